//! Starters that take something out of a text, or bring it into another shape: the examples are the rule.
//!
//! They have no instruction, so that nothing but the examples says what is wanted.

use super::{Group, Starter};

const PLAIN: Starter = Starter {
    group: Group::Reshape,
    labels: ("Text", "Answer"),
    ..Starter::PLAIN
};

pub(super) const NAME: Starter = Starter {
    name: "Find the name",
    lesson: "Take the person out of a note. Nothing asks for it but the examples.",
    also: "extract person entity notes",
    examples: &[
        ("Call Ada about the invoice.", "Ada"),
        ("The keys are with Omar until Friday.", "Omar"),
        ("Lunch with Mei at noon.", "Mei"),
        ("Give the box to Paul today.", "Paul"),
    ],
    input: "Ask Ravi for the report.",
    answer: "Ravi",
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const CITY: Starter = Starter {
    name: "Find the city",
    lesson: "Pick the place out of a sentence that names other things too.",
    also: "extract location place entity",
    examples: &[
        ("Anna bought 12 books in Rome.", "Rome"),
        ("My friend Leo lives in Oslo at number 7.", "Oslo"),
        ("Please send 4 lamps to Clara in Madrid.", "Madrid"),
        ("Victor is 31 years old and comes from Lima.", "Lima"),
    ],
    input: "My sister Nina lives in Vienna at number 25.",
    answer: "Vienna",
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const JSON: Starter = Starter {
    name: "Turn notes into JSON",
    lesson: "Make data for a program out of plain notes.",
    also: "extract structured data fields object",
    labels: ("Note", "JSON"),
    examples: &[
        (
            "Call Anna on Friday.",
            r#"{"name": "Anna", "day": "Friday"}"#,
        ),
        (
            "On Monday I must call Leo.",
            r#"{"name": "Leo", "day": "Monday"}"#,
        ),
        (
            "Please ring Mia on Sunday.",
            r#"{"name": "Mia", "day": "Sunday"}"#,
        ),
        (
            "Call Oscar on Thursday.",
            r#"{"name": "Oscar", "day": "Thursday"}"#,
        ),
    ],
    input: "Please ring Karl on Tuesday.",
    answer: r#"{"name": "Karl", "day": "Tuesday"}"#,
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const STOCK: Starter = Starter {
    name: "Orders into a list",
    lesson: "From each order note the thing and how many, and leave the rest.",
    also: "extract table record stock notes rows",
    labels: ("Note", "Entry"),
    examples: &[
        ("Anna from Rome ordered 4 books.", "books: 4"),
        ("Send 12 lamps to Leo in Paris.", "lamps: 12"),
        ("Mia needs 7 cups in Oslo.", "cups: 7"),
        ("30 pens for Oscar in Berlin.", "pens: 30"),
    ],
    input: "Karl from Vienna bought 9 chairs.",
    answer: "chairs: 9",
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const DATES: Starter = Starter {
    name: "Tidy dates",
    lesson: "Bring texts into one shape. The examples are the rule.",
    also: "format iso calendar",
    labels: ("Written", "Date"),
    examples: &[
        ("4 March 2024", "2024-03-04"),
        ("12 May 2023", "2023-05-12"),
        ("1 July 2025", "2025-07-01"),
        ("27 October 2021", "2021-10-27"),
    ],
    input: "9 June 2022",
    answer: "2022-06-09",
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const LINKS: Starter = Starter {
    name: "Make links from titles",
    lesson: "Write a title the way a web address wants it.",
    also: "slug url hyphen format web address",
    labels: ("Title", "Link"),
    examples: &[
        ("winter coat", "winter-coat"),
        ("red garden chair", "red-garden-chair"),
        ("school day", "school-day"),
        ("hot coffee cup", "hot-coffee-cup"),
    ],
    input: "blue summer dress",
    answer: "blue-summer-dress",
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const LAST_NAME: Starter = Starter {
    name: "Last name first",
    lesson: "Turn names round, as a register wants them.",
    also: "format names sort list",
    labels: ("Before", "After"),
    examples: &[
        ("Clara Baker", "Baker, Clara"),
        ("Hugo Fox", "Fox, Hugo"),
        ("Nina King", "King, Nina"),
        ("Paul Rose", "Rose, Paul"),
    ],
    input: "Oscar Wolf",
    answer: "Wolf, Oscar",
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const INITIALS: Starter = Starter {
    name: "Shorten first names",
    lesson: "Keep the first letter and the last name.",
    also: "initials format names abbreviate",
    labels: ("Before", "After"),
    examples: &[
        ("Helen Cook", "H. Cook"),
        ("Daniel Stone", "D. Stone"),
        ("Maria Bell", "M. Bell"),
        ("Frank Lamb", "F. Lamb"),
    ],
    input: "Rosa King",
    answer: "R. King",
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const HEADINGS: Starter = Starter {
    name: "Capitals for headings",
    lesson: "Start each word of a heading with a capital letter.",
    also: "title case upper format",
    labels: ("Before", "After"),
    examples: &[
        ("garden table", "Garden Table"),
        ("rain", "Rain"),
        ("yellow flower", "Yellow Flower"),
        ("winter coat", "Winter Coat"),
    ],
    input: "green apple",
    answer: "Green Apple",
    off: &[0, 1, 2, 3],
    ..PLAIN
};
