//! From promptfoo's assertions to scorers.

use serde_json::Value;

use super::{Among, Assertion, Mapped};
use crate::LabError;
use crate::scores::{
    Around, Case, Grading, Judge, Likeness, Many, Nearness, Normaliser, Pattern, Place, Schema,
    Scorer, Unit,
};
use crate::words;

/// Turns an assertion into a scorer; an error where its value has the wrong shape.
///
/// promptfoo's defaults are kept: 0.75 for `rouge-n` and `similar`, 0.5 for `bleu`, `gleu` and `meteor`, 5 edits for
/// `levenshtein`, 0.7 for `g-eval`. Known differences: `contains-json` takes JSON, and not what YAML would also read;
/// `meteor` knows no synonyms; `is-refusal` has our own phrases; a schema may not name another draft than 7.
pub fn from_promptfoo(assertion: &Assertion) -> Result<Mapped, LabError> {
    let (kind, negated) = match assertion.kind.strip_prefix("not-") {
        Some(kind) => (kind, true),
        None => (&*assertion.kind, false),
    };
    let value = Shape {
        value: &assertion.value,
        kind,
    };
    let least = |usual| assertion.threshold.unwrap_or(usual);
    let limit = || assertion.threshold.ok_or_else(|| value.wrong());
    let contains = |needles, many, place, case| Scorer::Contains {
        needles,
        many,
        place,
        case,
    };
    let alike = |references, measure, usual| Scorer::Alike {
        references,
        measure,
        least: least(usual),
    };
    let similar = |measure| -> Result<Scorer, LabError> {
        Ok(Scorer::Similar {
            references: value.texts()?,
            measure,
            bound: least(0.75),
        })
    };
    let judge = |grading| -> Result<Mapped, LabError> {
        let criteria = value.text()?;
        Ok(Mapped::Judge(Judge {
            grading,
            criteria,
            least: assertion.threshold,
            negated,
        }))
    };
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
            expected: value.text()?,
            normaliser: Normaliser::Exact,
        },
        "contains" => contains(vec![value.something()?], all, anywhere, Case::Matters),
        "icontains" => contains(vec![value.something()?], all, anywhere, Case::Ignored),
        "contains-any" => contains(value.list()?, any, anywhere, Case::Matters),
        "contains-all" => contains(value.list()?, all, anywhere, Case::Matters),
        "icontains-any" => contains(value.list()?, any, anywhere, Case::Ignored),
        "icontains-all" => contains(value.list()?, all, anywhere, Case::Ignored),
        "starts-with" => contains(vec![value.something()?], all, Place::AtStart, Case::Matters),
        "regex" => Scorer::Matches(Pattern::new(&value.something()?, Case::Matters)?),
        "is-json" | "contains-json" => {
            let around = around(kind);
            match value.schema()? {
                Some(schema) => Scorer::JsonSchema { schema, around },
                None => Scorer::Json(around),
            }
        }
        "is-xml" | "contains-xml" => Scorer::Xml {
            required: value.paths()?,
            around: around(kind),
        },
        "is-html" | "contains-html" => Scorer::Html(around(kind)),
        "is-refusal" => Scorer::Refusal,
        "word-count" => {
            let (least, most) = value.range()?;
            Scorer::Length {
                unit: Unit::Words,
                least,
                most,
            }
        }
        "rouge-n" => alike(vec![value.text()?], Likeness::Rouge, 0.75),
        "bleu" => alike(value.texts()?, Likeness::Bleu, 0.5),
        "gleu" => alike(value.texts()?, Likeness::Gleu, 0.5),
        "meteor" => alike(value.texts()?, Likeness::Meteor, 0.5),
        "levenshtein" => Scorer::Levenshtein {
            expected: value.text()?,
            most: least(5.0).max(0.0) as usize,
        },
        "latency" => Scorer::Latency {
            most_millis: limit()?,
        },
        "cost" => Scorer::Cost { most: limit()? },
        "perplexity" => Scorer::Perplexity { most: limit()? },
        "similar" | "similar:cosine" => similar(Nearness::Cosine)?,
        "similar:dot" => similar(Nearness::Dot)?,
        "similar:euclidean" => similar(Nearness::Euclidean)?,
        "llm-rubric" => return judge(Grading::Rubric),
        "g-eval" => return judge(Grading::GEval),
        "factuality" | "model-graded-factuality" => return judge(Grading::Factuality),
        "model-graded-closedqa" => return judge(Grading::ClosedQa),
        "select-best" if !negated => {
            return Ok(Mapped::Among(Among::Best {
                criteria: value.text()?,
            }));
        }
        "max-score" if !negated => {
            let plain = assertion
                .value
                .as_object()
                .is_none_or(|it| it.keys().all(|it| it == "threshold"));
            let inner = assertion.value.get("threshold").and_then(Value::as_f64);
            let highest = Among::Highest {
                least: assertion.threshold.or(inner),
            };
            return Ok(if plain {
                Mapped::Among(highest)
            } else {
                Mapped::NotOffered
            });
        }
        "answer-relevance" => {
            return Ok(Mapped::Judge(Judge {
                grading: Grading::Relevance,
                criteria: String::new(),
                least: assertion.threshold,
                negated,
            }));
        }
        _ => return Ok(Mapped::NotOffered),
    };
    Ok(Mapped::Scorer(if negated {
        Scorer::Not(Box::new(scorer))
    } else {
        scorer
    }))
}

