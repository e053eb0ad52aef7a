//! From scorers to promptfoo's assertions.

use serde_json::{Value, json};

use super::{Among, Assertion, Mapped};
use crate::scores::{
    Around, Case, Judge, Likeness, Many, Nearness, Normaliser, Place, Scorer, Unit,
};

/// The assertion that scores the same in promptfoo; `None` where it has none, and nothing weaker is put in its place.
///
/// It has none for: texts made alike before they are compared, a text at the end, patterns that ignore case, numbers with a
/// tolerance, fields of JSON, lengths in letters or lines, probabilities of labels, and the measures of [`Scorer::Overlap`],
/// which cut words otherwise. [`Scorer::Weighted`] is a set of assertions and no assertion.
pub fn to_promptfoo(what: &Mapped) -> Option<Assertion> {
    match what {
        Mapped::Scorer(Scorer::Not(inner)) => {
            let inner = plain(inner)?;
            Some(Assertion {
                kind: format!("not-{}", inner.kind),
                ..inner
            })
        }
        Mapped::Scorer(scorer) => plain(scorer),
        Mapped::Judge(judge) => Some(opinion(judge)),
        Mapped::Among(Among::Best { criteria }) => {
            Some(with("select-best", criteria.clone().into(), None))
        }
        Mapped::Among(Among::Highest { least }) => Some(with("max-score", Value::Null, *least)),
        Mapped::NotOffered => None,
    }
}

fn opinion(judge: &Judge) -> Assertion {
    let not = if judge.negated { "not-" } else { "" };
    Assertion {
        kind: format!("{not}{}", judge.grading.name()),
        value: match &*judge.criteria {
            "" => Value::Null,
            text => text.into(),
        },
        threshold: judge.least,
    }
}

fn with(kind: &str, value: Value, threshold: Option<f64>) -> Assertion {
    Assertion {
        kind: kind.into(),
        value,
        threshold,
    }
}

fn plain(scorer: &Scorer) -> Option<Assertion> {
    Some(match scorer {
        Scorer::Equals {
            expected,
            normaliser: Normaliser::Exact,
        } => with("equals", expected.clone().into(), None),
        Scorer::Contains {
            needles,
            many,
            place,
            case,
        } => contains(needles, *many, *place, *case)?,
        Scorer::Matches(pattern) if pattern.case() == Case::Matters => {
            with("regex", pattern.source().into(), None)
        }
        Scorer::Json(around) => with(name(*around, "json"), Value::Null, None),
        Scorer::JsonSchema { schema, around } => {
            with(name(*around, "json"), schema.source().clone(), None)
        }
        Scorer::Xml { required, around } => {
            let value = if required.is_empty() {
                Value::Null
            } else {
                json!(required)
            };
            with(name(*around, "xml"), value, None)
        }
        Scorer::Html(around) => with(name(*around, "html"), Value::Null, None),
        Scorer::JsonField {
            pointer,
            expected,
            around: Around::Nothing,
        } if pointer.is_empty() && (expected.is_object() || expected.is_array()) => {
            with("equals", expected.clone(), None)
        }
        Scorer::Length {
            unit: Unit::Words,
            least,
            most,
        } => {
            let mut range = serde_json::Map::new();
            range.insert("min".into(), json!(least));
            if *most != usize::MAX {
                range.insert("max".into(), json!(most));
            }
            with("word-count", Value::Object(range), None)
        }
        Scorer::Levenshtein { expected, most } => {
            with("levenshtein", expected.clone().into(), Some(*most as f64))
        }
        Scorer::Alike {
            references,
            measure,
            least,
        } => {
            let kind = match measure {
                Likeness::Bleu => "bleu",
                Likeness::Gleu => "gleu",
                Likeness::Rouge => "rouge-n",
                Likeness::Meteor => "meteor",
            };
            with(kind, one_or_several(references), Some(*least))
        }
        Scorer::Similar {
            references,
            measure,
            bound,
        } => {
            let kind = match measure {
                Nearness::Cosine => "similar",
                Nearness::Dot => "similar:dot",
                Nearness::Euclidean => "similar:euclidean",
            };
            with(kind, one_or_several(references), Some(*bound))
        }
        Scorer::Latency { most_millis } => with("latency", Value::Null, Some(*most_millis)),
        Scorer::Cost { most } => with("cost", Value::Null, Some(*most)),
        Scorer::Perplexity { most } => with("perplexity", Value::Null, Some(*most)),
        Scorer::Refusal => with("is-refusal", Value::Null, None),
        Scorer::Opinion(judge) => opinion(judge),
        _ => return None,
    })
}

fn contains(needles: &[String], many: Many, place: Place, case: Case) -> Option<Assertion> {
    let i = if case == Case::Ignored { "i" } else { "" };
    let one = (needles.len() == 1).then(|| Value::String(needles[0].clone()));
    match (place, one) {
        (Place::AtEnd, _) => None,
        (Place::AtStart, one) => one
            .filter(|_| i.is_empty())
            .map(|it| with("starts-with", it, None)),
        (Place::Anywhere, Some(one)) => Some(with(&format!("{i}contains"), one, None)),
        (Place::Anywhere, None) => {
            let many = if many == Many::Any { "any" } else { "all" };
            Some(with(&format!("{i}contains-{many}"), json!(needles), None))
        }
    }
}

fn name(around: Around, what: &str) -> &'static str {
    match (around, what) {
        (Around::Nothing, "json") => "is-json",
        (Around::Words, "json") => "contains-json",
        (Around::Nothing, "xml") => "is-xml",
        (Around::Words, "xml") => "contains-xml",
        (Around::Nothing, _) => "is-html",
        (Around::Words, _) => "contains-html",
    }
}

fn one_or_several(texts: &[String]) -> Value {
    match texts {
        [one] => one.clone().into(),
        several => json!(several),
    }
}
