//! DSPy's saved state, JSON: for each predictor its instructions, its fields and its demonstrations.
//!
//! Shape as `dspy.Module.save` writes it (dspy 2.5 to 3.3).

use domain::{Example, ExampleId, Project, Style};
use serde_json::{Map, Value, json};

use crate::content::{field, json as parse, pretty, shown, text};
use crate::settings::{self, NONE, Names};
use crate::shape::{Kept, Report};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

const FORMAT: Format = Format::Dspy;
const NAMES: Names = Names {
    temperature: &["temperature"],
    max_tokens: &["max_tokens"],
    ..NONE
};

fn is_predictor(value: &Value) -> bool {
    value.get("demos").is_some_and(Value::is_array)
        && (value.get("signature").is_some_and(Value::is_object) || value.get("traces").is_some())
}

/// The predictors by name; a state of one predictor alone is one without a name.
pub(crate) fn predictors(value: &Value) -> Vec<(String, &Value)> {
    if is_predictor(value) {
        return vec![(String::new(), value)];
    }
    let Value::Object(map) = value else {
        return Vec::new();
    };
    let found = map.iter().filter(|it| is_predictor(it.1));
    found.map(|(name, it)| (name.clone(), it)).collect()
}

/// One field: its label, and the name that demonstrations have for it.
#[derive(Clone)]
struct Slot {
    label: String,
    name: String,
}

/// The fields of a signature. Their names are not saved: the description is `${name}` unless somebody wrote one,
/// and then the label says it, as DSPy makes labels out of names.
fn slots(signature: &Value) -> Vec<Slot> {
    let list = signature["fields"].as_array();
    let slot = |it: &Value| {
        let label = field(it, "prefix")
            .unwrap_or_default()
            .trim()
            .trim_end_matches(':')
            .to_owned();
        let said = field(it, "description").unwrap_or_default();
        let name = said.strip_prefix("${").and_then(|it| it.strip_suffix('}'));
        let made = || {
            label
                .to_lowercase()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join("_")
        };
        let name = name.map_or_else(made, str::to_owned);
        Slot { label, name }
    };
    list.into_iter().flatten().map(slot).collect()
}

/// Where the answer begins: at the reasoning, else at the last field. Which fields are answers is not saved.
fn answer_at(slots: &[Slot]) -> usize {
    let reasons = |it: &Slot| it.name == "reasoning" || it.name == "rationale";
    slots
        .iter()
        .position(reasons)
        .unwrap_or(slots.len().saturating_sub(1))
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = parse(text(file.bytes)?)?;
    let found = predictors(&value);
    if found.is_empty() || found.len() > crate::LIMIT_PROJECTS {
        return Err(ForeignError::OtherKind {
            what: words::a_dspy_state(),
            why: words::no_predictor(),
        });
    }
    let mut projects = Vec::new();
    let stem = crate::content::stem(file.name, &[".json"]);
    for (name, predictor) in &found {
        let title = if name.is_empty() { stem } else { name };
        let mut project = Project::empty(new_id(), title);
        let signature = predictor
            .get("signature")
            .or(predictor.get("extended_signature"));
        let signature = signature.cloned().unwrap_or_default();
        let slots = slots(&signature);
        let prompt = &mut project.prompt;
        prompt.style = Style::Completion;
        prompt.instruction = field(&signature, "instructions")
            .unwrap_or_default()
            .to_owned();
        let at = answer_at(&slots);
        let (inputs, outputs) = slots.split_at(at.min(slots.len()));
        if let Some(first) = inputs.first() {
            prompt.labels.input.clone_from(&first.label);
        }
        if let Some(first) = outputs.first() {
            prompt.labels.output.clone_from(&first.label);
        }
        prompt.input = joined(inputs, &|slot| format!("{{{{{}}}}}", slot.name));
        for (at, demo) in predictor["demos"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            let known =
                |name: &String| slots.iter().any(|it| it.name == *name) || name == "augmented";
            for name in demo
                .as_object()
                .into_iter()
                .flat_map(Map::keys)
                .filter(|it| !known(it))
            {
                report.add(
                    format!("{title}.demos[{at}].{name}"),
                    words::dspy_no_field(),
                );
            }
            let value = |slot: &Slot| demo.get(&*slot.name).map_or(String::new(), shown);
            let id = ExampleId(at as u64 + 1);
            prompt.examples.push(Example::new(
                id,
                joined(inputs, &value),
                joined(outputs, &value),
            ));
        }
        if outputs.len() > 1 || inputs.len() > 1 {
            report.add(title, words::dspy_several_inputs());
        }
        if let Some(lm) = predictor.get("lm").and_then(Value::as_object) {
            project.run = settings::read(lm, &NAMES, "lm.", report);
            settings::model_read(&mut project.run, lm.get("model").and_then(Value::as_str));
        }
        let mut fields = predictor.as_object().cloned().unwrap_or_default();
        let augmented = predictor["demos"].as_array().into_iter().flatten();
        let augmented: Vec<bool> = augmented.map(|it| it["augmented"] == json!(true)).collect();
        fields.remove("demos");
        let known = ["signature", "extended_signature", "lm"];
        report.kept(title, fields.keys().filter(|it| !known.contains(&&***it)));
        let mut around = value.as_object().cloned().unwrap_or_default();
        around.retain(|name, it| !name.is_empty() && !is_predictor(it));
        let mut kept = Map::new();
        kept.insert("name".into(), name.clone().into());
        kept.insert("fields".into(), fields.into());
        kept.insert("augmented".into(), augmented.into());
        if !name.is_empty() {
            kept.insert("around".into(), around.into());
        }
        let kept = Kept::new(FORMAT, kept);
        projects.push(TakenProject { project, kept });
    }
    Ok(Taken {
        projects,
        ..Taken::default()
    })
}

