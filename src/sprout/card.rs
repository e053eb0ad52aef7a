//! The model card that the app shows: what Sprout is, what it can do, what it cannot.

use std::path::Path;

use crate::error::SproutError;
use crate::evaluate::{Orders, Row};
use crate::import::Training;
use crate::lesson::Outcome;
use crate::network::Network;
use crate::recipe;

#[derive(serde::Serialize)]
struct Card<'a> {
    name: &'static str,
    title: &'static str,
    parameters: usize,
    file_bytes: u64,
    format: &'static str,
    context_tokens: usize,
    trained_prompt_tokens: usize,
    vocabulary: usize,
    layers: usize,
    width: usize,
    /// Left out where the file does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    training_tokens: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    training_steps: Option<u64>,
    made: &'static str,
    /// Whether the recipe as it stands gives the file.
    again: &'static str,
    can: &'static str,
    cannot: &'static str,
    measured: &'static str,
    evaluation: &'a [Row],
    orders: &'a Orders,
    starters: &'a [Outcome],
}

/// Writes `sprout.json` beside the model.
pub fn write(
    folder: &Path,
    network: &Network,
    training: Training,
    rows: &[Row],
    orders: &Orders,
    lessons: &[Outcome],
) -> Result<(), SproutError> {
    let model = folder.join("sprout.gguf");
    let card = Card {
        name: "Sprout",
        title: "Sprout, a tiny demo model",
        parameters: network.n_parameters(),
        file_bytes: std::fs::metadata(&model)
            .map_err(SproutError::at(&model))?
            .len(),
        format: "GGUF, llama, Q8_0",
        context_tokens: network.sizes.context,
        trained_prompt_tokens: recipe::STAGES
            .iter()
            .map(|stage| stage.most_tokens)
            .max()
            .unwrap_or(0),
        vocabulary: network.sizes.vocabulary,
        layers: network.sizes.layers,
        width: network.sizes.width,
        training_tokens: known(training.tokens),
        training_steps: known(training.steps),
        made: "Trained from scratch by this project's own trainer, nine minutes on one NVIDIA H100 and twenty-four on one processor core, on prompts with examples that a program wrote; its first weights hold a hand-made head start for looking things up. It has read no books, web pages or people's messages.",
        again: if training.steps == recipe::STEPS as u64 {
            "Trained again, it comes out alike but not the same to the last digit: a graphics card adds in no fixed order."
        } else {
            "The recipe has changed since this file was made; run again, it gives another."
        },
        can: "Short prompts with a few examples: they tell it what to do and which labels to use. Sorting messages, bringing text into shape, finding a name or a number, plain words in four languages, sums worked step by step.",
        cannot: "Facts beyond a few word lists, conversation, long texts, and anything unlike its training prompts: there it writes nonsense. Load a larger model for real work.",
        measured: "Share of prompts answered exactly right by greedy decoding with the shipped weights, with Wilson's 95% interval. The prompts carry no instruction and general labels, so that only the examples tell the task. Held out from training are: label words, and sentence patterns, for sorting; words for copying, casing, spelling and bringing into shape; numbers, dates and patterns for reckoning and notes; three forms and two families altogether. Rows that say taught words ask for those. Plurals, opposites, past tenses, translations, capitals and facts ask for words seen in training.",
        evaluation: rows,
        orders,
        starters: lessons,
    };
    let path = folder.join("sprout.json");
    let text = serde_json::to_string_pretty(&card).map_err(|error| SproutError::State {
        path: path.clone(),
        reason: error.to_string(),
    })?;
    std::fs::write(&path, text + "\n").map_err(SproutError::at(&path))
}

fn known(count: u64) -> Option<u64> {
    (count > 0).then_some(count)
}
