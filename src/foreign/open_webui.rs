//! Open WebUI's list of prompts: a command, a title, a text with variables that may ask in a form.

use domain::{Project, Role};
use serde_json::{Map, Value};

use crate::content::{field, json, pretty, stem, text};
use crate::settings;
use crate::shape::{Kept, Report};
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

const FORMAT: Format = Format::OpenWebUi;

pub(crate) fn is_prompt(value: &Value) -> bool {
    field(value, "command").is_some() && field(value, "content").is_some()
}

/// All prompts of a list, or the one.
pub(crate) fn list(value: &Value) -> Option<Vec<&Value>> {
    let list: Vec<&Value> = value
        .as_array()
        .map_or(vec![value], |it| it.iter().collect());
    (!list.is_empty() && list.iter().all(|it| is_prompt(it))).then_some(list)
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = json(text(file.bytes)?)?;
    let Some(list) = list(&value).filter(|it| it.len() <= crate::LIMIT_PROJECTS) else {
        return Err(ForeignError::OtherKind {
            what: words::an_open_webui_list(),
            why: words::not_every_entry_has_a_command(),
        });
    };
    let mut projects = Vec::new();
    for (at, it) in list.into_iter().enumerate() {
        let title = field(it, "title")
            .or(field(it, "name"))
            .or(field(it, "command"));
        let mut project = Project::empty(new_id(), title.unwrap_or(stem(file.name, &[".json"])));
        let place = format!("[{at}].content");
        let mut forms = Map::new();
        let content = without_forms(field(it, "content").unwrap_or_default(), &mut forms);
        if !forms.is_empty() {
            report.add(&*place, words::webui_asks_kept());
        }
        let words = ["{{CLIPBOARD}}", "{{CURRENT_", "{{USER_"];
        if words.iter().any(|it| content.contains(it)) {
            report.add(&*place, words::webui_fills_some());
        }
        project.prompt = turns::into_prompt(vec![Turn::new(Role::User, content)], &place, report);
        let mut fields = it.as_object().cloned().unwrap_or_default();
        fields.remove("content");
        let known = ["command", "title", "name"];
        report.kept(
            &format!("[{at}]"),
            fields.keys().filter(|it| !known.contains(&&***it)),
        );
        let kept = [
            ("fields".to_owned(), fields.into()),
            ("forms".to_owned(), forms.into()),
        ];
        let kept = Kept::new(FORMAT, kept.into_iter().collect());
        projects.push(TakenProject { project, kept });
    }
    Ok(Taken {
        projects,
        ..Taken::default()
    })
}

/// `{{name | select:…}}` becomes `{{name}}`; what stood behind the bar goes into `forms`.
fn without_forms(text: &str, forms: &mut Map<String, Value>) -> String {
    let (mut ours, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(open) = rest.find("{{") {
        ours += &rest[..open];
        rest = &rest[open..];
        let Some(close) = rest.find("}}") else { break };
        let inner = &rest[2..close];
        match inner.split_once('|') {
            Some((name, form))
                if domain::pieces(&format!("{{{{{name}}}}}")).len() == 1
                    && !name.contains("{{") =>
            {
                let name = name.trim();
                let first = forms.entry(name).or_insert_with(|| form.trim().into());
                // A variable that says it twice in two ways keeps the first.
                if first == form.trim() {
                    ours += &format!("{{{{{name}}}}}");
                } else {
                    ours += &rest[..close + 2];
                }
            }
            _ => ours += &rest[..close + 2],
        }
        rest = &rest[close + 2..];
    }
    ours + rest
}

pub(crate) fn write(projects: &[Outgoing<'_>], report: &mut Report) -> (String, Vec<u8>) {
    let mut list = Vec::new();
    for out in projects {
        let kept = out.kept.of(FORMAT);
        let get = |name: &str| kept.and_then(|it| it.get(name)).and_then(Value::as_object);
        let mut fields = get("fields").cloned().unwrap_or_default();
        let place = words::place_prompt(&out.project.name);
        settings::write(&out.project.run, &settings::NONE, None, report);
        if !out.project.prompt.values.is_empty() {
            report.add(&*place, words::webui_asks_each_time());
        }
        let turns = turns::of_project(out.project, false, report);
        if turns.len() > 1 {
            report.add(&*place, words::webui_one_text());
        }
        let content = match &turns[..] {
            [only] => only.content.clone(),
            turns => {
                let said = turns
                    .iter()
                    .map(|it| format!("{}: {}", it.role.name(), it.content));
                said.collect::<Vec<_>>().join("\n\n")
            }
        };
        let content = with_forms(&content, get("forms"));
        let named = if fields.contains_key("name") && !fields.contains_key("title") {
            "name"
        } else {
            "title"
        };
        if fields.contains_key(named)
            || fields
                .get("command")
                .is_none_or(|it| *it != *out.project.name)
        {
            fields.insert(named.into(), out.project.name.clone().into());
        }
        fields
            .entry("command")
            .or_insert_with(|| command(&out.project.name).into());
        fields.insert("content".into(), content.into());
        list.push(Value::Object(fields));
    }
    ("prompts.json".into(), pretty(&list.into()))
}

fn with_forms(text: &str, forms: Option<&Map<String, Value>>) -> String {
    let mut theirs = String::new();
    for piece in domain::pieces(text) {
        match piece {
            domain::Piece::Text(plain) => theirs += plain,
            domain::Piece::Variable { name, span } => {
                match forms.and_then(|it| it.get(name)).and_then(Value::as_str) {
                    Some(form) => theirs += &format!("{{{{{name} | {form}}}}}"),
                    None => theirs += &text[span],
                }
            }
        }
    }
    theirs
}

/// A command: small letters, digits and hyphens behind a slash.
fn command(name: &str) -> String {
    let mut command = String::from("/");
    for it in name.chars().filter(char::is_ascii).take(40) {
        if it.is_ascii_alphanumeric() {
            command.push(it.to_ascii_lowercase());
        } else if !command.ends_with(['-', '/']) {
            command.push('-');
        }
    }
    match command.trim_end_matches('-') {
        "/" => "/prompt".into(),
        some => some.into(),
    }
}
