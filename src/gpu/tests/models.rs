//! Whole models: scores and greedy text against the processor's path, and counts of what a token costs.

use std::rc::Rc;

use futures::executor::block_on;
use inference::{Loading, Model, Random, Session};

use super::gpu;
use crate::device::{Gpu, Variant};
use crate::memory::Room;
use crate::synthetic::{Formats, SMOLLM2_135M, Shape, gguf};
use crate::{Decoder, Drawing, Upload};

const TINY: Shape = Shape {
    family: "llama",
    n_layers: 3,
    width: 256,
    feed_forward: 512,
    n_heads: 8,
    n_kv_heads: 2,
    head_dim: 32,
    vocabulary: 300,
    context: 512,
    window: None,
};

const SMALL_ROOM: Room = Room {
    capacity: 512,
    chunk: 48,
    wanted: 5,
};

pub(crate) fn decoder(gpu: &Rc<Gpu>, file: &Vec<u8>, variant: Variant) -> Decoder {
    let blueprint = Loading::gguf(file).expect("a good file").blueprint();
    let upload = Upload::begin(gpu.clone(), blueprint, variant, SMALL_ROOM).expect("it fits");
    upload.run(file).expect("it compiles")
}

fn session(file: &Vec<u8>) -> Session {
    let model = Model::from_gguf(file, &mut |_, _| true).expect("a good file");
    Session::new(Rc::new(model))
}

pub(crate) fn ids(n: usize, vocabulary: usize, seed: u64) -> Vec<u32> {
    let mut random = Random::new(seed, 0);
    (0..n).map(|_| random.next_u32() % vocabulary as u32).collect()
}

pub(crate) fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| -> f64 { a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum() };
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

fn same(name: &str) -> Formats {
    let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
    Formats {
        embedding: name,
        matrices: name,
        finer: name,
    }
}

#[test]
fn scores_of_every_format_are_those_of_the_processor() {
    let Some(gpu) = gpu() else { return };
    let formats = [
        "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q2_K", "Q3_K", "Q4_K", "Q5_K", "Q6_K", "F16", "BF16", "F32",
    ];
    let prompt = ids(70, TINY.vocabulary, 1);
    for format in formats {
        let file = gguf(&TINY, same(format), 5);
        let expected = session(&file).logits_after(&prompt).expect("computed");
        let mut decoder = decoder(&gpu, &file, Variant::default());
        decoder.prefill(&prompt).expect("computed");
        let found = block_on(decoder.logits()).expect("there");
        let similar = cosine(&expected, &found);
        eprintln!("{format}: {similar:.7}");
        assert!(similar > 0.999, "{format}: {similar}");
    }
}
