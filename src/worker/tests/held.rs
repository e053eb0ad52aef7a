//! The bundled model held to shapes: its answers are what the shape says, which they are not without it.

use engine::{FinishReason, Generate, Sampling};

use super::answers::{answer, ask, generate, notes, text};
use super::*;

const SCHEMA: &str = r#"{"type": "object", "properties": {"kind": {"enum": ["Bug", "Praise"]}, "urgent": {"type": "boolean"},
    "words": {"type": "array", "items": {"type": "string", "maxLength": 12}, "maxItems": 2}}, "required": ["kind", "urgent", "words"],
    "additionalProperties": false}"#;

const PROMPT: &str = "Sort each message.\n\nMessage: The screen stays black.\nKind: Bug\n\nMessage: I love it!\nKind: Praise\n\n\
    Message: It closes by itself.\nKind:";

/// A desk with the model that travels with the page.
fn desk() -> Desk {
    let desk = Desk::new();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../public/models/sprout.gguf");
    let bytes = std::fs::read(path).expect("the bundled model");
    desk.host.put("https://page/models/sprout.gguf", &bytes);
    desk
}

fn held(schema: &str) -> Generate {
    let mut question = generate(text(PROMPT), 120);
    question.schema = schema.into();
    question.stops = vec!["\n".into(), "\nMessage:".into()];
    question
}

fn reasons(replies: &[Reply]) -> Vec<&FinishReason> {
    let reasons = replies.iter().filter_map(|it| match it {
        Reply::Finished { reason, .. } => Some(reason),
        _ => None,
    });
    reasons.collect()
}

#[test]
fn every_answer_is_json_as_its_schema_says() {
    let desk = desk();
    let free = answer(&desk.replies(ask(held(""))), 0);
    assert!(
        serde_json::from_str::<serde_json::Value>(&free).is_err(),
        "{free}"
    );
    assert_eq!(
        desk.host.n_holders.get(),
        0,
        "nobody is brought for nothing"
    );
    for (temperature, n_samples) in [(0.0, 1), (1.3, 6)] {
        let mut question = held(SCHEMA);
        question.n_samples = n_samples;
        question.sampling = Sampling {
            temperature,
            ..question.sampling
        };
        let replies = desk.replies(ask(question));
        for sample in 0..n_samples {
            let told = answer(&replies, sample);
            let value: serde_json::Value =
                serde_json::from_str(&told).unwrap_or_else(|error| panic!("{told}: {error}"));
            assert!(
                ["Bug", "Praise"].iter().any(|it| value["kind"] == **it),
                "{told}"
            );
            assert!(
                value["urgent"].is_boolean() && value["words"].is_array(),
                "{told}"
            );
        }
        assert!(
            reasons(&replies)
                .iter()
                .all(|it| **it == FinishReason::EndToken)
        );
        assert!(notes(&replies).is_empty());
    }
    assert_eq!(desk.host.n_holders.get(), 1);
}

#[test]
fn choices_and_patterns_are_kept_to_and_stop_texts_end_them() {
    let desk = desk();
    let told = |schema: &str| answer(&desk.replies(ask(held(schema))), 0);
    assert_eq!(told(r#"["Bug report", "Praise"]"#), " Bug report");
    assert_eq!(told(r#"["Praise"]"#), " Praise");
    // It could go on with letters, and the model would rather begin a new line.
    assert_eq!(told("/[A-Z][a-z]+/"), " Bug");
    let number = told("/[0-9]{2}/");
    assert!(
        number.trim().len() == 2 && number.trim().parse::<u32>().is_ok(),
        "{number}"
    );
}

#[test]
fn what_is_asked_beside_it_is_free_and_the_same_seed_gives_the_same() {
    let desk = desk();
    let alone = answer(&desk.replies(ask(held(""))), 0);
    let first = answer(&desk.replies(ask(held(SCHEMA))), 0);
    let both = [
        desk.engine.ask(ask(held(SCHEMA))),
        desk.engine.ask(ask(held(""))),
    ];
    let both = block_on(futures::future::join_all(
        both.into_iter().map(|it| it.collect::<Vec<_>>()),
    ));
    let texts = both.into_iter().map(|replies| {
        let replies: Vec<Reply> = replies
            .into_iter()
            .map(|it| it.expect("no error"))
            .collect();
        answer(&replies, 0)
    });
    assert_eq!(texts.collect::<Vec<_>>(), [first, alone]);
}

#[test]
fn an_answer_that_is_cut_says_so() {
    let desk = desk();
    let mut question = held(SCHEMA);
    question.max_tokens = 5;
    let replies = desk.replies(ask(question));
    assert_eq!(reasons(&replies), [&FinishReason::MaxTokens]);
    assert!(
        notes(&replies)[0].contains("cut before it was complete"),
        "{replies:?}"
    );
    // And can be gone on with: both parts together are what the schema says.
    let begun = answer(&replies, 0);
    let mut rest = held(SCHEMA);
    rest.prompt = text(&format!("{PROMPT}{begun}"));
    rest.begun.clone_from(&begun);
    let whole = begun + &answer(&desk.replies(ask(rest.clone())), 0);
    assert!(
        serde_json::from_str::<serde_json::Value>(&whole).is_ok(),
        "{whole}"
    );
    rest.begun = "It is".into();
    let error = desk.error(ask(rest)).to_string();
    assert!(error.contains("begin it anew"), "{error}");
}

#[test]
fn what_cannot_be_held_is_said_before_anything_is_computed() {
    let desk = desk();
    for (schema, said) in [
        ("{\"type\": ", "goes wrong at line 1"),
        ("{\"uniqueItems\": true}", "uniqueItems"),
        ("/(/", "unclosed group"),
    ] {
        let error = desk.error(ask(held(schema)));
        assert!(matches!(error, EngineError::Service { .. }), "{error:?}");
        let told = error.to_string();
        assert!(
            told.contains(said) && told.starts_with(char::is_uppercase) && told.ends_with('.'),
            "{told}"
        );
    }
}

#[test]
fn a_holder_that_did_not_come_or_came_to_harm_is_brought_again() {
    let desk = desk();
    desk.host.has_no_holder.set(true);
    let error = desk.error(ask(held(SCHEMA))).to_string();
    assert!(error.contains("could not be fetched"), "{error}");
    desk.host.has_no_holder.set(false);
    desk.replies(ask(held(SCHEMA)));
    assert_eq!(desk.host.n_holders.get(), 2);
    desk.host.breaks_holder.set(true);
    desk.replies(ask(held(SCHEMA)));
    assert_eq!(desk.host.n_holders.get(), 3);
}
