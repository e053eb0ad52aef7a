//! The doctor, lists of models, batch files, the sign-in, and prices of the person's own.

use remote::doctor::Cause;
use remote::price::PriceTable;

use super::*;
use crate::{KeyState, ServiceError};

fn examined(world: &World, services: &Services, id: &str, model: Option<&'static str>) -> Cause {
    let (services, id) = (services.clone(), id.to_owned());
    let seen = world.run(async move { services.examine(&id, model).await });
    seen.expect("examined").cause
}

#[test]
fn the_doctor_tells_causes_apart() {
    let down: fn(&Seen) -> Vec<Step> = |_| vec![Step::Lost(Lost::NoAnswer)];
    let blocked: fn(&Seen) -> Vec<Step> = |seen| match seen.no_cors {
        true => vec![Step::Head(0, Vec::new())],
        false => vec![Step::Lost(Lost::NoAnswer)],
    };
    let key: fn(&Seen) -> Vec<Step> = |_| status(401, "{\"error\":{\"message\":\"no\"}}");
    let model: fn(&Seen) -> Vec<Step> = |_| {
        status(
            404,
            "{\"error\":{\"code\":\"model_not_found\",\"message\":\"no\"}}",
        )
    };
    let credit: fn(&Seen) -> Vec<Step> = |_| {
        status(
            429,
            "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"no\"}}",
        )
    };
    let page: fn(&Seen) -> Vec<Step> = |_| status(200, "<html>");
    let list: fn(&Seen) -> Vec<Step> = |_| status(200, "{\"data\":[{\"id\":\"m\"}]}");
    let answer: fn(&Seen) -> Vec<Step> = |_| says("Hello");
    let silent: fn(&Seen) -> Vec<Step> = |_| vec![Step::Hang];
    for (script, asked, cause, n_requests) in [
        (down, None, Cause::ServerDown, 2),
        (blocked, None, Cause::Cors, 2),
        (key, None, Cause::WrongKey, 1),
        (model, Some("m"), Cause::WrongModel, 1),
        (credit, Some("m"), Cause::NoCredit, 1),
        (page, None, Cause::WrongAddress, 1),
        (list, None, Cause::Nothing, 1),
        (answer, Some("m"), Cause::Nothing, 1),
        (silent, None, Cause::ServerDown, 2),
    ] {
        let world = World::new(script);
        let services = world.open();
        world.add(&services, "vllm", "mine", "m");
        assert_eq!(examined(&world, &services, "mine", asked), cause);
        assert_eq!(world.carrier.seen.borrow().len(), n_requests, "{cause:?}");
        let rows = world.newest(&services, 0, 9);
        assert!(rows.iter().all(|it| it.why == Why::Doctor));
    }
    let world = World::new(down);
    world.host.permission.set(Permission::Denied);
    let services = world.open();
    world.add(&services, "vllm", "mine", "m");
    assert_eq!(
        examined(&world, &services, "mine", None),
        Cause::LocalPermission
    );
    world.add(&services, "openai", "far", "m");
    world.host.is_online.set(false);
    assert_eq!(examined(&world, &services, "far", None), Cause::Offline);
}

#[test]
fn the_ledger_says_what_words_left_with_a_look() {
    let world = World::new(|seen| match seen.body.contains("\"echo\"") {
        true => status(200, "{}"),
        false => says("Hello"),
    });
    let services = world.open();
    world.add(&services, "vllm", "mine", "m");
    assert_eq!(
        examined(&world, &services, "mine", Some("m")),
        Cause::Nothing
    );
    let text = PromptText::Text {
        text: "2+2".into(),
        parse_special: false,
        add_bos: false,
    };
    let score = Question::Score {
        model: "service/mine/m".into(),
        prompt: text,
        continuations: vec!["=vier".into()],
    };
    world.ask(&services, score);
    let rows = world.newest(&services, 0, 9);
    let told = |it: &crate::Row| {
        let content = &it.content;
        (
            it.why,
            content.model.clone(),
            content.turns,
            content.characters,
        )
    };
    let wanted = [
        (Why::Score, "m".to_owned(), 1, 8),
        (Why::Doctor, "m".to_owned(), 1, 5),
    ];
    assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), wanted);
    // Both are words that stand in the body.
    let seen = world.carrier.seen.borrow();
    assert!(seen[0].body.contains("Hello") && seen[1].body.contains("2+2=vier"));
}

#[test]
fn the_models_of_a_service_are_listed() {
    let world = World::new(|seen| {
        assert_eq!(
            (seen.method, &*seen.url, &*seen.body),
            ("GET", "http://localhost:11434/api/tags", "")
        );
        status(
            200,
            "{\"models\":[{\"name\":\"gemma3\",\"model\":\"gemma3\"}]}",
        )
    });
    let services = world.open();
    world.add(&services, "ollama", "mine", "m");
    let all = services.clone();
    let listed = world.run(async move { all.list_models("mine").await });
    assert_eq!(listed, Ok(vec!["gemma3".to_owned()]));
    let world = World::new(|_| status(200, "{\"fine\":true}"));
    let services = world.open();
    world.add(&services, "ollama", "mine", "m");
    let listed = world.run(async move { services.list_models("mine").await });
    assert!(matches!(listed, Err(ServiceError::NoModelList { .. })));
}

