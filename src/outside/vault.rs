//! Keys sealed by the browser's own cryptography: AES-GCM, under a passphrase or for this tab.
//!
//! A seal is `salt (16 bytes) ‖ nonce (12) ‖ ciphertext`; under the tab's key the salt is unused.

use futures::{FutureExt, future::LocalBoxFuture};
use js_sys::{Array, Object, Reflect, Uint8Array};
use services::{Lock, Vault, VaultError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};
use zeroize::Zeroizing;

const SALT_BYTES: usize = 16;
const NONCE_BYTES: usize = 12;
/// OWASP, Password Storage Cheat Sheet (2023): PBKDF2-HMAC-SHA256.
const ROUNDS: u32 = 600_000;
/// Where the tab keeps its own random key; it goes with the tab.
const TAB_KEY: &str = "exemplar-tab-key";

/// The browser's vault.
pub(crate) struct BrowserVault;

impl Vault for BrowserVault {
    fn seal(
        &self,
        secret: Zeroizing<Vec<u8>>,
        lock: Lock,
    ) -> LocalBoxFuture<'static, Result<Vec<u8>, VaultError>> {
        async move { seal(&secret, &lock).await.ok_or(VaultError::Unavailable) }.boxed_local()
    }

    fn open(
        &self,
        sealed: Vec<u8>,
        lock: Lock,
    ) -> LocalBoxFuture<'static, Result<Zeroizing<Vec<u8>>, VaultError>> {
        async move {
            let Some((salt, rest)) = sealed.split_at_checked(SALT_BYTES) else {
                return Err(VaultError::WrongLock);
            };
            let Some((nonce, ciphertext)) = rest.split_at_checked(NONCE_BYTES) else {
                return Err(VaultError::WrongLock);
            };
            let key = key(&lock, salt).await.ok_or(VaultError::Unavailable)?;
            let opened = decrypt(&key, nonce, ciphertext).await;
            opened.ok_or(VaultError::WrongLock)
        }
        .boxed_local()
    }
}

fn subtle() -> Option<SubtleCrypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // Outside a secure context there is none.
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    subtle.dyn_into().ok()
}

fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

fn object(entries: &[(&str, JsValue)]) -> Option<Object> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object)
}

fn bytes(from: &[u8]) -> JsValue {
    Uint8Array::new_from_slice(from).into()
}

async fn key(lock: &Lock, salt: &[u8]) -> Option<CryptoKey> {
    let uses: Array = ["encrypt", "decrypt"]
        .into_iter()
        .map(JsValue::from)
        .collect();
    let aes = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let key = match lock {
        Lock::Passphrase(words) => {
            let derive = Array::of1(&"deriveKey".into());
            let raw = Uint8Array::new_from_slice(words.as_bytes());
            let base = subtle()?
                .import_key_with_str("raw", &raw, "PBKDF2", false, &derive)
                .ok()?;
            let base: CryptoKey = JsFuture::from(base).await.ok()?.unchecked_into();
            let how = object(&[
                ("name", "PBKDF2".into()),
                ("hash", "SHA-256".into()),
                ("salt", bytes(salt)),
                ("iterations", ROUNDS.into()),
            ])?;
            subtle()?
                .derive_key_with_object_and_object(&how, &base, &aes, false, &uses)
                .ok()?
        }
        Lock::Session => {
            let raw = Uint8Array::new_from_slice(&tab_key()?);
            subtle()?
                .import_key_with_object("raw", &raw, &aes, false, &uses)
                .ok()?
        }
    };
    Some(JsFuture::from(key).await.ok()?.unchecked_into())
}

/// Random, made once for this tab.
fn tab_key() -> Option<[u8; 32]> {
    let storage = web_sys::window()?.session_storage().ok()??;
    if let Some(known) = storage.get_item(TAB_KEY).ok()? {
        let bytes: Vec<u8> = (0..known.len() / 2)
            .filter_map(|i| u8::from_str_radix(known.get(2 * i..2 * i + 2)?, 16).ok())
            .collect();
        return bytes.try_into().ok();
    }
    let fresh: [u8; 32] = random()?;
    let written: String = fresh.iter().map(|it| format!("{it:02x}")).collect();
    storage.set_item(TAB_KEY, &written).ok()?;
    Some(fresh)
}

async fn seal(secret: &[u8], lock: &Lock) -> Option<Vec<u8>> {
    let (salt, nonce): ([u8; SALT_BYTES], [u8; NONCE_BYTES]) = (random()?, random()?);
    let key = key(lock, &salt).await?;
    let how = object(&[("name", "AES-GCM".into()), ("iv", bytes(&nonce))])?;
    let plain = Uint8Array::new_from_slice(secret);
    let done = subtle()?
        .encrypt_with_object_and_buffer_source(&how, &key, &plain)
        .ok()
        .or(None);
    let sealed = JsFuture::from(done?).await;
    plain.fill(0, 0, plain.length());
    let sealed = Uint8Array::new(&sealed.ok()?).to_vec();
    Some([&salt[..], &nonce, &sealed].concat())
}

async fn decrypt(key: &CryptoKey, nonce: &[u8], ciphertext: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let how = object(&[("name", "AES-GCM".into()), ("iv", bytes(nonce))])?;
    let sealed = Uint8Array::new_from_slice(ciphertext);
    let opened = subtle()?
        .decrypt_with_object_and_buffer_source(&how, key, &sealed)
        .ok()?;
    let plain = Uint8Array::new(&JsFuture::from(opened).await.ok()?);
    let kept = Zeroizing::new(plain.to_vec());
    plain.fill(0, 0, plain.length());
    Some(kept)
}
