//! What may not leave does not, and what keeps silent is given up on.

use super::*;
use crate::Rules;
use crate::door::Patience;

fn rules(world: &World, services: &Services, rules: Rules) {
    let services = services.clone();
    world
        .run(async move { services.set_rules(rules).await })
        .expect("kept");
}

fn airplane() -> Rules {
    Rules {
        airplane: true,
        ..Rules::default()
    }
}

#[test]
fn in_airplane_mode_the_carrier_sees_nothing() {
    let world = World::new(|_| panic!("nothing is sent"));
    let services = world.open();
    world.add(&services, "vllm", "mine", "m");
    world.add(&services, "openrouter", "router", "m");
    let sign_in = |services: &Services| {
        let services = services.clone();
        world.run(async move {
            let page = "https://exemplar.example";
            services.begin_sign_in("router", page).await
        })
    };
    sign_in(&services).expect("begun");
    rules(&world, &services, airplane());
    // It holds in the next visit too.
    let services = world.open();
    assert!(services.rules().airplane);
    let begun = sign_in(&services).expect_err("refused").to_string();
    assert!(begun.starts_with("Airplane mode is on"), "{begun}");
    let text = PromptText::Text {
        text: "a".into(),
        parse_special: false,
        add_bos: false,
    };
    let score = Question::Score {
        model: "service/mine/m".into(),
        prompt: text,
        continuations: vec!["b".into()],
    };
    let count = Question::CountPrompt(Box::new(generate("service/mine/m", "Hi")));
    for asked in [question("service/mine/m", "Hi"), count, score] {
        let (_, error) = outcome(&world.ask(&services, asked));
        let words = error.expect("refused").to_string();
        assert!(words.starts_with("Airplane mode is on"), "{words}");
    }
    let all = services.clone();
    let (listed, examined, signed) = world.run(async move {
        let listed = all.list_models("mine").await.map(drop);
        let examined = all.examine("mine", None).await.map(drop);
        let signed = all.finish_sign_in("code", Keep::Memory).await.map(drop);
        (listed, examined, signed)
    });
    for result in [listed, examined, signed] {
        let words = result.expect_err("refused").to_string();
        assert!(words.starts_with("Airplane mode is on"), "{words}");
    }
    // Going away to sign in is all that left, before the mode was on.
    let rows = world.newest(&services, 0, 9);
    let shown: Vec<_> = rows
        .iter()
        .map(|it| (it.why, &*it.host, &*it.path))
        .collect();
    assert_eq!(shown, [(Why::SignIn, "openrouter.ai", "/auth")]);
}

#[test]
fn airplane_mode_cuts_off_what_is_out() {
    let world = World::new(|_| vec![ok(), delta("Half"), Step::Hang]);
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    let replies = services
        .engine(Why::Run)
        .ask(question("service/mine/m", "Hi"));
    let (all, clock) = (services.clone(), world.clock.clone());
    let replies = world.run(async move {
        let switch = async {
            clock.sleep(1_000).await;
            all.set_rules(airplane()).await
        };
        futures::join!(replies.collect::<Vec<_>>(), switch).0
    });
    let (text, error) = outcome(&replies);
    let words = error.expect("cut off").to_string();
    assert_eq!(text, "Half");
    assert!(words.starts_with("Airplane mode is on") && words.contains("What came is kept"));
    assert_eq!(world.carrier.n_open.get(), 0);
    assert_eq!(
        world.newest(&services, 0, 1)[0].ended.label(),
        "lost: Airplane"
    );
}

#[test]
fn hosts_are_those_of_the_book_and_those_allowed_by_hand() {
    let world = World::new(|_| says("x"));
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    world.add(&services, "vllm", "own", "m");
    rules(
        &world,
        &services,
        Rules {
            by_hand: ["huggingface.co".to_owned()].into(),
            ..Rules::default()
        },
    );
    let wanted = ["api.openai.com", "huggingface.co", "localhost:8000"];
    assert_eq!(services.allowed_hosts(), wanted);
    let remove = services.clone();
    world
        .run(async move { remove.remove("mine").await })
        .expect("removed");
    assert_eq!(services.allowed_hosts(), wanted[1..]);
    let (_, error) = outcome(&world.ask(&services, question("service/mine/m", "Hi")));
    assert!(
        error
            .expect("gone")
            .to_string()
            .contains("is not set up here")
    );
    assert!(world.carrier.seen.borrow().is_empty());
}

#[test]
fn rules_that_cannot_be_read_let_nothing_out() {
    let world = World::new(|_| panic!("nothing is sent"));
    let store = world.store.clone();
    world
        .run(async move { store.put("services/rules", b"{\"airplane\":fal").await })
        .expect("kept");
    assert!(world.open().rules().airplane);
}

