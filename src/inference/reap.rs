//! What a step has computed, brought to the questions that wait for it: scores, choices, ends.

use crate::error::InferenceError;
use crate::job::{Job, News, Path, Ticket, Work};
use crate::measure::{Found, Measure, Scored};
use crate::model::Model;
use crate::run::{Advance, Drawing, Mask};
use crate::sample::Draw;
use crate::session::Prefilled;
use crate::team::{Share, Team};

/// Rows of scores that are held at once: a few numbers for each token of the vocabulary and row.
const SCORE_ROWS: usize = 16;

/// Fewer scores than this are not worth sharing out; choosing costs more for each than a product of two numbers.
const ALONE: usize = 1 << 12;

/// Where the rows of scores come from, in the order of the paths.
pub(crate) enum Scores {
    /// Hidden states, which are multiplied by the head.
    Of(Vec<f32>),
    /// Rows that are there.
    Rows(Vec<Vec<f32>>),
}

/// Who waits for a row of scores.
enum Taker<'a> {
    Sample(Drawing<'a>),
    /// A prompt is done; its samples draw in the next step.
    Prompt,
    Logits,
    Position(&'a Measure, &'a Path, usize),
}

/// What a row of scores became.
enum Taken {
    Draw(Result<Draw, InferenceError>),
    Logits(Vec<f32>),
    Found(Vec<Found>),
}

impl Taker<'_> {
    fn take(&mut self, logits: &[f32], mask: Option<Mask<'_>>) -> Taken {
        match self {
            Taker::Sample(drawing) => Taken::Draw(drawing.draw(logits, mask)),
            Taker::Prompt | Taker::Logits => Taken::Logits(logits.to_vec()),
            Taker::Position(measure, path, position) => {
                Taken::Found(measure.found(path, *position, logits))
            }
        }
    }
}

/// Gives each taker its row of scores, on all threads where nothing stands against it.
fn take_all(
    team: &dyn Team,
    takers: &mut [Taker<'_>],
    rows: &[&[f32]],
    mask: &mut Option<Mask<'_>>,
) -> Vec<Taken> {
    let n_numbers: usize = rows.iter().map(|row| row.len()).sum();
    if mask.is_some() || team.n_threads() < 2 || rows.len() < 2 || n_numbers < ALONE {
        let pairs = takers.iter_mut().zip(rows);
        return pairs
            .map(|(taker, row)| match mask {
                Some(mask) => taker.take(row, Some(&mut **mask)),
                None => taker.take(row, None),
            })
            .collect();
    }
    let tasks: Vec<_> = takers
        .iter_mut()
        .map(|taker| Share::new((taker, None)))
        .collect();
    team.run(tasks.len(), &|index| {
        let mut task = tasks[index].take();
        let taken = task.0.take(rows[index], None);
        task.1 = Some(taken);
    });
    tasks
        .into_iter()
        .filter_map(|task| task.into_inner().1)
        .collect()
}

/// Draws the first tokens of all answers whose prompt was done in the last step.
pub(crate) fn draw_first(
    jobs: &mut [Job],
    model: &Model,
    mask: &mut Option<Mask<'_>>,
) -> Vec<(Ticket, News)> {
    let mut news = Vec::new();
    for job in jobs {
        let Work::Answer(run) = &mut job.work else {
            continue;
        };
        let Some(logits) = run.take_first_logits() else {
            continue;
        };
        let mut takers: Vec<_> = run.drawing(&job.paths).map(Taker::Sample).collect();
        let rows = vec![&logits[..]; takers.len()];
        let taken = take_all(model.plan.team, &mut takers, &rows, mask);
        let samples: Vec<usize> = (0..takers.len()).collect();
        drop(takers);
        news.push((job.ticket, step(job, &samples, taken, model)));
    }
    news
}

/// Brings the scores after the tokens that were wanted to the questions: `scores` has them path by path.
pub(crate) fn deliver(
    jobs: &mut [Job],
    model: &Model,
    scores: &Scores,
    mask: &mut Option<Mask<'_>>,
) -> Vec<(Ticket, News)> {
    let width = model.plan.config.width;
    let mut takers = Vec::new();
    // The states that scores are computed from; those of embeddings are used up here.
    let mut scored = Vec::new();
    let mut rest = match scores {
        Scores::Of(hidden) => &hidden[..],
        Scores::Rows(_) => &[],
    };
    for job in jobs.iter_mut() {
        let (own, others) = rest.split_at(rest.len().min(n_wanted(job) * width));
        rest = others;
        if let Work::Measure(Measure::Embedding(embedding)) = &mut job.work {
            embedding.note(own);
        } else {
            scored.extend_from_slice(own);
            takers.extend(takers_of(job));
        }
    }
    let mut taken = Vec::with_capacity(takers.len());
    match scores {
        Scores::Of(_) => {
            let scored = scored.chunks(SCORE_ROWS * width);
            for (takers, hidden) in takers.chunks_mut(SCORE_ROWS).zip(scored) {
                let logits = model.plan.logits(hidden);
                let rows: Vec<_> = logits.chunks_exact(model.plan.vocab_size()).collect();
                taken.extend(take_all(model.plan.team, takers, &rows, mask));
            }
        }
        Scores::Rows(rows) => {
            let rows: Vec<_> = rows.iter().map(|row| &row[..]).collect();
            taken.extend(take_all(model.plan.team, &mut takers, &rows, mask));
        }
    }
    drop(takers);
    let mut taken = taken.into_iter();
    let mut news = Vec::new();
    for job in jobs {
        if job.paths.iter().all(|path| path.n_now == 0) {
            continue;
        }
        let n_taken = match &job.work {
            Work::Measure(Measure::Embedding(_)) => 0,
            _ => n_wanted(job),
        };
        let taken: Vec<Taken> = taken.by_ref().take(n_taken).collect();
        let it = reaped(job, taken, model);
        news.extend(it.map(|it| (job.ticket, it)));
        for path in &mut job.paths {
            (path.n_now, path.n_wanted) = (0, 0);
        }
    }
    news
}

/// How many tokens' hidden states the question wants of this step.
fn n_wanted(job: &Job) -> usize {
    job.paths.iter().map(|path| path.n_wanted).sum()
}

/// Whoever waits for a wanted row of the question, in the order of its paths.
fn takers_of(job: &mut Job) -> Vec<Taker<'_>> {
    let n_wanted = n_wanted(job);
    match &mut job.work {
        Work::Answer(run) if run.is_answering() => {
            let drawing = run.drawing(&job.paths);
            let now = drawing.filter(|it| it.path.n_wanted > 0);
            now.map(Taker::Sample).collect()
        }
        Work::Answer(_) => (0..n_wanted).map(|_| Taker::Prompt).collect(),
        Work::Measure(Measure::Fill | Measure::Embedding(_)) => Vec::new(),
        Work::Measure(Measure::Logits(_)) => (0..n_wanted).map(|_| Taker::Logits).collect(),
        Work::Measure(measure) => {
            let measure = &*measure;
            let each = job.paths.iter().flat_map(|path| {
                let end = path.cache.len();
                (end - path.n_wanted..end).map(move |it| Taker::Position(measure, path, it))
            });
            each.collect()
        }
    }
}

