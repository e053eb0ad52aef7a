//! Models behind services as an engine: cards, answers, what would leave, counts, probabilities.

use engine::{AsideKind, FinishReason, Money};

use super::*;

#[test]
fn models_are_listed_and_loaded_without_a_request() {
    let world = World::new(|_| panic!("nothing is sent"));
    let services = world.open();
    world.add(&services, "openai", "mine", "gpt-4o-mini");
    world.add(
        &services,
        "openrouter",
        "router",
        "anthropic/claude-3-haiku",
    );
    let listed = world.ask(&services, Question::ListModels);
    let Some(Ok(Reply::Models { models, .. })) = listed.first() else {
        panic!("{listed:?}");
    };
    let shown: Vec<_> = models.iter().map(|it| (&*it.id, &*it.name)).collect();
    let wanted = [
        ("service/mine/gpt-4o-mini", "gpt-4o-mini · OpenAI"),
        (
            "service/router/anthropic/claude-3-haiku",
            "anthropic/claude-3-haiku · OpenRouter",
        ),
    ];
    assert_eq!(shown, wanted);
    let load = |model: &str| {
        let model = model.into();
        match world.ask(&services, Question::Load { model }).remove(0) {
            Ok(Reply::Loaded(card)) => *card,
            other => panic!("{other:?}"),
        }
    };
    // 128,000 tokens and o200k_base: OpenAI's page of models and tiktoken's model.py.
    let card = load("service/mine/gpt-4o-mini");
    let elsewhere = card.elsewhere.expect("it is elsewhere");
    assert_eq!(card.context_tokens, 128_000);
    assert_eq!(elsewhere.encoding.as_deref(), Some("o200k_base"));
    assert_eq!(elsewhere.host, "api.openai.com");
    assert!(elsewhere.takes_turns && !elsewhere.takes_text);
    let router = load(wanted[1].0).elsewhere.expect("elsewhere");
    assert_eq!(router.encoding, None);
    let delete = Question::Delete {
        model: wanted[0].0.into(),
    };
    assert!(world.ask(&services, delete)[0].is_err());
}

#[test]
fn an_answer_comes_in_pieces_with_what_it_took() {
    let world = World::new(|_| {
        vec![
            ok(),
            Step::Wait(30),
            delta("Hel"),
            Step::Wait(20),
            delta("lo"),
            done(),
        ]
    });
    let services = world.open();
    world.add(&services, "openai", "mine", "gpt-4o-mini");
    let replies = world.ask(&services, question("service/mine/gpt-4o-mini", "Hi"));
    let replies: Vec<Reply> = replies
        .into_iter()
        .map(|it| it.expect("no error"))
        .collect();
    assert!(matches!(replies[0], Reply::Prefilled { millis, .. } if millis == 30.0));
    let text: String = replies
        .iter()
        .filter_map(|it| match it {
            Reply::Token { text, logprob, .. } => {
                assert!(logprob.is_nan());
                Some(text.as_str())
            }
            _ => None,
        })
        .collect();
    assert_eq!(text, "Hello");
    let Reply::Spent { spent, .. } = &replies[replies.len() - 2] else {
        panic!("{replies:?}");
    };
    // $0.15 and $0.60 a million tokens (OpenAI's price page): 1000 and 200 of them are $0.00027.
    let price = services
        .price("service/mine/gpt-4o-mini")
        .map(|it| (it.rates.input.to_string(), it.rates.output.to_string()));
    assert_eq!(price, Some(("0.15".into(), "0.6".into())));
    assert_eq!(spent.cost, Some(Money(270_000_000)));
    assert_eq!((spent.input, spent.output), (Some(1000), Some(200)));
    let Some(Reply::Finished { reason, stats, .. }) = replies.last() else {
        panic!("{replies:?}");
    };
    assert_eq!(*reason, FinishReason::EndToken);
    assert_eq!(
        (
            stats.n_tokens,
            stats.first_token_millis,
            stats.decode_millis
        ),
        (200, 30.0, 20.0)
    );
    let row = &world.newest(&services, 0, 1)[0];
    assert_eq!(
        (row.status, row.cost, row.output_tokens),
        (Some(200), spent.cost, Some(200))
    );
    assert_eq!(
        (&*row.path, row.content.characters, row.millis),
        ("/v1/chat/completions", 2, Some(50))
    );
    assert_eq!(
        row.sent_bytes,
        world.carrier.seen.borrow()[0].body.len() as u64
    );
    assert_eq!(row.body, None);
}

