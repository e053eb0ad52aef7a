//! Examines the model, as rounded in its file, on held-out words and sentences, family by family.

mod exams;
mod orders;

use std::sync::atomic::{AtomicUsize, Ordering};

use lab::stats::{Interval, Level, Rate};
use tokenizers::Tokenizer;

use crate::corpus::document::{Document, Part, labels, lay_out};
use crate::corpus::family::Family;
use crate::corpus::layout::Layout;
use crate::corpus::lexicon::{Lexicon, Split};
use crate::error::SproutError;
use crate::network::Network;
use crate::network::ops::values;
use crate::rng::Rng;
use crate::sample::answer;
use crate::tokenizer::encode_document;

pub use exams::{Exam, exams};
pub use orders::{Orders, orders};

/// Numbers of examples before the query.
pub const SHOTS: [usize; 6] = [0, 1, 2, 4, 8, 16];
/// Padded tokens in a forward pass.
const BATCH_TOKENS: usize = 4096;
/// A stream of documents apart from the training's.
const EXAM_SEED: u64 = 0xe8a3;

/// Right answers out of so many, for one family and number of examples.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Score {
    pub shots: usize,
    pub right: usize,
    pub of: usize,
    pub accuracy: f64,
    /// Wilson's 95% interval.
    pub low: f64,
    pub high: f64,
}

impl Score {
    pub fn new(shots: usize, right: usize, of: usize) -> Self {
        let answered = (0..of).map(|index| index < right);
        let Interval { low, high } = Rate::of(answered).wilson(Level::P95);
        let accuracy = right as f64 / of.max(1) as f64;
        let round = |x: f64| (x * 1000.0).round() / 1000.0;
        Self {
            shots,
            right,
            of,
            accuracy: round(accuracy),
            low: round(low),
            high: round(high),
        }
    }
}

/// The scores of one family in one style.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Row {
    pub family: String,
    pub scores: Vec<Score>,
}

/// The documents of one cell: no instruction and general labels, so that only the examples tell the task.
fn documents(exam: &Exam, lexicon: &Lexicon, shots: usize, n_prompts: usize) -> Vec<Document> {
    let draw = |index: usize| {
        let stream = (index * 64 + exam.family as usize) as u64;
        let mut rng = Rng::new(EXAM_SEED + shots as u64, stream);
        let task = exam.family.task(lexicon, exam.split, shots, &mut rng);
        let frame = labels(&task, true, &mut rng);
        lay_out(&task, *rng.pick(exam.forms), &frame, &mut rng)
    };
    (0..n_prompts).map(draw).collect()
}

