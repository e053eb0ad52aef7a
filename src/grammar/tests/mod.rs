//! Answers drawn at random within shapes: each is what its shape says, whatever the vocabulary.

mod errors;
mod schemas;
mod shapes;

use crate::{Constraint, Held, Holder, Next, Vocabulary};

/// Every byte, and some tokens of several that cut across what JSON is made of.
pub(super) fn vocabulary() -> Vocabulary {
    let mut tokens: Vec<Vec<u8>> = (0..=255).map(|it| vec![it]).collect();
    // Control tokens stand for nothing.
    tokens.push(Vec::new());
    let pieces = [
        "{\"", "\":", "\": \"", "\",", "\", \"", "\"}", "\"}\n", "},", " {", " [", "], ", "[[",
        "]]", "true", "false", "null", " tr", "ue", "12", "00", "-1", "e+", ".5", "\\u", "\\n",
        "\\\"", "  ", "\n  ", "\n\n", "kind", " kind", "Bug", " Bug", "ug\"", "Praise", "a", "ä",
        "日本", "日", "名\"", "🙂", "<0xFF>", "yes", "no", "ye", "es", " y",
    ];
    tokens.extend(pieces.iter().map(|it| it.as_bytes().to_vec()));
    tokens.push("🙂".as_bytes()[..2].to_vec());
    tokens.push("🙂".as_bytes()[2..].to_vec());
    Vocabulary::new(tokens).expect("a vocabulary")
}

/// Numbers at random, the same for the same seed.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(2).wrapping_add(1))
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// An answer that a model with no sense would give; `None` where it is cut before its end.
pub(super) fn drawn(
    held: Held,
    vocabulary: &Vocabulary,
    chance: &mut Chance,
    most: usize,
) -> Option<Vec<u8>> {
    let mut held = held;
    let mut text = Vec::new();
    for n in 0..most {
        let allowed = match held
            .ahead()
            .expect("every byte is a token: something may follow")
        {
            Next::End => return Some(text),
            Next::Tokens(allowed) => allowed,
        };
        // It ends sooner than chance would have it, and closes what is open.
        if allowed.may_end && (n > most / 4 || chance.below(4) == 0) {
            return Some(text);
        }
        let ids: Vec<u32> = (0..vocabulary.n_tokens() as u32)
            .filter(|&id| allowed.allows(id))
            .collect();
        let closing = ids.iter().copied().filter(|&id| {
            matches!(
                spelled(vocabulary, id).first(),
                Some(b'"' | b'}' | b']' | b'0'..=b'9')
            )
        });
        let closing: Vec<u32> = closing.collect();
        let among = match n > most / 8 && !closing.is_empty() && chance.below(3) > 0 {
            true => &closing,
            false => &ids,
        };
        let id = among[chance.below(among.len())];
        text.extend(spelled(vocabulary, id));
        held.take(id).expect("it was allowed");
    }
    None
}

/// The bytes of a token.
pub(super) fn spelled(vocabulary: &Vocabulary, id: u32) -> Vec<u8> {
    let mut words = vocabulary.words();
    words.nth(id as usize).expect("a token")
}

/// Every text that a shape allows, byte by byte, where there are few.
pub(super) fn all(typed: &str, leads: bool) -> Vec<String> {
    all_without(b"", typed, leads)
}

/// Those in which none of these bytes stands.
pub(super) fn all_without(left_out: &[u8], typed: &str, leads: bool) -> Vec<String> {
    let bytes = Vocabulary::new((0..=255).map(|it| vec![it]).collect()).expect("a vocabulary");
    let holder = Holder::new(&bytes).expect("a holder");
    let constraint = Constraint::read(typed).expect("a shape");
    let mut texts = Vec::new();
    let mut open = vec![(holder.hold(&constraint, leads).expect("held"), Vec::new())];
    while let Some((mut held, text)) = open.pop() {
        let end = |text: &[u8]| String::from_utf8(text.to_vec()).expect("text");
        match held.ahead().expect("bytes") {
            Next::End => texts.push(end(&text)),
            Next::Tokens(allowed) => {
                if allowed.may_end {
                    texts.push(end(&text));
                }
                let is_in = |id: u32| !left_out.contains(&(id as u8)) && allowed.allows(id);
                for id in (0..256).filter(|&id| is_in(id)) {
                    let mut next = held.clone();
                    next.take(id).expect("allowed");
                    let mut text = text.clone();
                    text.push(id as u8);
                    open.push((next, text));
                }
            }
        }
        assert!(
            texts.len() + open.len() < 10_000,
            "there are too many to list"
        );
    }
    texts.sort();
    texts
}
