//! Makes invisible characters visible, and says where tokens begin inside a text.

/// The text with signs for spaces, tabs, line ends and characters that show nothing.
pub(super) fn marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len() * 2);
    for it in text.chars() {
        match it {
            ' ' => marked.push('·'),
            '\n' => marked.push_str("⏎\n"),
            '\t' => marked.push('⇥'),
            '\r' => marked.push('␍'),
            it if is_invisible(it) => marked.push_str(&format!("‹U+{:04X}›", u32::from(it))),
            it => marked.push(it),
        }
    }
    marked
}

/// Spaces that are none, joiners, direction marks, controls: what can change a text unseen.
fn is_invisible(it: char) -> bool {
    it.is_control()
        || (it.is_whitespace() && it != ' ')
        || matches!(
            it,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
                | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Cuts a text where tokens begin. Boundaries are bytes from the text's start, ascending; one inside a
/// character moves behind it, so a character made of several tokens stays whole.
pub(super) fn at_boundaries<'a>(text: &'a str, boundaries: &[usize]) -> Vec<&'a str> {
    let (mut pieces, mut from) = (Vec::new(), 0);
    for boundary in boundaries {
        let at = text.ceil_char_boundary((*boundary).min(text.len()));
        if at > from {
            pieces.push(&text[from..at]);
            from = at;
        }
    }
    if from < text.len() {
        pieces.push(&text[from..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_gets_a_sign() {
        assert_eq!(marked("a b\n"), "a·b⏎\n");
        assert_eq!(
            marked("x\u{200b}\u{a0}\u{202e}"),
            "x‹U+200B›‹U+00A0›‹U+202E›"
        );
        assert_eq!(marked("größe 名"), "größe·名");
    }

    #[test]
    fn tokens_cut_the_text_at_whole_characters() {
        assert_eq!(at_boundaries("The cat", &[0, 3]), ["The", " cat"]);
        // "é" is two bytes; a boundary inside it waits for its end.
        assert_eq!(at_boundaries("éa", &[0, 1, 2]), ["é", "a"]);
        assert_eq!(at_boundaries("ab", &[]), ["ab"]);
        assert_eq!(at_boundaries("ab", &[9]), ["ab"]);
        assert!(at_boundaries("", &[0]).is_empty());
    }
}
