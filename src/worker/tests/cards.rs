//! A real card, or the software one, answers as the processor does, and an answer outlives it.

use std::{cell::Cell, rc::Rc};

use engine::{Device, Generate};
use futures::{
    FutureExt,
    executor::block_on,
    future::{LocalBoxFuture, join_all},
};
use gpu::{Decoder, Gpu};
use inference::{Blueprint, Computed, Errand};

use super::{answers::*, *};
use crate::card::{Card, Carding, Material};

/// The model on a card that is taken away after so many errands.
struct Native {
    decoder: Decoder,
    n_left: Rc<Cell<usize>>,
}

impl Card for Native {
    fn go_on<'a>(&'a mut self, errand: &'a Errand) -> LocalBoxFuture<'a, Result<Computed, String>> {
        match self.n_left.get() {
            0 => self.decoder.gpu().abandon(),
            n => self.n_left.set(n - 1),
        }
        let going = self
            .decoder
            .go_on(&errand.ids, errand.n_wanted, errand.reach);
        going
            .map(|it| it.map_err(|error| error.to_string()))
            .boxed_local()
    }
}

async fn native(material: Material, n_left: Rc<Cell<usize>>) -> Result<Box<dyn Card>, String> {
    let words = |error: gpu::GpuError| error.to_string();
    let gpu = Rc::new(Gpu::open().await.map_err(words)?);
    let blueprint = Blueprint::of_gguf(&*material.source).map_err(|error| error.to_string())?;
    let decoder = gpu::seat(&gpu, blueprint, &*material.source);
    let decoder = decoder.await.map_err(words)?;
    Ok(Box::new(Native { decoder, n_left }))
}

/// A desk whose small trained model lies on a card that lasts for `n_left` errands; `None` without one.
fn on_card() -> Option<(Desk, Rc<Cell<usize>>)> {
    let n_left = Rc::new(Cell::new(usize::MAX));
    let desk = desk()?;
    if let Err(error) = block_on(Gpu::open()) {
        assert!(std::env::var_os("EXEMPLAR_CARD").is_none(), "{error}");
        eprintln!("skipped: {error}");
        return None;
    }
    let of_cards = n_left.clone();
    let open = move |material| -> Carding { native(material, of_cards.clone()).boxed_local() };
    desk.host.cards.replace(Some(Rc::new(open)));
    let replies = desk.replies(load_on(Device::Graphics));
    let card = replies.into_iter().find_map(|it| match it {
        Reply::Loaded(card) => card.computed,
        _ => None,
    });
    let says = card.expect("there is a choice");
    assert_eq!(says, "On the graphics card (Test card), as you chose.");
    Some((desk, n_left))
}

fn load_on(device: Device) -> Question {
    let model = "sprout".into();
    Question::LoadOn { model, device }
}

/// The tokens of a sample, with their log-probabilities.
fn tokens(replies: &[Reply], of: u32) -> Vec<(u32, f32)> {
    let tokens = replies.iter().filter_map(|it| match it {
        Reply::Token {
            sample,
            id,
            logprob,
            ..
        } if *sample == of => Some((*id, *logprob)),
        _ => None,
    });
    tokens.collect()
}

fn assert_same(found: &[Reply], expected: &[Reply], n_samples: u32, when: &str) {
    for sample in 0..n_samples {
        let (found_ids, expected_ids) = (tokens(found, sample), tokens(expected, sample));
        let ids = |it: &[(u32, f32)]| it.iter().map(|it| it.0).collect::<Vec<_>>();
        assert_eq!(
            ids(&found_ids),
            ids(&expected_ids),
            "{when}, sample {sample}"
        );
        for (a, b) in found_ids.iter().zip(&expected_ids) {
            assert!((a.1 - b.1).abs() < 0.01, "{when}: {a:?} {b:?}");
        }
        assert_eq!(answer(found, sample), answer(expected, sample), "{when}");
    }
}

/// Three samples, drawn as the model says, with a stop.
fn sampled() -> Generate {
    let mut asked = generate(text("Once upon a time there was a dog"), 24);
    asked.n_samples = 3;
    asked.sampling.temperature = 0.8;
    asked.sampling.top_k = 40;
    asked.sampling.seed = 11;
    asked.stops = vec!["mom".into()];
    asked
}

