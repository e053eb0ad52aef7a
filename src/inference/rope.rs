//! Rotary positions: how fast each pair of numbers turns, and the turning.

use crate::blueprint::Turning;
use crate::config::{Config, Pairs, Scaling, Turn};

/// All the ways in which the layers of a model turn.
#[derive(Clone)]
pub(crate) struct Ropes {
    global: Rope,
    /// Of layers that see a window only, where there are such.
    local: Option<Rope>,
    /// In place of `global` for sequences of more tokens than the number.
    long: Option<(usize, Rope)>,
}

/// The angles of one position.
pub(crate) struct Turned {
    global: Angles,
    local: Option<Angles>,
}

impl Ropes {
    /// `divisors` are the numbers of `rope_freqs.weight`, one for each pair, if the file has them.
    pub(crate) fn new(config: &Config, divisors: Option<&[f32]>) -> Ropes {
        let global = |divisors: Option<&[f32]>, factor| {
            let speeds = speeds(config.rope_dim, config.rope_base, divisors, config.scaling);
            Rope::new(config.pairs, speeds, factor)
        };
        let has_local = config.layers.iter().any(|layer| layer.turn == Turn::Local);
        let local = has_local.then(|| {
            let speeds = speeds(config.rope_dim, config.local_rope_base, None, Scaling::None);
            Rope::new(config.pairs, speeds, 1.0)
        });
        match &config.stretch {
            None => Ropes {
                global: global(divisors, 1.0),
                local,
                long: None,
            },
            Some(stretch) => {
                let long = global(Some(&stretch.long), stretch.factor);
                Ropes {
                    global: global(Some(&stretch.short), stretch.factor),
                    local,
                    long: Some((stretch.original_context, long)),
                }
            }
        }
    }

    /// Whether sequences of `n_tokens` turn by the speeds of long ones.
    pub(crate) fn is_long(&self, n_tokens: usize) -> bool {
        let long = self.long.as_ref();
        long.is_some_and(|(original_context, _)| n_tokens > *original_context)
    }

    /// The angles of `position` in a sequence that is or is not a long one.
    pub(crate) fn angles(&self, position: usize, is_long: bool) -> Turned {
        let global = match &self.long {
            Some((_, long)) if is_long => long,
            _ => &self.global,
        };
        Turned {
            global: global.angles(position),
            local: self.local.as_ref().map(|local| local.angles(position)),
        }
    }

    /// Cosine and sine of every pair at `position`, for layers that turn like this; `None` where none does.
    pub(crate) fn cosines_and_sines(
        &self,
        turning: Turning,
        position: usize,
    ) -> Option<Vec<[f32; 2]>> {
        let rope = match turning {
            Turning::Global => &self.global,
            Turning::Local => self.local.as_ref()?,
            Turning::Long => &self.long.as_ref()?.1,
        };
        let Angles { cosines, sines } = rope.angles(position);
        let pairs = cosines.into_iter().zip(sines);
        Some(pairs.map(|(cosine, sine)| [cosine, sine]).collect())
    }

    /// Turns every head of `row`, which is (heads, head_dim), as a layer of this kind does.
    pub(crate) fn turn(&self, turn: Turn, row: &mut [f32], head_dim: usize, angles: &Turned) {
        match (turn, &self.local, &angles.local) {
            (Turn::Unturned, ..) => {}
            (Turn::Local, Some(local), Some(angles)) => local.turn(row, head_dim, angles),
            _ => self.global.turn(row, head_dim, &angles.global),
        }
    }
}

/// Turns per position, one for each pair, in radians.
#[derive(Clone)]
struct Rope {
    pairs: Pairs,
    frequencies: Vec<f64>,
    /// Cosines and sines are multiplied by this.
    factor: f64,
}

/// Cosines and sines of one position, one for each pair.
struct Angles {
    cosines: Vec<f32>,
    sines: Vec<f32>,
}

/// How fast each pair of the first `dim` numbers of a head turns.
fn speeds(dim: usize, base: f64, divisors: Option<&[f32]>, scaling: Scaling) -> Vec<f64> {
    let speeds = (0..dim / 2).map(|pair| {
        let exponent = 2.0 * pair as f64 / dim as f64;
        let divisor = divisors.map_or(1.0, |divisors| f64::from(divisors[pair]));
        scaled(base.powf(-exponent) / divisor, scaling)
    });
    speeds.collect()
}

impl Rope {
    fn new(pairs: Pairs, frequencies: Vec<f64>, factor: f64) -> Rope {
        Rope {
            pairs,
            frequencies,
            factor,
        }
    }

    fn angles(&self, position: usize) -> Angles {
        let angle = |frequency: &f64| frequency * position as f64;
        let angles: Vec<f64> = self.frequencies.iter().map(angle).collect();
        Angles {
            cosines: angles
                .iter()
                .map(|it| (it.cos() * self.factor) as f32)
                .collect(),
            sines: angles
                .iter()
                .map(|it| (it.sin() * self.factor) as f32)
                .collect(),
        }
    }

    /// Turns every head of `row`, which is (heads, head_dim), to its position.
    fn turn(&self, row: &mut [f32], head_dim: usize, angles: &Angles) {
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
