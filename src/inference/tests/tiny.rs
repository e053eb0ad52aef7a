//! Tiny models of every family with random weights, as files of both kinds.

use std::rc::Rc;

use super::synthetic::{Setting, Tensors, gguf};
use crate::Model;
use crate::random::Random;

/// Every family there is, by its name in GGUF files.
pub(crate) const FAMILIES: [&str; 6] = ["llama", "qwen2", "qwen3", "gemma3", "phi3", "smollm3"];

/// Sizes of a tiny model.
#[derive(Clone)]
pub(crate) struct Tiny {
    pub(crate) family: &'static str,
    pub(crate) n_layers: usize,
    pub(crate) width: usize,
    pub(crate) feed_forward: usize,
    pub(crate) n_heads: usize,
    pub(crate) n_kv_heads: usize,
    pub(crate) head_dim: usize,
    pub(crate) rope_base: f32,
    /// Numbers of `rope_freqs.weight`, if there are any.
    pub(crate) divisors: Option<Vec<f32>>,
    /// Positions that a token of a layer with a window sees.
    pub(crate) window: Option<usize>,
    pub(crate) stretch: Option<Stretch>,
    pub(crate) has_head: bool,
    pub(crate) eos: u32,
}

/// Other speeds of turning for long sequences.
#[derive(Clone)]
pub(crate) struct Stretch {
    pub(crate) original_context: usize,
    pub(crate) short: Vec<f32>,
    pub(crate) long: Vec<f32>,
}

impl Stretch {
    /// What cosines and sines are multiplied by, after the paper.
    pub(crate) fn factor(&self) -> f64 {
        let original = self.original_context as f64;
        (1.0 + (CONTEXT as f64 / original).ln() / original.ln()).sqrt()
    }
}

pub(crate) const VOCABULARY: usize = 48;
pub(crate) const CONTEXT: usize = 96;
pub(crate) const EPSILON: f32 = 1e-5;

impl Tiny {
    pub(crate) fn new(family: &'static str) -> Tiny {
        let stretch = Stretch {
            original_context: 24,
            short: vec![1.0, 1.25, 1.5],
            long: vec![1.5, 2.5, 4.0],
        };
        Tiny {
            family,
            // Enough for a layer of each kind.
            n_layers: match family {
                "gemma3" => 7,
                "smollm3" => 5,
                _ => 2,
            },
            width: 32,
            feed_forward: 40,
            n_heads: 4,
            n_kv_heads: 2,
            head_dim: match family {
                "qwen3" | "gemma3" => 12,
                _ => 8,
            },
            rope_base: if family == "gemma3" { 500.0 } else { 10_000.0 },
            divisors: None,
            window: match family {
                "gemma3" => Some(9),
                "phi3" => Some(40),
                _ => None,
            },
            stretch: (family == "phi3").then_some(stretch),
            has_head: matches!(family, "qwen2" | "phi3"),
            eos: 1,
        }
    }

    /// How many numbers of a head turn: not all in the tiny model with two sets of speeds.
    pub(crate) fn rope_dim(&self) -> usize {
        self.stretch
            .as_ref()
            .map_or(self.head_dim, |stretch| 2 * stretch.short.len())
    }

    /// Random weights under GGUF names, one tensor for each matrix.
    pub(crate) fn tensors(&self, seed: u64) -> Tensors {
        let mut random = Random::new(seed, 1);
        let mut tensors = Tensors::new();
        let (width, feed) = (self.width, self.feed_forward);
        let (query, key) = (
            self.n_heads * self.head_dim,
            self.n_kv_heads * self.head_dim,
        );
        let mut add = |name: String, shape: &[usize], middle: f32, spread: f32| {
            let n = shape.iter().product();
            let values: Vec<f32> = (0..n)
                .map(|_| middle + spread * (random.next_unit() as f32 * 2.0 - 1.0))
                .collect();
            tensors.insert(name, (shape.to_vec(), values));
        };
        add("token_embd.weight".into(), &[VOCABULARY, width], 0.0, 1.0);
        if self.has_head {
            add("output.weight".into(), &[VOCABULARY, width], 0.0, 1.0);
        }
        add("output_norm.weight".into(), &[width], 1.0, 0.3);
        for layer in 0..self.n_layers {
            let mut add = |part: &str, shape: &[usize], middle: f32, spread: f32| {
                add(format!("blk.{layer}.{part}"), shape, middle, spread);
            };
            add("attn_norm.weight", &[width], 1.0, 0.3);
            add("ffn_norm.weight", &[width], 1.0, 0.3);
            for (part, rows) in [("q", query), ("k", key), ("v", key)] {
                add(&format!("attn_{part}.weight"), &[rows, width], 0.0, 0.4);
                if self.family == "qwen2" {
                    add(&format!("attn_{part}.bias"), &[rows], 0.0, 0.5);
                }
            }
            if matches!(self.family, "qwen3" | "gemma3") {
                add("attn_q_norm.weight", &[self.head_dim], 1.0, 0.3);
                add("attn_k_norm.weight", &[self.head_dim], 1.0, 0.3);
            }
            if self.family == "gemma3" {
                add("post_attention_norm.weight", &[width], 1.0, 0.3);
                add("post_ffw_norm.weight", &[width], 1.0, 0.3);
            }
            add("attn_output.weight", &[width, query], 0.0, 0.3);
            add("ffn_gate.weight", &[feed, width], 0.0, 0.3);
            add("ffn_up.weight", &[feed, width], 0.0, 0.3);
            add("ffn_down.weight", &[width, feed], 0.0, 0.3);
        }
        if let Some(divisors) = &self.divisors {
            let tensor = (vec![divisors.len()], divisors.clone());
            tensors.insert("rope_freqs.weight".into(), tensor);
        }
        tensors
    }

