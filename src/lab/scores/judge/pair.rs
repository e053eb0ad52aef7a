//! Which of two answers is better, asked in both orders, and which of several is best.

use super::ask;
use crate::stats::Side;
use crate::{Call, LabError};

/// Two answers to one input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairing<'a> {
    pub criteria: &'a str,
    pub input: &'a str,
    pub a: &'a str,
    pub b: &'a str,
}

/// Which answer the judge sees first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    AFirst,
    BFirst,
}

/// What the judge chose of the two in the order it saw them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    First,
    Second,
    Tie,
}

/// What both orders together say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Preferred in both orders; `None` is a tie (Zheng et al. 2023, "Judging LLM-as-a-Judge", section 3.4).
    pub winner: Option<Side>,
    /// The same choice in both orders; where not, the place decided and not the answer.
    pub consistent: bool,
}

impl Pairing<'_> {
    /// What is asked in one of the two orders. Ask both.
    pub fn call(&self, order: Order) -> Call {
        let (first, second) = match order {
            Order::AFirst => (self.a, self.b),
            Order::BFirst => (self.b, self.a),
        };
        let task = "Which of the two answers to the input meets the criterion better? Neither the order in which they \
                    stand nor their length counts. Give a short reason, then on the last line write 1, 2 or TIE.";
        ask(
            task,
            &[
                ("criterion", self.criteria),
                ("input", self.input),
                ("answer-1", first),
                ("answer-2", second),
            ],
        )
    }
}

impl Pick {
    /// Reads the last line of a reply: `1`, `2` or `TIE`, with whatever signs around it.
    pub fn read(reply: &str) -> Result<Self, LabError> {
        let line = reply.trim_end().lines().next_back().unwrap_or_default();
        let words = line
            .split(|it: char| !it.is_alphanumeric())
            .filter(|it| !it.is_empty());
        let mut picks = words.filter_map(|it| match it.to_ascii_uppercase().as_str() {
            "1" => Some(Pick::First),
            "2" => Some(Pick::Second),
            "TIE" => Some(Pick::Tie),
            _ => None,
        });
        // "1 is better than 2" says two things.
        let pick = picks.next().ok_or(LabError::JudgeReply)?;
        if picks.all(|it| it == pick) {
            Ok(pick)
        } else {
            Err(LabError::JudgeReply)
        }
    }

    fn side(self, order: Order) -> Option<Side> {
        match (self, order) {
            (Pick::Tie, _) => None,
            (Pick::First, Order::AFirst) | (Pick::Second, Order::BFirst) => Some(Side::A),
            (Pick::Second, Order::AFirst) | (Pick::First, Order::BFirst) => Some(Side::B),
        }
    }
}

impl Opinion {
    /// From the choice when A stood first, and when B did.
    pub fn of(a_first: Pick, b_first: Pick) -> Self {
        let (one, other) = (a_first.side(Order::AFirst), b_first.side(Order::BFirst));
        let consistent = one == other;
        Self {
            winner: one.filter(|_| consistent),
            consistent,
        }
    }
}

/// Asks which of several answers is best by a criterion (`select-best`); they are numbered from 0.
pub fn best_of_call(criteria: &str, answers: &[&str]) -> Call {
    let names: Vec<String> = (0..answers.len())
        .map(|it| format!("answer-{it}"))
        .collect();
    let mut texts = vec![("criterion", criteria)];
    texts.extend(names.iter().map(|it| &**it).zip(answers.iter().copied()));
    ask(
        "Which of the answers meets the criterion best? Write its number alone, counted from 0.",
        &texts,
    )
}

/// The number in the reply to [`best_of_call`]; an error where it is none of `n`.
pub fn read_best(reply: &str, n: usize) -> Result<usize, LabError> {
    let numbers = reply
        .split(|it: char| !it.is_ascii_digit())
        .filter(|it| !it.is_empty());
    let numbers: Vec<usize> = numbers.filter_map(|it| it.parse().ok()).collect();
    match numbers[..] {
        [best] if best < n => Ok(best),
        _ => Err(LabError::JudgeReply),
    }
}

/// Which of several answers has the highest score (`max-score`), the first of equals; `None` under `least` and of none.
pub fn best_score(scores: &[f64], least: Option<f64>) -> Option<usize> {
    let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]).then(b.cmp(a)))?;
    (scores[best] >= least.unwrap_or(f64::NEG_INFINITY)).then_some(best)
}
