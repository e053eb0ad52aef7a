//! Several questions at one model, computed together.
//!
//! Every row of a product has the same bits whatever rows stand beside it, so an answer does not depend on
//! what else was asked. What sequences have in common at their beginnings is computed once.

use std::rc::Rc;

use crate::choose::Choice;
use crate::embedding::Embedding;
use crate::error::InferenceError;
use crate::guide::Guide;
use crate::job::{Job, Line, News, Path, Ticket, Work};
use crate::kept::Kept;
use crate::measure::{Continued, Measure};
use crate::model::Model;
use crate::run::{Options, Rest, Run};
use crate::steps::UnderWay;

/// Memory for the keys and values of sequences, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// For questions in progress. One that would need more waits until others are done; a single one may
    /// always go on.
    pub open: usize,
    /// For beginnings that are kept for later questions, those used least let go first.
    pub kept: usize,
}

impl Default for Budget {
    /// 512 MiB and 256 MiB.
    fn default() -> Self {
        Budget {
            open: 512 << 20,
            kept: 256 << 20,
        }
    }
}

/// A model and any number of questions at it.
///
/// A caller can look for messages while a step is under way: [`Batch::go_on`].
pub struct Batch {
    pub(crate) model: Rc<Model>,
    pub(crate) kept: Kept,
    pub(crate) budget: Budget,
    /// In the order in which they came.
    pub(crate) jobs: Vec<Job>,
    /// What this processor is computing.
    pub(crate) under_way: Option<UnderWay>,
    n_asked: u64,
    n_steps: u64,
    pub(crate) n_computed: u64,
    /// Another device computes.
    pub(crate) is_on_device: bool,
    /// Questions that the device cannot answer, computed here between its steps. Tickets are given in one row.
    pub(crate) beside: Option<Box<Batch>>,
    /// Those had the last turn, and the device waits for its own.
    pub(crate) beside_was_last: bool,
}

impl Batch {
    /// No questions yet.
    pub fn new(model: Rc<Model>, budget: Budget) -> Batch {
        Batch {
            model,
            kept: Kept::new(budget.kept),
            budget,
            jobs: Vec::new(),
            under_way: None,
            n_asked: 0,
            n_steps: 0,
            n_computed: 0,
            is_on_device: false,
            beside: None,
            beside_was_last: false,
        }
    }

    /// The model.
    pub fn model(&self) -> &Rc<Model> {
        &self.model
    }

    /// Asks for answers to `prompt`. Nothing is computed yet.
    ///
    /// # Errors
    /// [`InferenceError::EmptyPrompt`], [`InferenceError::PromptTooLong`] (at least one token of the
    /// answer has to fit) or [`InferenceError::UnknownToken`].
    pub fn generate(
        &mut self,
        prompt: &[u32],
        options: &Options,
    ) -> Result<Ticket, InferenceError> {
        self.check(prompt, 1)?;
        Ok(self.answer(prompt, Run::new(prompt.len(), options, &self.model)))
    }

    /// As [`Batch::generate`], and each answer is held to what `guide` allows. Other questions are not.
    ///
    /// # Errors
    /// As [`Batch::generate`], or [`InferenceError::Guide`].
    pub fn generate_held(
        &mut self,
        prompt: &[u32],
        options: &Options,
        guide: Box<dyn Guide>,
    ) -> Result<Ticket, InferenceError> {
        self.check(prompt, 1)?;
        let run = Run::new(prompt.len(), options, &self.model).held(guide)?;
        Ok(self.answer(prompt, run))
    }

    fn answer(&mut self, prompt: &[u32], run: Run) -> Ticket {
        let path = Path::new(prompt.to_vec(), prompt.len() - 1, &self.model.plan);
        self.add(vec![path], Work::Answer(Box::new(run)))
    }

    /// Asks for the scores of all tokens to follow `ids`.
    ///
    /// # Errors
    /// As [`Batch::generate`], except that the prompt may fill the whole context.
    pub fn logits(&mut self, ids: &[u32]) -> Result<Ticket, InferenceError> {
        self.check(ids, 0)?;
        let path = Path::new(ids.to_vec(), ids.len() - 1, &self.model.plan);
        Ok(self.add(vec![path], Work::Measure(Measure::Logits(None))))
    }

    /// Asks for the logarithms of the probabilities of some continuations, of the same prompt as a rule.
    ///
    /// # Errors
    /// As [`Batch::logits`].
    pub fn score(&mut self, texts: Vec<Continued>) -> Result<Ticket, InferenceError> {
        for text in &texts {
            if text.n_before == 0 || text.n_before > text.ids.len() {
                return Err(InferenceError::EmptyPrompt);
            }
            self.check(&text.ids, 0)?;
        }
        let (measure, paths) = Measure::scores(texts, &self.model.plan);
        Ok(self.add(paths, Work::Measure(measure)))
    }

