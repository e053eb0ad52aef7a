//! Steps that another device computes, which answers later: what it is asked, and what becomes of its scores.
//!
//! Choosing what to compute and choosing tokens stay here, so that masks, samplers and ends are the same on
//! every device, and an answer can go on here when the device is gone: nothing is drawn before all scores
//! of a step are there.

use crate::batch::Batch;
use crate::cache::Cache;
use crate::job::{Job, News, Path, Ticket, Work};
use crate::kept::Kept;
use crate::measure::Measure;
use crate::reap::{Scores, deliver, draw_first};
use crate::run::Mask;

/// Scores that a device brings back for one step are no more than this where many are asked for.
const SCORE_BYTES: usize = 32 << 20;

/// Tokens that are computed here in one go while the device has work of its own: it waits meanwhile.
const BESIDE_TOKENS: usize = 8;

/// A sequence that the device is to go on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// All its tokens, of which the device may have computed some before.
    pub ids: Vec<u32>,
    /// How many of them, at the end, were not asked for before.
    pub n_new: usize,
    /// The scores after each of the last so many are to be brought back; may be 0.
    pub n_wanted: usize,
    /// Tokens that the sequence is to have as far as is known; some models turn keys of long ones otherwise.
    pub reach: usize,
    ticket: Ticket,
    path: usize,
}

impl Errand {
    /// A sequence of no question, all of it new, of which the scores at its end are wanted.
    pub fn alone(ids: Vec<u32>) -> Errand {
        Errand {
            n_new: ids.len(),
            n_wanted: 1,
            reach: ids.len(),
            ids,
            ticket: Ticket(0),
            path: 0,
        }
    }
}

/// What the device made of an errand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Computed {
    /// One row of the vocabulary's length for each token that was wanted, in their order.
    pub scores: Vec<Vec<f32>>,
    /// Tokens that it had to compute: more than were new where it had let go of some.
    pub n_computed: usize,
}

/// How a step on a device begins.
#[derive(Debug, Clone, PartialEq)]
pub enum Begun {
    /// Something became known without it. The step is over.
    News(Vec<(Ticket, News)>),
    /// These are to be computed, then brought to [`Batch::finish_step`]. None where nothing is open.
    Errands(Vec<Errand>),
}

/// The device's answer is not what was asked for: too few scores, or some that are no numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit;

impl Batch {
    /// From now on another device computes, by [`Batch::begin_step`]. Questions must not be open.
    #[must_use]
    pub fn on_device(mut self) -> Batch {
        self.is_on_device = true;
        self
    }

    /// Goes on here with all that is open; what the device computed is computed again as it is needed.
    pub fn come_home(&mut self) {
        self.is_on_device = false;
        self.kept = Kept::new(self.budget.kept);
        let beside = self.beside.take();
        for job in &mut self.jobs {
            // Of an answer, how many tokens at the end have scores that nothing was drawn from.
            let n_undrawn = match &job.work {
                Work::Answer(run) if run.is_answering() => {
                    Some(usize::from(!run.is_drawing_first()))
                }
                _ => None,
            };
            for path in &mut job.paths {
                path.forget(self.model.plan.new_cache());
                if let Some(n) = n_undrawn {
                    path.first_wanted = path.ids.len() - n;
                }
            }
        }
        if let Some(beside) = beside {
            self.n_computed += beside.n_computed;
            self.jobs.extend(beside.jobs);
        }
    }

