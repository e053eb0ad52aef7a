//! Of which kind a variable is, as schemas say it: JSON Schema, dotprompt's Picoschema, prompty's properties.
//!
//! Picoschema as in google/dotprompt's reference, properties as in microsoft/prompty's specification, section 2.6.

use domain::{Project, ValueKind, options_in};
use serde_json::{Map, Value, json};

use crate::content::shown;
use crate::form::Format;
use crate::shape::Report;
use crate::words;

/// What a schema says of one variable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    kind: ValueKind,
    options: Vec<String>,
    /// It says more, which has no place here.
    more: bool,
}

/// What a project says of a variable.
pub(crate) fn of_project(project: &Project, name: &str) -> Said {
    let kind = project.form.kind(name);
    let options = options_in(project.form.options(name))
        .into_iter()
        .map(str::to_owned);
    let options = options.filter(|_| kind == ValueKind::Choice).collect();
    Said {
        kind,
        options,
        more: false,
    }
}

impl Said {
    /// Puts it into a project, and says whether all of it has found its place.
    fn put(self, project: &mut Project, name: &str) -> bool {
        project.form.set_kind(name, self.kind);
        project.form.set_options(name, self.options.join("\n"));
        !self.more
    }

    /// Whether a schema for the first would do for the second.
    fn is_like(&self, other: &Self) -> bool {
        (self.sayable(), &self.options) == (other.sayable(), &other.options)
    }

    /// A long text and a file are texts in every schema.
    fn sayable(&self) -> ValueKind {
        match self.kind {
            ValueKind::Choice if self.options.is_empty() => ValueKind::Text,
            ValueKind::LongText | ValueKind::File => ValueKind::Text,
            other => other,
        }
    }
}

/// Puts what a schema says into a project; whether all of it has found its place.
pub(crate) fn put(said: Vec<(String, Said)>, project: &mut Project) -> bool {
    let mut all = true;
    for (name, it) in said {
        all &= it.put(project, &name);
    }
    all
}

/// A property of JSON Schema or of prompty.
pub(crate) fn of_property(property: &Value) -> Said {
    let known = [
        "name",
        "type",
        "kind",
        "enum",
        "enumValues",
        "format",
        "default",
        "sample",
        "example",
    ];
    let fields = property.as_object().into_iter().flat_map(Map::keys);
    let more = fields.clone().any(|it| !known.contains(&&**it));
    let options = property.get("enum").or(property.get("enumValues"));
    let options: Vec<String> = (options.and_then(Value::as_array).into_iter().flatten())
        .filter(|it| !it.is_null())
        .map(shown)
        .collect();
    let of = property.get("type").or(property.get("kind"));
    let of = match of {
        // With `null`, as an optional one is written.
        Some(Value::Array(all)) => all.iter().find(|it| **it != "null"),
        one => one,
    };
    let of = of.map_or("string".to_owned(), shown);
    named(&of, property["format"] == "date", options, more)
}

fn named(of: &str, is_date: bool, options: Vec<String>, more: bool) -> Said {
    let kind = match of {
        "string" | "enum" | "number" | "integer" if !options.is_empty() => ValueKind::Choice,
        "number" | "integer" | "float" => ValueKind::Number,
        "string" if is_date => ValueKind::Date,
        _ => ValueKind::Text,
    };
    Said {
        more: more || kind == ValueKind::Text && of != "string",
        options: if kind == ValueKind::Choice {
            options
        } else {
            Vec::new()
        },
        kind,
    }
}

/// The variables of an object's schema, JSON Schema or Picoschema.
pub(crate) fn of_schema(schema: &Value) -> Vec<(String, Said)> {
    if let Some(properties) = properties(schema) {
        let said = |(name, it): (&String, &Value)| (name.clone(), of_property(it));
        return properties.iter().map(said).collect();
    }
    let entries = schema.as_object().into_iter().flatten();
    entries.map(|(key, it)| of_entry(key, it)).collect()
}

fn properties(schema: &Value) -> Option<&Map<String, Value>> {
    schema.get("properties")?.as_object()
}

