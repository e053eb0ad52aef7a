//! Models into memory: in steps, one at a time, and what is said where one does not fit or is damaged.

use engine::{ModelFamily, Stage};
use storage::Blobs;

use super::{
    answers::{answer, ask, desk, generate, text},
    *,
};

#[test]
fn loading_tells_progress_then_the_card() {
    let Some(desk) = desk() else { return };
    let model = || String::from("sprout");
    let replies = desk.replies(Question::Load { model: model() });
    let Some(Reply::Loaded(card)) = replies.last() else {
        panic!("{replies:?}");
    };
    assert_eq!((&*card.id, card.family), ("sprout", ModelFamily::Llama));
    assert_eq!((card.vocabulary_size, &*card.quantisation), (512, "F32"));
    assert!(card.n_parameters > 200_000 && card.n_parameters < 400_000);
    assert!(!card.counts_in_page, "this tokenizer is not byte-level BPE");
    assert!(replies.len() > 2);
    // Once more: the card again, from the beginning.
    let again = desk.replies(Question::Load { model: model() });
    assert!(again.iter().any(|it| matches!(it, Reply::Loaded(_))));
}

#[test]
fn loading_comes_in_steps_and_can_be_stopped_at_each() {
    let Some(desk) = desk() else { return };
    desk.host.tick_millis.set(2.0);
    let load = || Question::Load {
        model: "sprout".into(),
    };
    let replies = desk.replies(load());
    let loading = replies.iter().filter_map(|it| match it {
        Reply::Progress(it) if it.stage == Stage::Loading => Some((it.done_bytes, it.total_bytes)),
        _ => None,
    });
    let loading: Vec<_> = loading.collect();
    // The first one knows only the length of the file.
    let [_, steps @ ..] = &loading[..] else {
        panic!("{replies:?}");
    };
    assert!(steps.len() >= 2 && steps[0].0 == 0, "{steps:?}");
    assert!(steps.is_sorted() && steps.iter().all(|it| it.0 <= it.1 && it.1 == steps[0].1));
    let (half, total) = steps[1];
    assert!(0 < half && half < total, "{half} of {total}");
    for n_replies in 1..replies.len() {
        let dropped = desk.engine.ask(load());
        let seen = block_on(dropped.take(n_replies).collect::<Vec<_>>());
        assert_eq!(seen.len(), n_replies);
        let answers = desk.replies(ask(generate(text("Once upon a time"), 5)));
        let loads = |it: &Reply| matches!(it, Reply::Progress(it) if it.stage == Stage::Loading);
        assert!(
            answers.iter().any(loads),
            "after {n_replies}: it was not in memory"
        );
        assert_eq!(answer(&answers, 0), ", there was a little");
    }
}

#[test]
fn a_model_is_there_before_the_threads_are() {
    let Some(desk) = desk() else { return };
    desk.host.lacks_threads.set(true);
    let replies = desk.replies(Question::Load {
        model: "sprout".into(),
    });
    assert!(matches!(replies.last(), Some(Reply::Loaded(_))));
}

#[test]
fn a_kept_model_that_is_damaged_is_said_to_be_kept() {
    let Some(desk) = desk() else { return };
    let Some(bytes) = shared("stories260K/stories260K-q8_0.gguf") else {
        return;
    };
    desk.host.put("https://m.example/q8.gguf", &bytes);
    let kept = desk.import("https://m.example/q8.gguf").expect("a model");
    let cut = async {
        let blobs = desk.host.blobs();
        let names = blobs.list().await.expect("a list");
        let mut blob = blobs.open(&names[0].name).await.expect("there");
        blob.truncate(bytes.len() as u64 / 2).await.expect("cut");
    };
    block_on(cut);
    let model = kept.id.clone();
    let error = desk.error(Question::Load { model });
    assert!(
        matches!(&error, EngineError::Damaged { model, .. } if *model == kept.name),
        "{error:?}"
    );
    assert_eq!(desk.kept().len(), 1);
    let model = kept.id;
    assert_eq!(desk.replies(Question::Delete { model }), [Reply::Deleted]);
}

#[test]
fn one_model_is_in_memory_at_a_time() {
    let Some(desk) = desk() else { return };
    let Some(bytes) = shared("stories260K/stories260K-q8_0.gguf") else {
        return;
    };
    desk.host.put("https://m.example/q8.gguf", &bytes);
    let kept = desk.import("https://m.example/q8.gguf").expect("a model");
    let mut question = generate(text("Once upon a time"), 5);
    let bundled = answer(&desk.replies(ask(question.clone())), 0);
    question.model = kept.id.clone();
    let quantised = desk.replies(ask(question.clone()));
    let loads = |it: &Reply| matches!(it, Reply::Progress(_));
    assert!(quantised.iter().any(loads), "it was loaded for this");
    assert_eq!(answer(&quantised, 0), bundled);
    assert!(
        !desk.replies(ask(question.clone())).iter().any(loads),
        "it is still there"
    );
    let model = kept.id.clone();
    assert_eq!(desk.replies(Question::Delete { model }), [Reply::Deleted]);
    assert_eq!(
        desk.error(ask(question)),
        EngineError::NoSuchModel { model: kept.id }
    );
}

#[test]
fn files_that_cannot_be_read_in_place_are_read_whole() {
    let Some(bytes) = shared("stories260K/stories260K-q8_0.gguf") else {
        return;
    };
    let desk = Desk::new();
    let waiting = desk.host.blobs().waiting();
    desk.host.blobs.replace(Some(waiting));
    let desk = Desk::on(desk.host);
    desk.host.put("https://m.example/q8.gguf", &bytes);
    let kept = desk.import("https://m.example/q8.gguf").expect("a model");
    let replies = desk.replies(Question::Load { model: kept.id });
    assert!(matches!(replies.last(), Some(Reply::Loaded(_))));
}

#[test]
fn a_model_too_large_for_this_place_is_not_begun() {
    let Some(desk) = desk() else { return };
    let Some(bytes) = shared("stories260K/stories260K-f32.gguf") else {
        return;
    };
    desk.host.put("https://m.example/a.gguf", &bytes);
    let kept = desk.import("https://m.example/a.gguf").expect("a model");
    desk.host.memory_bytes.set(Some(100_000_000));
    let desk = Desk::on(desk.host);
    let error = desk.error(Question::Load { model: kept.id });
    assert!(
        matches!(error, EngineError::TooLarge { has_mb: 100, .. }),
        "{error:?}"
    );
}

#[test]
fn a_damaged_bundled_model_is_one_clear_error_and_the_engine_lives() {
    let Some(desk) = desk() else { return };
    let url = "https://page/models/sprout.gguf";
    let good = desk.host.files.borrow()[url].clone();
    desk.host.change(url, |it| it.bytes.truncate(500_000));
    let question = || ask(generate(text("Once upon a time"), 5));
    let error = desk.error(question());
    assert!(
        matches!(error, EngineError::BundleDamaged { .. }),
        "{error:?}"
    );
    desk.host.files.borrow_mut().insert(url.into(), good);
    assert_eq!(answer(&desk.replies(question()), 0), ", there was a little");
}