#[test]
fn samples_are_requests_of_their_own_with_seeds_that_count_up() {
    let world = World::new(|seen| {
        let seed =
            serde_json::from_str::<serde_json::Value>(&seen.body).expect("JSON")["seed"].clone();
        says(&format!("seed {seed}"))
    });
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    let mut three = generate("service/mine/m", "Hi");
    three.n_samples = 3;
    let replies = world.ask(&services, Question::Generate(Box::new(three)));
    let mut texts = vec![String::new(); 3];
    let mut n_finished = 0;
    for reply in replies {
        match reply.expect("no error") {
            Reply::Token { sample, text, .. } => texts[sample as usize] += &text,
            Reply::Finished { .. } => n_finished += 1,
            _ => {}
        }
    }
    assert_eq!(texts, ["seed 7", "seed 8", "seed 9"]);
    assert_eq!(n_finished, 3);
}

#[test]
fn thoughts_calls_and_probabilities_stand_beside_the_text() {
    let world = World::new(|_| {
        vec![
            ok(),
            body("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hmm\"}}]}\n\n"),
            body(
                "data: {\"choices\":[{\"delta\":{\"content\":\"ab\"},\"logprobs\":{\"content\":[{\"token\":\"a\",\"logprob\":-0.5},{\"token\":\"b\",\"logprob\":-0.25}]}}]}\n\n",
            ),
            body(
                "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"1\",\"function\":{\"name\":\"look\",\"arguments\":\"{\\\"a\\\":\"}}]}}]}\n\n",
            ),
            body(
                "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"1}\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n",
            ),
        ]
    });
    let services = world.open();
    let mut service = world.add(&services, "vllm", "mine", "m");
    service.asks_logprobs = true;
    world.put(&services, service);
    let replies = world.ask(&services, question("service/mine/m", "Hi"));
    assert!(
        world.carrier.seen.borrow()[0]
            .body
            .contains("\"logprobs\":true")
    );
    let mut tokens = Vec::new();
    let mut asides = Vec::new();
    for reply in &replies {
        match reply {
            Ok(Reply::Token { text, logprob, .. }) => tokens.push((&**text, *logprob)),
            Ok(Reply::Aside { kind, text, .. }) => asides.push((*kind, &**text)),
            _ => {}
        }
    }
    assert_eq!(tokens, [("a", -0.5), ("b", -0.25)]);
    assert_eq!(
        asides,
        [
            (AsideKind::Reasoning, "hmm"),
            (AsideKind::ToolCall, "look({\"a\":1})")
        ]
    );
    let last = replies.last();
    assert!(matches!(
        last,
        Some(Ok(Reply::Finished {
            reason: FinishReason::ToolCall,
            ..
        }))
    ));
}

#[test]
fn what_would_leave_is_shown_without_a_key_and_without_leaving() {
    let world = World::new(|_| panic!("nothing is sent"));
    let services = world.open();
    let mut service = Service::of("anthropic", "mine").expect("a preset");
    service.models = vec!["claude-haiku-4-5".into()];
    world.put(&services, service);
    let mut asked = generate("service/mine/claude-haiku-4-5", "Hi");
    asked.sampling.min_p = 0.1;
    let shown = |services: &Services| {
        let question = outgoing(asked.clone(), None);
        match world.ask(services, question).remove(0) {
            Ok(Reply::Outgoing(it)) => *it,
            other => panic!("{other:?}"),
        }
    };
    let without = shown(&services);
    assert!(
        without
            .text
            .starts_with("POST https://api.anthropic.com/v1/messages\n")
    );
    assert!(
        without.text.contains("\"content\": \"Hi\""),
        "{}",
        without.text
    );
    assert!(
        without
            .dropped
            .iter()
            .any(|it| it.starts_with("Not sent: min-p, because "))
    );
    assert!(without.cost.is_some() && without.priced_on.is_some());
    world.add(&services, "anthropic", "mine", "claude-haiku-4-5");
    let with = shown(&services);
    assert!(with.text.contains("x-api-key: ••••••") && !with.text.contains(CANARY));
    // Running it without a key is refused in words, before anything leaves.
    let forget = services.clone();
    world
        .run(async move { forget.forget_key("mine").await })
        .expect("forgotten");
    let (_, error) = outcome(&world.ask(&services, Question::Generate(Box::new(asked.clone()))));
    assert!(error.expect("refused").to_string().contains("needs a key"));
}

