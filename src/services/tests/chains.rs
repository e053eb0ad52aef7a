//! Whom the person set to be asked instead, in order, and that the answer says who it was.

use engine::{FinishReason, Stats};

use super::*;
use crate::RECORDED;

/// Two services and a chain: large, small at the same host, another host, a model here, a recorded answer.
fn chained(world: &World) -> Services {
    let services = world.open();
    let mut first = world.add(&services, "openai", "one", "large");
    world.add(&services, "openrouter", "two", "other");
    first.models.push("small".into());
    first.chain = ["service/one/small", "service/two/other", "sprout", RECORDED]
        .map(str::to_owned)
        .to_vec();
    world.put(&services, first);
    services
}

fn answered_by(replies: &[Result<Reply, EngineError>]) -> String {
    let spent = replies.iter().find_map(|it| match it {
        Ok(Reply::Spent { spent, .. }) => Some(spent.answered_by.clone()),
        _ => None,
    });
    spent.unwrap_or_default()
}

fn model_in(seen: &Seen) -> String {
    let body: serde_json::Value = serde_json::from_str(&seen.body).expect("JSON");
    body["model"].as_str().expect("a model").to_owned()
}

fn here_says(text: &str) -> Vec<Result<Reply, EngineError>> {
    let prefilled = Reply::Prefilled {
        n_prompt_tokens: 3,
        n_reused_tokens: 0,
        millis: 2.0,
    };
    let token = Reply::Token {
        sample: 0,
        id: 5,
        text: text.into(),
        logprob: -0.5,
    };
    let finished = Reply::Finished {
        sample: 0,
        reason: FinishReason::EndToken,
        text: String::new(),
        stats: Stats::default(),
    };
    vec![Ok(prefilled), Ok(token), Ok(finished)]
}

const JSON: &str = "{\"error\":{\"message\":\"no\"}}";

#[test]
fn the_chain_is_gone_through_in_order() {
    let world = World::new(|_| {
        status(
            404,
            "{\"error\":{\"code\":\"model_not_found\",\"message\":\"no\"}}",
        )
    });
    let services = chained(&world);
    world.here.will_answer(here_says("from here"));
    let replies = world.ask(&services, question("service/one/large", "Hi"));
    let asked: Vec<String> = world.carrier.seen.borrow().iter().map(model_in).collect();
    assert_eq!(asked, ["large", "small", "other"]);
    assert_eq!(outcome(&replies), ("from here".into(), None));
    assert_eq!(answered_by(&replies), "sprout · in this page");
    assert!(
        notes(&replies)[0].contains("Asked instead: small · OpenAI."),
        "{:?}",
        notes(&replies)
    );
    // The model in this page got the conversation as one text, and the key was bound to its host.
    let Some(Question::Generate(here)) = world.here.asked().first().cloned() else {
        panic!("asked");
    };
    assert!(
        matches!(&here.prompt, PromptText::Text { text, .. } if text == "User: Hi\nAssistant:")
    );
    let seen = world.carrier.seen.borrow();
    assert!(
        seen.iter()
            .all(|it| it.url.starts_with(&format!("https://{}/", it.host)))
    );
}

#[test]
fn in_airplane_mode_the_models_of_this_page_answer() {
    let world = World::new(|_| says("from afar"));
    let services = chained(&world);
    let rules = crate::Rules {
        airplane: true,
        ..services.rules()
    };
    let all = services.clone();
    world
        .run(async move { all.set_rules(rules).await })
        .expect("set");
    world.here.will_answer(here_says("from here"));
    let replies = world.ask(&services, question("service/one/large", "Hi"));
    assert_eq!(outcome(&replies), ("from here".into(), None));
    assert!(world.carrier.seen.borrow().is_empty());
    let listed = world.ask(&services, Question::ListModels);
    let Some(Ok(Reply::Models { models, .. })) = listed.first() else {
        panic!("{listed:?}");
    };
    let here: Vec<_> = models.iter().map(|it| (&*it.id, it.goes_on_here)).collect();
    assert!(here.contains(&("service/one/large", true)), "{here:?}");
    assert!(here.contains(&("service/two/other", false)), "{here:?}");
}

