//! The room's own tests: published models and vectors, and small models against a plain reference.

mod batches;
mod devices;
mod embeddings;
mod facts;
mod fidelity;
mod guided;
mod images;
mod loading;
mod naive;
mod parts;
mod prefixes;
mod reference;
mod sessions;
mod stories;
pub(crate) mod synthetic;
pub(crate) mod tiny;
mod tiny_hf;

use std::path::PathBuf;

use candle_core::quantized::GgmlDType;
use proptest::prelude::ProptestConfig;

use crate::format::Format;

/// A file of the shared test data, or `None` (and a line saying so) where they are absent.
pub(crate) fn shared(path: &str) -> Option<Vec<u8>> {
    let root = match std::env::var_os("EXEMPLAR_SHARED") {
        Some(root) => PathBuf::from(root),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let path = root.join("data").join(path);
    match std::fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(_) => {
            eprintln!("skipped: {} is not there", path.display());
            None
        }
    }
}

/// A JSON file of the shared test data.
pub(crate) fn shared_json(path: &str) -> Option<serde_json::Value> {
    let bytes = shared(path)?;
    Some(serde_json::from_slice(&bytes).expect("shared JSON is well formed"))
}

/// The ids in a JSON list.
pub(crate) fn ids(list: &serde_json::Value) -> Vec<u32> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|id| id.as_u64().expect("an id") as u32)
        .collect()
}

/// candle's name of a quantised format.
pub(crate) fn candle_type(format: &Format) -> Option<GgmlDType> {
    Some(match format.name {
        "Q4_0" => GgmlDType::Q4_0,
        "Q4_1" => GgmlDType::Q4_1,
        "Q5_0" => GgmlDType::Q5_0,
        "Q5_1" => GgmlDType::Q5_1,
        "Q8_0" => GgmlDType::Q8_0,
        "Q2_K" => GgmlDType::Q2K,
        "Q3_K" => GgmlDType::Q3K,
        "Q4_K" => GgmlDType::Q4K,
        "Q5_K" => GgmlDType::Q5K,
        "Q6_K" => GgmlDType::Q6K,
        _ => return None,
    })
}

/// Settings of a property test with `n` cases that leaves no files behind.
pub(crate) fn cases(n: u32) -> ProptestConfig {
    ProptestConfig {
        cases: n,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
