//! Starters that put texts into kinds: a kind is whatever the examples call one.

use super::{Group, Starter};

pub(super) const MESSAGES: Starter = Starter {
    name: "Sort messages",
    lesson: "Put texts into kinds. The examples say which kinds there are.",
    group: Group::Sort,
    also: "classify classification category support",
    instruction: "Sort each message into a kind.",
    labels: ("Message", "Kind"),
    examples: &[
        ("My package never arrived.", "Delivery"),
        ("I was charged twice this month.", "Billing"),
        ("The app closes when I tap Save.", "Bug"),
        ("Where is my parcel?", "Delivery"),
    ],
    input: "The screen goes black after I sign in.",
    answer: "Bug",
    off: &[2],
    ..Starter::PLAIN
};

pub(super) const EMAILS: Starter = Starter {
    name: "Sort customer emails",
    lesson: "Send each email to the team that can answer it.",
    group: Group::Sort,
    also: "classify route inbox support mail",
    instruction: "Sort customer emails by topic.",
    labels: ("Email", "Team"),
    examples: &[
        ("How can I choose a new password?", "Accounts"),
        ("I need a table for six people on Sunday.", "Bookings"),
        ("My card was charged again this week.", "Payments"),
        ("My user name is wrong in the app.", "Accounts"),
        ("Please move my appointment to the morning.", "Bookings"),
        ("The price on my invoice is too high.", "Payments"),
    ],
    input: "Can I still book a room for Friday?",
    answer: "Bookings",
    off: &[1, 4],
    ..Starter::PLAIN
};

pub(super) const REVIEWS: Starter = Starter {
    name: "Good or bad review",
    lesson: "Tell happy customers from unhappy ones.",
    group: Group::Sort,
    also: "sentiment tone mood classify feedback opinion",
    instruction: "Say how the review sounds.",
    labels: ("Review", "Verdict"),
    examples: &[
        ("The room was clean and cosy.", "Good"),
        ("The soup was cold and tasteless.", "Bad"),
        ("We loved the friendly staff.", "Good"),
        ("The service was slow and rude.", "Bad"),
    ],
    input: "What a boring and useless book!",
    answer: "Bad",
    off: &[1, 3],
    ..Starter::PLAIN
};

pub(super) const SENTENCES: Starter = Starter {
    name: "Question, statement or order",
    lesson: "Tell what somebody wants: to ask, to tell, or to have it done.",
    group: Group::Sort,
    also: "classify intent sentence request command",
    instruction: "What sort of sentence is it?",
    labels: ("Sentence", "Kind"),
    examples: &[
        ("Where is the lamp?", "Question"),
        ("The keys are on the table.", "Statement"),
        ("Close the kitchen window.", "Order"),
        ("Do you know the new teacher?", "Question"),
        ("My aunt has a garden.", "Statement"),
    ],
    input: "Give me the blue box.",
    answer: "Order",
    off: &[2],
    ..Starter::PLAIN
};

pub(super) const NEWS: Starter = Starter {
    name: "File the news",
    lesson: "Give each short text the tag of its subject.",
    group: Group::Sort,
    also: "classify topic label headlines articles",
    instruction: "Label each text with its topic.",
    labels: ("Text", "Topic"),
    examples: &[
        ("The goalkeeper missed the ball in the final.", "Sport"),
        ("Heavy rain and wind all day in the north.", "Weather"),
        ("The bank has a low interest rate.", "Money"),
        ("Our team won the cup last night.", "Sport"),
        ("The storm will stop this evening.", "Weather"),
    ],
    input: "The share price of the bank went up.",
    answer: "Money",
    off: &[2],
    ..Starter::PLAIN
};

pub(super) const TASKS: Starter = Starter {
    name: "Done or still to do",
    lesson: "Sort notes into what was done and what is planned.",
    group: Group::Sort,
    also: "classify todo tasks past future",
    instruction: "Choose the right label.",
    labels: ("Note", "Tag"),
    examples: &[
        ("Yesterday we had to clean the kitchen.", "Done"),
        ("Tomorrow I will call my mother.", "Planned"),
        ("Last week they sold the old car.", "Done"),
        ("Next year we are going to paint the walls.", "Planned"),
    ],
    input: "Tomorrow she will wash the car.",
    answer: "Planned",
    off: &[1, 3],
    ..Starter::PLAIN
};

pub(super) const THINGS: Starter = Starter {
    name: "Sort words into groups",
    lesson: "Put each thing on its shelf.",
    group: Group::Sort,
    also: "classify category inventory shop products",
    instruction: "Sort the words into groups.",
    labels: ("Word", "Group"),
    examples: &[
        ("horse", "Animals"),
        ("hammer", "Tools"),
        ("pear", "Fruit"),
        ("goat", "Animals"),
        ("spade", "Tools"),
    ],
    input: "cherry",
    answer: "Fruit",
    off: &[2],
    ..Starter::PLAIN
};
