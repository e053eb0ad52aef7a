//! The forward pass against a plain reference: small loops in f64, no cache, no batching.

use std::rc::Rc;

use super::synthetic::{CONTEXT, EPSILON, Tensors, Tiny, VOCABULARY, safetensors};
use crate::{Model, Session};

/// Which numbers of a head turn together.
#[derive(Clone, Copy, PartialEq)]
enum Pairing {
    Neighbours,
    Halves,
}

struct Reference<'a> {
    tiny: &'a Tiny,
    tensors: &'a Tensors,
    pairing: Pairing,
    frequencies: Vec<f64>,
}

impl Reference<'_> {
    fn numbers(&self, name: &str) -> Option<&[f32]> {
        self.tensors.get(name).map(|(_, numbers)| &numbers[..])
    }

    fn linear(&self, name: &str, x: &[f64]) -> Vec<f64> {
        let weight = self.numbers(&format!("{name}.weight")).expect("made");
        let bias = self.numbers(&format!("{name}.bias"));
        let rows = weight.chunks(x.len()).enumerate();
        let product = |(r, row): (usize, &[f32])| {
            let sum: f64 = row.iter().zip(x).map(|(w, x)| f64::from(*w) * x).sum();
            sum + bias.map_or(0.0, |bias| f64::from(bias[r]))
        };
        rows.map(product).collect()
    }

    fn norm(&self, name: &str, x: &[f64]) -> Vec<f64> {
        let weight = self.numbers(&format!("{name}.weight")).expect("made");
        let mean = x.iter().map(|x| x * x).sum::<f64>() / x.len() as f64;
        let scale = 1.0 / (mean + f64::from(EPSILON)).sqrt();
        let pairs = x.iter().zip(weight);
        pairs.map(|(x, w)| x * scale * f64::from(*w)).collect()
    }

    fn heads(&self, name: &str, norm: &str, x: &[f64], position: usize) -> Vec<Vec<f64>> {
        let all = self.linear(name, x);
        let heads = all.chunks(self.tiny.head_dim).map(|head| {
            let mut head = head.to_vec();
            if self.numbers(&format!("{norm}.weight")).is_some() {
                head = self.norm(norm, &head);
            }
            let half = head.len() / 2;
            for (pair, frequency) in self.frequencies.iter().enumerate() {
                let (i, j) = match self.pairing {
                    Pairing::Neighbours => (2 * pair, 2 * pair + 1),
                    Pairing::Halves => (pair, pair + half),
                };
                let (sine, cosine) = (position as f64 * frequency).sin_cos();
                let (a, b) = (head[i], head[j]);
                (head[i], head[j]) = (a * cosine - b * sine, a * sine + b * cosine);
            }
            head
        });
        heads.collect()
    }

    /// Scores after the last of `ids`.
    fn logits(&self, ids: &[u32]) -> Vec<f64> {
        let embedding = self.numbers("token_embd.weight").expect("made");
        let width = self.tiny.width;
        let row = |id: &u32| &embedding[*id as usize * width..][..width];
        let widen = |row: &[f32]| row.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>();
        let mut xs: Vec<Vec<f64>> = ids.iter().map(|id| widen(row(id))).collect();
        for layer in 0..self.tiny.n_layers {
            let name = |part: &str| format!("blk.{layer}.{part}");
            let normed = xs.iter().map(|x| self.norm(&name("attn_norm"), x));
            let normed: Vec<Vec<f64>> = normed.collect();
            let turned = |which: &str, t: usize| {
                let norm = name(&format!("attn_{which}_norm"));
                self.heads(&name(&format!("attn_{which}")), &norm, &normed[t], t)
            };
            let keys: Vec<_> = (0..ids.len()).map(|t| turned("k", t)).collect();
            let values: Vec<_> = normed
                .iter()
                .map(|x| self.linear(&name("attn_v"), x))
                .collect();
            for t in 0..ids.len() {
                let mut mixed = Vec::new();
                for (head, query) in turned("q", t).iter().enumerate() {
                    let group = head / (self.tiny.n_heads / self.tiny.n_kv_heads);
                    let scale = (self.tiny.head_dim as f64).sqrt();
                    let weights: Vec<f64> = keys[..=t]
                        .iter()
                        .map(|key| {
                            let pairs = query.iter().zip(&key[group]);
                            (pairs.map(|(q, k)| q * k).sum::<f64>() / scale).exp()
                        })
                        .collect();
                    let sum: f64 = weights.iter().sum();
                    for d in 0..self.tiny.head_dim {
                        let at = group * self.tiny.head_dim + d;
                        let pairs = weights.iter().zip(&values);
                        mixed.push(pairs.map(|(w, v)| w / sum * v[at]).sum());
                    }
                }
                let out = self.linear(&name("attn_output"), &mixed);
                xs[t].iter_mut().zip(out).for_each(|(x, out)| *x += out);
            }
            for x in &mut xs {
                let normed = self.norm(&name("ffn_norm"), x);
                let gate = self.linear(&name("ffn_gate"), &normed);
                let up = self.linear(&name("ffn_up"), &normed);
                let pairs = gate.iter().zip(up);
                let inner: Vec<f64> = pairs.map(|(g, u)| g / (1.0 + (-g).exp()) * u).collect();
                let out = self.linear(&name("ffn_down"), &inner);
                x.iter_mut().zip(out).for_each(|(x, out)| *x += out);
            }
        }
        let last = self.norm("output_norm", xs.last().expect("not empty"));
        match self.tiny.has_head {
            true => self.linear("output", &last),
            false => self.linear("token_embd", &last),
        }
    }
}

