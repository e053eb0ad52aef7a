//! OpenRouter's sign-in in one click: the page proves by a hash that the code it gets back is its own.
//!
//! Sources: RFC 7636 (S256), openrouter.ai/docs/guides/overview/auth/oauth.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::protocols::text;
use crate::{Header, HeaderValue, HttpRequest};

/// Where the person is sent to.
const SIGN_IN: &str = "https://openrouter.ai/auth";
/// Where the code is exchanged.
const EXCHANGE: &str = "https://openrouter.ai/api/v1/auth/keys";
/// The host that [`exchange`] asks.
pub const HOST: &str = "openrouter.ai";
const MAX_BYTES: usize = 64 << 10;

/// The secret of one sign-in, from 32 random bytes (RFC 7636, 4.1).
pub fn verifier(random: &[u8; 32]) -> Zeroizing<String> {
    Zeroizing::new(URL_SAFE_NO_PAD.encode(random))
}

/// What may be shown of it (RFC 7636, 4.2).
pub fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

/// The address to go to; `callback` is the page to come back to, where `?code=…` is put behind it.
pub fn sign_in_address(callback: &str, challenge: &str) -> String {
    let callback = escaped(callback);
    format!(
        "{SIGN_IN}?callback_url={callback}&code_challenge={challenge}&code_challenge_method=S256"
    )
}

/// Whatever is not unreserved (RFC 3986, 2.3) as `%XX`.
fn escaped(text: &str) -> String {
    let plain = |it: u8| it.is_ascii_alphanumeric() || b"-_.~".contains(&it);
    let byte = |it: u8| match plain(it) {
        true => char::from(it).to_string(),
        false => format!("%{it:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// Asks for the key. The body holds the secret of the sign-in, so it is for no eyes and no ledger.
pub fn exchange(code: &str, verifier: &str) -> HttpRequest {
    HttpRequest {
        method: "POST",
        url: EXCHANGE.to_owned(),
        headers: vec![Header {
            name: "content-type",
            value: HeaderValue::Plain("application/json"),
        }],
        body: json!({
            "code": code,
            "code_verifier": verifier,
            "code_challenge_method": "S256",
        }),
    }
}

/// The key in the answer; `None` where there is none.
pub fn read_key(body: &[u8]) -> Option<Zeroizing<String>> {
    if body.len() > MAX_BYTES {
        return None;
    }
    let mut value: Value = serde_json::from_slice(body).ok()?;
    let is_key = !text(&value, "/key").is_empty();
    match value.get_mut("key").map(Value::take) {
        Some(Value::String(key)) if is_key => Some(Zeroizing::new(key)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::cases;
    use proptest::prelude::*;

    /// RFC 7636, appendix B.
    #[test]
    fn the_published_example() {
        let random = [
            116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212,
            37, 77, 105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
        ];
        let verifier = verifier(&random);
        assert_eq!(&**verifier, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(
            challenge(&verifier),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn a_callback_stays_one_parameter() {
        let address = sign_in_address("https://a.example/x?y=1&z#q", "C");
        assert_eq!(
            address,
            "https://openrouter.ai/auth?callback_url=https%3A%2F%2Fa.example%2Fx%3Fy%3D1%26z%23q&code_challenge=C&code_challenge_method=S256"
        );
    }

    #[test]
    fn the_key_is_read_and_nothing_else() {
        let key = |body: &[u8]| read_key(body).map(|it| it.to_string());
        let answer = br#"{"key":"sk-or-v1-abc","user_id":"user_1"}"#;
        assert_eq!(key(answer).as_deref(), Some("sk-or-v1-abc"));
        for other in [
            &b"{\"key\":\"\"}"[..],
            b"{\"key\":1}",
            b"{}",
            b"<html>",
            b"",
        ] {
            assert_eq!(key(other), None);
        }
    }

    proptest! {
        #![proptest_config(cases(128))]
        #[test]
        fn no_bytes_panic(noise: Vec<u8>) {
            _ = read_key(&noise);
        }
    }
}
