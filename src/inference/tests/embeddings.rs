//! What embeddings promise: the pooled states of a plain reference, of length 1.

use std::rc::Rc;

use super::naive::{plain_frequencies, some_ids};
use super::reference::{Pairing, Reference};
use super::synthetic::{Setting, gguf};
use super::tiny::{FAMILIES, Tiny};
use crate::{Batch, Budget, Model, News};

fn embed(model: &Rc<Model>, ids: &[u32], n_at_once: usize) -> Vec<f32> {
    let mut batch = Batch::new(model.clone(), Budget::default());
    batch.embed(ids).expect("a fit text");
    loop {
        match batch.step(n_at_once).pop() {
            Some((_, News::Embedding(embedding))) => return embedding,
            Some(other) => panic!("{other:?}"),
            None => {}
        }
    }
}

/// The cosine between a vector of length 1 and another.
fn cosine(unit: &[f32], other: &[f64]) -> f64 {
    let product: f64 = unit.iter().zip(other).map(|(a, b)| f64::from(*a) * b).sum();
    product / other.iter().map(|x| x * x).sum::<f64>().sqrt()
}

fn load(tiny: &Tiny, pooling: Option<u32>) -> Rc<Model> {
    let mut settings = tiny.settings();
    let key = format!("{}.pooling_type", tiny.family);
    settings.extend(pooling.map(|it| (key, Setting::Number(it))));
    let bytes = gguf(&settings, &tiny.gguf_tensors(&tiny.tensors(5)));
    Rc::new(Model::from_gguf(&bytes, &mut |_, _| true).expect("a good file"))
}

#[test]
fn states_are_pooled_as_the_file_says() {
    for family in FAMILIES {
        let tiny = Tiny::new(family);
        let tensors = tiny.tensors(5);
        let reference = Reference {
            tiny: &tiny,
            tensors: &tensors,
            pairing: match family {
                "llama" | "smollm3" => Pairing::Neighbours,
                _ => Pairing::Halves,
            },
            frequencies: plain_frequencies(&tiny),
        };
        let ids = some_ids(23);
        let hidden = reference.hidden(&ids);
        let mean: Vec<f64> = (0..tiny.width)
            .map(|i| hidden.iter().map(|state| state[i]).sum::<f64>())
            .collect();
        let last = hidden.last().expect("not empty");
        for (pooling, expected) in [
            (None, &mean),
            (Some(0), &mean),
            (Some(1), &mean),
            (Some(3), last),
        ] {
            let model = load(&tiny, pooling);
            for n_at_once in [1, 5, 64] {
                let found = embed(&model, &ids, n_at_once);
                let alike = cosine(&found, expected);
                assert!(alike > 0.999_999, "{family}, {pooling:?}: {alike}");
                let length: f32 = found.iter().map(|x| x * x).sum();
                assert!((length - 1.0).abs() < 1e-5, "{length}");
            }
        }
    }
}

#[test]
fn a_pooling_that_is_not_known_is_refused() {
    let tiny = Tiny::new("qwen3");
    let mut settings = tiny.settings();
    settings.push(("qwen3.pooling_type".into(), Setting::Number(4)));
    let bytes = gguf(&settings, &tiny.gguf_tensors(&tiny.tensors(5)));
    assert!(Model::from_gguf(&bytes, &mut |_, _| true).is_err());
}
