//! Answers that are held to a shape: only what is allowed comes, ends are where they may be, and others are free.

use std::rc::Rc;

use super::batches::{Answers, Ask, alone, ask, hear};
use super::tiny::{FAMILIES, Tiny, VOCABULARY};
use crate::{
    Advance, Allowed, Batch, Budget, Guide, Heard, InferenceError, Model, News, Options, Sampling,
    Step, Why,
};

/// Allows some tokens by what the answer has so far, and ends some answers in either way.
pub(super) struct Whim {
    pub(super) seed: u64,
    pub(super) n_vocabulary: usize,
    answers: Vec<Vec<u32>>,
}

impl Whim {
    pub(super) fn new(seed: u64, n_vocabulary: usize) -> Whim {
        let answers = Vec::new();
        Whim {
            seed,
            n_vocabulary,
            answers,
        }
    }

    /// A number that only the answer so far decides.
    fn mood(&self, answer: &[u32]) -> u64 {
        answer
            .iter()
            .fold(self.seed.wrapping_mul(31) + 7, |mood, &id| {
                (mood ^ u64::from(id))
                    .wrapping_mul(0x9E37_79B9_7F4A_7C15)
                    .rotate_left(17)
            })
    }

    /// A third of the tokens, at least one.
    fn allowed(&self, answer: &[u32]) -> Allowed {
        let mood = self.mood(answer);
        let mut allowed = Allowed::default();
        allowed.allow((mood % self.n_vocabulary as u64) as u32);
        for id in 0..self.n_vocabulary as u64 {
            let mixed = mood ^ id.wrapping_mul(0xD134_2543_DE82_EF95);
            if mixed.rotate_left(9).is_multiple_of(3) {
                allowed.allow(id as u32);
            }
        }
        allowed
    }
}

impl Guide for Whim {
    fn first(&mut self) -> Result<Allowed, String> {
        Ok(self.allowed(&[]))
    }

    fn after(&mut self, sample: usize, id: u32) -> Result<Heard, String> {
        if self.answers.len() <= sample {
            self.answers.resize(sample + 1, Vec::new());
        }
        let before = self.allowed(&self.answers[sample]);
        assert!(before.allows(id as usize), "{id} was not allowed");
        self.answers[sample].push(id);
        let answer = &self.answers[sample];
        match self.mood(answer) % 11 {
            0 => Ok(Heard::Complete),
            1 => Ok(Heard::Over),
            _ => Ok(Heard::Next(self.allowed(answer))),
        }
    }
}

/// Follows a list, whatever the model thinks; then does what it is told to.
struct Line {
    ids: Vec<u32>,
    n_said: usize,
    last: Result<Heard, String>,
}

impl Guide for Line {
    fn first(&mut self) -> Result<Allowed, String> {
        let mut allowed = Allowed::default();
        allowed.allow(self.ids[0]);
        Ok(allowed)
    }

    fn after(&mut self, _: usize, id: u32) -> Result<Heard, String> {
        assert_eq!(id, self.ids[self.n_said]);
        self.n_said += 1;
        let Some(&next) = self.ids.get(self.n_said) else {
            return self.last.clone();
        };
        let mut allowed = Allowed::default();
        allowed.allow(next);
        Ok(Heard::Next(allowed))
    }
}

fn line(ids: &[u32], last: Result<Heard, String>) -> Box<dyn Guide> {
    Box::new(Line {
        ids: ids.to_vec(),
        n_said: 0,
        last,
    })
}

/// All steps of an answer, and its error where there is one.
fn steps(
    model: &Rc<Model>,
    options: &Options,
    guide: Box<dyn Guide>,
) -> (Vec<Step>, Option<InferenceError>) {
    let mut batch = Batch::new(model.clone(), Budget::default());
    batch
        .generate_held(&[1, 2, 3], options, guide)
        .expect("a fit prompt");
    let (mut steps, mut failed) = (Vec::new(), None);
    while batch.n_open() > 0 {
        for (_, news) in batch.step(16) {
            match news {
                News::Answer(Advance::Steps(some)) => steps.extend(some),
                News::Failed(error) => failed = Some(error),
                _ => {}
            }
        }
    }
    (steps, failed)
}

