//! Headers good and hostile.

use proptest::prelude::*;

use super::{GgufError, Header};
use crate::Model;
use crate::tests::synthetic::{Setting, Tensors, gguf};
use crate::tests::tiny::Tiny;
use crate::tests::{shared, shared_json};

#[test]
fn verdicts_are_those_of_llama_cpp() {
    let Some(expected) = shared_json("hostile/gguf/expected.json") else {
        return;
    };
    for case in expected.as_array().expect("a list") {
        let name = case["file"].as_str().expect("a name");
        let bytes = shared(&format!("hostile/gguf/{name}")).expect("beside the list");
        // These files have no data behind the header, so their length is not looked at.
        let verdict = Header::parse(&bytes);
        let accepts = case["llama_cpp_accepts"].as_bool().expect("a verdict");
        assert_eq!(verdict.is_ok(), accepts, "{name}: {verdict:?}");
        let Err(error) = verdict else { continue };
        // The reason has to be the one that the file was made for.
        let reason = match name.split('.').next().unwrap_or_default() {
            "HEADER_BAD_MAGIC" => "begin with GGUF",
            "HEADER_BAD_VERSION_1" => "version is 1",
            "HEADER_BAD_N_KV" => "number of settings",
            "KV_EMPTY_KEY" => "key at byte",
            "KV_DUPLICATE_KEY" => "appears twice",
            "KV_WRONG_TYPE_ALIGN" => "general.alignment",
            "TENSORS_BAD_NAME_SIZE" => "length of a tensor name",
            "TENSORS_BAD_SHAPE" | "TENSORS_NE_TOO_BIG" | "TENSORS_NBYTES_PAD_WRAP" => "shape",
            "TENSORS_BAD_OFFSET" => "was due",
            "TENSORS_BAD_ALIGN" => "general.alignment",
            other => panic!("{other} is new: {error}"),
        };
        assert!(error.to_string().contains(reason), "{name}: {error}");
    }
}

fn small() -> Vec<u8> {
    let tiny = Tiny::new("qwen2");
    tiny.gguf(&tiny.tensors(3))
}

#[test]
fn any_beginning_asks_for_more() {
    let file = small();
    let header = Header::parse(&file).expect("a good header");
    header.check_length(file.len() as u64).expect("whole");
    let shorter = header.check_length(file.len() as u64 - 1);
    assert!(matches!(shorter, Err(GgufError::DataTooShort { .. })));
    for n in 0..header.data_start as usize {
        match Header::parse(&file[..n]) {
            Err(GgufError::Truncated { need_at_least }) => {
                assert!(need_at_least > n as u64);
                assert!(need_at_least <= header.data_start);
            }
            // The padding before the data may be missing.
            Ok(found) => assert!(found == header && n + 32 > header.data_start as usize),
            Err(error) => panic!("{n} bytes: {error}"),
        }
    }
}

#[test]
fn version_2_is_read_and_others_are_not() {
    let mut file = small();
    for (version, is_read) in [(2, true), (0, false), (4, false), (0x0300_0000, false)] {
        file[4..8].copy_from_slice(&u32::to_le_bytes(version));
        assert_eq!(Header::parse(&file).is_ok(), is_read, "{version}");
    }
}

#[test]
fn bad_tables_are_refused_by_field() {
    let numbers = vec![0.0; 8];
    let mut tensors = Tensors::new();
    tensors.insert("a".into(), (vec![8], numbers));
    let with = |setting: Setting| gguf(&[("general.alignment".into(), setting)], &tensors);
    let cases = [
        (with(Setting::Number(32)), None),
        (with(Setting::Number(0)), Some("no power of two")),
        (with(Setting::Number(48)), Some("no power of two")),
        (with(Setting::Float(32.0)), Some("value type 6")),
    ];
    for (file, reason) in cases {
        let verdict = Header::read(&file).map_err(|error| error.to_string());
        match (verdict, reason) {
            (Ok(_), None) => {}
            (Err(error), Some(reason)) => assert!(error.contains(reason), "{error}"),
            (verdict, reason) => panic!("{verdict:?} for {reason:?}"),
        }
    }
}

#[test]
fn models_with_holes_name_what_is_missing() {
    let tiny = Tiny::new("qwen3");
    let tensors = tiny.tensors(3);
    for name in tensors.keys() {
        let mut holed = tensors.clone();
        holed.remove(name);
        let loaded = Model::from_gguf(&tiny.gguf(&holed), &mut |_, _| true);
        let error = loaded.err().expect("refused").to_string();
        assert!(error.contains(name.as_str()), "{name}: {error}");
    }
    let mut bent = tensors.clone();
    bent.insert("blk.1.ffn_up.weight".into(), (vec![8, 8], vec![0.0; 64]));
    let loaded = Model::from_gguf(&tiny.gguf(&bent), &mut |_, _| true);
    let error = loaded.err().expect("refused").to_string();
    assert!(error.contains("[8, 8]"), "{error}");
    let other = Tiny::new("llama");
    let mut file = other.gguf(&other.tensors(3));
    let at = file.windows(5).position(|w| w == b"llama").expect("named");
    file[at..at + 5].copy_from_slice(b"bloom");
    let error = Model::from_gguf(&file, &mut |_, _| true).err();
    let error = error.expect("refused").to_string();
    assert!(error.contains("`bloom`"), "{error}");
}

proptest! {
    #![proptest_config(crate::tests::cases(300))]
    #[test]
    fn changed_bytes_end_in_a_verdict(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut file = small();
        let data_start = Header::parse(&file).expect("a good header").data_start as usize;
        for (index, byte) in changes {
            file[index.index(data_start)] = byte;
        }
        if let Ok(model) = Model::from_gguf(&file, &mut |_, _| true) {
            let mut session = crate::Session::new(std::rc::Rc::new(model));
            let _ = session.logits_after(&[1, 2]);
        }
    }

    #[test]
    fn any_bytes_end_in_a_verdict(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Header::parse(&bytes);
        let _ = Header::parse(&[b"GGUF\x03\0\0\0", &bytes[..]].concat());
    }
}
