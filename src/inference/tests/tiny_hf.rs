//! The tiny models as the `transformers` library keeps them: names, config.json, tokenizer.json.

use super::synthetic::{Tensors, safetensors};
use super::tiny::{CONTEXT, EPSILON, Tiny, VOCABULARY};

impl Tiny {
    /// The model as safetensors, and its config.json.
    pub(crate) fn safetensors(&self, tensors: &Tensors) -> (Vec<u8>, serde_json::Value) {
        let mut tensors = self.gguf_tensors(tensors);
        tensors.retain(|name, _| !name.starts_with("rope_f"));
        if self.family == "gemma3" {
            // What is added to 1 is stored.
            let norms = tensors.iter_mut().filter(|(name, _)| name.contains("norm"));
            norms.for_each(|(_, (_, values))| values.iter_mut().for_each(|value| *value -= 1.0));
        }
        let renamed = tensors
            .into_iter()
            .map(|(name, tensor)| (self.hf_name(&name), tensor));
        (safetensors(&renamed.collect()), self.config())
    }

    /// The name in the `transformers` library.
    fn hf_name(&self, name: &str) -> String {
        if name == "output.weight" {
            return "lm_head.weight".into();
        }
        let feed_norm = match self.family == "gemma3" {
            true => "pre_feedforward_layernorm",
            false => "post_attention_layernorm",
        };
        let up = match self.family == "phi3" {
            true => "mlp.gate_up_proj",
            false => "mlp.up_proj",
        };
        let names = [
            ("token_embd.", "model.embed_tokens."),
            ("output_norm.", "model.norm."),
            ("blk.", "model.layers."),
            ("post_attention_norm", "post_attention_layernorm"),
            ("post_ffw_norm", "post_feedforward_layernorm"),
            ("attn_norm", "input_layernorm"),
            ("ffn_norm", feed_norm),
            ("attn_output", "self_attn.o_proj"),
            ("attn_qkv", "self_attn.qkv_proj"),
            ("attn_q_norm", "self_attn.q_norm"),
            ("attn_k_norm", "self_attn.k_norm"),
            ("attn_q", "self_attn.q_proj"),
            ("attn_k", "self_attn.k_proj"),
            ("attn_v", "self_attn.v_proj"),
            ("ffn_gate", "mlp.gate_proj"),
            ("ffn_up", up),
            ("ffn_down", "mlp.down_proj"),
        ];
        let replace = |name: String, (from, to): &(&str, &str)| name.replace(from, to);
        names.iter().fold(name.to_owned(), replace)
    }

    /// The config.json, with the keys that published files of the family have.
    pub(crate) fn config(&self) -> serde_json::Value {
        let mut config = serde_json::json!({
            "model_type": self.family, "hidden_size": self.width,
            "intermediate_size": self.feed_forward, "num_hidden_layers": self.n_layers,
            "num_attention_heads": self.n_heads, "num_key_value_heads": self.n_kv_heads,
            "max_position_embeddings": CONTEXT, "rms_norm_eps": EPSILON,
            "rope_theta": self.rope_base, "tie_word_embeddings": !self.has_head,
        });
        let mut set = |key: &str, value: serde_json::Value| config[key] = value;
        if self.head_dim * self.n_heads != self.width {
            set("head_dim", self.head_dim.into());
        }
        if let Some(window) = self.window {
            set("sliding_window", window.into());
        }
        match self.family {
            "gemma3" => {
                set("model_type", "gemma3_text".into());
                set("hidden_activation", "gelu_pytorch_tanh".into());
                set("query_pre_attn_scalar", self.head_dim.into());
                set("rope_local_base_freq", 10_000.into());
                set("sliding_window_pattern", 6.into());
                set("final_logit_softcapping", serde_json::Value::Null);
            }
            _ => set("hidden_act", "silu".into()),
        }
        if self.family == "smollm3" {
            set("no_rope_layers", vec![1, 1, 1, 0, 1].into());
        }
        if let Some(stretch) = &self.stretch {
            let part = self.rope_dim() as f64 / self.head_dim as f64;
            set("partial_rotary_factor", part.into());
            let original = stretch.original_context;
            set("original_max_position_embeddings", original.into());
            let (short, long) = (&stretch.short, &stretch.long);
            set(
                "rope_scaling",
                serde_json::json!({ "type": "longrope", "short_factor": short, "long_factor": long }),
            );
        }
        config
    }
}

/// A tokenizer.json with the same tokens as [`Tiny::gguf`] has.
pub(crate) fn tokenizer_json() -> String {
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
