//! Cuts text into the pieces of the published split patterns, by hand and without a regex engine.
//!
//! Every function takes a position and says where the piece that begins there ends.
//! Invariant: the answer depends on nothing before that position, and `Eye::seen` bounds
//! what it depends on after it; the incremental counter stands on both.

use crate::classes::{Class, Classes};

/// How a vocabulary cuts text before merging; the numbers are those of the vocabulary file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreTokenizer {
    /// GPT-2: `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`.
    Gpt2 = 0,
    /// SmolLM, StarCoder, Command-R: every digit alone, then GPT-2's pattern between the digits.
    SmolLm = 1,
    /// Llama 3: any-case contractions, one leading symbol before letters, digits by three.
    Llama3 = 2,
    /// Qwen 2 and 3: Llama 3's with every digit alone.
    Qwen2 = 3,
    /// OpenAI cl100k_base: Llama 3's, but white space at the very end is one piece.
    Cl100k = 4,
    /// OpenAI o200k_base: words split at a change from lower to upper case.
    O200k = 5,
}

impl PreTokenizer {
    /// Every pre-tokenizer there is.
    pub const ALL: [PreTokenizer; 6] = [
        PreTokenizer::Gpt2,
        PreTokenizer::SmolLm,
        PreTokenizer::Llama3,
        PreTokenizer::Qwen2,
        PreTokenizer::Cl100k,
        PreTokenizer::O200k,
    ];

    /// The pre-tokenizer that GGUF's `tokenizer.ggml.pre` names; `None` where it is not known here.
    pub fn from_gguf_name(name: &str) -> Option<PreTokenizer> {
        Some(match name {
            "gpt-2" | "phi-2" | "mpt" | "olmo" => PreTokenizer::Gpt2,
            "smollm" | "starcoder" | "refact" | "command-r" | "codeshell" | "exaone" => {
                PreTokenizer::SmolLm
            }
            "llama3" | "llama-v3" | "llama-bpe" | "falcon3" | "dbrx" | "smaug-bpe" => {
                PreTokenizer::Llama3
            }
            "qwen2" | "deepseek-r1-qwen" | "stablelm2" | "megrez" => PreTokenizer::Qwen2,
            "gpt-4o" | "llama4" => PreTokenizer::O200k,
            _ => return None,
        })
    }

    /// The pieces of `text`; together they are the text.
    pub fn pieces(self, text: &str) -> impl Iterator<Item = &str> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = text.get(at..).filter(|it| !it.is_empty())?;
            // No piece depends on what stands before it.
            let end = piece_end(self, &mut Eye::new(rest), 0);
            at += end;
            rest.get(..end)
        })
    }

    pub(crate) fn from_code(code: u8) -> Option<PreTokenizer> {
        Self::ALL.get(usize::from(code)).copied()
    }
}

/// Reads characters of a stretch of text and remembers how far it has looked.
pub(crate) struct Eye<'a> {
    bytes: &'a [u8],
    classes: &'static Classes,
    /// One past the last byte that mattered; past the length when the end itself mattered.
    pub(crate) seen: usize,
    numbers_end: bool,
}

impl<'a> Eye<'a> {
    /// `text` is the whole stretch; its end counts as the end of the text.
    pub(crate) fn new(text: &'a str) -> Self {
        Eye {
            bytes: text.as_bytes(),
            classes: Classes::get(),
            seen: 0,
            numbers_end: false,
        }
    }

    /// The class of the character at `at` and the position after it.
    #[inline]
    fn at(&mut self, at: usize) -> (Class, usize) {
        let Some(&byte) = self.bytes.get(at) else {
            self.seen = self.seen.max(at + 1);
            return (Class::End, at);
        };
        let (class, next) = if byte < 128 {
            (self.classes.of_ascii(byte), at + 1)
        } else {
            let (point, next) = decode(self.bytes, at);
            (self.classes.of(point), next)
        };
        self.seen = self.seen.max(next);
        if self.numbers_end && class == Class::Number {
            return (Class::End, at);
        }
        (class, next)
    }

    #[inline]
    fn is(&self, at: usize, byte: u8) -> bool {
        self.bytes.get(at) == Some(&byte)
    }

