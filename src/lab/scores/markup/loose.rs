//! A piece of XML among words: an element that ends, whatever its attributes and texts look like.
//!
//! promptfoo's `contains-xml` looks for balanced tags and reads them with a parser that forgives much, so this does too.

use super::MAX_DEPTH;
use super::tree::{Element, has_path};
use super::xml::{is_name, is_name_start};

/// Is there an element that ends, with all that is required in it or in it and its neighbours together.
pub(super) fn holds(text: &str, required: &[String]) -> bool {
    let found = forest(text);
    let all = |siblings: &[&Element]| required.iter().all(|it| has_path(siblings, it));
    found.iter().any(|siblings| {
        let siblings: Vec<&Element> = siblings.iter().collect();
        !siblings.is_empty() && (all(&siblings) || siblings.iter().any(|it| all(&[it])))
    })
}

enum Tag<'a> {
    Open {
        name: &'a str,
        attributes: &'a str,
        empty: bool,
    },
    Close {
        name: &'a str,
    },
    Other,
}

/// Elements that end, and stand in none that does; neighbours together.
fn forest(text: &str) -> Vec<Vec<Element>> {
    let mut found = Vec::new();
    let mut top = Vec::new();
    let mut open: Vec<Element> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let Some((tag, after)) = tag(rest) else {
            rest = &rest[1..];
            continue;
        };
        rest = after;
        match tag {
            Tag::Other => {}
            Tag::Open {
                name,
                attributes,
                empty,
            } => {
                let element = Element {
                    name: name.to_owned(),
                    attributes: names(attributes),
                    children: Vec::new(),
                };
                if !empty && open.len() < MAX_DEPTH {
                    open.push(element);
                } else {
                    open.last_mut()
                        .map_or(&mut top, |it| &mut it.children)
                        .push(element);
                }
            }
            Tag::Close { name } => match open.pop() {
                Some(element) if element.name == name => {
                    open.last_mut()
                        .map_or(&mut top, |it| &mut it.children)
                        .push(element);
                }
                // A stray end: what is open now never ends, but what ended inside it counts.
                last => {
                    let unended = open.drain(..).chain(last);
                    found.extend(unended.map(|it| it.children));
                }
            },
        }
    }
    found.extend(open.into_iter().map(|it| it.children));
    found.push(top);
    found
}

/// The tag that the text begins with, and what comes after it.
fn tag(text: &str) -> Option<(Tag<'_>, &str)> {
    let past = |end: &str| {
        let at = text.find(end).map_or(text.len(), |it| it + end.len());
        Some((Tag::Other, &text[at..]))
    };
    if text.starts_with("<!--") {
        return past("-->");
    }
    if text.starts_with("<![CDATA[") {
        return past("]]>");
    }
    if text.starts_with("<?") {
        return past("?>");
    }
    if text.starts_with("<!") {
        return past(">");
    }
    let (closes, inner) = match text.strip_prefix("</") {
        Some(inner) => (true, inner),
        None => (false, &text[1..]),
    };
    inner.starts_with(is_name_start).then_some(())?;
    let name_end = inner.find(|it| !is_name(it)).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(name_end);
    let end = tag_end(rest)?;
    let (attributes, after) = (&rest[..end], &rest[end + 1..]);
    let tag = if closes {
        Tag::Close { name }
    } else {
        let trimmed = attributes.trim_end();
        let bare = trimmed.strip_suffix('/');
        Tag::Open {
            name,
            attributes: bare.unwrap_or(trimmed),
            empty: bare.is_some(),
        }
    };
    Some((tag, after))
}

/// Where the tag's `>` stands: outside quotes, and with no `<` before it.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, it) in rest.bytes().enumerate() {
        match (quote, it) {
            (Some(open), _) => quote = (it != open).then_some(open),
            (None, b'"' | b'\'') => quote = Some(it),
            (None, b'<') => return None,
            (None, b'>') => return Some(at),
            (None, _) => {}
        }
    }
    None
}

/// Names of attributes, roughly: words before `=` and words that stand alone, quotes left out.
fn names(attributes: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut quote = None;
    for it in attributes.chars() {
        match quote {
            Some(open) if it == open => quote = None,
            Some(_) => {}
            None if it == '"' || it == '\'' => quote = Some(it),
            None => plain.push(it),
        }
    }
    let words = plain.split_whitespace();
    let names = words.map(|it| it.split('=').next().unwrap_or_default());
    names
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}
