//! One worked example: what goes in, what should come out, and whether it is shown.

/// Names an example for as long as its project lives; never reused while the example can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExampleId(pub u64);

/// An input and the answer that the model should imitate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub id: ExampleId,
    pub input: String,
    pub output: String,
    /// Off: kept in the project, not shown to the model.
    pub on: bool,
    /// A comment for people: never shown to the model, never in a link.
    pub note: String,
}

impl Example {
    /// A switched-on example.
    pub fn new(id: ExampleId, input: impl Into<String>, output: impl Into<String>) -> Self {
        Self {
            id,
            input: input.into(),
            output: output.into(),
            on: true,
            note: String::new(),
        }
    }
}
