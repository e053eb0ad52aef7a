//! What is measured while an answer comes: its cost and how likely its tokens were, for the scores that look at them.

use std::collections::BTreeMap;

use engine::Money;
use lab::{Answer, scores::Given};
use serde::{Deserialize, Serialize};

use crate::cache::Kept;

/// `None` where nobody measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Measured {
    /// In units of 10^-12 US dollars; nothing of a model in this page.
    pub(crate) picodollars: Option<u64>,
    /// The mean natural-log probability of the answer's tokens. A list of one, as [`Given`] takes lists.
    pub(crate) mean_logprob: Option<[f64; 1]>,
}

impl Measured {
    /// Of a model that costs nothing and tells no probabilities.
    pub(crate) const FREE: Self = Self {
        picodollars: Some(0),
        mean_logprob: None,
    };
}

impl Kept {
    /// What a score may look at; the text is empty for an answer that is none.
    pub(crate) fn given(&self) -> Given<'_> {
        let text = match &self.answer {
            Answer::Text { text, .. } => text,
            Answer::LogProbs(_) => "",
        };
        Given {
            text,
            latency_millis: (self.millis > 0.0).then_some(self.millis.into()),
            cost: self.measured.picodollars.map(|it| it as f64 / 1e12),
            token_logprobs: self
                .measured
                .mean_logprob
                .as_ref()
                .map(<[f64; 1]>::as_slice),
            ..Given::default()
        }
    }
}

/// Adds up what an engine says of an answer while it comes.
#[derive(Default)]
pub(crate) struct Meter {
    logprobs: f64,
    n_tokens: u32,
    cost: Option<Money>,
}

impl Meter {
    /// Takes the natural logarithm of a token's probability; not a number where the service does not tell it.
    pub(crate) fn token(&mut self, logprob: f32) {
        self.logprobs += f64::from(logprob);
        self.n_tokens += 1;
    }

    pub(crate) fn spent(&mut self, cost: Option<Money>) {
        self.cost = cost;
    }

    pub(crate) fn measured(&self, is_elsewhere: bool) -> Measured {
        let mean = self.logprobs / f64::from(self.n_tokens);
        Measured {
            picodollars: match is_elsewhere {
                true => self.cost.map(|it| it.0),
                false => Some(0),
            },
            mean_logprob: mean.is_finite().then_some([mean]),
        }
    }
}

/// What was measured, by the numbers of a plan's cells, as a file has it; nothing of answers of which nothing is known.
pub(crate) fn of_cells<'a>(
    answers: impl Iterator<Item = (usize, &'a Kept)>,
) -> BTreeMap<usize, Measured> {
    answers
        .map(|(cell, kept)| (cell, kept.measured))
        .filter(|it| it.1 != Measured::default())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_averaged_and_none_is_made_up() {
        let mut meter = Meter::default();
        assert_eq!(meter.measured(false), Measured::FREE);
        meter.token(-1.0);
        meter.token(-2.0);
        meter.spent(Some(Money(7)));
        let there = meter.measured(true);
        assert_eq!(
            (there.picodollars, there.mean_logprob),
            (Some(7), Some([-1.5]))
        );
        meter.token(f32::NAN);
        assert_eq!(meter.measured(true).mean_logprob, None);
    }
}
