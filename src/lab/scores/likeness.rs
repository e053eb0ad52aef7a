//! Likeness to a reference as promptfoo counts it, so that its thresholds mean here what they mean there.
//!
//! [`super::Overlap`] has the papers' measures on plain words; these keep punctuation on the words, and smooth.

use super::overlap::{check, common, f1, runs};
use super::{porter, treebank};
use crate::LabError;
use crate::words;

/// A measure from 0 to 1, the best over several references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// BLEU on words as they stand between white space, in lower case. Runs longer than the answer are left out,
    /// and a precision of 0 counts as 10⁻⁷.
    Bleu,
    /// GLEU on such words without full stops at their ends.
    Gleu,
    /// ROUGE-1's F1 on the words of the Penn Treebank's tokeniser.
    Rouge,
    /// METEOR (Banerjee and Lavie 2005) with exact and stemmed matches. **Synonyms are not known here** (they need
    /// WordNet), so an answer in other words scores lower than in promptfoo, never higher.
    Meteor,
}

/// Words of a text that is compared; more are refused.
const MAX_WORDS: usize = 20_000;

impl Likeness {
    /// As papers write it.
    pub fn name(self) -> &'static str {
        match self {
            Likeness::Bleu => "BLEU",
            Likeness::Gleu => "GLEU",
            Likeness::Rouge => "ROUGE-1",
            Likeness::Meteor => "METEOR",
        }
    }

    /// How close the answer is to the nearest reference; 0 of none.
    pub fn of(self, answer: &str, references: &[String]) -> Result<f64, LabError> {
        if self == Likeness::Bleu {
            return bleu(answer, references);
        }
        let mut best = 0.0f64;
        for reference in references {
            let value = match self {
                Likeness::Bleu => 0.0,
                Likeness::Gleu => gleu(&spaced(answer, true)?, &spaced(reference, true)?),
                Likeness::Rouge => rouge(answer, reference)?,
                Likeness::Meteor => meteor(&spaced(answer, true)?, &spaced(reference, true)?)?,
            };
            best = best.max(value);
        }
        Ok(best)
    }
}

/// Words between white space in lower case; `bare` takes full stops off their ends.
fn spaced(text: &str, bare: bool) -> Result<Vec<String>, LabError> {
    let lower = text.to_lowercase();
    let words = lower.split_whitespace();
    limited(
        words
            .map(|it| if bare { it.trim_end_matches('.') } else { it }.to_owned())
            .collect(),
    )
}

fn limited(words: Vec<String>) -> Result<Vec<String>, LabError> {
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

/// Papineni et al. 2002, section 2.3, with clipping by the best reference for each run's length and the brevity penalty
/// by the reference whose length is nearest (the shorter of two).
fn bleu(answer: &str, references: &[String]) -> Result<f64, LabError> {
    let answer = spaced(answer, false)?;
    let references = references
        .iter()
        .map(|it| spaced(it, false))
        .collect::<Result<Vec<_>, _>>()?;
    let lengths = references.iter().map(Vec::len);
    let Some(nearest) = lengths.min_by_key(|it| (it.abs_diff(answer.len()), *it)) else {
        return Ok(0.0);
    };
    let orders = answer.len().min(4);
    if orders == 0 {
        return Ok(0.0);
    }
    let mut ln_precision = 0.0;
    for n in 1..=orders {
        let ours = runs(&answer, n);
        let shared = references
            .iter()
            .map(|it| common(&ours, &runs(it, n)))
            .max();
        let precision = shared.unwrap_or(0) as f64 / (answer.len() + 1 - n) as f64;
        ln_precision += precision.max(1e-7).ln() / orders as f64;
    }
    let brevity = (1.0 - nearest as f64 / answer.len() as f64).min(0.0);
    Ok((ln_precision + brevity).exp())
}

fn gleu(answer: &[String], reference: &[String]) -> f64 {
    let (mut shared, mut ours, mut theirs) = (0, 0, 0);
    for n in 1..=4 {
        shared += common(&runs(answer, n), &runs(reference, n));
        ours += (answer.len() + 1).saturating_sub(n);
        theirs += (reference.len() + 1).saturating_sub(n);
    }
    shared as f64 / ours.max(theirs).max(1) as f64
}

fn rouge(answer: &str, reference: &str) -> Result<f64, LabError> {
    let [answer, reference] =
        [answer, reference].map(|it| limited(treebank::words(&it.to_lowercase())));
    let (answer, reference) = (answer?, reference?);
    let shared = common(&runs(&answer, 1), &runs(&reference, 1));
    Ok(f1(
        shared as f64,
        answer.len() as f64,
        reference.len() as f64,
    ))
}

/// `(1 − γ (chunks / m)^β) · P R / (α P + (1 − α) R)` with α 0.9, β 3, γ 0.5, as NLTK and promptfoo have them.
///
/// Words are paired from the end, each with the last free one that is the same; what is left is paired by stem. The paper
/// asks for the pairing with the fewest crossings; this is the one that the programs have.
fn meteor(answer: &[String], reference: &[String]) -> Result<f64, LabError> {
    check(answer.len(), reference.len())?;
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let (mut ours, mut theirs) = (numbered(answer), numbered(reference));
    pair(&mut ours, &mut theirs, &mut pairs);
    for it in ours.iter_mut().chain(&mut theirs) {
        it.1 = porter::stem(&it.1);
    }
    pair(&mut ours, &mut theirs, &mut pairs);
    if pairs.is_empty() {
        return Ok(0.0);
    }
    pairs.sort_unstable();
    let follows = |it: &&[(usize, usize)]| it[1].0 == it[0].0 + 1 && it[1].1 == it[0].1 + 1;
    let m = pairs.len() as f64;
    let chunks = m - pairs.windows(2).filter(follows).count() as f64;
    let (precision, recall) = (m / answer.len() as f64, m / reference.len() as f64);
    let mean = precision * recall / (0.9 * precision + 0.1 * recall);
    Ok((1.0 - 0.5 * (chunks / m).powi(3)) * mean)
}

fn numbered(words: &[String]) -> Vec<(usize, String)> {
    words.iter().cloned().enumerate().collect()
}

/// Takes out what is the same on both sides, last words first.
fn pair(
    ours: &mut Vec<(usize, String)>,
    theirs: &mut Vec<(usize, String)>,
    pairs: &mut Vec<(usize, usize)>,
) {
    for i in (0..ours.len()).rev() {
        if let Some(j) = theirs.iter().rposition(|it| it.1 == ours[i].1) {
            pairs.push((ours[i].0, theirs[j].0));
            ours.remove(i);
            theirs.remove(j);
        }
    }
}
