//! Rotary positions: how fast each pair of numbers turns, and the turning.

use crate::config::{Config, Pairs, Scaling};

/// Turns per position, one for each pair, in radians.
pub(crate) struct Rope {
    pairs: Pairs,
    frequencies: Vec<f64>,
}

/// Cosines and sines of one position, one for each pair.
pub(crate) struct Angles {
    cosines: Vec<f32>,
    sines: Vec<f32>,
}

impl Rope {
    /// `divisors` are the numbers of `rope_freqs.weight`, one for each pair, if the file has them.
    pub(crate) fn new(config: &Config, divisors: Option<&[f32]>) -> Rope {
        let n_pairs = config.rope_dim / 2;
        let frequencies = (0..n_pairs).map(|pair| {
            let exponent = 2.0 * pair as f64 / config.rope_dim as f64;
            let frequency = config.rope_base.powf(-exponent);
            let divisor = divisors.map_or(1.0, |divisors| f64::from(divisors[pair]));
            scaled(frequency / divisor, config.scaling)
        });
        Rope {
            pairs: config.pairs,
            frequencies: frequencies.collect(),
        }
    }

    pub(crate) fn angles(&self, position: usize) -> Angles {
        let angle = |frequency: &f64| frequency * position as f64;
        let angles: Vec<f64> = self.frequencies.iter().map(angle).collect();
        Angles {
            cosines: angles.iter().map(|angle| angle.cos() as f32).collect(),
            sines: angles.iter().map(|angle| angle.sin() as f32).collect(),
        }
    }

    /// Turns every head of `row`, which is (heads, head_dim), to its position.
    pub(crate) fn turn(&self, row: &mut [f32], head_dim: usize, angles: &Angles) {
        let n_pairs = self.frequencies.len();
        for head in row.chunks_exact_mut(head_dim) {
            for pair in 0..n_pairs {
                let (i, j) = match self.pairs {
                    Pairs::Neighbours => (2 * pair, 2 * pair + 1),
                    Pairs::Halves => (pair, pair + n_pairs),
                };
                let (cosine, sine) = (angles.cosines[pair], angles.sines[pair]);
                let (a, b) = (head[i], head[j]);
                head[i] = a * cosine - b * sine;
                head[j] = a * sine + b * cosine;
            }
        }
    }
}

/// The frequency after scaling; Llama 3.1's rule is that of Meta's `apply_scaling`.
fn scaled(frequency: f64, scaling: Scaling) -> f64 {
    match scaling {
        Scaling::None => frequency,
        Scaling::Linear { factor } => frequency / factor,
        Scaling::Llama3 {
            factor,
            low,
            high,
            original_context,
        } => {
            let wavelength = std::f64::consts::TAU / frequency;
            if wavelength < original_context / high {
                frequency
            } else if wavelength > original_context / low {
                frequency / factor
            } else {
                let smooth = (original_context / wavelength - low) / (high - low);
                (1.0 - smooth) * frequency / factor + smooth * frequency
            }
        }
    }
}
