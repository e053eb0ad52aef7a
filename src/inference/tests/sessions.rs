//! What sessions promise: reuse, forks, samples, ends, cancels, scores.

use std::rc::Rc;

use super::stories::answer;
use super::tiny::{CONTEXT, Tiny, VOCABULARY};
use crate::{Advance, InferenceError, Options, Sampling, Session, Step, Why};

const PROMPT: [u32; 7] = [3, 14, 15, 9, 26, 5, 35];

fn session() -> Session {
    Session::new(Tiny::new("llama").load(1))
}

fn options(max_tokens: usize) -> Options {
    Options {
        max_tokens: Some(max_tokens),
        ends_at_end_token: false,
        ..Options::default()
    }
}

fn drawn(seed: u64, n_samples: usize) -> Options {
    let sampling = Sampling {
        seed,
        temperature: 1.0,
        ..Sampling::default()
    };
    Options {
        sampling,
        n_samples,
        ..options(12)
    }
}

fn text(steps: &[Step], sample: usize) -> String {
    let steps = steps.iter().filter(|step| step.sample == sample);
    steps.map(|step| step.text.as_str()).collect()
}

fn ids(steps: &[Step]) -> Vec<u32> {
    steps.iter().map(|step| step.id).collect()
}

#[test]
fn what_was_computed_before_changes_nothing() {
    let mut used = session();
    for prompt in [
        &PROMPT[..],
        &[3, 14, 15, 40, 1],
        &[3, 14],
        &[9],
        &PROMPT[..],
    ] {
        let fresh = session().logits_after(prompt).expect("computes");
        assert_eq!(used.logits_after(prompt).expect("computes"), fresh);
    }
    let long: Vec<u32> = (0..80).map(|i| i * 5 % VOCABULARY as u32).collect();
    let whole = session().logits_after(&long).expect("computes");
    for chunk in [1, 7, 64] {
        let mut session = session();
        session.set_prompt_chunk(chunk);
        let found = session.logits_after(&long).expect("computes");
        assert_eq!(found, whole, "chunks of {chunk}");
    }
}

#[test]
fn a_common_beginning_is_computed_once() {
    let mut session = session();
    let done = session.prefill(&PROMPT, &mut || false).expect("computes");
    assert_eq!(
        (done.n_reused, done.n_computed, done.is_complete),
        (0, 7, true)
    );
    let other = [&PROMPT[..5], &[1, 2]].concat();
    session.start(&other, &options(3)).expect("a fit prompt");
    let first = session.advance().expect("computes");
    let expected = Advance::Prompt {
        n_done: 7,
        n_total: 7,
        n_reused: 5,
    };
    assert_eq!(first, expected);
    let steps = answer(&mut session, &other, &options(3));
    // The next turn goes on after the answer: all but its last token were computed.
    let next = [&other[..], &ids(&steps), &[8]].concat();
    session.start(&next, &options(1)).expect("a fit prompt");
    let Advance::Prompt { n_reused, .. } = session.advance().expect("computes") else {
        panic!("the prompt comes first");
    };
    assert_eq!(n_reused, 9);
}

#[test]
fn samples_share_a_prompt_and_keep_their_own_way() {
    let mut session = session();
    let together = answer(&mut session, &PROMPT, &drawn(5, 4));
    assert_eq!(together, answer(&mut session, &PROMPT, &drawn(5, 4)));
    let alone = answer(&mut session, &PROMPT, &drawn(5, 1));
    assert_eq!(text(&together, 0), text(&alone, 0));
    let mut texts: Vec<String> = (0..4).map(|sample| text(&together, sample)).collect();
    assert!(texts.iter().all(|text| text.len() == 12));
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 4);
    assert_ne!(alone, answer(&mut session, &PROMPT, &drawn(6, 1)));
}

#[test]
fn scores_are_those_of_the_steps() {
    let mut session = session();
    let steps = answer(&mut session, &PROMPT, &drawn(1, 1));
    let stepwise: Vec<f32> = steps.iter().map(|step| step.logprob).collect();
    for chunk in [3, 64] {
        session.set_prompt_chunk(chunk);
        let scores = session.score(&PROMPT, &ids(&steps)).expect("scores");
        assert_eq!(scores, stepwise);
    }
    assert!(scores_sum_to_one(&mut session));
    assert!(session.score(&PROMPT, &[]).expect("nothing").is_empty());
    assert_eq!(session.score(&PROMPT[..1], &[2]).expect("scores").len(), 1);
}

fn scores_sum_to_one(session: &mut Session) -> bool {
    let ids = 0..VOCABULARY as u32;
    let sum: f32 = ids
        .map(|id| session.score(&PROMPT, &[id]).expect("scores")[0].exp())
        .sum();
    (sum - 1.0).abs() < 1e-5
}

