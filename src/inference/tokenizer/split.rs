//! The rules that cut text into words before byte-level BPE, by the name that GGUF gives them.
//!
//! Names and expressions are those of llama.cpp's `llama-vocab.cpp`.

use serde_json::{Value, json};
use tokens::PreTokenizer;

use super::unusable;
use crate::error::InferenceError;

pub(super) const GPT2: &str =
    r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";
const LLAMA3: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";
const QWEN2: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";
const GPT4O: &str = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";
const TEKKEN: &str = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// One rule: expressions applied one after the other, each cutting what the one before left whole.
pub(super) struct Rule {
    names: &'static [&'static str],
    expressions: &'static [&'static str],
    /// The same by hand; where there is none, the library is asked.
    pub(super) by_hand: Option<PreTokenizer>,
    /// A word that is a token is taken whole, whatever the merges say.
    pub(super) ignore_merges: bool,
    /// Whether prompts begin with the begin token if the file does not say.
    pub(super) add_bos: bool,
}

static RULES: [Rule; 8] = [
    Rule {
        names: &[
            "gpt-2", "phi-2", "mpt", "olmo", "jais", "gigachat", "mellum",
        ],
        expressions: &[GPT2],
        by_hand: Some(PreTokenizer::Gpt2),
        ignore_merges: false,
        add_bos: false,
    },
    Rule {
        names: &[
            "llama-bpe",
            "llama3",
            "llama-v3",
            "falcon3",
            "lfm2",
            "pixtral",
        ],
        expressions: &[LLAMA3],
        by_hand: Some(PreTokenizer::Llama3),
        ignore_merges: true,
        add_bos: true,
    },
    Rule {
        names: &["dbrx", "smaug-bpe"],
        expressions: &[LLAMA3],
        by_hand: Some(PreTokenizer::Llama3),
        ignore_merges: false,
        add_bos: false,
    },
    Rule {
        names: &["qwen2", "deepseek-r1-qwen", "stablelm2"],
        expressions: &[QWEN2],
        by_hand: Some(PreTokenizer::Qwen2),
        ignore_merges: false,
        add_bos: false,
    },
    Rule {
        names: &[
            "smollm",
            "starcoder",
            "refact",
            "command-r",
            "codeshell",
            "exaone",
            "minerva-7b",
        ],
        expressions: &[r"\p{N}", GPT2],
        by_hand: Some(PreTokenizer::SmolLm),
        ignore_merges: false,
        add_bos: false,
    },
    Rule {
        names: &["gpt-4o", "llama4"],
        expressions: &[GPT4O],
        by_hand: Some(PreTokenizer::O200k),
        ignore_merges: false,
        add_bos: false,
    },
    Rule {
        names: &["tekken"],
        expressions: &[TEKKEN],
        by_hand: None,
        ignore_merges: true,
        add_bos: true,
    },
    Rule {
        names: &["default"],
        expressions: &[
            r"[\p{P}\$\+<=>\^~\|]+",
            r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)",
            r"\p{N}+",
            "[0-9][0-9][0-9]",
        ],
        by_hand: None,
        ignore_merges: false,
        add_bos: false,
    },
];

impl Rule {
    /// The rule called `name`.
    pub(super) fn named(name: &str) -> Result<&'static Rule, InferenceError> {
        let rule = RULES.iter().find(|rule| rule.names.contains(&name));
        rule.ok_or_else(|| {
            unusable(format!(
                "its rule for cutting words, `{name}`, is not known here"
            ))
        })
    }

    /// The name of the rule that has exactly these expressions, for tokenizers that carry their own.
    pub(super) fn name_of(expressions: &[&str]) -> Option<&'static str> {
        let rule = RULES.iter().find(|rule| rule.expressions == expressions);
        rule.and_then(|rule| rule.names.first().copied())
    }

    /// The steps of a tokenizer.json that cut by this rule.
    pub(super) fn steps(&self) -> Vec<Value> {
        let splits = self.expressions.iter().map(|expression| {
            json!({
                "type": "Split", "pattern": { "Regex": expression },
                "behavior": "Isolated", "invert": false,
            })
        });
        splits.collect()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn rules_cut_as_their_models_do() {
        let cases: [(&str, &str, &[&str]); 4] = [
            ("gpt-2", "It's 123  ok", &["It", "'s", " 123", " ", " ok"]),
            ("llama-bpe", "IT'S 12345", &["IT", "'S", " ", "123", "45"]),
            ("qwen2", "a 12\n\n b", &["a", " ", "1", "2", "\n\n", " b"]),
            ("smollm", "x 12", &["x", " ", "1", "2"]),
        ];
        for (name, text, expected) in cases {
            let rule = Rule::named(name).expect("known");
            let by_hand = rule.by_hand.expect("cut by hand");
            let found: Vec<&str> = by_hand.pieces(text).collect();
            assert_eq!(found, expected, "{name}");
        }
        assert!(Rule::named("no-such-rule").is_err());
        assert_eq!(Rule::name_of(&[QWEN2]), Some("qwen2"));
    }

    #[test]
    fn a_rule_by_hand_has_the_names_that_counting_knows() {
        for rule in &RULES {
            for name in rule.names {
                let counted = PreTokenizer::from_gguf_name(name);
                assert!(counted.is_none() || counted == rule.by_hand, "{name}");
            }
        }
    }
}