#[test]
fn what_the_guide_says_is_said() {
    for family in FAMILIES {
        let model = Tiny::new(family).load(3);
        for temperature in [0.0, 1.5] {
            let options = Options {
                sampling: Sampling {
                    temperature,
                    top_k: 1,
                    repetition_penalty: 1.4,
                    ..Sampling::default()
                },
                ..Options::default()
            };
            let ids = [9, 9, 30, 4];
            let (steps, failed) = steps(&model, &options, line(&ids, Ok(Heard::Complete)));
            assert_eq!(steps.iter().map(|it| it.id).collect::<Vec<_>>(), ids);
            assert!(failed.is_none() && steps.iter().all(|it| it.is_part));
            assert_eq!(steps.last().and_then(|it| it.finish), Some(Why::EndToken));
        }
    }
}

#[test]
fn a_token_after_the_end_is_no_part_of_the_answer() {
    let model = Tiny::new("llama").load(3);
    let (said, _) = steps(&model, &Options::default(), line(&[9, 30], Ok(Heard::Over)));
    assert_eq!(
        said.iter().map(|it| it.is_part).collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(said[1].finish, Some(Why::EndToken));
    assert!(said[1].text.is_empty());
    // The last token that there is room for completes it: it is not cut.
    let short = Options {
        max_tokens: Some(2),
        ..Options::default()
    };
    let (said, _) = steps(&model, &short, line(&[9, 30], Ok(Heard::Complete)));
    assert_eq!(said[1].finish, Some(Why::EndToken));
    let (said, _) = steps(&model, &short, line(&[9, 30, 4], Ok(Heard::Complete)));
    assert_eq!(said[1].finish, Some(Why::MaxTokens));
}

#[test]
fn a_guide_that_fails_ends_its_own_question_alone() {
    let model = Tiny::new("qwen2").load(3);
    let why = "it is gone".to_owned();
    let (said, failed) = steps(
        &model,
        &Options::default(),
        line(&[9, 30], Err(why.clone())),
    );
    assert_eq!(said.len(), 1);
    assert_eq!(failed, Some(InferenceError::Guide { reason: why }));
    let nothing = Box::new(Line {
        ids: vec![VOCABULARY as u32 + 5],
        n_said: 0,
        last: Ok(Heard::Complete),
    });
    let (_, failed) = steps(&model, &Options::default(), nothing);
    assert_eq!(failed, Some(InferenceError::NothingAllowed));

    let mut batch = Batch::new(model.clone(), Budget::default());
    let free = Ask::Generate(
        vec![1, 2, 3],
        Options {
            max_tokens: Some(8),
            ..Options::default()
        },
    );
    let held = batch.generate_held(&[1, 2, 3], &Options::default(), line(&[9], Err("x".into())));
    let held = held.expect("a fit prompt");
    let ticket = ask(&mut batch, &free);
    let mut answers = Answers::new();
    while batch.n_open() > 0 {
        let news = batch.step(8);
        hear(
            &mut answers,
            news.into_iter().filter(|it| it.0 != held).collect(),
        );
    }
    assert_eq!(answers.remove(&ticket), Some(alone(&model, &free)));
}

#[test]
fn a_guide_that_allows_all_changes_nothing() {
    struct All;
    impl Guide for All {
        fn first(&mut self) -> Result<Allowed, String> {
            Ok(Allowed(vec![u32::MAX; VOCABULARY.div_ceil(32)]))
        }
        fn after(&mut self, _: usize, _: u32) -> Result<Heard, String> {
            self.first().map(Heard::Next)
        }
    }
    let model = Tiny::new("smollm3").load(3);
    let options = Options {
        sampling: Sampling {
            temperature: 0.9,
            ..Sampling::default()
        },
        n_samples: 3,
        max_tokens: Some(9),
        ..Options::default()
    };
    let mut batch = Batch::new(model.clone(), Budget::default());
    batch.generate(&[1, 2, 3], &options).expect("a fit prompt");
    let mut free = Vec::new();
    while batch.n_open() > 0 {
        for (_, news) in batch.step(16) {
            if let News::Answer(Advance::Steps(some)) = news {
                free.extend(some);
            }
        }
    }
    assert_eq!(steps(&model, &options, Box::new(All)).0, free);
}
