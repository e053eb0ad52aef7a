//! Variables in the ways that templates write them, to our `{{name}}` and back. Commands stay text and are named.

use domain::{Piece, pieces};

use crate::shape::Report;
use crate::words;

/// How a format marks a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `{{name}}` and nothing else.
    Plain,
    /// Jinja2 and Nunjucks: `{{ name }}`, `{% … %}`, `{# … #}`.
    Jinja,
    /// Handlebars and Mustache: `{{name}}`, `{{{name}}}`, `{{#…}}`.
    Handlebars,
    /// Python's: `{name}`, `{{` for a brace.
    FString,
    /// ChainForge's: `{name}`, `\{` for a brace.
    Backslash,
}

/// Words that mean something in Handlebars.
const WORDS: [&str; 5] = ["else", "this", "history", "true", "false"];

/// A text of the dialect as ours.
pub(crate) fn to_ours(dialect: Dialect, text: &str, place: &str, report: &mut Report) -> String {
    match dialect {
        Dialect::Plain => text.to_owned(),
        Dialect::Jinja | Dialect::Handlebars => double(dialect, text, place, report),
        Dialect::FString | Dialect::Backslash => single(dialect, text, place, report),
    }
}

fn double(dialect: Dialect, text: &str, place: &str, report: &mut Report) -> String {
    let (mut ours, mut at, mut commands) = (String::with_capacity(text.len()), 0, 0);
    let jinja = dialect == Dialect::Jinja;
    while let Some(found) = text[at..].find('{') {
        let open = at + found;
        ours += &text[at..open];
        let rest = &text[open..];
        let (head, tail) = if jinja && rest.starts_with("{%") {
            ("{%", "%}")
        } else if jinja && rest.starts_with("{#") {
            ("{#", "#}")
        } else if !jinja && rest.starts_with("{{{") {
            ("{{{", "}}}")
        } else if !jinja && rest.starts_with("{{!--") {
            ("{{!--", "--}}")
        } else if rest.starts_with("{{") {
            ("{{", "}}")
        } else {
            ours.push('{');
            at = open + 1;
            continue;
        };
        let Some(len) = rest[head.len()..].find(tail) else {
            // No end to it anywhere, so none further on either.
            ours += rest;
            at = text.len();
            commands += 1;
            break;
        };
        let inner = &rest[head.len()..head.len() + len];
        let end = open + head.len() + len + tail.len();
        let mark = if jinja { '-' } else { '~' };
        let left = inner.starts_with(mark);
        let right = inner.len() > 1 && inner.ends_with(mark);
        let bare = inner.strip_prefix(mark).unwrap_or(inner);
        let bare = if right { &bare[..bare.len() - 1] } else { bare };
        let name = bare.trim();
        let escaped = !jinja && ours.ends_with('\\');
        if !head.starts_with("{{") || !is_name(name, dialect) || escaped {
            commands += 1;
            ours += &text[open..end];
            at = end;
            continue;
        }
        if left {
            ours.truncate(ours.trim_end().len());
        }
        if left || right || head == "{{{" {
            ours += &format!("{{{{{name}}}}}");
        } else {
            ours += &text[open..end];
        }
        at = end;
        if right {
            at += text[at..].len() - text[at..].trim_start().len();
        }
    }
    ours += &text[at..];
    if commands > 0 {
        report.add(place, words::commands_stay());
    }
    ours
}

