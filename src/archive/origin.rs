//! The file that a project came from, kept beside it: what a project has no place for goes back from there.

use foreign::Format;
use format::origin::Kept;

use crate::{Guess, Look};

/// A file, how it was read, and which of its prompts the project was.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    pub name: String,
    pub bytes: Vec<u8>,
    pub format: Format,
    /// From 0.
    pub at: usize,
}

impl Origin {
    /// The origin of one prompt of a file.
    pub fn of(look: &Look, guess: &Guess, at: usize) -> Self {
        // Files that came along are not kept beside it: then all of it is written as one file.
        let whole = guess.with_others.then(|| as_one(guess)).flatten();
        Self {
            name: look.name.clone(),
            bytes: whole.unwrap_or_else(|| look.bytes.clone()),
            format: guess.found.format,
            at,
        }
    }

    /// As it lies in the store.
    pub fn to_bytes(&self) -> Vec<u8> {
        let kept = Kept {
            format: self.format.key(),
            at: self.at,
            name: &self.name,
            bytes: &self.bytes,
        };
        kept.to_bytes()
    }

    /// What [`Origin::to_bytes`] wrote; `None` for anything else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let kept = Kept::read(bytes)?;
        Some(Self {
            name: kept.name.to_owned(),
            bytes: kept.bytes.to_vec(),
            format: Format::ALL.into_iter().find(|it| it.key() == kept.format)?,
            at: kept.at,
        })
    }
}

fn as_one(guess: &Guess) -> Option<Vec<u8>> {
    let given = guess.found.taken.write(guess.found.format).ok()?;
    given.files.into_iter().next().map(|it| it.1)
}