#[test]
fn answers_end_for_each_reason() {
    let mut session = session();
    let free = answer(&mut session, &PROMPT, &drawn(2, 1));
    let whole = text(&free, 0);
    assert_eq!(free.last().expect("steps").finish, Some(Why::MaxTokens));

    // A stop text made of three tokens of the answer: it and what follows are gone.
    let mut stopping = drawn(2, 1);
    stopping.stops = vec![whole[4..7].to_owned()];
    let steps = answer(&mut session, &PROMPT, &stopping);
    assert_eq!(steps.last().expect("steps").finish, Some(Why::StopText));
    assert_eq!(
        text(&steps, 0),
        whole[..whole.find(&whole[4..7]).expect("there")]
    );

    // The same model, but the fourth token of the greedy answer ends it.
    let greedy = answer(&mut session, &PROMPT, &options(12));
    let mut tiny = Tiny::new("llama");
    tiny.eos = greedy[3].id;
    let first_end = greedy
        .iter()
        .position(|step| step.id == tiny.eos)
        .expect("there");
    let mut ending = options(12);
    ending.ends_at_end_token = true;
    let mut other = Session::new(tiny.load(1));
    let steps = answer(&mut other, &PROMPT, &ending);
    assert_eq!(steps.len(), first_end + 1);
    assert_eq!(steps[first_end].finish, Some(Why::EndToken));
    assert_eq!(text(&steps, 0), text(&greedy[..first_end], 0));

    ending.max_tokens = None;
    ending.ends_at_end_token = false;
    let steps = answer(&mut other, &PROMPT, &ending);
    assert_eq!(steps.len(), CONTEXT - PROMPT.len());
    assert_eq!(steps.last().expect("steps").finish, Some(Why::ContextFull));
}

#[test]
fn a_cancel_keeps_what_was_done() {
    let mut session = session();
    session.set_prompt_chunk(2);
    let mut n_asked = 0;
    let done = session.prefill(&PROMPT, &mut || {
        n_asked += 1;
        n_asked > 2
    });
    let done = done.expect("computes");
    assert_eq!((done.n_computed, done.is_complete), (4, false));
    let done = session.prefill(&PROMPT, &mut || false).expect("computes");
    assert_eq!((done.n_reused, done.n_computed), (4, 3));

    let mut holding = options(10);
    let expected = text(&answer(&mut session, &PROMPT, &holding), 0);
    // A stop that begins like the answer but never comes: its beginning is held back.
    holding.stops = vec![format!("{}\u{0}", &expected[..2])];
    session.start(&PROMPT, &holding).expect("a fit prompt");
    let mut shown = String::new();
    for _ in 0..3 {
        if let Advance::Steps(steps) = session.advance().expect("computes") {
            shown.push_str(&text(&steps, 0));
        }
    }
    assert!(session.is_running());
    let rests = session.cancel();
    shown.push_str(&rests[0].text);
    assert!(expected.starts_with(&shown) && shown.len() >= 2, "{shown}");
    assert!(!session.is_running());
    assert_eq!(session.advance().expect("nothing to do"), Advance::Idle);
    assert!(session.cancel().is_empty());
}

#[test]
fn a_mask_constrains_every_step() {
    let mut session = session();
    session.start(&PROMPT, &drawn(3, 2)).expect("a fit prompt");
    let mut found = Vec::new();
    loop {
        let advance = session.advance_masked(&mut |sample, answer, scores| {
            let allowed = (answer.len() + sample) % VOCABULARY;
            for (id, score) in scores.iter_mut().enumerate() {
                if id != allowed {
                    *score = f32::NEG_INFINITY;
                }
            }
        });
        match advance.expect("one is allowed") {
            Advance::Steps(steps) => found.extend(steps.iter().map(|s| (s.sample, s.id))),
            Advance::Prompt { .. } => {}
            Advance::Idle => break,
        }
    }
    let expected = (0..12).flat_map(|n| [(0, n), (1, n + 1)]);
    assert_eq!(found, expected.collect::<Vec<_>>());
    session.start(&PROMPT, &options(2)).expect("a fit prompt");
    session.advance().expect("the prompt");
    let refused = session.advance_masked(&mut |_, _, scores| scores.fill(f32::NEG_INFINITY));
    assert_eq!(refused, Err(InferenceError::NothingAllowed));
    assert!(!session.is_running());
}

#[test]
fn unfit_prompts_are_refused() {
    let mut session = session();
    let too_long = vec![0; CONTEXT];
    assert_eq!(
        session.start(&[], &options(1)),
        Err(InferenceError::EmptyPrompt)
    );
    assert_eq!(
        session.start(&too_long, &options(1)),
        Err(InferenceError::PromptTooLong {
            n_tokens: CONTEXT,
            context: CONTEXT - 1
        })
    );
    assert!(session.logits_after(&too_long).is_ok());
    let unknown = session.start(&[VOCABULARY as u32], &options(1));
    assert!(matches!(unknown, Err(InferenceError::UnknownToken { .. })));
    assert_eq!(session.score(&[], &[1]), Err(InferenceError::EmptyPrompt));
}

#[test]
fn sessions_share_a_model() {
    let model = Tiny::new("qwen3").load(9);
    let mut first = Session::new(Rc::clone(&model));
    let mut second = Session::new(model);
    let expected = answer(&mut first, &PROMPT, &options(6));
    first.start(&PROMPT, &options(6)).expect("a fit prompt");
    first.advance().expect("computes");
    assert_eq!(answer(&mut second, &PROMPT, &options(6)), expected);
    let Advance::Steps(steps) = first.advance().expect("computes") else {
        panic!("the prompt was done");
    };
    assert_eq!(steps[0], expected[0]);
}

#[test]
fn every_sample_can_be_had_again_alone() {
    let of = |steps: &[Step], sample: usize| -> Vec<u32> {
        let steps = steps.iter().filter(|step| step.sample == sample);
        steps.map(|step| step.id).collect()
    };
    let together = answer(&mut session(), &PROMPT, &drawn(5, 3));
    for sample in 0..3 {
        let alone = answer(&mut session(), &PROMPT, &drawn(5 + sample as u64, 1));
        assert_eq!(of(&together, sample), ids(&alone), "sample {sample}");
    }
}
