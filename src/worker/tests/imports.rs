//! Models coming in: whole, broken, cancelled, changed, refused.

use engine::{ImportRole, Stage};
use sha2::{Digest, Sha256};

use super::*;
use crate::{download::hexadecimal, fake::gguf};

const URL: &str = "https://models.example/a/model.gguf?token=secret";
const OTHER: &str = "https://elsewhere.example/model.gguf";

/// About 4 MB.
fn model() -> Vec<u8> {
    gguf("llama", 1_000_000)
}

fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Begins an import and drops it after `n_replies`.
fn cancelled(desk: &Desk, url: &str, n_replies: usize) {
    let replies = desk.engine.ask(import(url));
    let seen = block_on(replies.take(n_replies).collect::<Vec<_>>());
    assert!(seen.iter().all(Result::is_ok), "{seen:?}");
}

#[test]
fn a_model_comes_in_whole_and_is_known_by_its_hash() {
    let desk = Desk::new();
    desk.host.put(URL, &model());
    let replies = desk.replies(import(URL));
    let (last, before) = replies.split_last().expect("replies");
    let mut done = 0;
    for reply in before {
        let Reply::Progress(progress) = reply else {
            panic!("{reply:?}");
        };
        assert_eq!(progress.stage, Stage::Downloading);
        assert_eq!(progress.total_bytes, model().len() as u64);
        assert!(progress.done_bytes >= done);
        done = progress.done_bytes;
    }
    assert_eq!(done, model().len() as u64, "the last progress is all of it");
    let [kept] = &desk.kept()[..] else {
        panic!("one model is kept");
    };
    assert_eq!(*last, Reply::Imported(kept.clone()));
    assert_eq!(
        (&kept.id, &kept.sha256),
        (&sha256(&model()), &sha256(&model()))
    );
    assert_eq!((kept.size_bytes, kept.have_bytes), (done, done));
    assert_eq!(
        (&*kept.name, &*kept.url, kept.bundled),
        ("A model", URL, false)
    );
    let next_visit = Desk::on(desk.host.clone());
    assert_eq!(next_visit.kept(), std::slice::from_ref(kept));
}

#[test]
fn what_is_no_model_is_refused_early_and_nothing_is_kept() {
    let page = [b"<!doctype html>".repeat(200_000), vec![0; 3_000_000]].concat();
    for (bytes, word) in [
        (page, "GGUF"),
        (gguf("llama", 0), "weights"),
        (vec![], "header"),
    ] {
        let desk = Desk::new();
        desk.host.put(URL, &bytes);
        let error = desk.import(URL).expect_err("no model");
        let EngineError::Corrupt { what } = &error else {
            panic!("{error:?}");
        };
        assert!(what.contains(word), "{what}");
        assert!(!error.to_string().contains("secret"));
        desk.assert_empty();
    }
    let desk = Desk::new();
    desk.host.put(URL, &gguf("bert", 1_000_000));
    let error = desk.import(URL).expect_err("no model of ours");
    assert!(
        matches!(error, EngineError::Unsupported { .. }),
        "{error:?}"
    );
    desk.assert_empty();
}

#[test]
fn a_file_that_ends_too_soon_is_no_model() {
    let desk = Desk::new();
    let mut bytes = model();
    bytes.truncate(3_000_000);
    desk.host.put(URL, &bytes);
    let error = desk.import(URL).expect_err("cut short");
    assert!(matches!(error, EngineError::Corrupt { .. }), "{error:?}");
    desk.assert_empty();
    // Where nobody says how long it is, the end says it.
    desk.host.change(URL, |it| it.hides_length = true);
    assert!(desk.import(URL).is_err());
    desk.assert_empty();
}

#[test]
fn without_a_length_the_end_is_the_end() {
    let desk = Desk::new();
    desk.host.put(URL, &model());
    desk.host.change(URL, |it| it.hides_length = true);
    let kept = desk.import(URL).expect("complete");
    assert_eq!(kept.sha256, sha256(&model()));
    assert_eq!(kept.size_bytes, model().len() as u64);
}

