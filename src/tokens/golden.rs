//! Ids against those that llama.cpp and tiktoken published or computed for the real vocabularies.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde_json::Value;

use crate::tests::shared;
use crate::{
    Counter, PreTokenizer, Vocab, VocabFile, from_gguf, from_js_tiktoken, from_tiktoken, pairs_of,
};

fn rows(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn check(vocab: &Rc<Vocab>, text: &str, wanted: &Value, parse_special: bool) {
    let wanted: Vec<u32> = serde_json::from_value(wanted.clone()).unwrap();
    let tokens = vocab.encode(text, parse_special);
    let ids: Vec<u32> = tokens.iter().map(|token| token.id).collect();
    assert_eq!(ids, wanted, "{text:?}");
    assert_eq!(vocab.decode(&ids), text.as_bytes());
    let mut counter = Counter::new(vocab.clone(), parse_special);
    for letter in text.chars() {
        counter.edit(
            counter.n_bytes()..counter.n_bytes(),
            letter.encode_utf8(&mut [0; 4]),
        );
    }
    assert_eq!(counter.ids(0..text.len()), wanted, "{text:?}");
}

#[test]
fn gguf_vocabularies_give_the_published_ids() {
    let Some(folder) = shared("vocab") else {
        return;
    };
    let mut vocabs: HashMap<String, Rc<Vocab>> = HashMap::new();
    let mut checked = 0;
    for row in rows(&folder.join("cases.jsonl")) {
        let name = row["gguf"].as_str().unwrap();
        if row["family"] == "llama-spm" {
            continue;
        }
        let vocab = vocabs.entry(name.to_owned()).or_insert_with(|| {
            let gguf = Gguf::read(&std::fs::read(folder.join(name)).unwrap());
            let tokens = gguf.texts("tokenizer.ggml.tokens");
            let mut ids = HashMap::new();
            for (token, id) in tokens.iter().zip(0..) {
                ids.entry(token.as_str()).or_insert(id);
            }
            let merges = gguf.texts("tokenizer.ggml.merges");
            let merges = merges.iter().map(String::as_str);
            let file = from_gguf(
                tokens.iter().map(String::as_str),
                pairs_of(merges, |text| ids.get(text).copied()).unwrap(),
                &gguf.token_types,
                &gguf.texts("tokenizer.ggml.pre")[0],
            );
            built(&file.unwrap())
        });
        assert_eq!(row["add_special"], false);
        let parse_special = row["parse_special"] == true;
        check(
            vocab,
            row["text"].as_str().unwrap(),
            &row["ids"],
            parse_special,
        );
        checked += 1;
    }
    assert!(checked > 100, "only {checked} cases");
}

#[test]
fn openai_vocabularies_give_tiktokens_ids() {
    let (Some(folder), Some(npm)) = (shared("vocab"), npm()) else {
        return;
    };
    let cases = rows(&folder.join("openai-cases.jsonl"));
    for (name, pre) in [
        ("gpt2", PreTokenizer::Gpt2),
        ("cl100k_base", PreTokenizer::Cl100k),
        ("o200k_base", PreTokenizer::O200k),
    ] {
        let path = npm.join(format!("tiktoken/encoders/{name}.json"));
        let encoder = std::fs::read_to_string(path).unwrap();
        let encoder: Value = serde_json::from_str(&encoder).unwrap();
        let specials: Vec<(&str, u32)> = encoder["special_tokens"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(text, id)| (&text[..], id.as_u64().unwrap() as u32))
            .collect();
        let ranks = encoder["bpe_ranks"].as_str().unwrap();
        let file = from_js_tiktoken(ranks, pre, &specials).unwrap();
        let lines = npm.join(format!("gpt-tokenizer/data/{name}.tiktoken"));
        if let Ok(lines) = std::fs::read_to_string(lines) {
            assert_eq!(from_tiktoken(&lines, pre, &specials).as_ref(), Ok(&file));
        }
        let vocab = built(&file);
        for row in &cases {
            check(&vocab, row["text"].as_str().unwrap(), &row[name], false);
        }
        let (text, id) = specials[0];
        check(&vocab, text, &Value::from(vec![id]), true);
    }
}

fn built(file: &VocabFile) -> Rc<Vocab> {
    Rc::new(Vocab::from_bytes(file.to_bytes().unwrap()).unwrap())
}

/// Where the rank files of npm's packages are: set up by `cargo xtask`, or `$EXEMPLAR_NPM`.
fn npm() -> Option<PathBuf> {
    let folder = std::env::var_os("EXEMPLAR_NPM").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.exemplar/npm/node_modules"),
        PathBuf::from,
    );
    if folder.join("tiktoken/encoders").is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: npm's tiktoken is not in {}", folder.display());
    None
}

/// The text metadata of a GGUF file; trusts the file, being for tests alone.
#[derive(Default)]
struct Gguf {
    texts: HashMap<String, Vec<String>>,
    token_types: Vec<i32>,
}

impl Gguf {
    fn read(mut bytes: &[u8]) -> Gguf {
        let mut gguf = Gguf::default();
        take(&mut bytes, 16);
        for _ in 0..number(&mut bytes, 8) {
            let key = text(&mut bytes);
            let kind = number(&mut bytes, 4);
            let (kind, count) = match kind {
                9 => (number(&mut bytes, 4), number(&mut bytes, 8)),
                _ => (kind, 1),
            };
            for _ in 0..count {
                let width = match kind {
                    8 => {
                        let text = text(&mut bytes);
                        gguf.texts.entry(key.clone()).or_default().push(text);
                        continue;
                    }
                    0 | 1 | 7 => 1,
                    2 | 3 => 2,
                    4..=6 => 4,
                    _ => 8,
                };
                let value = number(&mut bytes, width);
                if key == "tokenizer.ggml.token_type" {
                    gguf.token_types.push(value as i32);
                }
            }
        }
        gguf
    }

    fn texts(&self, key: &str) -> Vec<String> {
        self.texts[key].clone()
    }
}

fn take<'a>(bytes: &mut &'a [u8], count: usize) -> &'a [u8] {
    let (taken, rest) = bytes.split_at(count);
    *bytes = rest;
    taken
}

fn number(bytes: &mut &[u8], width: usize) -> u64 {
    let taken = take(bytes, width);
    taken
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn text(bytes: &mut &[u8]) -> String {
    let length = number(bytes, 8) as usize;
    String::from_utf8(take(bytes, length).to_vec()).unwrap()
}
