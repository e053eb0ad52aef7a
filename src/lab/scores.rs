//! Scores without code: what an answer is compared with, and how good it was from 0 to 1.

mod choices;
mod extract;
mod json;
mod judge;
mod judging;
mod labels;
mod likeness;
mod markup;
mod nearness;
mod normaliser;
mod overlap;
mod pattern;
mod porter;
mod promptfoo;
mod refusal;
mod schema;
#[cfg(test)]
mod tests;
mod treebank;

use crate::LabError;
use crate::words;

pub use choices::{Around, Case, Many, Place, Tolerance, Unit, Which};
pub use extract::{AnswerFormat, Cleanser, Reading, numbers_in};
pub use judge::{
    Ballot, Grading, Judge, Opinion, Order, Pairing, Pick, Screen, Tally, best_of_call, best_score,
    read_best,
};
pub use judging::Judging;
pub(crate) use labels::shares;
pub use labels::{label_shares, likeliest};
pub use likeness::Likeness;
pub use nearness::{Embeddings, Nearness};
pub use normaliser::Normaliser;
pub use overlap::{Overlap, bleu, gleu, levenshtein, rouge_l, rouge_n};
pub use pattern::Pattern;
pub use promptfoo::{Among, Assertion, Mapped, from_promptfoo, to_promptfoo};
pub use refusal::REFUSALS;
pub use schema::Schema;

/// Longer answers are not scored; nobody reads a megabyte.
pub const MAX_ANSWER_BYTES: usize = 1 << 20;

/// What came back from a model, and what was measured on the way; `None` where nobody measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Given<'a> {
    pub text: &'a str,
    pub latency_millis: Option<f64>,
    /// In any currency, as long as the limit is in the same.
    pub cost: Option<f64>,
    /// Natural-log probability of each token of the answer.
    pub token_logprobs: Option<&'a [f64]>,
    /// Natural-log probability of each label, in the order of the scorer's labels.
    pub label_logprobs: Option<&'a [f64]>,
    /// What an embedding model made of the answer and of the scorer's references.
    pub embeddings: Option<Embeddings<'a>>,
    /// What judges said of the answer, each by what it was asked.
    pub opinions: &'a [(Judge, Score)],
    /// The measure of the answer and each of the scorer's references, where it is known already; taken in place of the
    /// vectors, which are long to keep.
    pub nearness: Option<&'a [f64]>,
}

/// One way to score an answer. Every text is at most [`MAX_ANSWER_BYTES`] long.
#[derive(Clone, Debug, PartialEq)]
pub enum Scorer {
    /// Alike after the normaliser went over both. The normaliser is named beside the number.
    Equals {
        expected: String,
        normaliser: Normaliser,
    },
    Contains {
        needles: Vec<String>,
        many: Many,
        place: Place,
        case: Case,
    },
    Matches(Pattern),
    Number {
        expected: f64,
        tolerance: Tolerance,
        which: Which,
    },
    Json(Around),
    /// JSON that a schema allows; among words, any object or list that it allows.
    JsonSchema {
        schema: Schema,
        around: Around,
    },
    /// XML, well formed, with an element at each of these paths (`order.item.price`); among words, balanced tags are enough.
    /// No entity is defined by an answer: a document type with declarations does not pass.
    Xml {
        required: Vec<String>,
        around: Around,
    },
    /// Nothing but HTML, or among words: some.
    Html(Around),
    /// The JSON value at a pointer (RFC 6901, `/items/0/name`; empty for the whole) equals this one; numbers by value.
    JsonField {
        pointer: String,
        expected: serde_json::Value,
        around: Around,
    },
    Length {
        unit: Unit,
        least: usize,
        most: usize,
    },
    /// Edits of one character from the expected text; passes up to `most`. The value is `1 − edits / longer length`.
    Levenshtein {
        expected: String,
        most: usize,
    },
    /// Words in common with a reference; passes from `least`. The value is the measure itself.
    Overlap {
        reference: String,
        measure: Overlap,
        least: f64,
    },
    /// Likeness to the nearest of several references as promptfoo counts it; passes from `least`.
    Alike {
        references: Vec<String>,
        measure: Likeness,
        least: f64,
    },
    /// Nearness in meaning to any of several texts, by vectors that are handed in; passes from or up to `bound`.
    Similar {
        references: Vec<String>,
        measure: Nearness,
        bound: f64,
    },
    /// The expected label's share of the probability of all labels; passes where it is the likeliest (the first of equals).
    LabelProbability {
        expected: usize,
    },
    /// Passes up to this many milliseconds.
    Latency {
        most_millis: f64,
    },
    Cost {
        most: f64,
    },
    /// exp of the mean negative log-probability of a token; passes up to `most`.
    Perplexity {
        most: f64,
    },
    /// The answer declines. The phrases are ours; see [`REFUSALS`].
    Refusal,
    /// What a model said of the answer, which somebody asked it ([`Given::opinions`]).
    Opinion(Judge),
    /// 1 less the value; passes where the other does not.
    Not(Box<Scorer>),
    /// The weighted mean of several; passes from `least`, or where that is `None`, if each one does.
    Weighted {
        parts: Vec<(f64, Scorer)>,
        least: Option<f64>,
    },
}

