//! An experiment as a person sets it up: plain data that is kept on this device and read back.

use domain::{ProjectId, Prompt};
use lab::scores::AnswerFormat;
use serde::{Deserialize, Serialize};

use crate::{
    judged::Judged,
    more::{Drawing, More},
    phrases,
    question::Question,
    words,
};

/// Everything that decides what will be asked, fixed before the first answer is seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    pub name: String,
    pub question: Question,
    /// The prompt as it stood: a project's file, as `format::file` writes it.
    pub project: String,
    pub rows: Vec<DataRow>,
    /// One; the question of versions may have several, which are asked one after the other.
    pub models: Vec<Model>,
    pub judged: Judged,
    pub options: Options,
    /// The experiment of a file that this one repeats, by its id on this device.
    pub origin: Option<String>,
    /// Kept behind the rest, see [`More`].
    #[serde(skip)]
    pub more: More,
}

/// One row to test on; `expected` is empty where the right answer is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataRow {
    pub input: String,
    pub expected: String,
}

/// What answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Model {
    /// A model of the engine.
    Engine { id: String, name: String },
    /// A pretend model whose answers are planted, to see what an experiment finds.
    Practice(Practice),
}

/// What was planted in the pretend model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Practice {
    /// Flips a coin for every answer, whatever the prompt says.
    Coin,
    /// One phrase of the wording helps, one sentence makes it reason, one version is better, one order is even.
    Plant,
    /// Judges pairs of answers, and leans to what stands first.
    Judge,
}

/// What can be chosen besides; each question reads its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Options {
    pub versions: Vec<Version>,
    /// How often each row is asked; more than once needs a temperature above 0 to tell anything.
    pub repeats: u32,
    pub temperature: f32,
    pub max_tokens: u32,
    pub seed: u64,
    pub slots: Vec<SlotText>,
    /// Doubles the wordings: each also with a sentence that asks for reasoning.
    pub with_reasoning: bool,
    /// Keeps a third of the rows for one last test of the winner.
    pub held_out: bool,
    pub triggers: Vec<String>,
    pub answer: AnswerKind,
    /// Reasonings drawn for each row; more than one is self-consistency.
    pub paths: u32,
    /// Reads answers by word bounds and values, in place of the paper's way.
    pub strict: bool,
    pub max_orders: u32,
    pub probe_temperature: f32,
}

/// A version of the prompt beside the project's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub name: String,
    pub instruction: String,
    pub with_examples: bool,
}

/// A place in the wording with the phrases that may stand there; the first is what the others are compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotText {
    pub name: String,
    pub phrases: Vec<String>,
}

/// What the answers of the reasoning experiment look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswerKind {
    Number,
    /// A to this letter.
    Choice(char),
    YesNo,
    Letters,
}

impl Model {
    pub fn name(&self) -> &str {
        match self {
            Self::Engine { name, .. } => name,
            Self::Practice(Practice::Coin) => words::practice_coin(),
            Self::Practice(Practice::Plant) => words::practice_plant(),
            Self::Practice(Practice::Judge) => words::practice_judge(),
        }
    }
}

impl AnswerKind {
    pub(crate) fn format(self) -> AnswerFormat {
        match self {
            Self::Number => AnswerFormat::Number,
            Self::Choice(last) => AnswerFormat::Choice { last },
            Self::YesNo => AnswerFormat::YesNo,
            Self::Letters => AnswerFormat::Letters,
        }
    }

