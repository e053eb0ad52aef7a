//! Tries the app's starters: right with all examples, another answer once those that teach are off.

use domain::{ProjectId, STARTERS, Starter, render_completion};
use tokenizers::Tokenizer;

use crate::error::SproutError;
use crate::network::Network;
use crate::sample::answer;

/// Longest answer that is waited for, in tokens.
const MOST_TOKENS: usize = 64;

/// What came out of one starter.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Outcome {
    pub starter: String,
    pub input: String,
    pub expected: String,
    pub with_all: String,
    /// With the examples off that the app asks to switch off.
    pub without: String,
    pub right: bool,
    /// Whether switching those examples off changed the answer.
    pub turned: bool,
}

/// The prompt that the app makes, with the teaching examples on or off.
fn prompt(starter: &Starter, taught: bool) -> String {
    let mut project = starter.project(ProjectId(String::new()));
    let off: Vec<_> = starter.ids_off().collect();
    for example in &mut project.prompt.examples {
        example.on = taught || !off.contains(&example.id);
    }
    render_completion(&project.prompt).text
}

/// Runs every starter greedily and prints what came out.
pub fn try_all(network: &Network, tokenizer: &Tokenizer) -> Result<Vec<Outcome>, SproutError> {
    let mut outcomes = Vec::new();
    for starter in STARTERS {
        let run = |taught| answer(network, tokenizer, &prompt(starter, taught), MOST_TOKENS);
        let (with_all, without) = (run(true)?, run(false)?);
        let outcome = Outcome {
            starter: starter.name.to_owned(),
            input: starter.input.to_owned(),
            expected: starter.answer.to_owned(),
            right: with_all == starter.answer,
            turned: with_all != without,
            with_all,
            without,
        };
        println!(
            "{} {} {:<28} wants {:<34} all: {:<34} without: {}",
            if outcome.right { "right" } else { "WRONG" },
            if outcome.turned { "turned" } else { "SAME  " },
            outcome.starter,
            outcome.expected,
            outcome.with_all,
            outcome.without
        );
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checkpoint::models_folder;

    /// The card that the page shows was written for these very starters: each right, each turned.
    #[test]
    fn the_card_knows_every_starter() {
        let text = std::fs::read_to_string(models_folder().join("sprout.json")).expect("card");
        let card: serde_json::Value = serde_json::from_str(&text).expect("json");
        let told = card["starters"].as_array().expect("starters");
        assert_eq!(told.len(), STARTERS.len(), "run `cargo xtask eval-model`");
        for (starter, told) in STARTERS.iter().zip(told) {
            for (key, value) in [
                ("starter", starter.name),
                ("input", starter.input),
                ("expected", starter.answer),
                ("with_all", starter.answer),
            ] {
                assert_eq!(told[key], value, "run `cargo xtask eval-model`");
            }
            assert_eq!(told["turned"], true, "{}", starter.name);
        }
    }
}