    /// The end of the longest run of characters of which `wanted` approves.
    #[inline]
    fn run(&mut self, mut at: usize, wanted: impl Fn(Class) -> bool) -> usize {
        loop {
            let (class, next) = self.at(at);
            if !wanted(class) {
                return at;
            }
            at = next;
        }
    }
}

/// The code point at `at` of valid UTF-8 and the position after it.
fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let lead = u32::from(bytes[at]);
    let tail = |offset: usize| u32::from(bytes.get(at + offset).copied().unwrap_or(0) & 63);
    if lead < 0xE0 {
        ((lead & 31) << 6 | tail(1), at + 2)
    } else if lead < 0xF0 {
        ((lead & 15) << 12 | tail(1) << 6 | tail(2), at + 3)
    } else {
        let point = (lead & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
        (point, at + 4)
    }
}

fn is_letter(class: Class) -> bool {
    matches!(class, Class::Upper | Class::Lower | Class::Letter)
}

/// `[^\s\p{L}\p{N}]`
fn is_symbol(class: Class) -> bool {
    matches!(class, Class::Other | Class::Mark)
}

/// The end of the piece that begins at `from`, which lies before the end of the stretch.
pub(crate) fn piece_end(pre: PreTokenizer, eye: &mut Eye<'_>, from: usize) -> usize {
    let end = match pre {
        PreTokenizer::Gpt2 => gpt2(eye, from),
        PreTokenizer::SmolLm => match eye.at(from) {
            (Class::Number, next) => next,
            _ => {
                eye.numbers_end = true;
                let end = gpt2(eye, from);
                eye.numbers_end = false;
                end
            }
        },
        PreTokenizer::Llama3 => contraction_or(eye, from, |eye| later(eye, from, 3, false)),
        PreTokenizer::Qwen2 => contraction_or(eye, from, |eye| later(eye, from, 1, false)),
        PreTokenizer::Cl100k => contraction_or(eye, from, |eye| later(eye, from, 3, true)),
        PreTokenizer::O200k => o200k(eye, from),
    };
    debug_assert!(end > from, "a piece is never empty");
    end
}

fn gpt2(eye: &mut Eye<'_>, from: usize) -> usize {
    if eye.is(from, b'\'')
        && let Some(end) = contraction(eye, from, Case::Lower)
    {
        return end;
    }
    let start = from + usize::from(eye.is(from, b' '));
    match eye.at(start).0 {
        class if is_letter(class) => eye.run(start, is_letter),
        Class::Number => eye.run(start, |class| class == Class::Number),
        class if is_symbol(class) => eye.run(start, is_symbol),
        _ => blank(eye, from, Blank::default()),
    }
}

