//! Token ids against those recorded from the models' own tokenizers.

use std::collections::HashMap;

use lexicon::Tokenizers;

use super::bpe::Bpe;
use super::vocabulary::{Coding, Vocabulary};
use super::{Method, Tokenizer};
use crate::InferenceError;
use crate::gguf::Header;
use crate::tests::synthetic::{Setting, Tensors, gguf};
use crate::tests::{ids, shared, shared_json};

fn from_gguf(name: &str) -> Option<Tokenizer> {
    let bytes = shared(name)?;
    let header = Header::read(&bytes).expect("a good header");
    Some(Tokenizer::from_gguf(&header, &Tokenizers).expect("a good tokenizer"))
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
    let hf = Tokenizer::from_json(&json, &Tokenizers).expect("a good tokenizer");
    let gguf = from_gguf("vocab/ggml-vocab-gpt-2.gguf").expect("beside it");
    for line in String::from_utf8(cases).expect("UTF-8").lines() {
        let case: serde_json::Value = serde_json::from_str(line).expect("JSON");
        if case["family"] == "gpt-2" {
            let text = case["text"].as_str().expect("a text");
            check(&hf, text, &ids(&case["ids"]), "tokenizer.json");
        }
    }
    let (hf, gguf) = (hf.vocabulary_file(), gguf.vocabulary_file());
    assert_eq!(hf.expect("plain BPE"), gguf.expect("plain BPE"));
}

/// Byte-level BPE of these tokens and merges.
fn plain(texts: &[&str], merges: &[&str]) -> Tokenizer {
    let vocabulary = Vocabulary::new(Coding::Bytes, texts.iter().copied().collect(), Vec::new());
    let merges = merges.iter().copied().collect();
    let bpe = Bpe::new(&vocabulary, &merges, "gpt-2", tokens::PreTokenizer::Gpt2);
    Tokenizer {
        method: Method::Bpe(bpe.expect("two sides each")),
        vocabulary,
        bos: None,
        eos: None,
        ends: Vec::new(),
        add_bos: false,
        add_eos: false,
        chat_template: None,
    }
}

#[test]
fn a_page_counts_as_the_engine_does_or_not_at_all() {
    let tokenizer = plain(&["a", "b", "ab", "aba"], &["a b", "ab a"]);
    let file = tokenizer.vocabulary_file().expect("every text once");
    let file = file.to_bytes().expect("within its limits");
    let page = tokens::Vocab::from_bytes(file).expect("a good file");
    for text in ["ab", "ababa", "bba"] {
        let counted: Vec<u32> = page.encode(text, false).iter().map(|it| it.id).collect();
        let expected = tokenizer.encode(text, false, false).expect("encodes");
        assert_eq!(counted, expected, "{text}");
    }
    // The engine merges the last `a`, a page would look for the first.
    let twins = plain(&["a", "b", "ab", "a"], &["a b"]);
    assert_eq!(twins.encode("ab", false, false), Ok(vec![2]));
    assert!(twins.vocabulary_file().is_none());
}

#[test]
fn the_small_model_has_two_equal_tokenizers() {
    let Some(cases) = shared_json("stories260K/tokenizer-cases.json") else {
        return;
    };
    let json = shared("stories260K/hf/tokenizer.json").expect("beside the cases");
    let json = Tokenizer::from_json(&json, &Tokenizers).expect("a good tokenizer");
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

/// Texts and ids that tiktoken wrote down, for the vocabulary of them that is there as GGUF.
#[test]
fn gpt2_ids_are_those_of_tiktoken() {
    let (Some(cases), Some(tokenizer)) = (
        shared("vocab/openai-cases.jsonl"),
        from_gguf("vocab/ggml-vocab-gpt-2.gguf"),
    ) else {
        return;
    };
    let mut n_checked = 0;
    for line in String::from_utf8(cases).expect("UTF-8").lines() {
        let case: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = case["text"].as_str().expect("a text");
        check(&tokenizer, text, &ids(&case["gpt2"]), "tiktoken");
        n_checked += 1;
    }
    assert!(n_checked > 40, "{n_checked}");
}

/// The tokens of a small BERT as GGUF files have them.
const WORDS: [&str; 8] = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "▁the", "▁cafe", "s", "▁,",
];

