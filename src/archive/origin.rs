//! The file that a project came from, kept beside it: what a project has no place for goes back from there.

use foreign::Format;

use crate::{Guess, Look};

/// Larger files are not kept.
pub const MOST_KEPT_BYTES: usize = 8 << 20;

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

    /// A line of the format's key, the place and the name; then the file as it was.
    pub fn to_bytes(&self) -> Vec<u8> {
        let name = self.name.replace(['\n', '\r'], " ");
        let mut bytes = format!("{} {} {name}\n", self.format.key(), self.at).into_bytes();
        bytes.extend_from_slice(&self.bytes);
        bytes
    }

    /// What [`Origin::to_bytes`] wrote; `None` for anything else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let end = bytes.iter().position(|it| *it == b'\n')?;
        let mut head = std::str::from_utf8(&bytes[..end]).ok()?.splitn(3, ' ');
        let (key, at, name) = (head.next()?, head.next()?, head.next()?);
        Some(Self {
            name: name.to_owned(),
            bytes: bytes[end + 1..].to_vec(),
            format: Format::ALL.into_iter().find(|it| it.key() == key)?,
            at: at.parse().ok()?,
        })
    }
}

fn as_one(guess: &Guess) -> Option<Vec<u8>> {
    let given = guess.found.taken.write(guess.found.format).ok()?;
    given.files.into_iter().next().map(|it| it.1)
}
