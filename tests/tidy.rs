//! Keeps the house in order: directions, purity, cards, file length, colours, the map.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Room -> rooms it may use. The only place the direction is written down.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("tokens", &[]),
    ("inference", &[]),
    ("storage", &[]),
    ("engine", &[]),
    ("format", &["domain"]),
    ("annex", &["tokens", "format"]),
    ("bridge", &["engine"]),
    (
        "app",
        &["domain", "tokens", "engine", "format", "storage", "annex"],
    ),
    ("ui", &["domain", "engine", "app"]),
    (
        "worker",
        &["bridge", "engine", "inference", "tokens", "storage"],
    ),
    (
        "studio",
        &["app", "ui", "annex", "bridge", "engine", "storage"],
    ),
    ("sprout", &["inference"]),
    ("xtask", &["tokens"]),
];

/// Rooms that must not know the browser, on any target.
const PURE: &[&str] = &["domain", "tokens", "format", "annex", "engine", "inference"];
const BROWSER: &[&str] = &["web-sys", "leptos", "gloo-net", "reactive_graph"];

/// Only these files may name `web_sys`; everything else is reached through a port.
const BROWSER_ROOMS: &[&str] = &["src/ui/", "src/worker/", "src/host.rs", "src/main.rs"];
const BROWSER_FILES: &[&str] = &["web.rs", "indexed_db.rs", "opfs.rs"];

const MAX_LINES: usize = 400;
const NAMELESS: &[&str] = &["utils", "helpers", "common", "misc", "util"];

#[test]
fn rooms_depend_in_one_direction() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut manifests = vec![root().join("Cargo.toml")];
    for entry in fs::read_dir(root().join("src")).expect("src").flatten() {
        manifests.extend(Some(entry.path().join("Cargo.toml")).filter(|it| it.exists()));
    }
    assert_eq!(
        manifests.len(),
        allowed.len(),
        "every room is in MAY_USE, and only rooms are"
    );
    for manifest in manifests {
        let (room, uses) = edges(&fs::read_to_string(&manifest).expect("utf-8"));
        let may = allowed
            .get(&*room)
            .unwrap_or_else(|| panic!("unknown room {room}"));
        for used in uses.iter().filter(|it| allowed.contains_key(&***it)) {
            assert!(may.contains(&&**used), "{room} must not use {used}");
        }
    }
}

/// A manifest's package name and what it depends on, on any target, tests aside.
fn edges(manifest: &str) -> (String, BTreeSet<String>) {
    let (mut name, mut uses, mut section) = (String::new(), BTreeSet::new(), "");
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line;
            if let Some((kind, used)) = line.trim_end_matches(']').rsplit_once("dependencies.")
                && !kind.ends_with("dev-")
            {
                uses.insert(used.to_owned());
            }
        } else if section == "[package]" && line.starts_with("name") {
            name = line.split('"').nth(1).expect("quoted name").to_owned();
        } else if section.ends_with("dependencies]")
            && !section.contains("dev-")
            && !section.contains("workspace")
        {
            let key = line.split(['.', '=', ' ']).next().unwrap_or_default();
            let renamed = line
                .split_once("package = \"")
                .and_then(|(_, it)| it.split('"').next());
            uses.insert(renamed.unwrap_or(key).to_owned());
        }
    }
    (name, uses)
}

#[test]
fn the_direction_check_sees_every_kind_of_edge() {
    let manifest = "[package]\nname = \"a\"\n[dependencies]\nplain.workspace = true\n\
        new = { package = \"renamed\", path = \"x\" }\n[dependencies.table]\npath = \"x\"\n\
        [target.'cfg(target_arch = \"wasm32\")'.dependencies]\nonly-wasm = \"1\"\n\
        [dev-dependencies]\ntest-only = \"1\"\n";
    let (name, uses) = edges(manifest);
    assert_eq!(name, "a");
    let expected = ["only-wasm", "plain", "renamed", "table"];
    assert_eq!(
        uses.iter().map(String::as_str).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn pure_rooms_do_not_know_the_browser() {
    for room in PURE {
        for name in reach(room) {
            assert!(!BROWSER.contains(&&*name), "{room} reaches {name}");
        }
    }
}

#[test]
fn only_adapters_name_the_browser() {
    for (path, text) in files("src", "rs") {
        let shown = path.to_string_lossy();
        let is_adapter = BROWSER_ROOMS.iter().any(|it| shown.starts_with(it))
            || BROWSER_FILES.iter().any(|it| shown.ends_with(it));
        assert!(
            is_adapter || !text.contains("web_sys::") || shown.ends_with("wasm_tests.rs"),
            "{shown} names web_sys: move it behind a port"
        );
        let draws = shown.starts_with("src/ui/") || shown == "src/main.rs";
        assert!(draws || !text.contains("leptos::"), "{shown} names leptos");
    }
}

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
        let stem = path.file_stem().and_then(|it| it.to_str()).unwrap_or("");
        assert!(!NAMELESS.contains(&stem), "{path:?}: say what it is for");
    }
}

#[test]
fn raw_colours_live_in_tokens_css() {
    let sheets = files("style", "css");
    assert!(!sheets.is_empty());
    for (path, text) in sheets {
        if path.ends_with("tokens.css") {
            continue;
        }
        for (i, line) in text.lines().enumerate() {
            let raw = ["#", "rgb(", "hsl(", "oklch("]
                .iter()
                .any(|it| line.contains(&format!(": {it}")));
            assert!(!raw, "{path:?}:{}: use a role from tokens.css", i + 1);
        }
    }
}

#[test]
fn drawn_text_is_never_parsed_as_html() {
    for (path, text) in files("src", "rs") {
        for word in [
            "inner_html",
            "set_inner_html",
            "insert_adjacent_html",
            "outer_html",
        ] {
            assert!(!text.contains(word), "{path:?} uses {word}");
        }
    }
}

#[test]
fn the_map_names_every_room_and_only_rooms() {
    let map = fs::read_to_string(root().join("src/README.md")).expect("src/README.md");
    for (room, _) in MAY_USE {
        let named = map.contains(&format!("| `{room}` |"));
        assert!(named, "src/README.md has no row for `{room}`");
    }
    for line in map.lines().filter(|it| it.starts_with("| `")) {
        let room = line.split('`').nth(1).unwrap_or_default();
        let known = MAY_USE.iter().any(|(it, _)| *it == room);
        assert!(known, "src/README.md names `{room}`, which is no room");
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

/// Everything a room reaches. `--no-dedupe` and `--target all` matter: without them
/// `cargo tree` hides repeated packages and wasm-only dependencies.
fn reach(room: &str) -> BTreeSet<String> {
    let out = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--no-dedupe",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args(["--edges", "normal", "--prefix", "none", "--package", room])
        .current_dir(root())
        .output()
        .expect("cargo tree runs");
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    let text = String::from_utf8(out.stdout).expect("utf-8");
    let names: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    assert!(names.contains(room));
    names
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
