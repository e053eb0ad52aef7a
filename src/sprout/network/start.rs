//! A head start for the first two layers: heads that look one token back, and heads that look things up.
//!
//! A small network finds these two steps by itself only after millions of tokens, and can learn
//! nothing from examples before it has them (Olsson and others, "In-context learning and induction
//! heads", 2022). They are written into the first weights here; training is free to change them.

use crate::recipe::Sizes;
use crate::rng::Rng;

/// Every embedding has this at place 0, so that a head can attend by position alone.
const CONSTANT: f32 = 0.5;
/// Pairs, fastest first, by which a head finds its distance; the others are for content.
const POSITION_PAIRS: usize = 8;
/// Strength of a position head at place 0, and of a look-up head's match.
const POSITION_GAIN: f32 = 1.0;
const MATCH_GAIN: f32 = 3.5;
/// What a look-up head adds to the stream of what it found.
const FOUND_GAIN: f32 = 0.2;

/// The weights of one layer's attention, rows first: qkv is (3C, C), out is (C, C).
pub struct Layer<'a> {
    pub qkv: &'a mut [f32],
    pub out: &'a mut [f32],
}

/// Whether a network of these sizes has room for the head start.
pub fn fits(sizes: &Sizes) -> bool {
    sizes.layers > 1 && sizes.heads > 1 && sizes.width / sizes.heads > 2 * POSITION_PAIRS
}

/// Puts the constant at place 0 of each embedding (V, C).
pub fn mark(embedding: &mut [f32], sizes: &Sizes) {
    for row in embedding.chunks_exact_mut(sizes.width) {
        row[0] = CONSTANT;
    }
}

/// Writes the head start: in the first layer heads for one and two tokens back, in the second
/// two heads that find where the present token stood before, and bring what followed it.
pub fn write(first: Layer<'_>, second: Layer<'_>, sizes: &Sizes, seed: u64) {
    let (c, d) = (sizes.width, sizes.width / sizes.heads);
    let mut rng = Rng::new(seed, 0x57a7);
    let read = basis(d, c, &mut rng);
    let carried = basis(d, c, &mut rng);
    for (head, distance) in [(0, 1.0), (1, 2.0)] {
        position_head(first.qkv, head, distance, sizes);
    }
    // The head one back carries `read` of the token before into the directions `carried`.
    for row in 0..d {
        first.qkv[(2 * c + row) * c..][..c].copy_from_slice(&read[row * c..][..c]);
        for place in 0..c {
            first.out[place * c + row] = 0.1 * carried[row * c + place];
        }
    }
    let slow = 2 * POSITION_PAIRS;
    for head in [0, 1] {
        let found = basis(d, c, &mut rng);
        for row in 0..d {
            let (q, k, v) = (head * d + row, c + head * d + row, 2 * c + head * d + row);
            for place in 0..c {
                let matches = row >= slow;
                second.qkv[q * c + place] = if matches {
                    MATCH_GAIN * read[row * c + place]
                } else {
                    0.0
                };
                second.qkv[k * c + place] = if matches {
                    MATCH_GAIN * carried[row * c + place]
                } else {
                    0.0
                };
                second.qkv[v * c + place] = found[row * c + place];
                second.out[place * c + head * d + row] = FOUND_GAIN * found[row * c + place];
            }
        }
    }
}

/// A head whose score is highest at this distance, whatever the tokens.
fn position_head(qkv: &mut [f32], head: usize, distance: f32, sizes: &Sizes) {
    let (c, d) = (sizes.width, sizes.width / sizes.heads);
    for pair in 0..d / 2 {
        let rate = sizes.rope_base.powf(-2.0 * pair as f32 / d as f32);
        let gain = if pair < POSITION_PAIRS {
            POSITION_GAIN
        } else {
            0.0
        };
        let (sin, cos) = (distance * rate).sin_cos();
        let values = [(0, [gain, 0.0]), (1, [gain * cos, gain * sin])];
        for (block, pair_values) in values {
            for (side, value) in pair_values.into_iter().enumerate() {
                let row = &mut qkv[(block * c + head * d + 2 * pair + side) * c..][..c];
                row.iter_mut().for_each(|weight| *weight *= 0.1);
                row[0] = value;
            }
        }
    }
}

/// `rows` orthonormal directions of `c` places, none of which sees place 0 (Gram and Schmidt).
fn basis(rows: usize, c: usize, rng: &mut Rng) -> Vec<f32> {
    let mut directions: Vec<Vec<f32>> = Vec::new();
    while directions.len() < rows {
        let mut new: Vec<f32> = (0..c)
            .map(|place| if place == 0 { 0.0 } else { rng.normal() as f32 })
            .collect();
        for old in &directions {
            let dot: f32 = old.iter().zip(&new).map(|(a, b)| a * b).sum();
            new.iter_mut()
                .zip(old)
                .for_each(|(new, old)| *new -= dot * old);
        }
        let norm = new.iter().map(|x| x * x).sum::<f32>().sqrt();
        directions.push(new.iter().map(|x| x / norm).collect());
    }
    directions.concat()
}
