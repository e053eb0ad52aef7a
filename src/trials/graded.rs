//! What is asked of each answer by itself: first every version answers, then a judge gives its opinions, and the model that
//! answered the probabilities of labels.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use lab::recipes::{Compare, Key, Recipe, Wanted};
use lab::scores::{Given, Grading, Judge, Score};
use lab::{Answer, Call, CallPrompt, LabError, Labels};

use crate::{cache::Kept, phrases, plan::Plan, rubric::PracticeJudge, setup::Setup};

/// What is asked once an answer is there.
pub(crate) enum Asked {
    /// An opinion, and which of the calls that it takes.
    Opinion(Rc<Judge>, u64),
    /// How likely the model that answered finds each label.
    Labels,
}

/// The plan. Keys below [`Compare::n_calls`] are its own; behind them come those of what is asked of each answer beside each
/// row that it answers.
pub(crate) struct Graded {
    compare: Compare,
    /// By row.
    inputs: Vec<String>,
    /// The judge's place behind the models that answer.
    judge: usize,
    pairs: Vec<(Key, usize)>,
    /// What is asked of a pair, by row; every row has the same number of them.
    asked: Vec<Vec<Asked>>,
    /// The probabilities of the labels, by pair.
    label_logprobs: BTreeMap<usize, Vec<f64>>,
    /// What was answered, until everything that is asked of it was.
    said: BTreeMap<Key, Rc<Kept>>,
    /// By case; `None` where the reply does not say.
    scores: Vec<Option<Score>>,
    open: BTreeSet<usize>,
}

impl Graded {
    /// `compare` has not been asked anything yet.
    ///
    /// # Errors
    /// A row that cannot be judged so.
    pub(crate) fn new(compare: Compare, setup: &Setup) -> Result<Self, LabError> {
        let rows = setup.used_rows();
        let input = |it: &usize| setup.rows[*it].input.trim().to_owned();
        let mut asked: Vec<Vec<Asked>> = Vec::with_capacity(rows.len());
        // Most judges are asked the same of every row.
        let mut known: Vec<Rc<Judge>> = Vec::new();
        for row in 0..rows.len() {
            let expected = compare.expected(row).unwrap_or_default();
            let scorer = compare.judging().scorer(expected)?;
            let mut all = Vec::new();
            for judge in scorer.judges() {
                let shared = known.iter().find(|it| ***it == *judge).cloned();
                let judge = shared.unwrap_or_else(|| Rc::new(judge.clone()));
                if row == 0 {
                    known.push(judge.clone());
                }
                all.extend((0..judge.n_calls()).map(|it| Asked::Opinion(judge.clone(), it)));
            }
            all.extend(compare.judging().labels().map(|_| Asked::Labels));
            asked.push(all);
        }
        let pairs = compare.pairs();
        let n = pairs.len() * asked.first().map_or(0, Vec::len);
        Ok(Self {
            inputs: rows.iter().map(input).collect(),
            judge: setup.models.len(),
            pairs,
            asked,
            said: BTreeMap::new(),
            label_logprobs: BTreeMap::new(),
            scores: vec![None; n],
            open: (0..n).collect(),
            compare,
        })
    }

    pub(crate) fn compare(&self) -> &Compare {
        &self.compare
    }

    pub(crate) fn compare_mut(&mut self) -> &mut Compare {
        &mut self.compare
    }

    /// The number of the judge's question that a key means; `None` for the versions' own calls.
    pub(crate) fn case_of(&self, key: Key) -> Option<usize> {
        let at = key.0.checked_sub(self.compare.n_calls())?;
        (at < self.scores.len()).then_some(at)
    }

    /// Questions on each pair.
    fn n_each(&self) -> usize {
        self.asked.first().map_or(1, Vec::len).max(1)
    }

    fn pair_of(&self, case: usize) -> (Key, usize) {
        self.pairs[case / self.n_each()]
    }

    /// What is asked, of which row (counted among those that are asked), and the answer it is about; `None` while that is
    /// missing.
    pub(crate) fn case(&self, case: usize) -> Option<(&Asked, usize, &str)> {
        let (key, row) = self.pair_of(case);
        let text = self.said.get(&key)?.given().text;
        Some((self.asked_in(case)?, row, text))
    }

    fn asked_in(&self, case: usize) -> Option<&Asked> {
        let (_, row) = self.pair_of(case);
        self.asked.get(row)?.get(case % self.n_each())
    }

