//! Find and replace across a project: every hit with what would stand there, and one edit for any of them.

use std::ops::Range;

use domain::{Edit, Field, Project};
use regex::{Regex, RegexBuilder};

use crate::words;

/// More hits are not looked for.
pub const MOST_HITS: usize = 5_000;
const MOST_PATTERN_BYTES: usize = 1_000;
/// `\w{1000}{1000}` would not fit.
const MOST_PROGRAM_BYTES: usize = 1 << 20;
/// All texts together after a replacement.
const MOST_WRITTEN_BYTES: usize = 8 << 20;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub text: String,
    /// Capitals and small letters are different.
    pub match_case: bool,
    /// Not inside a longer word.
    pub whole_words: bool,
    /// A regular expression of the `regex` crate: it takes time in proportion to the text, whatever the pattern.
    pub is_pattern: bool,
}

/// One place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub field: Field,
    pub bytes: Range<usize>,
    /// What would stand there.
    pub with: String,
}

/// All places, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// There are more than [`MOST_HITS`].
    pub is_cut: bool,
}

/// Why nothing was looked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    #[error("{}", words::pattern_too_long())]
    TooLong,
    #[error("{}", words::no_pattern())]
    NoPattern,
    #[error("{}", words::too_much_written())]
    TooMuch,
}

/// Looks through every text but the project's name. A pattern's `$1` in `with` is what its first group matched; without
/// a pattern, `with` is taken as it is written. What is put in is not looked through again.
pub fn find(project: &Project, query: &Query, with: &str) -> Result<Found, FindError> {
    let mut found = Found::default();
    if query.text.is_empty() {
        return Ok(found);
    }
    let pattern = compiled(query)?;
    let mut written = 0;
    for (field, text) in texts(project) {
        written += text.len();
        for captures in pattern.captures_iter(text) {
            let Some(hit) = captures.get(0).filter(|it| !it.is_empty()) else {
                // Nothing at all stands between any two letters.
                continue;
            };
            if query.whole_words && !is_whole(text, &hit.range()) {
                continue;
            }
            if found.hits.len() == MOST_HITS {
                found.is_cut = true;
                return Ok(found);
            }
            let with = if query.is_pattern {
                let mut expanded = String::new();
                captures.expand(with, &mut expanded);
                expanded
            } else {
                with.to_owned()
            };
            written += with.len();
            if written > MOST_WRITTEN_BYTES {
                return Err(FindError::TooMuch);
            }
            found.hits.push(Hit {
                field: field.clone(),
                bytes: hit.range(),
                with,
            });
        }
    }
    Ok(found)
}

/// The edit that replaces these hits of [`find`] in this very project, undone as one. `None` where nothing changes.
pub fn replace(project: &Project, hits: &[Hit]) -> Option<Edit> {
    let mut edits = Vec::new();
    for hits in hits.chunk_by(|a, b| a.field == b.field) {
        let field = hits.first()?.field.clone();
        let old = project.text(&field)?;
        let (mut text, mut from) = (String::with_capacity(old.len()), 0);
        for hit in hits {
            text.push_str(old.get(from..hit.bytes.start)?);
            text.push_str(&hit.with);
            from = hit.bytes.end;
        }
        text.push_str(old.get(from..)?);
        if text != old {
            edits.push(Edit::SetText { field, text });
        }
    }
    (!edits.is_empty()).then_some(Edit::Many(edits))
}

fn compiled(query: &Query) -> Result<Regex, FindError> {
    if query.text.len() > MOST_PATTERN_BYTES {
        return Err(FindError::TooLong);
    }
    let escaped;
    let source = if query.is_pattern {
        &query.text
    } else {
        escaped = regex::escape(&query.text);
        &escaped
    };
    RegexBuilder::new(source)
        .case_insensitive(!query.match_case)
        .size_limit(MOST_PROGRAM_BYTES)
        .build()
        .map_err(|_| FindError::NoPattern)
}

fn texts(project: &Project) -> Vec<(Field, &str)> {
    let prompt = &project.prompt;
    let mut texts = vec![
        (Field::Instruction, prompt.instruction.as_str()),
        (Field::InputLabel, &prompt.labels.input),
        (Field::OutputLabel, &prompt.labels.output),
    ];
    for it in &prompt.examples {
        texts.push((Field::ExampleInput(it.id), &it.input));
        texts.push((Field::ExampleOutput(it.id), &it.output));
    }
    texts.push((Field::Input, &prompt.input));
    let values = prompt.values.iter();
    texts.extend(values.map(|it| (Field::Value(it.0.clone()), it.1.as_str())));
    texts
}

/// No letter, digit or `_` goes on before or behind.
fn is_whole(text: &str, bytes: &Range<usize>) -> bool {
    let goes_on = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
    !goes_on(text[..bytes.start].chars().next_back()) && !goes_on(text[bytes.end..].chars().next())
}