#[test]
fn a_break_is_gone_on_from() {
    let desk = Desk::new();
    desk.host.put(URL, &model());
    desk.host.breaks.replace(vec![1_500_000, 700_000]);
    let kept = desk.import(URL).expect("complete in the end");
    assert_eq!(kept.sha256, sha256(&model()));
    assert_eq!(desk.host.asked_of(URL), [0, 1_500_000, 2_200_000]);
}

#[test]
fn a_line_that_stays_dead_is_an_error_and_what_came_is_kept() {
    let desk = Desk::new();
    desk.host.put(URL, &model());
    desk.host.breaks.replace(vec![1_500_000, 0]);
    let host = String::from("models.example");
    let expected = EngineError::Network { host, status: 0 };
    assert_eq!(desk.import(URL), Err(expected));
    let [partial] = &desk.kept()[..] else {
        panic!("a partial model");
    };
    assert!(partial.id.starts_with("part-"));
    assert_eq!(
        (partial.have_bytes, partial.size_bytes),
        (1_500_000, model().len() as u64)
    );
    // The next visit goes on from there, and hashes what was here already.
    let desk = Desk::on(desk.host);
    desk.host.asked.borrow_mut().clear();
    let replies = desk.replies(import(URL));
    let checks = |it: &Reply| matches!(it, Reply::Progress(it) if it.stage == Stage::Checking);
    assert!(replies.iter().any(checks));
    assert_eq!(desk.host.asked_of(URL), [1_500_000]);
    let [kept] = &desk.kept()[..] else {
        panic!("one model, no partial one");
    };
    assert_eq!(kept.id, sha256(&model()));
}

#[test]
fn a_cancelled_download_goes_on_later() {
    let desk = Desk::new();
    desk.host.put(URL, &model());
    cancelled(&desk, URL, 1);
    cancelled(&desk, URL, 2);
    let whole = Desk::new();
    whole.host.put(URL, &model());
    let n_replies = whole.replies(import(URL)).len();
    assert!(
        n_replies > 4,
        "cancelling at {n_replies} would be no cancelling"
    );
    cancelled(&desk, URL, n_replies - 4);
    let have = desk.kept()[0].have_bytes;
    assert!(have > 0 && have < model().len() as u64, "{have}");
    assert_eq!(desk.import(URL).map(|it| it.id), Ok(sha256(&model())));
    assert_eq!(desk.host.asked_of(URL).last(), Some(&have));
}

#[test]
fn a_cancelled_file_from_disk_leaves_nothing() {
    let desk = Desk::new();
    let blob = "blob:https://page/1";
    desk.host.put(blob, &model());
    cancelled(&desk, blob, 3);
    desk.assert_empty();
    let kept = desk.import(blob).expect("complete");
    assert_eq!((&*kept.url, kept.have_bytes), ("", kept.size_bytes));
}

#[test]
fn a_changed_file_starts_over() {
    let changed = [gguf("qwen2", 1_000_000), vec![7; 32]].concat();
    for always_whole in [false, true] {
        let desk = Desk::new();
        desk.host.put(URL, &model());
        desk.host.breaks.replace(vec![2_000_000, 0]);
        assert!(desk.import(URL).is_err());
        desk.host.put(URL, &changed);
        desk.host.change(URL, |it| {
            it.validator = "\"2\"".into();
            it.always_whole = always_whole;
        });
        assert_eq!(desk.import(URL).map(|it| it.sha256), Ok(sha256(&changed)));
        assert_eq!(desk.host.asked_of(URL)[2..], [2_000_000, 0]);
        assert_eq!(desk.kept().len(), 1);
    }
}

#[test]
fn the_same_file_from_elsewhere_is_the_same_model() {
    let desk = Desk::new();
    desk.host.put(URL, &model());
    desk.host.put(OTHER, &model());
    let (first, second) = (desk.import(URL), desk.import(OTHER));
    assert_eq!(first, second);
    assert_eq!(desk.kept().len(), 1);
    let blobs = block_on(storage::Blobs::list(&desk.host.blobs())).expect("a list");
    assert_eq!(blobs.len(), 1, "kept once");
}

