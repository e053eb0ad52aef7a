//! The forward pass of every family, from both kinds of file, against the plain reference.

use std::rc::Rc;

use super::reference::{Pairing, Reference};
use super::stories::{answer, greedy};
use super::synthetic::Tensors;
use super::tiny::{FAMILIES, Tiny, VOCABULARY};
use super::tiny_hf::tokenizer_json;
use crate::{Model, Session};

pub(super) fn plain_frequencies(tiny: &Tiny) -> Vec<f64> {
    let n_pairs = tiny.rope_dim() / 2;
    let exponent = |pair: usize| 2.0 * pair as f64 / tiny.rope_dim() as f64;
    let base = f64::from(tiny.rope_base);
    (0..n_pairs)
        .map(|pair| base.powf(-exponent(pair)))
        .collect()
}

pub(super) fn some_ids(n: u32) -> Vec<u32> {
    (0..n)
        .map(|i| (i * i * 7 + 3) % VOCABULARY as u32)
        .collect()
}

fn check(model: Model, reference: &Reference<'_>, name: &str) {
    let ids = some_ids(70);
    let mut session = Session::new(Rc::new(model));
    for n in [1, 2, 33, 70, 20] {
        let found = session.logits_after(&ids[..n]).expect("computes");
        let expected = reference.logits(&ids[..n]);
        let worst = found
            .iter()
            .zip(&expected)
            .map(|(f, e)| (f64::from(*f) - e).abs());
        let worst = worst.fold(0.0, f64::max);
        let size = expected.iter().map(|e| e * e).sum::<f64>().sqrt();
        assert!(
            worst < 1e-4 * (1.0 + size),
            "{name}, {n} tokens: {worst} of {size}"
        );
    }
}

fn load_gguf(tiny: &Tiny, tensors: &Tensors) -> Model {
    Model::from_gguf(&tiny.gguf(tensors), &mut |_, _| true).expect("a good file")
}

fn load_safetensors(tiny: &Tiny, tensors: &Tensors) -> Model {
    let (weights, config) = tiny.safetensors(tensors);
    let config = config.to_string();
    let tokenizer = tokenizer_json();
    let model = Model::from_safetensors(
        &weights,
        config.as_bytes(),
        tokenizer.as_bytes(),
        &lexicon::Tokenizers,
        &mut |_, _| true,
    );
    model.expect("a good file")
}

#[test]
fn every_family_equals_the_plain_reference() {
    for family in FAMILIES {
        let tiny = Tiny::new(family);
        let tensors = tiny.tensors(5);
        let reference = |pairing| Reference {
            tiny: &tiny,
            tensors: &tensors,
            pairing,
            frequencies: plain_frequencies(&tiny),
        };
        // Llama's weights are permuted when they are written as GGUF; here they are not, and so turn otherwise.
        let pairing = match family {
            "llama" | "smollm3" => Pairing::Neighbours,
            _ => Pairing::Halves,
        };
        let name = format!("{family}, GGUF");
        check(load_gguf(&tiny, &tensors), &reference(pairing), &name);
        let name = format!("{family}, safetensors");
        let model = load_safetensors(&tiny, &tensors);
        check(model, &reference(Pairing::Halves), &name);
    }
}

/// Llama 3.1's scaling, computed as in the model's own published code.
fn llama3_divisors(frequencies: &[f64]) -> Vec<f64> {
    let (factor, low, high, original) = (8.0, 1.0, 4.0, 64.0);
    let divisor = |frequency: &f64| {
        let wavelength = std::f64::consts::TAU / frequency;
        if wavelength < original / high {
            return 1.0;
        }
        if wavelength > original / low {
            return factor;
        }
        let smooth = (original / wavelength - low) / (high - low);
        1.0 / ((1.0 - smooth) / factor + smooth)
    };
    frequencies.iter().map(divisor).collect()
}

