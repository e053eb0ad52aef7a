//! Starters that take something out of a text, or bring it into another shape: the examples are the rule.
//!
//! They have no instruction, so that nothing but the examples says what is wanted.

use super::{Group, Starter};

const PLAIN: Starter = Starter {
    group: Group::Reshape,
    labels: ("Text", "Answer"),
    ..Starter::PLAIN
};

/// The same notes for three questions that nobody asks in words.
const NOTES: Starter = Starter {
    input: "Nina needs 25 chairs in Vienna.",
    off: &[0, 1, 2, 3],
    ..PLAIN
};

pub(super) const NAME: Starter = Starter {
    name: "Find the name",
    lesson: "Take the person out of a note. Nothing asks for it but the examples.",
    also: "extract person entity notes",
    examples: &[
        ("Anna bought 12 books in Rome.", "Anna"),
        ("My friend Leo lives in Oslo at number 7.", "Leo"),
        ("Please send 4 lamps to Clara in Madrid.", "Clara"),
        ("Victor is 31 years old and comes from Lima.", "Victor"),
    ],
    answer: "Nina",
    ..NOTES
};

pub(super) const CITY: Starter = Starter {
    name: "Find the city",
    lesson: "The same notes with other answers: now it picks the place.",
    also: "extract location place entity notes",
    examples: &[
        ("Anna bought 12 books in Rome.", "Rome"),
        ("My friend Leo lives in Oslo at number 7.", "Oslo"),
        ("Please send 4 lamps to Clara in Madrid.", "Madrid"),
        ("Victor is 31 years old and comes from Lima.", "Lima"),
    ],
    answer: "Vienna",
    ..NOTES
};

pub(super) const NUMBER: Starter = Starter {
    name: "Find the number",
    lesson: "And again the same notes: now it picks how many.",
    also: "extract amount count quantity notes",
    examples: &[
        ("Anna bought 12 books in Rome.", "12"),
        ("My friend Leo lives in Oslo at number 7.", "7"),
        ("Please send 4 lamps to Clara in Madrid.", "4"),
        ("Victor is 31 years old and comes from Lima.", "31"),
    ],
    answer: "25",
    ..NOTES
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
    lesson: "Bring dates into one shape. The examples say into which.",
    also: "format iso calendar",
    labels: ("Written", "Date"),
    examples: &[
        ("2024-03-04", "4 March 2024"),
        ("2023-05-12", "12 May 2023"),
        ("2025-07-01", "1 July 2025"),
        ("2021-10-27", "27 October 2021"),
    ],
    input: "2022-06-09",
    answer: "9 June 2022",
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
    input: "Emma Lake",
    answer: "Lake, Emma",
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
