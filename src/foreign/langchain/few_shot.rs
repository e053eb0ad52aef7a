//! LangChain's files of prompts, JSON or YAML: `_type: few_shot` with prefix, examples and suffix, and `_type: prompt`.

use domain::{Example, ExampleId, Project, Prompt, Style};
use serde_json::{Map, Value, json};

use super::{dialect, ours, theirs, variables};
use crate::content::{field, json_or_yaml, pretty, shown, stem, text};
use crate::settings;
use crate::shape::{Kept, Report};
use crate::signs::Dialect;
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

const FORMAT: Format = Format::LangchainFewShot;

pub(crate) fn fits(value: &Value) -> bool {
    matches!(field(value, "_type"), Some("few_shot" | "prompt"))
}

/// An example's template that is two labelled lines: labels and the names of the two values.
struct Pair {
    labels: [String; 2],
    names: [String; 2],
}

/// `Input: {{a}}⏎Output: {{b}}`, in our signs.
fn pair(template: &str) -> Option<Pair> {
    let (first, second) = template.trim().split_once('\n')?;
    let line = |line: &str| {
        let (label, value) = line.split_once(": ").or(line.split_once(':'))?;
        let inner = value.trim().strip_prefix("{{")?.strip_suffix("}}")?.trim();
        let is_name =
            domain::variables_in([value]) == [inner] && domain::variables_in([label]).is_empty();
        is_name.then(|| (label.to_owned(), inner.to_owned()))
    };
    let ((a, x), (b, y)) = (line(first)?, line(second)?);
    (!b.contains('\n') && x != y).then_some(Pair {
        labels: [a, b],
        names: [x, y],
    })
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = json_or_yaml(text(file.bytes)?)?;
    let Some(fields) = value.as_object().filter(|_| fits(&value)) else {
        return Err(ForeignError::OtherKind {
            what: words::a_langchain_file(),
            why: words::no_known_langchain_type(),
        });
    };
    let mut project = Project::empty(new_id(), stem(file.name, &[".json", ".yaml", ".yml"]));
    let mut fields = fields.clone();
    let get =
        |fields: &Map<String, Value>, name: &str| fields.get(name).map_or(String::new(), shown);
    let mut known = vec![
        "_type",
        "input_variables",
        "template_format",
        "partial_variables",
        "template",
    ];
    if field(&value, "_type") == Some("prompt") {
        if fields.contains_key("template_path") {
            report.add("template_path", words::text_in_another_file());
        }
        let text = ours(&fields, &get(&fields, "template"), "template", report);
        project.prompt = turns::into_prompt(
            vec![Turn::new(domain::Role::User, text)],
            "template",
            report,
        );
    } else {
        known.extend([
            "prefix",
            "suffix",
            "examples",
            "example_prompt",
            "example_separator",
        ]);
        few_shot(&fields, &mut project.prompt, file, report);
    }
    for (name, value) in value["partial_variables"].as_object().into_iter().flatten() {
        project.prompt.values.insert(name.clone(), shown(value));
    }
    project.prompt.values.retain(|_, it| !it.is_empty());
    report.kept("", fields.keys().filter(|it| !known.contains(&&***it)));
    // The texts come from the project when it is written.
    for name in ["template", "prefix", "suffix"] {
        fields.remove(name);
    }
    if fields.get("examples").is_some_and(Value::is_array) {
        fields.remove("examples");
    }
    let kept: Map<String, Value> = [("fields".to_owned(), fields.into())].into_iter().collect();
    let kept = Kept::new(FORMAT, kept);
    Ok(Taken {
        projects: vec![TakenProject { project, kept }],
        ..Taken::default()
    })
}

fn few_shot(
    fields: &Map<String, Value>,
    prompt: &mut Prompt,
    file: &Incoming<'_>,
    report: &mut Report,
) {
    let text = |name: &str| fields.get(name).map_or(String::new(), shown);
    let shape = fields
        .get("example_prompt")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let template = ours(
        &shape,
        &shape.get("template").map_or(String::new(), shown),
        "example_prompt",
        report,
    );
    let other = fields
        .get("examples")
        .and_then(Value::as_str)
        .and_then(|name| (file.beside)(name));
    let other = other.and_then(|it| json_or_yaml(&it).ok());
    if fields.get("examples").is_some_and(Value::is_string) && other.is_none() {
        report.add("examples", words::examples_in_another_file());
    }
    let list = other
        .as_ref()
        .or(fields.get("examples"))
        .and_then(Value::as_array);
    let list = list.map_or(&[][..], Vec::as_slice);
    prompt.instruction = ours(fields, &text("prefix"), "prefix", report);
    let suffix = ours(fields, &text("suffix"), "suffix", report);
    prompt.style = Style::Completion;
    let pair = pair(&template);
    let names = pair
        .as_ref()
        .map_or(["input".to_owned(), "output".to_owned()], |it| {
            it.names.clone()
        });
    for (at, it) in list.iter().enumerate() {
        let id = ExampleId(at as u64 + 1);
        let value = |name: &str| it.get(name).map_or(String::new(), shown);
        if pair.is_some() {
            for name in it
                .as_object()
                .into_iter()
                .flat_map(Map::keys)
                .filter(|it| !names.contains(it))
            {
                report.add(
                    format!("examples[{at}].{name}"),
                    words::template_does_not_show(),
                );
            }
            prompt
                .examples
                .push(Example::new(id, value(&names[0]), value(&names[1])));
        } else {
            // The example as its template shows it, whole.
            let values = it
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, it)| (name.clone(), shown(it)));
            prompt.examples.push(Example::new(
                id,
                domain::expand(&template, &values.collect()),
                "",
            ));
        }
    }
    match &pair {
        Some(pair) => {
            [prompt.labels.input, prompt.labels.output] = pair.labels.clone();
            let head = format!("{}:", prompt.labels.input);
            let tail = format!("\n{}:", prompt.labels.output);
            let inner = suffix
                .strip_prefix(&*head)
                .and_then(|it| it.trim_end().strip_suffix(&*tail));
            match inner {
                Some(inner) => prompt.input = inner.strip_prefix(' ').unwrap_or(inner).to_owned(),
                None => {
                    prompt.input = suffix;
                    report.add("suffix", words::suffix_not_shaped());
                }
            }
        }
        None => {
            prompt.input = suffix;
            if !list.is_empty() {
                report.add("example_prompt", words::examples_whole());
            }
        }
    }
}

