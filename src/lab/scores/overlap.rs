//! How much two texts share: edits of characters, words and runs of words in common.

use std::collections::BTreeMap;

use crate::LabError;
use crate::words;

/// The work of comparing grows with the product of the lengths; this many cells take about a tenth of a second.
const MAX_CELLS: usize = 30_000_000;
/// Words of a text that is compared by words.
const MAX_WORDS: usize = 20_000;

/// A measure from 0 to 1 of what an answer shares with a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// F1 of the runs of `n` words in common; `n` of 1 to 4 is usual.
    RougeN { n: usize },
    /// F1 of the longest common subsequence of words.
    RougeL,
    /// BLEU up to runs of four words.
    Bleu,
    /// GLEU up to runs of four words.
    Gleu,
}

impl Overlap {
    pub fn of(self, answer: &str, reference: &str) -> Result<f64, LabError> {
        match self {
            Overlap::RougeN { n } => rouge_n(answer, reference, n),
            Overlap::RougeL => rouge_l(answer, reference),
            Overlap::Bleu => bleu(answer, reference),
            Overlap::Gleu => gleu(answer, reference),
        }
    }
}

/// Insertions, deletions and changes of one character that turn `a` into `b` (Levenshtein 1966),
/// and the length of the longer of the two.
pub fn levenshtein(a: &str, b: &str) -> Result<(usize, usize), LabError> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    check(a.len(), b.len())?;
    // row[j]: edits from what was read of `a` to the first j of `b`.
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    Ok((row[b.len()], a.len().max(b.len())))
}

/// ROUGE-N as F1 (Lin 2004, section 2): runs of `n` words in common, each counted as often as both have it.
///
/// Words are stretches of letters and digits in lower case, unstemmed, as in google-research's `rouge_score`.
pub fn rouge_n(answer: &str, reference: &str, n: usize) -> Result<f64, LabError> {
    if n == 0 {
        return Err(LabError::Setting {
            what: words::run_length(),
            choose: words::one_or_more(),
        });
    }
    let (answer, reference) = (words(answer)?, words(reference)?);
    let (ours, theirs) = (runs(&answer, n), runs(&reference, n));
    let n_common = common(&ours, &theirs) as f64;
    let n_runs = |it: &[String]| (it.len() + 1).saturating_sub(n) as f64;
    Ok(f1(n_common, n_runs(&answer), n_runs(&reference)))
}

/// ROUGE-L as F1 of the longest common subsequence of words (Lin 2004, section 3.1, with β = 1).
pub fn rouge_l(answer: &str, reference: &str) -> Result<f64, LabError> {
    let (answer, reference) = (words(answer)?, words(reference)?);
    check(answer.len(), reference.len())?;
    let mut row = vec![0; reference.len() + 1];
    for x in &answer {
        let mut diagonal = 0;
        for (j, y) in reference.iter().enumerate() {
            let here = if x == y {
                diagonal + 1
            } else {
                row[j + 1].max(row[j])
            };
            diagonal = std::mem::replace(&mut row[j + 1], here);
        }
    }
    let longest = row[reference.len()] as f64;
    Ok(f1(longest, answer.len() as f64, reference.len() as f64))
}

/// BLEU of one sentence (Papineni et al. 2002, section 2.3): the geometric mean of the clipped precisions of runs of
/// 1 to 4 words, times `exp(1 − reference / answer)` for an answer that is shorter.
///
/// Unsmoothed: 0 where no run of four is shared.
pub fn bleu(answer: &str, reference: &str) -> Result<f64, LabError> {
    let (answer, reference) = (words(answer)?, words(reference)?);
    let mut ln_precision = 0.0;
    for n in 1..=4 {
        let shared = common(&runs(&answer, n), &runs(&reference, n)) as f64;
        if shared == 0.0 {
            return Ok(0.0);
        }
        ln_precision += (shared / (answer.len() + 1 - n) as f64).ln() / 4.0;
    }
    let brevity = (1.0 - reference.len() as f64 / answer.len() as f64).min(0.0);
    Ok((ln_precision + brevity).exp())
}

/// GLEU of one sentence (Wu et al. 2016, "Google's Neural Machine Translation System", section 4.3):
/// runs of 1 to 4 words in common, over those of the text that has more.
pub fn gleu(answer: &str, reference: &str) -> Result<f64, LabError> {
    let (answer, reference) = (words(answer)?, words(reference)?);
    let (mut shared, mut ours, mut theirs) = (0, 0, 0);
    for n in 1..=4 {
        shared += common(&runs(&answer, n), &runs(&reference, n));
        ours += (answer.len() + 1).saturating_sub(n);
        theirs += (reference.len() + 1).saturating_sub(n);
    }
    Ok(shared as f64 / ours.max(theirs).max(1) as f64)
}

fn words(text: &str) -> Result<Vec<String>, LabError> {
    let lower = text.to_lowercase();
    let words = lower.split(|it: char| !it.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    if words.len() > MAX_WORDS {
        return Err(LabError::TooLong {
            what: words::text_by_words(),
            size: words.len(),
            most: MAX_WORDS,
            unit: words::unit_words(),
        });
    }
    Ok(words)
}

pub(super) fn runs(words: &[String], n: usize) -> BTreeMap<&[String], usize> {
    let mut counts = BTreeMap::new();
    for run in words.windows(n) {
        *counts.entry(run).or_insert(0) += 1;
    }
    counts
}

pub(super) fn common(a: &BTreeMap<&[String], usize>, b: &BTreeMap<&[String], usize>) -> usize {
    let shared = a.iter().map(|(run, n)| b.get(run).map_or(0, |m| *n.min(m)));
    shared.sum()
}

/// The harmonic mean of `shared / ours` and `shared / theirs`; 0 where nothing is shared.
pub(super) fn f1(shared: f64, ours: f64, theirs: f64) -> f64 {
    if shared == 0.0 {
        return 0.0;
    }
    2.0 * shared / (ours + theirs)
}

pub(super) fn check(a: usize, b: usize) -> Result<(), LabError> {
    if a.saturating_mul(b) > MAX_CELLS {
        return Err(LabError::TooLong {
            what: words::text_by_pieces(),
            size: a.max(b),
            most: MAX_CELLS / a.min(b).max(1),
            unit: words::pieces(),
        });
    }
    Ok(())
}
