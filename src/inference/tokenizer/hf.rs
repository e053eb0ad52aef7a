//! Tokenizers from a tokenizer.json, by a library that is brought along.

use serde_json::{Value, json};
use tokens::{Library, Opened, Unread, pairs_of};

use super::gguf::add_named_ends;
use super::split::Rule;
use super::vocabulary::{Coding, Kind, Vocabulary, byte_token};
use super::{Method, Tokenizer, unusable};
use crate::error::InferenceError;
use crate::gguf::Texts;

/// Ids above this are refused: a hole of a billion ids would be filled with empty tokens.
const MAX_TOKENS: u32 = 1 << 22;

/// The library's tokenizer.
pub(super) struct Hf {
    opened: Box<dyn Opened>,
    /// Decoding takes the first space away.
    pub(super) strips_space: bool,
    /// Merges by token ids and rule, if this is byte-level BPE with a rule that we know.
    pub(super) bpe: Option<(Vec<(u32, u32)>, String)>,
}

impl Hf {
    pub(super) fn new(
        opened: Box<dyn Opened>,
        strips_space: bool,
        bpe: Option<(Vec<(u32, u32)>, String)>,
    ) -> Hf {
        Hf {
            opened,
            strips_space,
            bpe,
        }
    }

    pub(super) fn encode(
        &self,
        text: &str,
        parse_special: bool,
        ids: &mut Vec<u32>,
    ) -> Result<(), InferenceError> {
        if text.is_empty() {
            return Ok(());
        }
        ids.extend(self.opened.encode(text, parse_special).map_err(unusable)?);
        Ok(())
    }
}

/// The library's tokenizer for this description.
pub(super) fn open(library: &dyn Library, json: &[u8]) -> Result<Box<dyn Opened>, InferenceError> {
    library.open(json).map_err(|why| match why {
        Unread::Away => InferenceError::LibraryAway,
        Unread::Refused(reason) => unusable(reason),
    })
}

/// Byte-level BPE whose rule nobody cuts by hand: its description as a tokenizer.json.
pub(super) fn byte_level(vocabulary: &Vocabulary, merges: &Texts, rule: &Rule) -> Vec<u8> {
    let mut tokens = serde_json::Map::new();
    for (id, text) in vocabulary.texts().enumerate() {
        // Of equal texts the first counts, as in llama.cpp.
        tokens.entry(text).or_insert_with(|| id.into());
    }
    // A merge of tokens that do not exist can never happen; the library would refuse it.
    let known = merges.iter().filter(|merge| {
        let sides = merge.split_once(' ');
        sides.is_some_and(|(left, right)| {
            [left, right, &format!("{left}{right}")]
                .iter()
                .all(|it| tokens.contains_key(*it))
        })
    });
    let known: Vec<&str> = known.collect();
    let mut steps = rule.steps();
    steps.push(json!({
        "type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false, "use_regex": false,
    }));
    let json = json!({
        "version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
        "pre_tokenizer": { "type": "Sequence", "pretokenizers": steps },
        "post_processor": null, "decoder": { "type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false, "use_regex": false },
        "model": {
            "type": "BPE", "dropout": null, "unk_token": null, "fuse_unk": false,
            "ignore_merges": rule.ignore_merges, "vocab": tokens, "merges": known,
        },
    });
    json.to_string().into_bytes()
}

pub(super) fn build(json: &[u8], library: &dyn Library) -> Result<Tokenizer, InferenceError> {
    let value: Value = serde_json::from_slice(json).map_err(|e| unusable(e.to_string()))?;
    let opened = open(library, json)?;
    let decoders = kinds_of(&value["decoder"], "decoders");
    let coding = if decoders.contains(&"ByteLevel") {
        Coding::Bytes
    } else if decoders
        .iter()
        .any(|&kind| matches!(kind, "ByteFallback" | "Metaspace"))
    {
        Coding::Pieces
    } else if decoders.contains(&"WordPiece") && value["decoder"]["prefix"] == "##" {
        Coding::Words
    } else {
        return Err(unusable("its decoder is not known here"));
    };
    let vocabulary = vocabulary(&value, opened.tokens(), coding)?;

    // What the library puts before an empty text is the begin token.
    let bos = opened
        .first()
        .filter(|&id| vocabulary.kind(id) == Kind::Control);
    let mut ends = Vec::new();
    add_named_ends(&vocabulary, &mut ends);
    let bpe = bpe_parts(&value, &vocabulary);
    let strips_space = decoders
        .iter()
        .any(|&kind| matches!(kind, "Strip" | "Metaspace" | "WordPiece"));
    Ok(Tokenizer {
        bos,
        eos: ends.first().copied(),
        ends,
        add_bos: bos.is_some(),
        add_eos: false,
        chat_template: None,
        method: Method::Hf(Box::new(Hf::new(opened, strips_space, bpe))),
        vocabulary,
    })
}

fn vocabulary(
    value: &Value,
    mut by_id: Vec<(u32, String)>,
    coding: Coding,
) -> Result<Vocabulary, InferenceError> {
    by_id.sort_unstable();
    let mut texts = Texts::default();
    let mut kinds = Vec::new();
    for (id, text) in by_id {
        if id >= MAX_TOKENS {
            return Err(unusable(format!("token id {id} is beyond all bounds")));
        }
        while texts.len() < id as usize {
            texts.push("");
            kinds.push(Kind::Unused);
        }
        if texts.len() == id as usize {
            texts.push(&text);
            let is_byte = coding == Coding::Pieces && byte_token(&text).is_some();
            kinds.push(if is_byte { Kind::Byte } else { Kind::Normal });
        }
    }
    for added in value["added_tokens"].as_array().into_iter().flatten() {
        let id = added["id"].as_u64().and_then(|id| usize::try_from(id).ok());
        if let Some(kind) = id.and_then(|id| kinds.get_mut(id)) {
            let special = added["special"].as_bool().unwrap_or(false);
            *kind = if special {
                Kind::Control
            } else {
                Kind::UserDefined
            };
        }
    }
    Ok(Vocabulary::new(coding, texts, kinds))
}

/// The `type` of a component and of the components in its list called `list`.
fn kinds_of<'a>(component: &'a Value, list: &str) -> Vec<&'a str> {
    let inner = component[list].as_array().into_iter().flatten();
    std::iter::once(component)
        .chain(inner)
        .filter_map(|component| component["type"].as_str())
        .collect()
}