#[test]
fn silence_is_borne_for_so_long() {
    for (steps, limit) in [
        (1, 30_000),
        (2, 60_000),
        // Every piece is a sign of life.
        (3, 4 * 59_000 + 60_000),
    ] {
        let world = World::new(move |_| match steps {
            1 => vec![Step::Hang],
            2 => vec![ok(), Step::Hang],
            _ => {
                let drip = || [Step::Wait(59_000), body(": \n\n")];
                let mut all = vec![ok()];
                all.extend((0..4).flat_map(|_| drip()));
                all.push(Step::Hang);
                all
            }
        });
        let services = world.open();
        services.inner.policy.set(remote::retry::Policy {
            most_tries: 1,
            ..remote::retry::Policy::default()
        });
        world.add(&services, "openai", "mine", "m");
        let begun = world.clock.now();
        let (_, error) = outcome(&world.ask(&services, question("service/mine/m", "Hi")));
        assert_eq!(world.clock.now() - begun, limit);
        assert!(
            error
                .expect("silent")
                .to_string()
                .contains("did not answer in time")
        );
        assert_eq!(world.carrier.n_open.get(), 0);
    }
    let world = World::new(|_| vec![Step::Wait(200), ok(), Step::Hang]);
    let services = world.open();
    services.inner.patience.set(Patience {
        head_millis: 100,
        silence_millis: 1,
        ..Patience::default()
    });
    world.add(&services, "openai", "mine", "m");
    let (_, error) = outcome(&world.ask(&services, question("service/mine/m", "Hi")));
    assert!(error.is_some());
}

#[test]
fn what_takes_long_is_waited_for_longer() {
    let text = PromptText::Text {
        text: "a".into(),
        parse_special: false,
        add_bos: false,
    };
    let score = Question::Score {
        model: "service/mine/m".into(),
        prompt: text,
        continuations: vec!["b".into()],
    };
    let count = Question::CountPrompt(Box::new(generate("service/mine/m", "Hi")));
    let run = question("service/mine/m", "Hi");
    // Milliseconds until it is given up on; the head comes first where so many steps are there.
    for (preset, address, asked, n_steps, own, limit) in [
        // A whole answer, from far away and from near.
        ("anthropic", None, &count, 0, None, 300_000),
        ("vllm", None, &score, 0, None, 300_000),
        // A program of one's own may load a model first, then read a long prompt.
        ("vllm", None, &run, 0, None, 300_000),
        ("ollama", None, &run, 1, None, 300_000),
        (
            "vllm",
            Some("http://192.168.1.5:8000/v1"),
            &run,
            0,
            None,
            300_000,
        ),
        (
            "vllm",
            Some("https://llm.example/v1"),
            &run,
            0,
            None,
            30_000,
        ),
        // As the person says.
        ("openai", None, &run, 0, Some(7), 7_000),
        ("openai", None, &run, 1, Some(900), 900_000),
        ("vllm", None, &run, 0, Some(0), 1_000),
    ] {
        let world = World::new(move |_| match n_steps {
            0 => vec![Step::Hang],
            _ => vec![ok(), Step::Hang],
        });
        let services = world.open();
        services.inner.policy.set(remote::retry::Policy {
            most_tries: 1,
            ..remote::retry::Policy::default()
        });
        let mut service = Service::of(preset, "mine").expect("a preset");
        service.models = vec!["m".into()];
        service.address = address.map_or(service.address, str::to_owned);
        service.patience_seconds = own;
        world.put(&services, service);
        let all = services.clone();
        let key = Zeroizing::new(CANARY.to_owned());
        world
            .run(async move { all.set_key("mine", key, Keep::Memory).await })
            .expect("a key");
        let begun = world.clock.now();
        let (_, error) = outcome(&world.ask(&services, asked.clone()));
        assert_eq!(
            world.clock.now() - begun,
            limit,
            "{preset} {address:?} {own:?}"
        );
        assert!(error.is_some());
    }
    // A list takes nobody any work.
    let world = World::new(|_| vec![Step::Hang]);
    let services = world.open();
    services.inner.policy.set(remote::retry::Policy {
        most_tries: 1,
        ..remote::retry::Policy::default()
    });
    world.add(&services, "vllm", "mine", "m");
    let begun = world.clock.now();
    let all = services.clone();
    let listed = world.run(async move { all.list_models("mine").await });
    assert!(listed.is_err());
    assert_eq!(world.clock.now() - begun, 30_000);
}

#[test]
fn without_a_network_nothing_far_is_asked() {
    let world = World::new(|_| says("near"));
    let services = world.open();
    world.add(&services, "openai", "far", "m");
    world.add(&services, "vllm", "near", "m");
    world.host.is_online.set(false);
    let (_, error) = outcome(&world.ask(&services, question("service/far/m", "Hi")));
    assert!(
        error
            .expect("offline")
            .to_string()
            .starts_with("This device is offline")
    );
    assert!(world.carrier.seen.borrow().is_empty());
    let near = world.ask(&services, question("service/near/m", "Hi"));
    assert_eq!(outcome(&near), ("near".into(), None));
}
