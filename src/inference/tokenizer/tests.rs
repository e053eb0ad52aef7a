//! Token ids against those recorded from the models' own tokenizers.

use std::collections::HashMap;

use super::Tokenizer;
use crate::gguf::Header;
use crate::tests::{ids, shared, shared_json};

fn from_gguf(name: &str) -> Option<Tokenizer> {
    let bytes = shared(name)?;
    let header = Header::read(&bytes).expect("a good header");
    Some(Tokenizer::from_gguf(&header).expect("a good tokenizer"))
}

fn check(tokenizer: &Tokenizer, text: &str, expected: &[u32], name: &str) {
    let found = tokenizer.encode(text, false, false).expect("encodes");
    assert_eq!(found, expected, "{name}: {text:?}");
    assert_eq!(tokenizer.decode(&found), text, "{name}");
}

#[test]
fn ids_equal_those_of_every_family() {
    let Some(cases) = shared("vocab/cases.jsonl") else {
        return;
    };
    let cases = String::from_utf8(cases).expect("UTF-8");
    let mut tokenizers = HashMap::new();
    let mut n_checked = 0;
    for line in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let file = case["gguf"].as_str().expect("a name").to_owned();
        let tokenizer = tokenizers
            .entry(file.clone())
            .or_insert_with(|| from_gguf(&format!("vocab/{file}")).expect("beside the cases"));
        let text = case["text"].as_str().expect("a text");
        check(tokenizer, text, &ids(&case["ids"]), &file);
        n_checked += 1;
    }
    assert_eq!((tokenizers.len(), n_checked), (4, 188));
}

#[test]
fn a_tokenizer_json_gives_the_same_ids_as_its_gguf() {
    let (Some(cases), Some(json)) = (
        shared("vocab/cases.jsonl"),
        shared("vocab/hf-gpt-2/tokenizer.json"),
    ) else {
        return;
    };
    let hf = Tokenizer::from_json(&json).expect("a good tokenizer");
    let gguf = from_gguf("vocab/ggml-vocab-gpt-2.gguf").expect("beside it");
    for line in String::from_utf8(cases).expect("UTF-8").lines() {
        let case: serde_json::Value = serde_json::from_str(line).expect("JSON");
        if case["family"] == "gpt-2" {
            let text = case["text"].as_str().expect("a text");
            check(&hf, text, &ids(&case["ids"]), "tokenizer.json");
        }
    }
    let (hf, gguf) = (hf.bpe_parts(), gguf.bpe_parts());
    let (hf, gguf) = (hf.expect("plain BPE"), gguf.expect("plain BPE"));
    assert_eq!(hf.tokens, gguf.tokens);
    assert_eq!(hf.merges, gguf.merges);
    assert_eq!(hf.pre, gguf.pre);
}

#[test]
fn the_small_model_has_two_equal_tokenizers() {
    let Some(cases) = shared_json("stories260K/tokenizer-cases.json") else {
        return;
    };
    let json = shared("stories260K/hf/tokenizer.json").expect("beside the cases");
    let json = Tokenizer::from_json(&json).expect("a good tokenizer");
    let gguf = from_gguf("stories260K/stories260K-f32.gguf").expect("beside the cases");
    for tokenizer in [&json, &gguf] {
        for case in cases.as_array().expect("a list") {
            let text = case["text"].as_str().expect("a text");
            let found = tokenizer.encode(text, false, true).expect("encodes");
            assert_eq!(found, ids(&case["ids_with_bos"]), "{text:?}");
            assert_eq!(tokenizer.decode(&found), case["hf_decoded"], "{text:?}");
        }
    }
}

#[test]
fn special_tokens_are_parsed_on_request_only() {
    let Some(tokenizer) = from_gguf("vocab/ggml-vocab-qwen2.gguf") else {
        return;
    };
    let text = "<|im_start|>user\nhi<|im_end|>";
    let parsed = tokenizer.encode(text, true, false).expect("encodes");
    assert_eq!(parsed.first(), tokenizer.token_id("<|im_start|>").as_ref());
    assert!(tokenizer.is_end(*parsed.last().expect("not empty")));
    assert_eq!(tokenizer.decode(&parsed), "user\nhi");
    let plain = tokenizer.encode(text, false, false).expect("encodes");
    assert!(plain.len() > parsed.len());
    assert_eq!(tokenizer.decode(&plain), text);
}
