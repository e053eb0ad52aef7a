//! Tasks that bring text into another shape: joining, swapping, sorting, spelling, records, JSON.

use crate::rng::Rng;

use super::classify::title;
use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split};
use super::{owned, owned_pairs};

/// The rule is told by the examples, or by labels.
const SHAPES: &[(&str, &str)] = &[
    ("Last name first.", "Sorted name"),
    ("Join with hyphens.", "Hyphens"),
    ("Join with slashes.", "Slashes"),
    ("Join with underscores.", "Name"),
    ("Put commas between the words.", "List"),
    ("Put spaces for commas.", "Words"),
    ("Write key and value.", "Pair"),
    ("Shorten the first name.", "Short"),
    ("Put it in quotes.", "Quoted"),
    ("Write the number in groups.", "Groups"),
    ("Put spaces for hyphens.", "Words"),
    ("Make it a greeting.", "Greeting"),
    ("Take the first word.", "First word"),
    ("Take the last word.", "Last word"),
    ("Say it twice.", "Twice"),
];

/// The same words in another shape.
pub fn reformat(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let which = rng.below(SHAPES.len());
    let shots = (0..n).map(|index| {
        let split = if index + 1 == n { split } else { Split::Train };
        let words: Vec<String> = (0..rng.between(2, 4))
            .map(|_| lexicon.any_word(split, rng))
            .collect();
        let (a, b) = (words[0].clone(), words[1].clone());
        let name = rng.pick(&lexicon.names).clone();
        let last = title(&a);
        let digits: String = (0..6)
            .map(|_| char::from(b'0' + rng.below(10) as u8))
            .collect();
        let (left, right) = match which {
            0 => (format!("{name} {last}"), format!("{last}, {name}")),
            1 => (words.join(" "), words.join("-")),
            2 => (words.join(" "), words.join("/")),
            3 => (words.join(" "), words.join("_")),
            4 => (words.join(" "), words.join(", ")),
            5 => (words.join(", "), words.join(" ")),
            6 => (format!("{a} {b}"), format!("{a}={b}")),
            7 => (format!("{name} {last}"), format!("{}. {last}", &name[..1])),
            8 => (words.join(" "), format!("\"{}\"", words.join(" "))),
            9 => (digits.clone(), format!("{} {}", &digits[..3], &digits[3..])),
            10 => (words.join("-"), words.join(" ")),
            11 => (name.clone(), format!("Hello {name}!")),
            12 => (words.join(" "), a),
            13 => (words.join(" "), words[words.len() - 1].clone()),
            _ => (a.clone(), format!("{a} {a}")),
        };
        Shot::new(left, right)
    });
    let shots = shots.collect();
    let (instruction, label) = SHAPES[which];
    Task {
        family: Family::Reformat,
        shots,
        instructions: owned(&[instruction]),
        labels: owned_pairs(&[("Text", label), ("Before", "After"), ("Text", "Text")]),
    }
}

/// Two words change places. Never taught.
pub fn swap(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let shots = (0..n).map(|_| {
        let (a, b) = (
            lexicon.any_word(split, rng),
            lexicon.any_word(Split::Train, rng),
        );
        Shot::new(format!("{a} {b}"), format!("{b} {a}"))
    });
    Task {
        family: Family::Swap,
        shots: shots.collect(),
        instructions: owned(&["Swap the two words."]),
        labels: owned_pairs(&[("Words", "Swapped")]),
    }
}

/// Letters, numbers or words into order.
pub fn sort(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let style = rng.below(3);
    let shots = (0..n).map(|index| {
        let split = if index + 1 == n { split } else { Split::Train };
        let many = rng.between(3, 5);
        let (mixed, ordered): (Vec<String>, Vec<String>) = match style {
            0 => {
                let letters: Vec<char> = ('a'..='z').collect();
                let mixed = rng.sample(&letters, many);
                let mut ordered = mixed.clone();
                ordered.sort_unstable();
                let text = |all: Vec<char>| all.into_iter().map(String::from).collect();
                (text(mixed), text(ordered))
            }
            1 => {
                let numbers: Vec<usize> = (0..10).collect();
                let mixed = rng.sample(&numbers, many);
                let mut ordered = mixed.clone();
                ordered.sort_unstable();
                let text = |all: Vec<usize>| all.into_iter().map(|it| it.to_string()).collect();
                (text(mixed), text(ordered))
            }
            _ => {
                let mut mixed: Vec<String> = Vec::new();
                while mixed.len() < 3 {
                    let word = lexicon.word(split, rng);
                    if mixed.iter().all(|it| it[..1] != word[..1]) {
                        mixed.push(word);
                    }
                }
                let mut ordered = mixed.clone();
                ordered.sort_unstable();
                (mixed, ordered)
            }
        };
        Shot::new(mixed.join(" "), ordered.join(" "))
    });
    Task {
        family: Family::Sort,
        shots: shots.collect(),
        instructions: owned(&[
            "Put them in order.",
            "Sort the list.",
            "Bring them into order.",
        ]),
        labels: owned_pairs(&[
            ("List", "Sorted"),
            ("Mixed", "Order"),
            ("Items", "In order"),
        ]),
    }
}

