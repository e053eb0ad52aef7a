//! A starter that reckons, and one that puts things in order.

use super::{Group, Starter};

const PLAIN: Starter = Starter {
    group: Group::Numbers,
    ..Starter::PLAIN
};

pub(super) const STEPS: Starter = Starter {
    name: "Add step by step",
    lesson: "Show the working and it gets there. Asked at once, it often slips.",
    also: "sum maths arithmetic chain of thought reasoning addition",
    labels: ("Sum", "Answer"),
    examples: &[
        ("47 + 38", "7 + 8 = 15, 4 + 3 + 1 = 8, so 85"),
        ("21 + 56", "1 + 6 = 7, 2 + 5 = 7, so 77"),
        ("64 + 19", "4 + 9 = 13, 6 + 1 + 1 = 8, so 83"),
        ("35 + 42", "5 + 2 = 7, 3 + 4 = 7, so 77"),
    ],
    input: "58 + 26",
    answer: "8 + 6 = 14, 5 + 2 + 1 = 8, so 84",
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const ALPHABET: Starter = Starter {
    name: "Order from A to Z",
    lesson: "Put a few words into the order of a dictionary.",
    also: "sort alphabet alphabetical list",
    labels: ("Words", "Answer"),
    examples: &[
        ("lamp chair bed", "bed chair lamp"),
        ("tiger goat owl", "goat owl tiger"),
        ("red blue green", "blue green red"),
        ("cow apple house", "apple cow house"),
    ],
    input: "pear dog lemon",
    answer: "dog lemon pear",
    off: &[0, 1, 2, 3],
    ..PLAIN
};
