//! Bytes as the letters that every address bar leaves alone: base64url without padding (RFC 4648, section 5).
//!
//! Strict: one spelling for every bytes, so a changed letter is a changed byte.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends the letters of `bytes`: four for every three bytes, rounded up.
pub(crate) fn write(into: &mut String, bytes: &[u8]) {
    into.reserve(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = [0; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let group = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for place in 0..=chunk.len() {
            let sextet = (group >> (18 - 6 * place)) & 63;
            into.push(char::from(LETTERS[sextet as usize]));
        }
    }
}

/// The bytes, or `None` where a letter is foreign or the last one carries bits that no byte has.
pub(crate) fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0;
        for place in 0..4 {
            let sextet = chunk.get(place).map_or(Some(0), |it| sextet(*it))?;
            group = group << 6 | sextet;
        }
        let [_, group @ ..] = u32::to_be_bytes(group);
        let n_bytes = chunk.len() - 1;
        if n_bytes == 0 || group[n_bytes..].iter().any(|it| *it != 0) {
            return None;
        }
        bytes.extend_from_slice(&group[..n_bytes]);
    }
    Some(bytes)
}

/// The value of a letter.
pub(crate) fn sextet(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    fn text(bytes: &[u8]) -> String {
        let mut text = String::new();
        super::write(&mut text, bytes);
        text
    }

    #[test]
    fn the_vectors_of_rfc_4648() {
        // Section 10, without padding.
        for (bytes, expected) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(text(bytes.as_bytes()), expected);
            assert_eq!(super::read(expected).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(text(&[0xFB, 0xFF]), "-_8");
    }

    #[test]
    fn one_spelling_only() {
        for wrong in ["Z", "Zh", "Zm9", "Zm8=", "Zm+v", "Zm/v", "Zm9vä"] {
            assert_eq!(super::read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(crate::tests::cases(256))]

        #[test]
        fn what_is_written_is_read(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            prop_assert_eq!(super::read(&text(&bytes)), Some(bytes));
        }

        #[test]
        fn what_is_read_is_written(letters in "[A-Za-z0-9_-]{0,12}") {
            if let Some(bytes) = super::read(&letters) {
                prop_assert_eq!(text(&bytes), letters);
            }
        }
    }
}
