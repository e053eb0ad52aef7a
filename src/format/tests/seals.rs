//! Sealed links: only the passphrase opens, nothing changed passes, no header costs too much.

use super::projects::{first, id};
use crate::{
    FormatError, Passphrase, seal,
    share::{self, Incoming},
    varint,
};

const SALT: share::Salt = [7; 16];
const NONCE: share::Nonce = [9; 12];

fn pass(text: &str) -> Passphrase {
    Passphrase::new(text)
}

#[test]
fn a_sealed_link_opens_with_its_passphrase_only() {
    let link = share::seal(&first(), &pass("straw hat"), SALT, NONCE).expect("seals");
    assert!(link.fragment.starts_with("#s1="));
    let Ok(Incoming::Sealed(sealed)) = share::decode(&link.fragment, id()) else {
        panic!("a sealed link waits");
    };
    assert_eq!(sealed.open(&pass("straw hat")), Ok(first()));
    assert_eq!(
        sealed.open(&pass("straw hut")),
        Err(FormatError::WrongPassphrase)
    );
    assert_eq!(sealed.open(&pass("")), Err(FormatError::WrongPassphrase));
}

#[test]
fn a_seal_needs_a_passphrase() {
    let error = share::seal(&first(), &pass(""), SALT, NONCE).map(|_| ());
    assert_eq!(error, Err(FormatError::EmptyPassphrase));
}

#[test]
fn salt_and_nonce_change_every_letter_behind_the_header() {
    let seal = |salt, nonce| seal::seal("s1=", b"project", &pass("a"), salt, nonce).expect("seals");
    let (a, b, c) = (seal(SALT, NONCE), seal([8; 16], NONCE), seal(SALT, [8; 12]));
    assert_eq!(
        a,
        seal(SALT, NONCE),
        "the same arguments make the same seal"
    );
    let header = a.len() - b"project".len() - 16;
    assert_ne!(a[header..], b[header..]);
    assert_ne!(a[header..], c[header..]);
    assert!(!a.windows(7).any(|it| it == b"project"));
}

#[test]
fn every_flipped_byte_is_refused() {
    // Cheap parameters: what is tested is that the key, the nonce and the header are all vouched for.
    let sealed = seal::seal_cheaply("s1=", b"packed", &pass("a"), SALT, NONCE).expect("seals");
    assert_eq!(
        seal::open("s1=", &sealed, &pass("a")).as_deref(),
        Ok(&b"packed"[..])
    );
    assert_eq!(
        seal::open("s2=", &sealed, &pass("a")),
        Err(FormatError::WrongPassphrase)
    );
    for at in 0..sealed.len() {
        for bit in [1, 16, 128] {
            let mut changed = sealed.clone();
            changed[at] ^= bit;
            assert!(
                seal::open("s1=", &changed, &pass("a")).is_err(),
                "byte {at}"
            );
        }
    }
    for len in 0..sealed.len() {
        assert!(seal::open("s1=", &sealed[..len], &pass("a")).is_err());
    }
}

#[test]
fn a_header_may_not_ask_for_much() {
    for (m, t, p) in [
        (4 << 20, 1, 1),
        (u64::MAX, 2, 1),
        (65_537, 1, 1),
        (65_536, 5, 1),
        (8, u64::from(u32::MAX), 1),
        (19_456, 2, 5),
        (19_456, 2, 0),
    ] {
        let mut sealed = Vec::new();
        for number in [m, t, p] {
            varint::write(&mut sealed, number);
        }
        sealed.extend([0; 60]);
        let error = seal::open("s1=", &sealed, &pass("a"));
        assert!(
            matches!(error, Err(FormatError::SealTooCostly { .. })),
            "{m} {t} {p}: {error:?}"
        );
    }
}
