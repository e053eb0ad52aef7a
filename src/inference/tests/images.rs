//! The image of a model: read instead of the file's matrices it gives the same model; what is no image is left alone.

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

use proptest::prelude::*;

use super::cases;
use super::stories::{answer, greedy};
use super::tiny::Tiny;
use crate::{InferenceError, Loading, Model, SEAL_BYTES, Session, Source};

/// The model that travels with the page: Q8_0.
fn bundled() -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../public/models/sprout.gguf");
    std::fs::read(path).expect("in the repository")
}

fn loading(source: &dyn Source) -> Loading<'_> {
    Loading::gguf(source, &tokens::NoLibrary).expect("a good header")
}

fn whole(loading: Loading<'_>) -> Model {
    loading
        .finish(&mut |_, _| true)
        .expect("all bytes are there")
}

/// The seal and all pieces.
fn image(model: &Model) -> Vec<u8> {
    let mut image = model.image_seal().to_vec();
    loop {
        match model.image_at((image.len() - SEAL_BYTES) as u64) {
            [] => return image,
            piece => image.extend(piece),
        }
    }
}

fn said(model: Model) -> Vec<u32> {
    let mut session = Session::new(Rc::new(model));
    let steps = answer(&mut session, &[5, 6, 7], &greedy(20));
    steps.iter().map(|step| step.id).collect()
}

/// A file that counts what is read of it.
struct Counted(Vec<u8>, Cell<u64>);

impl Source for Counted {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
        self.1.set(self.1.get() + into.len() as u64);
        self.0.read_at(offset, into)
    }
}

#[test]
fn a_model_comes_back_from_its_image_and_no_matrix_of_the_file_is_read() {
    let file = bundled();
    let model = whole(loading(&file));
    let image = image(&model);
    assert_eq!(image.len() as u64, model.image_bytes());
    assert!(image.len() < file.len() * 115 / 100, "{}", image.len());

    let counted = Counted(file, Cell::new(0));
    let begun = loading(&counted).with_image(&image);
    assert!(begun.has_image());
    let n_before = counted.1.get();
    let mut seen = Vec::new();
    let again = begun.finish(&mut |done, total| {
        seen.push((done, total));
        true
    });
    let again = again.expect("all bytes are there");
    assert_eq!(counted.1.get(), n_before, "read of the file");
    assert!(seen.is_sorted() && seen.last().is_some_and(|it| it.0 == it.1));
    assert_eq!(self::image(&again), image);
    assert_eq!(said(again), said(model));
}

#[test]
fn floats_have_no_image() {
    let tiny = Tiny::new("llama");
    let file = tiny.gguf(&tiny.tensors(5));
    let model = whole(loading(&file));
    assert_eq!((model.image_bytes(), model.image_at(0)), (0, &[][..]));
    let seal = model.image_seal().to_vec();
    assert!(!loading(&file).with_image(&seal).has_image());
}

#[test]
fn an_image_that_is_cut_longer_unsealed_or_of_another_layout_is_left_alone() {
    let file = bundled();
    let good = image(&whole(loading(&file)));
    let is_taken = |image: Vec<u8>| loading(&file).with_image(&image).has_image();
    assert!(is_taken(good.clone()));
    for len in [0, 1, SEAL_BYTES, good.len() / 2, good.len() - 1] {
        assert!(!is_taken(good[..len].to_vec()), "{len} bytes");
    }
    assert!(!is_taken([&good[..], &[0]].concat()));
    for byte in 0..SEAL_BYTES {
        let mut ruined = good.clone();
        ruined[byte] ^= 1;
        assert!(!is_taken(ruined), "byte {byte} of the seal");
    }
}

proptest! {
    #![proptest_config(cases(3))]
    #[test]
    fn an_image_with_any_bytes_behind_its_seal_does_no_harm(seed: u64) {
        let file = bundled();
        let mut image = image(&whole(loading(&file)));
        let mut random = crate::Random::new(seed, 0);
        for byte in &mut image[SEAL_BYTES..] {
            *byte = (random.next_unit() * 256.0) as u8;
        }
        let model = whole(loading(&file).with_image(&image));
        let mut session = Session::new(Rc::new(model));
        prop_assert!(session.logits_after(&[5, 6, 7]).is_ok());
    }
}
