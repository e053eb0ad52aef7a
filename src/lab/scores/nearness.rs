//! How near two texts are in meaning, from vectors that an embedding model gave them. The vectors are handed in.

use crate::LabError;

/// The vectors of one answer and of what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Embeddings<'a> {
    pub answer: &'a [f32],
    /// In the order of the scorer's references.
    pub references: &'a [Vec<f32>],
}

/// How two vectors are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// `a·b / (|a| |b|)`, −1 to 1; passes from the bound.
    Cosine,
    /// `a·b`; passes from the bound.
    Dot,
    /// `|a − b|`; passes up to the bound.
    Euclidean,
}

impl Nearness {
    /// The measure of two vectors of one length. Computed in 64 bits; 0 for the cosine of a vector without length.
    pub fn of(self, a: &[f32], b: &[f32]) -> Result<f64, LabError> {
        let usable = |it: &[f32]| !it.is_empty() && it.iter().all(|it| it.is_finite());
        if a.len() != b.len() || !usable(a) || !usable(b) {
            return Err(LabError::Embeddings);
        }
        let dot = |a: &[f32], b: &[f32]| -> f64 {
            a.iter()
                .zip(b)
                .map(|(a, b)| f64::from(*a) * f64::from(*b))
                .sum()
        };
        Ok(match self {
            Nearness::Cosine => {
                let lengths = (dot(a, a) * dot(b, b)).sqrt();
                if lengths > 0.0 {
                    dot(a, b) / lengths
                } else {
                    0.0
                }
            }
            Nearness::Dot => dot(a, b),
            Nearness::Euclidean => {
                let squares = a
                    .iter()
                    .zip(b)
                    .map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2));
                squares.sum::<f64>().sqrt()
            }
        })
    }

    /// Does it pass; equality up to rounding does.
    pub(super) fn passes(self, value: f64, bound: f64) -> bool {
        match self {
            Nearness::Cosine | Nearness::Dot => value >= bound - f64::EPSILON,
            Nearness::Euclidean => value <= bound + f64::EPSILON,
        }
    }

    /// 0 to 1 for display, as promptfoo has it: `1 / (1 + distance)`, and the others as they are, in range.
    pub(super) fn share(self, value: f64) -> f64 {
        match self {
            Nearness::Cosine | Nearness::Dot => value.clamp(0.0, 1.0),
            Nearness::Euclidean => 1.0 / (1.0 + value),
        }
    }
}
