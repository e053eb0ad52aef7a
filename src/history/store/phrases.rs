//! Names in few bytes: the phrases of automatic names are one byte each.

use super::Broken;

/// Byte 1 stands for the first. Only ever added to; at most 31, because byte 32 is a space.
const PHRASES: [&str; 31] = [
    "example ",
    "examples ",
    " reworded",
    " added",
    " removed",
    " moved to place ",
    " switched on",
    " switched off",
    "instruction",
    "input",
    "output",
    " label",
    " written",
    " emptied",
    "temperature ",
    "top-k ",
    "top-p ",
    "max tokens ",
    "seed ",
    "model ",
    " to ",
    ", ",
    " and ",
    " more changes",
    "variable “",
    "” set",
    "” changed",
    "stop texts ",
    "renamed to “",
    "0.",
    "first version",
];
/// Before a character that would be read as a phrase.
const PLAIN: u8 = 0;

pub(super) fn write(text: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some(next) = rest.bytes().next() {
        let phrases = PHRASES.iter().zip(1u8..);
        let found = phrases.filter(|(phrase, _)| rest.starts_with(**phrase));
        if let Some((phrase, code)) = found.max_by_key(|(phrase, _)| phrase.len()) {
            bytes.push(code);
            rest = &rest[phrase.len()..];
            continue;
        }
        if next < b' ' {
            bytes.push(PLAIN);
        }
        let n = rest.chars().next().map_or(1, char::len_utf8);
        bytes.extend(&rest.as_bytes()[..n]);
        rest = &rest[n..];
    }
    bytes
}

pub(super) fn read(bytes: &[u8]) -> Result<String, Broken> {
    let (mut text, mut bytes) = (Vec::with_capacity(2 * bytes.len()), bytes.iter());
    while let Some(byte) = bytes.next() {
        match *byte {
            PLAIN => text.push(*bytes.next().ok_or(Broken)?),
            code if code < b' ' => {
                text.extend(PHRASES[usize::from(code) - 1].as_bytes());
            }
            plain => text.push(plain),
        }
    }
    String::from_utf8(text).map_err(|_| Broken)
}
