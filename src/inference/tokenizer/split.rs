//! The rules that cut text into words before byte-level BPE, by the name that GGUF gives them.
//!
//! Names and expressions are those of llama.cpp's `llama-vocab.cpp`.

use fancy_regex::Regex;

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
        ignore_merges: true,
        add_bos: true,
    },
    Rule {
        names: &["dbrx", "smaug-bpe"],
        expressions: &[LLAMA3],
        ignore_merges: false,
        add_bos: false,
    },
    Rule {
        names: &["qwen2", "deepseek-r1-qwen", "stablelm2"],
        expressions: &[QWEN2],
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
        ignore_merges: false,
        add_bos: false,
    },
    Rule {
        names: &["gpt-4o", "llama4"],
        expressions: &[GPT4O],
        ignore_merges: false,
        add_bos: false,
    },
    Rule {
        names: &["tekken"],
        expressions: &[TEKKEN],
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
        ignore_merges: false,
        add_bos: false,
    },
];

/// A rule made ready.
pub(super) struct Splitter {
    pub(super) name: String,
    pub(super) rule: &'static Rule,
    regexes: Vec<Regex>,
}

impl Splitter {
    /// The rule called `name`.
    pub(super) fn new(name: &str) -> Result<Splitter, InferenceError> {
        let rule = RULES.iter().find(|rule| rule.names.contains(&name));
        let rule = rule.ok_or_else(|| {
            unusable(format!(
                "its rule for cutting words, `{name}`, is not known here"
            ))
        })?;
        let regexes: Result<Vec<Regex>, _> =
            rule.expressions.iter().map(|e| Regex::new(e)).collect();
        Ok(Splitter {
            name: name.to_owned(),
            rule,
            regexes: regexes.map_err(|e| unusable(e.to_string()))?,
        })
    }

    /// The name of the rule that has exactly these expressions, for tokenizers that carry their own.
    pub(super) fn name_of(expressions: &[&str]) -> Option<&'static str> {
        let rule = RULES.iter().find(|rule| rule.expressions == expressions);
        rule.and_then(|rule| rule.names.first().copied())
    }

    /// The words of `text`; together they are the text.
    pub(super) fn words<'a>(&self, text: &'a str) -> Result<Vec<&'a str>, InferenceError> {
        let mut words = vec![text];
        for regex in &self.regexes {
            let mut finer = Vec::new();
            for word in words {
                cut(regex, word, &mut finer)?;
            }
            words = finer;
        }
        Ok(words)
    }
}

/// Adds every match and every gap between matches.
fn cut<'a>(regex: &Regex, text: &'a str, out: &mut Vec<&'a str>) -> Result<(), InferenceError> {
    let mut end = 0;
    for found in regex.find_iter(text) {
        let found = found.map_err(|e| unusable(format!("the text cannot be cut: {e}")))?;
        if found.start() > end {
            out.push(&text[end..found.start()]);
        }
        if found.end() > found.start() {
            out.push(found.as_str());
        }
        end = found.end();
    }
    if end < text.len() {
        out.push(&text[end..]);
    }
    Ok(())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn rules_cut_as_their_models_do() {
        let cases: [(&str, &str, &[&str]); 5] = [
            ("gpt-2", "It's 123  ok", &["It", "'s", " 123", " ", " ok"]),
            ("llama-bpe", "IT'S 12345", &["IT", "'S", " ", "123", "45"]),
            ("qwen2", "a 12\n\n b", &["a", " ", "1", "2", "\n\n", " b"]),
            ("smollm", "x 12", &["x", " ", "1", "2"]),
            ("default", "a1234.", &["a", "123", "4", "."]),
        ];
        for (name, text, expected) in cases {
            let splitter = Splitter::new(name).expect("known");
            assert_eq!(splitter.words(text).expect("cut"), expected, "{name}");
        }
        assert!(Splitter::new("no-such-rule").is_err());
        assert_eq!(Splitter::name_of(&[QWEN2]), Some("qwen2"));
    }

    #[test]
    fn every_rule_compiles() {
        for rule in &RULES {
            for name in rule.names {
                assert!(Splitter::new(name).is_ok(), "{name}");
            }
        }
    }
}
