//! promptfoo's assertions, each as a scorer of ours, or as what it would still need.

use serde_json::Value;

use super::{Around, Case, Many, Normaliser, Overlap, Pattern, Place, Scorer};
use crate::LabError;

/// One entry of a test's `assert` list, already read from YAML, JSON or a CSV cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assertion {
    /// Such as `contains`, or with `not-` before it.
    pub kind: String,
    pub value: Value,
    pub threshold: Option<f64>,
}

/// What an assertion became.
#[derive(Clone, Debug, PartialEq)]
pub enum Mapped {
    Scorer(Scorer),
    /// A model must judge or compare; these have no scorer here.
    NeedsModel,
    /// Chooses among several answers (`select-best`, `max-score`), so it is no score of one.
    NeedsOthers,
    /// Not offered: code to run, or a kind that nothing here computes.
    NotOffered,
}

/// Turns an assertion into a scorer; an error where its value has the wrong shape.
///
/// Differences: `is-json` and `contains-json` with a schema are [`Mapped::NotOffered`], never a weaker check under the same name.
/// promptfoo's defaults are kept: 0.75 for `rouge-n`, 0.5 for `bleu` and `gleu`, 5 edits for `levenshtein`.
pub fn from_promptfoo(assertion: &Assertion) -> Result<Mapped, LabError> {
    let (kind, negated) = match assertion.kind.strip_prefix("not-") {
        Some(kind) => (kind, true),
        None => (&*assertion.kind, false),
    };
    let wrong = || LabError::AssertionValue {
        kind: known(kind).unwrap_or("This assertion"),
    };
    let text = || match &assertion.value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(truth) => Ok(truth.to_string()),
        _ => Err(wrong()),
    };
    let list = || match &assertion.value {
        // promptfoo splits a text at its commas.
        Value::String(text) => Ok(text.split(',').map(|it| it.trim().to_owned()).collect()),
        Value::Array(items) => items
            .iter()
            .map(|it| it.as_str().map(str::to_owned).ok_or_else(wrong))
            .collect::<Result<Vec<_>, _>>(),
        _ => Err(wrong()),
    };
    let contains = |needles, many, place, case| Scorer::Contains {
        needles,
        many,
        place,
        case,
    };
    let overlap = |measure, usual| -> Result<Scorer, LabError> {
        Ok(Scorer::Overlap {
            reference: text()?,
            measure,
            least: assertion.threshold.unwrap_or(usual),
        })
    };
    let limit = || assertion.threshold.ok_or_else(wrong);
    let (any, all, anywhere) = (Many::Any, Many::All, Place::Anywhere);
    let scorer = match kind {
        "equals" if assertion.value.is_object() || assertion.value.is_array() => {
            Scorer::JsonField {
                pointer: String::new(),
                expected: assertion.value.clone(),
                around: Around::Nothing,
            }
        }
        "equals" => Scorer::Equals {
            expected: text()?,
            normaliser: Normaliser::Exact,
        },
        "contains" => contains(vec![text()?], all, anywhere, Case::Matters),
        "icontains" => contains(vec![text()?], all, anywhere, Case::Ignored),
        "contains-any" => contains(list()?, any, anywhere, Case::Matters),
        "contains-all" => contains(list()?, all, anywhere, Case::Matters),
        "icontains-any" => contains(list()?, any, anywhere, Case::Ignored),
        "icontains-all" => contains(list()?, all, anywhere, Case::Ignored),
        "starts-with" => contains(vec![text()?], all, Place::AtStart, Case::Matters),
        "regex" => Scorer::Matches(Pattern::new(&text()?, Case::Matters)?),
        "is-json" | "contains-json" if !assertion.value.is_null() => return Ok(Mapped::NotOffered),
        "is-json" => Scorer::Json(Around::Nothing),
        "contains-json" => Scorer::Json(Around::Words),
        "is-refusal" => Scorer::Refusal,
        "rouge-n" => overlap(Overlap::RougeN { n: 1 }, 0.75)?,
        "bleu" => overlap(Overlap::Bleu, 0.5)?,
        "gleu" => overlap(Overlap::Gleu, 0.5)?,
        "levenshtein" => Scorer::Levenshtein {
            expected: text()?,
            most: assertion.threshold.unwrap_or(5.0).max(0.0) as usize,
        },
        "latency" => Scorer::Latency {
            most_millis: limit()?,
        },
        "cost" => Scorer::Cost { most: limit()? },
        "perplexity" => Scorer::Perplexity { most: limit()? },
        "similar"
        | "llm-rubric"
        | "g-eval"
        | "factuality"
        | "model-graded-closedqa"
        | "answer-relevance" => return Ok(Mapped::NeedsModel),
        "select-best" | "max-score" => return Ok(Mapped::NeedsOthers),
        _ => return Ok(Mapped::NotOffered),
    };
    Ok(Mapped::Scorer(if negated {
        Scorer::Not(Box::new(scorer))
    } else {
        scorer
    }))
}

/// The kinds whose value can have the wrong shape, as constants that an error may carry.
fn known(kind: &str) -> Option<&'static str> {
    const KINDS: &[&str] = &[
        "equals",
        "contains",
        "icontains",
        "contains-any",
        "contains-all",
        "icontains-any",
        "icontains-all",
        "starts-with",
        "regex",
        "rouge-n",
        "bleu",
        "gleu",
        "levenshtein",
        "latency",
        "cost",
        "perplexity",
    ];
    KINDS.iter().find(|it| **it == kind).copied()
}
