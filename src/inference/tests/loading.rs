//! Loading in steps: how far it is, stopping in between, and the same model at the end.

use std::rc::Rc;

use super::stories::{answer, greedy};
use super::tiny::{FAMILIES, Tiny};
use crate::{InferenceError, Loaded, Loading, Model, Session, Source};

/// The model, and what was said of it before each step.
fn steps(source: &dyn Source) -> (Model, Vec<(u64, u64)>) {
    let mut loading = Loading::gguf(source, &tokens::NoLibrary).expect("a good header");
    let mut seen = Vec::new();
    loop {
        seen.push((loading.done_bytes(), loading.total_bytes()));
        loading = match loading.step().expect("all bytes are there") {
            Loaded::Partly(loading) => loading,
            Loaded::Wholly(model) => return (model, seen),
        };
    }
}

#[test]
fn every_byte_is_counted_once() {
    for family in FAMILIES {
        let tiny = Tiny::new(family);
        let tensors = tiny.tensors(5);
        let bytes = tiny.gguf(&tensors);
        let (model, seen) = steps(&bytes);
        let matrices = tensors.values().filter(|(shape, _)| shape.len() == 2);
        let n_bytes: usize = matrices.map(|(_, values)| values.len() * 4).sum();
        assert_eq!(seen.first(), Some(&(0, n_bytes as u64)), "{family}");
        assert_eq!(seen.last(), Some(&(n_bytes as u64, n_bytes as u64)));
        assert!(seen.is_sorted() && seen.len() > 15);
        let whole = Model::from_gguf(&bytes, &mut |_, _| true).expect("loads");
        assert_eq!(model.info(), whole.info());
        let text = |model: Model| {
            let mut session = Session::new(Rc::new(model));
            let steps = answer(&mut session, &[2, 3], &greedy(20));
            steps.iter().map(|step| step.id).collect::<Vec<_>>()
        };
        assert_eq!(text(model), text(whole));
    }
}

#[test]
fn loading_can_be_stopped() {
    let tiny = Tiny::new("llama");
    let bytes = tiny.gguf(&tiny.tensors(6));
    let mut seen = Vec::new();
    let stopped = Model::from_gguf(&bytes, &mut |done, total| {
        seen.push((done, total));
        seen.len() < 5
    });
    assert_eq!(stopped.err(), Some(InferenceError::Cancelled));
    assert_eq!(seen.len(), 5);
    assert!(seen.is_sorted_by(|a, b| a.0 < b.0 && a.1 == b.1));
}

#[test]
fn bytes_that_are_gone_on_the_way_are_an_error() {
    /// A file that can be read up to a byte.
    struct Broken(Vec<u8>, u64);

    impl Source for Broken {
        fn len(&self) -> u64 {
            self.0.len() as u64
        }

        fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
            let len = into.len() as u64;
            if offset + len > self.1 {
                let reason = "the disk is gone".into();
                return Err(InferenceError::Read {
                    offset,
                    len,
                    reason,
                });
            }
            self.0.read_at(offset, into)
        }
    }

    let tiny = Tiny::new("llama");
    let bytes = tiny.gguf(&tiny.tensors(7));
    let len = bytes.len() as u64;
    for good in [0, len / 3, len / 2, len - 1] {
        let broken = Broken(bytes.clone(), good);
        let error = Model::from_gguf(&broken, &mut |_, _| true).err();
        assert!(
            matches!(error, Some(InferenceError::Read { .. })),
            "{good}: {error:?}"
        );
    }
    assert!(Model::from_gguf(&Broken(bytes, len), &mut |_, _| true).is_ok());
}