/// Merges by token ids and the name of the rule, if this is byte-level BPE cut by a rule that we know.
fn bpe_parts(value: &Value, vocabulary: &Vocabulary) -> Option<(Vec<(u32, u32)>, String)> {
    let is_plain = value["model"]["type"] == "BPE" && value["normalizer"].is_null();
    let pre = &value["pre_tokenizer"];
    let steps = match pre["pretokenizers"].as_array() {
        Some(steps) => steps.iter().collect(),
        None => vec![pre],
    };
    let mut expressions = Vec::new();
    let mut is_byte_level = false;
    for step in steps {
        match step["type"].as_str()? {
            "Split" if step["behavior"] == "Isolated" && step["invert"] != true => {
                expressions.push(step["pattern"]["Regex"].as_str()?);
            }
            "Digits" if step["individual_digits"] == true => expressions.push(r"\p{N}"),
            "ByteLevel" if step["add_prefix_space"] != true => {
                is_byte_level = true;
                if step["use_regex"] != false {
                    expressions.push(super::split::GPT2);
                }
            }
            _ => return None,
        }
    }
    let name = Rule::name_of(&expressions).filter(|_| is_plain && is_byte_level)?;
    // Rules of one name with llama.cpp also say whether merges are passed over for whole words.
    let ignores = value["model"]["ignore_merges"].as_bool().unwrap_or(false);
    let name = match (name, ignores) {
        ("llama-bpe", false) => "dbrx",
        (name, ignores) if Rule::named(name).ok()?.ignore_merges == ignores => name,
        _ => return None,
    };
    let merges = value["model"]["merges"].as_array()?.iter();
    let merges: Option<Vec<String>> = merges.map(merge_text).collect();
    let merges = pairs_of(merges?.iter().map(String::as_str), |it| vocabulary.find(it));
    Some((merges.ok()?, name.to_owned()))
}

fn merge_text(merge: &Value) -> Option<String> {
    match merge.as_array() {
        Some(sides) => Some(format!(
            "{} {}",
            sides.first()?.as_str()?,
            sides.get(1)?.as_str()?
        )),
        None => merge.as_str().map(str::to_owned),
    }
}
