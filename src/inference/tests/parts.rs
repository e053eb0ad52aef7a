//! Models in several GGUF files: the same model in any order, and words for each way to lack or mix parts.

use std::rc::Rc;

use tokens::NoLibrary;

use super::synthetic::{Setting, Tensors, gguf};
use super::tiny::Tiny;
use crate::gguf::{GgufError, Header};
use crate::{InferenceError, Joined, Loading, Model, Session, Source};

/// The tiny model in `n` files as `gguf-split` writes them; with `bare_first` the first has no tensors.
fn parts(tiny: &Tiny, seed: u64, n: usize, bare_first: bool) -> Vec<Vec<u8>> {
    let tensors = tiny.gguf_tensors(&tiny.tensors(seed));
    let n_filled = n - usize::from(bare_first);
    let per_part = tensors.len().div_ceil(n_filled);
    let all: Vec<_> = tensors.clone().into_iter().collect();
    let mut shares: Vec<Tensors> = all
        .chunks(per_part)
        .map(|share| share.iter().cloned().collect())
        .collect();
    if bare_first {
        shares.insert(0, Tensors::new());
    }
    assert_eq!(shares.len(), n);
    let files = shares.into_iter().enumerate().map(|(index, share)| {
        let mut settings = match index {
            0 => tiny.settings(),
            _ => Vec::new(),
        };
        for (key, value) in [
            ("no", index),
            ("count", n),
            ("tensors.count", tensors.len()),
        ] {
            settings.push((format!("split.{key}"), Setting::Number(value as u32)));
        }
        gguf(&settings, &share)
    });
    files.collect()
}

fn joined(parts: Vec<Vec<u8>>) -> Joined {
    let boxed = parts
        .into_iter()
        .map(|part| Box::new(part) as Box<dyn Source>);
    Joined::new(boxed.collect())
}

fn load(parts: Vec<Vec<u8>>) -> Result<Model, InferenceError> {
    Model::from_gguf(&joined(parts), &mut |_, _| true)
}

fn logits(model: Model) -> Vec<f32> {
    let mut session = Session::new(Rc::new(model));
    session.logits_after(&[3, 1, 4, 1, 5]).expect("computes")
}

#[test]
fn parts_in_any_order_are_the_whole_model() {
    for family in ["llama", "phi3"] {
        let tiny = Tiny::new(family);
        let whole = Model::from_gguf(&tiny.gguf(&tiny.tensors(4)), &mut |_, _| true);
        let whole = whole.expect("a good file");
        for bare_first in [false, true] {
            let mut files = parts(&tiny, 4, 3, bare_first);
            for _ in 0..3 {
                files.rotate_left(1);
                let model = load(files.clone()).expect("good files");
                assert_eq!(model.info(), whole.info());
                assert_eq!(logits(model), logits_of(&tiny));
            }
        }
        assert_eq!(logits(whole), logits_of(&tiny));
    }
}

fn logits_of(tiny: &Tiny) -> Vec<f32> {
    let mut session = Session::new(tiny.load(4));
    session.logits_after(&[3, 1, 4, 1, 5]).expect("computes")
}

/// What is wrong with the files.
fn error(files: Vec<Vec<u8>>) -> GgufError {
    match load(files).err() {
        Some(InferenceError::Gguf(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_way_to_lack_or_mix_parts_has_its_words() {
    let tiny = Tiny::new("llama");
    let three = parts(&tiny, 4, 3, false);
    let [a, b, c] = [&three[0], &three[1], &three[2]].map(Vec::clone);
    let missing = |number| GgufError::MissingPart { number, n_parts: 3 };
    assert_eq!(error(vec![a.clone()]), missing(2));
    assert_eq!(error(vec![c.clone(), b.clone()]), missing(1));
    assert_eq!(error(vec![a.clone(), b.clone()]), missing(3));
    let doubled = error(vec![a.clone(), b.clone(), b.clone()]);
    assert_eq!(doubled, GgufError::DoubledPart { number: 2 });

    let whole = tiny.gguf(&tiny.tensors(4));
    let two = parts(&tiny, 4, 2, false);
    let mut other = Tiny::new("llama");
    other.n_layers = 3;
    let of_other = parts(&other, 4, 3, false);
    for files in [
        vec![a.clone(), whole.clone(), c.clone()],
        vec![whole.clone(), whole],
        vec![a.clone(), b.clone(), two[1].clone()],
        vec![a.clone(), b.clone(), of_other[2].clone()],
    ] {
        assert_eq!(error(files), GgufError::ForeignPart);
    }
    // The same model cut elsewhere: tensors that are in no part, and such that are in two.
    let other_cut = parts(&tiny, 4, 3, true);
    let holed = error(vec![other_cut[0].clone(), b.clone(), c]);
    assert_eq!(holed, GgufError::ForeignPart);
    let mixed = error(vec![a, b, other_cut[2].clone()]);
    let is_found = matches!(
        mixed,
        GgufError::DuplicateTensor { .. } | GgufError::ForeignPart
    );
    assert!(is_found, "{mixed:?}");
}

#[test]
fn impossible_places_are_named() {
    let tiny = Tiny::new("llama");
    let tensors = tiny.tensors(4);
    for (key, no, count, n_tensors) in [
        ("split.no", 2, 2, 99),
        ("split.count", 0, 100_000, 99),
        ("split.tensors.count", 0, 2, 1),
    ] {
        let mut settings = tiny.settings();
        for (key, value) in [("no", no), ("count", count), ("tensors.count", n_tensors)] {
            settings.push((format!("split.{key}"), Setting::Number(value)));
        }
        let found = error(vec![gguf(&settings, &tensors)]);
        assert_eq!(found, GgufError::BadPart { key });
    }
    // Files that were put together again say 0.
    let mut settings = tiny.settings();
    settings.push(("split.count".into(), Setting::Number(0)));
    assert!(load(vec![gguf(&settings, &tensors)]).is_ok());
}

#[test]
fn a_part_that_is_cut_short_is_an_error_and_no_panic() {
    let tiny = Tiny::new("llama");
    let files = parts(&tiny, 4, 3, false);
    for index in 0..3 {
        for n in [0, 3, 40, files[index].len() / 2, files[index].len() - 40] {
            let mut files = files.clone();
            files[index].truncate(n);
            let source = joined(files);
            assert!(
                Header::read_all(&source).is_err(),
                "part {index}, {n} bytes"
            );
            assert!(Loading::gguf(&source, &NoLibrary).is_err());
        }
    }
    assert!(Loading::gguf(&Joined::new(Vec::new()), &NoLibrary).is_err());
}
