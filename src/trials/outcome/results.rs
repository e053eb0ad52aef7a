//! Every single result, read line by line where it lies: a hundred thousand are never built whole.

use std::rc::Rc;

use lab::recipes::{Key, Wanted};
use lab::{Answer, CallId};

use crate::{cache::Cache, known::row_id, plan::Plan, runner::Job, setup::Setup, words};

/// All results of an experiment in the order of the conditions, then of the rows.
#[derive(Clone)]
pub struct Results {
    job: Rc<Job>,
    cache: Rc<Cache>,
    setup: Rc<Setup>,
    /// Rows that have a right answer, by their place in the setup.
    known: Rc<[usize]>,
    lines: Rc<Lines>,
    /// Whether scores have degrees.
    is_graded: bool,
}

/// Where a question's results are.
pub(super) enum Lines {
    Versions {
        names: Vec<String>,
    },
    Wording {
        names: Vec<String>,
    },
    /// What was read of each answer, `[condition][row]`.
    Read {
        names: Vec<String>,
        rows: Vec<usize>,
        answers: Vec<Vec<String>>,
        correct: Vec<Vec<bool>>,
    },
    /// What the model made up.
    Probes(Vec<String>),
    None,
}

/// One line of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Counted from 1, as in the data.
    pub row: usize,
    /// Which of the compared.
    pub condition: String,
    pub input: String,
    pub expected: String,
    /// Empty where only right and wrong was kept.
    pub answer: String,
    /// The first condition's answer to the same row, to mark the words that differ; empty where there is none.
    pub first_answer: String,
    pub passed: Option<bool>,
    /// How good it was from 0 to 1, the mean of its repeats, where scores have degrees.
    pub score: Option<f64>,
    /// Repeats disagree.
    pub flaky: bool,
}

impl Results {
    pub(super) fn new(job: Rc<Job>, cache: Rc<Cache>, setup: &Setup, lines: Lines) -> Self {
        Self {
            job,
            cache,
            known: setup.used_rows().into(),
            is_graded: super::is_graded(setup),
            setup: Rc::new(setup.clone()),
            lines: Rc::new(lines),
        }
    }

    pub fn len(&self) -> usize {
        match &*self.lines {
            Lines::Versions { names } => names.len() * self.known.len(),
            Lines::Wording { names } => names.len() * self.n_searched(),
            Lines::Read { names, rows, .. } => names.len() * rows.len(),
            Lines::Probes(probes) => probes.len(),
            Lines::None => 0,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn n_searched(&self) -> usize {
        match &*self.job.plan.borrow() {
            Plan::Wording(plan) => plan.n_rows(),
            _ => 0,
        }
    }

    /// One line; an empty one past the end.
    pub async fn line(&self, at: usize) -> Line {
        let mut line = self.head(at);
        if let Some((condition, row)) = self.place(at) {
            line.answer = self.said(condition, row).await;
            line.first_answer = match condition {
                0 => line.answer.clone(),
                _ => self.said(0, row).await,
            };
        }
        line
    }

    /// The condition and the row of a line whose words are among the answers that are kept.
    fn place(&self, at: usize) -> Option<(usize, usize)> {
        let n = match &*self.lines {
            Lines::Versions { .. } => self.known.len(),
            Lines::Wording { .. } => self.n_searched(),
            _ => return None,
        };
        Some((at / n.max(1), at % n.max(1)))
    }

    /// A line without the words that have to be read from the store.
    pub fn head(&self, at: usize) -> Line {
        match &*self.lines {
            Lines::Versions { names } => self.version(names, at),
            Lines::Wording { names } => {
                let (condition, row) = self.place(at).unwrap_or_default();
                let mut line = self.begun(self.known.get(row), names.get(condition));
                if let Plan::Wording(plan) = &*self.job.plan.borrow() {
                    line.passed = plan.row(condition, row);
                }
                line
            }
            Lines::Read {
                names,
                rows,
                answers,
                correct,
            } => {
                let n = rows.len().max(1);
                let (condition, row) = (at / n, at % n);
                let mut line = self.begun(rows.get(row), names.get(condition));
                let answer = |of: usize| answers.get(of).and_then(|it| it.get(row)).cloned();
                line.answer = answer(condition).unwrap_or_default();
                line.first_answer = answer(0).unwrap_or_default();
                let is_known = !line.expected.trim().is_empty();
                let passed = correct.get(condition).and_then(|it| it.get(row)).copied();
                line.passed = passed.filter(|_| is_known);
                line
            }
            Lines::Probes(probes) => Line {
                row: at + 1,
                condition: words::made_up().into(),
                input: probes.get(at).cloned().unwrap_or_default(),
                ..Line::default()
            },
            Lines::None => Line::default(),
        }
    }

    /// What was answered: the plan keeps only whether it was right, the cache has the words.
    async fn said(&self, condition: usize, row: usize) -> String {
        let Some(id) = self.id(condition, row) else {
            return String::new();
        };
        match self.cache.get(&id).await.map(|it| it.answer) {
            Some(Answer::Text { text, .. }) => text.trim().to_owned(),
            _ => String::new(),
        }
    }

    fn id(&self, condition: usize, row: usize) -> Option<CallId> {
        let plan = self.job.plan.borrow();
        if let Plan::Wording(plan) = &*plan {
            let call = plan.asked(condition, row)?;
            return Some(self.job.id(&Wanted { key: Key(0), call }));
        }
        row_id(plan.compare()?, condition, row, &self.job.fingerprints)
    }

    fn begun(&self, row: Option<&usize>, name: Option<&String>) -> Line {
        let Some(row) = row else {
            return Line::default();
        };
        let data = &self.setup.rows[*row];
        Line {
            row: row + 1,
            condition: name.cloned().unwrap_or_default(),
            input: data.input.clone(),
            expected: data.expected.clone(),
            ..Line::default()
        }
    }

    fn version(&self, names: &[String], at: usize) -> Line {
        let n = self.known.len().max(1);
        let (condition, row) = (at / n, at % n);
        let mut line = self.begun(self.known.get(row), names.get(condition));
        if let Some(plan) = self.job.plan.borrow().compare() {
            let view = plan.row(condition, row);
            line.passed = view.passed.filter(|_| !self.setup.compares_answers());
            line.flaky = view.flaky;
            let scores = view.repeats.iter().map(|it| Some(it.score?.value));
            let scores: Option<Vec<f64>> = scores.collect();
            let scores = scores.filter(|it| !it.is_empty() && self.is_graded);
            line.score = scores.map(|it| it.iter().sum::<f64>() / it.len() as f64);
        }
        line
    }

    /// All lines as a file for a spreadsheet.
    pub async fn csv(&self) -> String {
        let is_graded = self.is_graded;
        let mut table = picture::DataTable {
            caption: self.setup.name.clone(),
            columns: ["row", "condition", "input", "expected", "answer", "right"]
                .into_iter()
                .chain(is_graded.then_some("score"))
                .map(str::to_owned)
                .collect(),
            rows: Vec::with_capacity(self.len()),
        };
        for at in 0..self.len() {
            let mut it = self.head(at);
            if let Some((condition, row)) = self.place(at) {
                it.answer = self.said(condition, row).await;
            }
            let right = match it.passed {
                Some(true) => "yes",
                Some(false) => "no",
                None => "",
            };
            let mut cells = vec![
                it.row.to_string(),
                it.condition,
                it.input,
                it.expected,
                it.answer,
                right.to_owned(),
            ];
            if is_graded {
                cells.push(it.score.map_or(String::new(), |it| it.to_string()));
            }
            table.rows.push(cells);
        }
        table.csv()
    }
}
