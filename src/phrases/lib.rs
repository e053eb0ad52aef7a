//! `::phrases::catalogue!()` makes a function of each of a room's texts, which stand in `words/en.ftl` beside it.
//!
//! A text without variables is `fn() -> &'static str`; one with variables gives a `String` and takes them in the order
//! in which they first appear in English: `$n` and `$n-…` are numbers ([`words::Count`]), all others `&str`.
//! A text or variable that is not there, or too many, is a compiler error.

// It runs while the others are compiled, also for the browser, and reads files of the repository.
#![allow(clippy::disallowed_methods)]

use std::{fmt::Write, fs, path::PathBuf};

use catalogue::Message;
use proc_macro::TokenStream;

const KEYWORDS: &[&str] = &[
    "as", "async", "await", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self",
    "static", "struct", "super", "trait", "true", "try", "type", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The texts of the room whose manifest is nearest, as functions.
#[proc_macro]
pub fn catalogue(_: TokenStream) -> TokenStream {
    let written = functions().unwrap_or_else(|why| format!("compile_error!({why:?});"));
    // What is written is Rust; should it be none, the compiler says where.
    written.parse().unwrap_or_default()
}

fn functions() -> Result<String, String> {
    let room = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("there is no CARGO_MANIFEST_DIR")?;
    let file = PathBuf::from(room).join("words").join("en.ftl");
    let shown = file.display().to_string();
    let source = fs::read_to_string(&file).map_err(|it| format!("{shown}: {it}"))?;
    let messages = catalogue::read(&source).map_err(|it| format!("{shown}: {it}"))?;
    // Cargo builds the room anew when the texts change.
    let mut written = format!("const _: &str = include_str!({shown:?});\n");
    for message in &messages {
        let function = function(message).ok_or_else(|| {
            format!(
                "{shown}: `{}` has a word of Rust as its name, or more than ten variables",
                message.id
            )
        })?;
        written += &function;
    }
    Ok(written)
}

fn function(message: &Message) -> Option<String> {
    let (name, args) = (message.name(), message.args());
    let names: Vec<String> = args.iter().map(|it| it.replace('-', "_")).collect();
    let is_known = |it: &String| KEYWORDS.contains(&&**it);
    if is_known(&name) || names.iter().any(is_known) {
        return None;
    }
    let pattern = message.pattern(&args)?;
    let mut written = String::new();
    let shown = format!("“{}”", message.shown());
    for line in [&message.comment, &shown] {
        if !line.is_empty() {
            write!(written, "#[doc = {line:?}]\n#[doc = \"\"]\n").ok()?;
        }
    }
    if args.is_empty() {
        writeln!(
            written,
            "#[inline] pub fn {name}() -> &'static str {{ ::words::text({pattern:?}) }}"
        )
        .ok()?;
        return Some(written);
    }
    let (mut params, mut values) = (String::new(), String::new());
    for (arg, name) in args.iter().zip(&names) {
        if catalogue::is_count(arg) {
            write!(params, "{name}: impl ::words::Count, ").ok()?;
            write!(values, "::words::Count::count({name}), ").ok()?;
        } else {
            write!(params, "{name}: &str, ").ok()?;
            write!(values, "::words::Arg::Text({name}), ").ok()?;
        }
    }
    writeln!(
        written,
        "#[inline] pub fn {name}({params}) -> ::std::string::String {{ ::words::fill({pattern:?}, &[{values}]) }}"
    )
    .ok()?;
    Some(written)
}
