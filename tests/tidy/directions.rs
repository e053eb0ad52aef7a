//! Directions: who may use whom, who knows the browser, and that the map says so.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use super::{files, root, words};

/// Room -> rooms it may use. The only place the direction is written down.
pub(super) const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("tokens", &[]),
    ("inference", &["tokens"]),
    ("gpu", &["inference"]),
    ("grammar", &[]),
    ("storage", &[]),
    ("engine", &[]),
    ("format", &["domain"]),
    ("annex", &["tokens", "format"]),
    ("bridge", &["engine"]),
    ("lab", &["domain", "engine"]),
    ("picture", &[]),
    (
        "trials",
        &[
            "domain", "engine", "lab", "format", "storage", "annex", "picture", "records",
        ],
    ),
    ("controls", &[]),
    (
        "measure",
        &[
            "annex", "bridge", "controls", "dataset", "domain", "engine", "picture", "storage",
            "trials", "versions",
        ],
    ),
    ("records", &["domain", "engine", "format", "lab"]),
    ("foreign", &["domain", "format", "records"]),
    ("remote", &["engine"]),
    ("history", &["domain", "format", "picture"]),
    (
        "versions",
        &["domain", "format", "history", "picture", "storage"],
    ),
    (
        "outside",
        &[
            "bridge", "controls", "engine", "remote", "services", "storage",
        ],
    ),
    (
        "archive",
        &[
            "controls", "domain", "engine", "foreign", "format", "storage", "tokens", "versions",
        ],
    ),
    ("dataset", &["format"]),
    (
        "sheet",
        &[
            "controls", "dataset", "domain", "foreign", "format", "storage",
        ],
    ),
    ("lint", &["domain"]),
    (
        "desk",
        &["app", "controls", "domain", "format", "lint", "storage"],
    ),
    ("services", &["engine", "format", "remote", "storage"]),
    (
        "app",
        &["domain", "tokens", "engine", "format", "storage", "annex"],
    ),
    ("ui", &["domain", "engine", "app", "controls"]),
    (
        "worker",
        // Only its tests hold a graphics card and what else in a browser it fetches: `card`, `holder`, `lexicon`.
        &[
            "bridge",
            "engine",
            "gpu",
            "grammar",
            "inference",
            "lexicon",
            "tokens",
            "storage",
        ],
    ),
    ("lexicon", &["tokens"]),
    ("card", &["gpu", "inference"]),
    ("holder", &["grammar"]),
    (
        "studio",
        &["app", "ui", "annex", "bridge", "engine", "storage"],
    ),
    ("sprout", &["domain", "lab"]),
    ("xtask", &["tokens"]),
    ("words", &[]),
    ("catalogue", &[]),
    ("phrases", &["catalogue"]),
];

/// Rooms that must not know the browser, on any target.
const PURE: &[&str] = &[
    "domain",
    "tokens",
    "format",
    "annex",
    "engine",
    "grammar",
    "inference",
    "lab",
    "picture",
    "records",
    "foreign",
    "remote",
    "history",
    "dataset",
    "lint",
    "words",
];
const BROWSER: &[&str] = &["web-sys", "leptos", "gloo-net", "reactive_graph"];

/// Only these files may name `web_sys`; everything else is reached through a port.
const BROWSER_ROOMS: &[&str] = &[
    "src/ui/",
    "src/controls/",
    "src/archive/",
    "src/desk/",
    "src/measure/",
    "src/outside/",
    "src/sheet/",
    "src/worker/",
    "src/host.rs",
    "src/downloads.rs",
    "src/guard.rs",
    "src/archivist.rs",
    "src/data.rs",
    "src/editor.rs",
    "src/laboratory.rs",
    "src/harbour.rs",
    "src/place.rs",
    "src/main.rs",
];
/// Only these draw.
const DRAWING_ROOMS: &[&str] = &[
    "src/ui/",
    "src/archive/",
    "src/controls/",
    "src/desk/",
    "src/measure/",
    "src/outside/",
    "src/sheet/",
    "src/main.rs",
];
const BROWSER_FILES: &[&str] = &["browser_tests.rs", "web.rs", "indexed_db.rs", "opfs.rs"];