fn single(dialect: Dialect, text: &str, place: &str, report: &mut Report) -> String {
    let (mut ours, mut names, mut commands) = (String::with_capacity(text.len()), 0, 0);
    let mut rest = text;
    // Past the last one nothing closes, so nothing is looked for twice.
    let last = text.rfind('}').unwrap_or(0);
    while let Some(at) = rest.find(['{', '}', '\\']) {
        ours += &rest[..at];
        rest = &rest[at..];
        let doubled =
            dialect == Dialect::FString && (rest.starts_with("{{") || rest.starts_with("}}"));
        let escaped =
            dialect == Dialect::Backslash && (rest.starts_with("\\{") || rest.starts_with("\\}"));
        if doubled || escaped {
            ours += &rest[1..2];
            rest = &rest[2..];
            continue;
        }
        let here = text.len() - rest.len();
        if rest.starts_with('{') && here < last {
            let stop = rest[1..].find(['{', '}', '\n']).map(|it| it + 1);
            if let Some(close) = stop.filter(|it| rest[*it..].starts_with('}')) {
                let name = rest[1..close].trim();
                if is_name(name, dialect) {
                    ours += &format!("{{{{{name}}}}}");
                    names += 1;
                } else {
                    commands += 1;
                    ours += &rest[..=close];
                }
                rest = &rest[close + 1..];
                continue;
            }
        }
        ours += &rest[..1];
        rest = &rest[1..];
    }
    ours += rest;
    if commands > 0 {
        report.add(place, words::commands_stay());
    }
    let seen = pieces(&ours)
        .iter()
        .filter(|it| matches!(it, Piece::Variable { .. }))
        .count();
    if seen != names {
        report.add(place, words::double_braces());
    }
    ours
}

/// Our text in the dialect. `{{name}}` becomes its variable, under a name that it allows.
/// `came`: the text came from there, so what looks like a variable of ours may be a command of theirs and goes back as it is.
pub(crate) fn from_ours(
    dialect: Dialect,
    text: &str,
    came: bool,
    place: &str,
    report: &mut Report,
) -> String {
    let mut theirs = String::with_capacity(text.len());
    let mut commands = false;
    for piece in pieces(text) {
        match piece {
            Piece::Text(plain) => match dialect {
                Dialect::FString => theirs += &plain.replace('{', "{{").replace('}', "}}"),
                Dialect::Backslash => theirs += &plain.replace('{', "\\{").replace('}', "\\}"),
                _ => {
                    commands |= plain.contains("{{")
                        || dialect == Dialect::Jinja
                            && (plain.contains("{%") || plain.contains("{#"));
                    theirs += plain;
                }
            },
            Piece::Variable { name, span } => {
                let braces = !matches!(dialect, Dialect::FString | Dialect::Backslash);
                let safe = if came && braces {
                    name.to_owned()
                } else {
                    safe_name(dialect, name)
                };
                if safe != name {
                    report.add(place, words::underscored_name());
                }
                match dialect {
                    Dialect::FString | Dialect::Backslash => theirs += &format!("{{{safe}}}"),
                    _ => {
                        if dialect != Dialect::Plain && theirs.ends_with('{') {
                            report.add(place, words::space_before_variable());
                            theirs.push(' ');
                        }
                        if safe == name {
                            theirs += &text[span];
                        } else {
                            theirs += &format!("{{{{{safe}}}}}");
                        }
                    }
                }
            }
        }
    }
    if commands && !came {
        report.add(place, words::signs_are_commands());
    }
    theirs
}

/// A variable's name as the dialect allows it.
pub(crate) fn safe_name(dialect: Dialect, name: &str) -> String {
    if dialect == Dialect::Plain || is_name(name, dialect) {
        return name.to_owned();
    }
    let safe = name
        .chars()
        .map(|it| if it.is_alphanumeric() { it } else { '_' });
    let safe: String = safe.collect();
    if is_name(&safe, dialect) {
        safe
    } else {
        format!("_{safe}")
    }
}

/// Letters, digits and underscores, no digit first, as long as ours may be.
fn is_name(name: &str, dialect: Dialect) -> bool {
    let extra = if dialect == Dialect::Handlebars {
        "_-"
    } else {
        "_"
    };
    let first = name
        .chars()
        .next()
        .is_some_and(|it| it.is_alphabetic() || it == '_');
    let reserved = dialect == Dialect::Handlebars && WORDS.contains(&name);
    first
        && !reserved
        && name.chars().count() <= 64
        && name
            .chars()
            .all(|it| it.is_alphanumeric() || extra.contains(it))
}