fn around(kind: &str) -> Around {
    if kind.starts_with("is-") {
        Around::Nothing
    } else {
        Around::Words
    }
}

/// A value whose shape is still to be seen.
struct Shape<'a> {
    value: &'a Value,
    kind: &'a str,
}

impl Shape<'_> {
    fn wrong(&self) -> LabError {
        let known = KINDS.iter().find(|it| **it == self.kind);
        LabError::AssertionValue {
            kind: known.copied().unwrap_or_else(words::this_assertion),
        }
    }

    fn text_of(&self, value: &Value) -> Result<String, LabError> {
        match value {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            Value::Bool(truth) => Ok(truth.to_string()),
            _ => Err(self.wrong()),
        }
    }

    fn text(&self) -> Result<String, LabError> {
        self.text_of(self.value)
    }

    fn something(&self) -> Result<String, LabError> {
        self.text()
            .ok()
            .filter(|it| !it.is_empty())
            .ok_or_else(|| self.wrong())
    }

    /// One text or several.
    fn texts(&self) -> Result<Vec<String>, LabError> {
        match self.value {
            Value::Array(items) if !items.is_empty() => {
                items.iter().map(|it| self.text_of(it)).collect()
            }
            _ => Ok(vec![self.text()?]),
        }
    }

    /// A list, or a text that promptfoo cuts at its commas.
    fn list(&self) -> Result<Vec<String>, LabError> {
        match self.value {
            Value::String(text) => fields(text).ok_or_else(|| self.wrong()),
            Value::Array(items) => items.iter().map(|it| self.text_of(it)).collect(),
            _ => Err(self.wrong()),
        }
    }

    /// A schema as an object, or as the text of one in JSON.
    fn schema(&self) -> Result<Option<Schema>, LabError> {
        let source = match self.value {
            Value::Null => return Ok(None),
            Value::String(text) if text.trim().is_empty() => return Ok(None),
            Value::String(text) => serde_json::from_str(text).map_err(|_| self.wrong())?,
            Value::Object(_) => self.value.clone(),
            _ => return Err(self.wrong()),
        };
        Schema::new(source).map(Some)
    }

    fn paths(&self) -> Result<Vec<String>, LabError> {
        let list = match self.value {
            Value::Null => return Ok(Vec::new()),
            Value::String(text) if text.trim().is_empty() => return Ok(Vec::new()),
            Value::String(text) => {
                return Ok(text.split(',').map(|it| it.trim().to_owned()).collect());
            }
            Value::Object(map) if map.is_empty() => return Ok(Vec::new()),
            Value::Object(map) => map.get("requiredElements").ok_or_else(|| self.wrong())?,
            other => other,
        };
        let items = list.as_array().ok_or_else(|| self.wrong())?;
        items.iter().map(|it| self.text_of(it)).collect()
    }

    /// A number exactly, or `{min, max}`.
    fn range(&self) -> Result<(usize, usize), LabError> {
        let whole = |it: &Value| {
            it.as_u64()
                .and_then(|it| usize::try_from(it).ok())
                .ok_or_else(|| self.wrong())
        };
        if let Value::Object(map) = self.value {
            let bound = |key, usual| map.get(key).map_or(Ok(usual), whole);
            if !map.contains_key("min") && !map.contains_key("max") {
                return Err(self.wrong());
            }
            return Ok((bound("min", 0)?, bound("max", usize::MAX)?));
        }
        let n = self.text()?.trim().parse().map_err(|_| self.wrong())?;
        Ok((n, n))
    }
}

/// Texts between commas. One in double quotes may hold commas; `\"`, `\\` and `""` stand for a sign itself.
/// `None` where a quote does not end, or something stands behind it.
fn fields(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_whitespace() || it == ',');
        let Some(quoted) = rest.strip_prefix('"') else {
            if rest.is_empty() {
                return Some(found);
            }
            let (field, after) = rest.split_once(',').unwrap_or((rest, ""));
            found.push(field.trim().to_owned());
            rest = after;
            continue;
        };
        let mut field = String::new();
        let mut signs = quoted.char_indices().peekable();
        rest = loop {
            let (at, sign) = signs.next()?;
            let next = signs.peek().map(|it| it.1);
            match (sign, next) {
                ('\\', Some(it @ ('"' | '\\'))) | ('"', Some(it @ '"')) => {
                    field.push(it);
                    signs.next();
                }
                ('"', _) => break &quoted[at + 1..],
                (other, _) => field.push(other),
            }
        };
        found.push(field);
        rest = rest.trim_start();
        if !rest.is_empty() && !rest.starts_with(',') {
            return None;
        }
    }
}

/// The kinds whose value can have the wrong shape, as constants that an error may carry.
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
    "is-json",
    "contains-json",
    "is-xml",
    "contains-xml",
    "word-count",
    "rouge-n",
    "bleu",
    "gleu",
    "meteor",
    "levenshtein",
    "latency",
    "cost",
    "perplexity",
    "similar",
    "llm-rubric",
    "g-eval",
    "factuality",
    "model-graded-closedqa",
    "select-best",
];
