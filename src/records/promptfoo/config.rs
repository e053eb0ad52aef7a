//! A suite as promptfoo's configuration, `promptfooconfig.yaml`.

use domain::Role;
use serde_json::{Map, Value, json};

use super::assertion::{self, has_signs};
use super::{Body, Loss, Suite, Test};
use crate::words;

/// The file's text, and what did not fit. Providers without a name are promptfoo's `echo`, which answers with the prompt.
pub fn to_yaml(suite: &Suite) -> (String, Vec<Loss>) {
    let mut losses = Vec::new();
    let mut config = Map::new();
    if !suite.description.is_empty() {
        config.insert("description".into(), suite.description.clone().into());
    }
    let prompts = suite.prompts.iter().enumerate().map(|(i, it)| {
        let turn = |role: Role, text: &str| json!({"role": role.name(), "content": text});
        let raw = match &it.body {
            Body::Text(text) if stands_elsewhere(text) => listed(&[turn(Role::User, text)]),
            Body::Text(text) => text.clone(),
            Body::Turns(turns) => {
                let turns = turns.iter().map(|it| turn(it.role, &it.content));
                listed(&turns.collect::<Vec<_>>())
            }
        };
        if ["{%", "{#"].iter().any(|it| raw.contains(it)) {
            losses.push(Loss::new(format!("prompts[{i}]"), words::signs_rewrite()));
        }
        json!({"label": it.label, "raw": raw})
    });
    config.insert("prompts".into(), prompts.collect());
    let providers: Vec<&str> = suite
        .providers
        .iter()
        .map(|it| if it.is_empty() { "echo" } else { it })
        .collect();
    config.insert(
        "providers".into(),
        if providers.is_empty() {
            json!(["echo"])
        } else {
            json!(providers)
        },
    );
    if suite.default != Test::default() {
        config.insert(
            "defaultTest".into(),
            test(&suite.default, "defaultTest", &mut losses),
        );
    }
    let tests = suite
        .tests
        .iter()
        .enumerate()
        .map(|(i, it)| test(it, &format!("tests[{i}]"), &mut losses));
    config.insert("tests".into(), tests.collect());
    (crate::yaml::write(&config.into()), losses)
}

/// Turns as promptfoo takes them, over lines: it looks for a file of the name that a single line could be.
pub fn listed(turns: &[Value]) -> String {
    format!("{:#}", Value::from(turns))
}

/// Whether promptfoo 0.123.1 would look for a prompt elsewhere and not take the text itself (`maybeFilePath`,
/// `processPrompt` and `renderPrompt` there). One line with a point is answer enough: a turn says the same.
fn stands_elsewhere(text: &str) -> bool {
    let schemes = ["exec:", "portkey://", "langfuse://", "helicone://"];
    let line = !text.contains('\n');
    line && text.contains(['/', '*', '\\', '.']) || schemes.iter().any(|it| text.starts_with(it))
}

fn test(test: &Test, place: &str, losses: &mut Vec<Loss>) -> Value {
    let mut entry = Map::new();
    if !test.description.is_empty() {
        entry.insert("description".into(), test.description.clone().into());
    }
    for (name, value) in &test.vars {
        let elsewhere = ["file://", "package:"]
            .iter()
            .any(|it| value.starts_with(it));
        let place = || format!("{place}.vars.{name}");
        if has_signs(value) || elsewhere {
            losses.push(Loss::new(place(), words::holds_signs()));
        }
        if value.ends_with('\n') {
            losses.push(Loss::new(place(), words::last_line_end_dropped()));
        }
    }
    entry.insert("vars".into(), json!(test.vars));
    let checks = test.checks.iter().enumerate();
    let checks =
        checks.filter_map(|(i, it)| assertion::write(it, &format!("{place}.assert[{i}]"), losses));
    let checks: Vec<Value> = checks.collect();
    if !checks.is_empty() {
        entry.insert("assert".into(), checks.into());
    }
    entry.extend(test.threshold.map(|it| ("threshold".to_owned(), json!(it))));
    entry.into()
}
