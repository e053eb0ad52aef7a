//! The rows of the examination: each family in the app's form, then other forms, other words, and chat.

use crate::corpus::family::Family;
use crate::corpus::layout::{HELD, Layout};
use crate::corpus::lexicon::Split;

/// What is examined in one row.
#[derive(Clone, Copy, Debug)]
pub struct Exam {
    pub family: Family,
    /// `Held` asks for what was never taught; `Train` for taught words.
    pub split: Split,
    /// The app's layout, chat, or one of those that are never taught.
    pub forms: &'static [Layout],
    pub note: &'static str,
}

impl Exam {
    /// The row's heading.
    pub fn name(&self) -> String {
        format!("{}{}", self.family.name(), self.note)
    }
}

/// Every family in the app's layout; then other forms, and chat.
pub fn exams() -> Vec<Exam> {
    const APP: &[Layout] = &[Layout::App];
    let exam = |family, split, forms, note| Exam {
        family,
        split,
        forms,
        note,
    };
    // What is said in plain talk has many right answers: see `talk`.
    let all = Family::ALL
        .into_iter()
        .filter(|family| *family != Family::Talk);
    let mut exams: Vec<Exam> = all
        .map(|family| exam(family, Split::Held, APP, ""))
        .collect();
    for family in [Family::Copy, Family::Casing, Family::Reformat] {
        exams.push(exam(
            family,
            Split::Taught,
            &HELD,
            ", taught words in forms never taught",
        ));
        exams.push(exam(
            family,
            Split::Train,
            APP,
            ", many words without sense",
        ));
    }
    exams.push(exam(
        Family::Kinds,
        Split::Held,
        &HELD,
        ", in forms never taught",
    ));
    for family in [Family::Tone, Family::Category] {
        exams.push(exam(family, Split::Taught, APP, ", only the labels new"));
    }
    exams.push(exam(
        Family::Kinds,
        Split::Held,
        &[Layout::Chat],
        ", as a chat",
    ));
    exams
}