#[test]
fn a_wrong_key_passes_over_the_rest_of_its_host() {
    let world = World::new(|seen| match &*seen.host {
        "api.openai.com" => status(401, JSON),
        _ => says("from two"),
    });
    let services = chained(&world);
    let replies = world.ask(&services, question("service/one/large", "Hi"));
    assert_eq!(outcome(&replies), ("from two".into(), None));
    assert_eq!(answered_by(&replies), "other · OpenRouter");
    assert_eq!(world.carrier.seen.borrow().len(), 2);
}

#[test]
fn the_first_answers_by_its_name_where_there_is_a_chain() {
    let world = World::new(|_| says("x"));
    let services = chained(&world);
    let replies = world.ask(&services, question("service/one/large", "Hi"));
    assert_eq!(answered_by(&replies), "large · OpenAI");
    let replies = world.ask(&services, question("service/two/other", "Hi"));
    assert_eq!(answered_by(&replies), "", "no chain, no name");
}

#[test]
fn a_recorded_answer_is_one_to_the_very_same_question() {
    let world = World::new(|_| says("remembered"));
    let services = chained(&world);
    world.ask(&services, question("service/one/large", "Hi"));
    world.host.is_online.set(false);
    let no = || vec![Err(EngineError::Cancelled)];
    world.here.will_answer(no());
    let replies = world.ask(&services, question("service/one/large", "Hi"));
    assert_eq!(outcome(&replies), ("remembered".into(), None));
    assert_eq!(answered_by(&replies), "an answer recorded before");
    let said = notes(&replies).join(" ");
    assert!(
        said.contains("given by large · OpenAI on 2026-11-27"),
        "{said}"
    );
    world.here.will_answer(no());
    let other = world.ask(&services, question("service/one/large", "Hi!"));
    let words = outcome(&other).1.expect("none").to_string();
    assert!(words.contains("No answer to this very question"), "{words}");
    let all = services.clone();
    world
        .run(async move { all.wipe_recorded().await })
        .expect("wiped");
    world.here.will_answer(no());
    let gone = world.ask(&services, question("service/one/large", "Hi"));
    assert!(outcome(&gone).1.is_some());
}

#[test]
fn offline_in_mid_answer_keeps_the_text_and_asks_nobody_else() {
    let world = World::new(|_| vec![ok(), delta("Half an answer"), Step::Lost(Lost::Offline)]);
    let services = chained(&world);
    let replies = world.ask(&services, question("service/one/large", "Hi"));
    let (text, error) = outcome(&replies);
    assert_eq!(text, "Half an answer");
    let words = error.expect("it broke off").to_string();
    assert!(
        words.contains("offline") && words.contains("What came is kept"),
        "{words}"
    );
    assert!(world.here.asked().is_empty());
    assert!(
        !replies
            .iter()
            .any(|it| matches!(it, Ok(Reply::Finished { .. })))
    );
}

#[test]
fn a_host_that_is_left_alone_is_passed_over_at_once() {
    let world = World::new(|seen| match &*seen.host {
        "api.openai.com" => status(500, JSON),
        _ => says("from two"),
    });
    let services = chained(&world);
    // Five failures in a row open the breaker.
    world.ask(&services, question("service/one/large", "Hi"));
    let n_before = world.carrier.seen.borrow().len();
    assert_eq!(n_before, 6);
    let begun = world.clock.now();
    let replies = world.ask(&services, question("service/one/large", "Hi"));
    assert_eq!(outcome(&replies), ("from two".into(), None));
    assert_eq!(world.clock.now(), begun);
    assert_eq!(world.carrier.seen.borrow().len(), n_before + 1);
    assert!(notes(&replies)[0].contains("left alone for a while"));
}
