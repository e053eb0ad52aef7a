//! How a row's expected text becomes a score: one way of judging for a whole table.

use super::{
    Around, Case, Given, MAX_ANSWER_BYTES, Many, Normaliser, Overlap, Pattern, Place, Scorer,
    Tolerance, Which, numbers_in,
};
use crate::LabError;

/// One way of judging every row. With the expected text of a row it gives that row's [`Scorer`].
#[derive(Clone, Debug, PartialEq)]
pub enum Judging {
    /// The answer is the expected text, after the normaliser went over both.
    Equals(Normaliser),
    /// The expected text stands somewhere in the answer.
    ContainsExpected(Case),
    /// The expected text is a regular expression (upper and lower case differ) that is found somewhere in the answer.
    MatchesExpected,
    /// The expected text is a number, and one of the answer's is near it.
    Number(Tolerance, Which),
    /// The expected text is JSON, and the answer has the same value; numbers by value, the order of keys does not count.
    JsonEquals(Around),
    /// At most this many edits of one character.
    Levenshtein { most: usize },
    /// Words in common with the expected text, from 0 to 1; passes from `least`.
    Overlap { measure: Overlap, least: f64 },
    /// The same for every row; the expected text is not looked at.
    Fixed(Scorer),
    /// The weighted mean of several; passes from `least`, or where that is `None`, if each one does.
    Weighted {
        parts: Vec<(f64, Judging)>,
        least: Option<f64>,
    },
}

impl Judging {
    /// The score of one row. An expected text that this way of judging cannot use is an error.
    pub fn scorer(&self, expected: &str) -> Result<Scorer, LabError> {
        if expected.len() > MAX_ANSWER_BYTES && self.needs_expected() {
            return Err(LabError::TooLong {
                what: "An expected text",
                size: expected.len(),
                most: MAX_ANSWER_BYTES,
                unit: "bytes",
            });
        }
        Ok(match self {
            Judging::Equals(normaliser) => Scorer::Equals {
                expected: expected.to_owned(),
                normaliser: *normaliser,
            },
            Judging::ContainsExpected(case) => Scorer::Contains {
                needles: vec![something(expected)?],
                many: Many::All,
                place: Place::Anywhere,
                case: *case,
            },
            Judging::MatchesExpected => {
                Scorer::Matches(Pattern::new(&something(expected)?, Case::Matters)?)
            }
            Judging::Number(tolerance, which) => Scorer::Number {
                expected: number(expected)?,
                tolerance: usable(*tolerance)?,
                which: *which,
            },
            Judging::JsonEquals(around) => Scorer::JsonField {
                pointer: String::new(),
                expected: serde_json::from_str(expected).map_err(|_| LabError::AssertionValue {
                    kind: "The comparison by JSON value, whose expected texts must be JSON (texts in quotes),",
                })?,
                around: *around,
            },
            Judging::Levenshtein { most } => Scorer::Levenshtein {
                expected: expected.to_owned(),
                most: *most,
            },
            Judging::Overlap { measure, least } => Scorer::Overlap {
                reference: expected.to_owned(),
                measure: *measure,
                least: share(*least)?,
            },
            Judging::Fixed(scorer) => scorer.clone(),
            Judging::Weighted { parts, least } => {
                let part = |(weight, it): &(f64, Judging)| Ok((*weight, it.scorer(expected)?));
                Scorer::Weighted {
                    parts: parts.iter().map(part).collect::<Result<_, LabError>>()?,
                    least: least.map(share).transpose()?,
                }
            }
        })
    }

    /// The first row, counted from 0, that cannot be judged this way, whatever the answer, and why. `None`: all can.
    ///
    /// Scores that need more than the answer's text (latency, cost, probabilities) are found here too.
    pub fn first_wrong(&self, expected: &[String]) -> Option<(usize, LabError)> {
        let check = |text: &String| self.scorer(text)?.score(&Given::default());
        let wrong = |(row, text)| Some((row, check(text).err()?));
        expected.iter().enumerate().find_map(wrong)
    }

