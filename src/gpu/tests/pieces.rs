//! Models that come to the card in pieces: cut into many, read a little at a time, the same as in one.

use std::cell::Cell;

use futures::executor::block_on;
use inference::{Blueprint, InferenceError, Source};

use super::gpu;
use super::models::{SMALL_ROOM, TINY, decoder, ids, same};
use crate::device::Variant;
use crate::synthetic::{Formats, Shape, gguf};
use crate::{Drawing, Upload};

/// A file that remembers the largest piece that was asked for.
struct Watched<'a> {
    file: &'a [u8],
    largest: Cell<usize>,
}

impl Source for Watched<'_> {
    fn len(&self) -> u64 {
        self.file.len() as u64
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
        self.largest.set(self.largest.get().max(into.len()));
        self.file.read_at(offset, into)
    }
}

#[test]
fn a_model_in_many_pieces_says_the_same_to_the_bit() {
    let Some(gpu) = gpu() else { return };
    let several = Formats {
        embedding: "Q6_K",
        matrices: "Q4_K",
        finer: "Q8_0",
    };
    let shape = Shape {
        n_layers: 1,
        ..TINY
    };
    let prompt = ids(61, shape.vocabulary, 2);
    for (formats, most_bytes) in [(several, 16 << 10), (same("F16"), 64 << 10)] {
        let file = gguf(&shape, formats, 6);
        let mut whole = decoder(&gpu, &file, Variant::default());
        let blueprint = Blueprint::of_gguf(&file).expect("a good file");
        let upload = block_on(Upload::begin_with(
            gpu.clone(),
            blueprint,
            Variant::default(),
            SMALL_ROOM,
            most_bytes,
        ));
        let mut upload = upload.expect("it fits");
        // In one piece each they are five.
        let n_slabs = upload.weights.slabs().count();
        assert!(n_slabs > 15, "{n_slabs}");
        while upload.step(&file).expect("read") {}
        assert_eq!(upload.done_bytes(), upload.total_bytes());
        let mut cut = block_on(upload.finish()).expect("it compiles");
        for it in [&mut whole, &mut cut] {
            it.prefill(&prompt).expect("computed");
        }
        let [a, b] = [&mut whole, &mut cut].map(|it| block_on(it.logits()).expect("there"));
        assert_eq!(a, b);
        let [a, b] = [&mut whole, &mut cut]
            .map(|it| block_on(it.draw(8, Drawing::default())).expect("drawn"));
        assert_eq!(a, b);
    }
}

#[test]
fn no_piece_of_the_file_is_much_more_than_a_megabyte() {
    let Some(gpu) = gpu() else { return };
    let shape = Shape {
        n_layers: 1,
        vocabulary: 4000,
        ..TINY
    };
    // Token vectors of 4 MB, and others of less than 1.
    let file = gguf(&shape, same("F32"), 3);
    let blueprint = Blueprint::of_gguf(&file).expect("a good file");
    let begun = block_on(Upload::begin(
        gpu.clone(),
        blueprint,
        Variant::default(),
        SMALL_ROOM,
    ));
    let upload = begun.expect("it fits");
    let source = Watched {
        file: &file,
        largest: Cell::new(0),
    };
    block_on(upload.run(&source)).expect("it compiles");
    let largest = source.largest.get();
    // Rows come eight at a time.
    assert!(largest <= (1 << 20) + 8 * 4 * shape.width, "{largest}");
    assert!(largest > 1 << 19, "{largest}");
}
