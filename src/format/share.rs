//! The whole project in the fragment of an address: `#p1=…`, or sealed with a passphrase `#s1=…`.
//!
//! ```text
//! link     = ("p1=" | "s1=") base64url(envelope)
//! envelope = crc32(4) varint(length of payload) payload
//! payload  = packed body | sealed(packed body)
//! ```
//!
//! The length tells a link that was cut from one that was changed; the checksum tells both from a whole one.
//! Invariant: a link that was ever made opens for ever, and is made again letter for letter.

use domain::{Project, ProjectId};

use crate::{
    Passphrase, base64url, body, checksum::crc32, limits, pack, seal as locks, varint, words,
};

pub use crate::FormatError as ShareError;

/// Random bytes that make two seals with one passphrase have different keys.
pub type Salt = [u8; 16];
/// Random bytes that must never serve twice with one key.
pub type Nonce = [u8; 12];

const OPEN: &str = "p1=";
const SEALED: &str = "s1=";
const KNOWN: u32 = 1;

/// A link to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Begins with `#`; goes behind the address of the app.
    pub fragment: String,
    pub size: LinkSize,
}

/// How long a link is and what that means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkSize {
    /// Characters of the fragment, `#` included.
    pub characters: usize,
    pub verdict: Verdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Fine,
    Long,
    TooLong,
}

impl LinkSize {
    /// Every common browser, mail program and messenger keeps an address of this length.
    pub const FINE: usize = 8_000;
    /// Browsers still open an address of this length from their bar.
    pub const LONG: usize = 32_000;

    pub fn of(characters: usize) -> Self {
        let verdict = if characters <= Self::FINE {
            Verdict::Fine
        } else if characters <= Self::LONG {
            Verdict::Long
        } else {
            Verdict::TooLong
        };
        Self {
            characters,
            verdict,
        }
    }

    /// Why a long link may not arrive and what to do; nothing to say about a fine one.
    pub fn advice(self) -> Option<&'static str> {
        match self.verdict {
            Verdict::Fine => None,
            Verdict::Long => Some(words::link_is_long()),
            Verdict::TooLong => Some(words::too_long_for_a_link()),
        }
    }
}

/// What a link held.
#[allow(
    clippy::large_enum_variant,
    reason = "one at a time, taken apart at once"
)]
pub enum Incoming {
    Open(Project),
    Sealed(SealedProject),
}

/// A project that waits for its passphrase.
pub struct SealedProject {
    sealed: SealedBody,
    id: ProjectId,
}

impl SealedProject {
    /// # Errors
    /// [`ShareError::WrongPassphrase`] and, from a hostile link, any other.
    pub fn open(&self, passphrase: &Passphrase) -> Result<Project, ShareError> {
        project(&self.sealed.open(passphrase)?, self.id.clone())
    }
}

/// A project's body as a link held it.
pub enum Held {
    Body(Vec<u8>),
    Sealed(SealedBody),
}

/// A body that waits for its passphrase.
pub struct SealedBody(Vec<u8>);

impl SealedBody {
    /// # Errors
    /// [`ShareError::WrongPassphrase`] and, from a hostile link, any other.
    pub fn open(&self, passphrase: &Passphrase) -> Result<Vec<u8>, ShareError> {
        pack::unpack(&locks::open(SEALED, &self.0, passphrase)?)
    }
}

/// A link that anyone can open.
///
/// # Errors
/// Those of [`body`].
pub fn encode(project: &Project) -> Result<Link, ShareError> {
    Ok(link(&body(project)?))
}

/// A link that only the passphrase opens. `salt` and `nonce` are random and used for this link only.
///
/// # Errors
/// Those of [`body`] and of [`sealed_link`].
pub fn seal(
    project: &Project,
    passphrase: &Passphrase,
    salt: Salt,
    nonce: Nonce,
) -> Result<Link, ShareError> {
    sealed_link(&body(project)?, passphrase, salt, nonce)
}

/// Whether a fragment looks like a link of ours, of any version: worth a [`decode`] and, if that fails, a message.
pub fn is_link(fragment: &str) -> bool {
    split(fragment).is_some()
}

/// Reads a fragment, with or without its `#`; `id` is what the project will be called on this device.
///
/// # Errors
/// Those of [`read`] and of [`project`].
pub fn decode(fragment: &str, id: ProjectId) -> Result<Incoming, ShareError> {
    match read(fragment)? {
        Held::Body(body) => Ok(Incoming::Open(project(&body, id)?)),
        Held::Sealed(sealed) => Ok(Incoming::Sealed(SealedProject { sealed, id })),
    }
}

/// A project as the bytes that a link is made around.
///
/// # Errors
/// [`ShareError::TooLargeForALink`] or [`ShareError::TooMany`]: offer a file instead.
pub fn body(project: &Project) -> Result<Vec<u8>, ShareError> {
    limits::check(project)?;
    let body = body::write(&limits::in_range(project));
    if body.len() > pack::LIMIT_BYTES {
        return Err(ShareError::TooLargeForALink {
            kilobytes: body.len().div_ceil(1024),
            limit: pack::LIMIT_BYTES / 1024,
        });
    }
    Ok(body)
}

