//! What stands in prompts and files and is English in every language: phrases to try, the note of a file, and papers.

use crate::judged::Judged;

/// The sentence that begins a reasoning (Kojima et al. 2022).
pub(crate) const THINK: &str = "Let's think step by step.";

/// Phrases of Battle and Gollapudi 2024 that may begin any instruction.
pub(crate) const OPENERS: [&str; 3] = [
    "",
    "You are as smart as ChatGPT.",
    "You are highly intelligent.",
];

/// Phrases of theirs that may end any instruction.
pub(crate) const CLOSERS: [&str; 4] = [
    "",
    "This will be fun!",
    "Take a deep breath and think carefully.",
    "I really need your help!",
];

/// Papers, as they are named everywhere.
pub(crate) const BATTLE: &str = "Battle and Gollapudi 2024";
pub(crate) const KOJIMA: &str = "Kojima et al. 2022";
pub(crate) const LU: &str = "Lu et al. 2021";
pub(crate) const ZHAO: &str = "Zhao et al. 2021";

/// What a pretend judge would ask of any answer.
pub(crate) const JUDGE_ASKED: &str = "Which kind is it?";
/// What the pretend judge says before its verdict.
pub(crate) const JUDGE_LOOKED: &str = "It looked at both.";

/// The way of judging in the note of a file; older files say it nowhere else.
pub(crate) fn note(judged: Judged) -> String {
    let way = match judged {
        Judged::SameWords => "It says the same words",
        Judged::Exactly => "It is exactly the same text",
        Judged::Contains => "It contains the right answer",
        Judged::Number => "It has the same number",
        Judged::Json => "It is the same JSON",
        Judged::Spelling => "It is close in spelling",
        Judged::Meaning => "It is similar in meaning",
        Judged::Several => "Several of these together, with weights",
        Judged::Rubric => "A model judges by a rubric",
        Judged::Yourself => "I judge them myself, side by side",
    };
    format!("An answer is right when: {way}.")
}
