//! A key goes to its host and nowhere else: nothing kept, shown or told holds it.

use super::*;
use crate::{KeyState, Rules};

/// Nothing as long as this piece of the key may be anywhere either.
const PIECE: usize = 10;

fn holds_the_key(bytes: &[u8]) -> bool {
    let mut pieces = CANARY.as_bytes().windows(PIECE);
    pieces.any(|piece| bytes.windows(PIECE).any(|it| it == piece))
}

/// A service that repeats the key in everything that it says.
fn hostile(seen: &Seen, n: usize) -> Vec<Step> {
    let echo = format!("you sent {CANARY} to {}", seen.url);
    let json =
        serde_json::json!({"error": {"message": echo, "type": CANARY, "code": CANARY}}).to_string();
    match n % 16 {
        0 => status(401, &json),
        1 => status(500, &echo),
        2 => status(429, &json),
        3 => status(400, &format!("<html>{echo}")),
        4 => status(404, &json),
        5 => vec![ok(), delta("a"), body(&format!("data: {json}\n\n"))],
        6 => vec![ok(), body(&format!("data: {json}\n\n"))],
        7 => vec![ok(), body(&echo)],
        8 => vec![Step::Head(
            302,
            vec![("location".into(), format!("https://evil.example/{CANARY}"))],
        )],
        9 => vec![Step::Lost(Lost::Redirected)],
        10 => vec![Step::Lost(Lost::NoAnswer)],
        11 => vec![ok(), delta("b"), Step::Lost(Lost::BrokeOff)],
        12 => vec![ok(), Step::Hang],
        // An answer, a count and a list of models with the key inside.
        13 => vec![ok(), delta(&echo), done()],
        14 => status(200, &format!("{{\"input_tokens\":1,\"x\":\"{CANARY}\"}}")),
        _ => status(
            200,
            &format!("{{\"data\":[{{\"id\":\"m-{CANARY}\"}},{{\"id\":\"fine\"}}]}}"),
        ),
    }
}

#[test]
fn after_every_failure_the_canary_is_nowhere() {
    let mut n = 0;
    let world = World::new(move |seen| {
        n += 1;
        hostile(seen, n - 1)
    });
    let services = world.open();
    let rules = Rules {
        // Bodies are kept: they are where a key would be most likely to slip in.
        keeps_bodies: true,
        ..Rules::default()
    };
    let all = services.clone();
    world
        .run(async move { all.set_rules(rules).await })
        .expect("kept");
    services.inner.policy.set(remote::retry::Policy {
        most_tries: 1,
        ..remote::retry::Policy::default()
    });
    let mut said = String::new();
    for preset in [
        "openai",
        "openai-responses",
        "anthropic",
        "gemini",
        "openrouter",
        "vllm",
        "ollama",
    ] {
        let mut service = world.add(&services, preset, preset, "m");
        service.chain = vec![crate::RECORDED.into()];
        world.put(&services, service.clone());
        let model = service.model_id("m");
        for round in 0..16 {
            let asked = generate(&model, &format!("round {round}"));
            let outgoing = world.ask(&services, outgoing(asked.clone(), None));
            let answer = world.ask(&services, Question::Generate(Box::new(asked.clone())));
            let count = world.ask(&services, Question::CountPrompt(Box::new(asked)));
            let text = PromptText::Text {
                text: "a".into(),
                parse_special: false,
                add_bos: false,
            };
            let score = Question::Score {
                model: model.clone(),
                prompt: text,
                continuations: vec!["b".into()],
            };
            let score = world.ask(&services, score);
            // What the service says as its answer is the service's; everything else is ours.
            let ours = answer
                .iter()
                .filter(|it| !matches!(it, Ok(Reply::Token { .. })));
            said += &format!(
                "{outgoing:?}{:?}{count:?}{score:?}",
                ours.collect::<Vec<_>>()
            );
            let (all, id) = (services.clone(), service.id.clone());
            let looked = world.run(async move {
                let listed = all.list_models(&id).await;
                let examined = all.examine(&id, Some("m")).await;
                format!("{listed:?}{examined:?}")
            });
            said += &looked;
            world.pass(40_000);
        }
    }
    let seen = world.carrier.seen.borrow();
    assert!(seen.len() > 300, "{}", seen.len());
    // It did go out, to its own host, and to no other.
    assert!(
        seen.iter()
            .filter(|it| holds_the_key(format!("{:?}", it.headers).as_bytes()))
            .count()
            > 300
    );
    for it in seen.iter() {
        let rest = it.url.split_once("://").map_or("", |it| it.1);
        assert_eq!(rest.split('/').next(), Some(&*it.host), "{}", it.url);
        assert!(!holds_the_key(it.url.as_bytes()) && !holds_the_key(it.body.as_bytes()));
        // A blind request carries nothing.
        assert!(!it.no_cors || it.headers.is_empty() && it.body.is_empty());
    }
    world.pass(2_000);
    let ledger = services.ledger().clone();
    let (json, csv) = world.run(async move { (ledger.to_json().await, ledger.to_csv().await) });
    assert!(json.contains("round 3"), "bodies are kept");
    for (what, bytes) in [
        ("what was told", said.into_bytes()),
        ("the store", world.kept()),
        ("the ledger as JSON", json.into_bytes()),
        ("the ledger as CSV", csv.into_bytes()),
        (
            "the services",
            format!("{:?}{:?}", services.all(), services.rules()).into_bytes(),
        ),
    ] {
        assert!(!bytes.is_empty());
        assert!(!holds_the_key(&bytes), "{what}");
    }
}

