//! A small trained model answers: generated with, cancelled, over the bridge too.

use bridge::{BridgeClient, loopback, serve};
use engine::{AsideKind, FinishReason, Generate, PromptText, Sampling};
use futures::{executor::LocalPool, task::LocalSpawnExt};

use super::*;

const GREEDY: Sampling = Sampling {
    temperature: 0.0,
    top_k: 0,
    top_p: 1.0,
    min_p: 0.0,
    repetition_penalty: 1.0,
    seed: 1,
};

/// A desk whose bundled model is the small trained one.
pub(super) fn desk() -> Option<Desk> {
    let desk = Desk::new();
    let bytes = shared("stories260K/stories260K-f32.gguf")?;
    desk.host.put("https://page/models/sprout.gguf", &bytes);
    Some(desk)
}

pub(super) fn text(text: &str) -> PromptText {
    PromptText::Text {
        text: text.into(),
        parse_special: false,
        add_bos: true,
    }
}

pub(super) fn generate(prompt: PromptText, max_tokens: u32) -> Generate {
    Generate {
        model: "sprout".into(),
        prompt,
        sampling: GREEDY,
        max_tokens,
        stops: Vec::new(),
        n_samples: 1,
        schema: String::new(),
        begun: String::new(),
    }
}

pub(super) fn ask(generate: Generate) -> Question {
    Question::Generate(Box::new(generate))
}

/// The text of sample `of`, from its tokens and what its end adds.
pub(super) fn answer(replies: &[Reply], of: u32) -> String {
    let texts = replies.iter().filter_map(|it| match it {
        Reply::Token { sample, text, .. } | Reply::Finished { sample, text, .. }
            if *sample == of =>
        {
            Some(text.as_str())
        }
        _ => None,
    });
    texts.collect()
}

/// What was said beside the answers.
pub(super) fn notes(replies: &[Reply]) -> Vec<&str> {
    let notes = replies.iter().filter_map(|it| match it {
        Reply::Aside {
            kind: AsideKind::Note,
            text,
            ..
        } => Some(&**text),
        _ => None,
    });
    notes.collect()
}

