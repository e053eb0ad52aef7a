//! How a row's expected text becomes a score: one way of judging for a whole table.

use super::{
    Around, Case, Given, Grading, Judge, Likeness, MAX_ANSWER_BYTES, Many, Nearness, Normaliser,
    Overlap, Pattern, Place, Score, Scorer, Tolerance, Which, numbers_in,
};
use crate::LabError;
use crate::words;

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
    /// The answer is JSON, and the value at this pointer (RFC 6901) is the expected text: a text, or the JSON of a value.
    JsonField { pointer: String },
    /// At most this many edits of one character.
    Levenshtein { most: usize },
    /// Words in common with the expected text, from 0 to 1; passes from `least`.
    Overlap { measure: Overlap, least: f64 },
    /// Likeness to the expected text as promptfoo counts it; passes from `least`.
    Alike { measure: Likeness, least: f64 },
    /// Near the expected text in meaning: the cosine of the two texts' embeddings, which an embedding model gives and
    /// somebody hands in ([`Given::nearness`]); passes from `least`, 0 to 1.
    Similar { least: f64 },
    /// The opinion of a judge, which is asked and handed in ([`Given::opinions`]). Where it compares with an expert's
    /// answer ([`Grading::Factuality`]), that is the expected text.
    Opinion(Judge),
    /// The share of the expected text among the probabilities of these labels, which the model that answers is asked for
    /// ([`Given::label_logprobs`], in this order); passes where it is the likeliest.
    LabelShare { labels: Vec<String> },
    /// The same for every row; the expected text is not looked at.
    Fixed(Scorer),
    /// 1 less the value; passes where the other does not.
    Not(Box<Judging>),
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
                what: words::an_expected_text(),
                size: expected.len(),
                most: MAX_ANSWER_BYTES,
                unit: words::bytes(),
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
                    kind: words::json_comparison(),
                })?,
                around: *around,
            },
            Judging::JsonField { pointer } => Scorer::JsonField {
                pointer: pointer.clone(),
                expected: serde_json::from_str(expected)
                    .unwrap_or_else(|_| serde_json::Value::String(expected.trim().to_owned())),
                around: Around::Words,
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
            Judging::Alike { measure, least } => Scorer::Alike {
                references: vec![something(expected)?],
                measure: *measure,
                least: share(*least)?,
            },
            Judging::Similar { least } => Scorer::Similar {
                references: vec![something(expected)?],
                measure: Nearness::Cosine,
                bound: share(*least)?,
            },
            Judging::Opinion(judge) if judge.grading == Grading::Factuality => {
                Scorer::Opinion(Judge {
                    criteria: something(expected)?,
                    ..judge.clone()
                })
            }
            Judging::Opinion(judge) => Scorer::Opinion(judge.clone()),
            Judging::LabelShare { labels } => {
                let is_it = |it: &String| it.trim() == expected.trim();
                let expected = labels.iter().position(is_it);
                Scorer::LabelProbability {
                    expected: expected.ok_or(LabError::Setting {
                        what: words::rows_expected(),
                        choose: words::one_of_labels(),
                    })?,
                }
            }
            Judging::Fixed(scorer) => scorer.clone(),
            Judging::Not(other) => Scorer::Not(Box::new(other.scorer(expected)?)),
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
    /// What is measured with every answer (latency, cost, the probability of its tokens) is taken for measured. Nearness in
    /// meaning, opinions and labels' probabilities are asked for, see [`Judging::needs_more`].
    pub fn first_wrong(&self, expected: &[String]) -> Option<(usize, LabError)> {
        let even = vec![0.0; self.labels().map_or(0, <[String]>::len)];
        let check = |text: &String| {
            let scorer = self.scorer(text)?;
            let judges = scorer.judges().into_iter();
            let opinions: Vec<_> = judges.map(|it| (it.clone(), Score::passed(true))).collect();
            scorer.score(&Given {
                latency_millis: Some(0.0),
                cost: Some(0.0),
                token_logprobs: Some(&[0.0]),
                nearness: self.needs_similarity().then_some(&[0.0]),
                opinions: &opinions,
                label_logprobs: Some(&even),
                ..Given::default()
            })
        };
        let wrong = |(row, text)| Some((row, check(text).err()?));
        expected.iter().enumerate().find_map(wrong)
    }

    /// Short words for tables.
    pub fn name(&self) -> String {
        match self {
            Judging::Equals(normaliser) => words::way_equals(normaliser.name()),
            Judging::ContainsExpected(Case::Matters) => words::way_contains().into(),
            Judging::ContainsExpected(Case::Ignored) => words::way_contains_any_case().into(),
            Judging::MatchesExpected => words::way_matches().into(),
            Judging::Number(tolerance, which) => {
                let most = match tolerance {
                    Tolerance::Absolute(0.0) | Tolerance::Relative(0.0) => None,
                    Tolerance::Absolute(most) => Some(most.to_string()),
                    Tolerance::Relative(most) => Some(format!("{}%", most * 100.0)),
                };
                match (which, most) {
                    (Which::First, None) => words::first_number().into(),
                    (Which::Last, None) => words::last_number().into(),
                    (Which::First, Some(most)) => words::first_number_within(&most),
                    (Which::Last, Some(most)) => words::last_number_within(&most),
                }
            }
            Judging::JsonEquals(Around::Nothing) => words::way_same_json().into(),
            Judging::JsonEquals(Around::Words) => words::way_json_among_words().into(),
            Judging::JsonField { pointer } => words::way_field(pointer),
            Judging::Levenshtein { most } => words::way_edits(most),
            Judging::Overlap { measure, least } => {
                let measure = match measure {
                    Overlap::RougeN { n } => format!("ROUGE-{n}"),
                    Overlap::RougeL => "ROUGE-L".into(),
                    Overlap::Bleu => "BLEU".into(),
                    Overlap::Gleu => "GLEU".into(),
                };
                words::way_at_least(&measure, &least.to_string())
            }
            Judging::Similar { least } => words::way_similar(&least.to_string()),
            Judging::Alike { measure, least } => {
                words::way_at_least(measure.name(), &least.to_string())
            }
            Judging::Opinion(judge) => words::way_opinion(judge.grading.name()),
            Judging::LabelShare { .. } => words::way_label_share().into(),
            Judging::Fixed(scorer) => fixed(scorer),
            Judging::Not(other) => words::way_not(&other.name()),
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
            Judging::Opinion(judge) => judge.grading == Grading::Factuality,
            Judging::Not(other) => other.needs_expected(),
            Judging::Weighted { parts, .. } => parts.iter().any(|it| it.1.needs_expected()),
            _ => true,
        }
    }

    /// Does it take how near texts are in meaning, which no text tells by itself.
    pub fn needs_nearness(&self) -> bool {
        self.n_compared() > 0
    }

    /// Does it take how near the answer is to the expected text in meaning.
    pub fn needs_similarity(&self) -> bool {
        self.any(&|it| matches!(it, Judging::Similar { .. }))
    }

    /// Does it take what a judge says of the answer.
    pub fn needs_opinions(&self) -> bool {
        self.any(&|it| matches!(it, Judging::Opinion(_)))
    }

    /// Does it take how likely the answer's tokens were.
    pub fn needs_token_logprobs(&self) -> bool {
        self.any(&|it| matches!(it, Judging::Fixed(Scorer::Perplexity { .. })))
    }

    /// Texts that are compared in meaning for each answer: the answer with the expected text, and the row's input with
    /// every question that a judge made of the answer.
    pub fn n_compared(&self) -> usize {
        match self {
            Judging::Similar { .. } => 1,
            Judging::Opinion(it) if it.grading == Grading::Relevance => it.n_calls() as usize,
            Judging::Not(other) => other.n_compared(),
            Judging::Weighted { parts, .. } => parts.iter().map(|it| it.1.n_compared()).sum(),
            _ => 0,
        }
    }

    /// Whether this holds of it or of one that it is made of.
    fn any(&self, holds: &dyn Fn(&Judging) -> bool) -> bool {
        match self {
            Judging::Not(other) => other.any(holds),
            Judging::Weighted { parts, .. } => parts.iter().any(|it| it.1.any(holds)),
            it => holds(it),
        }
    }

    /// The labels whose probabilities it takes; `None` where it takes none.
    pub fn labels(&self) -> Option<&[String]> {
        match self {
            Judging::LabelShare { labels } => Some(labels),
            Judging::Not(other) => other.labels(),
            Judging::Weighted { parts, .. } => parts.iter().find_map(|it| it.1.labels()),
            _ => None,
        }
    }

    /// Does it take what has to be asked once the answer is there, so that it waits for that.
    pub fn needs_more(&self) -> bool {
        self.needs_nearness() || self.needs_opinions() || self.labels().is_some()
    }

    /// Are there values between 0 and 1, so that means are compared and not counts of passes.
    pub fn is_graded(&self) -> bool {
        match self {
            Judging::Levenshtein { .. }
            | Judging::Overlap { .. }
            | Judging::Alike { .. }
            | Judging::Similar { .. }
            | Judging::Opinion(_)
            | Judging::LabelShare { .. }
            | Judging::Weighted { .. } => true,
            Judging::Fixed(scorer) => is_graded(scorer),
            Judging::Not(other) => other.is_graded(),
            _ => false,
        }
    }
}

