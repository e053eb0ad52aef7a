//! Prompts × models × parameters × rows × repeats: which calls that is, which are known already, and how far it got.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use domain::{Prompt, Style};
use engine::Sampling;
use sha2::{Digest, Sha256};

use crate::{Answer, Call, CallId, CallPrompt, Complete, LabError, Turn};

/// More cells than this are refused before the start.
pub const MAX_CELLS: usize = 1_000_000;

/// A grid before anything was asked. Every list is an axis; an empty one makes an empty grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    pub prompts: Vec<GridPrompt>,
    pub models: Vec<GridModel>,
    pub parameters: Vec<Parameters>,
    pub rows: Vec<GridRow>,
    /// How often each is asked; repeat `i` draws with the parameters' seed + `i`.
    pub repeats: u32,
    /// Cells that match any of these are left out.
    pub without: Vec<Exclude>,
}

/// A prompt with the name it has in tables.
#[derive(Clone, Debug, PartialEq)]
pub struct GridPrompt {
    pub name: String,
    pub prompt: Prompt,
}

/// A model and what its answers depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridModel {
    pub name: String,
    /// Of the weights, or of name and version where the weights are elsewhere.
    pub hash: String,
    pub repeats: Greedy,
}

/// What a second greedy answer to the same prompt is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greedy {
    /// The same: repeats at temperature 0 are one call.
    IsTheSame,
    /// Perhaps another, as on most servers: each repeat is a call of its own.
    MayDiffer,
}

/// How an answer is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    pub sampling: Sampling,
    pub max_tokens: u32,
    pub stops: Vec<String>,
}

/// One row of data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// For the `{{names}}` of the prompt; they go before the prompt's own values.
    pub values: BTreeMap<String, String>,
    /// In place of the prompt's input; `None` leaves that as it is.
    pub input: Option<String>,
}

/// One square of the grid, each number counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    pub prompt: usize,
    pub model: usize,
    pub parameters: usize,
    pub row: usize,
    pub repeat: u32,
}

/// A rule that leaves cells out: those that match everything that is said here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exclude {
    /// `None` matches every one, as in each of these.
    pub prompt: Option<usize>,
    pub model: Option<usize>,
    pub parameters: Option<usize>,
    pub row: Option<usize>,
}

/// What a grid costs, known before the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub cells: usize,
    /// Different calls; cells with the same call share its answer.
    pub calls: usize,
    /// Of those, answered already.
    pub known: usize,
}

impl Exclude {
    fn matches(&self, cell: &Cell) -> bool {
        let says = |rule: Option<usize>, is: usize| rule.is_none_or(|it| it == is);
        says(self.prompt, cell.prompt)
            && says(self.model, cell.model)
            && says(self.parameters, cell.parameters)
            && says(self.row, cell.row)
    }
}

impl Grid {
    /// All cells that no rule leaves out.
    ///
    /// One model after the other (loading one is slow), then prompt by prompt, so that neighbours share a beginning;
    /// repeats change fastest.
    pub fn cells(&self) -> Result<Vec<Cell>, LabError> {
        let axes = [self.prompts.len(), self.models.len(), self.parameters.len()];
        let axes = axes
            .into_iter()
            .chain([self.rows.len(), self.repeats as usize]);
        let n = axes.into_iter().try_fold(1usize, usize::checked_mul);
        if n.is_none_or(|it| it > MAX_CELLS) {
            return Err(LabError::TooManyCalls { most: MAX_CELLS });
        }
        let mut cells = Vec::new();
        for model in 0..self.models.len() {
            for prompt in 0..self.prompts.len() {
                for parameters in 0..self.parameters.len() {
                    for row in 0..self.rows.len() {
                        cells.extend((0..self.repeats).map(|repeat| Cell {
                            prompt,
                            model,
                            parameters,
                            row,
                            repeat,
                        }));
                    }
                }
            }
        }
        cells.retain(|cell| !self.without.iter().any(|it| it.matches(cell)));
        Ok(cells)
    }

