//! An answer as it is read aloud while it comes: whole sentences and lines, never single tokens.

/// The sentences and lines that are whole, and what has begun after them, which waits to be read until it
/// is whole or the answer is over. Together they are the text, byte for byte.
pub(super) fn parts(text: &str, is_over: bool) -> (Vec<String>, String) {
    let mut whole = Vec::new();
    let mut begins = 0;
    let mut was_mark = false;
    for (at, it) in text.char_indices() {
        let next = at + it.len_utf8();
        if matches!(it, '\n' | '。') || was_mark && it.is_whitespace() {
            whole.push(text[begins..next].to_owned());
            begins = next;
        }
        was_mark = matches!(it, '.' | '!' | '?' | '…');
    }
    if is_over && begins < text.len() {
        whole.push(text[begins..].to_owned());
        begins = text.len();
    }
    (whole, text[begins..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_read_before_it_is_whole() {
        let (whole, begun) = parts("It is a bug. It clo", false);
        assert_eq!(
            (whole.concat(), &*begun),
            ("It is a bug. ".into(), "It clo")
        );
        let (whole, begun) = parts("It is a bug.", false);
        assert_eq!((whole.len(), &*begun), (0, "It is a bug."));
        assert_eq!(parts("1.5 of 2", false).0.len(), 0);
    }

    #[test]
    fn at_the_end_everything_is_read() {
        assert_eq!(parts("Bug", true), (vec!["Bug".into()], String::new()));
        assert_eq!(parts("", true), (vec![], String::new()));
    }

    #[test]
    fn lines_and_sentences_are_read_one_by_one() {
        let (whole, begun) = parts("a: b\nOne! Two?  三。四", false);
        assert_eq!(whole, ["a: b\n", "One! ", "Two? ", " 三。"]);
        assert_eq!(begun, "四");
    }
}
