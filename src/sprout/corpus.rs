//! The corpus: an endless stream of few-shot documents, the same for the same seed.

pub mod classify;
pub mod document;
pub mod extract;
pub mod family;
pub mod layout;
pub mod letters;
pub mod lexicon;
pub mod naming;
pub mod notes;
pub mod numbers;
pub mod pairs;
pub mod sentences;
pub mod sequences;
pub mod shapes;
pub mod talk;
#[cfg(test)]
mod tests;
pub mod world;

use crate::recipe::Stage;
use crate::rng::Rng;

use document::{Document, Shot, write};
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
    // Mostly few examples, sometimes many.
    let most = if rng.chance(0.75) {
        stage.most_shots.min(stage.fewest_shots.max(8))
    } else {
        stage.most_shots
    };
    let n_shots = family.shots(rng.between(stage.fewest_shots, most), rng);
    let mut task = loop {
        let task = family.task(lexicon, Split::Train, n_shots, rng);
        let is_reserved = |shot: &Shot| lexicon.reserved.contains(&shot.input);
        if !task.shots.iter().any(is_reserved) {
            break task;
        }
    };
    let can_cross = stage.crossed > 0.0 && n_shots > 0 && family.has_any_labels();
    if can_cross && rng.chance(stage.crossed) {
        classify::cross_labels(&mut task, lexicon, rng);
    }
    write(&task, stage.chat_share, stage.free_share, rng)
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
