//! Whole models: scores and greedy text against the processor's path, and counts of what a token costs.

use std::rc::Rc;

use futures::executor::block_on;
use inference::{Blueprint, Model, Random, Session, Source};

use super::gpu;
use crate::device::{Gpu, Variant};
use crate::memory::Room;
use crate::self_test::cosine;
use crate::synthetic::{FORMATS, Formats, SMOLLM2_135M, Shape, gguf};
use crate::{Decoder, Drawing, Upload};

pub(crate) const TINY: Shape = Shape {
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
    short_context: None,
};

pub(crate) const SMALL_ROOM: Room = Room {
    capacity: 512,
    chunk: 48,
    wanted: 5,
};

pub(crate) fn decoder(gpu: &Rc<Gpu>, file: &dyn Source, variant: Variant) -> Decoder {
    let blueprint = Blueprint::of_gguf(file).expect("a good file");
    let upload = block_on(Upload::begin(gpu.clone(), blueprint, variant, SMALL_ROOM));
    block_on(upload.expect("it fits").run(file)).expect("it compiles")
}

pub(crate) fn session(file: &dyn Source) -> Session {
    let model = Model::from_gguf(file, &mut |_, _| true).expect("a good file");
    Session::new(Rc::new(model))
}

pub(crate) fn ids(n: usize, vocabulary: usize, seed: u64) -> Vec<u32> {
    let mut random = Random::new(seed, 0);
    (0..n)
        .map(|_| random.next_u32() % vocabulary as u32)
        .collect()
}

pub(crate) fn tiny(format: &str) -> Vec<u8> {
    gguf(&TINY, same(format), 5)
}