#[test]
fn rooms_depend_in_one_direction() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut manifests = vec![root().join("Cargo.toml")];
    let workspace = fs::read_to_string(&manifests[0]).expect("utf-8");
    assert!(
        !workspace.contains("package = "),
        "a name of the workspace is the name of its crate"
    );
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
            let is_for_all = words::EVERYBODY.contains(&&**used);
            assert!(
                is_for_all || may.contains(&&**used),
                "{room} must not use {used}"
            );
        }
    }
}

/// A manifest's package name and what it depends on, on any target, tests aside.
fn edges(manifest: &str) -> (String, BTreeSet<String>) {
    let (mut name, mut uses, mut section) = (String::new(), BTreeSet::new(), String::new());
    for line in manifest.lines().map(str::trim) {
        // TOML allows spaces and quotes around every name.
        let bare = line.replace([' ', '"'], "");
        assert!(
            !bare.starts_with("dependencies") && !bare.starts_with("build-dependencies"),
            "write dependencies as a table: {line}"
        );
        if bare.starts_with('[') {
            section = bare;
            let head = section.trim_end_matches(']');
            if let Some((kind, used)) = head.rsplit_once("dependencies.")
                && !kind.ends_with("dev-")
            {
                uses.insert(used.to_owned());
            }
        } else if section == "[package]" && bare.starts_with("name=") {
            name = bare.trim_start_matches("name=").to_owned();
        } else if section.ends_with("dependencies]")
            && !section.contains("dev-")
            && !section.contains("workspace")
        {
            let key = bare.split(['.', '=']).next().unwrap_or_default();
            let renamed = bare
                .split_once("package=")
                .and_then(|(_, it)| it.split([',', '}']).next());
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
        [build-dependencies]\n\"quoted\" = \"1\"\n[ dependencies . \"spaced\" ]\npath = \"x\"\n\
        [dev-dependencies]\ntest-only = \"1\"\n";
    let (name, uses) = edges(manifest);
    assert_eq!(name, "a");
    let expected = ["only-wasm", "plain", "quoted", "renamed", "spaced", "table"];
    assert_eq!(
        uses.iter().map(String::as_str).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn pure_rooms_do_not_know_the_browser() {
    for name in reach(PURE) {
        assert!(
            !BROWSER.contains(&&*name),
            "one of {PURE:?} reaches {name}: `cargo tree --target all --invert {name}` says how"
        );
    }
}

#[test]
fn only_adapters_name_the_browser() {
    for (path, text) in files("src", "rs") {
        let shown = path.to_string_lossy();
        let is_adapter = BROWSER_ROOMS.iter().any(|it| shown.starts_with(it))
            || BROWSER_FILES.iter().any(|it| shown.ends_with(it));
        assert!(
            is_adapter || !text.contains("web_sys"),
            "{shown} names web_sys: move it behind a port"
        );
        let draws = DRAWING_ROOMS.iter().any(|it| shown.starts_with(it));
        assert!(draws || !text.contains("leptos::"), "{shown} names leptos");
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
        let Some((_, uses)) = MAY_USE.iter().find(|(it, _)| *it == room) else {
            panic!("src/README.md names `{room}`, which is no room");
        };
        let said = line.trim_end_matches([' ', '|']).rsplit("| ").next();
        let said: BTreeSet<&str> = said.unwrap_or_default().split(", ").collect();
        let uses: BTreeSet<&str> = match uses {
            [] => ["nothing"].into(),
            some => some.iter().copied().collect(),
        };
        assert_eq!(said, uses, "src/README.md, what `{room}` may use");
    }
}

/// Everything these rooms reach. `--no-dedupe` and the target matter: without them
/// `cargo tree` hides repeated packages and wasm-only dependencies.
fn reach(rooms: &[&str]) -> BTreeSet<String> {
    let out = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--no-dedupe",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args(["--edges", "normal", "--prefix", "none"])
        .args(rooms.iter().flat_map(|it| ["--package", it]))
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
    assert!(rooms.iter().all(|it| names.contains(*it)));
    names
}
