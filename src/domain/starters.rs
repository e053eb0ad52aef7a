//! Small finished projects to begin from, as data; each shows at its first run what its examples do.

mod lessons;
mod numbers;
mod reshape;
mod sorting;
#[cfg(test)]
mod tests;
mod words;
mod writing;

use std::collections::BTreeMap;

use crate::{Example, ExampleId, Labels, Project, ProjectId, Prompt, Style, expand};

pub use lessons::{LESSONS, Lesson, print};

/// A project whose examples decide the answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Starter {
    pub name: &'static str,
    /// What it is for, in a line.
    pub lesson: &'static str,
    pub group: Group,
    /// More words that a person may look for it under.
    pub also: &'static str,
    pub instruction: &'static str,
    /// Before an input, before its answer.
    pub labels: (&'static str, &'static str),
    pub examples: &'static [(&'static str, &'static str)],
    /// Variables of the texts and what they stand for.
    pub values: &'static [(&'static str, &'static str)],
    pub input: &'static str,
    /// The right answer to `input`.
    pub answer: &'static str,
    /// Places of the examples, from 0, without which that answer is hardly to be had.
    pub off: &'static [usize],
}

/// What a person wants done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Sort,
    Reshape,
    Words,
    Numbers,
    Write,
}

impl Group {
    /// In the order of the gallery.
    pub const ALL: [Self; 5] = [
        Self::Sort,
        Self::Reshape,
        Self::Words,
        Self::Numbers,
        Self::Write,
    ];

    /// The heading over its starters.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Sort => "Sort and decide",
            Self::Reshape => "Pull out and reshape",
            Self::Words => "Words and languages",
            Self::Numbers => "Numbers and order",
            Self::Write => "Write",
        }
    }
}

/// The project of the first visit.
pub const FIRST: &Starter = &sorting::MESSAGES;

/// In the order of the gallery; [`FIRST`] is the first.
pub const STARTERS: &[Starter] = &[
    sorting::MESSAGES,
    sorting::EMAILS,
    sorting::REVIEWS,
    sorting::SENTENCES,
    sorting::NEWS,
    sorting::TASKS,
    sorting::THINGS,
    reshape::NAME,
    reshape::CITY,
    reshape::NUMBER,
    reshape::JSON,
    reshape::STOCK,
    reshape::DATES,
    reshape::LINKS,
    reshape::LAST_NAME,
    reshape::HEADINGS,
    words::GERMAN,
    words::FRENCH,
    words::PLURALS,
    words::OPPOSITES,
    words::PAST,
    words::CONTINENTS,
    numbers::STEPS,
    numbers::ALPHABET,
    writing::PRODUCTS,
    writing::SHOPS,
    writing::COMPANIES,
];

impl Starter {
    /// Everything that most starters have alike.
    const PLAIN: Self = Self {
        name: "",
        lesson: "",
        group: Group::Sort,
        also: "",
        instruction: "",
        labels: ("Word", "Answer"),
        examples: &[],
        values: &[],
        input: "",
        answer: "",
        off: &[],
    };

    /// The starter as a project of its own.
    pub fn project(&self, id: ProjectId) -> Project {
        let owned = |text: &str| text.to_owned();
        let mut project = Project::empty(id, self.name);
        project.prompt = Prompt {
            style: Style::Completion,
            instruction: owned(self.instruction),
            labels: Labels {
                input: owned(self.labels.0),
                output: owned(self.labels.1),
            },
            examples: (0..)
                .map(example_id)
                .zip(self.examples)
                .map(|(id, (input, output))| Example::new(id, *input, *output))
                .collect(),
            input: owned(self.input),
            values: self.filled(),
        };
        project
    }

    /// Its first example as the model sees it: what goes in, and the answer.
    pub fn peek(&self) -> (String, String) {
        let (input, output) = self.examples.first().copied().unwrap_or_default();
        let values = self.filled();
        (expand(input, &values), expand(output, &values))
    }

    fn filled(&self) -> BTreeMap<String, String> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        self.values.iter().map(owned).collect()
    }

    /// The examples that the first lesson switches off, as [`Starter::project`] names them.
    pub fn ids_off(&self) -> impl Iterator<Item = ExampleId> + '_ {
        self.off.iter().map(|place| example_id(*place))
    }

    /// Whether every word of `sought` is found in what the gallery says of it, or begins there.
    pub fn answers_to(&self, sought: &str) -> bool {
        let (ask, reply) = self.labels;
        let heading = self.group.heading();
        let said = [self.name, self.lesson, heading, self.also, ask, reply];
        let said = said.join(" ").to_lowercase();
        let mut sought = sought.split_whitespace().map(str::to_lowercase);
        sought.all(|word| said.contains(&*word))
    }
}

/// The name of the example at this place, from 0.
fn example_id(place: usize) -> ExampleId {
    ExampleId(place as u64 + 1)
}
