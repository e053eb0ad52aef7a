//! promptfoo's checks as rules.

use lab::scores::{Around, Case, Grading, Judge, Likeness, Many, Mapped, Place, Scorer, Unit};

use super::{Asks, Rule};

impl Rule {
    /// The rules that a check is, whatever the row; none where it is not the same as any.
    pub(crate) fn of_check(what: &Mapped, weight: f64) -> Vec<Self> {
        let scorer = match what {
            Mapped::Scorer(scorer) => scorer,
            Mapped::Judge(judge) => return of_judge(judge, weight).into_iter().collect(),
            _ => return Vec::new(),
        };
        if let Scorer::Opinion(judge) = scorer {
            return of_judge(judge, weight).into_iter().collect();
        }
        let (scorer, is_not) = match scorer {
            Scorer::Not(it) => (&**it, true),
            it => (it, false),
        };
        let mut rules = of_scorer(scorer);
        // The opposite of both is not the opposite of each.
        if is_not && rules.len() > 1 {
            return Vec::new();
        }
        let each = weight / rules.len().max(1) as f64;
        for rule in &mut rules {
            (rule.is_not, rule.weight) = (is_not, each);
        }
        rules
    }

    /// The rule that compares with a right answer, and that answer; `None` for other checks.
    pub(crate) fn of_answer(what: &Mapped) -> Option<(Self, String)> {
        let rule = |asks, bound: f64| Self {
            bound,
            ..Self::new(asks)
        };
        match what {
            Mapped::Scorer(Scorer::Levenshtein { expected, most }) => {
                Some((rule(Asks::Edits, *most as f64), expected.clone()))
            }
            Mapped::Scorer(Scorer::Alike {
                references,
                measure,
                least,
            }) if references.len() == 1 => {
                let asks = match measure {
                    Likeness::Rouge => Asks::Rouge1,
                    Likeness::Bleu => Asks::Bleu,
                    Likeness::Gleu => Asks::Gleu,
                    Likeness::Meteor => Asks::Meteor,
                };
                Some((rule(asks, *least), references[0].clone()))
            }
            Mapped::Scorer(Scorer::Contains {
                needles,
                place: Place::Anywhere,
                case: Case::Matters,
                ..
            }) if needles.len() == 1 => Some((Self::new(Asks::HasRight), needles[0].clone())),
            Mapped::Judge(judge) | Mapped::Scorer(Scorer::Opinion(judge))
                if judge.grading == Grading::Factuality && judge.least.is_none() =>
            {
                let rule = Self {
                    is_not: judge.negated,
                    ..Self::new(Asks::Facts)
                };
                Some((rule, judge.criteria.clone()))
            }
            Mapped::Scorer(Scorer::Matches(pattern)) if pattern.case() == Case::Matters => {
                Some((Self::new(Asks::RightPattern), pattern.source().to_owned()))
            }
            _ => None,
        }
    }
}

fn of_judge(judge: &Judge, weight: f64) -> Option<Rule> {
    let asks = match (judge.grading, judge.least) {
        // A judge's own score is not held to a bound here.
        (Grading::Rubric, None) => Asks::Rubric,
        (Grading::GEval, _) => Asks::Points,
        (Grading::ClosedQa, None) => Asks::Criterion,
        (Grading::Relevance, _) => Asks::Relevance,
        _ => return None,
    };
    let text = judge.criteria.trim();
    // promptfoo's threshold for relevance.
    let usual = match asks {
        Asks::Relevance => 0.0,
        _ => Rule::new(asks).bound,
    };
    let is_kept = text == judge.criteria && text.is_empty() == (asks == Asks::Relevance);
    is_kept.then(|| Rule {
        is_not: judge.negated,
        text: text.to_owned(),
        bound: judge.least.unwrap_or(usual),
        weight,
        ..Rule::new(asks)
    })
}

fn of_scorer(scorer: &Scorer) -> Vec<Rule> {
    let rule = |asks, text: &str, is_strict| Rule {
        text: text.to_owned(),
        is_strict,
        ..Rule::new(asks)
    };
    let bounded = |asks, bound| Rule {
        bound,
        ..Rule::new(asks)
    };
    let strict = |around: &Around| *around == Around::Nothing;
    match scorer {
        Scorer::Contains {
            needles,
            many,
            place,
            case,
        } => {
            let asks = match (place, many, needles.len()) {
                (Place::Anywhere, _, 1) => Asks::Contains,
                (Place::Anywhere, Many::Any, _) => Asks::ContainsAny,
                (Place::Anywhere, Many::All, _) => Asks::ContainsAll,
                (Place::AtStart, _, 1) => Asks::StartsWith,
                (Place::AtEnd, _, 1) => Asks::EndsWith,
                _ => return Vec::new(),
            };
            // A rule's words have no spaces at their ends, and its list has one on a line.
            let is_kept = |it: &String| {
                it.trim() == it && !it.is_empty() && (needles.len() == 1 || !it.contains('\n'))
            };
            match needles.iter().all(is_kept) {
                true => vec![rule(asks, &needles.join("\n"), *case == Case::Matters)],
                false => Vec::new(),
            }
        }
        Scorer::Matches(pattern) if pattern.source().trim() == pattern.source() => {
            let matters = pattern.case() == Case::Matters;
            vec![rule(Asks::Pattern, pattern.source(), matters)]
        }
        Scorer::Json(around) => vec![rule(Asks::Json, "", strict(around))],
        Scorer::JsonSchema { schema, around } => {
            let text = schema.source().to_string();
            vec![rule(Asks::Schema, &text, strict(around))]
        }
        Scorer::Xml { required, around } => {
            vec![rule(Asks::Xml, &required.join("\n"), strict(around))]
        }
        Scorer::Html(around) => vec![rule(Asks::Html, "", strict(around))],
        Scorer::Refusal => vec![Rule::new(Asks::Refusal)],
        Scorer::Length {
            unit: Unit::Words,
            least,
            most,
        } => {
            let from = (*least > 0).then(|| bounded(Asks::LeastWords, *least as f64));
            let to = (*most < usize::MAX).then(|| bounded(Asks::MostWords, *most as f64));
            from.into_iter().chain(to).collect()
        }
        Scorer::Latency { most_millis } => vec![bounded(Asks::Seconds, most_millis / 1000.0)],
        Scorer::Cost { most } => vec![bounded(Asks::Dollars, *most)],
        Scorer::Perplexity { most } => vec![bounded(Asks::Perplexity, *most)],
        _ => Vec::new(),
    }
}
