//! HTML: does the answer hold some, and is it nothing but HTML.
//!
//! promptfoo reads with a browser's parser and asks two things of the result: that an element of HTML was written, and that
//! no text stands outside all elements unless a `<body>` was written. Both need only a part of that parser; where the two
//! differ, it is about tags that are wrongly nested.

use std::sync::LazyLock;

use fancy_regex::Regex;

use super::elements::{BLOCKS, ELEMENTS, FORMATTING, IN_TABLE, PARTS_OF_TABLE, RAW, VOID};

/// What `contains-html` counts; two points are enough.
static SIGNS: LazyLock<Vec<(Regex, u32)>> = LazyLock::new(|| {
    const SIGNS: [(&str, u32); 6] = [
        (r"<[a-zA-Z][a-zA-Z0-9-]*(?:\s[^>]*)?/>", 1),
        (r"&(?:[a-zA-Z]+|#[0-9]+|#x[0-9a-fA-F]+);", 1),
        (r"(?i)<!doctype\s+html", 2),
        (r"(?s)<!--.*?-->", 1),
        (r#"\s[a-zA-Z-]+=\s*["'][^"']*["']"#, 1),
        (
            r"(?i)<(?:html|head|body|div|span|p|a|img|h[1-6]|ul|ol|li|table|tr|td|th|form|input|button|script|style|link|meta|br|hr)\b",
            2,
        ),
    ];
    // The patterns are ours and fixed; a test holds them all to compile.
    let compiled = SIGNS
        .iter()
        .filter_map(|(it, points)| Some((Regex::new(it).ok()?, *points)));
    compiled.collect()
});

/// Signs of HTML, as promptfoo counts them: a pair of tags is two, a tag, a comment, an entity or an attribute one,
/// a document type and each usual tag two.
pub(in super::super) fn contains_html(text: &str) -> bool {
    let (mut opens, mut closes) = (false, false);
    // Looked for once: a hostile text may have a `<` in every place and this in none.
    let last = text.rfind('>').unwrap_or(0);
    for (at, _) in text.match_indices('<') {
        let rest = &text[at + 1..];
        let (seen, inner) = match rest.strip_prefix('/') {
            Some(inner) => (&mut closes, inner),
            None => (&mut opens, rest),
        };
        *seen = *seen || at < last && is_whole_tag(inner, rest.starts_with('/'));
        if opens && closes {
            break;
        }
    }
    let tags = u32::from(opens) + u32::from(closes);
    let signs = SIGNS
        .iter()
        .filter(|it| it.0.is_match(text).unwrap_or(false));
    tags + signs.map(|it| it.1).sum::<u32>() >= 2
}

/// A name, then white space and attributes unless the tag is an end, then `>`, which is known to come.
fn is_whole_tag(inner: &str, is_end: bool) -> bool {
    let name = inner
        .find(|it: char| !it.is_ascii_alphanumeric() && it != '-')
        .unwrap_or(inner.len());
    let rest = &inner[name..];
    if !inner.starts_with(|it: char| it.is_ascii_alphabetic()) {
        return false;
    }
    let after = if is_end { rest.trim_start() } else { rest };
    after.starts_with('>') || !is_end && rest.starts_with(char::is_whitespace)
}

/// An answer that is all HTML.
pub(in super::super) fn is_html(text: &str) -> bool {
    let text = text.trim();
    let is_xml = text
        .get(..5)
        .is_some_and(|it| it.eq_ignore_ascii_case("<?xml"));
    if text.is_empty() || is_xml {
        return false;
    }
    let mut page = Page::default();
    page.read(text);
    page.has_element && (page.has_body || !page.has_loose_text)
}

#[derive(Default)]
struct Page {
    /// Elements that are open, outermost first, without html, head and body.
    open: Vec<String>,
    has_element: bool,
    has_body: bool,
    /// Text outside every element.
    has_loose_text: bool,
}

impl Page {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let at = rest.find('<').unwrap_or(rest.len());
            self.text(&rest[..at]);
            rest = &rest[at..];
            let Some(inner) = rest.strip_prefix('<') else {
                return;
            };
            let is_end = inner.starts_with('/');
            let named = inner.strip_prefix('/').unwrap_or(inner);
            if inner.starts_with("!--") {
                rest = past(inner, "-->");
            } else if inner.starts_with(['!', '?']) {
                rest = past(inner, ">");
            } else if named.starts_with(|it: char| it.is_ascii_alphabetic()) {
                let Some((tag, after)) = split_tag(named) else {
                    return;
                };
                let ends = |it: char| it.is_ascii_whitespace() || it == '/';
                let name = tag
                    .split(ends)
                    .next()
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                rest = after;
                if is_end {
                    self.end(&name);
                } else {
                    self.start(&name, tag.ends_with('/'));
                    if RAW.contains(&&*name) {
                        rest = past_raw(rest, &name);
                        self.end(&name);
                    }
                }
            } else if is_end {
                rest = past(inner, ">");
            } else {
                self.text("<");
                rest = inner;
            }
        }
    }

    fn text(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        // Text straight in a table is put before the table.
        let holder = self
            .open
            .iter()
            .rev()
            .find(|it| !IN_TABLE.contains(&&***it));
        self.has_loose_text |= holder.is_none();
    }

    fn start(&mut self, name: &str, closes_itself: bool) {
        self.has_body |= name == "body";
        if ["html", "head", "body"].contains(&name) {
            self.has_element = true;
            return;
        }
        let in_table = |it: &String| ["table", "template"].contains(&&**it);
        if PARTS_OF_TABLE.contains(&name) && !self.open.iter().any(in_table) {
            // A browser drops it.
            return;
        }
        self.has_element |= ELEMENTS.contains(&name) || name.contains('-');
        if BLOCKS.contains(&name) {
            self.close("p", &["button", "table", "td", "th"]);
        }
        for (item, keeper) in [
            ("li", ["ul", "ol"]),
            ("dt", ["dl", "dl"]),
            ("dd", ["dl", "dl"]),
        ] {
            let same = name == item || ["dt", "dd"].contains(&name) && ["dt", "dd"].contains(&item);
            if same {
                self.close(item, &keeper);
            }
        }
        let is_foreign = self.open.iter().any(|it| ["svg", "math"].contains(&&**it))
            || ["svg", "math"].contains(&name);
        let is_empty = VOID.contains(&name) || closes_itself && is_foreign;
        if !is_empty && self.open.len() < MAX_OPEN {
            self.open.push(name.to_owned());
        }
    }

    /// Ends the innermost element of this name, unless one of `keepers` stands around the text that is nearer.
    fn close(&mut self, name: &str, keepers: &[&str]) {
        let nearest = self
            .open
            .iter()
            .rev()
            .find(|it| *it == name || keepers.contains(&&***it));
        if nearest.is_some_and(|it| it == name) {
            self.end(name);
        }
    }

    /// Takes an element off, and what is open in it, except what formats: a browser opens that again behind it.
    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|it| it == name) else {
            return;
        };
        let inside = self.open.split_off(at + 1);
        self.open.pop();
        let formats = FORMATTING.contains(&name);
        let kept = inside
            .into_iter()
            .filter(|it| formats || FORMATTING.contains(&&**it));
        self.open.extend(kept);
    }
}

/// More open elements are taken as if they had ended.
const MAX_OPEN: usize = 100;

/// The tag without its `>`, quotes respected, and what comes after.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, it) in text.bytes().enumerate() {
        match (quote, it) {
            (Some(open), _) => quote = (it != open).then_some(open),
            // A quote begins a value only behind `=`.
            (None, b'"' | b'\'') if text[..at].trim_end().ends_with('=') => quote = Some(it),
            (None, b'>') => return Some((&text[..at], &text[at + 1..])),
            (None, _) => {}
        }
    }
    None
}

fn past<'a>(text: &'a str, end: &str) -> &'a str {
    text.find(end).map_or("", |at| &text[at + end.len()..])
}

/// Behind the end tag of an element whose content is no markup.
fn past_raw<'a>(text: &'a str, name: &str) -> &'a str {
    for (at, _) in text.match_indices("</") {
        let after = &text[at + 2..];
        if after
            .get(..name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name))
        {
            return past(after, ">");
        }
    }
    ""
}
