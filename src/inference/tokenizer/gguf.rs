//! Building the tokenizer that a GGUF header embeds.

use tokens::Library;

use super::bpe::Bpe;
use super::hf::{self, Hf};
use super::split::Rule;
use super::spm::Spm;
use super::vocabulary::{Coding, Kind, Vocabulary};
use super::{Method, Tokenizer, unusable, wordpiece};
use crate::error::InferenceError;
use crate::gguf::{Header, Texts, Value};

/// Control tokens that end an answer in published models, besides the one the file names.
pub(super) const END_TEXTS: [&str; 11] = [
    "<|eot_id|>",
    "<|im_end|>",
    "<|end|>",
    "<|return|>",
    "<end_of_turn>",
    "<|endoftext|>",
    "<|eom_id|>",
    "<|end_of_text|>",
    "<end_of_utterance>",
    "<EOT>",
    "</s>",
];

#[derive(Clone, Copy)]
struct Settings<'a>(&'a Header);

impl<'a> Settings<'a> {
    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.metadata.get(&format!("tokenizer.ggml.{name}"))
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        match self.get(name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn texts(&self, name: &str) -> Result<&'a Texts, InferenceError> {
        match self.get(name) {
            Some(Value::Texts(texts)) => Ok(texts),
            _ => Err(InferenceError::MissingSetting {
                key: format!("tokenizer.ggml.{name}"),
            }),
        }
    }

    fn flag(&self, name: &str) -> Option<bool> {
        match self.get(name) {
            Some(&Value::Bool(flag)) => Some(flag),
            _ => None,
        }
    }

    fn numbers(&self, name: &str) -> Option<impl Iterator<Item = Value> + 'a> {
        match self.get(name) {
            Some(Value::Numbers(list)) => Some(list.values()),
            _ => None,
        }
    }
}

pub(super) fn build(header: &Header, library: &dyn Library) -> Result<Tokenizer, InferenceError> {
    let settings = Settings(header);
    let model = settings
        .text("model")
        .ok_or_else(|| InferenceError::MissingSetting {
            key: "tokenizer.ggml.model".into(),
        })?;
    let coding = match model {
        "gpt2" => Coding::Bytes,
        "llama" | "bert" => Coding::Pieces,
        other => return Err(unusable(format!("its kind `{other}` is not known here"))),
    };
    let tokens = settings.texts("tokens")?.clone();
    let kinds = kinds(settings, tokens.len());
    let vocabulary = Vocabulary::new(coding, tokens, kinds);

    let id = |name: &str| {
        let id = settings.get(name).and_then(Value::as_u64)?;
        u32::try_from(id)
            .ok()
            .filter(|&id| (id as usize) < vocabulary.len())
    };
    let unknown = id("unknown_token_id");
    let is_bert = model == "bert";
    let (method, bos_by_default) = match coding {
        _ if is_bert => {
            let hf = wordpiece::build(&vocabulary, unknown, library)?;
            (Method::Hf(Box::new(hf)), true)
        }
        Coding::Bytes => {
            let pre = settings.text("pre").unwrap_or("default");
            let rule = Rule::named(pre)?;
            let merges = settings.texts("merges")?;
            let method = match rule.by_hand {
                Some(by_hand) => Method::Bpe(Bpe::new(&vocabulary, merges, pre, by_hand)?),
                None => {
                    let json = hf::byte_level(&vocabulary, merges, rule);
                    let opened = hf::open(library, &json)?;
                    Method::Cut(Hf::new(opened, false, None))
                }
            };
            (method, rule.add_bos)
        }
        Coding::Pieces | Coding::Words => {
            let scores = scores(settings, vocabulary.len());
            let add_space = settings.flag("add_space_prefix").unwrap_or(true);
            let spm = Spm::new(&vocabulary, scores, unknown.or(Some(0)), add_space);
            (Method::Spm(spm), true)
        }
    };
    let default_id = |id: u32, name: &str| match (is_bert, coding) {
        (true, _) => vocabulary.find(name),
        (false, Coding::Pieces) => Some(id),
        (false, _) => None,
    };
    // BERT's texts stand between two tokens of their own. The misspelt key is that of the files.
    let either = |usual: &str, berts: &str| id(usual).or_else(|| id(berts).filter(|_| is_bert));
    let bos = either("bos_token_id", "cls_token_id").or_else(|| default_id(1, "[CLS]"));
    let eos = either("eos_token_id", "seperator_token_id").or_else(|| default_id(2, "[SEP]"));
    let mut ends: Vec<u32> = [eos, id("eot_token_id"), id("eom_token_id")]
        .into_iter()
        .flatten()
        .collect();
    add_named_ends(&vocabulary, &mut ends);
    let chat_template = match header.metadata.get("tokenizer.chat_template") {
        Some(Value::Text(template)) => Some(template.clone()),
        _ => None,
    };
    Ok(Tokenizer {
        bos,
        eos,
        ends,
        add_bos: settings.flag("add_bos_token").unwrap_or(bos_by_default) && bos.is_some(),
        add_eos: settings.flag("add_eos_token").unwrap_or(false) && eos.is_some(),
        chat_template,
        method,
        vocabulary,
    })
}

// These two stand apart, or a browser optimises all of the building for their loops.
#[inline(never)]
fn kinds(settings: Settings<'_>, n_tokens: usize) -> Vec<Kind> {
    let numbers = settings.numbers("token_type");
    let numbers = numbers.into_iter().flatten().take(n_tokens);
    let kinds = numbers.map(|number| Kind::from_number(number.as_i64().unwrap_or(1)));
    kinds.collect()
}

#[inline(never)]
fn scores(settings: Settings<'_>, n_tokens: usize) -> Vec<f32> {
    let numbers = settings.numbers("scores");
    let numbers = numbers.into_iter().flatten().take(n_tokens);
    let scores = numbers.map(|number| number.as_f64().unwrap_or(0.0) as f32);
    scores.collect()
}

/// Adds control tokens that are known to end answers.
pub(super) fn add_named_ends(vocabulary: &Vocabulary, ends: &mut Vec<u32>) {
    for text in END_TEXTS {
        if let Some(id) = vocabulary.find(text)
            && vocabulary.kind(id) == Kind::Control
            && !ends.contains(&id)
        {
            ends.push(id);
        }
    }
}