    /// What the rows' right answers look like.
    pub fn of(rows: &[DataRow]) -> Self {
        let all = |is: fn(&str) -> bool| {
            let mut known = rows
                .iter()
                .map(|it| it.expected.trim())
                .filter(|it| !it.is_empty());
            rows.iter().any(|it| !it.expected.trim().is_empty()) && known.all(is)
        };
        if all(|it| it.replace(',', "").parse::<f64>().is_ok()) {
            return Self::Number;
        }
        if all(|it| ["yes", "no"].contains(&&*it.to_lowercase())) {
            return Self::YesNo;
        }
        let letter = |it: &str| {
            let mut chars = it.chars();
            let first = chars.next().filter(char::is_ascii_uppercase);
            first.filter(|_| chars.next().is_none())
        };
        let letters = rows.iter().map(|it| letter(it.expected.trim()));
        match letters.collect::<Option<Vec<char>>>() {
            Some(found) if !found.is_empty() => {
                Self::Choice(found.into_iter().max().unwrap_or('E').max('B'))
            }
            _ => Self::Letters,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            versions: Vec::new(),
            repeats: 1,
            temperature: 0.0,
            max_tokens: 32,
            seed: 1,
            slots: Vec::new(),
            with_reasoning: false,
            held_out: true,
            triggers: vec![phrases::THINK.into()],
            answer: AnswerKind::Number,
            paths: 1,
            strict: false,
            max_orders: 24,
            probe_temperature: 2.0,
        }
    }
}

impl SlotText {
    /// The first phrase, which may be empty, and all others that are not.
    pub fn used(&self) -> impl Iterator<Item = &str> {
        let used = self.phrases.iter().enumerate();
        used.filter(|it| it.0 == 0 || !it.1.trim().is_empty())
            .map(|it| it.1.trim())
    }
}

/// The three places of Battle and Gollapudi 2024 and their phrases: 60 wordings, about reckoning.
pub fn published_slots() -> Vec<SlotText> {
    let slot = |it: lab::recipes::Slot| SlotText {
        name: it.name,
        phrases: it.options,
    };
    lab::recipes::battle_slots().into_iter().map(slot).collect()
}

/// The sixteen sentences of Kojima et al. 2022, in the order of their table.
pub fn published_triggers() -> Vec<String> {
    let triggers = lab::recipes::TRIGGERS.into_iter();
    triggers
        .filter(|it| it.kind != lab::recipes::Kind::Baseline)
        .map(|it| it.text.into_owned())
        .collect()
}

impl Setup {
    /// The prompt as it stood; an empty one where its file cannot be read any more.
    pub fn prompt(&self) -> Prompt {
        read_project(&self.project).map_or_else(Prompt::empty, |it| it.prompt)
    }

    /// The project as it was when the experiment was set up; `None` where its file cannot be read.
    pub fn read_project(&self) -> Option<domain::Project> {
        read_project(&self.project)
    }

    /// Whether answers are compared with each other, so that no row needs a right one.
    pub fn compares_answers(&self) -> bool {
        let by_comparison = matches!(self.judged, Judged::Rubric | Judged::Yourself);
        self.question == Question::Versions && by_comparison
    }

    /// What a version is called; 0 is the project's own prompt.
    pub fn version_name(&self, version: usize) -> String {
        let other = version
            .checked_sub(1)
            .and_then(|it| self.options.versions.get(it));
        other.map_or_else(|| words::your_prompt().to_owned(), |it| it.name.clone())
    }

    /// Removes a version beside the project's own, counted from 0; what was left out of the later ones stays with them.
    pub fn remove_version(&mut self, at: usize) {
        if at >= self.options.versions.len() {
            return;
        }
        self.options.versions.remove(at);
        let left_out = &mut self.more.left_out;
        left_out.retain(|it| it.version != at + 1);
        for it in left_out.iter_mut().filter(|it| it.version > at + 1) {
            it.version -= 1;
        }
    }

    /// All ways of drawing: the first, which the options say, then the others.
    pub fn drawings(&self) -> Vec<Drawing> {
        let first = Drawing {
            temperature: self.options.temperature,
            top_p: 1.0,
            max_tokens: self.options.max_tokens,
        };
        let others = self.more.drawings.iter().copied();
        std::iter::once(first).chain(others).collect()
    }

    /// Removes a way of drawing beside the first, counted from 0; what was left out of the later ones stays with them.
    pub fn remove_drawing(&mut self, at: usize) {
        if at >= self.more.drawings.len() {
            return;
        }
        self.more.drawings.remove(at);
        let left_out = &mut self.more.left_out;
        left_out.retain(|it| it.drawing != at + 1);
        for it in left_out.iter_mut().filter(|it| it.drawing > at + 1) {
            it.drawing -= 1;
        }
    }

