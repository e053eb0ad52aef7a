//! Sequences that go on: counting, the alphabet, repeating, the days.

use crate::rng::Rng;

use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split};
use super::{owned, owned_pairs};

/// What comes next: counting up or down in steps, the alphabet, a repeated group, the days.
pub fn pattern(lexicon: &Lexicon, n: usize, rng: &mut Rng) -> Task {
    const DAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let style = rng.below(5);
    let step = rng.between(1, 3);
    let shots = (0..n).map(|_| {
        let shown = rng.between(3, 5);
        let items: Vec<String> = match style {
            0 => {
                let start = rng.below(20);
                (0..=shown)
                    .map(|index| (start + index * step).to_string())
                    .collect()
            }
            1 => {
                let start = rng.between(shown * step, 25);
                (0..=shown)
                    .map(|index| (start - index * step).to_string())
                    .collect()
            }
            2 => {
                let start = rng.below(26 - shown);
                (0..=shown)
                    .map(|index| char::from(b'a' + (start + index) as u8).to_string())
                    .collect()
            }
            3 => {
                let group: Vec<String> = (0..rng.between(2, 3))
                    .map(|_| lexicon.word(Split::Train, rng))
                    .collect();
                (0..=shown + 1)
                    .map(|index| group[index % group.len()].clone())
                    .collect()
            }
            _ => {
                let start = rng.below(7);
                (0..=shown.min(3))
                    .map(|index| DAYS[(start + index) % 7].to_owned())
                    .collect()
            }
        };
        let (last, before) = items
            .split_last()
            .map(|(l, b)| (l.clone(), b.join(" ")))
            .unwrap_or_default();
        Shot::new(before, last)
    });
    Task {
        family: Family::Pattern,
        shots: shots.collect(),
        instructions: owned(&[
            "Continue the pattern.",
            "What comes next?",
            "Go on with the row.",
            "Say the next one.",
        ]),
        labels: owned_pairs(&[
            ("Row", "Next"),
            ("Pattern", "Next"),
            ("List", "Next"),
            ("Start", "Then"),
        ]),
    }
}