/// All rows of the table whose names have `only` in them, printed as they come; two threads share the work.
pub fn examine(
    network: &Network,
    tokenizer: &Tokenizer,
    lexicon: &Lexicon,
    n_prompts: usize,
    only: &str,
) -> Result<Vec<Row>, SproutError> {
    let mut exams = exams();
    exams.retain(|exam| exam.name().contains(only));
    let next = AtomicUsize::new(0);
    let examine = || -> Result<Vec<(usize, Row)>, SproutError> {
        let mut rows = Vec::new();
        while let Some((at, exam)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            exams.get(at).map(|exam| (at, exam))
        } {
            let row = row(exam, network, tokenizer, lexicon, n_prompts)?;
            println!("{}", line(&row));
            rows.push((at, row));
        }
        Ok(rows)
    };
    let (mine, theirs) = std::thread::scope(|scope| {
        let other = scope.spawn(examine);
        let mine = examine();
        let theirs = other.join();
        (
            mine,
            theirs.unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        )
    });
    let mut rows = [mine?, theirs?].concat();
    rows.sort_by_key(|(at, _)| *at);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// One row of the table.
fn row(
    exam: &Exam,
    network: &Network,
    tokenizer: &Tokenizer,
    lexicon: &Lexicon,
    n_prompts: usize,
) -> Result<Row, SproutError> {
    let mut scores = Vec::new();
    for shots in SHOTS {
        let documents = documents(exam, lexicon, shots, n_prompts);
        let right = answered(network, tokenizer, &documents)?;
        let right = right.into_iter().filter(|right| *right).count();
        scores.push(Score::new(shots, right, n_prompts));
    }
    Ok(Row {
        family: exam.name(),
        scores,
    })
}

/// Plain talk as a chat with nothing shown: how often Sprout says one of the short things that it was
/// taught to say, to what it was never asked in training. Whatever else it says is counted as wrong.
pub fn talk(
    network: &Network,
    tokenizer: &Tokenizer,
    lexicon: &Lexicon,
    n_prompts: usize,
) -> Result<Row, SproutError> {
    let mut right = 0;
    for index in 0..n_prompts {
        let mut rng = Rng::new(EXAM_SEED, index as u64);
        let task = Family::Talk.task(lexicon, Split::Held, 0, &mut rng);
        let (prompt, _) = Layout::Chat.example("", "", &task.shots[0].input, "");
        let said = answer(network, tokenizer, &prompt, 24)?;
        let mut known = lexicon.talk.iter().flat_map(|talk| &talk.answers);
        right += usize::from(known.any(|answer| *answer == said));
    }
    let row = Row {
        family: "plain talk: one of its own short answers".to_owned(),
        scores: vec![Score::new(0, right, n_prompts)],
    };
    println!("{}", line(&row));
    Ok(row)
}

/// One line of the table.
pub fn line(row: &Row) -> String {
    let cells = row.scores.iter().map(|score| {
        format!(
            "{:5.1}% [{:3.0}-{:3.0}]",
            100.0 * score.accuracy,
            100.0 * score.low,
            100.0 * score.high
        )
    });
    format!(
        "{:<62} {}",
        row.family,
        cells.collect::<Vec<_>>().join("  ")
    )
}

/// Whether each last answer is what greedy decoding gives: each of their tokens, the end included,
/// is the likeliest after those before it.
fn answered(
    network: &Network,
    tokenizer: &Tokenizer,
    documents: &[Document],
) -> Result<Vec<bool>, SproutError> {
    let mut rows = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let tokens = encode_document(tokenizer, document)?;
        let end = tokens
            .iter()
            .rposition(|(_, part)| *part != Part::Frame)
            .map_or(0, |last| last + 1);
        let frame = tokens[..end]
            .iter()
            .rposition(|(_, part)| *part == Part::Frame);
        let ids: Vec<u32> = tokens[..end].iter().map(|(id, _)| *id).collect();
        rows.push((ids, frame.map_or(0, |last| last + 1), number));
    }
    rows.sort_by_key(|(ids, ..)| ids.len());
    let mut right = vec![false; documents.len()];
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let fits = |n: &usize| n * rest[n - 1].0.len() <= BATCH_TOKENS;
        let n = (1..=rest.len()).take_while(fits).last().unwrap_or(1);
        let (batch, after) = rest.split_at(n);
        rest = after;
        let longest = batch.iter().map(|(ids, ..)| ids.len()).max().unwrap_or(1);
        let mut ids = vec![0u32; n * longest];
        for (row, (tokens, ..)) in ids.chunks_exact_mut(longest).zip(batch) {
            row[..tokens.len()].copy_from_slice(tokens);
        }
        // Only the places before each token of the last answers are needed.
        let answers = batch.iter().enumerate();
        let at: Vec<u32> = answers
            .flat_map(|(index, (tokens, start, _))| {
                (*start..tokens.len()).map(move |at| (index * longest + at - 1) as u32)
            })
            .collect();
        let logits = values(&network.logits_at(&ids, n, &at)?)?;
        let mut rows = logits.chunks_exact(network.sizes.vocabulary);
        for (tokens, start, number) in batch {
            right[*number] = tokens[*start..]
                .iter()
                .zip(&mut rows)
                .fold(true, |right, (token, row)| {
                    right & row.iter().all(|x| *x <= row[*token as usize])
                });
        }
    }
    Ok(right)
}