pub(crate) fn write(out: &Outgoing<'_>, report: &mut Report) -> Vec<u8> {
    let before = out
        .kept
        .of(FORMAT)
        .and_then(|it| it.get("fields"))
        .and_then(Value::as_object);
    let (project, prompt) = (out.project, &out.project.prompt);
    let mut fields = before.cloned().unwrap_or_default();
    let came = before.is_some();
    let signs = if came {
        dialect(&fields)
    } else {
        Dialect::FString
    };
    settings::write(&project.run, &settings::NONE, None, report);
    if project.run.model != domain::RunSettings::default().model {
        report.add("model", words::langchain_file_has_no_model());
    }
    let text =
        |text: &str, place: &str, report: &mut Report| theirs(signs, text, came, place, report);
    let was_prompt = fields.get("_type").is_some_and(|it| it == "prompt");
    if prompt.style == Style::Chat {
        let turns = turns::of_project(project, false, report);
        if turns.len() > 1 {
            report.add("template", words::langchain_file_is_one_text());
        }
        let whole = match &turns[..] {
            [only] => only.content.clone(),
            turns => turns
                .iter()
                .map(|it| format!("{}: {}", it.role.name(), it.content))
                .collect::<Vec<_>>()
                .join("\n\n"),
        };
        fields.insert("_type".into(), "prompt".into());
        fields.insert("template".into(), text(&whole, "template", report).into());
        if !came {
            fields.insert("template_format".into(), "f-string".into());
        }
        fields.insert("input_variables".into(), variables(signs, [&*whole]));
    } else {
        fields.insert("_type".into(), "few_shot".into());
        let old = fields
            .get("example_prompt")
            .and_then(Value::as_object)
            .cloned()
            .filter(|_| !was_prompt);
        let shape = old.clone().unwrap_or_default();
        let template = ours(
            &shape,
            &shape.get("template").map_or(String::new(), shown),
            "",
            &mut Report::default(),
        );
        let labels = [prompt.labels.input.clone(), prompt.labels.output.clone()];
        let same = pair(&template).filter(|it| it.labels == labels);
        let names = same
            .as_ref()
            .map_or(["input".to_owned(), "output".to_owned()], |it| {
                it.names.clone()
            });
        let whole = old.is_some() && pair(&template).is_none();
        if same.is_none() && !whole {
            let label = |at: usize| labels[at].replace('{', "{{").replace('}', "}}");
            let template = format!("{}: {{input}}\n{}: {{output}}", label(0), label(1));
            fields.insert("example_prompt".into(), json!({"_type": "prompt", "input_variables": names, "template": template, "template_format": "f-string"}));
        }
        if fields.get("examples").is_none_or(|it| !it.is_string()) {
            let on = prompt.examples.iter().filter(|it| it.on);
            let fill = |text: &str| domain::expand(text, &prompt.values);
            let values = on.map(|it| match whole {
                // It came whole, and what it was made of is not known any more.
                true => json!({"example": fill(&it.input)}),
                false => json!({&*names[0]: fill(&it.input), &*names[1]: fill(&it.output)}),
            });
            fields.insert("examples".into(), values.collect());
            if whole {
                let shape = json!({"_type": "prompt", "input_variables": ["example"], "template": "{example}", "template_format": "f-string"});
                fields.insert("example_prompt".into(), shape);
            }
        } else {
            report.add("examples", words::examples_not_written());
        }
        if prompt.examples.iter().any(|it| !it.on) {
            report.add("examples", words::off_examples_left_out());
        }
        fields.insert(
            "prefix".into(),
            text(&prompt.instruction, "prefix", report).into(),
        );
        let suffix = if whole {
            prompt.input.clone()
        } else {
            format!("{}: {}\n{}:", labels[0], prompt.input, labels[1])
        };
        fields.insert("suffix".into(), text(&suffix, "suffix", report).into());
        fields.insert(
            "input_variables".into(),
            variables(signs, [&*prompt.instruction, &*suffix]),
        );
        fields
            .entry("example_separator")
            .or_insert_with(|| "\n\n".into());
    }
    if !prompt.values.is_empty() {
        fields.insert("partial_variables".into(), json!(prompt.values));
    } else if fields
        .get("partial_variables")
        .is_some_and(|it| *it != json!({}))
    {
        fields.remove("partial_variables");
    }
    pretty(&fields.into())
}