    /// Chooses what the device computes next, about `n_tokens` tokens. A step that was begun before and not
    /// finished is given up. `mask` as in [`Batch::step_masked`].
    pub fn begin_step(&mut self, n_tokens: usize, mut mask: Option<Mask<'_>>) -> Begun {
        for path in self.jobs.iter_mut().flat_map(|job| &mut job.paths) {
            (path.n_now, path.n_wanted) = (0, 0);
        }
        let mut news = draw_first(&mut self.jobs, &self.model, &mut mask);
        if !news.is_empty() {
            self.end(&mut news);
            return Begun::News(news);
        }
        // They take turns: short texts have news with every step, and the device would not come to work before the last.
        let device_is_next = std::mem::take(&mut self.beside_was_last);
        if let Some(beside) = self.beside.as_mut().filter(|it| it.n_open() > 0) {
            let news = match self.jobs.is_empty() {
                true => beside.step(n_tokens),
                false if device_is_next => Vec::new(),
                false => beside.step(n_tokens.min(BESIDE_TOKENS)),
            };
            if !news.is_empty() {
                self.beside_was_last = true;
                return Begun::News(news);
            }
        }
        let row_bytes = size_of::<f32>() * self.model.plan.vocab_size();
        let wants_many = |job: &Job| matches!(job.work, Work::Measure(Measure::Scores(_)));
        let most = match self.jobs.iter().any(wants_many) {
            true => SCORE_BYTES / row_bytes,
            false => n_tokens,
        };
        self.choose(n_tokens.min(most));
        let errands = self.jobs.iter().flat_map(|job| {
            let paths = job.paths.iter().enumerate();
            let now = paths.filter(|(_, path)| path.n_now > 0);
            now.map(|(number, path)| Errand {
                ids: path.ids[..path.cache.len() + path.n_now].to_vec(),
                n_new: path.n_now,
                n_wanted: path.n_wanted,
                reach: path.ids.len(),
                ticket: job.ticket,
                path: number,
            })
        });
        let errands: Vec<Errand> = errands.collect();
        if errands.is_empty() {
            self.end(&mut news);
            return Begun::News(news);
        }
        Begun::Errands(errands)
    }

    /// Brings what the device computed to the questions, and tells what became known. Questions that were
    /// taken back meanwhile are passed over.
    ///
    /// # Errors
    /// [`Unfit`]; then nothing was drawn, and the step may be begun again or [`Batch::come_home`] called.
    pub fn finish_step(
        &mut self,
        done: Vec<(Errand, Computed)>,
        mut mask: Option<Mask<'_>>,
    ) -> Result<Vec<(Ticket, News)>, Unfit> {
        let vocab_size = self.model.plan.vocab_size();
        let fits = |(errand, computed): &(Errand, Computed)| {
            let rows = &computed.scores;
            let is_row =
                |row: &Vec<f32>| row.len() == vocab_size && row.iter().all(|x| !x.is_nan());
            rows.len() == errand.n_wanted && rows.iter().all(is_row)
        };
        if !done.iter().all(fits) {
            return Err(Unfit);
        }
        let mut rows = Vec::new();
        for (errand, computed) in done {
            self.n_computed += computed.n_computed as u64;
            let is_long = self.model.plan.ropes.is_long(errand.reach);
            if let Some(path) = self.path_of(&errand) {
                path.note(&errand, computed.n_computed, is_long);
                rows.extend(computed.scores);
            }
        }
        let mut news = deliver(&mut self.jobs, &self.model, &Scores::Rows(rows), &mut mask);
        self.end(&mut news);
        Ok(news)
    }

    /// The path of an errand that is still under way.
    fn path_of(&mut self, errand: &Errand) -> Option<&mut Path> {
        let mut jobs = self.jobs.iter_mut();
        let job = jobs.find(|job| job.ticket == errand.ticket)?;
        let path = job.paths.get_mut(errand.path)?;
        (path.n_now == errand.n_new && path.n_wanted == errand.n_wanted).then_some(path)
    }
}

impl Path {
    /// Nothing is computed yet.
    fn forget(&mut self, cache: Cache) {
        self.cache = cache;
        (self.n_now, self.n_wanted, self.n_reused) = (0, 0, 0);
    }

    /// The device has computed the errand.
    fn note(&mut self, errand: &Errand, n_computed: usize, is_long: bool) {
        let start = self.cache.len();
        if self.cache.is_long() == is_long {
            self.cache.extend(&errand.ids[start..]);
        } else {
            self.cache.restart(is_long);
            self.cache.extend(&errand.ids);
        }
        let n_again = n_computed.saturating_sub(errand.n_new);
        self.n_reused = self.n_reused.saturating_sub(n_again);
    }
}
