//! The corpus: an endless stream of few-shot documents, the same for the same seed.

pub mod classify;
pub mod document;
pub mod extract;
pub mod family;
pub mod letters;
pub mod lexicon;
pub mod pairs;
pub mod sequences;
#[cfg(test)]
mod tests;

use crate::recipe::Stage;
use crate::rng::Rng;

use document::{Document, Style, write};
use lexicon::{Lexicon, Split};

/// One training document of this stage.
pub fn draw(lexicon: &Lexicon, stage: &Stage, rng: &mut Rng) -> Document {
    let total: f64 = stage.mix.iter().map(|(_, weight)| weight).sum();
    let mut at = rng.unit() * total;
    let mut family = stage.mix[0].0;
    for (candidate, weight) in stage.mix {
        family = *candidate;
        at -= weight;
        if at < 0.0 {
            break;
        }
    }
    let n_shots = rng.between(stage.fewest_shots, stage.most_shots);
    let task = family.task(lexicon, Split::Train, n_shots, rng);
    let style = if rng.chance(stage.chat_share) {
        Style::Chat
    } else {
        Style::Completion
    };
    write(&task, style, rng)
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn owned_pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(left, right)| ((*left).to_owned(), (*right).to_owned()))
        .collect()
}
