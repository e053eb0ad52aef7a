//! The kernels of this build in a real browser, held to their plain references over random shapes.
//!
//! Compiled twice: for vectors of 128 bits, and with the relaxed product besides (`xtask`, `check.rs`).

use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

use crate::attention::{Heads, Sight, attention};
use crate::cache::Cache;
use crate::exponential::check_exp;
use crate::float::check_halves;
use crate::kernels::{check_gates, softmax};
use crate::leaf::{CacheShape, PAGE};
use crate::packed::plain::{KINDS, check, check_extremes, check_rounding};
use crate::random::Random;
use crate::room::Room;
use crate::rounded;
use crate::team::Alone;

wasm_bindgen_test_configure!(run_in_browser);

/// Random shapes for each kind of matrix.
const N_SHAPES: u64 = 120;

/// A whole number from `from` up to and without `to`.
fn between(random: &mut Random, from: usize, to: usize) -> usize {
    from + (random.next_unit() * (to - from) as f64) as usize
}

#[wasm_bindgen_test]
fn this_build_is_the_one_that_was_asked_for() {
    let asked = option_env!("EXEMPLAR_RELAXED").is_some();
    assert_eq!(cfg!(target_feature = "relaxed-simd"), asked);
    assert!(cfg!(target_feature = "simd128"));
    console_log!("relaxed product: {asked}");
}

#[wasm_bindgen_test]
fn every_bit_of_a_product_is_that_of_the_reference() {
    let mut random = Random::new(7, 0);
    for seed in 0..N_SHAPES {
        let n_rows = between(&mut random, 1, 40);
        let n_blocks = between(&mut random, 1, 4);
        let n_vectors = between(&mut random, 1, 20);
        for kind in KINDS {
            check(kind, seed, n_rows, n_blocks, n_vectors);
        }
    }
}

#[wasm_bindgen_test]
fn the_ends_of_the_numbers_do_not_overflow() {
    KINDS.into_iter().for_each(check_extremes);
}

#[wasm_bindgen_test]
fn rounding_keeps_to_its_bounds() {
    let mut random = Random::new(8, 0);
    for exponent in -20..20 {
        let size = 10f32.powi(exponent);
        for _ in 0..50 {
            check_rounding(&[(); 32].map(|()| (random.next_unit() as f32 - 0.5) * size));
        }
    }
}

#[wasm_bindgen_test]
fn four_exponentials_are_each_as_if_alone() {
    let mut random = Random::new(9, 0);
    for _ in 0..5000 {
        check_exp((random.next_unit() as f32 - 0.5) * 200.0);
    }
    for x in [0.0, f32::MAX, f32::MIN, f32::INFINITY, f32::NEG_INFINITY] {
        check_exp(x);
    }
}

/// The codes of a row, and what they are multiplied by.
type Rounded = (Vec<f32>, f32);

/// One head of one token, position by position.
fn plain_head(query: &[f32], keys: &[Rounded], values: &[Rounded], scale: f32) -> Vec<f32> {
    let score = |(key, own_scale): &Rounded| {
        let pairs = query.iter().zip(key);
        let dot = pairs.fold(0.0, |sum, (a, b)| sum + a * b);
        dot * (own_scale * scale)
    };
    let mut scores: Vec<f32> = keys.iter().map(score).collect();
    softmax(&mut scores);
    let mut out = vec![0.0; query.len()];
    for (score, (value, own_scale)) in scores.iter().zip(values) {
        for (out, value) in out.iter_mut().zip(value) {
            *out += score * own_scale * value;
        }
    }
    out
}

#[wasm_bindgen_test]
fn every_half_is_widened_as_one() {
    check_halves();
}

#[wasm_bindgen_test]
fn gates_of_any_length_are_each_as_if_alone() {
    check_gates();
}

#[wasm_bindgen_test]
fn rounded_rows_keep_to_their_bounds() {
    let mut random = Random::new(10, 0);
    for n in 1..80 {
        let row: Vec<f32> = (0..n).map(|_| random.next_unit() as f32 - 0.5).collect();
        rounded::check(&row);
    }
}

#[wasm_bindgen_test]
fn every_bit_of_attention_is_that_of_one_head_alone() {
    // One for all, so that each has what the last one left.
    let room = Room::new(&Alone);
    let mut random = Random::new(9, 0);
    for _ in 0..N_SHAPES {
        let (n_kv_heads, n_sharing) = (between(&mut random, 1, 4), between(&mut random, 1, 7));
        let head_dim = between(&mut random, 1, 80);
        let n_positions = between(&mut random, 1, 3 * PAGE);
        let n_new = between(&mut random, 1, n_positions + 1);
        let window = between(&mut random, 1, n_positions + 1);
        let mut numbers = |n: usize| -> Vec<f32> {
            let numbers = (0..n).map(|_| random.next_unit() as f32 * 2.0 - 1.0);
            numbers.collect()
        };
        let mut cache = Cache::new(CacheShape {
            n_layers: 1,
            n_kv_heads,
            head_dim,
        });
        cache.extend(&vec![0; n_positions]);
        let rows: Vec<[Vec<f32>; 2]> = (0..n_positions)
            .map(|_| {
                [
                    numbers(n_kv_heads * head_dim),
                    numbers(n_kv_heads * head_dim),
                ]
            })
            .collect();
        let of = |which: usize| rows.iter().flat_map(move |row| &row[which]).copied();
        let (keys, values): (Vec<f32>, Vec<f32>) = (of(0).collect(), of(1).collect());
        let row_len = n_kv_heads * head_dim;
        let mut start = 0;
        for mut leaf in cache.leaves(0, 0) {
            let these = start * row_len..(start + leaf.len()) * row_len;
            leaf.write(&keys[these.clone()], &values[these]);
            start += leaf.len();
        }
        let queries = numbers(n_new * n_kv_heads * n_sharing * head_dim);
        let heads = Heads {
            head_dim,
            n_kv_heads,
            n_sharing,
            scale: 0.3,
        };
        let ends = n_positions - n_new + 1..n_positions + 1;
        let seen: Vec<_> = ends.map(|end| end.saturating_sub(window)..end).collect();
        let sight = Sight {
            cache: &cache,
            seen: seen.clone(),
        };
        let mut out = vec![f32::NAN; queries.len()];
        attention(&room, heads, 0, &[sight], &queries, &mut out);
        let part = |row: &[f32], head: usize| -> Rounded {
            let mut codes = vec![0.0; head_dim];
            let row = &row[head * head_dim..(head + 1) * head_dim];
            let scale = rounded::round(row, |dim, code| codes[dim] = f32::from(code));
            (codes, scale)
        };
        for (index, (query, out)) in queries
            .chunks(head_dim)
            .zip(out.chunks(head_dim))
            .enumerate()
        {
            let (token, head) = (
                index / (n_kv_heads * n_sharing),
                index / n_sharing % n_kv_heads,
            );
            let seen = &rows[seen[token].clone()];
            let keys: Vec<_> = seen.iter().map(|[key, _]| part(key, head)).collect();
            let values: Vec<_> = seen.iter().map(|[_, value]| part(value, head)).collect();
            let expected = plain_head(query, &keys, &values, 0.3);
            let bits = |row: &[f32]| row.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
            assert_eq!(bits(out), bits(&expected), "token {token}, head {head}");
        }
    }
}