/// How good one answer was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// 0 to 1.
    pub value: f64,
    pub passed: bool,
}

impl Score {
    fn passed(passed: bool) -> Self {
        Self {
            value: f64::from(u8::from(passed)),
            passed,
        }
    }

    fn at_least(value: f64, least: f64) -> Self {
        Self {
            value: value.clamp(0.0, 1.0),
            passed: value >= least,
        }
    }
}

impl Scorer {
    /// Scores one answer. An answer that cannot be judged is an error and not a failure: it is left out and counted as such.
    pub fn score(&self, given: &Given<'_>) -> Result<Score, LabError> {
        if given.text.len() > MAX_ANSWER_BYTES {
            return Err(LabError::TooLong {
                what: words::an_answer(),
                size: given.text.len(),
                most: MAX_ANSWER_BYTES,
                unit: words::bytes(),
            });
        }
        let text = given.text;
        let at_most = |measured: Option<f64>, most: f64, what| {
            let measured = measured.ok_or(LabError::NotMeasured { what })?;
            Ok(Score::passed(measured <= most))
        };
        Ok(match self {
            Scorer::Equals {
                expected,
                normaliser,
            } => Score::passed(normaliser.apply(text) == normaliser.apply(expected)),
            Scorer::Contains {
                needles,
                many,
                place,
                case,
            } => Score::passed(contains(text, needles, *many, *place, *case)),
            Scorer::Matches(pattern) => Score::passed(pattern.is_in(text)?),
            Scorer::Number {
                expected,
                tolerance,
                which,
            } => {
                let numbers = numbers_in(text);
                let found = match which {
                    Which::First => numbers.first(),
                    Which::Last => numbers.last(),
                };
                Score::passed(found.is_some_and(|it| tolerance.allows(*it, *expected)))
            }
            Scorer::Json(around) => Score::passed(json::find(text, *around).is_some()),
            Scorer::JsonSchema { schema, around } => {
                let mut any = false;
                for value in json::find_all(text, *around) {
                    any = any || schema.allows(&value)?;
                }
                Score::passed(any)
            }
            Scorer::Xml { required, around } => {
                Score::passed(markup::is_xml(text, required, *around))
            }
            Scorer::Html(Around::Nothing) => Score::passed(markup::is_html(text)),
            Scorer::Html(Around::Words) => Score::passed(markup::contains_html(text)),
            Scorer::JsonField {
                pointer,
                expected,
                around,
            } => {
                let found = json::find(text, *around);
                let field = found.as_ref().and_then(|it| it.pointer(pointer));
                Score::passed(field.is_some_and(|it| json::alike(it, expected)))
            }
            Scorer::Length { unit, least, most } => {
                Score::passed((*least..=*most).contains(&unit.count(text)))
            }
            Scorer::Levenshtein { expected, most } => {
                let (edits, longer) = levenshtein(text, expected)?;
                Score {
                    value: 1.0 - edits as f64 / longer.max(1) as f64,
                    passed: edits <= *most,
                }
            }
            Scorer::Overlap {
                reference,
                measure,
                least,
            } => Score::at_least(measure.of(text, reference)?, *least),
            Scorer::Alike {
                references,
                measure,
                least,
            } => Score::at_least(measure.of(text, references)?, *least),
            Scorer::Similar {
                references,
                measure,
                bound,
            } => similar(given, references.len(), *measure, *bound)?,
            Scorer::LabelProbability { expected } => label(given.label_logprobs, *expected)?,
            Scorer::Latency { most_millis } => {
                at_most(given.latency_millis, *most_millis, words::took_how_long())?
            }
            Scorer::Cost { most } => at_most(given.cost, *most, words::cost_how_much())?,
            Scorer::Perplexity { most } => {
                let logs = given.token_logprobs.filter(|it| !it.is_empty());
                let perplexity = logs.map(|it| (-crate::stats::mean(it)).exp());
                at_most(perplexity, *most, words::token_probabilities())?
            }
            Scorer::Refusal => Score::passed(refusal::is_refusal(text)),
            Scorer::Opinion(judge) => {
                let what = words::an_opinion();
                let said = given.opinions.iter().find(|it| it.0 == *judge);
                said.ok_or(LabError::NotMeasured { what })?.1
            }
            Scorer::Not(other) => {
                let score = other.score(given)?;
                Score {
                    value: 1.0 - score.value,
                    passed: !score.passed,
                }
            }
            Scorer::Weighted { parts, least } => weighted(parts, *least, given)?,
        })
    }
}

