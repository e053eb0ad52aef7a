//! What promptfoo's checks become: a right answer for each row, one way to compare with it, and rules for all rows.

use lab::scores::{Among, Case, Mapped, Nearness, Scorer};
use records::promptfoo::{Check, Suite, Test};

use super::lost;
use crate::{Asks, Judged, Part, Rule, Setup, words};

/// How an answer is compared with its row's right one.
#[derive(Clone, Debug, PartialEq)]
enum Way {
    Plain(Judged),
    Rule(Rule),
}

/// What a row's answers are compared with.
struct Right {
    way: Way,
    text: String,
    weight: f64,
}

/// The checks of one row.
#[derive(Default)]
pub(super) struct RowChecks {
    right: Option<Right>,
    /// The cosine from which it is near enough, where meanings are compared.
    least: Option<f64>,
    rules: Vec<Rule>,
    rubrics: Vec<String>,
    n_others: usize,
    /// The weighted mean from which the row is right.
    right_from: Option<f64>,
}

impl RowChecks {
    /// One for each test. What all of them look for is a rule; what one alone looks for is its right answer.
    pub(super) fn of(suite: &Suite) -> Vec<Self> {
        let all = |test: &Test| {
            let mut flat = Vec::new();
            let checks: Vec<&Check> = test.checks.iter().chain(&suite.default.checks).collect();
            // A set by itself is the whole test, and so is its threshold.
            if let [
                Check {
                    what: Mapped::Scorer(Scorer::Weighted { parts, .. }),
                    ..
                },
            ] = checks[..]
            {
                for (weight, part) in parts {
                    flatten(&Mapped::Scorer(part.clone()), *weight, &mut flat);
                }
                return flat;
            }
            for it in checks {
                flatten(&it.what, it.weight, &mut flat);
            }
            flat
        };
        let tests: Vec<Vec<(Mapped, f64)>> = suite.tests.iter().map(all).collect();
        let first = tests.first().filter(|_| tests.len() > 1);
        let is_everywhere = |it: &&(Mapped, f64)| tests.iter().all(|of| of.contains(it));
        let shared: Vec<&(Mapped, f64)> =
            first.map_or(Vec::new(), |it| it.iter().filter(is_everywhere).collect());
        let row = |(checks, test): (&Vec<(Mapped, f64)>, &Test)| {
            let mut row = Self {
                right_from: right_from(suite, test),
                ..Self::default()
            };
            for it in checks {
                row.add(&it.0, it.1, !shared.contains(&it));
            }
            row
        };
        tests.iter().zip(&suite.tests).map(row).collect()
    }

    fn add(&mut self, what: &Mapped, weight: f64, is_own: bool) {
        let rules = Rule::of_check(what, weight);
        match (what, right_answer(what)) {
            (_, Some((way, text))) if self.right.is_none() && (is_own || rules.is_empty()) => {
                self.least = bound(what);
                self.right = Some(Right { way, text, weight });
            }
            (Mapped::Among(Among::Best { criteria }), _) => self.rubrics.push(criteria.clone()),
            // Which one is best is what the report says anyway.
            (Mapped::Among(Among::Highest { .. }), _) => {}
            _ if rules.is_empty() => self.n_others += 1,
            _ => self.rules.extend(rules),
        }
    }
}

/// The threshold of a test, or of the set that is all of it.
fn right_from(suite: &Suite, test: &Test) -> Option<f64> {
    let mut checks = test.checks.iter().chain(&suite.default.checks);
    let of_set = match (checks.next(), checks.next()) {
        (Some(it), None) => match &it.what {
            Mapped::Scorer(Scorer::Weighted { least, .. }) => *least,
            _ => None,
        },
        _ => None,
    };
    test.threshold.or(suite.default.threshold).or(of_set)
}

/// A set of checks is its checks, each by its share.
fn flatten(what: &Mapped, weight: f64, flat: &mut Vec<(Mapped, f64)>) {
    let Mapped::Scorer(Scorer::Weighted { parts, least: None }) = what else {
        return flat.push((what.clone(), weight));
    };
    let sum: f64 = parts.iter().map(|it| it.0).sum();
    for (share, part) in parts {
        let weight = weight * share / sum.max(f64::MIN_POSITIVE);
        flatten(&Mapped::Scorer(part.clone()), weight, flat);
    }
}

/// How all rows are judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ways {
    pub(super) judged: Judged,
    parts: Vec<Part>,
    pub(super) rules: Vec<Rule>,
    rubric: String,
    least: Option<f64>,
    right_from: Option<f64>,
}