    /// Asks what `ids` mean, as a vector of length 1; see [`crate::Pooling`].
    ///
    /// # Errors
    /// As [`Batch::logits`].
    pub fn embed(&mut self, ids: &[u32]) -> Result<Ticket, InferenceError> {
        self.check(ids, 0)?;
        let pooling = self.model.plan.config.pooling;
        let first_wanted = Embedding::first_wanted(pooling, ids.len());
        let path = Path::new(ids.to_vec(), first_wanted, &self.model.plan);
        let embedding = Embedding::new(self.model.plan.config.width);
        let work = Work::Measure(Measure::Embedding(embedding));
        if !self.is_on_device {
            return Ok(self.add(vec![path], work));
        }
        // A device brings scores back, and no states.
        let none = || Box::new(Batch::new(Rc::clone(&self.model), self.budget));
        let beside = self.beside.get_or_insert_with(none);
        beside.n_asked = self.n_asked;
        self.n_asked += 1;
        Ok(beside.add(vec![path], work))
    }

    /// Asks that `ids` be computed for questions to come.
    ///
    /// # Errors
    /// As [`Batch::logits`].
    pub fn fill(&mut self, ids: &[u32]) -> Result<Ticket, InferenceError> {
        self.check(ids, 0)?;
        let path = Path::new(ids.to_vec(), ids.len(), &self.model.plan);
        Ok(self.add(vec![path], Work::Measure(Measure::Fill)))
    }

    /// Takes a question back; gives the text of its answers that was held back for stop texts.
    /// What was computed for it is kept as far as there is room. Nothing happens if it is over.
    pub fn cancel(&mut self, ticket: Ticket) -> Vec<Rest> {
        let Some(index) = self.jobs.iter().position(|job| job.ticket == ticket) else {
            let beside = self.beside.as_mut();
            return beside.map_or_else(Vec::new, |it| it.cancel(ticket));
        };
        let mut job = self.jobs.remove(index);
        let rests = match &mut job.work {
            Work::Answer(run) => run.cancel(),
            Work::Measure(_) => Vec::new(),
        };
        self.keep(job);
        self.drop_unwanted();
        rests
    }

    /// Whether somebody waits for the next token of an answer.
    pub fn is_answering(&self) -> bool {
        self.jobs.iter().any(|job| job.line() == Line::Decode)
    }

    /// Whether a question is not over yet.
    pub fn is_open(&self, ticket: Ticket) -> bool {
        let is_beside = || self.beside.as_deref().is_some_and(|it| it.is_open(ticket));
        self.jobs.iter().any(|job| job.ticket == ticket) || is_beside()
    }

    /// How many questions are not over yet.
    pub fn n_open(&self) -> usize {
        self.jobs.len() + self.beside.as_ref().map_or(0, |it| it.n_open())
    }

    /// Tokens computed so far, for all questions.
    pub fn n_computed(&self) -> u64 {
        self.n_computed + self.beside.as_ref().map_or(0, |it| it.n_computed)
    }

    /// Sets what the step under way computes.
    pub(crate) fn choose(&mut self, n_tokens: usize) {
        self.n_steps += 1;
        let shape = self.model.plan.cache_shape();
        let mut choice = Choice {
            jobs: &mut self.jobs,
            kept: &mut self.kept,
            plan: &self.model.plan,
            budget_bytes: self.budget.open,
            bytes_per_token: shape.token_bytes(self.is_on_device),
            step: self.n_steps,
        };
        choice.choose(n_tokens.max(1));
    }

    /// Takes out the questions that are over.
    pub(crate) fn end(&mut self, news: &mut Vec<(Ticket, News)>) {
        let failed = |ticket: Ticket| {
            let mut news = news.iter();
            news.any(|(of, it)| *of == ticket && matches!(it, News::Failed(_)))
        };
        let is_over = |job: &mut Job| failed(job.ticket) || job.is_over();
        let over: Vec<Job> = self.jobs.extract_if(.., is_over).collect();
        for mut job in over {
            if let Some(last) = job.last_news() {
                news.push((job.ticket, last));
            }
            self.keep(job);
        }
    }

    fn keep(&mut self, job: Job) {
        if let Some(cache) = job.into_kept() {
            self.kept.keep(cache);
        }
    }

    fn add(&mut self, mut paths: Vec<Path>, work: Work) -> Ticket {
        if self.is_on_device {
            for path in &mut paths {
                path.cache = self.model.plan.new_cache().into_shadow();
            }
        }
        self.n_asked += 1;
        let ticket = Ticket(self.n_asked);
        self.jobs.push(Job {
            ticket,
            paths,
            work,
            is_begun: false,
        });
        ticket
    }

    /// Whether `ids` and `n_new` more tokens can be computed.
    fn check(&self, ids: &[u32], n_new: usize) -> Result<(), InferenceError> {
        let context = self.model.info().context;
        let vocab_size = self.model.plan.vocab_size();
        if ids.is_empty() {
            return Err(InferenceError::EmptyPrompt);
        }
        if ids.len() + n_new > context {
            return Err(InferenceError::PromptTooLong {
                n_tokens: ids.len(),
                context: context - n_new,
            });
        }
        match ids.iter().find(|&&id| id as usize >= vocab_size) {
            Some(&id) => Err(InferenceError::UnknownToken { id, vocab_size }),
            None => Ok(()),
        }
    }
}
