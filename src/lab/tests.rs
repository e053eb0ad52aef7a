//! What the room's tests share: the cases of others, where they are at hand, and a comparison of numbers.

use std::path::PathBuf;

use serde_json::Value;

/// A file of `shared/cases`; `None`, and a word about it, where it is not at hand.
pub(crate) fn case(name: &str) -> Option<Value> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let root = std::env::var_os("EXEMPLAR_SHARED").map_or(root, PathBuf::from);
    let path = root.join("cases").join(name);
    match std::fs::read(&path) {
        Ok(bytes) => Some(serde_json::from_slice(&bytes).expect("shared JSON is well formed")),
        Err(_) => {
            eprintln!("skipped: {} is not here", path.display());
            None
        }
    }
}

pub(crate) fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

pub(crate) fn texts(value: &Value) -> Vec<String> {
    let list = value.as_array().expect("a list").iter();
    list.map(|it| it.as_str().expect("a text").to_owned())
        .collect()
}

pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(number)
        .collect()
}

#[track_caller]
pub(crate) fn close(ours: f64, wanted: f64, tolerance: f64) {
    assert!(
        (ours - wanted).abs() <= tolerance,
        "{ours} is not {wanted} within {tolerance}"
    );
}

/// No file of failures is kept: it would land among the rooms, which are all crates.
pub(crate) fn cases(cases: u32) -> proptest::prelude::ProptestConfig {
    proptest::prelude::ProptestConfig {
        cases,
        failure_persistence: None,
        ..Default::default()
    }
}
