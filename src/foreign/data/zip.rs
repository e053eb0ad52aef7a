//! The parts of a ZIP archive, unpacked one by one within a limit; and an archive of parts that are not packed.
//!
//! After PKWARE's APPNOTE 6.3.10: end of central directory, central directory, local headers. No ZIP64, no encryption.

use crate::ForeignError;
use crate::words;

/// All parts of an archive that are unpacked, together.
const MOST_BYTES: usize = 64 << 20;
const MOST_PARTS: usize = 2_000;

fn bad(why: &'static str) -> ForeignError {
    ForeignError::Spreadsheet { why }
}

fn number(bytes: &[u8], at: usize, len: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(len)?)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |sum, it| sum << 8 | usize::from(*it)),
    )
}

struct Entry {
    name: String,
    method: usize,
    flags: usize,
    packed: usize,
    header: usize,
}

/// An archive whose parts are read by name.
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    left: usize,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ForeignError> {
        let broken = || bad(words::contents_damaged());
        // The end has a comment of at most 65,535 bytes behind it.
        let from = bytes.len().saturating_sub(22 + 65_535);
        let end = bytes[from..]
            .windows(4)
            .rposition(|it| it == b"PK\x05\x06")
            .ok_or_else(broken)?
            + from;
        let count = number(bytes, end + 10, 2).ok_or_else(broken)?;
        let mut at = number(bytes, end + 16, 4).ok_or_else(broken)?;
        if count > MOST_PARTS {
            return Err(bad(words::too_many_parts()));
        }
        let mut entries = Vec::new();
        for _ in 0..count {
            let read = |offset, len| number(bytes, at.checked_add(offset)?, len).ok_or(()).ok();
            let entry = || {
                if read(0, 4)? != 0x0201_4b50 {
                    return None;
                }
                let lens = (read(28, 2)?, read(30, 2)?, read(32, 2)?);
                let name = bytes.get(at + 46..at + 46 + lens.0)?;
                let entry = Entry {
                    name: String::from_utf8_lossy(name).into_owned(),
                    method: read(10, 2)?,
                    flags: read(8, 2)?,
                    packed: read(20, 4)?,
                    header: read(42, 4)?,
                };
                Some((entry, 46 + lens.0 + lens.1 + lens.2))
            };
            let (entry, len) = entry().ok_or_else(broken)?;
            entries.push(entry);
            at += len;
        }
        Ok(Self {
            bytes,
            entries,
            left: MOST_BYTES,
        })
    }

    /// A part's bytes; `None` where there is none of this name. What is unpacked counts against one limit for all.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ForeignError> {
        let Some(entry) = self.entries.iter().find(|it| it.name == name) else {
            return Ok(None);
        };
        if entry.flags & 1 != 0 {
            return Err(bad(words::locked()));
        }
        let broken = || bad(words::part_damaged());
        let names = number(self.bytes, entry.header.saturating_add(26), 2).ok_or_else(broken)?;
        let extra = number(self.bytes, entry.header.saturating_add(28), 2).ok_or_else(broken)?;
        let from = entry.header.saturating_add(30 + names + extra);
        let packed = self
            .bytes
            .get(from..from.saturating_add(entry.packed))
            .ok_or_else(broken)?;
        let too_large = || bad(words::unpacks_too_large());
        let part = match entry.method {
            0 if packed.len() > self.left => return Err(too_large()),
            0 => packed.to_vec(),
            8 => miniz_oxide::inflate::decompress_to_vec_with_limit(packed, self.left).map_err(
                |error| match error.status {
                    miniz_oxide::inflate::TINFLStatus::HasMoreOutput => too_large(),
                    _ => broken(),
                },
            )?,
            _ => return Err(bad(words::packed_unknown())),
        };
        self.left -= part.len();
        Ok(Some(part))
    }
}

/// An archive of parts, stored as they are.
pub(crate) fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut bytes, mut contents) = (Vec::new(), Vec::new());
    let two = |it: usize| (it as u16).to_le_bytes();
    let four = |it: usize| (it as u32).to_le_bytes();
    for (name, part) in parts {
        let start = bytes.len();
        let mut head = Vec::new();
        // Version 2.0, names in UTF-8, stored, 1 January 1980.
        for it in [20, 0x0800, 0, 0, 0x21] {
            head.extend(two(it));
        }
        head.extend(crc32(part).to_le_bytes());
        head.extend(four(part.len()));
        head.extend(four(part.len()));
        head.extend(two(name.len()));
        head.extend(two(0));
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(name.as_bytes());
        bytes.extend(part);
        contents.extend(b"PK\x01\x02");
        contents.extend(two(20));
        contents.extend(&head);
        for it in [0, 0, 0] {
            contents.extend(two(it));
        }
        contents.extend(four(0));
        contents.extend(four(start));
        contents.extend(name.as_bytes());
    }
    let start = bytes.len();
    let len = contents.len();
    bytes.extend(contents);
    bytes.extend(b"PK\x05\x06");
    bytes.extend([0; 4]);
    bytes.extend(two(parts.len()));
    bytes.extend(two(parts.len()));
    bytes.extend(four(len));
    bytes.extend(four(start));
    bytes.extend(two(0));
    bytes
}

/// CRC-32 as ZIP has it (IEEE 802.3, reflected, 0xEDB88320).
fn crc32(bytes: &[u8]) -> u32 {
    let table: Vec<u32> = (0..256)
        .map(|it| {
            (0..8).fold(it, |crc: u32, _| {
                if crc & 1 == 1 {
                    crc >> 1 ^ 0xEDB8_8320
                } else {
                    crc >> 1
                }
            })
        })
        .collect();
    !bytes.iter().fold(!0u32, |crc, it| {
        crc >> 8 ^ table[usize::from((crc as u8) ^ it)]
    })
}

#[cfg(test)]
mod tests {
    /// The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
    #[test]
    fn crc_has_its_check_value() {
        assert_eq!(super::crc32(b"123456789"), 0xCBF4_3926);
    }
}