/// What the question has to tell now.
fn reaped(job: &mut Job, taken: Vec<Taken>, model: &Model) -> Option<News> {
    match &mut job.work {
        Work::Answer(run) if run.is_answering() => {
            let numbered = job.paths.iter().enumerate();
            let now = numbered.filter(|(_, path)| path.n_wanted > 0);
            let samples: Vec<usize> = now.map(|(number, _)| number).collect();
            // A sample that is computed again may not have come to its end yet.
            (!samples.is_empty()).then(|| step(job, &samples, taken, model))
        }
        Work::Answer(run) => {
            let path = job.paths.first()?;
            let prompt = Advance::Prompt {
                n_done: path.cache.len(),
                n_total: path.ids.len(),
                n_reused: path.n_reused,
            };
            if let Some(Taken::Logits(logits)) = taken.into_iter().next() {
                run.begin(&mut job.paths, logits, model);
            }
            Some(News::Answer(prompt))
        }
        Work::Measure(measure) => {
            for taken in taken {
                match (taken, &mut *measure) {
                    (Taken::Logits(logits), Measure::Logits(wanted)) => *wanted = Some(logits),
                    (Taken::Found(found), measure) => measure.note(found),
                    _ => {}
                }
            }
            None
        }
    }
}

/// The tokens that some samples have drawn.
fn step(job: &mut Job, samples: &[usize], taken: Vec<Taken>, model: &Model) -> News {
    let Work::Answer(run) = &mut job.work else {
        unreachable!("only answers have samples")
    };
    let mut steps = Vec::with_capacity(samples.len());
    for (&sample, taken) in samples.iter().zip(taken) {
        match taken {
            Taken::Draw(Ok(draw)) => {
                let path = &mut job.paths[sample];
                match run.take(sample, path, draw, model) {
                    Ok(step) => steps.push(step),
                    Err(error) => return News::Failed(error),
                }
            }
            Taken::Draw(Err(error)) => return News::Failed(error),
            Taken::Logits(_) | Taken::Found(_) => unreachable!("samples draw"),
        }
    }
    News::Answer(Advance::Steps(steps))
}

impl Job {
    /// Whether nothing is left to be computed.
    pub(crate) fn is_over(&self) -> bool {
        match &self.work {
            Work::Answer(run) => run.is_done(),
            Work::Measure(_) => self.paths.iter().all(|path| path.n_left() == 0),
        }
    }

    /// What a question that is over has yet to tell.
    pub(crate) fn last_news(&mut self) -> Option<News> {
        let Work::Measure(measure) = &mut self.work else {
            return None;
        };
        match std::mem::replace(measure, Measure::Fill) {
            Measure::Fill => {
                let path = self.paths.first()?;
                Some(News::Filled(Prefilled {
                    n_reused: path.n_reused,
                    n_computed: path.cache.len() - path.n_reused,
                    is_complete: true,
                }))
            }
            Measure::Logits(logits) => logits.map(News::Logits),
            Measure::Embedding(it) => Some(News::Embedding(it.into_unit())),
            Measure::Scores(scored) => {
                let scores = scored.into_iter().map(Scored::into_logprobs);
                Some(News::Scores(scores.collect()))
            }
        }
    }
}
