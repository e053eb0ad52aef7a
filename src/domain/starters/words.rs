//! Starters on single words. All are asked in the same two words, so only the examples say what for.

use super::{Group, Starter};

const PLAIN: Starter = Starter {
    group: Group::Words,
    off: &[0, 1, 2, 3],
    ..Starter::PLAIN
};

pub(super) const GERMAN: Starter = Starter {
    name: "Translate into German",
    lesson: "Nothing says “German” in it: the model reads that off the examples.",
    also: "translation language english",
    examples: &[
        ("house", "Haus"),
        ("dog", "Hund"),
        ("water", "Wasser"),
        ("red", "rot"),
    ],
    input: "bread",
    answer: "Brot",
    ..PLAIN
};

pub(super) const FRENCH: Starter = Starter {
    name: "Translate into French",
    lesson: "The same prompt as for German. Other examples, another language.",
    also: "translation language english",
    examples: &[
        ("house", "maison"),
        ("dog", "chien"),
        ("water", "eau"),
        ("red", "rouge"),
    ],
    input: "bread",
    answer: "pain",
    ..PLAIN
};

pub(super) const PLURALS: Starter = Starter {
    name: "One and many",
    lesson: "Give the word for more than one.",
    also: "plural grammar",
    examples: &[
        ("box", "boxes"),
        ("city", "cities"),
        ("man", "men"),
        ("cat", "cats"),
    ],
    input: "leaf",
    answer: "leaves",
    ..PLAIN
};

pub(super) const OPPOSITES: Starter = Starter {
    name: "Find the opposite",
    lesson: "Give the word that means the reverse.",
    also: "antonym contrary grammar",
    examples: &[
        ("hot", "cold"),
        ("early", "late"),
        ("open", "closed"),
        ("win", "lose"),
    ],
    input: "rich",
    answer: "poor",
    ..PLAIN
};

pub(super) const PAST: Starter = Starter {
    name: "Put it in the past",
    lesson: "Turn a verb into what happened yesterday.",
    also: "past tense verb grammar",
    examples: &[
        ("go", "went"),
        ("walk", "walked"),
        ("eat", "ate"),
        ("carry", "carried"),
    ],
    input: "give",
    answer: "gave",
    ..PLAIN
};

pub(super) const CONTINENTS: Starter = Starter {
    name: "Name the continent",
    lesson: "Of all it could say about a country, the examples choose one thing.",
    also: "geography country facts part of the world",
    labels: ("Country", "Answer"),
    examples: &[
        ("India", "Asia"),
        ("France", "Europe"),
        ("Mexico", "America"),
        ("Thailand", "Asia"),
    ],
    input: "Egypt",
    answer: "Africa",
    ..PLAIN
};
