//! A strict check that a text is one well-formed XML document (XML 1.0, fifth edition, with namespaces).
//!
//! A document type with declarations of its own (`<!DOCTYPE a [ … ]>`) is refused, as promptfoo does: so no entity can be
//! defined, and none can be made to grow. Nothing is ever fetched.

use std::collections::BTreeSet;

use super::MAX_DEPTH;
use super::tree::Element;

/// The document's element; `None` where the text is not well formed.
pub(super) fn parse(text: &str) -> Option<Element> {
    let mut reader = Reader {
        rest: text.strip_prefix('\u{feff}').unwrap_or(text),
        prefixes: vec!["xml".into()],
    };
    if reader.rest.chars().any(|it| !is_char(it)) {
        return None;
    }
    if reader.rest.starts_with("<?xml") && reader.rest[5..].starts_with(is_space) {
        let end = reader.rest.find("?>")?;
        let inner = &reader.rest[5..end];
        inner
            .trim_start_matches(is_space)
            .starts_with("version")
            .then_some(())?;
        reader.rest = &reader.rest[end + 2..];
    }
    reader.misc(true)?;
    let root = reader.element(0)?;
    reader.misc(false)?;
    reader.rest.is_empty().then_some(root)
}

struct Reader<'a> {
    rest: &'a str,
    /// Namespace prefixes that are bound here.
    prefixes: Vec<String>,
}

impl<'a> Reader<'a> {
    fn skip(&mut self, what: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(what)?;
        Some(())
    }

    /// White space; was there any.
    fn space(&mut self) -> bool {
        let after = self.rest.trim_start_matches(is_space);
        let any = after.len() < self.rest.len();
        self.rest = after;
        any
    }

