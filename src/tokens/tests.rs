//! Properties that hold for every vocabulary and text, on vocabularies made up for the test.

use std::rc::Rc;

use proptest::prelude::*;

use crate::{
    Counter, PreTokenizer, Special, TokensError, Vocab, VocabBuilder, VocabFile, VocabKind,
};

/// No file of failures is kept: it would land among the rooms, which are all crates.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A folder of other people's test data; `None`, and a word about it, where it is not at hand.
pub(crate) fn shared(folder: &str) -> Option<std::path::PathBuf> {
    let root = std::env::var_os("EXEMPLAR_SHARED").map_or_else(
        || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        std::path::PathBuf::from,
    );
    let path = root.join(folder);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: {} is not here", path.display());
    None
}

/// Text of fragments at which split patterns, merges and special tokens go wrong.
pub(crate) fn nasty_text() -> impl Strategy<Value = String> {
    let fragments = vec![
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\u{a0}",
        "\u{3000}",
        "   \n  ",
        "a",
        "B",
        "the",
        "The",
        "THE",
        " the",
        "'s",
        "'LL",
        "'re",
        "'",
        "'ſ",
        "aa",
        "aaaaaaaaaaaaaaaa",
        "1",
        "23",
        "4567",
        "٣",
        "½",
        "Ⅷ",
        ".",
        "...",
        "!?/",
        "//\n",
        "é",
        "e\u{301}",
        "\u{301}",
        "中文",
        "ǅ",
        "ß",
        "ʰ",
        "🦙",
        "👩\u{200d}👧",
        "\u{200b}",
        "<",
        "|",
        "<|",
        "<|end|>",
        "<|end|",
        "end|>",
        "<|end|>>",
        "\u{0}",
        "ꙮ",
        "𝒳",
        "𐐀",
        "\u{e0100}",
    ];
    let fragment = prop_oneof![
        8 => prop::sample::select(fragments).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zA-Z]{1,30}",
        1 => "[ \n]{1,40}",
        1 => "[0-9]{1,20}",
    ];
    prop::collection::vec(fragment, 0..24).prop_map(|parts| parts.concat())
}

/// All bytes, some words with every prefix of theirs, and three special tokens.
fn made_up(pre: PreTokenizer, merges: bool) -> VocabFile {
    let mut tokens: Vec<Vec<u8>> = (0..=255).map(|byte| vec![byte]).collect();
    let mut pairs = Vec::new();
    let words = [
        "aaaaaaaa", " the", "The", "THE", "  ", "    ", "\n\n", "\r\n", "123", "中文", "é", "...",
        "he", "'s", "'re", "<|", "en", "abc", "qu", "in", "er", " a",
    ];
    for word in words {
        for end in 2..=word.len() {
            let bytes = word.as_bytes();
            if !tokens.iter().any(|token| token == &bytes[..end]) {
                let find = |part: &[u8]| tokens.iter().position(|token| token == part);
                let left = find(&bytes[..end - 1]).unwrap() as u32;
                pairs.push((left, u32::from(bytes[end - 1])));
                tokens.push(bytes[..end].to_vec());
            }
        }
    }
    // One more way to a token that exists, and merges of two long parts.
    let find = |part: &str| {
        let found = tokens.iter().position(|token| token == part.as_bytes());
        found.unwrap() as u32
    };
    pairs.push((find("aaaa"), find("aaaa")));
    pairs.push((u32::from(b'h'), find("e")));
    pairs.insert(2, (find("aa"), find("aa")));
    let mut specials = Vec::new();
    for (text, in_any_text) in [("<|end|>", false), ("<|end|>>", false), ("end", true)] {
        let id = tokens.len() as u32;
        specials.push(Special { id, in_any_text });
        tokens.push(text.into());
    }
    let kind = match merges {
        true => VocabKind::Merges {
            merges: pairs,
            whole_first: pre == PreTokenizer::Llama3,
        },
        false => VocabKind::Ranks,
    };
    VocabFile {
        kind,
        pre,
        tokens,
        specials,
    }
}

pub(crate) fn vocab(pre: PreTokenizer, merges: bool) -> Vocab {
    Vocab::from_bytes(made_up(pre, merges).to_bytes().unwrap()).unwrap()
}

