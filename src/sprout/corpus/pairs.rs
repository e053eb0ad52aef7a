//! Tasks that are learned word by word: plurals, opposites, past tenses, translations, capitals.

use crate::rng::Rng;

use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::Lexicon;
use super::{owned, owned_pairs};

fn shots(pairs: &[(String, String)], n: usize, rng: &mut Rng) -> Vec<Shot> {
    rng.sample(pairs, n)
        .into_iter()
        .map(|(left, right)| Shot::new(left, right))
        .collect()
}

pub fn plural(lexicon: &Lexicon, n: usize, rng: &mut Rng) -> Task {
    Task {
        family: Family::Plural,
        shots: shots(&lexicon.plurals, n, rng),
        instructions: owned(&[
            "Give the plural.",
            "Write the word for more than one.",
            "Make the plural.",
        ]),
        labels: owned_pairs(&[("Word", "Plural"), ("One", "Many"), ("Singular", "Plural")]),
    }
}

pub fn opposite(lexicon: &Lexicon, n: usize, rng: &mut Rng) -> Task {
    let mut shots = shots(&lexicon.opposites, n, rng);
    for shot in &mut shots {
        if rng.chance(0.5) {
            std::mem::swap(&mut shot.input, &mut shot.output);
        }
    }
    Task {
        family: Family::Opposite,
        shots,
        instructions: owned(&[
            "Give the opposite.",
            "Say the opposite word.",
            "Find the word that means the opposite.",
        ]),
        labels: owned_pairs(&[("Word", "Opposite"), ("This", "Opposite"), ("Word", "Not")]),
    }
}

pub fn past(lexicon: &Lexicon, n: usize, rng: &mut Rng) -> Task {
    Task {
        family: Family::Past,
        shots: shots(&lexicon.past, n, rng),
        instructions: owned(&[
            "Give the past tense.",
            "Put the verb in the past.",
            "What is the past form?",
        ]),
        labels: owned_pairs(&[("Verb", "Past"), ("Today", "Yesterday"), ("Now", "Then")]),
    }
}

/// Between English and German, French or Spanish, mostly from English.
pub fn translation(lexicon: &Lexicon, n: usize, rng: &mut Rng) -> Task {
    const LANGUAGES: [&str; 4] = ["English", "German", "French", "Spanish"];
    let other = rng.between(1, 3);
    let (from, to) = if rng.chance(0.75) {
        (0, other)
    } else {
        (other, 0)
    };
    let rows = rng.sample(&lexicon.translations, n);
    let shots = rows
        .iter()
        .map(|row| Shot::new(row[from].clone(), row[to].clone()))
        .collect();
    let (from, to) = (LANGUAGES[from], LANGUAGES[to]);
    Task {
        family: Family::Translation,
        shots,
        instructions: vec![
            format!("Translate from {from} to {to}."),
            format!("Translate into {to}."),
            format!("Say it in {to}."),
            format!("Translate the word into {to}."),
        ],
        labels: owned_pairs(&[(from, to), (from, to), (from, to), ("Word", to)]),
    }
}

pub fn capital(lexicon: &Lexicon, n: usize, rng: &mut Rng) -> Task {
    let back = rng.chance(0.2);
    let mut shots = shots(&lexicon.capitals, n, rng);
    if back {
        for shot in &mut shots {
            std::mem::swap(&mut shot.input, &mut shot.output);
        }
    }
    let (instructions, labels): (&[&str], _) = if back {
        (
            &["Name the country of this capital."],
            ("Capital", "Country"),
        )
    } else {
        (
            &[
                "Name the capital city.",
                "What is the capital of this country?",
            ],
            ("Country", "Capital"),
        )
    };
    Task {
        family: Family::Capital,
        shots,
        instructions: owned(instructions),
        labels: owned_pairs(&[
            labels,
            labels,
            if back { labels } else { ("Place", "Capital") },
        ]),
    }
}