    /// Everything that is asked: the models, and behind them the judge where there is one.
    pub(crate) fn asked(&self) -> Vec<&Model> {
        let judge = self
            .more
            .rubric
            .judge
            .as_ref()
            .filter(|_| self.needs_judge());
        self.models.iter().chain(judge).collect()
    }

    /// Versions with their ways of drawing and their models, less what is left out.
    pub(crate) fn n_conditions(&self) -> usize {
        let (n_versions, n_drawings) = (
            1 + self.options.versions.len(),
            1 + self.more.drawings.len(),
        );
        let is_there = |it: &&crate::LeftOut| it.version < n_versions && it.drawing < n_drawings;
        let n_left_out = self.more.left_out.iter().filter(is_there).count();
        self.models.len() * (n_versions * n_drawings).saturating_sub(n_left_out)
    }

    /// The rows that versions are asked, by their place.
    pub(crate) fn used_rows(&self) -> Vec<usize> {
        let all = !self.needs_right_answers();
        let rows = self.rows.iter().enumerate();
        let used = rows.filter(|it| all || !it.1.expected.trim().is_empty());
        used.map(|it| it.0).collect()
    }
}

/// The project in such a file.
pub(crate) fn read_project(file: &str) -> Option<domain::Project> {
    let opened = format::file::read(file.as_bytes(), ProjectId(String::new()));
    opened.ok().map(|it| it.project)
}

/// The answers that the examples end in, each once, in the order of the examples.
pub fn labels(prompt: &Prompt) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for example in prompt.examples.iter().filter(|it| it.on) {
        let label = example.output.trim();
        if !label.is_empty() && !labels.iter().any(|it| it == label) {
            labels.push(label.to_owned());
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(expected: &[&str]) -> Vec<DataRow> {
        let row = |it: &&str| DataRow {
            input: "x".into(),
            expected: (*it).into(),
        };
        expected.iter().map(row).collect()
    }

    #[test]
    fn the_kind_of_answer_is_read_from_the_rows() {
        for (expected, kind) in [
            (&["12", "-3.5", "1,000"][..], AnswerKind::Number),
            (&["Yes", "no"], AnswerKind::YesNo),
            (&["A", "C"], AnswerKind::Choice('C')),
            (&["A"], AnswerKind::Choice('B')),
            (&["nk", "12"], AnswerKind::Letters),
            (&[""], AnswerKind::Letters),
            (&[], AnswerKind::Letters),
        ] {
            assert_eq!(AnswerKind::of(&rows(expected)), kind, "{expected:?}");
        }
    }

    #[test]
    fn labels_are_what_shown_examples_end_in() {
        let mut prompt = domain::Project::first(ProjectId(String::new())).prompt;
        let all = labels(&prompt);
        assert!(all.len() >= 2);
        for example in &mut prompt.examples {
            example.on = false;
        }
        assert!(labels(&prompt).is_empty());
    }

    #[test]
    fn what_is_left_out_stays_with_its_drawing_when_another_goes() {
        let mut setup = crate::tests::setups::versions("here", &["a"]);
        let at = |temperature| Drawing {
            temperature,
            top_p: 0.9,
            max_tokens: 8,
        };
        setup.options.temperature = 0.5;
        setup.more.drawings = vec![at(1.0), at(1.5)];
        setup.more.left_out = [(0, 1), (1, 1), (1, 2), (1, 0)]
            .map(|(version, drawing)| crate::LeftOut { version, drawing })
            .to_vec();
        let temperatures = |setup: &Setup| -> Vec<f32> {
            setup.drawings().iter().map(|it| it.temperature).collect()
        };
        assert_eq!(temperatures(&setup), [0.5, 1.0, 1.5]);
        setup.remove_drawing(2);
        assert_eq!(
            temperatures(&setup),
            [0.5, 1.0, 1.5],
            "there is no third one"
        );
        setup.remove_drawing(0);
        assert_eq!(temperatures(&setup), [0.5, 1.5]);
        let left: Vec<_> = setup
            .more
            .left_out
            .iter()
            .map(|it| (it.version, it.drawing))
            .collect();
        assert_eq!(left, [(1, 1), (1, 0)]);
    }
}