    /// The settings of the model in a GGUF file.
    pub(crate) fn settings(&self) -> Vec<(String, Setting)> {
        let number = |n: usize| Setting::Number(n as u32);
        let named = |name: &str, setting: Setting| (format!("{}.{name}", self.family), setting);
        let tokens = (0..VOCABULARY as u32).map(|id| char::from_u32('!' as u32 + id));
        let tokens = tokens.map(|letter| letter.expect("printable").to_string());
        let tokenizer = |name: &str, setting| (format!("tokenizer.ggml.{name}"), setting);
        let mut settings = vec![
            ("general.architecture".into(), Setting::Text(self.family)),
            named("block_count", number(self.n_layers)),
            named("context_length", number(CONTEXT)),
            named("embedding_length", number(self.width)),
            named("feed_forward_length", number(self.feed_forward)),
            named("attention.head_count", number(self.n_heads)),
            named("attention.head_count_kv", number(self.n_kv_heads)),
            named("attention.layer_norm_rms_epsilon", Setting::Float(EPSILON)),
            named("rope.freq_base", Setting::Float(self.rope_base)),
            tokenizer("model", Setting::Text("gpt2")),
            tokenizer("pre", Setting::Text("gpt-2")),
            tokenizer("tokens", Setting::Texts(tokens.collect())),
            tokenizer("merges", Setting::Texts(Vec::new())),
            tokenizer("token_type", Setting::Numbers(vec![1; VOCABULARY])),
            tokenizer("eos_token_id", Setting::Number(self.eos)),
            tokenizer("add_bos_token", Setting::Flag(false)),
        ];
        if self.head_dim * self.n_heads != self.width {
            settings.push(named("attention.key_length", number(self.head_dim)));
            settings.push(named("attention.value_length", number(self.head_dim)));
        }
        if let Some(window) = self.window {
            settings.push(named("attention.sliding_window", number(window)));
        }
        if let Some(stretch) = &self.stretch {
            settings.push(named("rope.dimension_count", number(self.rope_dim())));
            let original = number(stretch.original_context);
            settings.push(named("rope.scaling.original_context_length", original));
            let factor = Setting::Float(stretch.factor() as f32);
            settings.push(named("rope.scaling.attn_factor", factor));
        }
        settings
    }

    /// The model as a GGUF file.
    pub(crate) fn gguf(&self, tensors: &Tensors) -> Vec<u8> {
        gguf(&self.settings(), &self.gguf_tensors(tensors))
    }

    /// The tensors as they are in a GGUF file of the family.
    pub(crate) fn gguf_tensors(&self, tensors: &Tensors) -> Tensors {
        let mut tensors = tensors.clone();
        if let Some(stretch) = &self.stretch {
            for (name, divisors) in [("short", &stretch.short), ("long", &stretch.long)] {
                let tensor = (vec![divisors.len()], divisors.clone());
                tensors.insert(format!("rope_factors_{name}.weight"), tensor);
            }
        }
        if self.family == "phi3" {
            for layer in 0..self.n_layers {
                let name = |part: &str| format!("blk.{layer}.{part}.weight");
                let qkv = [name("attn_q"), name("attn_k"), name("attn_v")];
                join(&mut tensors, &qkv, name("attn_qkv"));
                let gate_up = [name("ffn_gate"), name("ffn_up")];
                join(&mut tensors, &gate_up, name("ffn_up"));
            }
        }
        tensors
    }

    /// The model, loaded from GGUF.
    pub(crate) fn load(&self, seed: u64) -> Rc<Model> {
        let bytes = self.gguf(&self.tensors(seed));
        Rc::new(Model::from_gguf(&bytes, &mut |_, _| true).expect("a good file"))
    }
}

/// Puts matrices one below the other into one.
fn join(tensors: &mut Tensors, parts: &[String], whole: String) {
    let mut joined = (vec![0, 0], Vec::new());
    for part in parts {
        let (shape, values) = tensors.remove(part).expect("made");
        joined.0 = vec![joined.0[0] + shape[0], shape[1]];
        joined.1.extend(values);
    }
    tensors.insert(whole, joined);
}
