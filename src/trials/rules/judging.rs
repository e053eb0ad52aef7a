//! What a rule means to the lab.

use lab::scores::{
    Around, Case, Grading, Judge, Judging, Likeness, Many, Overlap, Pattern, Place, Schema, Scorer,
    Tolerance, Unit, Which,
};

use super::{Asks, Rule};
use crate::words;

impl Rule {
    /// What to do about it, as a sentence, where its text or number does not do; `labels` are the different right answers
    /// of the rows.
    pub(crate) fn judging(&self, labels: &[String]) -> Result<Judging, String> {
        let judging = self.plain(labels)?;
        Ok(match self.is_not {
            true => Judging::Not(Box::new(judging)),
            false => judging,
        })
    }

    fn plain(&self, labels: &[String]) -> Result<Judging, String> {
        let around = match self.is_strict {
            true => Around::Nothing,
            false => Around::Words,
        };
        let count = self.bound.max(0.0) as usize;
        let length = |unit, least, most| Scorer::Length { unit, least, most };
        let alike = |measure| Judging::Alike {
            measure,
            least: self.bound,
        };
        Ok(Judging::Fixed(match self.asks {
            Asks::Contains => self.words(vec![self.text()?], Many::All, Place::Anywhere),
            Asks::ContainsAny => self.words(self.lines()?, Many::Any, Place::Anywhere),
            Asks::ContainsAll => self.words(self.lines()?, Many::All, Place::Anywhere),
            Asks::StartsWith => self.words(vec![self.text()?], Many::All, Place::AtStart),
            Asks::EndsWith => self.words(vec![self.text()?], Many::All, Place::AtEnd),
            Asks::Pattern => {
                let pattern = Pattern::new(&self.text()?, self.case());
                Scorer::Matches(pattern.map_err(|it| it.to_string())?)
            }
            Asks::Json => Scorer::Json(around),
            Asks::Schema => {
                let source = serde_json::from_str(&self.text()?);
                let source = source.map_err(|_| words::schema_must_be_json().to_owned())?;
                let schema = Schema::new(source).map_err(|it| it.to_string())?;
                Scorer::JsonSchema { schema, around }
            }
            Asks::Xml => Scorer::Xml {
                // None of them is XML of any kind.
                required: self.lines().unwrap_or_default(),
                around,
            },
            Asks::Html => Scorer::Html(around),
            Asks::Refusal => Scorer::Refusal,
            Asks::MostWords => length(Unit::Words, 0, count),
            Asks::LeastWords => length(Unit::Words, count, usize::MAX),
            Asks::MostCharacters => length(Unit::Characters, 0, count),
            Asks::Seconds => Scorer::Latency {
                most_millis: 1000.0 * self.bound,
            },
            Asks::Dollars => Scorer::Cost { most: self.bound },
            Asks::Perplexity => Scorer::Perplexity { most: self.bound },
            Asks::Rubric => return self.opinion(Grading::Rubric, None),
            Asks::Points => return self.opinion(Grading::GEval, Some(self.bound)),
            Asks::Relevance => return self.opinion(Grading::Relevance, Some(self.bound)),
            Asks::Criterion => return self.opinion(Grading::ClosedQa, None),
            Asks::Facts => return self.opinion(Grading::Factuality, None),
            Asks::Likely => {
                let labels = labels.to_vec();
                return Ok(Judging::LabelShare { labels });
            }
            Asks::HasRight => return Ok(Judging::ContainsExpected(Case::Matters)),
            Asks::RightPattern => return Ok(Judging::MatchesExpected),
            Asks::Near => {
                let tolerance = Tolerance::Absolute(self.bound);
                return Ok(Judging::Number(tolerance, Which::Last));
            }
            Asks::Field => {
                let pointer = pointer(&self.text()?);
                return Ok(Judging::JsonField { pointer });
            }
            Asks::Edits => return Ok(Judging::Levenshtein { most: count }),
            Asks::Rouge1 => return Ok(alike(Likeness::Rouge)),
            Asks::RougeL => {
                return Ok(Judging::Overlap {
                    measure: Overlap::RougeL,
                    least: self.bound,
                });
            }
            Asks::Bleu => return Ok(alike(Likeness::Bleu)),
            Asks::Gleu => return Ok(alike(Likeness::Gleu)),
            Asks::Meteor => return Ok(alike(Likeness::Meteor)),
        }))
    }

    fn opinion(&self, grading: Grading, least: Option<f64>) -> Result<Judging, String> {
        Ok(Judging::Opinion(Judge {
            grading,
            criteria: match grading {
                // The row's right answer takes its place, or its input.
                Grading::Factuality | Grading::Relevance => String::new(),
                _ => self.text()?,
            },
            least,
            negated: false,
        }))
    }

    fn text(&self) -> Result<String, String> {
        match self.text.trim() {
            "" => Err(words::rule_needs_text().to_owned()),
            text => Ok(text.to_owned()),
        }
    }

    fn lines(&self) -> Result<Vec<String>, String> {
        let text = self.text()?;
        let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
        Ok(lines.map(str::to_owned).collect())
    }

    fn case(&self) -> Case {
        match self.is_strict {
            true => Case::Matters,
            false => Case::Ignored,
        }
    }

    fn words(&self, needles: Vec<String>, many: Many, place: Place) -> Scorer {
        Scorer::Contains {
            needles,
            many,
            place,
            case: self.case(),
        }
    }
}

/// `order.items.0` as the pointer `/order/items/0` (RFC 6901); one that begins with a slash is one already.
fn pointer(field: &str) -> String {
    if field.starts_with('/') {
        return field.to_owned();
    }
    let steps = field.split('.').map(|it| it.trim());
    let escaped = steps.map(|it| it.replace('~', "~0").replace('/', "~1"));
    escaped.map(|it| format!("/{it}")).collect()
}

#[cfg(test)]
mod tests {
    use super::pointer;

    #[test]
    fn fields_are_named_with_dots_or_as_pointers() {
        assert_eq!(pointer("kind"), "/kind");
        assert_eq!(pointer("items.0.a/b"), "/items/0/a~1b");
        assert_eq!(pointer("/a.b"), "/a.b");
    }
}
