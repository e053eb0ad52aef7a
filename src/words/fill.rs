//! A pattern with its gaps filled: values put in, and the variant of each number or word chosen.

use crate::{Language, category, pack, sign, spoken, whole};

/// What a gap is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A name, or anything that is already as people read it.
    Text(&'a str),
    /// How many there are of something.
    Count(u64),
}

/// What can be counted with.
pub trait Count {
    fn count(self) -> Arg<'static>;
}

macro_rules! counts {
    ($($number:ty),*) => { $(
        impl Count for $number {
            #[inline]
            fn count(self) -> Arg<'static> {
                Arg::Count(self as u64)
            }
        }
    )* };
}
counts!(u8, u16, u32, u64, usize);

impl<T: Count + Copy> Count for &T {
    #[inline]
    fn count(self) -> Arg<'static> {
        (*self).count()
    }
}

/// What an English pattern says in the language that is spoken. A gap without a value stays empty.
#[inline(never)]
pub fn fill(english: &'static str, args: &[Arg<'_>]) -> String {
    let mut filled = String::new();
    put(&mut filled, pack::text(english), args);
    filled
}

fn put(filled: &mut String, pattern: &str, args: &[Arg<'_>]) {
    // Behind a variant comes what is after its choice; choices do not nest.
    let (mut rest, mut after) = (pattern, "");
    while let Some(at) = rest.find([sign::ARG, sign::SELECT]) {
        let (before, marked) = rest.split_at(at);
        filled.push_str(before);
        let mut chars = marked.chars();
        let is_choice = chars.next() == Some(sign::SELECT);
        let digit = chars.next().and_then(|it| it.to_digit(10));
        let arg = digit.and_then(|it| args.get(it as usize));
        rest = chars.as_str();
        if is_choice {
            let (variants, then) = rest.split_once(sign::SELECTED).unwrap_or((rest, ""));
            (rest, after) = (variant(variants, arg), then);
        } else if let Some(arg) = arg {
            put_arg(filled, *arg);
        }
        if !rest.contains([sign::ARG, sign::SELECT]) {
            filled.push_str(rest);
            (rest, after) = (after, "");
        }
    }
    filled.push_str(rest);
}

fn put_arg(filled: &mut String, arg: Arg<'_>) {
    match arg {
        Arg::Count(n) => *filled += &whole(n),
        // Kept apart from the text around it, which may run the other way.
        Arg::Text(it) if spoken() == Language::Arabic => {
            filled.push('\u{2068}');
            filled.push_str(it);
            filled.push('\u{2069}');
        }
        Arg::Text(it) => filled.push_str(it),
    }
}

/// The text of the first variant for a value; the last one is for all others.
fn variant<'a>(variants: &'a str, arg: Option<&Arg<'_>>) -> &'a str {
    let digits;
    let (exact, sort) = match arg {
        Some(Arg::Count(n)) => {
            digits = n.to_string();
            (&*digits, category(spoken(), *n).sign())
        }
        Some(Arg::Text(it)) => (*it, ""),
        None => ("", ""),
    };
    let mut chosen = "";
    for (key, text) in variants
        .split(sign::VARIANT)
        .filter_map(|it| it.split_once(sign::KEY))
    {
        chosen = text;
        if key == exact || key == sort {
            break;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::speak;

    fn filled(pattern: &str, args: &[Arg<'_>]) -> String {
        let mut filled = String::new();
        put(&mut filled, pattern, args);
        filled
    }

    const ROWS: &str = "In \u{1}1: \u{2}00\u{3}nothing\u{4}o\u{3}\u{1}0 row\u{4}x\u{3}\u{1}0 rows\u{4}\u{5} left \u{2}2off\u{3}now\u{4}on\u{3}later\u{4}\u{5}.";

    #[test]
    fn gaps_are_filled_and_variants_chosen() {
        speak(Language::English, "");
        let say = |n, state| filled(ROWS, &[Arg::Count(n), Arg::Text("a.csv"), Arg::Text(state)]);
        assert_eq!(say(0, "on"), "In a.csv: nothing left later.");
        assert_eq!(say(1, "off"), "In a.csv: 1 row left now.");
        assert_eq!(say(8192, "?"), "In a.csv: 8,192 rows left later.");
        assert_eq!(filled("plain", &[]), "plain");
        assert_eq!(filled("\u{1}7\u{1}", &[]), "");
    }

    #[test]
    fn foreign_text_keeps_its_own_direction() {
        speak(Language::Arabic, "");
        let name = Arg::Text("a.csv");
        assert_eq!(filled("«\u{1}0»", &[name]), "«\u{2068}a.csv\u{2069}»");
    }

    proptest! {
        #[test]
        fn any_pattern_is_filled(
            pattern in "[\u{1}-\u{6}0-3oxa é]{0,80}",
            n in any::<u64>(),
            text in "\\PC{0,9}",
        ) {
            for language in Language::ALL {
                speak(language, "");
                filled(&pattern, &[Arg::Count(n), Arg::Text(&text), Arg::Count(1)]);
            }
        }
    }

    #[test]
    fn a_pattern_of_signs_alone_ends() {
        let hostile = "\u{2}0\u{3}".repeat(2_000);
        assert_eq!(filled(&hostile, &[Arg::Count(1)]), "");
    }
}
