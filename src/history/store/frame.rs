//! One event as bytes that stand for themselves: a length, a checksum, a body.
//!
//! ```text
//! frame = length varint, the CRC-16 of the body (2 bytes, low first), body
//! body  = MADE | flags, time varint, content hash, [other parent], name, content
//!       | kind, version id, … (the rarer events name versions by their whole id)
//! ```
//!
//! A body that is damaged passes for a sound one once in 65,536 times; a version's content then fails its hash.
//!
//! The first parent of a version is the end of the open branch, so it takes no bytes. A time is whole, not the
//! difference to the last one: a frame that is lost changes no id behind it.

use std::ops::Range;

use super::{
    Broken,
    numbers::{crc16, read, read_size, take, write},
    phrases,
};
use crate::{
    ContentHash, Event, Name, ResultRef, Version, VersionId, history::MOST_BRANCH_CHARS,
    version::MOST_NOTE_BYTES,
};

const MADE: u8 = 0x80;
const WHOLE: u8 = 1;
const MERGED: u8 = 2;
const GIVEN: u8 = 4;
const NAMED: u8 = 1;
const NOTED: u8 = 2;
const PINNED: u8 = 3;
const UNPINNED: u8 = 4;
const MEASURED: u8 = 5;
const BRANCHED: u8 = 6;
const SWITCHED: u8 = 7;
/// No frame is longer than a whole content and its head.
const MOST_BODY: usize = super::content::MOST_BYTES + 64 * 1024;

/// What a body says.
pub(super) enum Said {
    /// The version lacks its first parent, which the reader knows. `content` is a place in the body.
    Made {
        version: Version,
        is_whole: bool,
        content: Range<usize>,
    },
    Other(Event),
}

/// The frame around a body.
pub(super) fn around(body: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(body.len() + 9);
    write(&mut frame, body.len() as u64);
    frame.extend(crc16(body).to_le_bytes());
    frame.extend(body);
    frame
}

/// Where the body of the frame at the front lies, and whether it is sound; `None` where the frame breaks off.
pub(super) fn body(bytes: &[u8]) -> Option<(Range<usize>, bool)> {
    let mut rest = bytes;
    let n = read_size(&mut rest).ok().filter(|it| *it <= MOST_BODY)?;
    let crc: [u8; 2] = take(&mut rest, 2).ok()?.try_into().ok()?;
    let start = bytes.len() - rest.len();
    let body = take(&mut rest, n).ok()?;
    Some((start..start + n, crc16(body) == u16::from_le_bytes(crc)))
}

pub(super) fn write_made(version: &Version, is_whole: bool, content: &[u8]) -> Vec<u8> {
    let mut body = vec![MADE];
    write(&mut body, version.made_at_millis);
    body.extend(version.content.0);
    if is_whole {
        body[0] |= WHOLE;
    }
    if let Some(other) = version.parents.get(1) {
        body[0] |= MERGED;
        body.extend(other.0);
    }
    if matches!(version.name, Name::Given(_)) {
        body[0] |= GIVEN;
    }
    write_text(&mut body, version.name.text());
    body.extend(content);
    body
}

/// The body of any other event; `None` for a version, which needs its content.
pub(super) fn write_event(event: &Event) -> Option<Vec<u8>> {
    let about = |kind: u8, id: &VersionId| [&[kind], &id.0[..]].concat();
    Some(match event {
        Event::Made(_) => return None,
        Event::Named { id, name } => {
            let mut body = about(NAMED, id);
            body.push(u8::from(matches!(name, Name::Given(_))));
            write_text(&mut body, name.text());
            body
        }
        Event::Noted { id, note } => {
            let mut body = about(NOTED, id);
            write_text(&mut body, note);
            body
        }
        Event::Pinned { id, pinned } => about(if *pinned { PINNED } else { UNPINNED }, id),
        Event::Measured { id, result } => {
            let mut body = about(MEASURED, id);
            write_text(&mut body, &result.key);
            write_text(&mut body, &result.sentence);
            body
        }
        Event::Branched { name, at } => {
            let mut body = about(BRANCHED, at);
            write_text(&mut body, name);
            body
        }
        Event::Switched { name } => {
            let mut body = vec![SWITCHED];
            write_text(&mut body, name);
            body
        }
    })
}

