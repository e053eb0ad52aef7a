//! The small trained model of the shared data, in each of its forms, against its recorded output.

use std::rc::Rc;

use super::{ids, shared, shared_json};
use crate::{Advance, Model, Options, Session, Step, Why};

pub(super) fn gguf(name: &str) -> Option<Rc<Model>> {
    let bytes = shared(&format!("stories260K/stories260K-{name}.gguf"))?;
    let model = Model::from_gguf(&bytes, &mut |_, _| true);
    Some(Rc::new(model.expect("a good file")))
}

fn safetensors() -> Option<Rc<Model>> {
    let weights = shared("stories260K/hf/model.safetensors")?;
    let config = shared("stories260K/hf/config.json")?;
    let tokenizer = shared("stories260K/hf/tokenizer.json")?;
    let model = Model::from_safetensors(
        &weights,
        &config,
        &tokenizer,
        &lexicon::Tokenizers,
        &mut |_, _| true,
    );
    Some(Rc::new(model.expect("a good file")))
}

/// All steps of an answer of one sample.
pub(super) fn answer(session: &mut Session, prompt: &[u32], options: &Options) -> Vec<Step> {
    session.start(prompt, options).expect("a fit prompt");
    let mut steps = Vec::new();
    loop {
        match session.advance().expect("computing works") {
            Advance::Prompt { .. } => {}
            Advance::Steps(more) => steps.extend(more),
            Advance::Idle => return steps,
        }
    }
}

pub(super) fn greedy(max_tokens: usize) -> Options {
    Options {
        max_tokens: Some(max_tokens),
        ..Options::default()
    }
}

#[test]
fn greedy_text_and_scores_are_those_recorded() {
    let Some(reference) = shared_json("stories260K/reference-greedy.json") else {
        return;
    };
    for model in [gguf("f32"), safetensors()].into_iter().flatten() {
        let tokenizer = model.tokenizer();
        for case in reference.as_array().expect("a list") {
            let prompt = case["prompt"].as_str().expect("a text");
            let prompt = tokenizer
                .encode(prompt, false, tokenizer.add_bos)
                .expect("encodes");
            let expected = ids(&case["ids"]);
            assert_eq!(prompt, expected[..prompt.len()]);
            let mut session = Session::new(Rc::clone(&model));
            let n_new = expected.len() - prompt.len();
            let steps = answer(&mut session, &prompt, &greedy(n_new));
            let found: Vec<u32> = steps.iter().map(|step| step.id).collect();
            assert_eq!(found, expected[prompt.len()..]);
            assert_eq!(
                steps.last().and_then(|step| step.finish),
                Some(Why::MaxTokens)
            );
            let text: String = steps.iter().map(|step| step.text.as_str()).collect();
            let whole = case["text"].as_str().expect("a text");
            assert!(whole.ends_with(&text) && !text.is_empty());
            if prompt.len() == 1 {
                assert_eq!(text, whole);
                assert!(text.starts_with("Once upon a time, there was a little girl named Lily."));
            }
            check_scores(&mut session, &expected, &case["steps"]);
        }
    }
}

fn check_scores(session: &mut Session, ids: &[u32], steps: &serde_json::Value) {
    for step in steps.as_array().expect("a list") {
        let position = step["pos"].as_u64().expect("a position") as usize;
        let logits = session.logits_after(&ids[..=position]).expect("computes");
        let top = super::ids(&step["top5_ids"]);
        let expected = step["top5_logits"].as_array().expect("a list");
        for (id, expected) in top.iter().zip(expected) {
            let expected = expected.as_f64().expect("a score");
            let error = (f64::from(logits[*id as usize]) - expected).abs();
            // Keys and values are rounded to 16 bits: the worst is 0.0024.
            assert!(error < 4e-3, "position {position}, token {id}: {error}");
        }
    }
}

#[test]
fn quantised_forms_stay_close_to_the_original() {
    let (Some(original), Some(reference)) = (
        gguf("f32"),
        shared_json("stories260K/reference-greedy.json"),
    ) else {
        return;
    };
    let ids = ids(&reference[0]["ids"]);
    let score = |model: Rc<Model>| {
        let mut session = Session::new(model);
        let logprobs = session.score(&ids[..1], &ids[1..]).expect("scores");
        logprobs.iter().map(|&l| f64::from(l)).sum::<f64>() / logprobs.len() as f64
    };
    let original = score(original);
    for (name, limit) in [("q8_0", 0.01), ("q4_0", 0.15)] {
        let model = gguf(name).expect("beside the original");
        assert!(model.info().quantisation.to_lowercase().contains(name));
        let steps = answer(&mut Session::new(Rc::clone(&model)), &[1], &greedy(40));
        let text: String = steps.iter().map(|step| step.text.as_str()).collect();
        let found = score(model);
        eprintln!("{name}: mean log-probability {found:.4} against {original:.4}: {text}");
        assert!(
            (found - original).abs() < limit,
            "{name}: {found} {original}"
        );
        assert!(text.starts_with("Once upon a time"), "{name}: {text}");
    }
}

#[test]
fn what_the_page_shows_is_in_the_file() {
    let Some(model) = gguf("f32") else { return };
    let info = model.info();
    assert_eq!(info.architecture, "llama");
    assert_eq!((info.context, info.vocab_size), (512, 512));
    assert_eq!(info.bos.as_deref(), Some("<s>"));
    assert_eq!(info.eos.as_deref(), Some("</s>"));
    assert!(info.add_bos);
    assert!(model.tokenizer().vocabulary_file().is_none());
}