fn contains(text: &str, needles: &[String], many: Many, place: Place, case: Case) -> bool {
    let fold = |it: &str| match case {
        Case::Matters => it.to_owned(),
        Case::Ignored => it.to_lowercase(),
    };
    let text = fold(text);
    let mut found = needles.iter().map(|needle| match place {
        Place::Anywhere => text.contains(&fold(needle)),
        Place::AtStart => text.starts_with(&fold(needle)),
        Place::AtEnd => text.ends_with(&fold(needle)),
    });
    match many {
        Many::Any => found.any(|it| it),
        Many::All => found.all(|it| it),
    }
}

/// As promptfoo does: the first reference that passes decides, otherwise the nearest is shown.
fn similar(
    given: &Given<'_>,
    n_references: usize,
    measure: Nearness,
    bound: f64,
) -> Result<Score, LabError> {
    let fits = |n: usize| n == n_references && n_references > 0;
    let known = given.nearness.filter(|it| fits(it.len()));
    let vectors = given.embeddings.filter(|it| fits(it.references.len()));
    let values = match (known, vectors) {
        (Some(known), _) if known.iter().all(|it| it.is_finite()) => known.to_vec(),
        (Some(_), _) => return Err(LabError::Embeddings),
        (None, Some(it)) => {
            let references = it.references.iter();
            let values = references.map(|reference| measure.of(it.answer, reference));
            values.collect::<Result<_, _>>()?
        }
        (None, None) => {
            return Err(LabError::NotMeasured {
                what: words::embeddings(),
            });
        }
    };
    let mut best = Score {
        value: 0.0,
        passed: false,
    };
    for value in values {
        let passed = measure.passes(value, bound);
        best.value = best.value.max(measure.share(value));
        best.passed |= passed;
    }
    Ok(best)
}

fn label(logprobs: Option<&[f64]>, expected: usize) -> Result<Score, LabError> {
    let what = words::label_probabilities();
    let logprobs = logprobs.ok_or(LabError::NotMeasured { what })?;
    if expected >= logprobs.len() {
        return Err(LabError::NotMeasured { what });
    }
    let shares = label_shares(logprobs);
    Ok(Score {
        value: shares[expected],
        passed: likeliest(&shares) == expected,
    })
}

fn weighted(
    parts: &[(f64, Scorer)],
    least: Option<f64>,
    given: &Given<'_>,
) -> Result<Score, LabError> {
    let total: f64 = parts.iter().map(|it| it.0).sum();
    if parts.iter().any(|it| it.0 < 0.0 || !it.0.is_finite()) || total <= 0.0 {
        return Err(LabError::Setting {
            what: words::weight_of_score(),
            choose: words::right_weights(),
        });
    }
    let (mut sum, mut all) = (0.0, true);
    // What weighs nothing decides nothing, and need not even be measured.
    for (weight, scorer) in parts.iter().filter(|it| it.0 > 0.0) {
        let score = scorer.score(given)?;
        sum += weight * score.value;
        all &= score.passed;
    }
    let value = sum / total;
    Ok(Score {
        value,
        passed: least.map_or(all, |least| value >= least),
    })
}
