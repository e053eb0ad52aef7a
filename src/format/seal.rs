//! Closes packed bytes with a passphrase: Argon2id makes the key, AES-256-GCM locks and vouches.
//!
//! ```text
//! sealed  = header ciphertext tag(16)
//! header  = varint m (KiB)  varint t  varint p  salt(16)  nonce(12)
//! ```
//!
//! The header is associated data: a changed byte of it is refused like a changed byte of the rest.
//! Invariant: what a stranger's header may cost is bounded before any of it is spent.

use aes_gcm::{
    Aes256Gcm, Key, KeyInit,
    aead::{Aead, Payload},
};
use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use crate::{
    FormatError,
    share::{Nonce, Salt},
    varint,
};

/// A passphrase on its way through. Cannot be printed or written; wiped when dropped.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }
}

/// What making a key costs: memory in KiB, passes over it, lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cost {
    m: u32,
    t: u32,
    p: u32,
}

impl Cost {
    /// OWASP's first recommendation for Argon2id (password storage cheat sheet): 19 MiB, 2 passes, 1 lane.
    const USUAL: Self = Self {
        m: 19_456,
        t: 2,
        p: 1,
    };
    /// The most that a link may ask of the device that opens it, in KiB and in KiB times passes.
    const MOST_M: u32 = 65_536;
    const MOST_WORK: u32 = 262_144;

    fn is_bearable(self) -> bool {
        let work = self.m.checked_mul(self.t);
        self.m <= Self::MOST_M
            && work.is_some_and(|it| it <= Self::MOST_WORK)
            && (1..=4).contains(&self.p)
    }
}

/// Seals `packed`. `kind` is what the link begins with; it is vouched for too.
///
/// `salt` and `nonce` come from the caller's random source, new for every seal.
pub(crate) fn seal(
    kind: &str,
    packed: &[u8],
    passphrase: &Passphrase,
    salt: Salt,
    nonce: Nonce,
) -> Result<Vec<u8>, FormatError> {
    if passphrase.0.is_empty() {
        return Err(FormatError::EmptyPassphrase);
    }
    seal_at(Cost::USUAL, kind, packed, passphrase, salt, nonce)
}

fn seal_at(
    cost: Cost,
    kind: &str,
    packed: &[u8],
    passphrase: &Passphrase,
    salt: Salt,
    nonce: Nonce,
) -> Result<Vec<u8>, FormatError> {
    let mut sealed = Vec::new();
    for number in [cost.m, cost.t, cost.p] {
        varint::write(&mut sealed, number.into());
    }
    sealed.extend_from_slice(&salt);
    sealed.extend_from_slice(&nonce);
    let vouched = [kind.as_bytes(), &sealed].concat();
    let payload = Payload {
        msg: packed,
        aad: &vouched,
    };
    let locked = cipher(passphrase, &salt, cost)?
        .encrypt(&nonce.into(), payload)
        .map_err(|_| FormatError::Corrupted)?;
    sealed.extend_from_slice(&locked);
    Ok(sealed)
}

/// Opens what [`seal`] made.
///
/// # Errors
/// [`FormatError::WrongPassphrase`] where the key does not fit,
/// [`FormatError::SealTooCostly`] where the header asks for too much.
pub(crate) fn open(
    kind: &str,
    sealed: &[u8],
    passphrase: &Passphrase,
) -> Result<Vec<u8>, FormatError> {
    let mut rest = sealed;
    let mut next = || {
        let number = varint::read(&mut rest).ok_or(FormatError::Corrupted)?;
        Ok(u32::try_from(number).unwrap_or(u32::MAX))
    };
    let cost = Cost {
        m: next()?,
        t: next()?,
        p: next()?,
    };
    if !cost.is_bearable() {
        return Err(FormatError::SealTooCostly {
            mebibytes: cost.m / 1024,
            passes: cost.t,
        });
    }
    let (salt, rest) = rest
        .split_first_chunk::<16>()
        .ok_or(FormatError::Corrupted)?;
    let (nonce, locked) = rest
        .split_first_chunk::<12>()
        .ok_or(FormatError::Corrupted)?;
    let header = &sealed[..sealed.len() - locked.len()];
    let vouched = [kind.as_bytes(), header].concat();
    let payload = Payload {
        msg: locked,
        aad: &vouched,
    };
    cipher(passphrase, salt, cost)?
        .decrypt(&(*nonce).into(), payload)
        .map_err(|_| FormatError::WrongPassphrase)
}

fn cipher(passphrase: &Passphrase, salt: &Salt, cost: Cost) -> Result<Aes256Gcm, FormatError> {
    // Numbers that Argon2 itself refuses: only a foreign header can hold them.
    let params =
        Params::new(cost.m, cost.t, cost.p, Some(32)).map_err(|_| FormatError::Corrupted)?;
    let mut key = Key::<Aes256Gcm>::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.0.as_bytes(), salt, &mut key)
        .map_err(|_| FormatError::Corrupted)?;
    let cipher = Aes256Gcm::new(&key);
    key.as_mut_slice().zeroize();
    Ok(cipher)
}

/// A seal that costs nothing to try, for tests that try many.
#[cfg(test)]
pub(crate) fn seal_cheaply(
    kind: &str,
    packed: &[u8],
    passphrase: &Passphrase,
    salt: Salt,
    nonce: Nonce,
) -> Result<Vec<u8>, FormatError> {
    let cost = Cost { m: 8, t: 1, p: 1 };
    seal_at(cost, kind, packed, passphrase, salt, nonce)
}
