//! The records against themselves, against promptfoo's own files, and against bytes that nobody would wish for.

mod again;
mod bundle;
mod examples;
mod promptfoo;
mod tables;
mod yaml;

use std::path::PathBuf;

use proptest::prelude::ProptestConfig;

/// A file of `shared`; `None`, and a word about it, where it is not at hand.
fn shared(name: &str) -> Option<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let root = std::env::var_os("EXEMPLAR_SHARED").map_or(root, PathBuf::from);
    let path = root.join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: {} is not here", path.display());
    }
    text
}

/// No file of failures is kept: it would land among the rooms, which are all crates.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..Default::default()
    }
}
