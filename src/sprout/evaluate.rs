//! Examines the model, as rounded in its file, on held-out words and sentences, family by family.

use std::sync::atomic::{AtomicUsize, Ordering};

use tokenizers::Tokenizer;

use crate::corpus::document::{Document, Part, Shot, Task, labels, lay_out};
use crate::corpus::family::Family;
use crate::corpus::layout::{HELD, Layout};
use crate::corpus::lexicon::{Lexicon, Split};
use crate::error::SproutError;
use crate::network::Network;
use crate::network::ops::values;
use crate::rng::Rng;
use crate::sample::answer;
use crate::tokenizer::encode_document;

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
        let (low, high) = wilson(right, of);
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

/// Wilson's 95% interval of a share (E. B. Wilson, 1927).
pub fn wilson(right: usize, of: usize) -> (f64, f64) {
    if of == 0 {
        return (0.0, 1.0);
    }
    let (z, n) = (1.96f64, of as f64);
    let share = right as f64 / n;
    let middle = share + z * z / (2.0 * n);
    let spread = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    (
        ((middle - spread) / scale).max(0.0),
        ((middle + spread) / scale).min(1.0),
    )
}

/// The scores of one family in one style.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Row {
    pub family: String,
    pub scores: Vec<Score>,
}

/// What is examined in one row.
#[derive(Clone, Copy, Debug)]
pub struct Exam {
    pub family: Family,
    /// `Held` asks for what was never taught; `Train` for taught words.
    pub split: Split,
    /// The app's layout, chat, or one of those that are never taught.
    pub forms: &'static [Layout],
    pub note: &'static str,
}

impl Exam {
    fn name(&self) -> String {
        format!("{}{}", self.family.name(), self.note)
    }
}

/// Every family in the app's layout; then other forms, and chat.
pub fn exams() -> Vec<Exam> {
    const APP: &[Layout] = &[Layout::App];
    let exam = |family, split, forms, note| Exam {
        family,
        split,
        forms,
        note,
    };
    // What is said in plain talk has many right answers: see `talk`.
    let all = Family::ALL
        .into_iter()
        .filter(|family| *family != Family::Talk);
    let mut exams: Vec<Exam> = all
        .map(|family| exam(family, Split::Held, APP, ""))
        .collect();
    for family in [Family::Copy, Family::Casing, Family::Reformat] {
        exams.push(exam(
            family,
            Split::Taught,
            &HELD,
            ", taught words in forms never taught",
        ));
        exams.push(exam(
            family,
            Split::Train,
            APP,
            ", many words without sense",
        ));
    }
    exams.push(exam(
        Family::Kinds,
        Split::Held,
        &HELD,
        ", in forms never taught",
    ));
    for family in [Family::Tone, Family::Category] {
        exams.push(exam(family, Split::Taught, APP, ", only the labels new"));
    }
    exams.push(exam(
        Family::Kinds,
        Split::Held,
        &[Layout::Chat],
        ", as a chat",
    ));
    exams
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
        (examine(), other.join())
    });
    let theirs = theirs.map_err(|_| SproutError::Usage("An examining thread stopped.".into()))?;
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

/// How much the order of the same four examples matters when sorting messages.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Orders {
    pub prompts: usize,
    pub orders: usize,
    /// Mean accuracy, and that of the worst and the best of the orders.
    pub mean: f64,
    pub worst: f64,
    pub best: f64,
    /// Share of prompts that are right in some orders and wrong in others.
    pub turned: f64,
}

/// Four examples of two kinds in all their 24 orders.
pub fn orders(
    network: &Network,
    tokenizer: &Tokenizer,
    lexicon: &Lexicon,
    n_prompts: usize,
) -> Result<Orders, SproutError> {
    let mut by_order = [0usize; 24];
    let mut turned = 0;
    for index in 0..n_prompts {
        let mut rng = Rng::new(EXAM_SEED + 24, index as u64);
        let task = Family::Kinds.task(lexicon, Split::Held, 4, &mut rng);
        let frame = labels(&task, true, &mut rng);
        let documents: Vec<Document> = permutations(4)
            .iter()
            .map(|order| {
                let mut shots: Vec<Shot> = order.iter().map(|at| task.shots[*at].clone()).collect();
                shots.extend(task.shots.last().cloned());
                let task = Task {
                    shots,
                    ..task.clone()
                };
                lay_out(&task, Layout::App, &frame, &mut rng)
            })
            .collect();
        let right = answered(network, tokenizer, &documents)?;
        for (count, right) in by_order.iter_mut().zip(&right) {
            *count += usize::from(*right);
        }
        turned += usize::from(right.contains(&true) && right.contains(&false));
    }
    let share = |count: usize| (1000.0 * count as f64 / n_prompts.max(1) as f64).round() / 1000.0;
    Ok(Orders {
        prompts: n_prompts,
        orders: by_order.len(),
        mean: share(by_order.iter().sum::<usize>() / by_order.len()),
        worst: share(by_order.iter().copied().min().unwrap_or(0)),
        best: share(by_order.iter().copied().max().unwrap_or(0)),
        turned: share(turned),
    })
}

/// All orders of `0..n`.
fn permutations(n: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for next in 0..n {
        let longer = all.iter().flat_map(|order| {
            (0..=order.len()).map(move |at| {
                let mut order = order.clone();
                order.insert(at, next);
                order
            })
        });
        all = longer.collect();
    }
    all
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_examples_have_24_orders() {
        let mut orders = permutations(4);
        orders.sort();
        orders.dedup();
        assert_eq!(orders.len(), 24);
        assert!(orders.iter().all(|order| order.iter().sum::<usize>() == 6));
    }

    #[test]
    fn wilson_gives_known_intervals() {
        for (right, of, low, high) in [
            (0, 10, 0.0, 0.2775),
            (5, 10, 0.2366, 0.7634),
            (10, 10, 0.7225, 1.0),
        ] {
            let (l, h) = wilson(right, of);
            assert!(
                (l - low).abs() < 1e-3 && (h - high).abs() < 1e-3,
                "{right} of {of}: {l} {h}"
            );
        }
        assert_eq!(wilson(0, 0), (0.0, 1.0));
    }
}