fn plain_frequencies(tiny: &Tiny) -> Vec<f64> {
    let n_pairs = tiny.head_dim / 2;
    let exponent = |pair: usize| 2.0 * pair as f64 / tiny.head_dim as f64;
    let base = f64::from(tiny.rope_base);
    (0..n_pairs)
        .map(|pair| base.powf(-exponent(pair)))
        .collect()
}

fn check(model: Model, reference: &Reference<'_>, name: &str) {
    let ids: Vec<u32> = (0..70)
        .map(|i| (i * i * 7 + 3) % VOCABULARY as u32)
        .collect();
    let mut session = Session::new(Rc::new(model));
    for n in [1, 2, 33, 70] {
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

#[test]
fn every_family_equals_the_plain_reference() {
    for (family, pairing) in [
        ("llama", Pairing::Neighbours),
        ("qwen2", Pairing::Halves),
        ("qwen3", Pairing::Halves),
    ] {
        let tiny = Tiny::new(family);
        let tensors = tiny.tensors(5);
        let reference = Reference {
            tiny: &tiny,
            tensors: &tensors,
            pairing,
            frequencies: plain_frequencies(&tiny),
        };
        check(load_gguf(&tiny, &tensors), &reference, family);
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

    let config = serde_json::json!({
        "model_type": "llama", "hidden_size": tiny.width, "intermediate_size": tiny.feed_forward,
        "num_hidden_layers": tiny.n_layers, "num_attention_heads": tiny.n_heads,
        "num_key_value_heads": tiny.n_kv_heads, "max_position_embeddings": CONTEXT,
        "rms_norm_eps": EPSILON, "rope_theta": tiny.rope_base, "hidden_act": "silu",
        "tie_word_embeddings": true,
        "rope_scaling": { "rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0,
            "high_freq_factor": 4.0, "original_max_position_embeddings": 64 },
    });
    let weights = safetensors(&renamed(&bare));
    let model = Model::from_safetensors(
        &weights,
        config.to_string().as_bytes(),
        tokenizer_json().as_bytes(),
        &mut |_, _| true,
    );
    let model = model.expect("a good file");
    check(model, &reference(Pairing::Halves), "safetensors");
}

/// The tensors under the names of the `transformers` library.
fn renamed(tensors: &Tensors) -> Tensors {
    let names = [
        ("token_embd.", "model.embed_tokens."),
        ("output_norm.", "model.norm."),
        ("blk.", "model.layers."),
        ("attn_norm", "input_layernorm"),
        ("ffn_norm", "post_attention_layernorm"),
        ("attn_output", "self_attn.o_proj"),
        ("attn_q", "self_attn.q_proj"),
        ("attn_k", "self_attn.k_proj"),
        ("attn_v", "self_attn.v_proj"),
        ("ffn_", "mlp."),
        (".gate", ".gate_proj"),
        (".up", ".up_proj"),
        (".down", ".down_proj"),
    ];
    let rename = |name: &String| {
        let replace = |name: String, (from, to): &(&str, &str)| name.replace(from, to);
        names.iter().fold(name.clone(), replace)
    };
    let tensors = tensors.iter();
    tensors
        .map(|(name, tensor)| (rename(name), tensor.clone()))
        .collect()
}

fn tokenizer_json() -> String {
    let vocabulary: serde_json::Map<String, serde_json::Value> = (0..VOCABULARY as u32)
        .map(|id| {
            let letter = char::from_u32('!' as u32 + id).expect("printable");
            (letter.to_string(), id.into())
        })
        .collect();
    serde_json::json!({
        "version": "1.0", "added_tokens": [], "normalizer": null, "post_processor": null,
        "pre_tokenizer": { "type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true },
        "decoder": { "type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true },
        "model": { "type": "BPE", "vocab": vocabulary, "merges": [] },
    })
    .to_string()
}
