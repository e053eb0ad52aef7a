//! What can go wrong in an experiment, in words that say what to do.

use crate::words;

/// An experiment that cannot be planned, scored or counted. No message carries a prompt or an answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LabError {
    // Numbers.
    #[error("{}", words::wrong_level(&level.to_string()))]
    Level { level: f64 },
    #[error("{}", words::more_passed_than_rows(successes, n))]
    MoreSuccessesThanRows { successes: u64, n: u64 },
    #[error("{}", words::too_few(what, least, found))]
    TooFew {
        what: &'static str,
        least: usize,
        found: usize,
    },
    #[error("{}", words::not_paired(left, right))]
    NotPaired { left: usize, right: usize },
    #[error("{}", words::wrong_setting(what, choose))]
    Setting {
        what: &'static str,
        choose: &'static str,
    },

    // Scores.
    #[error("{}", words::too_long(what, size, unit, most))]
    TooLong {
        what: &'static str,
        size: usize,
        most: usize,
        unit: &'static str,
    },
    #[error("{}", words::not_measured(what))]
    NotMeasured { what: &'static str },
    #[error("{}", words::pattern_unreadable())]
    Pattern,
    #[error("{}", words::pattern_too_slow())]
    PatternTooSlow,
    #[error("{}", words::check_value_unusable(kind))]
    AssertionValue { kind: &'static str },
    #[error("{}", words::schema_unusable(place, what))]
    Schema { place: String, what: &'static str },
    #[error("{}", words::schema_too_slow())]
    SchemaTooSlow,
    #[error("{}", words::embeddings_unlike())]
    Embeddings,
    #[error("{}", words::judge_reply_unread())]
    JudgeReply,

    // Experiments.
    #[error("{}", words::not_finished(missing))]
    NotFinished { missing: usize },
    #[error("{}", words::unknown_call())]
    UnknownCall,
    #[error("{}", words::wrong_answer())]
    WrongAnswer,
    #[error("{}", words::labels_collide(a, b))]
    LabelsCollide { a: String, b: String },
    #[error("{}", words::label_not_one_token(label, n_tokens))]
    LabelNotOneToken { label: String, n_tokens: usize },
    #[error("{}", words::too_many_calls(most))]
    TooManyCalls { most: usize },
}
