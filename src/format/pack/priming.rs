//! What the model has read before it reads a project: prompts, labels, code and JSON in many languages.
//!
//! The text itself is `priming.txt`. There `¦` and a hexadecimal digit stand for a mark of the body,
//! and a line end before them is for the eye only.

use std::sync::OnceLock;

use super::model::Model;
use crate::coder::Guesser as _;

const TEXT: &str = include_str!("priming.txt");

/// Slots for projects as people share them, and for longer ones.
const USUAL_BITS: u32 = 20;
const LARGE_BITS: u32 = 22;
/// Where a project is long.
const LARGE_BYTES: usize = 16 << 10;

/// A model that has read the priming text, ready for `n_bytes` more.
pub(super) fn model_for(n_bytes: usize) -> Model {
    // Reading takes longer than most projects do, so it is done once.
    static USUAL: OnceLock<Model> = OnceLock::new();
    if n_bytes > LARGE_BYTES {
        return primed(LARGE_BITS);
    }
    USUAL.get_or_init(|| primed(USUAL_BITS)).clone()
}

fn primed(bits: u32) -> Model {
    let mut model = Model::new(bits);
    for byte in bytes() {
        for place in (0..8).rev() {
            model.learn(byte >> place & 1 == 1);
        }
    }
    model
}

/// The priming text as a body has it.
fn bytes() -> Vec<u8> {
    let mut bytes = Vec::with_capacity(TEXT.len());
    let mut pieces = TEXT.trim_end_matches('\n').split('¦');
    bytes.extend_from_slice(pieces.next().unwrap_or_default().as_bytes());
    for piece in pieces {
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        }
        let (digit, text) = piece.split_at(piece.len().min(1));
        let digit = u8::from_str_radix(digit, 16).expect("a digit stands behind every ¦");
        bytes.push(0xF0 | digit);
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_text_and_the_model_are_frozen() {
        assert_eq!(super::bytes().len(), 17_367);
        assert_eq!(crate::checksum::crc32(&super::bytes()), 0xEA8F_F842);
    }
}
