//! The pack of a language: what each English pattern is called there; and the one that is spoken now.
//!
//! A pack is text: entries divided by U+0000, each the key of an English pattern in five signs and the pattern in the
//! other language, sorted by key.

use std::cell::Cell;

use crate::{Language, sign};

/// A pack larger than this is none of ours.
pub const MOST_BYTES: usize = 4_000_000;

/// Sorted by key.
type Table = &'static [(u32, &'static str)];

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
    /// Of each language that was spoken: kept for ever, so a text is borrowed from it as from the program.
    static TABLES: [Cell<Table>; 5] = const { [const { Cell::new(&[]) }; 5] };
}

/// Speaks a language from now on. The first pack of a language that holds something stays; English needs none.
pub fn speak(language: Language, pack: &str) {
    LANGUAGE.set(language);
    TABLES.with(|it| {
        let table = &it[language as usize];
        if table.get().is_empty() && pack.len() <= MOST_BYTES {
            table.set(read(pack.to_owned().leak()).leak());
        }
    });
}

/// The language that is spoken on this thread.
pub fn spoken() -> Language {
    LANGUAGE.get()
}

/// What an English pattern is called in the language that is spoken, or itself.
#[inline(never)]
pub fn text(english: &'static str) -> &'static str {
    let table = TABLES.with(|it| it[LANGUAGE.get() as usize].get());
    let at = table.binary_search_by_key(&key(english), |it| it.0);
    match at.ok().and_then(|at| table.get(at)) {
        Some((_, found)) => found,
        None => english
            .split_once(sign::SENSE)
            .map_or(english, |(_, it)| it),
    }
}

/// The number an English pattern is known by: 30 bits of FNV-1a, folded. `catalogue` sees to it that no two that are
/// said differently share one.
pub fn key(english: &str) -> u32 {
    let hash = english.bytes().fold(0x811C_9DC5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 30) ^ (hash & 0x3FFF_FFFF)
}

/// An entry of a pack.
pub fn entry(key: u32, text: &str) -> String {
    let signs = (0..N_SIGNS as u32).rev();
    let mut entry: String = signs
        .map(|at| char::from((FIRST + (key >> (6 * at) & 63)) as u8))
        .collect();
    entry += text;
    entry
}

/// What is no entry is passed over; one that is not in its place is not found.
fn read(pack: &'static str) -> Vec<(u32, &'static str)> {
    let entry = |entry: &'static str| {
        let (key, text) = entry.split_at_checked(N_SIGNS)?;
        let key = key.bytes().fold(0, |key, byte| {
            key << 6 | (u32::from(byte).wrapping_sub(FIRST) & 63)
        });
        Some((key, text))
    };
    pack.split('\0').filter_map(entry).collect()
}

const N_SIGNS: usize = 5;
/// A key's signs are the 64 from `0` on, six bits each, the high ones first.
const FIRST: u32 = b'0' as u32;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_pack_lacks_is_english() {
        speak(Language::German, &entry(key("Save"), "Speichern"));
        assert_eq!(text("Save"), "Speichern");
        assert_eq!(text("Open"), "Open");
        assert_eq!(text("verb\u{6}Open"), "Open");
        speak(Language::Spanish, "");
        assert_eq!(text("Save"), "Save");
        // The pack that was there stays.
        speak(Language::German, "");
        assert_eq!(text("Save"), "Speichern");
        speak(Language::English, "");
        assert_eq!(text("Save"), "Save");
    }

    #[test]
    fn too_large_a_pack_is_none() {
        speak(Language::Arabic, &"0".repeat(MOST_BYTES + 1));
        assert_eq!(text("Save"), "Save");
        assert!(TABLES.with(|it| it[Language::Arabic as usize].get().is_empty()));
    }

    proptest! {
        #[test]
        fn any_pack_is_read(pack in "\\PC{0,40}(\0\\PC{0,20}){0,9}") {
            speak(Language::Chinese, &pack);
            TABLES.with(|it| it[Language::Chinese as usize].set(&[]));
            prop_assert_eq!(text("no pack has this by chance"), "no pack has this by chance");
        }
    }
}
