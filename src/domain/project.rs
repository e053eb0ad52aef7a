//! A project: one prompt with its examples, its values and the way it is run.

use std::collections::BTreeMap;

use crate::{Example, ExampleId, FIRST, Form, RunSettings, variables_in};

/// Names a project on this device; 32 hexadecimal digits drawn by the caller.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectId(pub String);

/// Everything a person makes: what is autosaved, undone, shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    pub id: ProjectId,
    pub name: String,
    pub prompt: Prompt,
    pub run: RunSettings,
    /// How the values are asked for; the prompt is the same whatever it says.
    pub form: Form,
    /// A comment on the instruction, for people: never shown to the model, never in a link.
    pub note: String,
}

/// The parts of a few-shot prompt, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    pub style: Style,
    pub instruction: String,
    pub labels: Labels,
    pub examples: Vec<Example>,
    pub input: String,
    /// Values for the `{{names}}` found in the texts. An empty value is an absent entry.
    pub values: BTreeMap<String, String>,
}

/// The words before an input and before its answer, without the colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    pub input: String,
    pub output: String,
}

/// How the parts become one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Labelled pairs, one after the other; the model continues the text.
    Completion,
    /// Turns of a conversation in the model's own chat template.
    Chat,
}

impl Project {
    /// A project with nothing in it yet.
    pub fn empty(id: ProjectId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            prompt: Prompt::empty(),
            run: RunSettings::default(),
            form: Form::default(),
            note: String::new(),
        }
    }

    /// The same without comments, for what goes to other people.
    pub fn without_notes(&self) -> Self {
        let mut project = self.clone();
        project.note.clear();
        for example in &mut project.prompt.examples {
            example.note.clear();
        }
        project
    }

    /// Whether a comment stands anywhere.
    pub fn has_notes(&self) -> bool {
        !self.note.is_empty() || self.prompt.examples.iter().any(|it| !it.note.is_empty())
    }

    /// The worked example of the first visit: sorting messages into three kinds.
    pub fn first(id: ProjectId) -> Self {
        FIRST.project(id)
    }

    /// An id that no example of this project has.
    pub fn fresh_example_id(&self) -> ExampleId {
        let largest = self.prompt.examples.iter().map(|it| it.id.0).max();
        ExampleId(largest.unwrap_or(0) + 1)
    }
}

impl Prompt {
    /// No text, plain labels.
    pub fn empty() -> Self {
        Self {
            style: Style::Completion,
            instruction: String::new(),
            labels: Labels {
                input: "Input".into(),
                output: "Output".into(),
            },
            examples: Vec::new(),
            input: String::new(),
            values: BTreeMap::new(),
        }
    }

    /// The names of the `{{variables}}` in all texts, in order of first appearance.
    pub fn variables(&self) -> Vec<&str> {
        let pairs = self.examples.iter().flat_map(|it| [&it.input, &it.output]);
        let texts = [&self.instruction, &self.labels.input, &self.labels.output]
            .into_iter()
            .chain(pairs)
            .chain([&self.input]);
        variables_in(texts.map(String::as_str))
    }

    /// Where an example stands, counted from 0.
    pub fn position(&self, id: ExampleId) -> Option<usize> {
        self.examples.iter().position(|it| it.id == id)
    }

    pub fn example(&self, id: ExampleId) -> Option<&Example> {
        self.examples.iter().find(|it| it.id == id)
    }
}