fn reason(replies: &[Reply]) -> &FinishReason {
    match replies.last() {
        Some(Reply::Finished { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_known_story_is_told_to_the_letter() {
    let Some(desk) = desk() else { return };
    let reference = shared("stories260K/reference-greedy.json").expect("beside the model");
    let reference: serde_json::Value = serde_json::from_slice(&reference).expect("json");
    let reference = &reference[0];
    let expected: Vec<u64> = reference["ids"]
        .as_array()
        .expect("ids")
        .iter()
        .map(|it| it.as_u64().expect("a number"))
        .collect();
    let replies = desk.replies(ask(generate(text(""), 256)));
    let ids: Vec<u64> = replies
        .iter()
        .filter_map(|it| match it {
            Reply::Token { id, .. } => Some(u64::from(*id)),
            _ => None,
        })
        .collect();
    assert_eq!(ids, expected[expected.len() - ids.len()..]);
    assert!(ids.len() >= 255, "{}", ids.len());
    let told = answer(&replies, 0);
    let known = reference["text"].as_str().expect("a text");
    assert_eq!(told.trim_start(), known.trim_start());
    assert!(told.contains("little girl named Lily"));
    assert_eq!(reason(&replies), &FinishReason::MaxTokens);
}

#[test]
fn an_empty_prompt_says_what_to_do() {
    let Some(desk) = desk() else { return };
    let error = desk.error(ask(generate(PromptText::Ids(Vec::new()), 5)));
    assert_eq!(error, EngineError::EmptyPrompt);
    assert!(error.to_string().contains("Write"), "{error}");
}

#[test]
fn an_answer_is_cut_at_its_stop() {
    let Some(desk) = desk() else { return };
    let mut question = generate(text("Once upon a time"), 100);
    question.stops = vec!["Lily".into(), ". ".into()];
    let replies = desk.replies(ask(question));
    assert_eq!(reason(&replies), &FinishReason::Stop("Lily".into()));
    assert_eq!(answer(&replies, 0), ", there was a little girl named ");
}

#[test]
fn a_long_prompt_says_on_the_way_how_much_of_it_was_read() {
    let Some(desk) = desk() else { return };
    let story = "Once upon a time there was a dog. It liked to run in the park. ".repeat(12);
    let replies = desk.replies(ask(generate(text(&story), 1)));
    let said = |it: &Reply| match it {
        Reply::Prefilling {
            n_done_tokens,
            n_prompt_tokens,
            ..
        } => Some((*n_done_tokens, *n_prompt_tokens)),
        _ => None,
    };
    let mut read = replies.iter().skip_while(|it| said(it).is_none());
    let on_the_way: Vec<_> = read.by_ref().map_while(said).collect();
    assert!(on_the_way.len() >= 2, "{on_the_way:?}");
    assert!(on_the_way.is_sorted_by(|a, b| a.0 < b.0 && a.1 == b.1));
    assert!(
        on_the_way
            .iter()
            .all(|(n_done, n_prompt)| n_done < n_prompt)
    );
    assert!(read.all(|it| said(it).is_none()), "none after it was read");
}

#[test]
fn a_prompt_with_the_same_beginning_is_read_once() {
    let Some(desk) = desk() else { return };
    let n_reused = |prompt: &str| {
        let replies = desk.replies(ask(generate(text(prompt), 3)));
        let found = replies.iter().find_map(|it| match it {
            Reply::Prefilled {
                n_prompt_tokens,
                n_reused_tokens,
                ..
            } => Some((*n_prompt_tokens, *n_reused_tokens)),
            _ => None,
        });
        found.expect("told")
    };
    let story = "Once upon a time there was a dog. It liked to run in the park. ";
    let (n_first, none) = n_reused(story);
    assert_eq!(none, 0);
    let (n_second, reused) = n_reused(&format!("{story}One day it saw a cat."));
    assert!(
        n_second > n_first && reused >= n_first - 2,
        "{reused} of {n_first}"
    );
}

#[test]
fn samples_run_side_by_side_and_each_ends() {
    let Some(desk) = desk() else { return };
    let mut question = generate(text("Once upon a time"), 20);
    question.n_samples = 3;
    question.sampling = Sampling {
        temperature: 1.0,
        ..GREEDY
    };
    let (first, again) = (
        desk.replies(ask(question.clone())),
        desk.replies(ask(question)),
    );
    let texts: Vec<_> = (0..3).map(|it| answer(&first, it)).collect();
    assert!(texts.iter().all(|it| !it.is_empty()));
    assert!(texts[0] != texts[1] || texts[1] != texts[2], "{texts:?}");
    let same: Vec<_> = (0..3).map(|it| answer(&again, it)).collect();
    assert_eq!(texts, same, "same seed, same text");
    for number in 0..3 {
        let ends = first.iter().filter(|it| {
            matches!(it, Reply::Finished { sample, stats, .. }
                if *sample == number && stats.n_tokens == 20 && stats.first_token_millis > 0.0)
        });
        assert_eq!(ends.count(), 1);
    }
}

#[test]
fn a_dropped_answer_stops_and_the_next_one_works() {
    let Some(desk) = desk() else { return };
    let story = "Once upon a time there was a dog. ".repeat(8);
    for n_replies in [1, 2, 6] {
        let replies = desk.engine.ask(ask(generate(text(&story), 200)));
        let seen = block_on(replies.take(n_replies).collect::<Vec<_>>());
        assert_eq!(seen.len(), n_replies);
        let next = desk.replies(ask(generate(text("Once upon a time"), 5)));
        assert_eq!(answer(&next, 0), ", there was a little");
    }
}

#[test]
fn a_prompt_that_does_not_fit_is_refused_with_numbers() {
    let Some(desk) = desk() else { return };
    let prompt = PromptText::Ids(vec![1; 5000]);
    let error = desk.error(ask(generate(prompt, 5)));
    let EngineError::PromptTooLong {
        n_tokens,
        context_tokens,
    } = error
    else {
        panic!("{error:?}");
    };
    assert!(n_tokens == 5000 && context_tokens < 5000);
}

#[test]
fn safetensors_come_as_a_set_and_tell_the_same_story() {
    let Some(desk) = desk() else { return };
    let mut files = Vec::new();
    for (role, name) in [
        (ImportRole::Safetensors, "model.safetensors"),
        (ImportRole::Config, "config.json"),
        (ImportRole::Tokenizer, "tokenizer.json"),
    ] {
        let Some(bytes) = shared(&format!("stories260K/hf/{name}")) else {
            return;
        };
        let url = format!("https://m.example/{name}");
        desk.host.put(&url, &bytes);
        files.push(file(role, &url));
    }
    let name = String::from("Stories");
    let replies = desk.replies(Question::Import { name, files });
    let Some(Reply::Imported(kept)) = replies.last() else {
        panic!("{replies:?}");
    };
    let mut question = generate(text("Once upon a time"), 30);
    let bundled = answer(&desk.replies(ask(question.clone())), 0);
    question.model = kept.id.clone();
    assert_eq!(answer(&desk.replies(ask(question)), 0), bundled);
}

#[test]
fn the_bridge_changes_nothing() {
    let Some(desk) = desk() else { return };
    let question = ask(generate(text("Once upon a time"), 12));
    let direct = answer(&desk.replies(question.clone()), 0);
    let mut pool = LocalPool::new();
    let (spawner, host) = (pool.spawner(), desk.host.clone());
    let client = BridgeClient::new("https://page/", move |_| {
        let (page, worker) = loopback();
        let host = host.clone();
        let open = move |base| -> Rc<dyn Engine> { Rc::new(LocalEngine::new(host, base)) };
        spawner
            .spawn_local(serve(worker, open))
            .expect("the pool lives");
        page
    });
    let replies = client.ask(question.clone()).collect::<Vec<_>>();
    let replies: Result<Vec<_>, _> = pool.run_until(replies).into_iter().collect();
    assert_eq!(answer(&replies.expect("no error"), 0), direct);
    // A stop that comes while tokens flow ends them, and the next question is answered.
    let endless = ask(generate(text("Once upon a time"), 400));
    let some = client.ask(endless).take(8).collect::<Vec<_>>();
    assert_eq!(pool.run_until(some).len(), 8);
    let replies = client.ask(question).collect::<Vec<_>>();
    let replies: Result<Vec<_>, _> = pool.run_until(replies).into_iter().collect();
    assert_eq!(answer(&replies.expect("no error"), 0), direct);
}

#[test]
fn the_model_of_this_page_answers() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../public/models/sprout.gguf");
    let Ok(bytes) = std::fs::read(path) else {
        eprintln!("skipped: public/models/sprout.gguf is not trained yet");
        return;
    };
    let desk = Desk::new();
    desk.host.put("https://page/models/sprout.gguf", &bytes);
    let model = "sprout".into();
    let replies = desk.replies(Question::Load { model });
    let card = replies.iter().find_map(|it| match it {
        Reply::Loaded(card) => Some(card),
        _ => None,
    });
    let card = card.expect("loaded");
    assert_eq!(
        card.counts_in_page,
        matches!(replies.last(), Some(Reply::Vocabulary(_)))
    );
    let replies = desk.replies(ask(generate(text("Input: a\nOutput:"), 8)));
    assert!(matches!(replies.last(), Some(Reply::Finished { .. })));
}