    /// What a cell asks; `None` where it is not of this grid.
    pub fn call(&self, cell: &Cell) -> Option<Call> {
        let mut prompt = self.prompts.get(cell.prompt)?.prompt.clone();
        let (row, it) = (
            self.rows.get(cell.row)?,
            self.parameters.get(cell.parameters)?,
        );
        prompt.values.extend(row.values.clone());
        if let Some(input) = &row.input {
            prompt.input.clone_from(input);
        }
        let prompt = match prompt.style {
            Style::Completion => CallPrompt::Text(domain::render_completion(&prompt).text),
            Style::Chat => {
                let turns = domain::messages(&prompt).into_iter().map(|it| Turn {
                    role: it.role,
                    content: it.content,
                });
                CallPrompt::Turns(turns.collect())
            }
        };
        Some(Call::Complete(Complete {
            prompt,
            sampling: Sampling {
                seed: it.sampling.seed.wrapping_add(cell.repeat.into()),
                ..it.sampling
            },
            max_tokens: it.max_tokens,
            stops: it.stops.clone(),
        }))
    }

    /// Under which identity a cell's answer is kept.
    pub fn id(&self, cell: &Cell) -> Option<CallId> {
        let (call, model) = (self.call(cell)?, self.models.get(cell.model)?);
        Some(match model.repeats {
            Greedy::IsTheSame => call.id(&model.hash),
            Greedy::MayDiffer => call.id(&format!("{}#{}", model.hash, cell.repeat)),
        })
    }

    /// What is to be done, in order, before the start or after a pause.
    pub fn plan(&self) -> Result<Plan, LabError> {
        let cells = self.cells()?;
        let ids: Option<Vec<CallId>> = cells.iter().map(|it| self.id(it)).collect();
        // Every cell that `cells` gives is of this grid.
        let ids = ids.ok_or(LabError::UnknownCall)?;
        let mut hash = Sha256::new();
        ids.iter().for_each(|it| hash.update(it.0));
        Ok(Plan {
            fingerprint: hash.finalize().into(),
            cells,
            ids,
        })
    }
}

/// The cells of a grid with the identities of their calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub cells: Vec<Cell>,
    /// `ids[i]` is the call of `cells[i]`.
    pub ids: Vec<CallId>,
    /// SHA-256 of all identities in order: what was fixed before the first call.
    pub fingerprint: [u8; 32],
}

/// Answers so far, by identity. Plain data: kept anywhere, given to any grid, and no grid has to be the one it came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    pub answers: BTreeMap<CallId, Answer>,
}

impl Plan {
    pub fn count(&self, progress: &Progress) -> Count {
        let calls: BTreeSet<&CallId> = self.ids.iter().collect();
        let known = calls.iter().filter(|it| progress.answers.contains_key(it));
        Count {
            cells: self.cells.len(),
            known: known.count(),
            calls: calls.len(),
        }
    }

    /// Cells to ask next, one for each call that is neither answered nor on its way.
    pub fn next<'a>(
        &'a self,
        progress: &'a Progress,
        on_their_way: &'a BTreeSet<CallId>,
    ) -> impl Iterator<Item = (&'a Cell, CallId)> + 'a {
        let mut seen = BTreeSet::new();
        let both = self.cells.iter().zip(self.ids.iter().copied());
        both.filter(move |(_, id)| {
            let done = progress.answers.contains_key(id) || on_their_way.contains(id);
            !done && seen.insert(*id)
        })
    }

    /// Each cell with its answer, `None` where there is none yet.
    pub fn results<'a>(
        &'a self,
        progress: &'a Progress,
    ) -> impl Iterator<Item = (&'a Cell, Option<&'a Answer>)> {
        let both = self.cells.iter().zip(&self.ids);
        both.map(|(cell, id)| (cell, progress.answers.get(id)))
    }
}
