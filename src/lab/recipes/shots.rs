//! Rows to test on, examples to show, and the labelled pairs that become a prompt.

/// One row of a data set: what is asked and the right answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub input: String,
    pub expected: String,
}

/// One worked example in a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shot {
    pub input: String,
    pub output: String,
}

/// The literals around inputs and outputs, as `Review:`, `\nSentiment:`, `\n\n`.
///
/// A space goes before each text and none after the last literal: it belongs to the label's token (Zhao et al. 2021).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShotFormat {
    /// Stands before everything; may be empty.
    pub instruction: String,
    pub before_input: String,
    pub before_output: String,
    pub between: String,
}

impl ShotFormat {
    /// The instruction and the examples, ready for one more input.
    pub fn context<'a>(&self, shots: impl IntoIterator<Item = &'a Shot>) -> String {
        let mut text = self.instruction.clone();
        for Shot { input, output } in shots {
            let Self {
                before_input,
                before_output,
                between,
                ..
            } = self;
            text += &format!("{before_input} {input}{before_output} {output}{between}");
        }
        text
    }

    /// What is asked about one input: `{before_input} {input}{before_output}`; an empty input has no space before it.
    pub fn query(&self, input: &str) -> String {
        let space = if input.is_empty() { "" } else { " " };
        format!("{}{space}{input}{}", self.before_input, self.before_output)
    }
}

impl Row {
    pub fn new(input: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            input: input.into(),
            expected: expected.into(),
        }
    }
}

impl Shot {
    pub fn new(input: impl Into<String>, output: impl Into<String>) -> Self {
        Self {
            input: input.into(),
            output: output.into(),
        }
    }
}