/// The first value bare, the others below it behind their labels.
fn joined(slots: &[Slot], value: &dyn Fn(&Slot) -> String) -> String {
    let mut text = String::new();
    for (at, slot) in slots.iter().enumerate() {
        if at > 0 {
            text += &format!("\n{}: ", slot.label);
        }
        text += &value(slot);
    }
    text
}

/// The values of a text that [`joined`] made; what cannot be told apart stays in the first.
fn parted(slots: &[Slot], text: &str, into: &mut Map<String, Value>, report: &mut Report) {
    let mut rest = text;
    for (at, slot) in slots.iter().enumerate() {
        let next = slots.get(at + 1).map(|it| format!("\n{}: ", it.label));
        let cut = next.as_ref().and_then(|it| rest.split_once(&**it));
        let value = match (cut, next) {
            (Some((head, tail)), _) => {
                rest = tail;
                head
            }
            (None, Some(_)) => {
                report.add("demos", words::dspy_labels_missing());
                std::mem::take(&mut rest)
            }
            (None, None) => std::mem::take(&mut rest),
        };
        into.insert(slot.name.clone(), value.into());
    }
}

pub(crate) fn write(projects: &[Outgoing<'_>], report: &mut Report) -> (String, Vec<u8>) {
    let mut whole = Map::new();
    let mut alone = None;
    for out in projects {
        let kept = out.kept.of(FORMAT);
        let (project, prompt) = (out.project, &out.project.prompt);
        let mut fields = kept
            .and_then(|it| it.get("fields"))
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_else(|| {
                let empty = json!({"traces": [], "train": [], "lm": null});
                empty.as_object().cloned().unwrap_or_default()
            });
        let named = if fields.contains_key("extended_signature") {
            "extended_signature"
        } else {
            "signature"
        };
        let mut signature = fields
            .get(named)
            .cloned()
            .filter(Value::is_object)
            .unwrap_or_else(|| json!({}));
        signature["instructions"] = domain::expand(&prompt.instruction, &prompt.values).into();
        if !prompt.values.is_empty() {
            report.add("variables", words::dspy_values_put_in());
        }
        if kept.is_none() {
            let labels = [&prompt.labels.input, &prompt.labels.output];
            let list = labels.map(|it| {
                let name: String = it
                    .to_lowercase()
                    .chars()
                    .map(|it| if it.is_alphanumeric() { it } else { '_' })
                    .collect();
                json!({"prefix": format!("{it}:"), "description": format!("${{{name}}}")})
            });
            signature["fields"] = json!(list);
        }
        let slots = slots(&signature);
        let at = answer_at(&slots).min(slots.len());
        let (inputs, outputs) = slots.split_at(at);
        if prompt.style == Style::Chat {
            report.add("style", words::dspy_style_left_out());
        }
        if prompt.input != joined(inputs, &|slot| format!("{{{{{}}}}}", slot.name))
            && !prompt.input.is_empty()
        {
            report.add("input", words::dspy_input_left_out());
        }
        let augmented = kept
            .and_then(|it| it.get("augmented"))
            .and_then(Value::as_array);
        let mut demos = Vec::new();
        for (at, it) in prompt.examples.iter().enumerate() {
            if !it.on {
                report.add(
                    format!("example {}", at + 1),
                    words::switched_off_left_out(),
                );
                continue;
            }
            let mut demo = Map::new();
            if augmented.and_then(|it| it.get(at)) == Some(&json!(true)) {
                demo.insert("augmented".into(), true.into());
            }
            let fill = |text: &str| domain::expand(text, &prompt.values);
            parted(inputs, &fill(&it.input), &mut demo, report);
            parted(outputs, &fill(&it.output), &mut demo, report);
            demos.push(Value::Object(demo));
        }
        fields.insert(named.into(), signature);
        fields.insert("demos".into(), demos.into());
        let earlier = fields.get("lm").and_then(Value::as_object).cloned();
        if let Some(earlier) = earlier {
            let mut lm = settings::write(&project.run, &NAMES, Some(&earlier), report);
            lm.insert("model".into(), project.run.model.clone().into());
            if earlier.contains_key("model")
                || project.run.model != domain::RunSettings::default().model
            {
                fields.insert("lm".into(), lm.into());
            }
        } else {
            settings::write(&project.run, &NONE, None, report);
            if project.run.model != domain::RunSettings::default().model {
                report.add("model", words::dspy_model_left_out());
            }
        }
        for (name, it) in kept
            .and_then(|it| it.get("around"))
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            whole.insert(name.clone(), it.clone());
        }
        let name = kept.and_then(|it| it.get("name")).and_then(Value::as_str);
        if name == Some("") && projects.len() == 1 {
            alone = Some(fields);
        } else {
            let name = name.filter(|it| !it.is_empty()).unwrap_or(&project.name);
            whole.insert(name.to_owned(), fields.into());
        }
    }
    let stem = projects.first().map_or("program", |it| &*it.project.name);
    let name = format!("{}.json", crate::content::file_stem(stem));
    (name, pretty(&alone.unwrap_or(whole).into()))
}
