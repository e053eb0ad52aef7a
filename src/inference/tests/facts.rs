//! A file whose facts are missing or foreign is refused by the name of the field.

use serde_json::{Value, json};

use super::synthetic::{Setting, gguf};
use super::tiny::Tiny;
use super::tiny_hf::tokenizer_json;
use crate::{InferenceError, Model};

fn error_of_gguf(family: &'static str, change: impl Fn(&mut Vec<(String, Setting)>)) -> String {
    let tiny = Tiny::new(family);
    let mut settings = tiny.settings();
    change(&mut settings);
    let bytes = gguf(&settings, &tiny.gguf_tensors(&tiny.tensors(1)));
    let loaded = Model::from_gguf(&bytes, &mut |_, _| true);
    loaded.err().expect("refused").to_string()
}

fn error_of_config(family: &'static str, change: impl Fn(&mut Value)) -> String {
    let tiny = Tiny::new(family);
    let (weights, mut config) = tiny.safetensors(&tiny.tensors(1));
    change(&mut config);
    let (config, tokenizer) = (config.to_string(), tokenizer_json());
    let loaded = Model::from_safetensors(
        &weights,
        config.as_bytes(),
        tokenizer.as_bytes(),
        &lexicon::Tokenizers,
        &mut |_, _| true,
    );
    loaded.err().expect("refused").to_string()
}

#[test]
fn a_missing_setting_is_named() {
    for (family, key) in [
        ("gemma3", "gemma3.attention.key_length"),
        ("gemma3", "gemma3.attention.sliding_window"),
        ("gemma3", "gemma3.rope.freq_base"),
        ("phi3", "phi3.rope.scaling.original_context_length"),
        ("phi3", "phi3.rope.scaling.attn_factor"),
        ("smollm3", "smollm3.block_count"),
    ] {
        let without = |settings: &mut Vec<(String, Setting)>| settings.retain(|it| it.0 != key);
        let error = error_of_gguf(family, without);
        assert!(error.contains(&format!("lacks `{key}`")), "{error}");
    }
    for (family, key) in [
        ("gemma3", "head_dim"),
        ("gemma3", "sliding_window"),
        ("gemma3", "rope_theta"),
        ("phi3", "original_max_position_embeddings"),
        ("qwen3", "hidden_size"),
    ] {
        let error = error_of_config(family, |config| {
            let fields = config.as_object_mut().expect("an object");
            fields.remove(key).expect("there before");
        });
        assert!(error.contains(&format!("`{key}`")), "{error}");
    }
}

#[test]
fn what_is_not_known_here_is_named() {
    let capped = |settings: &mut Vec<(String, Setting)>| {
        settings.push((
            "gemma3.final_logit_softcapping".into(),
            Setting::Float(30.0),
        ));
    };
    let error = error_of_gguf("gemma3", capped);
    assert!(error.contains("gemma3.final_logit_softcapping"), "{error}");
    let one_flag = |settings: &mut Vec<(String, Setting)>| {
        let key = "gemma3.attention.sliding_window_pattern".into();
        settings.push((key, Setting::Flags(vec![true])));
    };
    let error = error_of_gguf("gemma3", one_flag);
    assert!(error.contains("one for each layer"), "{error}");

    let cases: [(&str, &str, Value, &str); 9] = [
        (
            "gemma3",
            "final_logit_softcapping",
            json!(30.0),
            "final_logit_softcapping",
        ),
        (
            "gemma3",
            "hidden_activation",
            json!("relu"),
            "gelu_pytorch_tanh",
        ),
        (
            "gemma3",
            "use_bidirectional_attention",
            json!(true),
            "use_bidirectional_attention",
        ),
        (
            "gemma3",
            "layer_types",
            json!(["chunked_attention"]),
            "chunked_attention",
        ),
        (
            "gemma3",
            "query_pre_attn_scalar",
            json!(-1),
            "query_pre_attn_scalar",
        ),
        (
            "gemma3",
            "model_type",
            json!("gemma3"),
            "gemma3 with pictures",
        ),
        (
            "phi3",
            "partial_rotary_factor",
            json!(2.0),
            "partial_rotary_factor",
        ),
        (
            "phi3",
            "rope_scaling",
            json!({ "type": "longrope", "short_factor": [1, 1, 1] }),
            "long_factor",
        ),
        (
            "phi3",
            "rope_scaling",
            json!({ "type": "yarn", "factor": 2.0 }),
            "yarn",
        ),
    ];
    for (family, key, value, named) in cases {
        let error = error_of_config(family, |config| config[key] = value.clone());
        assert!(error.contains(named), "{key}: {error}");
    }
    let short = json!({ "type": "su", "short_factor": [1.0], "long_factor": [1, 1, 1] });
    let error = error_of_config("phi3", |config| config["rope_scaling"] = short.clone());
    assert!(
        error.contains("short_factor") && error.contains('3'),
        "{error}"
    );
}

#[test]
fn a_missing_tensor_is_named() {
    for (family, part) in [
        ("gemma3", "blk.3.post_ffw_norm.weight"),
        ("gemma3", "blk.0.attn_k_norm.weight"),
        ("phi3", "blk.1.attn_qkv.weight"),
        ("phi3", "rope_factors_short.weight"),
        ("smollm3", "blk.4.ffn_gate.weight"),
    ] {
        let tiny = Tiny::new(family);
        let mut tensors = tiny.gguf_tensors(&tiny.tensors(1));
        tensors.remove(part).expect("there before");
        let bytes = gguf(&tiny.settings(), &tensors);
        let name = part.to_owned();
        let error = Model::from_gguf(&bytes, &mut |_, _| true).err();
        assert_eq!(error, Some(InferenceError::MissingTensor { name }));
    }
}
