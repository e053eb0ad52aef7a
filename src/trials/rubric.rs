//! A model as the judge: first every version answers, then a judge sees each pair of answers in both orders.

use std::collections::BTreeSet;

use lab::recipes::{Compare, Key, Recipe, Wanted};
use lab::scores::{Grading, Opinion, Order, Pairing, Pick, Tally};
use lab::stats::{Comparison, Rule, compare_many};
use lab::{Answer, Call, LabError, Random};

use crate::graded;
use crate::phrases;
use crate::setup::Setup;
use crate::words;

/// The plan. Keys below [`Compare::n_calls`] are its own; behind them come the judge's, two for each pair of answers.
pub(crate) struct ByRubric {
    compare: Compare,
    /// What was answered, by the comparison's keys: the judge is shown it.
    said: Vec<Option<String>>,
    criteria: String,
    /// By row.
    inputs: Vec<String>,
    /// The judge's place behind the models that answer.
    judge: usize,
    /// By case: what the judge chose; an error where its reply does not say.
    picks: Vec<Option<Result<Pick, LabError>>>,
    open: BTreeSet<usize>,
    /// The judge's questions: once all versions have answered, without those on which both say the same.
    n_cases: usize,
}

/// What the judge is shown under one key.
pub(crate) struct Case {
    /// Its place among the rows that were asked.
    pub(crate) row: usize,
    pub(crate) first: String,
    pub(crate) second: String,
    call: Call,
}

/// What the judge said of one version beside the first.
pub(crate) struct Judged {
    pub(crate) name: String,
    pub(crate) tally: Tally,
    /// Rows left out because a reply could not be read.
    pub(crate) n_unread: usize,
    pub(crate) comparison: Comparison,
}

const ORDERS: [Order; 2] = [Order::AFirst, Order::BFirst];

impl ByRubric {
    /// `compare` has not been asked anything yet.
    pub(crate) fn new(compare: Compare, setup: &Setup) -> Self {
        let rows = setup.used_rows();
        let input = |it: &usize| setup.rows[*it].input.trim().to_owned();
        let n = ORDERS.len() * rows.len() * compare.n_conditions().saturating_sub(1);
        Self {
            criteria: setup.more.rubric.text.trim().to_owned(),
            inputs: rows.iter().map(input).collect(),
            judge: setup.models.len(),
            picks: vec![None; n],
            open: (0..n).collect(),
            n_cases: n,
            said: vec![None; compare.n_calls()],
            compare,
        }
    }

    pub(crate) fn compare(&self) -> &Compare {
        &self.compare
    }

    /// The number of the judge's question that a key means; `None` for the versions' own calls.
    pub(crate) fn case_of(&self, key: Key) -> Option<usize> {
        let at = key.0.checked_sub(self.compare.n_calls())?;
        (at < self.picks.len()).then_some(at)
    }

    /// `None` while an answer is missing, and where both say the same: no judge is needed for that.
    pub(crate) fn case(&self, case: usize) -> Option<Case> {
        let (pair, order) = (case / ORDERS.len(), ORDERS[case % ORDERS.len()]);
        let n_rows = self.inputs.len().max(1);
        let (other, row) = (pair / n_rows + 1, pair % n_rows);
        let (a, b) = self.answers(other, row)?;
        if a == b {
            return None;
        }
        let pairing = Pairing {
            criteria: &self.criteria,
            input: self.inputs.get(row)?,
            a: &a,
            b: &b,
        };
        let call = pairing.call(order);
        let (first, second) = match order {
            Order::AFirst => (a, b),
            Order::BFirst => (b, a),
        };
        Some(Case {
            row,
            first,
            second,
            call,
        })
    }

    fn answers(&self, other: usize, row: usize) -> Option<(String, String)> {
        let said = |condition| {
            let view = self.compare.row(condition, row);
            self.said[view.repeats.first()?.key.0].clone()
        };
        said(0).zip(said(other))
    }

    pub(crate) fn model_of(&self, key: Key) -> usize {
        match self.case_of(key) {
            Some(_) => self.judge,
            None => self.compare.model_of(key),
        }
    }

    pub(crate) fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted> {
        if self.compare.n_answered() < self.compare.n_calls() {
            // The judge may be a model that has to be brought into memory in place of the one that answers.
            return self.compare.wanted(on_their_way, most);
        }
        let offset = self.compare.n_calls();
        let open = self.open.iter().map(|it| (*it, Key(offset + it)));
        let free = open.filter(|it| !on_their_way.contains(&it.1));
        let wanted = |(case, key)| {
            let call = self.case(case)?.call;
            Some(Wanted { key, call })
        };
        free.filter_map(wanted).take(most).collect()
    }

    pub(crate) fn take(&mut self, key: Key, answer: Answer) -> Result<(), LabError> {
        let Some(case) = self.case_of(key) else {
            let said = match &answer {
                Answer::Text { text, .. } => Some(text.trim().to_owned()),
                Answer::LogProbs(_) => None,
            };
            self.compare.take(key, answer)?;
            // The judge sees the first of repeats. A second answer is ignored.
            let is_shown = self.compare.cell_of(key).repeat == 0;
            if let Some(place) = self
                .said
                .get_mut(key.0)
                .filter(|it| is_shown && it.is_none())
            {
                *place = said;
            }
            if self.compare.n_answered() == self.compare.n_calls() {
                self.close_alike();
            }
            return Ok(());
        };
        let Answer::Text { text, .. } = answer else {
            return Err(LabError::WrongAnswer);
        };
        if self.open.remove(&case) {
            self.picks[case] = Some(Pick::read(&text));
        }
        Ok(())
    }

