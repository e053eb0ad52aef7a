//! Starters that write something new in the manner of the examples.

use super::{Group, Starter};

const PLAIN: Starter = Starter {
    group: Group::Write,
    off: &[0, 1, 2, 3],
    ..Starter::PLAIN
};

pub(super) const PRODUCTS: Starter = Starter {
    name: "Make product names",
    lesson: "Names in one style, made from what the thing is.",
    also: "naming brand idea marketing",
    labels: ("Idea", "Name"),
    examples: &[
        ("quick lamp", "QuickLamp"),
        ("soft chair", "SoftChair"),
        ("green garden", "GreenGarden"),
        ("clean water", "CleanWater"),
    ],
    input: "happy horse",
    answer: "HappyHorse",
    ..PLAIN
};

pub(super) const SHOPS: Starter = Starter {
    name: "Make shop names",
    lesson: "Another ending in the examples gives another kind of name.",
    also: "naming brand idea marketing business",
    labels: ("Idea", "Name"),
    examples: &[
        ("lamp", "LampHub"),
        ("garden", "GardenHub"),
        ("coffee", "CoffeeHub"),
        ("book", "BookHub"),
    ],
    input: "flower",
    answer: "FlowerHub",
    ..PLAIN
};

pub(super) const REPLIES: Starter = Starter {
    name: "Reply kindly",
    lesson: "Keep one tone. Uses a value: change {{shop}} once, everywhere.",
    also: "answer customers email support letter variable",
    instruction: "Answer for {{shop}} in one kind sentence.",
    labels: ("Customer", "Reply"),
    values: &[("shop", "Green & Sons")],
    examples: &[
        (
            "My lamp came broken.",
            "We are sorry about the lamp and send a new one today.",
        ),
        (
            "Do you open on Sunday?",
            "Yes, we are glad to see you on Sunday from ten to four.",
        ),
        (
            "Thank you for the quick help.",
            "It was a pleasure, and we hope to see you soon.",
        ),
    ],
    input: "Can I return the chair?",
    answer: "Yes, you can return the chair, and we are glad to help.",
    off: &[0, 1, 2],
    ..PLAIN
};
