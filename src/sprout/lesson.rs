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

    fn card() -> serde_json::Value {
        let text = std::fs::read_to_string(models_folder().join("sprout.json")).expect("card");
        serde_json::from_str(&text).expect("json")
    }

    /// What the shipped file has to reach on held-out data, by the card that was written for it.
    #[test]
    fn the_shipped_file_keeps_what_is_promised() {
        let card = card();
        let file = std::fs::metadata(models_folder().join("sprout.gguf")).expect("file");
        assert_eq!(
            card["file_bytes"],
            file.len(),
            "run `cargo xtask eval-model`"
        );
        assert!(file.len() <= 8_000_000 && card["context_tokens"].as_u64() >= Some(2048));
        let rows = card["evaluation"].as_array().expect("rows");
        let score = |family: &str, shots: u64, what: &str| -> f64 {
            let row = rows
                .iter()
                .find(|row| row["family"] == family)
                .expect(family);
            let scores = row["scores"].as_array().expect("scores");
            let score = scores
                .iter()
                .find(|score| score["shots"] == shots)
                .expect("shots");
            score[what].as_f64().expect("number")
        };
        for (family, shots, least) in [
            ("sort messages into kinds", 8, 0.85),
            ("copy, taught words in forms never taught", 8, 0.9),
            (
                "upper, lower and title case, taught words in forms never taught",
                8,
                0.9,
            ),
            (
                "bring words into another shape, taught words in forms never taught",
                8,
                0.9,
            ),
            ("words into German, French, Spanish", 4, 0.85),
            ("other plain facts", 4, 0.85),
        ] {
            assert!(score(family, shots, "accuracy") >= least, "{family}");
        }
        assert!(
            score("sort messages into kinds", 0, "high") < 0.25,
            "at chance"
        );
        let never = "swap two words (family never trained)";
        assert!(score(never, 8, "low") > score(never, 0, "high"));
        let sums = |how| {
            score(
                &format!("sums of two two-digit numbers, {how}"),
                8,
                "accuracy",
            )
        };
        assert!(sums("step by step") - sums("at once") >= 0.15);
    }

    /// The card that the page shows was written for these very starters: each right, each turned.
    #[test]
    fn the_card_knows_every_starter() {
        let card = card();
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