#[test]
fn what_would_leave_says_what_it_costs_at_most_and_where_else_it_may_go() {
    let world = World::new(|_| panic!("nothing is sent"));
    let services = world.open();
    world.add(&services, "anthropic", "second", "m");
    world.add(&services, "openai", "same", "m");
    let mut service = world.add(&services, "openai", "mine", "gpt-4o-mini");
    let shown = |n_samples, n_prompt_tokens| {
        let mut asked = generate("service/mine/gpt-4o-mini", "Hi");
        (asked.n_samples, asked.max_tokens) = (n_samples, 100);
        match world
            .ask(&services, outgoing(asked, n_prompt_tokens))
            .remove(0)
        {
            Ok(Reply::Outgoing(it)) => *it,
            other => panic!("{other:?}"),
        }
    };
    // $0.15 and $0.60 a million tokens (OpenAI's price page): 1000 and 100 of them are $0.00021.
    assert_eq!(shown(1, Some(1000)).cost, Some(Money(210_000_000)));
    assert_eq!(shown(3, Some(1000)).cost, Some(Money(630_000_000)));
    // Uncounted: as many as the body has bytes.
    let bytes = shown(1, None);
    let bound = bytes.body_bytes * 150_000 + 60_000_000;
    assert_eq!(bytes.cost, Some(Money(bound)));
    assert_eq!(bytes.instead, [""; 0]);
    service.chain = [
        "service/same/m",
        "service/second/m",
        "service/second/n",
        "service/nobody/m",
        "sprout",
        crate::RECORDED,
    ]
    .map(str::to_owned)
    .into();
    world.put(&services, service);
    assert_eq!(shown(1, None).instead, ["api.anthropic.com"]);
}

#[test]
fn services_count_and_score_where_they_can() {
    let world = World::new(|seen| {
        let answer = match &*seen.url {
            "https://api.anthropic.com/v1/messages/count_tokens" => r#"{"input_tokens": 14}"#,
            "http://localhost:8000/v1/completions" => {
                r#"{"choices":[{"text":"2+2=4\n","logprobs":{"tokens":["2","+","2","=","4","\n"],
                "token_logprobs":[null,-3.5,-2.25,-0.5,-0.125,-1.0],"text_offset":[0,1,2,3,4,5]}}]}"#
            }
            other => panic!("{other}"),
        };
        status(200, answer)
    });
    let services = world.open();
    world.add(&services, "anthropic", "claude", "m");
    world.add(&services, "vllm", "own", "m");
    world.add(&services, "openai", "openai", "m");
    let count = |id: &str| {
        let question = Question::CountPrompt(Box::new(generate(id, "Hi")));
        world.ask(&services, question).remove(0)
    };
    let counted = count("service/claude/m");
    assert_eq!(
        counted,
        Ok(Reply::Counted {
            n_tokens: 14,
            is_exact: false
        })
    );
    assert!(matches!(
        count("service/openai/m"),
        Err(EngineError::Unsupported { .. })
    ));
    let score = |model: &str| {
        let prompt = PromptText::Text {
            text: "2+2=".into(),
            parse_special: false,
            add_bos: false,
        };
        let question = Question::Score {
            model: model.into(),
            prompt,
            continuations: vec!["4".into()],
        };
        world.ask(&services, question).remove(0)
    };
    assert_eq!(
        score("service/own/m"),
        Ok(Reply::Scores(vec![vec![-0.125]]))
    );
    let refused = score("service/openai/m")
        .expect_err("chats are not scored")
        .to_string();
    assert!(
        refused.contains("does not give the probabilities"),
        "{refused}"
    );
}
