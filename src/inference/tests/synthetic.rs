//! Model files made here: a writer of GGUF, and tiny models of every family with random weights.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::Model;
use crate::random::Random;

/// A setting of a GGUF file, as it is written.
#[derive(Clone)]
pub(crate) enum Setting {
    Number(u32),
    Float(f32),
    Text(&'static str),
    Flag(bool),
    Texts(Vec<String>),
    Numbers(Vec<i32>),
}

/// A tensor in F32: name, sizes with the slowest first, numbers.
pub(crate) type Tensors = BTreeMap<String, (Vec<usize>, Vec<f32>)>;

fn text(out: &mut Vec<u8>, text: &str) {
    out.extend((text.len() as u64).to_le_bytes());
    out.extend(text.as_bytes());
}

/// The bytes of a GGUF file of version 3.
pub(crate) fn gguf(settings: &[(String, Setting)], tensors: &Tensors) -> Vec<u8> {
    let mut out = b"GGUF\x03\0\0\0".to_vec();
    out.extend((tensors.len() as u64).to_le_bytes());
    out.extend((settings.len() as u64).to_le_bytes());
    for (key, setting) in settings {
        text(&mut out, key);
        let mut kind = |kind: u32| out.extend(kind.to_le_bytes());
        match setting {
            Setting::Number(n) => {
                kind(4);
                out.extend(n.to_le_bytes());
            }
            Setting::Float(x) => {
                kind(6);
                out.extend(x.to_le_bytes());
            }
            Setting::Flag(flag) => {
                kind(7);
                out.push(u8::from(*flag));
            }
            Setting::Text(value) => {
                kind(8);
                text(&mut out, value);
            }
            Setting::Texts(values) => {
                kind(9);
                kind(8);
                out.extend((values.len() as u64).to_le_bytes());
                for value in values {
                    text(&mut out, value);
                }
            }
            Setting::Numbers(values) => {
                kind(9);
                kind(5);
                out.extend((values.len() as u64).to_le_bytes());
                out.extend(values.iter().flat_map(|n| n.to_le_bytes()));
            }
        }
    }
    let mut offset = 0u64;
    for (name, (shape, values)) in tensors {
        text(&mut out, name);
        out.extend((shape.len() as u32).to_le_bytes());
        for size in shape.iter().rev() {
            out.extend((*size as u64).to_le_bytes());
        }
        out.extend(0u32.to_le_bytes());
        out.extend(offset.to_le_bytes());
        offset += (values.len() as u64 * 4).next_multiple_of(32);
    }
    for (_, values) in tensors.values() {
        out.resize(out.len().next_multiple_of(32), 0);
        out.extend(values.iter().flat_map(|x| x.to_le_bytes()));
    }
    out
}

/// The bytes of a safetensors file.
pub(crate) fn safetensors(tensors: &Tensors) -> Vec<u8> {
    let mut header = serde_json::Map::new();
    let mut data = Vec::new();
    for (name, (shape, values)) in tensors {
        let start = data.len();
        data.extend(values.iter().flat_map(|x| x.to_le_bytes()));
        let entry = serde_json::json!({
            "dtype": "F32", "shape": shape, "data_offsets": [start, data.len()],
        });
        header.insert(name.clone(), entry);
    }
    let header = serde_json::to_vec(&header).expect("plain JSON");
    let mut out = (header.len() as u64).to_le_bytes().to_vec();
    out.extend(header);
    out.extend(data);
    out
}

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
    pub(crate) has_head: bool,
    pub(crate) eos: u32,
}

pub(crate) const VOCABULARY: usize = 48;
pub(crate) const CONTEXT: usize = 96;
pub(crate) const EPSILON: f32 = 1e-5;

impl Tiny {
    pub(crate) fn new(family: &'static str) -> Tiny {
        Tiny {
            family,
            n_layers: 2,
            width: 32,
            feed_forward: 40,
            n_heads: 4,
            n_kv_heads: 2,
            head_dim: if family == "qwen3" { 12 } else { 8 },
            rope_base: 10_000.0,
            divisors: None,
            has_head: family == "qwen2",
            eos: 1,
        }
    }

    /// Random weights under GGUF names.
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
            if self.family == "qwen3" {
                add("attn_q_norm.weight", &[self.head_dim], 1.0, 0.3);
                add("attn_k_norm.weight", &[self.head_dim], 1.0, 0.3);
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

    /// The model as a GGUF file.
    pub(crate) fn gguf(&self, tensors: &Tensors) -> Vec<u8> {
        let number = |n: usize| Setting::Number(n as u32);
        let named = |name: &str, setting: Setting| (format!("{}.{name}", self.family), setting);
        let tokens = (0..VOCABULARY as u32).map(|id| char::from_u32('!' as u32 + id));
        let tokens = tokens.map(|letter| letter.expect("printable").to_string());
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
            ("tokenizer.ggml.model".into(), Setting::Text("gpt2")),
            ("tokenizer.ggml.pre".into(), Setting::Text("gpt-2")),
            (
                "tokenizer.ggml.tokens".into(),
                Setting::Texts(tokens.collect()),
            ),
            ("tokenizer.ggml.merges".into(), Setting::Texts(Vec::new())),
            (
                "tokenizer.ggml.token_type".into(),
                Setting::Numbers(vec![1; VOCABULARY]),
            ),
            (
                "tokenizer.ggml.eos_token_id".into(),
                Setting::Number(self.eos),
            ),
            ("tokenizer.ggml.add_bos_token".into(), Setting::Flag(false)),
        ];
        if self.family == "qwen3" {
            settings.push(named("attention.key_length", number(self.head_dim)));
            settings.push(named("attention.value_length", number(self.head_dim)));
        }
        gguf(&settings, tensors)
    }

    /// The model, loaded from GGUF.
    pub(crate) fn load(&self, seed: u64) -> Rc<Model> {
        let bytes = self.gguf(&self.tensors(seed));
        Rc::new(Model::from_gguf(&bytes, &mut |_, _| true).expect("a good file"))
    }
}