fn bert_gguf() -> Tokenizer {
    let name = |name: &str, setting| (format!("tokenizer.ggml.{name}"), setting);
    let tokens = WORDS.map(str::to_owned).to_vec();
    let kinds = vec![3, 3, 3, 3, 1, 1, 1, 1];
    let settings = [
        name("model", Setting::Text("bert")),
        name("tokens", Setting::Texts(tokens)),
        name("token_type", Setting::Numbers(kinds)),
        name("cls_token_id", Setting::Number(2)),
        name("seperator_token_id", Setting::Number(3)),
        name("unknown_token_id", Setting::Number(1)),
    ];
    let bytes = gguf(&settings, &Tensors::new());
    let header = Header::parse(&bytes).expect("a good header");
    Tokenizer::from_gguf(&header, &Tokenizers).expect("a good tokenizer")
}

/// The same as its tokenizer.json.
fn bert_json() -> Tokenizer {
    let special = |id: usize| {
        serde_json::json!({ "id": id, "content": WORDS[id], "special": true, "single_word": false,
            "lstrip": false, "rstrip": false, "normalized": false })
    };
    let theirs = [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "cafe", "##s", ",",
    ];
    let vocab: serde_json::Map<_, _> = theirs
        .iter()
        .enumerate()
        .map(|(id, text)| ((*text).to_owned(), id.into()))
        .collect();
    let json = serde_json::json!({
        "version": "1.0", "added_tokens": [special(0), special(1), special(2), special(3)],
        "normalizer": { "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
            "strip_accents": null, "lowercase": true },
        "pre_tokenizer": { "type": "BertPreTokenizer" },
        "post_processor": { "type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2] },
        "decoder": { "type": "WordPiece", "prefix": "##", "cleanup": true },
        "model": { "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100, "vocab": vocab },
    });
    Tokenizer::from_json(json.to_string().as_bytes(), &Tokenizers).expect("a good tokenizer")
}

/// Rules that nobody cuts by hand are cut by the library, and named where it is away.
#[test]
fn a_rare_rule_is_the_librarys() {
    let name = |name: &str, setting| (format!("tokenizer.ggml.{name}"), setting);
    let tokens = ["a", "1", "2", "3", "4", ".", "12", "123", "34", "<end>"];
    let mut kinds = vec![1; tokens.len()];
    kinds[9] = 3;
    let settings = |pre| {
        [
            name("model", Setting::Text("gpt2")),
            name("pre", Setting::Text(pre)),
            name("tokens", Setting::Texts(tokens.map(str::to_owned).to_vec())),
            name("token_type", Setting::Numbers(kinds.clone())),
            // The last is of tokens that there are not.
            name(
                "merges",
                Setting::Texts(["1 2", "12 3", "3 4", "4 a"].map(str::to_owned).to_vec()),
            ),
        ]
    };
    for (pre, expected) in [
        // Runs of marks, then digits by three.
        ("default", vec![0, 7, 4, 5, 9]),
        // Every digit alone.
        ("tekken", vec![0, 1, 2, 3, 4, 5, 9]),
    ] {
        let bytes = gguf(&settings(pre), &Tensors::new());
        let header = Header::parse(&bytes).expect("a good header");
        let away = Tokenizer::from_gguf(&header, &tokens::NoLibrary).err();
        assert_eq!(away, Some(InferenceError::LibraryAway));
        let tokenizer = Tokenizer::from_gguf(&header, &Tokenizers).expect("a good tokenizer");
        let found = tokenizer.encode("a1234.<end>", true, false);
        assert_eq!(found, Ok(expected), "{pre}");
        let ids = tokenizer.encode("a1234.", false, false).expect("encodes");
        assert_eq!(tokenizer.decode(&ids), "a1234.");
    }
}

#[test]
fn both_files_of_a_bert_give_the_same_ids_and_text() {
    for tokenizer in [bert_gguf(), bert_json()] {
        let found = tokenizer
            .encode("The cafés, tea", false, true)
            .expect("encodes");
        assert_eq!(found, [2, 4, 5, 6, 7, 1]);
        assert_eq!(tokenizer.decode(&found), "the cafes ,");
        assert!(tokenizer.add_bos && tokenizer.vocabulary_file().is_none());
        let parsed = tokenizer
            .encode("[CLS]the[SEP]", true, false)
            .expect("encodes");
        assert_eq!(parsed, [2, 4, 3]);
    }
    assert_eq!(bert_gguf().eos, Some(3));
}