    pub(crate) fn model_of(&self, key: Key) -> usize {
        let Some(case) = self.case_of(key) else {
            return self.compare.model_of(key);
        };
        match self.asked_in(case) {
            Some(Asked::Labels) => self.compare.model_of(self.pair_of(case).0),
            _ => self.judge,
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
            let call = match self.case(case)? {
                (Asked::Opinion(judge, number), row, answer) => {
                    judge.call(self.inputs.get(row)?, answer, *number)
                }
                (Asked::Labels, ..) => self.labels_call(self.pair_of(case).0)?,
            };
            Some(Wanted { key, call })
        };
        free.filter_map(wanted).take(most).collect()
    }

    pub(crate) fn take(&mut self, key: Key, kept: Kept) -> Result<(), LabError> {
        let Some(case) = self.case_of(key) else {
            self.compare
                .take_measured(key, kept.answer.clone(), &kept.given())?;
            self.said.entry(key).or_insert_with(|| Rc::new(kept));
            return Ok(());
        };
        if !self.open.remove(&case) {
            return Ok(());
        }
        match (self.asked_in(case), kept.answer) {
            (Some(Asked::Opinion(judge, _)), Answer::Text { text, .. }) => {
                self.scores[case] = judge.read(&text).ok();
            }
            (Some(Asked::Labels), Answer::LogProbs(it)) => {
                self.label_logprobs.insert(case / self.n_each(), it);
            }
            _ => return Err(LabError::WrongAnswer),
        }
        if self.has_all_opinions(case) {
            if !self.compare.judging().needs_nearness() {
                self.judge(case)?;
            }
            self.forget(self.pair_of(case).0);
        }
        Ok(())
    }

    /// Lets go of an answer's text once nothing more is asked of it.
    fn forget(&mut self, key: Key) {
        let from = self.pairs.partition_point(|it| it.0 < key) * self.n_each();
        let to = self.pairs.partition_point(|it| it.0 <= key) * self.n_each();
        if self.open.range(from..to).next().is_none() {
            self.said.remove(&key);
        }
    }

    /// Asks the model that gave this answer how likely each label is in its place.
    fn labels_call(&self, answered: Key) -> Option<Call> {
        let grid = self.compare.grid();
        let Call::Complete(it) = grid.call(&self.compare.cell_of(answered))? else {
            return None;
        };
        let spaced = match &it.prompt {
            CallPrompt::Text(_) => " ",
            // Whoever writes the turns knows whether a space follows them.
            CallPrompt::Turns(_) => "",
        };
        let labels = self.compare.judging().labels()?.iter();
        Some(Call::Labels(Labels {
            labels: labels.map(|it| format!("{spaced}{it}")).collect(),
            prompt: it.prompt,
        }))
    }

    fn has_all_opinions(&self, case: usize) -> bool {
        let from = case - case % self.n_each();
        self.open.range(from..from + self.n_each()).next().is_none()
    }

    /// Judges the pair of a case by what its text and every opinion on it say.
    fn judge(&mut self, case: usize) -> Result<(), LabError> {
        let (key, row) = self.pair_of(case);
        let Some(kept) = self.said.get(&key).cloned() else {
            return Ok(());
        };
        let opinions = self.opinions(key, row);
        let labels = self.label_logprobs.get(&(case / self.n_each()));
        let given = Given {
            opinions: &opinions,
            label_logprobs: labels.map(|it| &**it),
            ..kept.given()
        };
        self.compare.judge(key, row, &given)
    }

    /// What the judge said of an answer beside a row; without the replies that do not say it.
    pub(crate) fn opinions(&self, key: Key, row: usize) -> Vec<(Judge, Score)> {
        let Ok(at) = self.pairs.binary_search(&(key, row)) else {
            return Vec::new();
        };
        let asked = self.asked.get(row).into_iter().flatten();
        let scores = self.scores.iter().skip(at * self.n_each());
        let said = |(asked, score): (&Asked, &Option<Score>)| match asked {
            Asked::Opinion(judge, _) => Some((Judge::clone(judge), (*score)?)),
            Asked::Labels => None,
        };
        asked.zip(scores).filter_map(said).collect()
    }

    /// How likely the model found each label beside a row; `None` where it was not asked.
    pub(crate) fn label_logprobs(&self, key: Key, row: usize) -> Option<&[f64]> {
        let at = self.pairs.binary_search(&(key, row)).ok()?;
        self.label_logprobs.get(&at).map(|it| &**it)
    }

    pub(crate) fn n_calls(&self) -> usize {
        self.compare.n_calls() + self.scores.len()
    }

    /// Of them, those of the judge.
    fn n_judged(&self) -> usize {
        let asked = self.asked.first().into_iter().flatten();
        let opinions = asked.filter(|it| matches!(it, Asked::Opinion(..)));
        self.pairs.len() * opinions.count()
    }