#[test]
fn scaled_positions_equal_the_reference_in_both_files() {
    let mut tiny = Tiny::new("llama");
    tiny.rope_base = 500.0;
    let plain = plain_frequencies(&tiny);
    let divisors = llama3_divisors(&plain);
    assert!(
        divisors[0] == 1.0 && divisors[3] == 8.0,
        "both ends occur: {divisors:?}"
    );
    assert!(
        divisors.iter().any(|&d| d > 1.0 && d < 8.0),
        "and the middle: {divisors:?}"
    );
    let frequencies: Vec<f64> = plain.iter().zip(&divisors).map(|(f, d)| f / d).collect();

    let bare = tiny.tensors(6);
    tiny.divisors = Some(divisors.iter().map(|&d| d as f32).collect());
    let tensors = tiny.tensors(6);
    let reference = |pairing| Reference {
        tiny: &tiny,
        tensors: &tensors,
        pairing,
        frequencies: frequencies.clone(),
    };
    check(
        load_gguf(&tiny, &tensors),
        &reference(Pairing::Neighbours),
        "GGUF",
    );

    let (weights, mut config) = tiny.safetensors(&bare);
    config["rope_scaling"] = serde_json::json!({
        "rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0,
        "high_freq_factor": 4.0, "original_max_position_embeddings": 64,
    });
    let model = Model::from_safetensors(
        &weights,
        config.to_string().as_bytes(),
        tokenizer_json().as_bytes(),
        &lexicon::Tokenizers,
        &mut |_, _| true,
    );
    let model = model.expect("a good file");
    check(model, &reference(Pairing::Halves), "safetensors");
}

/// Linear scaling of a Gemma is for the layers that see everything, and no others.
#[test]
fn local_layers_are_not_scaled() {
    let mut tiny = Tiny::new("gemma3");
    tiny.rope_base = 300.0;
    let tensors = tiny.tensors(9);
    let halved = plain_frequencies(&tiny).into_iter().map(|it| it / 2.0);
    let reference = Reference {
        tiny: &tiny,
        tensors: &tensors,
        pairing: Pairing::Halves,
        frequencies: halved.collect(),
    };
    let (weights, mut config) = tiny.safetensors(&tensors);
    // As newer versions of the library write it.
    config["rope_parameters"] = serde_json::json!({
        "full_attention": { "rope_type": "linear", "factor": 2.0, "rope_theta": tiny.rope_base },
        "sliding_attention": { "rope_type": "default", "rope_theta": 10_000.0 },
    });
    config["layer_types"] = (0..7)
        .map(|layer| ["sliding_attention", "full_attention"][usize::from(layer == 5)])
        .collect();
    for key in [
        "rope_theta",
        "rope_local_base_freq",
        "sliding_window_pattern",
    ] {
        config[key] = serde_json::Value::Null;
    }
    let model = Model::from_safetensors(
        &weights,
        config.to_string().as_bytes(),
        tokenizer_json().as_bytes(),
        &lexicon::Tokenizers,
        &mut |_, _| true,
    );
    check(model.expect("a good file"), &reference, "newer config.json");
}

/// An answer that leaves the context of the short speeds on the way goes on as if it had been all prompt.
#[test]
fn a_sequence_that_grows_long_is_turned_anew() {
    let tiny = Tiny::new("phi3");
    let original = tiny.stretch.as_ref().map_or(0, |it| it.original_context);
    let model = tiny.load(11);
    let mut session = Session::new(model.clone());
    let prompt = some_ids(original as u32 - 5);
    let mut options = greedy(12);
    options.ends_at_end_token = false;
    let steps = answer(&mut session, &prompt, &options);
    let mut ids = prompt;
    for step in steps {
        let fresh = Session::new(model.clone())
            .logits_after(&ids)
            .expect("computes");
        let best = fresh.iter().copied().fold(f32::MIN, f32::max);
        let sum: f32 = fresh.iter().map(|score| (score - best).exp()).sum();
        let logprob = fresh[step.id as usize] - best - sum.ln();
        assert!(
            (logprob - step.logprob).abs() < 1e-4,
            "{}: {logprob}",
            ids.len()
        );
        ids.push(step.id);
    }
    assert!(ids.len() > original + 2);
    // Back below the limit, what was turned as a long sequence is of no use.
    let short = session.logits_after(&ids[..10]).expect("computes");
    let fresh = Session::new(model).logits_after(&ids[..10]);
    assert_eq!(short, fresh.expect("computes"));
}
