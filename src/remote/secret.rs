//! Keys: bound to one host, wiped when dropped, and struck out of whatever a service says.

use zeroize::Zeroizing;

use crate::{Address, Reach, RemoteError};

/// A key. No `Debug`, no `Clone`, no way into a file; its memory is wiped when it is dropped.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a key as it was pasted; spaces around it are no part of it.
    ///
    /// # Errors
    /// `BadKey` for anything that is no single word of visible ASCII, which a header could not carry.
    pub fn new(text: String) -> Result<Self, RemoteError> {
        let text = Zeroizing::new(text);
        let word = text.trim();
        let is_word = word.bytes().all(|it| it.is_ascii_graphic());
        if word.is_empty() || word.len() > 4096 || !is_word {
            return Err(RemoteError::BadKey);
        }
        Ok(Self(Zeroizing::new(word.to_owned())))
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether the whole key stands in a text, which then must not be kept.
    pub fn is_in(&self, text: &str) -> bool {
        text.contains(self.reveal())
    }
}

/// A key and the only host that gets it.
pub struct KeyFor {
    host: String,
    secret: Secret,
}

impl KeyFor {
    /// Binds a key to the host of an address, port included.
    pub fn new(address: &Address, secret: Secret) -> Self {
        Self {
            host: address.host(),
            secret,
        }
    }

    /// The host that it is bound to.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The key, to strike it out of what came back.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// The key, where it may go to `address`.
    pub(crate) fn secret_for(&self, address: &Address) -> Result<&Secret, RemoteError> {
        if self.host != address.host() {
            return Err(RemoteError::KeyForOtherHost {
                bound: self.host.clone(),
                asked: address.host(),
            });
        }
        if !address.is_https() && address.reach() == Reach::Public {
            return Err(RemoteError::KeyOverPlainHttp {
                host: address.host(),
            });
        }
        Ok(&self.secret)
    }
}

/// What stands where a key stood.
pub(crate) const STRUCK: &str = "[key]";

/// Beginnings of the keys of OpenAI, Anthropic, OpenRouter, Groq, Google, xAI, Hugging Face, Together and GitHub.
const BEGINNINGS: &[&str] = &[
    "sk-", "sk_", "gsk_", "aiza", "xai-", "hf_", "tgp_", "ghp_", "pk-",
];
/// A piece of the key this long gives it away.
const PIECE: usize = 6;

/// A text of a service without anything that is, or looks like, a key.
///
/// Struck is each word that shares six bytes with the key, begins as keys do, is masked with stars,
/// or is long and of mixed letters and digits, as keys are and model names are not.
pub(crate) fn strike(text: &str, key: Option<&Secret>) -> String {
    let key = key.map(Secret::reveal);
    let whole = match key {
        Some(key) => text.replace(key, STRUCK),
        None => text.to_owned(),
    };
    let mut out = String::with_capacity(whole.len());
    let mut word = String::new();
    for c in whole.chars() {
        if c.is_ascii_alphanumeric()
            || "-_*+/=~.".contains(c)
            || !c.is_ascii() && c.is_alphanumeric()
        {
            word.push(c);
        } else {
            flush(&mut out, &mut word, key);
            out.push(c);
        }
    }
    flush(&mut out, &mut word, key);
    out
}

fn flush(out: &mut String, word: &mut String, key: Option<&str>) {
    let keep = !(looks_like_a_key(word) || key.is_some_and(|key| shares(word, key)));
    out.push_str(if keep { word } else { STRUCK });
    word.clear();
}

fn looks_like_a_key(word: &str) -> bool {
    let low = word.to_ascii_lowercase();
    let begins = BEGINNINGS.iter().any(|it| low.starts_with(it)) && word.len() >= 8;
    let has = |test: fn(&u8) -> bool| word.bytes().any(|it| test(&it));
    let mixed =
        has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    begins || word.contains("**") || mixed && word.len() >= 20 && !word.starts_with("req_")
}

/// Whether a piece of the key stands in the word. A key shorter than a piece counts only whole.
fn shares(word: &str, key: &str) -> bool {
    let (word, key) = (word.as_bytes(), key.as_bytes());
    let n = PIECE.min(key.len());
    key.windows(n)
        .any(|piece| word.windows(n).any(|it| it == piece))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::cases;
    use proptest::prelude::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.into()).expect("a key")
    }

    #[test]
    fn keys_of_others_are_known_by_their_look() {
        // The first two are bodies of `streams/error-cases.json`; the third is OpenAI's documented masking.
        for (text, wanted) in [
            (
                "Invalid API key: AIzv00G7VmUCUeC-5OglO3hcXM",
                "Invalid API key: [key]",
            ),
            (
                "Incorrect API key provided: ***********. You can",
                "Incorrect API key provided: [key] You can",
            ),
            ("provided: sk-ab***wxyz", "provided: [key]"),
            ("Bearer sk-ant-api03-abc", "Bearer [key]"),
        ] {
            assert_eq!(strike(text, None), wanted);
        }
        for fine in [
            "models/unknown is not found for API version v1",
            "claude-haiku-4-5-20251001 does not exist",
            "https://console.developers.google.com/apis/api/firebaseml.googleapis.com",
        ] {
            assert_eq!(strike(fine, None), fine);
        }
    }

    #[test]
    fn spaces_around_a_key_are_no_part_of_it_and_inside_are_refused() {
        assert_eq!(secret(" abc\n").reveal(), "abc");
        for bad in ["", " ", "a b", "a\nb", "a\r\nx-evil: 1", "schlüssel"] {
            assert!(Secret::new(bad.into()).is_err(), "{bad:?}");
        }
    }

    proptest! {
        #![proptest_config(cases(512))]
        #[test]
        fn no_piece_of_a_key_is_left(
            key in "[!-~]{1,60}", before in "[ -~]{0,30}", after in "[ -~]{0,30}", from in 0usize..60,
        ) {
            let shown = strike(&format!("{before}{key}{after}"), Some(&secret(&key)));
            let unstruck = shown.replace(STRUCK, "\n");
            prop_assert!(!unstruck.contains(&key));
            // Also where the service quotes only a part.
            let word = key.bytes().all(|it| it.is_ascii_alphanumeric());
            let piece = &key[from.min(key.len())..];
            if word && piece.len() >= PIECE {
                let shown = strike(&format!("{before} {piece} {after}"), Some(&secret(&key)));
                prop_assert!(!shown.replace(STRUCK, "\n").contains(piece));
            }
        }
    }
}