#[test]
fn what_the_other_side_refuses_is_said_and_leaves_nothing() {
    let desk = Desk::new();
    let host = || String::from("models.example");
    let unreachable = EngineError::Network {
        host: host(),
        status: 0,
    };
    assert_eq!(desk.import(URL), Err(unreachable));
    desk.host.put(URL, &model());
    for status in [404, 403, 500] {
        desk.host.change(URL, |it| it.status = status);
        let expected = EngineError::Network {
            host: host(),
            status,
        };
        assert_eq!(desk.import(URL), Err(expected));
    }
    desk.assert_empty();
}

#[test]
fn no_room_is_said_with_numbers_before_anything_is_fetched() {
    let desk = Desk::new();
    desk.host
        .blobs
        .replace(Some(storage::MemoryBlobs::with_quota(3_000_000)));
    desk.host.put(URL, &model());
    let expected = EngineError::NoRoom {
        needs_mb: 5,
        has_mb: 3,
    };
    assert_eq!(desk.import(URL), Err(expected));
    desk.assert_empty();
    // Nobody says how long it is: the write that fails says it.
    desk.host.change(URL, |it| it.hides_length = true);
    let error = desk.import(URL).expect_err("no room");
    assert!(matches!(error, EngineError::NoRoom { .. }), "{error:?}");
    assert!(desk.kept().iter().all(|it| it.have_bytes <= 3_000_000));
}

#[test]
fn what_could_never_run_here_is_not_fetched() {
    let desk = Desk::new();
    desk.host.memory_bytes.set(Some(1_000_000));
    desk.host.put(URL, &model());
    let expected = EngineError::TooLarge {
        needs_mb: 5,
        has_mb: 1,
    };
    assert_eq!(desk.import(URL), Err(expected));
    desk.assert_empty();
}

#[test]
fn deleting_frees_the_room() {
    let desk = Desk::new();
    desk.host.put(URL, &model());
    let kept = desk.import(URL).expect("complete");
    let model = || kept.id.clone();
    assert_eq!(
        desk.replies(Question::Delete { model: model() }),
        [Reply::Deleted]
    );
    desk.assert_empty();
    let gone = EngineError::NoSuchModel { model: model() };
    assert_eq!(desk.error(Question::Delete { model: model() }), gone);
    assert_eq!(desk.error(Question::Load { model: model() }), gone);
    let sprout = desk.error(Question::Delete {
        model: "sprout".into(),
    });
    assert!(matches!(sprout, EngineError::Storage { .. }));
}

#[test]
fn what_a_crash_left_is_cleared_at_a_later_visit() {
    use storage::Blobs;
    let desk = Desk::new();
    let blob = "blob:https://page/1";
    desk.host.put(blob, &model());
    // The tab dies: the stream is not even dropped.
    let mut replies = desk.engine.ask(import(blob));
    assert!(block_on(replies.next()).is_some());
    assert!(block_on(replies.next()).is_some());
    std::mem::forget(replies);
    drop(block_on(desk.host.blobs().open("nobodys")).expect("opens"));
    let soon = Desk::on(desk.host.clone());
    assert_eq!(soon.kept(), []);
    let left = block_on(desk.host.blobs().list()).expect("a list");
    assert_eq!(left.len(), 1, "another tab may still be writing it");
    desk.host.pass_time(7_200_000.0);
    let later = Desk::on(desk.host.clone());
    assert_eq!(later.kept(), []);
    later.assert_empty();
}

#[test]
fn a_set_has_to_be_whole() {
    let desk = Desk::new();
    for roles in [
        &[][..],
        &[ImportRole::Safetensors],
        &[ImportRole::Config, ImportRole::Tokenizer],
        &[ImportRole::Gguf, ImportRole::Config],
    ] {
        let files = roles.iter().map(|it| file(*it, URL)).collect();
        let question = Question::Import {
            name: "x".into(),
            files,
        };
        let error = desk.error(question);
        assert!(matches!(error, EngineError::Corrupt { .. }), "{error:?}");
    }
    desk.assert_empty();
}