impl Ways {
    /// The right answers of the rows, and how they are judged; what does not fit goes to `losses`.
    pub(super) fn of(mut rows: Vec<RowChecks>, losses: &mut Vec<String>) -> (Vec<String>, Self) {
        let mut n_others: usize = rows.iter().map(|it| it.n_others).sum();
        let rules = for_all_rows(&rows);
        let is_left_out = |it: &&Rule| !rules.contains(it);
        let left_out = rows
            .iter()
            .flat_map(|it| it.rules.iter().filter(is_left_out));
        let mut rubrics: Vec<String> = rows.iter().flat_map(|it| it.rubrics.clone()).collect();
        if rules.is_empty() && rows.iter().all(|it| it.right.is_none()) {
            // Rubrics of single rows: one of them compares the versions.
            let (some, others): (Vec<&Rule>, Vec<&Rule>) =
                left_out.partition(|it| it.asks == Asks::Rubric && !it.is_not);
            rubrics.extend(some.into_iter().map(|it| it.text.clone()));
            n_others += others.len();
        } else {
            n_others += left_out.count();
        }
        rubrics.dedup();
        // A text to be near to is none to be equal to: where both are asked for, only the latter is.
        let by_meaning = Way::Plain(Judged::Meaning);
        let is_other = |it: &RowChecks| it.right.as_ref().is_some_and(|it| it.way != by_meaning);
        if rows.iter().any(is_other) {
            for row in rows.iter_mut().filter(|it| !is_other(it)) {
                n_others += usize::from(row.right.take().is_some());
            }
        }
        if n_others > 0 {
            losses.push(lost("assert", &words::other_checks(n_others)));
        }
        let rights = rows.iter().filter_map(|it| it.right.as_ref());
        let weight = rights.clone().next().map_or(1.0, |it| it.weight);
        let ways: Vec<Way> = rights.map(|it| it.way.clone()).collect();
        // One way of comparing for all rows: the one that refuses least.
        let contains = ways.iter().find(|it| **it == Way::Plain(Judged::Contains));
        let way = contains.or(ways.first()).cloned();
        let judged = match &way {
            None if rules.is_empty() && !rubrics.is_empty() => Judged::Rubric,
            None if rules.is_empty() => Judged::Yourself,
            Some(Way::Plain(way)) if rules.is_empty() => *way,
            _ => Judged::Several,
        };
        if let Some(way) = &way
            && ways.iter().any(|it| it != way)
        {
            let name = match way {
                Way::Plain(it) => it.label(),
                Way::Rule(it) => it.asks.label(),
            };
            losses.push(lost("assert", &words::one_way_here(name)));
        }
        let bounds: Vec<f64> = rows.iter().filter_map(|it| it.least).collect();
        if way == Some(by_meaning) {
            losses.push(lost("assert", words::comparer_chosen_here()));
            if bounds.iter().any(|it| *it != bounds[0]) {
                losses.push(lost("assert", words::one_threshold()));
            }
        }
        if judged != Judged::Rubric && !rubrics.is_empty() {
            losses.push(lost("assert", words::rubrics_left_out()));
        }
        if rubrics.len() > 1 {
            losses.push(lost("assert", words::one_rubric()));
        }
        let right_from = rows.first().and_then(|it| it.right_from);
        if rows.iter().any(|it| it.right_from != right_from) {
            losses.push(lost("threshold", words::one_threshold()));
        }
        let (mut parts, mut all_rules) = (Vec::new(), Vec::new());
        match way {
            Some(Way::Plain(way)) => parts.push(Part { way, weight }),
            Some(Way::Rule(rule)) => all_rules.push(Rule { weight, ..rule }),
            None => {}
        }
        all_rules.extend(rules);
        let right = |it: RowChecks| it.right.map_or(String::new(), |it| it.text);
        let ways = Self {
            judged,
            parts,
            rules: all_rules,
            rubric: rubrics.into_iter().next().unwrap_or_default(),
            least: bounds.first().copied(),
            right_from: right_from.filter(|_| judged == Judged::Several),
        };
        (rows.into_iter().map(right).collect(), ways)
    }

    pub(super) fn fill(self, setup: &mut Setup) {
        setup.judged = self.judged;
        setup.more.parts = self.parts;
        setup.more.rules = self.rules;
        setup.more.right_from = self.right_from;
        setup.more.rubric.text = self.rubric;
        setup.more.meaning.least = self.least.unwrap_or(setup.more.meaning.least);
    }
}

/// The rules that every row has, in the order of the first one.
fn for_all_rows(rows: &[RowChecks]) -> Vec<Rule> {
    let mut shared: Vec<Rule> = Vec::new();
    for rule in rows.first().map_or(&[][..], |it| &it.rules) {
        let is_everywhere = rows.iter().all(|it| it.rules.contains(rule));
        if is_everywhere && !shared.contains(rule) {
            shared.push(rule.clone());
        }
    }
    shared
}

/// The right answer that a check compares with, and how.
fn right_answer(what: &Mapped) -> Option<(Way, String)> {
    let plain = |way, text: &str| Some((Way::Plain(way), text.to_owned()));
    match what {
        Mapped::Scorer(Scorer::Equals { expected, .. }) => plain(Judged::Exactly, expected),
        Mapped::Scorer(Scorer::Contains {
            needles,
            case: Case::Ignored,
            ..
        }) if needles.len() == 1 => plain(Judged::Contains, &needles[0]),
        Mapped::Scorer(Scorer::JsonField {
            pointer, expected, ..
        }) if pointer.is_empty() => plain(Judged::Json, &expected.to_string()),
        Mapped::Scorer(Scorer::Similar { references, .. })
            if bound(what).is_some() && references.len() == 1 =>
        {
            plain(Judged::Meaning, &references[0])
        }
        _ => Rule::of_answer(what).map(|(rule, text)| (Way::Rule(rule), text)),
    }
}

/// The cosine from which a check passes; `None` for other checks, and for a bound that is no share.
fn bound(what: &Mapped) -> Option<f64> {
    match what {
        Mapped::Scorer(Scorer::Similar {
            measure: Nearness::Cosine,
            bound,
            ..
        }) => Some(*bound).filter(|it| (0.0..=1.0).contains(it)),
        _ => None,
    }
}
