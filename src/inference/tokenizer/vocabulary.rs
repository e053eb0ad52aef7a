//! The tokens of a vocabulary: their texts, kinds and bytes.

use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;
use hashbrown::hash_table::{Entry, HashTable};
use tokens::byte_of;

use crate::gguf::Texts;

/// What a token is for, numbered as in GGUF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Normal = 1,
    Unknown = 2,
    Control = 3,
    UserDefined = 4,
    Unused = 5,
    Byte = 6,
}

impl Kind {
    pub(super) fn from_number(number: i64) -> Kind {
        match number {
            2 => Kind::Unknown,
            3 => Kind::Control,
            4 => Kind::UserDefined,
            5 => Kind::Unused,
            6 => Kind::Byte,
            _ => Kind::Normal,
        }
    }
}

/// How token texts stand for bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// GPT-2's alphabet: one letter for each byte.
    Bytes,
    /// SentencePiece: plain text with `▁` for a space, and `<0x0A>` for single bytes.
    Pieces,
    /// WordPiece in a tokenizer.json: `##` before what goes on with a word, a space before all else.
    Words,
}

/// All tokens by id.
///
/// Invariant: `kinds` has one entry a token; `by_text` holds the last id of every text.
pub(super) struct Vocabulary {
    pub(super) coding: Coding,
    tokens: Texts,
    kinds: Vec<Kind>,
    by_text: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// Tokens that are found in raw text, longest first.
    pub(super) specials: Vec<u32>,
}

impl Vocabulary {
    /// `kinds` may be shorter than `tokens`; the rest is normal.
    pub(super) fn new(coding: Coding, tokens: Texts, mut kinds: Vec<Kind>) -> Vocabulary {
        kinds.resize(tokens.len(), Kind::Normal);
        let hasher = DefaultHashBuilder::default();
        let by_text = by_text(&tokens, &hasher);
        let is_special = |&id: &u32| {
            let kind = kinds[id as usize];
            let has_text = tokens.get(id as usize).is_some_and(|text| !text.is_empty());
            has_text && matches!(kind, Kind::Control | Kind::Unknown | Kind::UserDefined)
        };
        let mut specials: Vec<u32> = (0..tokens.len() as u32).filter(is_special).collect();
        let length = |id: u32| tokens.get(id as usize).map_or(0, str::len);
        specials.sort_by_key(|&id| std::cmp::Reverse(length(id)));
        Vocabulary {
            coding,
            tokens,
            kinds,
            by_text,
            hasher,
            specials,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether no two tokens have the same text; those without any are no tokens.
    pub(super) fn is_unique(&self) -> bool {
        let n_texts = self.texts().filter(|it| !it.is_empty()).count();
        self.by_text.len() == n_texts + usize::from(self.find("").is_some())
    }

    pub(super) fn text(&self, id: u32) -> Option<&str> {
        self.tokens.get(id as usize)
    }

    pub(super) fn kind(&self, id: u32) -> Kind {
        self.kinds.get(id as usize).copied().unwrap_or(Kind::Unused)
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter()
    }

    pub(super) fn kind_numbers(&self) -> impl Iterator<Item = i32> {
        self.kinds.iter().map(|&kind| kind as i32)
    }

    /// The last token with this text, as a table filled in order would answer.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(text);
        let is_it = |&id: &u32| self.text(id) == Some(text);
        self.by_text.find(hash, is_it).copied()
    }

    /// Adds the bytes that `id` stands for. Control and unknown tokens stand for none.
    pub(super) fn bytes_of(&self, id: u32, out: &mut Vec<u8>) {
        let Some(text) = self.text(id) else { return };
        match (self.kind(id), self.coding) {
            (Kind::Control | Kind::Unknown | Kind::Unused, _) => {}
            (Kind::UserDefined, _) => out.extend(text.as_bytes()),
            (Kind::Byte, _) => out.extend(byte_token(text)),
            (Kind::Normal, Coding::Pieces) => out.extend(text.replace('▁', " ").as_bytes()),
            (Kind::Normal, Coding::Words) => match text.strip_prefix("##") {
                Some(rest) => out.extend(rest.as_bytes()),
                None => {
                    out.push(b' ');
                    out.extend(text.as_bytes());
                }
            },
            (Kind::Normal, Coding::Bytes) => {
                for letter in text.chars() {
                    match byte_of(letter) {
                        Some(byte) => out.push(byte),
                        None => out.extend(letter.encode_utf8(&mut [0; 4]).as_bytes()),
                    }
                }
            }
        }
    }
}

fn by_text(tokens: &Texts, hasher: &DefaultHashBuilder) -> HashTable<u32> {
    let mut ids = HashTable::with_capacity(tokens.len());
    let text = |id: u32| tokens.get(id as usize);
    let hash = |text: Option<&str>| hasher.hash_one(text.unwrap_or_default());
    for id in 0..tokens.len() as u32 {
        let same = |other: &u32| text(*other) == text(id);
        match ids.entry(hash(text(id)), same, |&it| hash(text(it))) {
            Entry::Occupied(mut earlier) => *earlier.get_mut() = id,
            Entry::Vacant(place) => {
                place.insert(id);
            }
        }
    }
    ids
}

/// The byte that a text such as `<0x0A>` names.
pub(super) fn byte_token(text: &str) -> Option<u8> {
    let digits = text.strip_prefix("<0x")?.strip_suffix('>')?;
    match digits.len() {
        2 => u8::from_str_radix(digits, 16).ok(),
        _ => None,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_found_by_text() {
        let texts = ["b", "a", "▁c", "<0x0A>", "a", ""];
        let kinds = [Kind::Normal, Kind::Normal, Kind::Normal, Kind::Byte];
        let vocabulary =
            Vocabulary::new(Coding::Pieces, texts.into_iter().collect(), kinds.to_vec());
        assert_eq!(vocabulary.find("a"), Some(4));
        assert_eq!(vocabulary.find("b"), Some(0));
        assert_eq!(vocabulary.find("c"), None);
        assert_eq!(vocabulary.find("zz"), None);
        assert!(!vocabulary.is_unique(), "`a` is there twice");
        let few = ["a", "", "b", ""].into_iter().collect();
        assert!(Vocabulary::new(Coding::Pieces, few, Vec::new()).is_unique());
        let mut bytes = Vec::new();
        for id in [2, 3, 1, 99] {
            vocabulary.bytes_of(id, &mut bytes);
        }
        assert_eq!(bytes, b" c\na");
    }
}
