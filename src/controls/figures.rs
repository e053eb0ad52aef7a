//! Figures as a person reads them: grouped digits, sizes, durations, counts with their noun.

use crate::words;

pub use ::words::{decimal, whole as grouped};

/// `1 token`, `2 tokens`, `8,192 tokens`: the noun takes an `s` unless there is one of it.
pub fn counted(n: u64, noun: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(n))
}

/// `3`, `2 and 5`, `1, 2 and 4`.
pub fn listed(numbers: &[usize]) -> String {
    let numbers = numbers.iter().map(usize::to_string);
    let mut listed = String::new();
    let n_numbers = numbers.len();
    for (at, number) in numbers.enumerate() {
        listed = match at {
            0 => number,
            _ if at + 1 < n_numbers => words::list_next(&listed, &number),
            _ => words::list_last(&listed, &number),
        };
    }
    listed
}

/// A share in whole percent: `5%`, `<1%` for what is more than nothing.
pub fn percent(part: u64, whole: u64) -> String {
    match (part * 100).checked_div(whole) {
        None => words::in_percent("0"),
        Some(0) if part > 0 => words::less_than_a_percent().into(),
        Some(share) => words::in_percent(&grouped(share)),
    }
}

/// A share from 0 to 1 in whole percent: `84%`.
pub fn hundredths(share: f64) -> String {
    // Halves go up, as people round; figures come rounded to a thousandth.
    words::in_percent(&decimal((share * 100.0 + 1e-9).round(), 0))
}

/// `640 KB`, `8.2 MB`, `1.4 GB`; powers of ten, as disks are sold.
pub fn size(bytes: u64) -> String {
    let amount = bytes as f64;
    match amount {
        ..1e3 => words::size_bytes(bytes),
        1e3..1e6 => words::size_kilobytes(&decimal(amount / 1e3, 0)),
        1e6..1e9 => words::size_megabytes(&decimal(amount / 1e6, 1)),
        _ => words::size_gigabytes(&decimal(amount / 1e9, 1)),
    }
}

/// `about 12 s left`, `about 3 min left`.
pub fn time_left(seconds: f64) -> String {
    match seconds {
        ..1.5 => words::second_left().into(),
        1.5..90.0 => words::seconds_left(&decimal(seconds, 0)),
        _ => words::minutes_left(&decimal(seconds / 60.0, 0)),
    }
}

/// A stretch of time after the fact: `85 ms`, `1.2 s`.
pub fn took(millis: f64) -> String {
    if millis < 1000.0 {
        words::millis(&decimal(millis, 0))
    } else {
        words::seconds(&decimal(millis / 1000.0, 1))
    }
}

/// A text on one line of at most `n_chars`, with an ellipsis where it was longer.
pub fn shortened(text: &str, n_chars: usize) -> String {
    let mut line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(n_chars) {
        line.truncate(cut);
        line.push('…');
    }
    line
}

/// The text with a capital first letter.
pub fn upper(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A stop text as it is shown and typed in one line: line ends as `\n`, tabs as `\t`.
pub fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\t', "\\t")
}

/// The text that [`escaped`] shows; a lone backslash stays.
pub fn unescaped(shown: &str) -> String {
    let mut text = String::with_capacity(shown.len());
    let mut chars = shown.chars().peekable();
    while let Some(it) = chars.next() {
        let plain = match (it, chars.peek()) {
            ('\\', Some('n')) => '\n',
            ('\\', Some('t')) => '\t',
            ('\\', Some('\\')) => '\\',
            _ => {
                text.push(it);
                continue;
            }
        };
        chars.next();
        text.push(plain);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped() {
        for (n, expected) in [
            (0, "0"),
            (999, "999"),
            (8192, "8,192"),
            (1234567, "1,234,567"),
        ] {
            assert_eq!(grouped(n), expected);
        }
        assert_eq!(counted(1, "token"), "1 token");
        assert_eq!(counted(0, "token"), "0 tokens");
    }

    #[test]
    fn numbers_are_listed_as_they_are_said() {
        assert_eq!(listed(&[3]), "3");
        assert_eq!(listed(&[2, 5]), "2 and 5");
        assert_eq!(listed(&[1, 2, 4]), "1, 2 and 4");
        assert_eq!(listed(&[]), "");
    }

    #[test]
    fn shares_are_whole_percent() {
        assert_eq!(percent(412, 8192), "5%");
        assert_eq!(percent(1, 8192), "<1%");
        assert_eq!(percent(0, 8192), "0%");
        assert_eq!(percent(9, 0), "0%");
        assert_eq!(hundredths(0.835), "84%");
        assert_eq!(hundredths(0.745), "75%");
        assert_eq!(hundredths(1.0), "100%");
    }

    #[test]
    fn sizes_and_times_have_units() {
        assert_eq!(size(8_200_000), "8.2 MB");
        assert_eq!(size(640_400), "640 KB");
        assert_eq!(took(1234.0), "1.2 s");
        assert_eq!(took(84.6), "85 ms");
        assert_eq!(time_left(12.3), "about 12 s left");
        assert_eq!(time_left(200.0), "about 3 min left");
    }

    #[test]
    fn long_texts_are_shortened_on_one_line() {
        assert_eq!(shortened("a\n b", 9), "a b");
        assert_eq!(shortened("größer", 3), "grö…");
        assert_eq!(upper("look up"), "Look up");
        assert_eq!(upper(""), "");
    }

    #[test]
    fn stops_are_typed_in_one_line() {
        for text in ["\n\n", "\nInput:", "a\\nb", "tab\t", "\\"] {
            assert_eq!(unescaped(&escaped(text)), text);
        }
        assert_eq!(unescaped("\\x"), "\\x");
    }
}
