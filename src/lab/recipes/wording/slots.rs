//! Slots of a system message and the phrases of Battle and Gollapudi 2024.

use crate::words;

/// A place in the system message and the phrases that may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub name: String,
    /// The first is the one that the others are compared with, usually nothing.
    pub options: Vec<String>,
}

/// The paper's three slots: 5 openers, 3 task descriptions, 4 closers, 60 messages.
///
/// Whether the second task description says "problem" or "question" differs between those who quote it.
pub fn battle_slots() -> Vec<Slot> {
    let slot = |name: &str, options: &[&str]| Slot {
        name: name.into(),
        options: options.iter().map(|it| (*it).to_owned()).collect(),
    };
    vec![
        slot(
            words::opener(),
            &[
                "",
                "You are as smart as ChatGPT.",
                "You are highly intelligent.",
                "You are an expert mathematician.",
                "You are a professor of mathematics.",
            ],
        ),
        slot(
            words::task(),
            &[
                "",
                "Solve the following math problem.",
                "Answer the following math question.",
            ],
        ),
        slot(
            words::closer(),
            &[
                "",
                "This will be fun!",
                "Take a deep breath and think carefully.",
                "I really need your help!",
            ],
        ),
    ]
}