    /// Up to `end`, which is passed over.
    fn until(&mut self, end: &str) -> Option<&'a str> {
        let (inner, after) = self.rest.split_once(end)?;
        self.rest = after;
        Some(inner)
    }

    fn name(&mut self) -> Option<&'a str> {
        let end = self.rest.find(|it| !is_name(it)).unwrap_or(self.rest.len());
        let (name, after) = self.rest.split_at(end);
        name.starts_with(starts_name).then_some(())?;
        self.rest = after;
        Some(name)
    }

    /// Comments, instructions and white space outside the element; before it also a document type.
    fn misc(&mut self, before: bool) -> Option<()> {
        let mut doctype_allowed = before;
        loop {
            self.space();
            if self.rest.starts_with("<!--") {
                self.comment()?;
            } else if self.rest.starts_with("<?") {
                self.instruction()?;
            } else if doctype_allowed && self.rest.starts_with("<!DOCTYPE") {
                self.doctype()?;
                doctype_allowed = false;
            } else {
                return Some(());
            }
        }
    }

    fn comment(&mut self) -> Option<()> {
        self.skip("<!--")?;
        // Two hyphens end a comment or break it.
        self.until("--")?;
        self.skip(">")
    }

    fn instruction(&mut self) -> Option<()> {
        self.skip("<?")?;
        let name = self.name()?;
        (!name.eq_ignore_ascii_case("xml")).then_some(())?;
        let inner = self.until("?>")?;
        (inner.is_empty() || inner.starts_with(is_space)).then_some(())
    }

    /// A name, and perhaps where a definition could be fetched; no declarations.
    fn doctype(&mut self) -> Option<()> {
        self.skip("<!DOCTYPE")?;
        self.space().then_some(())?;
        self.name()?;
        if self.space() && !self.rest.starts_with('>') {
            let n_literals = if self.skip("SYSTEM").is_some() {
                1
            } else {
                self.skip("PUBLIC")?;
                2
            };
            for _ in 0..n_literals {
                self.space().then_some(())?;
                self.literal()?;
            }
            self.space();
        }
        self.skip(">")
    }

    fn literal(&mut self) -> Option<&'a str> {
        let quote = self.rest.chars().next().filter(|it| "\"'".contains(*it))?;
        self.rest = &self.rest[1..];
        self.until(quote.encode_utf8(&mut [0; 4]))
    }

    fn element(&mut self, depth: usize) -> Option<Element> {
        (depth < MAX_DEPTH).then_some(())?;
        self.skip("<")?;
        let name = self.name()?;
        let n_bound = self.prefixes.len();
        let (mut attributes, mut seen) = (Vec::new(), BTreeSet::new());
        let is_empty = loop {
            let spaced = self.space();
            if self.skip("/>").is_some() {
                break true;
            }
            if self.skip(">").is_some() {
                break false;
            }
            spaced.then_some(())?;
            let attribute = self.name()?;
            self.space();
            self.skip("=")?;
            self.space();
            let value = self.literal()?;
            (!value.contains('<') && references_are_known(value)).then_some(())?;
            seen.insert(attribute).then_some(())?;
            if let Some(prefix) = attribute.strip_prefix("xmlns:") {
                self.prefixes.push(prefix.to_owned());
            }
            attributes.push(attribute.to_owned());
        };
        let names = attributes.iter().map(|it| &**it);
        let names = names.filter(|it| *it != "xmlns" && !it.starts_with("xmlns:"));
        let all_bound = names.chain([name]).all(|it| self.is_bound(it));
        all_bound.then_some(())?;
        let mut element = Element {
            name: name.to_owned(),
            attributes,
            children: Vec::new(),
        };
        if !is_empty {
            self.content(&mut element, depth)?;
        }
        self.prefixes.truncate(n_bound);
        Some(element)
    }

    /// Everything up to the end tag, and that.
    fn content(&mut self, element: &mut Element, depth: usize) -> Option<()> {
        loop {
            let at = self.rest.find('<')?;
            let text = &self.rest[..at];
            (!text.contains("]]>") && references_are_known(text)).then_some(())?;
            self.rest = &self.rest[at..];
            if self.skip("</").is_some() {
                (self.name()? == element.name).then_some(())?;
                self.space();
                return self.skip(">");
            }
            if self.rest.starts_with("<!--") {
                self.comment()?;
            } else if self.skip("<![CDATA[").is_some() {
                self.until("]]>")?;
            } else if self.rest.starts_with("<?") {
                self.instruction()?;
            } else {
                element.children.push(self.element(depth + 1)?);
            }
        }
    }

    /// A name without a colon, or with one and a prefix that was declared.
    fn is_bound(&self, name: &str) -> bool {
        match name.split_once(':') {
            None => true,
            Some((prefix, local)) => {
                !local.is_empty()
                    && !local.contains(':')
                    && self.prefixes.iter().any(|it| it == prefix)
            }
        }
    }
}

/// Every `&` begins one of the five entities that are always there, or the number of a character.
fn references_are_known(text: &str) -> bool {
    text.split('&').skip(1).all(|after| {
        let Some((name, _)) = after.split_once(';') else {
            return false;
        };
        let number = match name.strip_prefix('#') {
            None => return ["amp", "lt", "gt", "quot", "apos"].contains(&name),
            Some(number) => number,
        };
        let (digits, radix) = match number.strip_prefix('x') {
            Some(hex) => (hex, 16),
            None => (number, 10),
        };
        let code = u32::from_str_radix(digits, radix)
            .ok()
            .and_then(char::from_u32);
        !digits.starts_with('+') && code.is_some_and(is_char)
    })
}

fn is_space(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\r' | '\n')
}

/// Production 2: what may stand in a document at all.
fn is_char(it: char) -> bool {
    it >= ' ' && !matches!(it, '\u{fffe}' | '\u{ffff}') || matches!(it, '\t' | '\r' | '\n')
}

/// Production 4.
fn starts_name(it: char) -> bool {
    matches!(it, ':' | '_' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// Production 4a.
pub(super) fn is_name(it: char) -> bool {
    starts_name(it)
        || matches!(it, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// May a tag's name begin so.
pub(super) fn is_name_start(it: char) -> bool {
    starts_name(it)
}