pub(super) fn read_body(body: &[u8]) -> Result<Said, Broken> {
    let mut rest = body;
    let kind = take(&mut rest, 1)?[0];
    if kind & MADE != 0 {
        return read_made(kind, rest, body.len());
    }
    let event = match kind {
        NAMED => {
            let id = read_id(&mut rest)?;
            let is_given = take(&mut rest, 1)?[0] == 1;
            let text = read_text(&mut rest, MOST_NOTE_BYTES)?;
            let name = named(is_given, text);
            Event::Named { id, name }
        }
        NOTED => Event::Noted {
            id: read_id(&mut rest)?,
            note: read_text(&mut rest, MOST_NOTE_BYTES)?,
        },
        PINNED | UNPINNED => Event::Pinned {
            id: read_id(&mut rest)?,
            pinned: kind == PINNED,
        },
        MEASURED => Event::Measured {
            id: read_id(&mut rest)?,
            result: ResultRef {
                key: read_text(&mut rest, MOST_NOTE_BYTES)?,
                sentence: read_text(&mut rest, MOST_NOTE_BYTES)?,
            },
        },
        BRANCHED => Event::Branched {
            at: read_id(&mut rest)?,
            name: read_text(&mut rest, 4 * MOST_BRANCH_CHARS)?,
        },
        SWITCHED => Event::Switched {
            name: read_text(&mut rest, 4 * MOST_BRANCH_CHARS)?,
        },
        _ => return Err(Broken),
    };
    if rest.is_empty() {
        Ok(Said::Other(event))
    } else {
        Err(Broken)
    }
}

fn read_made(flags: u8, mut rest: &[u8], n_body: usize) -> Result<Said, Broken> {
    if flags & !(MADE | WHOLE | MERGED | GIVEN) != 0 {
        return Err(Broken);
    }
    let made_at_millis = read(&mut rest)?;
    let content = take(&mut rest, 12)?.try_into().map_err(|_| Broken)?;
    let content = ContentHash(content);
    let mut parents = Vec::new();
    if flags & MERGED != 0 {
        parents.push(read_id(&mut rest)?);
    }
    let text = read_text(&mut rest, MOST_NOTE_BYTES)?;
    let version = Version {
        id: VersionId::of(content, made_at_millis),
        content,
        parents,
        made_at_millis,
        name: named(flags & GIVEN != 0, text),
        pinned: false,
        note: String::new(),
        results: Vec::new(),
    };
    Ok(Said::Made {
        version,
        is_whole: flags & WHOLE != 0,
        content: n_body - rest.len()..n_body,
    })
}

fn named(is_given: bool, text: String) -> Name {
    if is_given {
        Name::Given(text)
    } else {
        Name::Automatic(text)
    }
}

fn write_text(into: &mut Vec<u8>, text: &str) {
    let text = phrases::write(text);
    write(into, text.len() as u64);
    into.extend(text);
}

fn read_text(from: &mut &[u8], most: usize) -> Result<String, Broken> {
    // A phrase may be longer than its byte, and a control character takes two.
    let n = read_size(from)?;
    if n > 2 * most {
        return Err(Broken);
    }
    let text = phrases::read(take(from, n)?)?;
    if text.len() > most {
        Err(Broken)
    } else {
        Ok(text)
    }
}

fn read_id(from: &mut &[u8]) -> Result<VersionId, Broken> {
    let bytes = take(from, 16)?.try_into().map_err(|_| Broken)?;
    Ok(VersionId(bytes))
}
