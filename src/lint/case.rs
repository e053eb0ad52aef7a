//! A project as the rules see it: what is shown, with its values put in, and whether it sorts into kinds.

use std::collections::HashMap;

use domain::{Example, Field, Project, Prompt, Style, expand};

use crate::Facts;

/// Longer answers are no labels, in characters.
const MOST_LABEL_CHARS: usize = 40;
/// With fewer examples nothing can be said about a balance.
const FEWEST_TO_SORT: usize = 4;

pub(crate) struct Case<'a> {
    pub(crate) project: &'a Project,
    pub(crate) facts: &'a Facts,
    pub(crate) shown: Vec<Shown<'a>>,
    /// Whether the answers are kinds to sort into.
    pub(crate) sorts: bool,
}

/// An example that the model sees.
pub(crate) struct Shown<'a> {
    pub(crate) example: &'a Example,
    /// Its place among all examples, from 0.
    pub(crate) place: usize,
    /// With values put in and white space made even.
    pub(crate) input: String,
    pub(crate) output: String,
    /// The output whatever its case.
    pub(crate) kind: String,
}

impl<'a> Case<'a> {
    pub(crate) fn new(project: &'a Project, facts: &'a Facts) -> Self {
        let shown = shown(&project.prompt);
        let sorts = sorts(&shown);
        Self {
            project,
            facts,
            shown,
            sorts,
        }
    }

    pub(crate) fn prompt(&self) -> &'a Prompt {
        &self.project.prompt
    }

    pub(crate) fn is_completion(&self) -> bool {
        self.prompt().style == Style::Completion
    }

    /// How often each kind is shown, in order of first appearance.
    pub(crate) fn kinds(&self) -> Vec<(&str, usize)> {
        tally(self.shown.iter().map(|it| it.kind.as_str()))
    }

    /// Every text that reaches the model, in reading order. A chat has no labels.
    pub(crate) fn texts(&self) -> Vec<(Field, &'a str)> {
        let prompt = self.prompt();
        let mut texts = vec![(Field::Instruction, prompt.instruction.as_str())];
        if self.is_completion() {
            texts.push((Field::InputLabel, &prompt.labels.input));
            texts.push((Field::OutputLabel, &prompt.labels.output));
        }
        for it in &self.shown {
            texts.push((Field::ExampleInput(it.example.id), &it.example.input));
            texts.push((Field::ExampleOutput(it.example.id), &it.example.output));
        }
        texts.push((Field::Input, &prompt.input));
        texts
    }
}

impl Shown<'_> {
    /// As people count, from 1.
    pub(crate) fn number(&self) -> usize {
        self.place + 1
    }
}

pub(crate) fn shown(prompt: &Prompt) -> Vec<Shown<'_>> {
    let numbered = prompt.examples.iter().enumerate();
    numbered
        .filter(|it| it.1.on)
        .map(|(place, example)| {
            let output = even(&expand(&example.output, &prompt.values));
            Shown {
                example,
                place,
                input: even(&expand(&example.input, &prompt.values)),
                kind: output.to_lowercase(),
                output,
            }
        })
        .collect()
}

/// Short answers in one line, of which some come more than once.
fn sorts(shown: &[Shown<'_>]) -> bool {
    let is_label = |it: &Shown<'_>| {
        !it.kind.is_empty()
            && !it.example.output.trim().contains('\n')
            && it.output.chars().count() <= MOST_LABEL_CHARS
    };
    shown.len() >= FEWEST_TO_SORT
        && shown.iter().all(is_label)
        && tally(shown.iter().map(|it| it.kind.as_str())).len() * 4 <= shown.len() * 3
}

/// How often each comes, in order of first appearance.
pub(crate) fn tally<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<(&'a str, usize)> {
    let (mut counts, mut places) = (Vec::<(&str, usize)>::new(), HashMap::new());
    for text in texts {
        let place = *places.entry(text).or_insert_with(|| {
            counts.push((text, 0));
            counts.len() - 1
        });
        counts[place].1 += 1;
    }
    counts
}

/// The text with every stretch of white space made one space, and none at its ends.
pub(crate) fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