    /// Short words for tables.
    pub fn name(&self) -> String {
        match self {
            Judging::Equals(normaliser) => format!("equals ({})", normaliser.name()),
            Judging::ContainsExpected(Case::Matters) => "contains".into(),
            Judging::ContainsExpected(Case::Ignored) => "contains (any case)".into(),
            Judging::MatchesExpected => "matches".into(),
            Judging::Number(tolerance, which) => {
                let which = match which {
                    Which::First => "first",
                    Which::Last => "last",
                };
                match tolerance {
                    Tolerance::Absolute(0.0) | Tolerance::Relative(0.0) => {
                        format!("number ({which})")
                    }
                    Tolerance::Absolute(most) => format!("number ({which}, ±{most})"),
                    Tolerance::Relative(most) => format!("number ({which}, ±{}%)", most * 100.0),
                }
            }
            Judging::JsonEquals(Around::Nothing) => "same JSON".into(),
            Judging::JsonEquals(Around::Words) => "same JSON (among words)".into(),
            Judging::Levenshtein { most: 1 } => "at most 1 edit".into(),
            Judging::Levenshtein { most } => format!("at most {most} edits"),
            Judging::Overlap { measure, least } => {
                let measure = match measure {
                    Overlap::RougeN { n } => format!("ROUGE-{n}"),
                    Overlap::RougeL => "ROUGE-L".into(),
                    Overlap::Bleu => "BLEU".into(),
                    Overlap::Gleu => "GLEU".into(),
                };
                format!("{measure} (at least {least})")
            }
            Judging::Fixed(scorer) => fixed(scorer),
            Judging::Weighted { parts, .. } => {
                let part = |(weight, it): &(f64, Judging)| format!("{weight} × {}", it.name());
                parts.iter().map(part).collect::<Vec<_>>().join(" + ")
            }
        }
    }

    /// Does it look at the rows' expected texts at all.
    pub fn needs_expected(&self) -> bool {
        match self {
            Judging::Fixed(_) => false,
            Judging::Weighted { parts, .. } => parts.iter().any(|it| it.1.needs_expected()),
            _ => true,
        }
    }

    /// Are there values between 0 and 1, so that means are compared and not counts of passes.
    pub fn is_graded(&self) -> bool {
        match self {
            Judging::Levenshtein { .. } | Judging::Overlap { .. } | Judging::Weighted { .. } => {
                true
            }
            Judging::Fixed(scorer) => is_graded(scorer),
            _ => false,
        }
    }
}

fn is_graded(scorer: &Scorer) -> bool {
    match scorer {
        Scorer::Levenshtein { .. }
        | Scorer::Overlap { .. }
        | Scorer::LabelProbability { .. }
        | Scorer::Weighted { .. } => true,
        Scorer::Not(other) => is_graded(other),
        _ => false,
    }
}

fn fixed(scorer: &Scorer) -> String {
    let words = match scorer {
        Scorer::Equals { .. } => "equals a fixed text",
        Scorer::Contains { .. } => "contains fixed texts",
        Scorer::Matches(_) => "matches a fixed pattern",
        Scorer::Number { .. } => "has a fixed number",
        Scorer::Json(_) => "is JSON",
        Scorer::JsonField { .. } => "has a JSON field",
        Scorer::Length { .. } => "length",
        Scorer::Refusal => "refuses",
        Scorer::Not(other) => return format!("not: {}", fixed(other)),
        _ => "the same score for every row",
    };
    words.into()
}

/// Every answer contains the empty text, so a row without one would always pass.
fn something(expected: &str) -> Result<String, LabError> {
    if expected.is_empty() {
        return Err(LabError::TooFew {
            what: "The expected text that an answer is to hold (in characters)",
            least: 1,
            found: 0,
        });
    }
    Ok(expected.to_owned())
}

/// A text that is one number as [`numbers_in`] reads it, and nothing beside it.
fn number(text: &str) -> Result<f64, LabError> {
    let bare = text.trim().replace(',', "").replace('−', "-");
    match (&numbers_in(text)[..], bare.parse::<f64>()) {
        ([found], Ok(whole)) if *found == whole && whole.is_finite() => Ok(whole),
        _ => Err(LabError::Setting {
            what: "The expected text of a row",
            choose: "a number such as 12 or 3.5 and nothing beside it, or another way to judge",
        }),
    }
}

fn usable(tolerance: Tolerance) -> Result<Tolerance, LabError> {
    let (Tolerance::Absolute(most) | Tolerance::Relative(most)) = tolerance;
    if most >= 0.0 {
        return Ok(tolerance);
    }
    Err(LabError::Setting {
        what: "The tolerance",
        choose: "0 or more",
    })
}

fn share(least: f64) -> Result<f64, LabError> {
    if (0.0..=1.0).contains(&least) {
        return Ok(least);
    }
    Err(LabError::Setting {
        what: "The score from which an answer passes",
        choose: "a number from 0 to 1",
    })
}
