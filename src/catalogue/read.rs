//! A Fluent file read into messages; what this page's texts do not use is refused with its place.

use std::borrow::Cow;

use fluent_syntax::{
    ast::{Comment, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser, unicode,
};
use words::Category;

use crate::message::{Key, Message, Part, is_count};

/// Why a file is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("byte {at} is no Fluent: {why}")]
    Syntax { at: usize, why: String },
    #[error("`{id}`: {why}")]
    Message { id: String, why: &'static str },
    #[error("`{0}` is there twice")]
    Twice(String),
}

/// The messages of a file, in its order.
pub fn read(source: &str) -> Result<Vec<Message>, Fault> {
    let resource = parser::parse(source).map_err(|(_, errors)| {
        let first = errors.first();
        Fault::Syntax {
            at: first.map_or(0, |it| it.pos.start),
            why: first.map_or(String::new(), ToString::to_string),
        }
    })?;
    let mut messages: Vec<Message> = Vec::new();
    for entry in resource.body {
        let message = match entry {
            Entry::Message(it) => it,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(it) => {
                return Err(fault(it.id.name, "terms are not used here"));
            }
            Entry::Junk { content } => {
                return Err(fault(content, "this is no message"));
            }
        };
        let id = message.id.name;
        let value = message
            .value
            .ok_or_else(|| fault(id, "a message has a text"))?;
        let mut sense = None;
        for attribute in message.attributes {
            match (attribute.id.name, &attribute.value.elements[..]) {
                ("sense", [PatternElement::TextElement { value }]) => {
                    sense = Some((*value).to_owned());
                }
                _ => return Err(fault(id, "the only attribute is `.sense`, a word")),
            }
        }
        let message = Message {
            id: id.to_owned(),
            comment: message.comment.map(said).unwrap_or_default(),
            sense,
            parts: parts(&value, false).map_err(|why| fault(id, why))?,
        };
        if messages.iter().any(|it| it.name() == message.name()) {
            return Err(Fault::Twice(message.id));
        }
        messages.push(message);
    }
    Ok(messages)
}

fn fault(id: &str, why: &'static str) -> Fault {
    Fault::Message {
        id: id.to_owned(),
        why,
    }
}

fn said(comment: Comment<&str>) -> String {
    comment.content.join(" ")
}

fn parts(pattern: &Pattern<&str>, is_variant: bool) -> Result<Vec<Part>, &'static str> {
    let mut parts = Vec::new();
    for element in &pattern.elements {
        let part = match element {
            PatternElement::TextElement { value } => text(value)?,
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(it) => inline(it)?,
                Expression::Select { .. } if is_variant => {
                    return Err("a choice within a choice is not used here");
                }
                Expression::Select { selector, variants } => {
                    let InlineExpression::VariableReference { id } = selector else {
                        return Err("a choice is by a variable");
                    };
                    let mut choice = Vec::new();
                    let mut other = None;
                    for variant in variants {
                        let key = match variant.key {
                            VariantKey::Identifier { name } => Key::Word(name.to_owned()),
                            VariantKey::NumberLiteral { value } => Key::Number(value.to_owned()),
                        };
                        let fits = match &key {
                            Key::Number(_) => is_count(id.name),
                            Key::Word(it) => {
                                is_count(id.name) == Category::ALL.iter().any(|at| at.name() == it)
                            }
                        };
                        if !fits {
                            return Err(
                                "`$n` and `$n-…` are numbers, with categories of plurals; others are words",
                            );
                        }
                        let made = (key, self::parts(&variant.value, true)?);
                        if variant.default {
                            other = Some(made);
                        } else {
                            choice.push(made);
                        }
                    }
                    // An exact number goes before its category.
                    choice.sort_by_key(|(key, _)| matches!(key, Key::Word(_)));
                    choice.extend(other);
                    Part::Choice {
                        arg: id.name.to_owned(),
                        variants: choice,
                    }
                }
            },
        };
        match (parts.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
            (_, part) => parts.push(part),
        }
    }
    Ok(parts)
}

fn inline(expression: &InlineExpression<&str>) -> Result<Part, &'static str> {
    match expression {
        InlineExpression::VariableReference { id } => Ok(Part::Arg(id.name.to_owned())),
        InlineExpression::StringLiteral { value } => {
            let plain: Cow<'_, str> = unicode::unescape_unicode_to_string(value);
            text(&plain)
        }
        _ => Err("only variables, choices and quoted texts stand in braces here"),
    }
}

fn text(text: &str) -> Result<Part, &'static str> {
    let text = text.replace('\n', " ");
    if text.chars().any(char::is_control) {
        return Err("a text has no control characters");
    }
    Ok(Part::Text(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_used_here_is_refused_by_name() {
        for (source, expected) in [
            ("-brand = X\n", "terms"),
            ("a = { b }\n", "only variables"),
            ("a = x\na = y\n", "twice"),
            ("a-b = x\na_b = y\n", "twice"),
            ("a =\n    .title = x\n", "has a text"),
            ("a = x\n    .title = x\n", "`.sense`"),
            (
                "a = { $state ->\n    [one] x\n   *[other] y\n }\n",
                "are numbers",
            ),
            ("a = { $n ->\n    [on] x\n   *[off] y\n }\n", "are numbers"),
            (
                "a = { $n ->\n   *[other] { $n ->\n   *[other] y\n }\n }\n",
                "within a choice",
            ),
            ("a = { \"\\u0007\" }\n", "control"),
            ("a = { $n\n", "byte"),
            ("what", "byte"),
        ] {
            let fault = read(source).expect_err(source).to_string();
            assert!(fault.contains(expected), "{source}: {fault}");
        }
    }

    #[test]
    fn variables_are_named_in_their_order() {
        let source = "# Under the list.\nleft = { $name }: { $n-rows ->\n    [one] a row\n   *[other] { $n-rows } rows of { $file }\n }, { $name }\n";
        let messages = read(source).expect("Fluent");
        let [message] = &messages[..] else {
            panic!("{messages:?}");
        };
        assert_eq!(message.args(), ["name", "n-rows", "file"]);
        assert_eq!(message.comment, "Under the list.");
        assert_eq!(message.shown(), "{name}: {n-rows} rows of {file}, {name}");
    }
}
