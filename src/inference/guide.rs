//! Holds answers to a shape: which tokens may come next is told before each choice, by whoever knows the shape.

/// Says which tokens may come next in the samples of one question, and hears which came.
pub trait Guide {
    /// What may come first; the same in every sample.
    ///
    /// # Errors
    /// Why it cannot be told, as a sentence.
    fn first(&mut self) -> Result<Allowed, String>;

    /// What may follow in a sample, which went on with a token that was allowed. Not asked after a token that ends
    /// answers.
    ///
    /// # Errors
    /// As [`Guide::first`].
    fn after(&mut self, sample: usize, id: u32) -> Result<Heard, String>;
}

/// The tokens that may come next, those that end an answer among them where it may end.
///
/// Bit `id % 32` of number `id / 32` stands for a token; what is beyond the numbers may not come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Allowed(pub Vec<u32>);

/// What a guide says of a token that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// The answer goes on.
    Next(Allowed),
    /// The token was the answer's last: nothing can follow.
    Complete,
    /// The answer was complete before it, and it is no part of it.
    Over,
}

impl Allowed {
    /// Whether a token may come.
    pub fn allows(&self, id: usize) -> bool {
        let bits = self.0.get(id / 32);
        bits.is_some_and(|it| it >> (id % 32) & 1 == 1)
    }

    /// Lets a token come.
    pub fn allow(&mut self, id: u32) {
        let at = id as usize / 32;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (id % 32);
    }

    /// Rules out what may not come.
    pub(crate) fn apply(&self, scores: &mut [f32]) {
        for (id, score) in scores.iter_mut().enumerate() {
            if !self.allows(id) {
                *score = f32::NEG_INFINITY;
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_allowed_is_ruled_out() {
        let mut allowed = Allowed::default();
        for id in [0, 31, 32, 70] {
            allowed.allow(id);
        }
        let mut scores = vec![1.0; 100];
        allowed.apply(&mut scores);
        let left = scores.iter().enumerate().filter(|(_, it)| **it == 1.0);
        let left: Vec<usize> = left.map(|(id, _)| id).collect();
        assert_eq!(left, [0, 31, 32, 70]);
    }
}