    /// Leaves no pair open that no judge is asked about.
    fn close_alike(&mut self) {
        let pairs = 0..self.picks.len() / ORDERS.len();
        let closed: Vec<usize> = pairs
            .map(|pair| ORDERS.len() * pair)
            .filter(|case| self.case(*case).is_none())
            .collect();
        for case in closed.into_iter().flat_map(|it| it..it + ORDERS.len()) {
            self.n_cases -= usize::from(self.open.remove(&case));
        }
    }

    /// At most, until all versions have answered: pairs that say the same need no judge.
    pub(crate) fn n_calls(&self) -> usize {
        self.compare.n_calls() + self.n_cases
    }

    /// Each version beside the first, corrected for how many there are.
    pub(crate) fn report(&self) -> Result<Vec<Judged>, LabError> {
        let n_rows = self.inputs.len();
        let mut all = Vec::new();
        for other in 1..self.compare.n_conditions() {
            let (mut opinions, mut n_unread, mut missing) = (Vec::new(), 0, 0);
            for row in 0..n_rows {
                let Some((a, b)) = self.answers(other, row) else {
                    continue;
                };
                if a == b {
                    opinions.push(Opinion::of(Pick::Tie, Pick::Tie));
                    continue;
                }
                let case = ((other - 1) * n_rows + row) * ORDERS.len();
                match (&self.picks[case], &self.picks[case + 1]) {
                    (Some(Ok(one)), Some(Ok(two))) => opinions.push(Opinion::of(*one, *two)),
                    (Some(_), Some(_)) => n_unread += 1,
                    _ => missing += 1,
                }
            }
            if missing > 0 {
                return Err(LabError::NotFinished { missing });
            }
            let tally = Tally::of_opinions(&opinions);
            all.push(Judged {
                name: self.compare.name(other),
                tally,
                n_unread,
                comparison: tally.comparison(Rule::default()),
            });
        }
        let mut comparisons: Vec<Comparison> = all.iter().map(|it| it.comparison).collect();
        compare_many(&mut comparisons, Rule::default());
        for (it, comparison) in all.iter_mut().zip(comparisons) {
            it.comparison = comparison;
        }
        Ok(all)
    }
}

/// How often the pretend judge takes what stands first, whatever it says.
const BY_PLACE: f64 = 0.2;

/// A pretend judge: it knows the right answers, and sometimes takes what stands first.
pub(crate) struct PracticeJudge {
    /// By row that is asked.
    expected: Vec<String>,
    seed: u64,
}

impl PracticeJudge {
    pub(crate) fn new(setup: &Setup) -> Self {
        let rows = setup.used_rows();
        let expected = rows.iter().map(|it| setup.rows[*it].expected.trim());
        Self {
            expected: expected.map(str::to_owned).collect(),
            seed: setup.options.seed,
        }
    }

    /// The key draws, so that the same experiment is judged alike every time.
    pub(crate) fn answer(&self, key: Key, case: &Case) -> Answer {
        let right = self.expected.get(case.row).map_or("", |it| it);
        let is_right = |it: &str| !right.is_empty() && it.to_lowercase() == right.to_lowercase();
        let by_place = Random::new(self.seed, key.0 as u64).unit() < BY_PLACE;
        let said = match (is_right(&case.first), is_right(&case.second)) {
            _ if by_place => "1",
            (true, false) => "1",
            (false, true) => "2",
            _ => "TIE",
        };
        Answer::Text {
            text: format!("{}\n{said}", phrases::JUDGE_LOOKED),
            n_tokens: 6,
        }
    }
}

impl PracticeJudge {
    /// Its opinion of one answer: it knows the right ones, and finds nothing wrong where there is none.
    pub(crate) fn grade(&self, grading: Grading, row: usize, answer: &str) -> Answer {
        let right = self.expected.get(row).map_or("", |it| it);
        let is_right = right.is_empty() || answer.trim().to_lowercase() == right.to_lowercase();
        Answer::Text {
            text: graded::pretended(grading, is_right),
            n_tokens: 6,
        }
    }
}

/// What was planted in the pretend judge, in words.
pub(crate) fn planted() -> String {
    words::planted_judge(&::words::decimal(100.0 * BY_PLACE, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Judged as Way, Model, draft,
        plan::Plan,
        tests::setups::{self, said},
    };

    #[test]
    fn no_judge_is_wanted_where_both_say_the_same() {
        let mut setup = setups::versions("here", &["a", "b", "c"]);
        setup.judged = Way::Rubric;
        setup.more.rubric.text = "Better.".into();
        setup.more.rubric.judge = Some(Model::Practice(crate::Practice::Judge));
        let mut plan = Plan::new(&setup, &draft::pretended(&setup)).unwrap();
        assert_eq!(plan.n_calls(), 6 + 6);
        let none = BTreeSet::new();
        let own = plan.wanted(&none, 100);
        assert_eq!(own.len(), 6);
        for (at, wanted) in own.into_iter().enumerate() {
            // The versions differ on the last row alone.
            let text = if at == 5 { "other" } else { "same" };
            plan.take(wanted.key, said(text)).unwrap();
        }
        let judged = plan.wanted(&none, 100);
        assert_eq!((judged.len(), plan.n_calls()), (2, 6 + 2));
        let Plan::Rubric(rubric) = &plan else {
            panic!("a rubric is judged by a model");
        };
        assert_eq!(rubric.open.len(), 2, "nothing else is walked over");
        for wanted in judged {
            plan.take(wanted.key, said("2")).unwrap();
        }
        let Plan::Rubric(rubric) = &plan else {
            panic!("it is what it was");
        };
        let report = rubric.report().unwrap();
        assert_eq!(report[0].tally.n(), 3);
    }
}
