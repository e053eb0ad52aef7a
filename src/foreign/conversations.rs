//! Files of many conversations: fine-tuning rows as OpenAI takes them, and ShareGPT's.

use domain::{Example, ExampleId, Project, Role, Style};
use serde_json::{Map, Value, json};

use crate::content::{LIMIT_PROJECTS, field, lines_or_list, row_text, shown, stem};
use crate::shape::{Kept, Report};
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

/// A name in what is kept: all turns are one conversation, not one each.
const WHOLE: &str = "one conversation";

pub(crate) fn is_row(format: Format, value: &Value) -> bool {
    match format {
        Format::ShareGpt => value.get("conversations").is_some_and(Value::is_array),
        _ => crate::chat::messages(value).is_some() && value.is_object() || is_pair(value),
    }
}

/// The older shape for completions.
fn is_pair(value: &Value) -> bool {
    field(value, "prompt").is_some() && field(value, "completion").is_some()
}

pub(crate) fn read(
    format: Format,
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let rows = lines_or_list(row_text(file.bytes)?)?;
    if rows.is_empty() || !rows.iter().all(|it| is_row(format, &it.1)) {
        return Err(ForeignError::OtherKind {
            what: words::a_file_of_conversations(),
            why: words::not_every_line_is_one(),
        });
    }
    let name = stem(file.name, &[".jsonl", ".json"]);
    let mut taken: Vec<TakenProject> = Vec::new();
    // Where the project stands that collects the pairs under one instruction.
    let mut collecting: Vec<(Option<String>, usize)> = Vec::new();
    for (line, row) in &rows {
        let place = format!("line {line}");
        let mut kept = Map::new();
        let turns = turns_of(format, row, &place, &mut kept, report);
        let (system, rest) = match turns.split_first() {
            Some((first, rest)) if first.role == Role::System => (Some(&first.content), rest),
            _ => (None, &turns[..]),
        };
        let pair = match rest {
            [answer] if answer.role == Role::Assistant => Some((String::new(), &answer.content)),
            [question, answer] if question.role == Role::User && answer.role == Role::Assistant => {
                Some((question.content.clone(), &answer.content))
            }
            _ => None,
        };
        let pair = pair.filter(|_| kept.is_empty());
        let known = collecting
            .iter()
            .find(|it| it.0.as_ref() == system)
            .map(|it| it.1);
        let mut fresh = |taken: &mut Vec<TakenProject>, kept| {
            if taken.len() == LIMIT_PROJECTS {
                report.add(&*place, words::too_many_conversations());
                return None;
            }
            let name = match taken.len() {
                0 => name.to_owned(),
                n => format!("{name} {}", n + 1),
            };
            let mut project = Project::empty(new_id(), name);
            project.prompt.style = Style::Chat;
            let kept = Kept::new(format, kept);
            taken.push(TakenProject { project, kept });
            Some(taken.len() - 1)
        };
        match pair {
            Some((input, output)) => {
                let at = known.or_else(|| {
                    let at = fresh(&mut taken, Map::new())?;
                    taken[at].project.prompt.instruction = system.cloned().unwrap_or_default();
                    collecting.push((system.cloned(), at));
                    Some(at)
                });
                if let Some(at) = at {
                    let examples = &mut taken[at].project.prompt.examples;
                    let id = ExampleId(examples.len() as u64 + 1);
                    examples.push(Example::new(id, input, &**output));
                }
            }
            None => {
                kept.insert(WHOLE.into(), true.into());
                if let Some(at) = fresh(&mut taken, kept) {
                    taken[at].project.prompt = turns::into_prompt(turns, &place, report);
                }
            }
        }
    }
    Ok(Taken {
        projects: taken,
        ..Taken::default()
    })
}

fn turns_of(
    format: Format,
    row: &Value,
    place: &str,
    kept: &mut Map<String, Value>,
    report: &mut Report,
) -> Vec<Turn> {
    let known = [
        "messages",
        "conversations",
        "prompt",
        "completion",
        "system",
    ];
    for name in row.as_object().into_iter().flat_map(Map::keys) {
        if !known.contains(&&**name) {
            report.add(format!("{place}, {name}"), words::only_turns_are_taken());
        }
    }
    if format == Format::ShareGpt {
        let system = field(row, "system").map(|it| Turn::new(Role::System, it));
        let list = row["conversations"].as_array();
        let mut turns: Vec<Turn> = system.into_iter().collect();
        for (at, it) in list.into_iter().flatten().enumerate() {
            let word = field(it, "from").or(field(it, "role")).unwrap_or_default();
            let text = it
                .get("value")
                .or(it.get("content"))
                .map_or(String::new(), shown);
            match turns::role(word) {
                Some(role) => turns.push(Turn::new(role, text)),
                None => report.add(
                    format!("{place}, turn {}", at + 1),
                    words::unknown_speaker(),
                ),
            }
        }
        return turns;
    }
    if is_pair(row) {
        report.add(place, words::completion_became_chat());
        return vec![
            Turn::new(Role::User, field(row, "prompt").unwrap_or_default()),
            Turn::new(
                Role::Assistant,
                field(row, "completion").unwrap_or_default(),
            ),
        ];
    }
    let list = row["messages"].as_array().map_or(&[][..], Vec::as_slice);
    turns::read(list, place, kept, report)
}

/// One line for each example, or for the whole where it came as one conversation.
pub(crate) fn write(
    format: Format,
    projects: &[Outgoing<'_>],
    report: &mut Report,
) -> (String, Vec<u8>) {
    let mut rows = Vec::new();
    for out in projects {
        let kept = out.kept.of(format);
        let turns = turns::of_project(out.project, true, report);
        let whole = kept.is_some_and(|it| it.contains_key(WHOLE));
        let prompt = &out.project.prompt;
        if whole || prompt.examples.iter().all(|it| !it.on) {
            rows.push(row(format, &turns, kept));
            continue;
        }
        let system = turns.first().filter(|it| it.role == Role::System);
        if !prompt.input.is_empty() {
            report.add("input", words::input_without_answer());
        }
        let mut open: Vec<Turn> = Vec::new();
        for turn in turns.iter().skip(usize::from(system.is_some())) {
            open.push(turn.clone());
            if turn.role == Role::Assistant {
                open.splice(0..0, system.cloned());
                rows.push(row(format, &open, None));
                open.clear();
            }
        }
    }
    let name = projects.first().map_or("", |it| &*it.project.name);
    let stem = crate::content::file_stem(name);
    if format == Format::ShareGpt {
        return (format!("{stem}.json"), crate::content::pretty(&rows.into()));
    }
    let text: String = rows.iter().map(|it| format!("{it}\n")).collect();
    (format!("{stem}.jsonl"), text.into_bytes())
}

fn row(format: Format, turns: &[Turn], kept: Option<&Map<String, Value>>) -> Value {
    if format == Format::ShareGpt {
        let from = |role| match role {
            Role::System => "system",
            Role::User => "human",
            Role::Assistant => "gpt",
        };
        let list = turns
            .iter()
            .map(|it| json!({"from": from(it.role), "value": it.content}));
        return json!({"conversations": list.collect::<Vec<_>>()});
    }
    json!({"messages": turns::write(turns, kept)})
}
