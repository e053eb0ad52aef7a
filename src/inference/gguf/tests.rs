//! Headers good and hostile.

use proptest::prelude::*;

use super::{GgufError, Header};
use crate::tests::{shared, shared_json};

#[test]
fn verdicts_are_those_of_llama_cpp() {
    let Some(expected) = shared_json("hostile/gguf/expected.json") else {
        return;
    };
    for case in expected.as_array().expect("a list") {
        let name = case["file"].as_str().expect("a name");
        let bytes = shared(&format!("hostile/gguf/{name}")).expect("beside the list");
        let verdict = Header::read(&bytes);
        let accepts = case["llama_cpp_accepts"].as_bool().expect("a verdict");
        assert_eq!(verdict.is_ok(), accepts, "{name}: {verdict:?}");
        if let Err(error) = verdict {
            eprintln!("{name}: {error}");
        }
    }
}
