//! Every failure ends in its own words, end to end.

use std::path::PathBuf;

use remote::retry::Policy;
use serde_json::Value;

use super::*;

/// `None`, and a word about it, where the recorded answers are not at hand.
fn recorded() -> Option<Vec<Value>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let root = std::env::var_os("EXEMPLAR_SHARED").map_or(root, PathBuf::from);
    let path = root.join("data/streams/error-cases.json");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is not here", path.display());
        return None;
    };
    Some(serde_json::from_slice(&bytes).expect("JSON"))
}

fn preset(provider: &str) -> &'static str {
    match provider {
        "anthropic" => "anthropic",
        "gemini" => "gemini",
        "openai" => "openai",
        // The rest are recorded from services of OpenAI's dialect.
        _ => "openrouter",
    }
}

/// The beginning of the sentence for what the recording's own class says.
fn wanted(class: &str) -> &'static [&'static str] {
    match class {
        "auth" => &[
            "The service does not accept the key.",
            "The key is known but",
        ],
        "context-length" => &["The prompt is longer than this model reads."],
        "not-found" => &[
            "The service does not know this model",
            "There is nothing to ask",
        ],
        "overloaded (mid-stream)" => &["The service has more to do than it can."],
        "context-length / too large" => &["This one request has more tokens"],
        "bad-request" => &["The service refused the request", "The key is known but"],
        other => panic!("{other}: say what it should end in"),
    }
}

#[test]
fn recorded_errors_end_in_their_own_words() {
    let Some(cases) = recorded() else { return };
    assert_eq!(cases.len(), 21);
    for case in cases {
        let (code, text) = (
            case["status"].as_u64().expect("a status"),
            case["body"].as_str().expect("a body").to_owned(),
        );
        let headers: Vec<(String, String)> = case["headers"]
            .as_object()
            .expect("headers")
            .iter()
            .map(|it| (it.0.clone(), it.1.as_str().unwrap_or_default().to_owned()))
            .collect();
        let world =
            World::new(move |_| vec![Step::Head(code as u16, headers.clone()), body(&text)]);
        let services = world.open();
        services.inner.policy.set(Policy {
            most_tries: 1,
            ..Policy::default()
        });
        world.add(
            &services,
            preset(case["provider"].as_str().expect("a provider")),
            "mine",
            "m",
        );
        let (text, error) = outcome(&world.ask(&services, question("service/mine/m", "Hi")));
        assert_eq!(text, "");
        let Some(EngineError::Service { what, .. }) = error else {
            panic!("{case}: {error:?}");
        };
        let class = case["class_guess"].as_str().expect("a class");
        assert!(
            wanted(class).iter().any(|it| what.starts_with(it)),
            "{class}: {what}\n{case}"
        );
        assert_eq!(services.inner.line.counts(), (0, 0));
        assert_eq!(world.carrier.n_open.get(), 0);
    }
}

fn fails(steps: impl Fn() -> Vec<Step> + 'static) -> (String, String, usize) {
    let world = World::new(move |_| steps());
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    let (text, error) = outcome(&world.ask(&services, question("service/mine/m", "Hi")));
    let n_tries = world.carrier.seen.borrow().len();
    (text, error.expect("it fails").to_string(), n_tries)
}

#[test]
fn what_may_pass_is_tried_five_times_and_the_rest_once() {
    let json = r#"{"error":{"message":"no"}}"#;
    for (code, words, n_tries) in [
        (401, "does not accept the key", 1),
        (404, "There is nothing to ask", 1),
        (413, "larger than the service takes", 1),
        (422, "refused the request", 1),
        (500, "failed on its side", 5),
        (503, "not available just now", 5),
        (529, "more to do than it can", 5),
    ] {
        let (_, what, tries) = fails(move || status(code, json));
        assert!(what.contains(words), "{code}: {what}");
        assert_eq!(tries, n_tries, "{code}");
    }
    let (_, what, tries) = fails(|| status(200, "<!doctype html><p>Sign in"));
    assert!(what.starts_with("A web page came back"), "{what}");
    assert_eq!(tries, 1);
}

#[test]
fn a_wait_that_the_service_asks_for_is_kept() {
    let mut n = 0;
    let world = World::new(move |_| {
        n += 1;
        match n {
            1 => vec![
                Step::Head(429, vec![("retry-after".into(), "20".into())]),
                body("{}"),
            ],
            _ => says("there"),
        }
    });
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    let begun = world.clock.now();
    let replies = world.ask(&services, question("service/mine/m", "Hi"));
    assert_eq!(outcome(&replies), ("there".into(), None));
    let took = world.clock.now() - begun;
    assert!((20_000..=20_500).contains(&took), "{took}");
    assert!(
        notes(&replies)[0].contains("Asked again in 2"),
        "{replies:?}"
    );
}

#[test]
fn what_is_lost_on_the_way_has_words() {
    for (lost, words, n_tries) in [
        (Lost::NoAnswer, "does not say why", 5),
        (Lost::Redirected, "your key goes to nobody else", 1),
        (Lost::NoGuard, "The page's guard does not run", 1),
        (Lost::NotAllowed, "until you allow it", 1),
        (Lost::Offline, "This device is offline", 1),
        (Lost::TimedOut, "did not answer in time", 5),
    ] {
        let (_, what, tries) = fails(move || vec![Step::Lost(lost)]);
        assert!(what.contains(words), "{lost:?}: {what}");
        assert_eq!(tries, n_tries, "{lost:?}");
    }
}

#[test]
fn in_mid_answer_the_text_is_kept_and_nothing_is_asked_twice() {
    let error = "data: {\"error\":{\"message\":\"boom\",\"code\":500}}\n\n";
    let endings: [fn() -> Vec<Step>; 4] = [
        || vec![Step::Lost(Lost::BrokeOff)],
        || vec![Step::Lost(Lost::Offline)],
        Vec::new,
        || vec![Step::Hang],
    ];
    for ending in endings {
        let (text, what, tries) = fails(move || {
            let mut steps = vec![ok(), delta("Half an ")];
            steps.extend(ending());
            steps
        });
        assert_eq!((&*text, tries), ("Half an ", 1));
        assert!(what.contains("What came is kept"), "{what}");
    }
    let (text, what, tries) = fails(move || vec![ok(), delta("Half"), body(error)]);
    assert_eq!((&*text, tries), ("Half", 1));
    assert!(
        what.contains("failed on its side") && what.contains("What came is kept"),
        "{what}"
    );
}

#[test]
fn an_error_before_the_first_word_is_tried_again() {
    let mut n = 0;
    let world = World::new(move |_| {
        n += 1;
        match n {
            1 => vec![
                ok(),
                body("data: {\"error\":{\"message\":\"boom\",\"code\":500}}\n\n"),
            ],
            2 => vec![ok(), Step::Lost(Lost::BrokeOff)],
            _ => says("there"),
        }
    });
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    let replies = world.ask(&services, question("service/mine/m", "Hi"));
    assert_eq!(outcome(&replies), ("there".into(), None));
}
