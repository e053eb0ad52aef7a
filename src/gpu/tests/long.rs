//! Models that turn long sequences by other speeds: card and processor on both sides of the crossing.

use futures::executor::block_on;
use inference::Session;

use super::gpu;
use super::models::{best, decoder, ids, of_family, same, session};
use crate::device::Variant;
use crate::self_test::cosine;
use crate::synthetic::{Shape, gguf};
use crate::{Decoder, Drawing};

const CROSSING: usize = 64;

fn shape() -> Shape {
    Shape {
        window: None,
        short_context: Some(CROSSING),
        ..of_family("phi3")
    }
}

fn file() -> Vec<u8> {
    gguf(&shape(), same("F32"), 9)
}

fn assert_same(expected: &[f32], decoder: &mut Decoder, when: &str) {
    let found = block_on(decoder.logits()).expect("there");
    let similar = cosine(expected, &found);
    assert!(similar > 0.99999, "{when}: {similar}");
}

#[test]
fn a_sequence_that_grows_long_and_is_cut_back_is_turned_as_on_the_processor() {
    let Some(gpu) = gpu() else { return };
    let file = file();
    let mut session = session(&file);
    let mut decoder = decoder(&gpu, &file, Variant::default());
    let all = ids(CROSSING + 40, shape().vocabulary, 3);
    let mut expected = |n: usize| session.logits_after(&all[..n]).expect("computed");
    // One token at a time.
    decoder.prefill(&all[..CROSSING - 3]).expect("computed");
    for n in CROSSING - 2..CROSSING + 4 {
        decoder.step(all[n - 1]).expect("computed");
        assert_same(&expected(n), &mut decoder, &format!("step to {n}"));
    }
    // Back and forth, in pieces.
    for n in [CROSSING - 9, CROSSING + 40, CROSSING, CROSSING + 1, 5] {
        decoder.prefill(&all[..n]).expect("computed");
        assert_same(&expected(n), &mut decoder, &format!("prefill of {n}"));
    }
    // Otherwise nothing was compared: the two ways of turning differ.
    let mut other = without_crossing(&file);
    let other = other.logits_after(&all[..CROSSING + 1]);
    let similar = cosine(&expected(CROSSING + 1), &other.expect("computed"));
    assert!(similar < 0.999, "{similar}");
}

/// The same model with short speeds for all lengths.
fn without_crossing(file: &[u8]) -> Session {
    let key = b"phi3.rope.scaling.original_context_length";
    let at = file.windows(key.len()).position(|it| it == key);
    let at = at.expect("the setting") + key.len() + 4;
    let mut file = file.to_vec();
    file[at..at + 4].copy_from_slice(&200u32.to_le_bytes());
    session(&file)
}

#[test]
fn tokens_drawn_across_the_crossing_are_those_of_the_processor() {
    let Some(gpu) = gpu() else { return };
    let file = file();
    let mut session = session(&file);
    let mut decoder = decoder(&gpu, &file, Variant::default());
    let mut text = ids(CROSSING - 5, shape().vocabulary, 3);
    decoder.prefill(&text).expect("computed");
    let drawn = block_on(decoder.draw(12, Drawing::default())).expect("drawn");
    for (index, drawn) in drawn.iter().enumerate() {
        let expected = session.logits_after(&text).expect("computed");
        assert_eq!(drawn.id, best(&expected), "token {index}");
        text.push(drawn.id);
    }
    assert_eq!(decoder.ids(), text);
    let expected = session.logits_after(&text).expect("computed");
    assert_same(&expected, &mut decoder, "after drawing");
}

#[test]
fn scores_on_both_sides_are_those_of_the_whole_sequence() {
    let Some(gpu) = gpu() else { return };
    let file = file();
    let mut decoder = decoder(&gpu, &file, Variant::default());
    let text = ids(CROSSING + 6, shape().vocabulary, 4);
    let (n, n_asked) = (text.len(), 19);
    // Of the last token only the probability is asked, so it is computed nowhere.
    let rows = block_on(decoder.prefill_scored(&text[..n - 1], n_asked)).expect("computed");
    let (before, asked) = text.split_at(n - n_asked);
    let expected = session(&file).score(before, asked).expect("computed");
    assert_eq!([rows.len(), expected.len()], [n_asked; 2]);
    for ((row, &id), expected) in rows.iter().zip(asked).zip(expected) {
        let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let sum: f32 = row.iter().map(|it| (it - most).exp()).sum();
        let found = row[id as usize] - most - sum.ln();
        assert!((found - expected).abs() < 1e-3, "{found} {expected}");
    }
}
