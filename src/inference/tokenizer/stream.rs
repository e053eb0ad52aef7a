//! Text from token ids one by one, never half a letter.

use super::Tokenizer;

/// Turns tokens into text as they come; bytes of an unfinished letter wait for the rest.
#[derive(Debug, Clone, Default)]
pub struct TextStream {
    pending: Vec<u8>,
    /// The first space is the tokenizer's own and not part of the text.
    drops_space: bool,
}

impl TextStream {
    pub(super) fn new(drops_space: bool) -> TextStream {
        TextStream {
            pending: Vec::new(),
            drops_space,
        }
    }

    /// The text that is complete after token `id`.
    pub fn push(&mut self, tokenizer: &Tokenizer, id: u32) -> String {
        tokenizer.vocabulary.bytes_of(id, &mut self.pending);
        if self.drops_space && !self.pending.is_empty() {
            self.drops_space = false;
            if self.pending[0] == b' ' {
                self.pending.remove(0);
            }
        }
        self.complete()
    }

    /// What is left when no more tokens come: U+FFFD for a letter that never ended.
    pub fn finish(&mut self) -> String {
        let rest = std::mem::take(&mut self.pending);
        String::from_utf8_lossy(&rest).into_owned()
    }

    fn complete(&mut self) -> String {
        let mut text = String::new();
        loop {
            match std::str::from_utf8(&self.pending) {
                Ok(rest) => {
                    text.push_str(rest);
                    self.pending.clear();
                    return text;
                }
                Err(error) => {
                    let (valid, rest) = self.pending.split_at(error.valid_up_to());
                    text.push_str(&String::from_utf8_lossy(valid));
                    let Some(n_bad) = error.error_len() else {
                        self.pending = rest.to_vec();
                        return text;
                    };
                    text.push(char::REPLACEMENT_CHARACTER);
                    self.pending = rest[n_bad..].to_vec();
                }
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::tests::cases(256))]
        #[test]
        fn chunks_do_not_change_the_text(bytes in proptest::collection::vec(any::<u8>(), 0..60), text in "\\PC{0,20}") {
            for bytes in [bytes, text.into_bytes()] {
                let mut stream = TextStream::new(false);
                let mut found = String::new();
                for &byte in &bytes {
                    stream.pending.push(byte);
                    found.push_str(&stream.complete());
                }
                found.push_str(&stream.finish());
                prop_assert_eq!(found, String::from_utf8_lossy(&bytes));
            }
        }
    }
}