/// The project of a body; `id` is what it will be called on this device.
///
/// # Errors
/// A hostile or a newer link may hold bytes that are no project of this version.
pub fn project(body: &[u8], id: ProjectId) -> Result<Project, ShareError> {
    body::read(body, id)
}

/// An open link around a [`body`].
pub fn link(body: &[u8]) -> Link {
    letters(OPEN, &pack::pack(body))
}

/// A sealed link around a [`body`].
///
/// # Errors
/// [`ShareError::EmptyPassphrase`].
pub fn sealed_link(
    body: &[u8],
    passphrase: &Passphrase,
    salt: Salt,
    nonce: Nonce,
) -> Result<Link, ShareError> {
    let sealed = locks::seal(SEALED, &pack::pack(body), passphrase, salt, nonce)?;
    Ok(letters(SEALED, &sealed))
}

/// What the fragment of a link holds.
///
/// # Errors
/// Distinct for each reason that a link does not open, see [`ShareError`].
pub fn read(fragment: &str) -> Result<Held, ShareError> {
    let (kind, version, letters) = split(fragment).ok_or(ShareError::NotOurs)?;
    if version > KNOWN {
        return Err(ShareError::NewerLink {
            found: version,
            known: KNOWN,
        });
    }
    let payload = payload(letters)?;
    match kind {
        Kind::Open => Ok(Held::Body(pack::unpack(&payload)?)),
        Kind::Sealed => Ok(Held::Sealed(SealedBody(payload))),
    }
}

/// Any other bytes packed as a link's are, behind a `prefix` of their own such as `e1=`.
///
/// # Errors
/// [`ShareError::TooLargeForALink`]: offer a file instead.
pub fn parcel(prefix: &str, bytes: &[u8]) -> Result<Link, ShareError> {
    if bytes.len() > pack::LIMIT_BYTES {
        return Err(ShareError::TooLargeForALink {
            kilobytes: bytes.len().div_ceil(1024),
            limit: pack::LIMIT_BYTES / 1024,
        });
    }
    Ok(letters(prefix, &pack::pack(bytes)))
}

/// The bytes of a [`parcel`], from the letters behind its prefix.
///
/// # Errors
/// Letters that were cut or changed, or that would unfold to too much.
pub fn unparcel(letters: &str) -> Result<Vec<u8>, ShareError> {
    pack::unpack(&payload(letters)?)
}

/// A link with a right checksum around any bytes, as a hostile maker of links can make: for tests and fuzzing.
#[doc(hidden)]
pub fn around(payload: &[u8]) -> String {
    letters(OPEN, payload).fragment
}

fn letters(kind: &str, payload: &[u8]) -> Link {
    let mut rest = Vec::new();
    varint::write(&mut rest, payload.len() as u64);
    rest.extend_from_slice(payload);
    let mut envelope = crc32(&rest).to_be_bytes().to_vec();
    envelope.append(&mut rest);
    let mut fragment = format!("#{kind}");
    base64url::write(&mut fragment, &envelope);
    let size = LinkSize::of(fragment.len());
    Link { fragment, size }
}

fn payload(letters: &str) -> Result<Vec<u8>, ShareError> {
    // What a mail program adds inside or behind a long link: breaks, a full stop, a bracket.
    let mut letters: String = letters.chars().filter(|it| !it.is_whitespace()).collect();
    let kept = letters
        .trim_end_matches(|it| ".,;:!?)>]}\"'".contains(it))
        .len();
    letters.truncate(kept);
    if letters.bytes().any(|it| base64url::sextet(it).is_none()) {
        return Err(ShareError::Corrupted);
    }
    // A cut may fall inside a group of letters: what is left of the group is no byte.
    let envelope = match base64url::read(&letters) {
        Some(bytes) => bytes,
        None => base64url::read(&letters[..letters.len() / 4 * 4]).unwrap_or_default(),
    };
    let (crc, rest) = envelope
        .split_first_chunk::<4>()
        .ok_or(ShareError::Truncated)?;
    let mut payload = rest;
    let promised = varint::read(&mut payload).ok_or(ShareError::Truncated)?;
    if (payload.len() as u64) < promised {
        return Err(ShareError::Truncated);
    }
    if payload.len() as u64 > promised || crc32(rest) != u32::from_be_bytes(*crc) {
        return Err(ShareError::Corrupted);
    }
    Ok(payload.to_vec())
}

#[derive(Clone, Copy)]
enum Kind {
    Open,
    Sealed,
}

/// `#p1=letters` into kind, version and letters; `None` where it has another shape.
fn split(fragment: &str) -> Option<(Kind, u32, &str)> {
    let fragment = fragment.trim();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (name, letters) = fragment.split_once('=')?;
    let (kind, version) = if let Some(version) = name.strip_prefix('p') {
        (Kind::Open, version)
    } else {
        (Kind::Sealed, name.strip_prefix('s')?)
    };
    let is_number = (1..=4).contains(&version.len()) && !version.starts_with('0');
    let version = version
        .parse()
        .ok()
        .filter(|_| is_number && !version.starts_with('+'))?;
    Some((kind, version, letters))
}