#[test]
fn a_card_tells_the_known_story_and_the_same_numbers() {
    let Some((card, _)) = on_card() else { return };
    let processor = desk().expect("it was there");
    let story = ask(generate(text(""), 256));
    let (found, expected) = (card.replies(story.clone()), processor.replies(story));
    assert!(tokens(&found, 0).len() >= 255);
    assert_same(&found, &expected, 1, "the story");
    assert!(notes(&found).is_empty());
    let model = String::from("sprout");
    let prompt = text("Once upon a time");
    let numbers = [
        Question::Logits {
            model: model.clone(),
            prompt: prompt.clone(),
        },
        Question::Score {
            model,
            prompt,
            continuations: vec![
                " there was a dog".into(),
                " there was".into(),
                String::new(),
            ],
        },
    ];
    for question in numbers {
        let flat = |desk: &Desk| -> Vec<f32> {
            match desk.replies(question.clone()).pop() {
                Some(Reply::Logits(logits)) => logits,
                Some(Reply::Scores(scores)) => scores.concat(),
                other => panic!("{other:?}"),
            }
        };
        let (found, expected) = (flat(&card), flat(&processor));
        assert_eq!(found.len(), expected.len());
        for (a, b) in found.iter().zip(&expected) {
            assert!((a - b).abs() < 0.01, "{a} {b}");
        }
    }
}

#[test]
fn samples_and_questions_side_by_side_are_those_of_the_processor() {
    let Some((card, _)) = on_card() else { return };
    let processor = desk().expect("it was there");
    let questions = [
        sampled(),
        generate(text("Once upon a time there was a cat"), 20),
        generate(text("Tom had a"), 30),
    ];
    let all = |desk: &Desk| -> Vec<Vec<Reply>> {
        let each = questions
            .iter()
            .map(|it| desk.engine.ask(ask(it.clone())).collect());
        let answers: Vec<Vec<_>> = block_on(join_all(each));
        let each = answers.into_iter();
        each.map(|it| it.into_iter().map(|it| it.expect("no error")).collect())
            .collect()
    };
    let pairs = all(&card).into_iter().zip(all(&processor));
    for (question, (found, expected)) in questions.iter().zip(pairs) {
        assert_same(&found, &expected, question.n_samples, "side by side");
    }
}

#[test]
fn a_beginning_that_was_computed_is_not_computed_again() {
    let Some((card, n_left)) = on_card() else {
        return;
    };
    let reused = |prompt: &str| {
        let replies = card.replies(ask(generate(text(prompt), 4)));
        let reused = replies.iter().find_map(|it| match it {
            Reply::Prefilled {
                n_reused_tokens,
                n_prompt_tokens,
                ..
            } => Some((*n_reused_tokens, *n_prompt_tokens)),
            _ => None,
        });
        reused.expect("every prompt is read")
    };
    assert_eq!(reused("Once upon a time there was a dog").0, 0);
    let (n_reused, n_prompt) = reused("Once upon a time there was a cat");
    assert!(
        n_reused > 0 && n_reused >= n_prompt - 4,
        "{n_reused} of {n_prompt}"
    );
    assert!(n_left.get() < usize::MAX);
}

#[test]
fn an_answer_goes_on_without_a_gap_when_the_card_is_lost() {
    let Some(processor) = desk() else { return };
    let story = || generate(text("Once upon a time"), 40);
    // Other moments are tried on an invented card, which opens at once.
    for (question, n) in [(story(), 9), (sampled(), 20)] {
        let expected = processor.replies(ask(question.clone()));
        let Some((card, n_left)) = on_card() else {
            return;
        };
        n_left.set(n);
        let n_samples = question.n_samples;
        let found = card.replies(ask(question));
        assert_same(&found, &expected, n_samples, "lost on the way");
        assert_eq!(n_left.get(), 0);
        let told = notes(&found);
        let [note] = &told[..] else {
            panic!("{told:?}")
        };
        assert!(
            note.contains("the processor does") && note.contains("lost"),
            "{note}"
        );
        // The next answer is the processor's from its start, and nobody is told again.
        let again = card.replies(ask(story()));
        assert!(notes(&again).is_empty());
        assert_eq!(tokens(&again, 0).len(), 40);
    }
}
