//! Several sequences take turns on a card: each gets the scores that it gets alone, and nothing twice.

use futures::executor::block_on;
use inference::Blueprint;

use super::gpu;
use super::models::{SMALL_ROOM, TINY, decoder, ids, same, tiny};
use crate::synthetic::{Shape, gguf};
use crate::{Decoder, Upload, Variant};

/// Scores after a sequence that is computed alone, from its start.
fn alone(decoder: &mut Decoder, ids: &[u32]) -> Vec<f32> {
    decoder.truncate(0);
    let rows = block_on(decoder.prefill_scored(ids, 1)).expect("computed");
    rows.into_iter().next_back().expect("one row")
}

fn nearly_same(a: &[f32], b: &[f32]) {
    let most = a
        .iter()
        .zip(b)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, f32::max);
    assert!(most < 1e-3, "they differ by {most}");
}

/// Three answers to one prompt, a token each in turn; gives the tokens that were computed.
fn take_turns(
    decoder: &mut Decoder,
    reference: &mut Decoder,
    prompt: &[u32],
    n_turns: usize,
) -> usize {
    let mut answers: Vec<Vec<u32>> = vec![prompt.to_vec(); 3];
    let mut n_computed = 0;
    for turn in 0..n_turns {
        for (number, answer) in answers.iter_mut().enumerate() {
            answer.push((17 * turn + 5 * number + 1) as u32);
            let reach = answer.len();
            let computed = block_on(decoder.go_on(answer, 1, reach)).expect("computed");
            n_computed += computed.n_computed;
            nearly_same(&computed.scores[0], &alone(reference, answer));
        }
    }
    n_computed
}

#[test]
fn what_makes_way_comes_back_and_is_not_computed_again() {
    let Some(gpu) = gpu() else { return };
    let file = tiny("Q8_0");
    let mut one = decoder(&gpu, &file, Variant::default());
    let mut reference = decoder(&gpu, &file, Variant::default());
    let prompt = ids(60, 300, 3);
    assert_eq!(take_turns(&mut one, &mut reference, &prompt, 5), 60 + 3 * 5);
}

#[test]
fn without_room_beside_it_is_computed_again_with_the_same_scores() {
    let Some(gpu) = gpu() else { return };
    let file = tiny("Q8_0");
    let mut one = decoder(&gpu, &file, Variant::default());
    let mut reference = decoder(&gpu, &file, Variant::default());
    one.set_aside_budget(0);
    let prompt = ids(60, 300, 3);
    // What they have in common stays all the same: each turn computes one answer anew.
    let n_again: usize = (1..=5).map(|n| 3 * n).sum();
    assert_eq!(
        take_turns(&mut one, &mut reference, &prompt, 5),
        60 + n_again
    );
}

#[test]
fn sequences_that_grow_long_keep_their_own_turning() {
    let Some(gpu) = gpu() else { return };
    let shape = Shape {
        family: "phi3",
        short_context: Some(64),
        ..TINY
    };
    let file = gguf(&shape, same("F32"), 9);
    let open = || {
        let blueprint = Blueprint::of_gguf(&file).expect("a good file");
        let upload = block_on(Upload::begin(
            gpu.clone(),
            blueprint,
            Variant::default(),
            SMALL_ROOM,
        ));
        block_on(upload.expect("it fits").run(&file)).expect("it compiles")
    };
    let (mut one, mut reference) = (open(), open());
    // All three cross the line of 64 tokens on the way.
    take_turns(&mut one, &mut reference, &ids(61, 300, 3), 6);
}

#[test]
fn a_piece_without_scores_is_gone_on_from() {
    let Some(gpu) = gpu() else { return };
    let file = tiny("Q4_0");
    let mut one = decoder(&gpu, &file, Variant::default());
    let mut reference = decoder(&gpu, &file, Variant::default());
    let all = ids(40, 300, 8);
    for end in [1, 25] {
        let piece = block_on(one.go_on(&all[..end], 0, all.len())).expect("computed");
        assert!(piece.scores.is_empty());
    }
    let rest = block_on(one.go_on(&all, 3, all.len())).expect("computed");
    assert_eq!((rest.scores.len(), rest.n_computed), (3, 15));
    nearly_same(&rest.scores[2], &alone(&mut reference, &all));
    nearly_same(&rest.scores[0], &alone(&mut reference, &all[..38]));
}
