//! What can go wrong in an experiment, in words that say what to do.

/// An experiment that cannot be planned, scored or counted. No message carries a prompt or an answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LabError {
    // Numbers.
    #[error("{level} is no confidence level. Choose one between 0 and 1, such as 0.95.")]
    Level { level: f64 },
    #[error("{successes} of {n} rows cannot have passed. Count the rows again.")]
    MoreSuccessesThanRows { successes: u64, n: u64 },
    #[error("{what} needs at least {least} and has {found}. Add rows.")]
    TooFew {
        what: &'static str,
        least: usize,
        found: usize,
    },
    #[error(
        "The two sides have {left} and {right} rows and must have the same. Run both on the same rows."
    )]
    NotPaired { left: usize, right: usize },
    #[error("{what} is not a number that can be used here. Choose {choose}.")]
    Setting {
        what: &'static str,
        choose: &'static str,
    },

    // Scores.
    #[error("{what} has {size} {unit} and may have {most}. Shorten it, or leave this row out.")]
    TooLong {
        what: &'static str,
        size: usize,
        most: usize,
        unit: &'static str,
    },
    #[error(
        "{what} was not measured, so this score cannot be given. Choose another score or another model."
    )]
    NotMeasured { what: &'static str },
    #[error(
        "This pattern is not a regular expression that can be read. Check its brackets and backslashes."
    )]
    Pattern,
    #[error("The pattern takes too long on this answer. Write it without nested repetition.")]
    PatternTooSlow,
    #[error(
        "{kind} has a value that it cannot use. Give it a text, a list of texts, or a threshold."
    )]
    AssertionValue { kind: &'static str },
    #[error("The schema cannot be used at {place}: {what}. Change it there.")]
    Schema { place: String, what: &'static str },
    #[error(
        "The schema takes too long on this answer. Write it without schemas that lead back to themselves."
    )]
    SchemaTooSlow,
    #[error(
        "The vectors of these texts cannot be compared: their lengths differ, or a number is missing. Use one embedding model for both."
    )]
    Embeddings,
    #[error(
        "The judge's reply does not say what was asked. Ask it again, or choose a larger model as the judge."
    )]
    JudgeReply,

    // Experiments.
    #[error("The experiment is not finished: {missing} answers are missing. Run it to the end.")]
    NotFinished { missing: usize },
    #[error("This answer belongs to no call that was asked for. Start the experiment again.")]
    UnknownCall,
    #[error("The answer is of another kind than its call asked for. Ask the model again.")]
    WrongAnswer,
    #[error(
        "The labels “{a}” and “{b}” begin with the same token, so one probability stands for both. Rename one of them."
    )]
    LabelsCollide { a: String, b: String },
    #[error(
        "The label “{label}” is {n_tokens} tokens for this model and must be one. Choose a shorter word."
    )]
    LabelNotOneToken { label: String, n_tokens: usize },
    #[error(
        "The experiment would make more than {most} calls. Take fewer prompts, rows or repeats."
    )]
    TooManyCalls { most: usize },
}