#[test]
fn rows_become_a_batch_and_come_back() {
    let world = World::new(|_| panic!("nothing is sent"));
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    world.add(&services, "anthropic", "claude", "m");
    let mut two = generate("service/mine/m", "b");
    two.n_samples = 2;
    let rows = [
        ("row-1".to_owned(), generate("service/mine/m", "a")),
        ("row-2".to_owned(), two),
    ];
    let batch = services.batch_file("mine", &rows).expect("written");
    assert_eq!(batch.ids, ["row-1", "row-2-0", "row-2-1"]);
    let lines: Vec<serde_json::Value> = batch
        .file
        .text
        .lines()
        .map(|it| serde_json::from_str(it).expect("JSON"))
        .collect();
    assert_eq!(lines[2]["custom_id"], "row-2-1");
    assert_eq!(lines[2]["body"]["seed"], 8);
    assert_eq!(lines[2]["body"]["model"], "m");
    assert_eq!(lines[0]["url"], "/v1/chat/completions");
    // The shape of OpenAI's page on batches.
    let results = r#"{"id":"batch_req_1","custom_id":"row-1","response":{"status_code":200,"body":{"choices":[{"index":0,"message":{"content":"yes"},"finish_reason":"stop"}]}},"error":null}"#;
    let report = services
        .batch_results("mine", &batch.ids, results.as_bytes())
        .expect("read");
    assert_eq!(report.answers.len(), 1);
    assert_eq!(report.missing, ["row-2-0", "row-2-1"]);
    let other = services.batch_file("claude", &rows);
    assert!(
        matches!(other, Err(ServiceError::UnknownService { .. })),
        "rows for another service"
    );
    let rows = [("r".to_owned(), generate("service/claude/m", "a"))];
    let batch = services.batch_file("claude", &rows).expect("written");
    let whole: serde_json::Value = serde_json::from_str(&batch.file.text).expect("JSON");
    assert_eq!(
        whole["requests"][0]["params"]["messages"][0]["content"],
        "a"
    );
}

#[test]
fn a_sign_in_survives_the_way_there_and_back() {
    let world = World::new(|seen| {
        assert_eq!(seen.url, "https://openrouter.ai/api/v1/auth/keys");
        let body: serde_json::Value = serde_json::from_str(&seen.body).expect("JSON");
        assert_eq!(body["code"], "the-code");
        assert_eq!(body["code_verifier"].as_str().map(str::len), Some(43));
        status(200, &format!("{{\"key\":\"{CANARY}\",\"user_id\":\"u\"}}"))
    });
    let services = world.open();
    let keeps_bodies = crate::Rules {
        keeps_bodies: true,
        ..crate::Rules::default()
    };
    let all = services.clone();
    world
        .run(async move { all.set_rules(keeps_bodies).await })
        .expect("kept");
    world.put(
        &services,
        Service::of("openrouter", "router").expect("a preset"),
    );
    world.put(&services, Service::of("openai", "other").expect("a preset"));
    let begin = |id: &'static str| {
        let services = services.clone();
        world.run(async move {
            services
                .begin_sign_in(id, "https://exemplar.example/")
                .await
        })
    };
    assert_eq!(begin("other"), Err(ServiceError::NoSignIn));
    let address = begin("router").expect("begun");
    assert!(address.starts_with(
        "https://openrouter.ai/auth?callback_url=https%3A%2F%2Fexemplar.example%2F&code_challenge="
    ));
    // Back again, the page is new.
    let finish = |code: &'static str| {
        let services = world.open();
        let ended = services.clone();
        let ended = world.run(async move { ended.finish_sign_in(code, Keep::Memory).await });
        (services, ended)
    };
    let (services, ended) = finish("the-code");
    assert_eq!(ended, Ok("router".to_owned()));
    assert_eq!(services.key_state("router"), KeyState::InMemory);
    let row = &world.newest(&services, 0, 1)[0];
    assert_eq!(
        (row.why, &row.body),
        (Why::SignIn, &None),
        "the code is a secret too"
    );
    assert_eq!(
        finish("the-code").1,
        Err(ServiceError::NoSignIn),
        "a code is good once"
    );
    begin("router").expect("begun");
    world.pass(3_600_001);
    assert_eq!(
        finish("the-code").1,
        Err(ServiceError::NoSignIn),
        "too long ago"
    );
    let kept = String::from_utf8_lossy(&world.kept()).into_owned();
    assert!(!kept.contains(CANARY));
}

#[test]
fn the_persons_own_prices_hold_first() {
    let world = World::new(|_| panic!("nothing is sent"));
    let services = world.open();
    world.add(&services, "openai", "mine", "gpt-4o-mini");
    let model = "service/mine/gpt-4o-mini";
    // $0.15 and $0.60 a million tokens (OpenAI's price page).
    let cost = |services: &Services| {
        let price = services.price(model).expect("it has one");
        crate::prices::at_most(&price, 1_000_000, 1_000_000)
    };
    assert_eq!(cost(&services), engine::Money(750_000_000_000));
    assert_eq!(services.price("service/mine/unheard-of"), None);
    let own = r#"{"currency":"USD","per_tokens":1000000,"sources":{"me":{"read":"2026-11-27","what":"my contract"}},
        "prices":[{"provider":"openai","model":"gpt-4o-mini","input":"1","output":"2","source":"me"}]}"#;
    let own = PriceTable::parse(own).expect("a table");
    let all = services.clone();
    let table = own.clone();
    world
        .run(async move { all.set_own_prices(table).await })
        .expect("kept");
    let again = world.open();
    assert_eq!(again.own_prices(), own);
    assert_eq!(cost(&again), engine::Money(3_000_000_000_000));
}
