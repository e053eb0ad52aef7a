//! The self-test, and what happens when a card is lost.

use futures::executor::block_on;

use super::gpu;
use super::models::{decoder, ids, tiny, variants};
use crate::{Drawing, GpuError, Variant, self_test};

#[test]
fn a_card_that_computes_right_passes() {
    let Some(gpu) = gpu() else { return };
    for variant in variants(&gpu) {
        let found = block_on(self_test(&gpu, variant)).expect("computed");
        assert!(found.is_ok(), "{variant:?}: {found:?}");
    }
}

#[test]
fn a_card_that_is_lost_says_so_and_the_sequence_is_known() {
    let Some(gpu) = gpu() else { return };
    let file = tiny("Q4_0");
    let mut decoder = decoder(&gpu, &file, Variant::default());
    let prompt = ids(20, 300, 1);
    decoder.prefill(&prompt).expect("computed");
    let drawn = block_on(decoder.draw(4, Drawing::default())).expect("drawn");
    gpu.abandon();
    let lost = block_on(decoder.draw(4, Drawing::default()));
    assert!(matches!(lost, Err(GpuError::Lost { .. })), "{lost:?}");
    let known: Vec<u32> = prompt
        .into_iter()
        .chain(drawn.iter().map(|it| it.id))
        .collect();
    assert_eq!(decoder.ids(), known);
}