pub(crate) fn same(name: &str) -> Formats {
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
    let prompt = ids(70, TINY.vocabulary, 1);
    for format in FORMATS {
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

#[test]
fn every_variant_gives_the_scores_of_the_processor() {
    let Some(gpu) = gpu() else { return };
    let formats = Formats {
        embedding: "Q6_K",
        matrices: "Q4_K",
        finer: "Q8_0",
    };
    let file = gguf(&TINY, formats, 6);
    let prompt = ids(61, TINY.vocabulary, 2);
    let mut session = session(&file);
    let expected = session.logits_after(&prompt).expect("computed");
    let more = [prompt.clone(), vec![7]].concat();
    let after_one = session.logits_after(&more).expect("computed");
    for variant in gpu.variants() {
        let mut decoder = decoder(&gpu, &file, variant);
        decoder.prefill(&prompt).expect("computed");
        let found = cosine(&expected, &block_on(decoder.logits()).expect("there"));
        decoder.step(7).expect("computed");
        let found_one = cosine(&after_one, &block_on(decoder.logits()).expect("there"));
        eprintln!("{variant:?}: {found:.7} after a prompt, {found_one:.7} after a token");
        assert!(
            found.min(found_one) > 0.999,
            "{variant:?}: {found} {found_one}"
        );
    }
}

/// Sizes that each family has something to do with.
pub(crate) fn of_family(family: &'static str) -> Shape {
    Shape {
        family,
        n_layers: match family {
            "gemma3" => 7,
            "smollm3" => 5,
            _ => 2,
        },
        width: 64,
        feed_forward: 96,
        n_heads: 4,
        n_kv_heads: 2,
        head_dim: if matches!(family, "qwen3" | "gemma3") {
            24
        } else {
            16
        },
        vocabulary: 90,
        context: 256,
        window: match family {
            "gemma3" => Some(9),
            "phi3" => Some(40),
            _ => None,
        },
        short_context: None,
    }
}

#[test]
fn every_family_goes_on_as_on_the_processor() {
    let Some(gpu) = gpu() else { return };
    for family in ["llama", "qwen2", "qwen3", "gemma3", "phi3", "smollm3"] {
        let shape = of_family(family);
        let file = gguf(&shape, same("F32"), 9);
        let mut session = session(&file);
        let mut decoder = decoder(&gpu, &file, Variant::default());
        let mut text = ids(50, shape.vocabulary, 3);
        decoder.prefill(&text).expect("computed");
        for _ in 0..8 {
            let expected = session.logits_after(&text).expect("computed");
            let found = block_on(decoder.logits()).expect("there");
            let similar = cosine(&expected, &found);
            assert!(
                similar > 0.99999,
                "{family} after {} tokens: {similar}",
                text.len()
            );
            text.push(best(&expected));
            decoder.step(best(&expected)).expect("computed");
        }
    }
}

pub(crate) fn best(scores: &[f32]) -> u32 {
    let mut best = 0;
    for (id, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = id;
        }
    }
    best as u32
}

/// The bundled model, and what it says after a beginning, on card and processor.
#[test]
fn the_bundled_model_says_the_same_for_128_tokens() {
    let Some(gpu) = gpu() else { return };
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/models/sprout.gguf"
    );
    let file = std::fs::read(path).expect("the bundled model");
    let model = Rc::new(Model::from_gguf(&file, &mut |_, _| true).expect("a good file"));
    let prompt = model.tokenizer().encode(
        "Review: The food was cold and the waiter rude.\nMood: ",
        false,
        true,
    );
    let prompt = prompt.expect("plain text");
    let mut session = Session::new(model);
    let packed = Variant {
        packed: true,
        ..Variant::default()
    };
    for variant in [Variant::default(), gpu.preferred(), packed] {
        // Where a processor plays the card, a token takes a second: the ways that are not preferred say less.
        let n_rounds = match gpu.is_software() && variant != gpu.preferred() {
            true => 4,
            false => 16,
        };
        let mut decoder = decoder(&gpu, &file, variant);
        decoder.prefill(&prompt).expect("computed");
        let mut found = Vec::new();
        for _ in 0..n_rounds {
            found.extend(block_on(decoder.draw(8, Drawing::default())).expect("drawn"));
        }
        let mut text = prompt.clone();
        let mut n_otherwise = 0;
        for (index, drawn) in found.iter().enumerate() {
            let expected = session.logits_after(&text).expect("computed");
            let best = best(&expected);
            let behind = expected[best as usize] - expected[drawn.id as usize];
            // What is rounded decides near ties otherwise: vectors to 8 bits, and by the processor keys and values
            // to 16.
            let allowed = if variant.packed { 0.1 } else { 0.001 };
            n_otherwise += usize::from(behind > 0.0);
            assert!(behind <= allowed, "{variant:?}, token {index}: {behind}");
            let logprob = session.score(&text, &[drawn.id]).expect("computed")[0];
            // The processor rounds every vector to 8 bits.
            assert!(
                (logprob - drawn.logprob).abs() < 0.1,
                "{logprob} {}",
                drawn.logprob
            );
            text.push(drawn.id);
        }
        assert_eq!(found.len(), n_rounds * 8);
        assert!(
            variant.packed || n_otherwise <= 1,
            "{variant:?}: {n_otherwise}"
        );
    }
}

/// The project's budgets for a model of 30 layers: at most 190 kernels, one pass and a quarter of a submit a token.
#[test]
fn a_token_costs_no_more_than_its_budget() {
    let Some(gpu) = gpu() else { return };
    // Counts depend on the layers alone; small matrices keep the test short.
    let shape = Shape {
        width: 64,
        feed_forward: 96,
        n_heads: 4,
        n_kv_heads: 2,
        head_dim: 16,
        vocabulary: 100,
        context: 512,
        ..SMOLLM2_135M
    };
    for family in ["llama", "gemma3"] {
        let file = gguf(
            &Shape {
                family,
                window: Some(64),
                ..shape
            },
            same("Q4_0"),
            4,
        );
        let mut decoder = decoder(&gpu, &file, Variant::default());
        decoder.prefill(&ids(20, 100, 1)).expect("computed");
        let before = gpu.counts();
        for _ in 0..4 {
            block_on(decoder.draw(8, Drawing::default())).expect("drawn");
        }
        let after = gpu.counts();
        let n_tokens = 32;
        let dispatches = after.dispatches - before.dispatches;
        eprintln!("{family}: {} dispatches a token", dispatches / n_tokens);
        assert!(dispatches <= 190 * n_tokens, "{family}: {dispatches}");
        assert_eq!(after.passes - before.passes, n_tokens);
        assert!(4 * (after.submits - before.submits) <= n_tokens);
        assert_eq!(after.readbacks - before.readbacks, 4);
    }
}