fn set(world: &World, services: &Services, keep: Keep) {
    let services = services.clone();
    let key = Zeroizing::new(format!(" {CANARY}\n"));
    world
        .run(async move { services.set_key("mine", key, keep).await })
        .expect("set");
}

fn passphrase(words: &str) -> Zeroizing<String> {
    Zeroizing::new(words.into())
}

fn unlock(world: &World, services: &Services, words: &str) -> Result<usize, String> {
    let (services, words) = (services.clone(), passphrase(words));
    world
        .run(async move { services.unlock(words).await })
        .map_err(|it| it.to_string())
}

#[test]
fn a_key_stays_as_long_as_the_person_wishes() {
    let world = World::new(|_| says("x"));
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    assert_eq!(services.key_state("mine"), KeyState::InMemory);
    assert_eq!(
        world.open().key_state("mine"),
        KeyState::None,
        "a reload forgets it"
    );

    set(&world, &services, Keep::Session);
    assert!(!holds_the_key(&world.kept()));
    assert_eq!(world.open().key_state("mine"), KeyState::ForSession);

    set(
        &world,
        &services,
        Keep::Passphrase(passphrase("correct horse")),
    );
    assert_eq!(services.key_state("mine"), KeyState::Unlocked);
    assert!(!holds_the_key(&world.kept()));
    let again = world.open();
    assert_eq!(again.key_state("mine"), KeyState::Locked);
    let (_, error) = outcome(&world.ask(&again, question("service/mine/m", "Hi")));
    assert!(error.expect("locked").to_string().contains("needs a key"));
    assert!(
        unlock(&world, &again, "battery staple")
            .expect_err("wrong")
            .contains("does not fit")
    );
    assert_eq!(unlock(&world, &again, "correct horse"), Ok(1));
    let replies = world.ask(&again, question("service/mine/m", "Hi"));
    assert_eq!(outcome(&replies), ("x".into(), None));
    let headers = world.carrier.seen.borrow()[0].headers.clone();
    assert!(
        headers.contains(&("authorization".into(), format!("Bearer {CANARY}"))),
        "the spaces are gone"
    );

    set(&world, &again, Keep::Memory);
    assert_eq!(
        world.open().key_state("mine"),
        KeyState::None,
        "what was sealed is gone"
    );
    let all = again.clone();
    world
        .run(async move { all.forget_key("mine").await })
        .expect("forgotten");
    assert_eq!(again.key_state("mine"), KeyState::None);
}

/// Two of each kind through a line of one; the key is forgotten while the second waits, or before a second try.
#[test]
fn a_forgotten_key_is_not_sent_by_what_waits() {
    let text = || PromptText::Text {
        text: "a".into(),
        parse_special: false,
        add_bos: false,
    };
    type Asks = fn(PromptText) -> Question;
    let asked: [(&str, Asks); 3] = [
        ("openrouter", |_| question("service/mine/m", "Hi")),
        ("anthropic", |_| {
            Question::CountPrompt(Box::new(generate("service/mine/m", "Hi")))
        }),
        ("vllm", |prompt| Question::Score {
            model: "service/mine/m".into(),
            prompt,
            continuations: vec!["b".into(), "c".into()],
        }),
    ];
    let busy = || {
        vec![
            Step::Wait(1_000),
            Step::Head(429, vec![("retry-after".into(), "5".into())]),
            body("{}"),
        ]
    };
    for (preset, ask) in asked {
        let world = World::new(move |_| busy());
        let services = world.open();
        let mut service = world.add(&services, preset, "mine", "m");
        service.limits.most_open = 1;
        world.put(&services, service);
        let engine = services.engine(Why::Run);
        let replies = [engine.ask(ask(text())), engine.ask(ask(text()))];
        let listing = services.clone();
        let forgets = services.clone();
        let clock = world.clock.clone();
        let (_, listed, ()) = world.run(async move {
            let read = replies.map(|it| it.collect::<Vec<_>>());
            let forget = async {
                clock.sleep(500).await;
                forgets.forget_key("mine").await.expect("forgotten");
            };
            let all = futures::future::join_all(read);
            futures::join!(all, listing.list_models("mine"), forget)
        });
        assert!(listed.is_err(), "it is refused, or told to go away");
        let seen = world.carrier.seen.borrow();
        let with_key = |it: &&Seen| holds_the_key(format!("{:?}", it.headers).as_bytes());
        assert_eq!(seen.iter().filter(with_key).count(), 1, "{preset}");
    }
}

