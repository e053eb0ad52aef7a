//! The formats against real files, against themselves, and against bytes that nobody would wish for.

mod copied;
mod hostile;
mod kinds;
mod known;
mod promptfoo;
mod real;
mod signs;
mod tables;

use std::path::PathBuf;

use domain::ProjectId;

use crate::{Format, Found, Given, Incoming, Taken, read};

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

fn take(format: Format, name: &str, bytes: &[u8]) -> Taken {
    read(format, &Incoming::alone(name, bytes), &mut id).expect("reads")
}

fn detect(name: &str, bytes: &[u8]) -> Vec<Found> {
    crate::detect(&Incoming::alone(name, bytes), &mut id)
}

fn id() -> ProjectId {
    ProjectId("0".into())
}

fn give(format: Format, taken: &Taken) -> Given {
    taken.write(format).expect("writes")
}

/// Reads, writes, reads again: the same projects, the same kept fields, the same rows.
fn round(format: Format, name: &str, bytes: &[u8]) -> Taken {
    let taken = take(format, name, bytes);
    let given = give(format, &taken);
    let mut again = Taken::default();
    let many = given.files.len() > 1;
    for (file, bytes) in &given.files {
        let name = if many { file } else { name };
        let more = take(format, name, bytes);
        again.projects.extend(more.projects);
        again.data = more.data.or(again.data);
        again.suite = more.suite.or(again.suite);
    }
    let text = || String::from_utf8_lossy(&given.files[0].1).into_owned();
    assert_eq!(again.projects, taken.projects, "{name}\n{}", text());
    assert_eq!(again.data, taken.data, "{name}\n{}", text());
    assert_eq!(again.suite, taken.suite, "{name}\n{}", text());
    taken
}

fn places(taken: &Taken) -> Vec<&str> {
    taken.report.iter().map(|it| &*it.place).collect()
}
