//! The model card that the app shows: what Sprout is, what it can do, what it cannot.

use std::path::Path;

use crate::checkpoint::State;
use crate::error::SproutError;
use crate::evaluate::Row;
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
    training_tokens: u64,
    training_steps: usize,
    training_minutes: u64,
    made: &'static str,
    can: &'static str,
    cannot: &'static str,
    measured: &'static str,
    evaluation: &'a [Row],
    first_project: &'a [Outcome],
}

/// Writes `sprout.json` beside the model.
pub fn write(
    folder: &Path,
    network: &Network,
    state: &State,
    rows: &[Row],
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
        context_tokens: state.sizes.context,
        trained_prompt_tokens: recipe::STAGES
            .iter()
            .map(|stage| stage.most_tokens)
            .max()
            .unwrap_or(0),
        vocabulary: state.sizes.vocabulary,
        layers: state.sizes.layers,
        width: state.sizes.width,
        training_tokens: state.tokens_seen,
        training_steps: state.step,
        training_minutes: (state.seconds / 60.0).round() as u64,
        made: "Trained from scratch by this project's own trainer, on one CPU core, on few-shot prompts that a program wrote; its first weights held a hand-made head start for looking things up. It has read no books, web pages or people's messages.",
        can: "Short few-shot prompts like those it was trained on: the examples tell it what to do and which labels to use.",
        cannot: "Facts, conversation, long texts, and anything unlike its training prompts: there it writes nonsense. Load a larger model for real work.",
        measured: "Share of prompts answered exactly right by greedy decoding with the shipped weights, with Wilson's 95% interval. Label words, and the sentences or words asked about, are held out from training for sorting, copying, casing, letters and finding; the other families ask for words seen in training.",
        evaluation: rows,
        first_project: lessons,
    };
    let path = folder.join("sprout.json");
    let text = serde_json::to_string_pretty(&card).map_err(|error| SproutError::State {
        path: path.clone(),
        reason: error.to_string(),
    })?;
    std::fs::write(&path, text + "\n").map_err(SproutError::at(&path))
}