#[test]
fn another_address_forgets_the_key() {
    let world = World::new(|_| panic!("nothing is sent"));
    for keep in [
        Keep::Memory,
        Keep::Session,
        Keep::Passphrase(passphrase("eight ch")),
    ] {
        let services = world.open();
        let service = world.add(&services, "vllm", "mine", "m");
        set(&world, &services, keep);
        // Another path at the same host keeps it.
        let mut moved = service.clone();
        moved.address = "http://localhost:8000/v2".into();
        world.put(&services, moved.clone());
        assert_ne!(services.key_state("mine"), KeyState::None);
        // Also where it was sealed and never opened in this visit.
        let services = world.open();
        moved.address = "http://localhost:8001/v1".into();
        world.put(&services, moved);
        assert_eq!(services.key_state("mine"), KeyState::None);
        assert_eq!(world.open().key_state("mine"), KeyState::None);
    }
}

#[test]
fn what_cannot_be_kept_loses_no_earlier_key() {
    let world = World::new(|_| panic!("nothing is sent"));
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    let words = "correct horse";
    set(&world, &services, Keep::Passphrase(passphrase(words)));
    let other = |keep: Keep| {
        let services = services.clone();
        let key = Zeroizing::new("another-key".to_owned());
        world.run(async move { services.set_key("mine", key, keep).await })
    };
    for short in ["", "       ", "sevench", "ä ö ü ß"] {
        let refused = other(Keep::Passphrase(passphrase(short))).expect_err("too short");
        assert!(refused.to_string().contains("8 characters or more"));
    }
    world.vault.fails.set(true);
    assert!(other(Keep::Session).is_err());
    assert!(other(Keep::Passphrase(passphrase(words))).is_err());
    world.vault.fails.set(false);
    world.store.fail_with(Some(storage::StorageError::NoRoom));
    assert!(other(Keep::Session).is_err());
    world.store.fail_with(None);
    assert_eq!(services.key_state("mine"), KeyState::Unlocked);
    let again = world.open();
    assert_eq!(again.key_state("mine"), KeyState::Locked);
    assert_eq!(unlock(&world, &again, words), Ok(1));
    // The newer one takes its place whole: no seal of the earlier is left behind.
    other(Keep::Session).expect("kept");
    assert_eq!(world.open().key_state("mine"), KeyState::ForSession);
}

#[test]
fn a_seal_moved_to_another_service_gives_no_key() {
    let world = World::new(|_| panic!("nothing is sent"));
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    world.add(&services, "vllm", "evil", "m");
    set(&world, &services, Keep::Passphrase(passphrase("eight ch")));
    let store = world.store.clone();
    world.run(async move {
        let mut bytes = store
            .get("services/key/mine")
            .await
            .expect("reads")
            .expect("there");
        store.put("services/key/evil", &bytes).await.expect("kept");
        // The host that is written outside the seal is changed too.
        let at = bytes
            .windows(14)
            .position(|it| it == b"api.openai.com")
            .expect("the host");
        bytes[at] = b'b';
        store.put("services/key/mine", &bytes).await.expect("kept");
    });
    let again = world.open();
    assert_eq!(unlock(&world, &again, "eight ch"), Ok(1));
    assert_eq!(again.key_state("mine"), KeyState::Locked);
    // The other one holds a key of OpenAI's host, which goes to no other.
    let (_, error) = outcome(&world.ask(&again, question("service/evil/m", "Hi")));
    let words = error.expect("refused").to_string();
    assert!(
        words.contains("belongs to api.openai.com and is not sent to localhost:8000"),
        "{words}"
    );
}

#[test]
fn an_answer_with_the_key_in_it_is_not_recorded() {
    let world = World::new(|_| says(&format!("your key is {CANARY}")));
    let services = world.open();
    let mut service = world.add(&services, "openai", "mine", "m");
    service.chain = vec![crate::RECORDED.into()];
    world.put(&services, service);
    world.ask(&services, question("service/mine/m", "Hi"));
    assert!(!holds_the_key(&world.kept()));
}
