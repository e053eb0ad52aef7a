//! The self-test, and what happens when a card is lost or refuses something.

use futures::executor::block_on;
use inference::Blueprint;

use super::gpu;
use super::models::{SMALL_ROOM, decoder, ids, of_family, same, tiny};
use crate::shader::Kernel;
use crate::synthetic::gguf;
use crate::{Drawing, GpuError, Upload, Variant, self_test};

#[test]
fn a_card_that_computes_right_passes() {
    let Some(gpu) = gpu() else { return };
    for variant in gpu.variants() {
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

#[test]
fn what_is_refused_is_refused_to_him_who_asked_for_it_alone() {
    let Some(gpu) = gpu() else { return };
    let file = tiny("Q4_0");
    let mut earlier = decoder(&gpu, &file, Variant::default());
    let kernel = Kernel {
        label: "no kernel",
        text: "this is no WGSL".into(),
        bindings: Vec::new(),
    };
    for _ in 0..2 {
        let refused = block_on(gpu.watched(|| Ok(gpu.compile(&kernel)))).map(drop);
        assert!(
            matches!(refused, Err(GpuError::Refused { .. })),
            "{refused:?}"
        );
    }
    let larger = gpu.device.limits().max_buffer_size + 16;
    let refused = block_on(gpu.watched(|| Ok(gpu.storage("too large", larger)))).map(drop);
    assert!(
        matches!(
            refused,
            Err(GpuError::Refused { .. } | GpuError::OutOfMemory { .. })
        ),
        "{refused:?}"
    );
    // Both who were there and who come afterwards go on.
    earlier.prefill(&ids(20, 300, 1)).expect("computed");
    block_on(earlier.finish()).expect("computed");
    let found = block_on(self_test(&gpu, Variant::default())).expect("computed");
    assert!(found.is_ok(), "{found:?}");
}

#[test]
fn an_error_outside_any_call_concerns_who_was_at_work_and_nobody_later() {
    let Some(gpu) = gpu() else { return };
    let file = tiny("Q4_0");
    let mut there = decoder(&gpu, &file, Variant::default());
    there.prefill(&ids(20, 300, 1)).expect("computed");
    // Not watched: twice as much as the buffer holds.
    let state = &there.memory.state;
    let bytes = vec![0; 2 * state.size() as usize];
    gpu.queue.write_buffer(state, 0, &bytes);
    let refused = block_on(there.finish());
    assert!(
        matches!(refused, Err(GpuError::Refused { .. })),
        "{refused:?}"
    );
    let mut later = decoder(&gpu, &file, Variant::default());
    later.prefill(&ids(20, 300, 1)).expect("computed");
    block_on(later.finish()).expect("computed");
    assert!(
        block_on(there.finish()).is_err(),
        "his answers are in doubt"
    );
    gpu.check().expect("the card is there");
}

#[test]
fn norms_and_biases_together_need_more_buffers_than_there_are() {
    let Some(gpu) = gpu() else { return };
    let file = gguf(&of_family("gemma3"), same("F32"), 9);
    let plain = Blueprint::of_gguf(&file).expect("a good file");
    for part in ["query", "up"] {
        let mut blueprint = plain.clone();
        let layer = &mut blueprint.layers[1];
        let linear = match part {
            "query" => &mut layer.query,
            _ => &mut layer.up,
        };
        linear.bias = Some(vec![0.0; linear.weight.n_rows]);
        let begun = block_on(Upload::begin(
            gpu.clone(),
            blueprint,
            Variant::default(),
            SMALL_ROOM,
        ));
        let error = begun.err().expect("refused");
        assert!(matches!(error, GpuError::Shape { .. }), "{part}: {error}");
    }
}

#[test]
fn who_stops_waiting_can_ask_again() {
    let Some(gpu) = gpu() else { return };
    let usage = wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST;
    let buffer = gpu.buffer("out", 16, usage);
    gpu.queue.write_buffer(&buffer, 0, &[7; 16]);
    let since = gpu.now();
    drop(gpu.lend(&buffer, 16));
    let found = block_on(gpu.read(&buffer, 16)).expect("it is lent again");
    assert_eq!(found, [7; 16]);
    gpu.check_since(since).expect("nothing was refused");
}