fn contraction_or(
    eye: &mut Eye<'_>,
    from: usize,
    otherwise: impl FnOnce(&mut Eye<'_>) -> usize,
) -> usize {
    match eye.is(from, b'\'') {
        true => contraction(eye, from, Case::Any),
        false => None,
    }
    .unwrap_or_else(|| otherwise(eye))
}

/// What Llama 3, Qwen 2 and cl100k try after the contractions:
/// `[^\r\n\p{L}\p{N}]?\p{L}+`, digits, symbols with newlines, white space.
fn later(eye: &mut Eye<'_>, from: usize, digits: usize, blank_end: bool) -> usize {
    let (first, next) = eye.at(from);
    if is_letter(first) {
        return eye.run(next, is_letter);
    }
    if first == Class::Number {
        return number(eye, from, digits);
    }
    if first != Class::Newline && is_letter(eye.at(next).0) {
        return eye.run(next, is_letter);
    }
    symbols(eye, from, Slashes::Leave).unwrap_or_else(|| {
        let newlines = true;
        blank(
            eye,
            from,
            Blank {
                newlines,
                whole_at_end: blank_end,
            },
        )
    })
}

fn o200k(eye: &mut Eye<'_>, from: usize) -> usize {
    let (first, next) = eye.at(from);
    let prefix = matches!(first, Class::Other | Class::Mark | Class::Space);
    let word = match prefix {
        true => mixed_word(eye, next).or_else(|| mixed_word(eye, from)),
        false => mixed_word(eye, from),
    }
    .or_else(|| match prefix {
        true => upper_word(eye, next).or_else(|| upper_word(eye, from)),
        false => upper_word(eye, from),
    });
    if let Some(end) = word {
        return match eye.is(end, b'\'') {
            true => contraction(eye, end, Case::Any).unwrap_or(end),
            false => end,
        };
    }
    if first == Class::Number {
        return number(eye, from, 3);
    }
    symbols(eye, from, Slashes::Take).unwrap_or_else(|| {
        let newlines = true;
        let whole_at_end = false;
        blank(
            eye,
            from,
            Blank {
                newlines,
                whole_at_end,
            },
        )
    })
}

fn is_upperish(class: Class) -> bool {
    matches!(class, Class::Upper | Class::Letter | Class::Mark)
}

fn is_lowerish(class: Class) -> bool {
    matches!(class, Class::Lower | Class::Letter | Class::Mark)
}

/// `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+`
///
/// Where no lower-case letter follows the first run, the engine steps back to the run's last
/// character that both sets hold, and ends there.
fn mixed_word(eye: &mut Eye<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    let mut stepped_back = None;
    loop {
        let (class, next) = eye.at(at);
        match class {
            Class::Lower => return Some(eye.run(next, is_lowerish)),
            Class::Letter | Class::Mark => stepped_back = Some(next),
            Class::Upper => {}
            _ => return stepped_back,
        }
        at = next;
    }
}

/// `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*`, tried after `mixed_word` failed.
fn upper_word(eye: &mut Eye<'_>, from: usize) -> Option<usize> {
    let end = eye.run(from, is_upperish);
    (end > from).then(|| eye.run(end, is_lowerish))
}

/// `\p{N}{1,limit}`
fn number(eye: &mut Eye<'_>, from: usize, limit: usize) -> usize {
    let mut at = from;
    for _ in 0..limit {
        let (Class::Number, next) = eye.at(at) else {
            break;
        };
        at = next;
    }
    at
}

#[derive(Clone, Copy, PartialEq)]
enum Slashes {
    Leave,
    Take,
}

/// ` ?[^\s\p{L}\p{N}]+[\r\n]*`, for o200k `[\r\n/]*`.
fn symbols(eye: &mut Eye<'_>, from: usize, slashes: Slashes) -> Option<usize> {
    let start = from + usize::from(eye.is(from, b' '));
    let mut at = eye.run(start, is_symbol);
    if at == start {
        return None;
    }
    loop {
        at = eye.run(at, |class| class == Class::Newline);
        if slashes == Slashes::Take && eye.is(at, b'/') {
            at += 1;
        } else {
            return Some(at);
        }
    }
}

#[derive(Default)]
struct Blank {
    /// `\s*[\r\n]+` comes first.
    newlines: bool,
    /// `\s++$` comes before that.
    whole_at_end: bool,
}

/// The white-space rules; `\s+(?!\S)|\s+` is always among them.
fn blank(eye: &mut Eye<'_>, from: usize, rules: Blank) -> usize {
    let (mut at, mut last, mut newline_end) = (from, from, None);
    let after = loop {
        let (class, next) = eye.at(at);
        match class {
            Class::Newline => newline_end = Some(next),
            Class::Space => {}
            other => break other,
        }
        last = at;
        at = next;
    };
    match newline_end {
        _ if rules.whole_at_end && after == Class::End => at,
        Some(end) if rules.newlines => end,
        _ if after == Class::End || last == from => at,
        _ => last,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    Lower,
    Any,
}

/// `'s|'t|'re|'ve|'m|'ll|'d` at the apostrophe `at`; with any case, the long s too,
/// as case folding has it.
fn contraction(eye: &mut Eye<'_>, at: usize, case: Case) -> Option<usize> {
    let (_, first_end) = eye.at(at + 1);
    let fold = |byte: u8| match case {
        Case::Any => byte.to_ascii_lowercase(),
        Case::Lower => byte,
    };
    let second = match *eye.bytes.get(at + 1..first_end)? {
        [byte] => match fold(byte) {
            b's' | b't' | b'm' | b'd' => return Some(first_end),
            b'r' | b'v' => b'e',
            b'l' => b'l',
            _ => return None,
        },
        [0xC5, 0xBF] if case == Case::Any => return Some(first_end),
        _ => return None,
    };
    let (_, second_end) = eye.at(first_end);
    match *eye.bytes.get(first_end..second_end)? {
        [byte] if fold(byte) == second => Some(second_end),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