fn is_graded(scorer: &Scorer) -> bool {
    match scorer {
        Scorer::Levenshtein { .. }
        | Scorer::Overlap { .. }
        | Scorer::Alike { .. }
        | Scorer::Similar { .. }
        | Scorer::LabelProbability { .. }
        | Scorer::Opinion(_)
        | Scorer::Weighted { .. } => true,
        Scorer::Not(other) => is_graded(other),
        _ => false,
    }
}

fn fixed(scorer: &Scorer) -> String {
    let way = match scorer {
        Scorer::Equals { .. } => words::fixed_equals(),
        Scorer::Contains { .. } => words::fixed_contains(),
        Scorer::Matches(_) => words::fixed_matches(),
        Scorer::Number { .. } => words::fixed_number(),
        Scorer::Json(_) => words::fixed_json(),
        Scorer::JsonField { .. } => words::fixed_field(),
        Scorer::Length { .. } => words::fixed_length(),
        Scorer::Refusal => words::fixed_refuses(),
        Scorer::Latency { .. } => words::took_how_long(),
        Scorer::Cost { .. } => words::cost_how_much(),
        Scorer::Perplexity { .. } => "perplexity",
        Scorer::Not(other) => return words::fixed_not(&fixed(other)),
        _ => words::fixed_same_score(),
    };
    way.into()
}

/// Every answer contains the empty text, so a row without one would always pass.
fn something(expected: &str) -> Result<String, LabError> {
    if expected.is_empty() {
        return Err(LabError::TooFew {
            what: words::expected_in_characters(),
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
            what: words::rows_expected(),
            choose: words::plain_number(),
        }),
    }
}

fn usable(tolerance: Tolerance) -> Result<Tolerance, LabError> {
    let (Tolerance::Absolute(most) | Tolerance::Relative(most)) = tolerance;
    if most >= 0.0 {
        return Ok(tolerance);
    }
    Err(LabError::Setting {
        what: words::the_tolerance(),
        choose: words::zero_or_more(),
    })
}

fn share(least: f64) -> Result<f64, LabError> {
    if (0.0..=1.0).contains(&least) {
        return Ok(least);
    }
    Err(LabError::Setting {
        what: words::the_threshold(),
        choose: words::zero_to_one(),
    })
}