/// Merging as the definition has it: over and over the lowest rank, leftmost first.
fn merged_naively(file: &VocabFile, piece: &[u8]) -> Vec<u32> {
    let find = |bytes: &[u8]| {
        let mut normal = file
            .tokens
            .iter()
            .take(file.tokens.len() - file.specials.len());
        normal.position(|token| token == bytes).map(|id| id as u32)
    };
    let mut parts: Vec<u32> = piece.iter().map(|byte| u32::from(*byte)).collect();
    loop {
        let joined = |at: usize| {
            let bytes = [parts[at], parts[at + 1]].map(|id| &file.tokens[id as usize][..]);
            find(&bytes.concat())
        };
        let rank = |at: usize| match &file.kind {
            VocabKind::Ranks => joined(at).map(|id| id as usize),
            VocabKind::Merges { merges, .. } => {
                let pair = (parts[at], parts[at + 1]);
                merges.iter().position(|merge| *merge == pair)
            }
        };
        let ranks = (0..parts.len().saturating_sub(1)).filter_map(|at| Some((rank(at)?, at)));
        let Some((_, at)) = ranks.min() else {
            return parts;
        };
        parts[at] = joined(at).unwrap();
        parts.remove(at + 1);
    }
}

fn ids(vocab: &Vocab, text: &str, parse_special: bool) -> Vec<u32> {
    let tokens = vocab.encode(text, parse_special);
    tokens.iter().map(|token| token.id).collect()
}

#[test]
fn special_tokens_come_first_only_when_asked_for() {
    let vocab = vocab(PreTokenizer::Gpt2, false);
    let n = vocab.n_ids() as u32;
    assert_eq!(ids(&vocab, "<|end|>", true), [n - 3]);
    assert_eq!(ids(&vocab, "<|end|>>", true), [n - 2]);
    let parsed = ids(&vocab, "<|end|>", false);
    assert!(parsed.len() == 4 && parsed.contains(&(n - 1)), "{parsed:?}");
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn merging_is_by_the_definition(piece in "[aTHEe. he中]{1,150}") {
        for merges in [false, true] {
            let file = made_up(PreTokenizer::Gpt2, merges);
            let vocab = Vocab::from_bytes(file.to_bytes().unwrap()).unwrap();
            let mut out = Vec::new();
            vocab.merge_piece(piece.as_bytes(), &mut out, &mut Default::default());
            prop_assert_eq!(out, merged_naively(&file, piece.as_bytes()));
        }
    }

    #[test]
    fn tokens_cover_the_text_exactly(text in nasty_text(), special: bool) {
        for pre in PreTokenizer::ALL {
            for merges in [false, true] {
                let vocab = vocab(pre, merges);
                let tokens = vocab.encode(&text, special);
                let mut at = 0;
                for token in &tokens {
                    prop_assert_eq!(token.start, at);
                    at = token.end;
                    let bytes = vocab.token_bytes(token.id).unwrap();
                    prop_assert_eq!(bytes, &text.as_bytes()[token.start..token.end]);
                }
                prop_assert_eq!(at, text.len());
                prop_assert_eq!(vocab.count(&text, special), tokens.len());
            }
        }
    }

    #[test]
    fn any_step_size_builds_the_same(step in 1_usize..400, text in nasty_text()) {
        for merges in [false, true] {
            let file = made_up(PreTokenizer::O200k, merges).to_bytes().unwrap();
            let mut builder = VocabBuilder::new(file.clone()).unwrap();
            let mut progress = 0.0;
            let stepped = loop {
                if let Some(vocab) = builder.step(step).unwrap() {
                    break vocab;
                }
                prop_assert!(builder.progress() >= progress && builder.progress() <= 1.0);
                progress = builder.progress();
            };
            prop_assert_eq!(builder.progress(), 1.0);
            let whole = Vocab::from_bytes(file).unwrap();
            prop_assert_eq!(stepped.encode(&text, true), whole.encode(&text, true));
        }
    }

    #[test]
    fn a_damaged_file_never_panics(
        merges: bool,
        cut in 0_usize..3000,
        changes in prop::collection::vec((0_usize..3000, any::<u8>()), 0..4),
    ) {
        let mut file = made_up(PreTokenizer::Qwen2, merges).to_bytes().unwrap();
        for (at, byte) in changes {
            let length = file.len();
            file[at % length] = byte;
        }
        file.truncate(file.len().max(cut) - cut / 2);
        if let Ok(vocab) = Vocab::from_bytes(file) {
            vocab.encode("The end <|end|> of 123 中文", true);
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Vocab::from_bytes(bytes.clone()).is_err());
        let file = made_up(PreTokenizer::Gpt2, true).to_bytes().unwrap();
        prop_assert!(Vocab::from_bytes([&file[..24], &bytes].concat()).is_err());
    }

    #[test]
    fn edits_keep_the_count_exact(
        first in nasty_text(),
        edits in prop::collection::vec((any::<u16>(), 0_usize..40, nasty_text(), any::<bool>()), 1..8),
        special: bool,
    ) {
        for pre in PreTokenizer::ALL {
            for merges in [false, true] {
                let vocab = Rc::new(vocab(pre, merges));
                let mut counter = Counter::new(vocab.clone(), special);
                counter.set_text(&first);
                check(&counter, &first, special)?;
                let mut text = first.clone();
                for (at, length, with, whole) in &edits {
                    let at = text.floor_char_boundary(usize::from(*at) % (text.len() + 1));
                    let end = text.ceil_char_boundary((at + length).min(text.len()));
                    text.replace_range(at..end, with);
                    match whole {
                        true => counter.set_text(&text),
                        false => counter.edit(at..end, with),
                    }
                    check(&counter, &text, special)?;
                }
            }
        }
    }

    /// Long enough for many chunks, with small edits.
    #[test]
    fn edits_of_long_texts_keep_the_count_exact(
        parts in prop::collection::vec(nasty_text(), 60..120),
        edits in prop::collection::vec((any::<u32>(), 0_usize..4, "[ a'e\n1|>]{0,2}"), 10),
        big in (any::<u32>(), any::<u32>()),
        pre in prop::sample::select(PreTokenizer::ALL.to_vec()),
    ) {
        let vocab = Rc::new(vocab(pre, false));
        let mut counter = Counter::new(vocab.clone(), true);
        let mut text = parts.concat();
        counter.set_text(&text);
        for (at, length, with) in &edits {
            let at = text.floor_char_boundary(*at as usize % (text.len() + 1));
            let end = text.ceil_char_boundary((at + length).min(text.len()));
            text.replace_range(at..end, with);
            counter.edit(at..end, with);
            check(&counter, &text, true)?;
        }
        let at = text.floor_char_boundary(big.0 as usize % (text.len() + 1));
        let end = text.floor_char_boundary(at + big.1 as usize % (text.len() - at + 1));
        text.replace_range(at..end.max(at), "");
        counter.edit(at..end, "");
        check(&counter, &text, true)?;
    }
}

