//! Puts a snippet into a text on a line of its own.

/// Before what is there, or behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    Before,
    Behind,
}

/// The text with the snippet in it; an empty text becomes the snippet.
pub fn inserted(text: &str, snippet: &str, place: Where) -> String {
    match place {
        _ if text.trim().is_empty() => snippet.to_owned(),
        Where::Before => format!("{snippet}\n{text}"),
        Where::Behind => format!("{}\n{snippet}", text.trim_end()),
    }
}
