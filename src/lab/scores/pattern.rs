//! Regular expressions that come from other people, with an end to what they may cost.
//!
//! Why `fancy-regex` and not `regex`: promptfoo's patterns are JavaScript's, and "does not contain" is written there as
//! `^(?!.*sorry)`; `regex` refuses every look-around and back-reference, and a quiet rewrite would score something else.
//! What `regex` could run, `fancy-regex` hands to the same linear engine (`regex-automata`); the rest backtracks under a limit.
//! `inference` already builds this version, so it costs the workspace nothing new.

use fancy_regex::{Regex, RegexBuilder};

use super::Case;
use crate::LabError;
use crate::words;

const MAX_PATTERN_BYTES: usize = 1_000;
/// Each step back may read the whole text, so both are bounded; a search that finds nothing needs a step or two a character.
const MAX_TEXT_BYTES: usize = 16 * 1024;
const MAX_STEPS_BACK: usize = 40_000;
/// `(a{1000}){1000}` would not fit.
const MAX_PROGRAM_BYTES: usize = 1 << 20;

/// A compiled pattern; finds a match anywhere in a text.
///
/// Unlike in JavaScript, `\d` and `\w` also match digits and letters of other scripts.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    case: Case,
    regex: Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        (&self.source, self.case) == (&other.source, other.case)
    }
}

impl Pattern {
    pub fn new(source: &str, case: Case) -> Result<Self, LabError> {
        if source.len() > MAX_PATTERN_BYTES {
            return Err(LabError::TooLong {
                what: words::a_pattern(),
                size: source.len(),
                most: MAX_PATTERN_BYTES,
                unit: words::bytes(),
            });
        }
        let built = RegexBuilder::new(source)
            .case_insensitive(case == Case::Ignored)
            .backtrack_limit(MAX_STEPS_BACK)
            .delegate_size_limit(MAX_PROGRAM_BYTES)
            .build();
        Ok(Self {
            source: source.to_owned(),
            case,
            regex: built.map_err(|_| LabError::Pattern)?,
        })
    }

    pub fn source(&self) -> &str {
        &self.source
    }

    pub fn case(&self) -> Case {
        self.case
    }

    /// Is there a match; an error where the text is too long or the search would take too long.
    pub fn is_in(&self, text: &str) -> Result<bool, LabError> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(LabError::TooLong {
                what: words::text_for_pattern(),
                size: text.len(),
                most: MAX_TEXT_BYTES,
                unit: words::bytes(),
            });
        }
        self.regex
            .is_match(text)
            .map_err(|_| LabError::PatternTooSlow)
    }
}
