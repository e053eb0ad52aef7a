//! What the library says of real files, of small ones written here, and of files that nobody would wish for.

use std::path::PathBuf;

use domain::ProjectId;

use crate::*;

mod files;
mod out;
mod report;

/// A file of `shared`; `None`, and a word about it, where it is not at hand.
fn shared(name: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let root = std::env::var_os("EXEMPLAR_SHARED").map_or(root, PathBuf::from);
    let path = root.join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is not here", path.display());
    }
    bytes
}

fn id() -> ProjectId {
    ProjectId("0".into())
}

fn file(name: &str, text: &str) -> Dropped {
    Dropped {
        name: name.into(),
        bytes: text.as_bytes().to_vec(),
    }
}

/// The sentence about a file, or why it was refused.
fn said(name: &str, bytes: &[u8]) -> String {
    let dropped = Dropped {
        name: name.into(),
        bytes: bytes.to_vec(),
    };
    match look_at(&[dropped], &mut id).remove(0).arrived {
        Arrived::Own(_) => "ours".into(),
        Arrived::Foreign(guesses) => guesses[0].sentence(),
        Arrived::Refused(why) => why,
    }
}
