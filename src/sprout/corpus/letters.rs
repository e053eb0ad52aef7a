//! Tasks on the letters of a text: copying, casing, first and last letters, reversing.

use crate::rng::Rng;

use super::classify::title;
use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split};
use super::{owned, owned_pairs};

/// One to `most` words.
fn phrase(lexicon: &Lexicon, split: Split, most: usize, rng: &mut Rng) -> String {
    let words: Vec<String> = (0..rng.between(1, most))
        .map(|_| lexicon.any_word(split, rng))
        .collect();
    words.join(" ")
}

/// The examples are of taught words, the query of this split's.
fn at(split: Split, index: usize, n: usize) -> Split {
    if index + 1 == n { split } else { Split::Train }
}

/// Repeats words, numbers and short sentences as they are.
pub fn copy(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let style = rng.below(4);
    let shots = (0..n).map(|index| {
        let split = at(split, index, n);
        let text = match style {
            0 => phrase(lexicon, split, 5, rng),
            1 => (0..rng.between(2, 5))
                .map(|_| char::from(b'0' + rng.below(10) as u8))
                .collect(),
            2 => {
                let kind = rng.pick(&lexicon.topics);
                lexicon.sentence(kind, split, rng)
            }
            _ => title(&phrase(lexicon, split, 2, rng)),
        };
        Shot::new(text.clone(), text)
    });
    Task {
        family: Family::Copy,
        shots: shots.collect(),
        instructions: owned(&[
            "Copy the text.",
            "Repeat the text.",
            "Say it again.",
            "Write the same text again.",
        ]),
        labels: owned_pairs(&[
            ("Text", "Copy"),
            ("Text", "Same"),
            ("Say", "Again"),
            ("Original", "Copy"),
        ]),
    }
}

/// UPPER, lower or Title case; which one is told by the instruction or the examples.
pub fn casing(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let style = rng.below(3);
    let shots = (0..n).map(|index| {
        let plain = phrase(lexicon, at(split, index, n), 2, rng);
        let titled: Vec<String> = plain.split(' ').map(title).collect();
        match style {
            0 => Shot::new(plain.clone(), plain.to_uppercase()),
            1 => Shot::new(plain.to_uppercase(), plain),
            _ => Shot::new(plain, titled.join(" ")),
        }
    });
    let shots = shots.collect();
    let (instructions, out): (&[&str], &str) = match style {
        0 => (
            &[
                "Write in capital letters.",
                "Make it upper case.",
                "Write the words in capitals.",
            ],
            "Upper",
        ),
        1 => (&["Write in small letters.", "Make it lower case."], "Lower"),
        _ => (
            &[
                "Start each word with a capital letter.",
                "Make it title case.",
            ],
            "Title",
        ),
    };
    Task {
        family: Family::Casing,
        shots,
        instructions: owned(instructions),
        labels: owned_pairs(&[
            ("Text", out),
            ("Word", out),
            ("Text", "Text"),
            ("Before", "After"),
        ]),
    }
}

/// The first or the last letter of a word.
pub fn letter(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let first = rng.chance(0.6);
    let shots = (0..n).map(|index| {
        let word = lexicon.any_word(at(split, index, n), rng);
        let letter = if first {
            word.chars().next()
        } else {
            word.chars().last()
        };
        Shot::new(word.clone(), letter.map(String::from).unwrap_or_default())
    });
    let shots = shots.collect();
    let (instructions, out): (&[&str], &str) = if first {
        (
            &[
                "Give the first letter of the word.",
                "Which letter comes first?",
            ],
            "First letter",
        )
    } else {
        (
            &[
                "Give the last letter of the word.",
                "Which letter comes last?",
            ],
            "Last letter",
        )
    };
    Task {
        family: Family::Letter,
        shots,
        instructions: owned(instructions),
        labels: owned_pairs(&[("Word", out), ("Word", "Letter"), ("Word", "Answer")]),
    }
}

/// Letters with spaces between them, the other way round.
pub fn reverse(n: usize, rng: &mut Rng) -> Task {
    let shots = (0..n).map(|_| {
        let letters: Vec<String> = (0..rng.between(2, 5))
            .map(|_| char::from(b'a' + rng.below(26) as u8).to_string())
            .collect();
        let turned: Vec<String> = letters.iter().rev().cloned().collect();
        Shot::new(letters.join(" "), turned.join(" "))
    });
    Task {
        family: Family::Reverse,
        shots: shots.collect(),
        instructions: owned(&[
            "Reverse the letters.",
            "Write the letters backwards.",
            "Turn the order round.",
        ]),
        labels: owned_pairs(&[
            ("Letters", "Reversed"),
            ("Text", "Backwards"),
            ("Letters", "Answer"),
        ]),
    }
}
