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
        ("fast bicycle", "FastBicyclePlus"),
        ("clean water", "CleanWaterPlus"),
        ("light shoe", "LightShoePlus"),
        ("strong coffee", "StrongCoffeePlus"),
    ],
    input: "warm blanket",
    answer: "WarmBlanketPlus",
    ..PLAIN
};

pub(super) const SHOPS: Starter = Starter {
    name: "Make shop names",
    lesson: "Uses a value: change {{ending}} once and every example changes with it.",
    also: "naming brand idea marketing business variable",
    labels: ("Idea", "Name"),
    values: &[("ending", "Hub")],
    examples: &[
        ("lamp", "Lamp{{ending}}"),
        ("garden", "Garden{{ending}}"),
        ("coffee", "Coffee{{ending}}"),
        ("book", "Book{{ending}}"),
    ],
    input: "flower",
    answer: "FlowerHub",
    ..PLAIN
};

pub(super) const COMPANIES: Starter = Starter {
    name: "Make company names",
    lesson: "The same ideas in another style: the examples set it.",
    also: "naming brand idea marketing business firm",
    labels: ("Idea", "Name"),
    examples: &[
        ("lamp", "Lamp & Co"),
        ("garden", "Garden & Co"),
        ("coffee", "Coffee & Co"),
        ("book", "Book & Co"),
    ],
    input: "flower",
    answer: "Flower & Co",
    ..PLAIN
};
