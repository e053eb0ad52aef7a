//! Messages of a chat into the parts of a prompt and back: system, pairs of question and answer, the last question.

use domain::{Example, ExampleId, Project, Prompt, Role, Style, expand, render_completion};
use serde_json::{Map, Value, json};

use crate::content::shown;
use crate::shape::Report;
use crate::words;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Turn {
    pub(crate) role: Role,
    pub(crate) content: String,
}

impl Turn {
    pub(crate) fn new(role: Role, content: impl Into<String>) -> Self {
        Self {
            role,
            content: content.into(),
        }
    }
}

/// A name in a map of kept fields: messages that are no turns, each with its place.
const ASIDE: &str = "messages aside";

/// A role's word in any of the formats.
pub(crate) fn role(word: &str) -> Option<Role> {
    match word {
        "system" | "developer" => Some(Role::System),
        "user" | "human" => Some(Role::User),
        "assistant" | "model" | "gpt" | "ai" => Some(Role::Assistant),
        _ => None,
    }
}

/// Turns out of messages as OpenAI writes them. What is no turn (calls of tools, their results, placeholders)
/// goes into `kept`, with its place among them.
pub(crate) fn read(
    list: &[Value],
    place: &str,
    kept: &mut Map<String, Value>,
    report: &mut Report,
) -> Vec<Turn> {
    let (mut turns, mut aside) = (Vec::new(), Vec::new());
    for (at, message) in list.iter().enumerate() {
        let place = format!("{place}[{at}]");
        let word = message.get("role").and_then(Value::as_str);
        let calls = message.get("tool_calls").is_some_and(|it| !it.is_null());
        let (Some(role), false) = (word.and_then(role), calls) else {
            report.add(place, words::message_aside());
            aside.push(json!([at, message]));
            continue;
        };
        if word == Some("developer") {
            report.add(&*place, words::developer_became_system());
        }
        for name in message.as_object().into_iter().flat_map(|it| it.keys()) {
            if !["role", "content", "type", "id", "status"].contains(&&**name) {
                let place = format!("{place}.{name}");
                report.add(place, words::turn_has_two_parts());
            }
        }
        let content = content(message.get("content"), &place, report);
        turns.push(Turn { role, content });
    }
    if !aside.is_empty() {
        kept.insert(ASIDE.into(), aside.into());
    }
    turns
}

/// The text of a message: a text, or a list of parts of which texts are taken.
fn content(value: Option<&Value>, place: &str, report: &mut Report) -> String {
    let parts = match value {
        Some(Value::String(text)) => return text.clone(),
        Some(Value::Array(parts)) => &parts[..],
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        Some(Value::Null) | None => return String::new(),
        Some(other) => return shown(other),
    };
    let mut texts = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match part.get("text").and_then(Value::as_str).or(part.as_str()) {
            Some(text) => texts.push(text),
            None => report.add(format!("{place}.content[{at}]"), words::media_left_out()),
        }
    }
    if texts.len() > 1 {
        report.add(place, words::texts_joined());
    }
    texts.join("\n")
}

/// Messages as OpenAI writes them, those that were kept aside back in their places.
pub(crate) fn write(turns: &[Turn], kept: Option<&Map<String, Value>>) -> Vec<Value> {
    let message = |it: &Turn| json!({"role": it.role.name(), "content": it.content});
    let mut list: Vec<Value> = turns.iter().map(message).collect();
    let aside = kept.and_then(|it| it.get(ASIDE)).and_then(Value::as_array);
    for pair in aside.into_iter().flatten() {
        if let (Some(at), Some(message)) = (pair.get(0).and_then(Value::as_u64), pair.get(1)) {
            let at = usize::try_from(at).unwrap_or(usize::MAX).min(list.len());
            list.insert(at, message.clone());
        }
    }
    list
}

/// A prompt in the style of a chat. Nothing is dropped: what has no place of its own is joined, and named.
pub(crate) fn into_prompt(turns: Vec<Turn>, place: &str, report: &mut Report) -> Prompt {
    let mut prompt = Prompt::empty();
    prompt.style = Style::Chat;
    let mut pending: Option<String> = None;
    let mut has_system = false;
    for (at, turn) in turns.into_iter().enumerate() {
        let place = || format!("{place}[{at}]");
        match turn.role {
            Role::System => {
                if pending.is_some() || !prompt.examples.is_empty() {
                    report.add(place(), words::system_joined_instruction());
                } else if has_system {
                    report.add(place(), words::two_system_joined());
                }
                join(&mut prompt.instruction, &turn.content, has_system);
                has_system = true;
            }
            Role::User => match &mut pending {
                None => pending = Some(turn.content),
                Some(text) => {
                    report.add(place(), words::two_user_joined());
                    join(text, &turn.content, true);
                }
            },
            Role::Assistant => {
                if pending.is_none() {
                    report.add(place(), words::answer_to_nothing());
                }
                let id = ExampleId(prompt.examples.len() as u64 + 1);
                let input = pending.take().unwrap_or_default();
                prompt.examples.push(Example::new(id, input, turn.content));
            }
        }
    }
    prompt.input = pending.unwrap_or_default();
    prompt
}

fn join(text: &mut String, more: &str, again: bool) {
    if again {
        *text += "\n\n";
    }
    *text += more;
}

/// The turns of a project. `fill`: the format has no variables, so their values are put in.
/// Parts without text make no turn.
pub(crate) fn of_project(project: &Project, fill: bool, report: &mut Report) -> Vec<Turn> {
    let prompt = &project.prompt;
    let text = |text: &str| {
        if fill {
            expand(text, &prompt.values)
        } else {
            text.to_owned()
        }
    };
    if fill && !prompt.values.is_empty() {
        report.add("variables", words::no_variables());
    }
    if prompt.style == Style::Completion {
        report.add("style", words::written_as_turns());
    }
    let mut turns = Vec::new();
    if !prompt.instruction.is_empty() {
        turns.push(Turn::new(Role::System, text(&prompt.instruction)));
    }
    for (at, example) in prompt.examples.iter().enumerate() {
        if !example.on {
            report.add(
                format!("example {}", at + 1),
                words::switched_off_left_out(),
            );
            continue;
        }
        if !example.input.is_empty() {
            turns.push(Turn::new(Role::User, text(&example.input)));
        }
        turns.push(Turn::new(Role::Assistant, text(&example.output)));
    }
    if !prompt.input.is_empty() {
        turns.push(Turn::new(Role::User, text(&prompt.input)));
    }
    turns
}

/// A completion prompt as the one text that a model sees, its variables left open.
pub(crate) fn whole_text(project: &Project, report: &mut Report) -> String {
    let place = words::place_prompt(&project.name);
    report.add(&*place, words::written_as_one_text());
    if project.prompt.examples.iter().any(|it| !it.on) {
        report.add(place, words::off_examples_left_out());
    }
    let mut bare = project.prompt.clone();
    bare.values.clear();
    render_completion(&bare).text
}