/// The counter's answers equal those of a fresh encoding.
fn check(counter: &Counter, text: &str, special: bool) -> Result<(), TestCaseError> {
    let tokens = counter.vocab().encode(text, special);
    let ranges: Vec<_> = tokens.iter().map(|token| token.start..token.end).collect();
    let ids: Vec<_> = tokens.iter().map(|token| token.id).collect();
    prop_assert_eq!(counter.text(), text);
    prop_assert_eq!(counter.boundaries(0..text.len()), ranges);
    prop_assert_eq!(counter.ids(0..text.len()), ids);
    prop_assert_eq!(counter.total(), tokens.len());
    for byte in [0, text.len() / 3, text.len() / 2, text.len()] {
        let before = tokens.iter().filter(|token| token.start < byte).count();
        prop_assert_eq!(counter.tokens_before(byte), before);
    }
    let (from, to) = (text.len() / 4, text.len() / 2);
    let touching = tokens
        .iter()
        .filter(|token| token.start < to && token.end > from);
    let touching: Vec<_> = touching.map(|token| token.start..token.end).collect();
    prop_assert_eq!(counter.boundaries(from..to), touching);
    Ok(())
}

#[test]
fn ranges_past_the_end_or_inside_characters_are_mended() {
    let mut counter = Counter::new(Rc::new(vocab(PreTokenizer::O200k, false)), true);
    counter.edit(5..9, "aéb");
    counter.edit(2..2, "x");
    assert_eq!(counter.text(), "axéb");
    counter.edit(3..4, "");
    assert_eq!(counter.text(), "axb");
    counter.edit(1..99, "");
    counter.set_text("");
    assert_eq!((counter.total(), counter.n_bytes()), (0, 0));
    assert_eq!(counter.tokens_before(7), 0);
    assert!(counter.boundaries(0..9).is_empty());
}

#[test]
fn a_head_that_lies_is_refused_before_anything_is_allocated() {
    let mut file = made_up(PreTokenizer::Gpt2, false).to_bytes().unwrap();
    file[8..12].copy_from_slice(&1_000_000_u32.to_le_bytes());
    let what = "it ends too early";
    assert_eq!(
        VocabBuilder::new(file.clone()).err(),
        Some(TokensError::Damaged { what })
    );
    file[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(matches!(
        VocabBuilder::new(file.clone()).err(),
        Some(TokensError::TooLarge { .. })
    ));
    file[4] = 9;
    let newer = TokensError::Version { found: 9, known: 1 };
    assert_eq!(VocabBuilder::new(file).err(), Some(newer));
}
