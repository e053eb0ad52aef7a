//! How made-up inputs are drawn: hot, from the likeliest few, never the same run of tokens twice.

use std::collections::BTreeSet;

use crate::{Probe, Random};

/// Draws one token after the other from a model's logits, as Lu et al.'s repository does.
///
/// The host asks the model for logits, hands them over, and appends what comes back; it stops after `max_tokens`.
#[derive(Clone, Debug)]
pub struct ProbeSampler {
    temperature: f64,
    top_k: usize,
    no_repeat_ngram: usize,
    exempt: BTreeSet<u32>,
    /// Every token so far, the prompt's and the drawn ones.
    tokens: Vec<u32>,
    random: Random,
}

impl ProbeSampler {
    /// `prompt` and `exempt` in the model's tokens: the ids of the probe's prompt and of its exempt texts.
    pub fn new(probe: &Probe, prompt: Vec<u32>, exempt: impl IntoIterator<Item = u32>) -> Self {
        Self {
            temperature: probe.temperature,
            top_k: probe.top_k.max(1),
            no_repeat_ngram: probe.no_repeat_ngram,
            exempt: exempt.into_iter().collect(),
            tokens: prompt,
            random: Random::new(probe.seed, 3),
        }
    }

    /// The prompt and what was drawn.
    pub fn tokens(&self) -> &[u32] {
        &self.tokens
    }

    /// The next token, or `None` where every token is forbidden. `logits[id]`, natural log up to a constant.
    pub fn next(&mut self, logits: &[f32]) -> Option<u32> {
        let banned = self.banned();
        let token = match likeliest(logits) {
            // A template's or a label's token that the model expects most comes without a draw.
            Some(token) if self.exempt.contains(&token) => token,
            _ => self.draw(logits, &banned)?,
        };
        self.tokens.push(token);
        Some(token)
    }

    /// Tokens that would complete a run of n that is already there.
    fn banned(&self) -> BTreeSet<u32> {
        let n = self.no_repeat_ngram;
        if n == 0 || self.tokens.len() < n {
            return BTreeSet::new();
        }
        let ending = &self.tokens[self.tokens.len() + 1 - n..];
        let seen = self.tokens.windows(n).filter(|it| &it[..n - 1] == ending);
        let completed = seen.map(|it| it[n - 1]);
        completed.filter(|it| !self.exempt.contains(it)).collect()
    }

    fn draw(&mut self, logits: &[f32], banned: &BTreeSet<u32>) -> Option<u32> {
        let mut open: Vec<u32> = (0..logits.len() as u32)
            .filter(|it| logits[*it as usize].is_finite() && !banned.contains(it))
            .collect();
        // Likeliest first, the smaller id of equals first.
        let by_logit = |a: &u32, b: &u32| logits[*b as usize].total_cmp(&logits[*a as usize]);
        if open.len() > self.top_k {
            open.select_nth_unstable_by(self.top_k - 1, |a, b| by_logit(a, b).then(a.cmp(b)));
            open.truncate(self.top_k);
        }
        open.sort_by(|a, b| by_logit(a, b).then(a.cmp(b)));
        let first = *open.first()?;
        if self.temperature <= 0.0 {
            return Some(first);
        }
        let largest = f64::from(logits[first as usize]);
        let weigh =
            |it: &u32| ((f64::from(logits[*it as usize]) - largest) / self.temperature).exp();
        let weights: Vec<f64> = open.iter().map(weigh).collect();
        let mut left = self.random.unit() * weights.iter().sum::<f64>();
        for (token, weight) in open.iter().zip(weights) {
            left -= weight;
            if left < 0.0 {
                return Some(*token);
            }
        }
        open.last().copied()
    }
}

fn likeliest(logits: &[f32]) -> Option<u32> {
    let ids = (0..logits.len() as u32).filter(|it| !logits[*it as usize].is_nan());
    ids.max_by(|a, b| {
        let by_logit = logits[*a as usize].total_cmp(&logits[*b as usize]);
        by_logit.then(b.cmp(a))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sampler(
        temperature: f64,
        no_repeat_ngram: usize,
        prompt: &[u32],
        exempt: &[u32],
    ) -> ProbeSampler {
        let probe = Probe {
            prompt: String::new(),
            temperature,
            top_k: 2,
            no_repeat_ngram,
            max_tokens: 8,
            exempt: Vec::new(),
            seed: 1,
        };
        ProbeSampler::new(&probe, prompt.to_vec(), exempt.iter().copied())
    }

    #[test]
    fn no_run_of_tokens_comes_twice() {
        let mut it = sampler(2.0, 3, &[1, 2, 3, 1, 2], &[]);
        // 3 is by far the likeliest, but 1 2 3 was there.
        assert_ne!(it.next(&[0.0, 0.0, 0.0, 50.0]), Some(3));
        let mut free = sampler(2.0, 0, &[1, 2, 3, 1, 2], &[]);
        assert_eq!(free.next(&[0.0, 0.0, 0.0, 50.0]), Some(3));
    }

    #[test]
    fn an_expected_template_token_is_taken_even_if_it_repeats() {
        let mut it = sampler(100.0, 3, &[1, 2, 3, 1, 2], &[3]);
        assert_eq!(it.next(&[0.0, 0.0, 0.0, 0.1]), Some(3));
        assert_eq!(it.tokens(), [1, 2, 3, 1, 2, 3]);
    }

    #[test]
    fn only_the_likeliest_few_are_drawn_and_the_same_seed_draws_the_same() {
        let logits = [0.0, 1.0, 1.0, 0.9];
        let draw = || {
            let mut it = sampler(2.0, 0, &[], &[]);
            (0..50)
                .map(|_| it.next(&logits).unwrap())
                .collect::<Vec<_>>()
        };
        let drawn = draw();
        assert!(drawn.iter().all(|it| [1, 2].contains(it)));
        assert!(drawn.contains(&1) && drawn.contains(&2));
        assert_eq!(drawn, draw());
    }

    #[test]
    fn nothing_open_is_nothing_drawn() {
        let mut it = sampler(2.0, 1, &[0, 1], &[]);
        assert_eq!(it.next(&[1.0, 1.0]), None);
        assert_eq!(it.next(&[]), None);
        assert_eq!(it.next(&[f32::NAN]), None);
    }
}
