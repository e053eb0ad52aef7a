//! Finds where the messages' contents lie in a rendered conversation.

use std::ops::Range;

/// Begins and ends a mark; a character that nobody types.
const EDGE: char = '\u{F8F0}';

/// A text that stands for the content of message `index` in a second rendering.
pub(crate) fn mark(index: usize) -> String {
    format!("{EDGE}{index}{EDGE}")
}

/// The ways in which templates trim a content.
fn forms(content: &str) -> [&str; 4] {
    [
        content,
        content.trim_end(),
        content.trim_start(),
        content.trim(),
    ]
}

/// Lays a rendering with marks over the real one; `None` where they do not fit each other.
///
/// A content that the template writes twice is attributed to its first place.
pub(crate) fn between_marks(
    text: &str,
    marked: &str,
    contents: &[&str],
) -> Option<Vec<Range<usize>>> {
    let mut ranges: Vec<Option<Range<usize>>> = vec![None; contents.len()];
    let mut pieces = marked.split(EDGE);
    let first = pieces.next()?;
    let mut at = text.starts_with(first).then_some(first.len())?;
    while let Some(index) = pieces.next() {
        let index: usize = index.parse().ok()?;
        let literal = pieces.next()?;
        let rest = &text[at..];
        let fits = |form: &&str| {
            rest.strip_prefix(form)
                .is_some_and(|r| r.starts_with(literal))
        };
        let form = forms(contents.get(index)?).into_iter().find(fits)?;
        ranges[index].get_or_insert(at..at + form.len());
        at += form.len() + literal.len();
    }
    if at != text.len() {
        return None;
    }
    // A content left out gets an empty range where the next one begins.
    let mut next = text.len();
    let mut filled: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges.into_iter().rev() {
        let range = range.unwrap_or(next..next);
        next = range.start;
        filled.push(range);
    }
    filled.reverse();
    Some(filled)
}

/// Searches `rendered` for each content in order, whole or trimmed as templates trim.
///
/// A guess where a template's own words look like a content: prefer
/// [`ChatTemplate::render_parts`](super::ChatTemplate::render_parts).
/// A content that is not found gets an empty range after the one before it.
pub fn attribute(rendered: &str, contents: &[&str]) -> Vec<Range<usize>> {
    let mut at = 0;
    let ranges = contents.iter().map(|content| {
        let found = forms(content).into_iter().find_map(|form| {
            let found = rendered[at..].find(form)?;
            Some(at + found..at + found + form.len())
        });
        let range = match found {
            Some(range) if !range.is_empty() => range,
            _ => at..at,
        };
        at = range.end;
        range
    });
    ranges.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, ranges: &[Range<usize>]) -> Vec<&'a str> {
        ranges.iter().map(|range| &text[range.clone()]).collect()
    }

    #[test]
    fn contents_are_found_in_order_and_trimmed() {
        let text = "<u>hi</u><a>user</a><u></u><u>hi</u>";
        let ranges = attribute(text, &["hi\n", "user", "", " hi", "gone"]);
        assert_eq!(found(text, &ranges), ["hi", "user", "", "hi", ""]);
        assert_eq!(ranges[3], 30..32);
    }

    #[test]
    fn marks_tell_words_of_the_template_from_contents() {
        let text = "user: user\nuser: user: \nend";
        let marked = format!("user: {}\nuser: {}end", mark(0), mark(1));
        let ranges = between_marks(text, &marked, &["user ", "user: \n"]).unwrap();
        assert_eq!(ranges, [6..10, 17..24]);
        assert_eq!(between_marks(text, "other", &[]), None);
        assert_eq!(between_marks("ab", &mark(7), &["a"]), None);
    }
}