/// `age: integer, in years`, `name?: string` or `colour(enum, of the wall): [RED, BLUE]`.
fn of_entry(key: &str, value: &Value) -> (String, Said) {
    let (name, inside) = match key.split_once('(') {
        Some((name, inside)) => (name, inside.trim_end_matches(')')),
        None => (key, ""),
    };
    let said = match value {
        Value::String(text) => {
            let of = text.split(',').next().unwrap_or_default().trim();
            named(of, false, Vec::new(), key != name || of != text)
        }
        Value::Array(options) => {
            let options = options.iter().map(shown).collect();
            named(
                inside.split(',').next().unwrap_or_default().trim(),
                false,
                options,
                inside != "enum",
            )
        }
        _ => named("", false, Vec::new(), true),
    };
    let plain = name.trim_end_matches('?');
    let more = said.more || plain != name;
    (plain.trim().to_owned(), Said { more, ..said })
}

/// Makes a schema say what a project says of a variable; what it says alike is left as it is. One that is not there
/// is JSON Schema.
pub(crate) fn into_schema(schema: &mut Value, name: &str, said: &Said, report: &mut Report) {
    let before = of_schema(schema).into_iter().find(|it| it.0 == name);
    if before.unwrap_or_default().1.is_like(said) {
        return;
    }
    if schema.is_null() {
        *schema = json!({"type": "object", "properties": {}});
    }
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let property = properties.entry(name).or_insert_with(|| json!({}));
        return into_property(property, said);
    }
    let Some(entries) = schema.as_object_mut() else {
        return report.add(name, words::kind_left_out());
    };
    entries.retain(|key, it| of_entry(key, it).0 != name);
    match said.sayable() {
        ValueKind::Choice => {
            _ = entries.insert(format!("{name}(enum)"), said.options.clone().into());
        }
        ValueKind::Number => _ = entries.insert(name.into(), "number".into()),
        kind => {
            entries.insert(name.into(), "string".into());
            if kind == ValueKind::Date {
                report.add(name, words::kind_left_out());
            }
        }
    }
}

fn into_property(property: &mut Value, said: &Said) {
    if !property.is_object() {
        *property = json!({});
    }
    let Some(fields) = property.as_object_mut() else {
        return;
    };
    fields.remove("enum");
    fields.remove("format");
    let of = match said.sayable() {
        ValueKind::Number => "number",
        kind => {
            if kind == ValueKind::Date {
                fields.insert("format".into(), "date".into());
            }
            if kind == ValueKind::Choice {
                fields.insert("enum".into(), said.options.clone().into());
            }
            "string"
        }
    };
    fields.insert("type".into(), of.into());
}

/// The same for an input of prompty, which has no days.
pub(crate) fn into_input(input: &mut Value, said: &Said) {
    if of_property(input).is_like(said) {
        return;
    }
    if !input.is_object() {
        *input = json!({"default": input.clone()});
    }
    let Some(fields) = input.as_object_mut() else {
        return;
    };
    // Versions 0 and 1 say `type`.
    let early = fields.contains_key("type");
    fields.remove("enum");
    fields.remove("enumValues");
    let of = match said.sayable() {
        ValueKind::Number if early => "number",
        ValueKind::Number => "float",
        kind => {
            if kind == ValueKind::Choice {
                fields.insert("enumValues".into(), said.options.clone().into());
            }
            "string"
        }
    };
    fields.insert(if early { "type" } else { "kind" }.into(), of.into());
}

/// Says which kinds a format cannot, and that comments stay.
pub(crate) fn left_out(format: Format, project: &Project, report: &mut Report) {
    for name in project.prompt.variables() {
        let said = of_project(project, name);
        let is_said = match said.sayable() {
            ValueKind::Text => said.kind == ValueKind::Text,
            ValueKind::Date => format == Format::Dotprompt,
            _ => [Format::Dotprompt, Format::Prompty].contains(&format),
        };
        if !is_said {
            report.add(name, words::kind_left_out());
        }
    }
    if project.has_notes() {
        report.add(words::place_comments(), words::comments_left_out());
    }
}
