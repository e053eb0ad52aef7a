//! The shape of an answer, read from what a person typed.

use llguidance::api::{GrammarWithLexer, TopLevelGrammar};
use serde_json::{Value, json};

use crate::{
    error::{GrammarError, told},
    schema,
};

/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 10;
/// More choices than anybody lists.
const MAX_CHOICES: usize = 4096;

/// Spaces between the parts of JSON: one, or a new line and what sets it in. Without an end to them, a model that
/// likes spaces would go on with them until its answer is cut.
const SPACES: &str = r" |\n[ \t]{0,32}";

/// What may come after a backslash. With `u` a text has many spellings, and a property that is not listed could be
/// spelled as one that is.
const ESCAPES: &str = "nrbtf\\\"";

/// What an answer has to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Constraint {
    /// JSON that follows a schema, which is an object.
    Schema(Value),
    /// A text that a regular expression matches from its beginning to its end.
    Pattern(String),
    /// One of these texts.
    Choices(Vec<String>),
}

impl Constraint {
    /// Reads what a person typed: `{…}` is a JSON schema, `["…", "…"]` are choices, `/…/` is a pattern.
    ///
    /// # Errors
    /// [`GrammarError::TooLong`], [`GrammarError::NotJson`], [`GrammarError::NoShape`] or what is wrong with the shape.
    pub fn read(typed: &str) -> Result<Constraint, GrammarError> {
        let typed = typed.trim();
        if typed.len() > MAX_BYTES {
            return Err(GrammarError::TooLong {
                n_bytes: typed.len(),
                limit: MAX_BYTES,
            });
        }
        if let Some(pattern) = typed.strip_prefix('/') {
            let pattern = pattern.strip_suffix('/').ok_or(GrammarError::NoShape)?;
            return Constraint::pattern(pattern);
        }
        let value: Value = serde_json::from_str(typed).map_err(|error| GrammarError::NotJson {
            line: error.line(),
            column: error.column(),
        })?;
        match value {
            Value::Object(_) => {
                schema::check(&value)?;
                Ok(Constraint::Schema(value))
            }
            Value::Array(choices) => {
                let texts = choices.into_iter().map(|it| match it {
                    Value::String(text) => Some(text),
                    _ => None,
                });
                let texts: Option<Vec<String>> = texts.collect();
                Constraint::choices(texts.ok_or(GrammarError::NoShape)?)
            }
            _ => Err(GrammarError::NoShape),
        }
    }

    fn pattern(pattern: &str) -> Result<Constraint, GrammarError> {
        regex_syntax::parse(pattern).map_err(|error| GrammarError::Pattern {
            what: match error {
                regex_syntax::Error::Parse(it) => it.kind().to_string(),
                regex_syntax::Error::Translate(it) => it.kind().to_string(),
                other => told(other),
            },
        })?;
        Ok(Constraint::Pattern(pattern.into()))
    }

    fn choices(choices: Vec<String>) -> Result<Constraint, GrammarError> {
        let wrong = |what: String| Err(GrammarError::Choices { what });
        if choices.is_empty() {
            return wrong("there are none".into());
        }
        if choices.len() > MAX_CHOICES {
            return wrong(format!("there are more than {MAX_CHOICES}"));
        }
        if choices.iter().any(String::is_empty) {
            return wrong("one of them is empty".into());
        }
        Ok(Constraint::Choices(choices))
    }

    /// As the library takes it; with `leads`, one space may come first and is no part of the answer.
    pub(crate) fn grammar(&self, leads: bool) -> TopLevelGrammar {
        let lead = if leads { " ?" } else { "" };
        match self {
            Constraint::Schema(schema) => {
                let mut schema = schema::closed(schema);
                if let Some(fields) = schema.as_object_mut() {
                    // What a schema says to the library itself is not for a person to say: promises hang on it.
                    let own =
                        json!({"whitespace_pattern": SPACES, "json_allowed_escapes": ESCAPES});
                    fields.insert("x-guidance".into(), own);
                }
                let json = GrammarWithLexer::from_json_schema(schema);
                if !leads {
                    return TopLevelGrammar::from_grammar(json);
                }
                let mut outer = GrammarWithLexer::from_lark("start: \" \"? @json".into());
                outer.name = Some("outer".into());
                let json = GrammarWithLexer {
                    name: Some("json".into()),
                    ..json
                };
                TopLevelGrammar {
                    grammars: vec![outer, json],
                    max_tokens: None,
                }
            }
            Constraint::Pattern(pattern) => {
                TopLevelGrammar::from_regex(&format!("{lead}(?:{})", unanchored(pattern)))
            }
            Constraint::Choices(choices) => {
                let escaped: Vec<String> =
                    choices.iter().map(|it| regex_syntax::escape(it)).collect();
                TopLevelGrammar::from_regex(&format!("{lead}(?:{})", escaped.join("|")))
            }
        }
    }

    /// What the library says of a shape, as what is wrong with it.
    pub(crate) fn wrong(&self, error: impl ToString) -> GrammarError {
        let what = told(error);
        if what.contains("too big") || what.contains("too complex") || what.contains("too large") {
            return GrammarError::TooComplex { what };
        }
        match self {
            Constraint::Schema(_) => GrammarError::Schema { what },
            Constraint::Pattern(_) => GrammarError::Pattern { what },
            Constraint::Choices(_) => GrammarError::Choices { what },
        }
    }
}

/// The pattern without `^` and `$` around it: it has to match the whole answer anyway.
fn unanchored(pattern: &str) -> &str {
    let pattern = pattern.strip_prefix('^').unwrap_or(pattern);
    match pattern.strip_suffix('$') {
        Some(rest) => {
            let n_slashes = rest.bytes().rev().take_while(|it| *it == b'\\').count();
            if n_slashes % 2 == 0 { rest } else { pattern }
        }
        None => pattern,
    }
}