    /// Answers whose texts are in memory.
    #[cfg(test)]
    pub(crate) fn n_texts(&self) -> usize {
        self.said.len()
    }

    /// Replies that do not say what was asked. A question that was made up says nothing by itself, nor do numbers.
    pub(crate) fn n_unread(&self) -> usize {
        let is_unread = |case: &usize| {
            let should_say = match self.asked_in(*case) {
                Some(Asked::Opinion(judge, _)) => judge.grading != Grading::Relevance,
                _ => false,
            };
            should_say && self.scores[*case].is_none() && !self.open.contains(case)
        };
        (0..self.scores.len()).filter(is_unread).count()
    }
}

impl Plan {
    /// Calls of a judge, at most.
    pub(crate) fn n_judged(&self) -> usize {
        match self {
            Self::Rubric(it) => it.n_calls() - it.compare().n_calls(),
            Self::Graded(it) => it.n_judged(),
            _ => 0,
        }
    }

    /// What a pretend judge says under this key.
    pub(crate) fn pretended_reply(&self, judge: &PracticeJudge, key: Key) -> Option<Answer> {
        match self {
            Self::Rubric(it) => Some(judge.answer(key, &it.case(it.case_of(key)?)?)),
            Self::Graded(it) => {
                let (Asked::Opinion(asked, _), row, answer) = it.case(it.case_of(key)?)? else {
                    return None;
                };
                Some(judge.grade(asked.grading, row, answer))
            }
            _ => None,
        }
    }

    /// How likely the model found each label beside a row; `None` where it was not asked.
    pub(crate) fn label_logprobs(&self, key: Key, row: usize) -> Option<Vec<f64>> {
        match self {
            Self::Graded(it) => it.label_logprobs(key, row).map(<[f64]>::to_vec),
            _ => None,
        }
    }

    /// What a judge said of an answer beside a row; empty where none was asked.
    pub(crate) fn opinions(&self, key: Key, row: usize) -> Vec<(Judge, Score)> {
        match self {
            Self::Graded(it) => it.opinions(key, row),
            _ => Vec::new(),
        }
    }
}

/// A pretend judge's reply: it knows which answer is right, and says so in the shape that it was asked for.
pub(crate) fn pretended(grading: Grading, is_right: bool) -> String {
    match grading {
        Grading::Rubric => format!(
            r#"{{"reason": "", "pass": {is_right}, "score": {}}}"#,
            u8::from(is_right)
        ),
        Grading::GEval => format!(
            r#"{{"reason": "", "score": {}}}"#,
            if is_right { 9 } else { 2 }
        ),
        Grading::Factuality => {
            let letter = if is_right { 'C' } else { 'D' };
            format!(r#"{{"reason": "", "category": "{letter}"}}"#)
        }
        Grading::Relevance => phrases::JUDGE_ASKED.to_owned(),
        Grading::ClosedQa => (if is_right { "Y" } else { "N" }).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Asks, Judged, Rule, draft,
        tests::setups::{self, said},
    };

    #[test]
    fn the_judge_waits_for_every_answer_and_no_text_stays_behind_its_opinion() {
        let mut setup = setups::versions("here", &["a", "b", "c"]);
        setup.judged = Judged::Several;
        setup.more.parts.clear();
        setup.more.rules = [Asks::Facts, Asks::Points]
            .map(|asks| Rule {
                text: "Right.".into(),
                ..Rule::new(asks)
            })
            .to_vec();
        let plan = Plan::new(&setup, &draft::pretended(&setup)).unwrap();
        let Plan::Graded(mut plan) = plan else {
            panic!("opinions are asked for");
        };
        let none = BTreeSet::new();
        let first = plan.wanted(&none, 100);
        assert_eq!((first.len(), plan.n_calls()), (6, 6 + 12));
        for wanted in first {
            assert_eq!(plan.model_of(wanted.key), 0);
            plan.take(wanted.key, said("Bug")).unwrap();
        }
        assert_eq!((plan.n_texts(), plan.compare().unjudged().len()), (6, 6));
        for wanted in plan.wanted(&none, 100) {
            assert_eq!(
                plan.model_of(wanted.key),
                1,
                "the judge is behind the models"
            );
            let grading = match plan.case_of(wanted.key).unwrap() % 2 {
                0 => Grading::Factuality,
                _ => Grading::GEval,
            };
            plan.take(wanted.key, said(&pretended(grading, true)))
                .unwrap();
        }
        assert_eq!((plan.n_texts(), plan.compare().unjudged().len()), (0, 0));
        assert_eq!((plan.wanted(&none, 1).len(), plan.n_unread()), (0, 0));
        assert!(plan.compare().row(1, 2).passed.unwrap());
    }
}
