//! What the room's tests share, and the recorded answers of real services.

mod answers;
mod broken;
mod keys;
mod recorded;
mod requests;

use std::path::PathBuf;

/// A file of `shared/data/streams`; `None`, and a word about it, where it is not at hand.
pub(crate) fn stream(name: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let root = std::env::var_os("EXEMPLAR_SHARED").map_or(root, PathBuf::from);
    let path = root.join("data/streams").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is not here", path.display());
    }
    bytes
}

/// No file of failures is kept: it would land among the rooms, which are all crates.
pub(crate) fn cases(cases: u32) -> proptest::prelude::ProptestConfig {
    proptest::prelude::ProptestConfig {
        cases,
        failure_persistence: None,
        ..Default::default()
    }
}
