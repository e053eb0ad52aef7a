//! How wide text will be, without a font at hand; and text cut to a width.

use crate::scene::Lettering;

/// Width in px, rather too wide than too narrow.
///
/// By classes of characters, after the advances of DejaVu Sans, the widest of the fonts that stand in for ours.
pub(crate) fn width(text: &str, lettering: Lettering) -> f64 {
    let em: f64 = text.chars().map(advance).sum();
    let bold = if lettering.weight() > 500 { 1.12 } else { 1.0 };
    em * lettering.pixels() * bold
}

/// In em.
fn advance(it: char) -> f64 {
    match it {
        'i' | 'j' | 'l' | '\'' | '|' => 0.34,
        ' ' | ',' | '.' | ':' | ';' | 'I' | 'f' | 't' | '!' | '/' | '(' | ')' | '[' | ']' | '·' => {
            0.4
        }
        'r' | '-' | '"' | '“' | '”' | '‘' | '’' => 0.52,
        'm' | 'W' | '%' | '@' | 'M' | '—' | '…' => 1.0,
        'w' | '=' | '+' | '−' | '<' | '>' | '~' | '≈' => 0.84,
        'a'..='z' | '0'..='9' => 0.64,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        it if it.is_ascii() => 0.79,
        // Letters of other alphabets; what is farther off is as wide as it is high.
        '\u{80}'..='\u{52f}' => 0.8,
        _ => 1.1,
    }
}

/// The text on one line, whole where it fits, else its beginning and `…`; empty where not even that fits.
pub(crate) fn elide(text: &str, most: f64, lettering: Lettering) -> String {
    let line = one_line(text);
    if width(&line, lettering) <= most {
        return line;
    }
    let (mut kept, mut used) = (String::new(), width("…", lettering));
    if used > most {
        return kept;
    }
    let scale = width("0", lettering) / advance('0');
    for it in line.chars() {
        used += advance(it) * scale;
        if used > most {
            break;
        }
        kept.push(it);
    }
    let mut kept = kept.trim_end().to_owned();
    kept.push('…');
    kept
}

/// Breaks and tabs become spaces; other control characters, and the marks that turn the direction of text, go.
pub(crate) fn one_line(text: &str) -> String {
    let spaced = text.chars().map(|it| match it {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        it => it,
    });
    let turns = |it: &char| matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    spaced.filter(|it| !it.is_control() && !turns(it)).collect()
}

/// A tip: one line, at most about a hundred characters of each name in it.
pub(crate) fn short(name: &str) -> String {
    const MOST: usize = 100;
    let line = one_line(name);
    match line.char_indices().nth(MOST) {
        None => line,
        Some((at, _)) => format!("{}…", &line[..at]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_where_it_must_be_and_nowhere_else() {
        let name = "Answer with one word";
        let whole = width(name, Lettering::Name);
        assert_eq!(elide(name, whole, Lettering::Name), name);
        let cut = elide(name, whole - 1.0, Lettering::Name);
        assert!(
            cut.ends_with('…') && name.starts_with(cut.trim_end_matches('…')),
            "{cut}"
        );
        assert!(width(&cut, Lettering::Name) <= whole - 1.0);
        assert_eq!(elide(name, 2.0, Lettering::Name), "");
    }

    #[test]
    fn a_label_is_one_line_in_its_own_direction() {
        assert_eq!(one_line("a\nb\u{202e}c\u{7}"), "a bc");
    }

    /// Advances of DejaVu Sans 2.37 at 2048 units an em, measured by Chromium (`measureText`).
    #[test]
    fn estimates_are_not_below_the_widest_font() {
        for (it, units) in [
            ('a', 1255),
            ('e', 1260),
            ('n', 1298),
            ('m', 1995),
            ('i', 569),
            ('r', 842),
            ('t', 803),
            ('0', 1303),
            (' ', 651),
            ('W', 2025),
            ('A', 1401),
            ('Q', 1612),
            ('%', 1946),
            ('−', 1716),
            ('.', 651),
            ('w', 1675),
        ] {
            assert!(advance(it) >= f64::from(units) / 2048.0 * 0.98, "{it}");
        }
    }
}
