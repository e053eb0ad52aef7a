//! Examines the model, as rounded in its file, on held-out words and sentences, family by family.

use tokenizers::Tokenizer;

use crate::corpus::document::{Document, Part, Style, write};
use crate::corpus::family::Family;
use crate::corpus::lexicon::{Lexicon, Split};
use crate::error::SproutError;
use crate::network::Network;
use crate::network::ops::values;
use crate::rng::Rng;
use crate::tokenizer::encode_document;

/// Numbers of examples before the query.
pub const SHOTS: [usize; 5] = [0, 1, 2, 4, 8];
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

/// All families in completion style, then sorting messages in chat style.
pub fn examine(
    network: &Network,
    tokenizer: &Tokenizer,
    lexicon: &Lexicon,
    n_prompts: usize,
) -> Result<Vec<Row>, SproutError> {
    let mut rows = Vec::new();
    let cases = Family::ALL
        .iter()
        .map(|family| (*family, Style::Completion));
    for (family, style) in cases.chain([(Family::Kinds, Style::Chat)]) {
        let mut scores = Vec::new();
        for shots in SHOTS {
            let documents: Vec<Document> = (0..n_prompts)
                .map(|index| {
                    let mut rng = Rng::new(
                        EXAM_SEED + shots as u64,
                        (index * 64 + family as usize) as u64,
                    );
                    write(
                        &family.task(lexicon, Split::Held, shots, &mut rng),
                        style,
                        &mut rng,
                    )
                })
                .collect();
            let right = count_right(network, tokenizer, &documents)?;
            scores.push(Score::new(shots, right, n_prompts));
        }
        let chat = if style == Style::Chat {
            ", as a chat"
        } else {
            ""
        };
        let row = Row {
            family: format!("{}{chat}", family.name()),
            scores,
        };
        println!("{}", line(&row));
        rows.push(row);
    }
    Ok(rows)
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

/// How many last answers are what greedy decoding gives: each of their tokens, the end included,
/// is the likeliest after those before it.
fn count_right(
    network: &Network,
    tokenizer: &Tokenizer,
    documents: &[Document],
) -> Result<usize, SproutError> {
    let mut rows = Vec::new();
    for document in documents {
        let tokens = encode_document(tokenizer, document)?;
        let end = tokens
            .iter()
            .rposition(|(_, part)| *part != Part::Frame)
            .map_or(0, |last| last + 1);
        let frame = tokens[..end]
            .iter()
            .rposition(|(_, part)| *part == Part::Frame);
        let ids: Vec<u32> = tokens[..end].iter().map(|(id, _)| *id).collect();
        rows.push((ids, frame.map_or(0, |last| last + 1)));
    }
    rows.sort_by_key(|(ids, _)| ids.len());
    let mut right = 0;
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let fits = |n: &usize| n * rest[n - 1].0.len() <= BATCH_TOKENS;
        let n = (1..=rest.len()).take_while(fits).last().unwrap_or(1);
        let (batch, after) = rest.split_at(n);
        rest = after;
        let longest = batch.iter().map(|(ids, _)| ids.len()).max().unwrap_or(1);
        let mut ids = vec![0u32; n * longest];
        for (row, (tokens, _)) in ids.chunks_exact_mut(longest).zip(batch) {
            row[..tokens.len()].copy_from_slice(tokens);
        }
        let logits = values(&network.logits(&ids, n)?)?;
        let v = network.sizes.vocabulary;
        for (index, (tokens, start)) in batch.iter().enumerate() {
            let correct = (*start..tokens.len()).all(|at| {
                let row = &logits[(index * longest + at - 1) * v..][..v];
                let target = row[tokens[at] as usize];
                row.iter().all(|x| *x <= target)
            });
            right += usize::from(correct);
        }
    }
    Ok(right)
}

#[cfg(test)]
mod tests {
    use super::*;

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
