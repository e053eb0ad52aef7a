//! Keeps the house in order: cards, file length, what is drawn, the top level; the files beside this one keep the rest.

mod colours;
mod directions;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
};

const MAX_LINES: usize = 400;
const NAMELESS: &[&str] = &["utils", "helpers", "common", "misc", "util"];

#[test]
fn every_file_has_a_card_and_fits_on_a_desk() {
    let files = files("src", "rs");
    assert!(files.len() > 20, "the search for files found almost none");
    for (path, text) in files {
        assert!(
            text.starts_with("//! "),
            "{path:?}: line 1 must be `//! ` and one sentence"
        );
        let n_lines = text.lines().count();
        assert!(n_lines <= MAX_LINES, "{path:?}: {n_lines} lines");
        let named = path.with_extension("");
        let nameless = |it: &std::ffi::OsStr| it.to_str().is_some_and(|it| NAMELESS.contains(&it));
        assert!(!named.iter().any(nameless), "{path:?}: say what it is for");
    }
}

#[test]
fn drawn_text_is_never_parsed_as_html() {
    let mut sources = files("src", "rs");
    sources.extend(files("public", "js"));
    for (path, text) in sources {
        let plain = text.replace('_', "").to_ascii_lowercase();
        for word in [
            "innerhtml",
            "outerhtml",
            "insertadjacenthtml",
            "sethtmlunsafe",
            "parsehtmlunsafe",
            "domparser",
            "createcontextualfragment",
            "document.write",
            "htmldocument",
        ] {
            assert!(!plain.contains(word), "{path:?} uses {word}");
        }
    }
}

/// `doctest = false` saves a compiler's start for each room, so an example in a comment would never run.
#[test]
fn examples_in_comments_are_text() {
    for (path, text) in files("src", "rs") {
        let comments = text.lines().map(str::trim_start);
        let fences = comments
            .filter_map(|it| it.strip_prefix("///").or_else(|| it.strip_prefix("//!")))
            .filter_map(|it| it.trim_start().strip_prefix("```"));
        for opening in fences.step_by(2) {
            assert_eq!(opening, "text", "{path:?}: make it a test");
        }
    }
    for (room, _) in directions::MAY_USE {
        let manifest = root().join("src").join(room).join("Cargo.toml");
        let text = fs::read_to_string(manifest).unwrap_or_default();
        let is_lib = root().join("src").join(room).join("lib.rs").exists();
        assert!(
            !is_lib || text.contains("doctest = false"),
            "{room}: doctest = false"
        );
    }
}

#[test]
fn the_top_level_is_what_was_agreed() {
    let agreed = [
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
        "README.md",
        "src",
        "public",
        "style",
        "tests",
        // built, ignored by git
        "target",
        "dist",
    ];
    for entry in fs::read_dir(root()).expect("root").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = name.starts_with('.') || agreed.contains(&&*name);
        assert!(known, "{name} does not belong on the top level");
    }
}

/// Every file below `dir` with this extension, its path from the root, and its text.
fn files(dir: &str, ext: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    go(&root().join(dir), ext, &mut found);
    return found;

    fn go(dir: &Path, ext: &str, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                go(&path, ext, found);
            } else if path.extension().is_some_and(|it| it == ext) {
                let text = fs::read_to_string(&path).expect("utf-8");
                let path = path.strip_prefix(root()).expect("below the root");
                found.push((path.to_owned(), text));
            }
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