/// A word letter by letter.
pub fn spell(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let shots = (0..n).map(|index| {
        let split = if index + 1 == n { split } else { Split::Train };
        let word = lexicon.any_word(split, rng);
        let letters: Vec<String> = word.chars().map(String::from).collect();
        Shot::new(word, letters.join(" "))
    });
    Task {
        family: Family::Spell,
        shots: shots.collect(),
        instructions: owned(&["Spell the word.", "Give the letters of the word."]),
        labels: owned_pairs(&[("Word", "Letters"), ("Word", "Spelling")]),
    }
}

/// What people ask for: an intent, its patterns, and the names of `@1` and `@2`. The last pattern is held out.
type Wish = (&'static str, [&'static str; 4], [(&'static str, Slot); 2]);

#[derive(Clone, Copy)]
enum Slot {
    Name,
    City,
    Number,
    Day,
    Dish,
}

const WISHES: &[Wish] = &[
    (
        "table",
        [
            "Book a table for @1 on @2.",
            "I need a table for @1 people on @2.",
            "A table on @2 for @1, please.",
            "Can we have a table for @1 on @2?",
        ],
        [("people", Slot::Number), ("day", Slot::Day)],
    ),
    (
        "travel",
        [
            "I want to fly from @1 to @2.",
            "Book a trip to @2 from @1.",
            "A ticket from @1 to @2, please.",
            "How do I get from @1 to @2?",
        ],
        [("from", Slot::City), ("to", Slot::City)],
    ),
    (
        "call",
        [
            "Call @1 on @2.",
            "Please ring @1 on @2.",
            "On @2 I must call @1.",
            "Remind me to call @1 on @2.",
        ],
        [("name", Slot::Name), ("day", Slot::Day)],
    ),
    (
        "order",
        [
            "I would like @1 portions of @2.",
            "Bring me @1 times @2.",
            "@1 of @2, please.",
            "We take @1 plates of @2.",
        ],
        [("number", Slot::Number), ("dish", Slot::Dish)],
    ),
    (
        "weather",
        [
            "What is the weather in @1 on @2?",
            "Will it rain in @1 on @2?",
            "On @2, is it warm in @1?",
            "Tell me the weather on @2 in @1.",
        ],
        [("city", Slot::City), ("day", Slot::Day)],
    ),
    (
        "visit",
        [
            "@1 comes from @2 to see me.",
            "I will meet @1 in @2.",
            "Let us see @1 in @2.",
            "We visit @1, who lives in @2.",
        ],
        [("name", Slot::Name), ("city", Slot::City)],
    ),
];

fn slot(lexicon: &Lexicon, slot: Slot, rng: &mut Rng) -> String {
    const DAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    const DISHES: [&str; 8] = [
        "soup", "pizza", "pasta", "fish", "salad", "rice", "cake", "bread",
    ];
    match slot {
        Slot::Name => rng.pick(&lexicon.names).clone(),
        Slot::City => rng.pick(&lexicon.capitals).1.clone(),
        Slot::Number => rng.between(2, 12).to_string(),
        Slot::Day => (*rng.pick(&DAYS)).to_owned(),
        Slot::Dish => (*rng.pick(&DISHES)).to_owned(),
    }
}

/// A wish as JSON: its intent and what it names.
pub fn slots(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let many = rng.between(1, 4);
    let chosen = rng.sample(WISHES, many);
    let with_intent = rng.chance(0.7);
    let shots = (0..n).map(|index| {
        let (intent, patterns, names) = *rng.pick(&chosen);
        let which = if split == Split::Held && index + 1 == n {
            3
        } else {
            rng.below(3)
        };
        let values = names.map(|(_, kind)| slot(lexicon, kind, rng));
        let text = patterns[which]
            .replace("@1", &values[0])
            .replace("@2", &values[1]);
        let mut fields = Vec::new();
        if with_intent {
            fields.push(format!("\"intent\": \"{intent}\""));
        }
        for ((name, _), value) in names.iter().zip(&values) {
            fields.push(format!("\"{name}\": \"{value}\""));
        }
        Shot::new(text, format!("{{{}}}", fields.join(", ")))
    });
    let shots = shots.collect();
    Task {
        family: Family::Slots,
        shots,
        instructions: if with_intent {
            owned(&[
                "Turn the wish into JSON with its intent.",
                "Give the intent and its values as JSON.",
            ])
        } else {
            owned(&["Turn the note into JSON.", "Give the values as JSON."])
        },
        labels: owned_pairs(&[("Wish", "JSON"), ("Text", "JSON"), ("Note", "JSON")]),
    }
}
