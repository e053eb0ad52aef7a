//! How a project is run, under the names that each format has for it.

use domain::{RunSettings, Stops};
use serde_json::{Map, Value, json};

use crate::content::shown;
use crate::shape::Report;
use crate::words;

/// The field names of a format; the first is written, all are read, none means that it cannot say it.
pub(crate) struct Names {
    pub(crate) temperature: &'static [&'static str],
    pub(crate) top_p: &'static [&'static str],
    pub(crate) top_k: &'static [&'static str],
    pub(crate) min_p: &'static [&'static str],
    pub(crate) repetition_penalty: &'static [&'static str],
    pub(crate) max_tokens: &'static [&'static str],
    pub(crate) seed: &'static [&'static str],
    pub(crate) samples: &'static [&'static str],
    pub(crate) stop: &'static [&'static str],
    /// Holds the shape that OpenAI's chat completions give it (`response_format`).
    pub(crate) schema: &'static [&'static str],
}

/// OpenAI's chat completions; vLLM and llama.cpp's server know the others by the same names.
pub(crate) const OPENAI: Names = Names {
    temperature: &["temperature"],
    top_p: &["top_p"],
    top_k: &["top_k"],
    min_p: &["min_p"],
    repetition_penalty: &["repetition_penalty"],
    max_tokens: &["max_completion_tokens", "max_tokens"],
    seed: &["seed"],
    samples: &["n"],
    stop: &["stop"],
    schema: &["response_format"],
};
pub(crate) const RESPONSES: Names = Names {
    temperature: &["temperature"],
    top_p: &["top_p"],
    max_tokens: &["max_output_tokens"],
    ..NONE
};
pub(crate) const NONE: Names = Names {
    temperature: &[],
    top_p: &[],
    top_k: &[],
    min_p: &[],
    repetition_penalty: &[],
    max_tokens: &[],
    seed: &[],
    samples: &[],
    stop: &[],
    schema: &[],
};

/// One setting: its names, its value now and where nothing was said, and how it is read.
struct Setting {
    said: &'static str,
    names: &'static [&'static str],
    now: Value,
    usual: Value,
    /// Written into a fresh file whatever its value, because others have other defaults.
    always: bool,
}

/// A number as a person would write it: 0.7, not 0.699999988.
fn real(number: f32) -> Value {
    let exact = number.to_string().parse::<f64>().unwrap_or_default();
    if exact.fract() == 0.0 && exact.abs() < 1e9 {
        json!(exact as i64)
    } else {
        json!(exact)
    }
}

fn all(run: &RunSettings, names: &Names) -> Vec<Setting> {
    let usual = RunSettings::default();
    let of = |said, names, now, usual, always| Setting {
        said,
        names,
        now,
        usual,
        always,
    };
    let stops = match &run.stops {
        Stops::Derived => Value::Null,
        Stops::Custom(texts) => json!(texts),
    };
    vec![
        of(
            words::setting_temperature(),
            names.temperature,
            real(run.temperature),
            real(usual.temperature),
            true,
        ),
        of(
            words::setting_top_p(),
            names.top_p,
            real(run.top_p),
            real(usual.top_p),
            true,
        ),
        of(
            words::setting_top_k(),
            names.top_k,
            json!(run.top_k),
            json!(usual.top_k),
            false,
        ),
        of(
            words::setting_min_p(),
            names.min_p,
            real(run.min_p),
            real(usual.min_p),
            false,
        ),
        of(
            words::setting_repetition_penalty(),
            names.repetition_penalty,
            real(run.repetition_penalty),
            real(usual.repetition_penalty),
            false,
        ),
        of(
            words::setting_max_tokens(),
            names.max_tokens,
            json!(run.max_tokens),
            json!(usual.max_tokens),
            true,
        ),
        of(
            words::setting_seed(),
            names.seed,
            json!(run.seed),
            json!(usual.seed),
            false,
        ),
        of(
            words::setting_samples(),
            names.samples,
            json!(run.samples),
            json!(usual.samples),
            false,
        ),
        of(
            words::setting_stops(),
            names.stop,
            stops,
            Value::Null,
            false,
        ),
        of(
            words::setting_schema(),
            names.schema,
            response_format(&run.schema),
            Value::Null,
            false,
        ),
    ]
}

/// Reads what the names cover out of `fields`; the others stay there.
/// A number out of the range that the studio has is brought into it, and named.
pub(crate) fn read(
    fields: &Map<String, Value>,
    names: &Names,
    place: &str,
    report: &mut Report,
) -> RunSettings {
    let mut run = RunSettings::default();
    let get = |names: &[&str]| {
        names
            .iter()
            .find_map(|it| fields.get(*it))
            .filter(|it| !it.is_null())
    };
    let mut number = |names: &'static [&'static str], least: f64, most: f64| {
        let value = get(names)?;
        let number = value.as_f64().or_else(|| shown(value).trim().parse().ok());
        let place = || format!("{place}{}", names.first().unwrap_or(&""));
        let Some(number) = number.filter(|it| it.is_finite()) else {
            report.add(place(), words::no_number());
            return None;
        };
        let inside = number.clamp(least, most);
        if inside != number {
            report.add(
                place(),
                words::out_of_range(&least.to_string(), &most.to_string(), &inside.to_string()),
            );
        }
        Some(inside)
    };
    if let Some(it) = number(names.temperature, 0.0, 2.0) {
        run.temperature = it as f32;
    }
    if let Some(it) = number(names.top_p, 0.0, 1.0) {
        run.top_p = it as f32;
    }
    if let Some(it) = number(names.top_k, 0.0, 1e6) {
        run.top_k = it as u32;
    }
    if let Some(it) = number(names.min_p, 0.0, 1.0) {
        run.min_p = it as f32;
    }
    if let Some(it) = number(names.repetition_penalty, 0.01, 100.0) {
        run.repetition_penalty = it as f32;
    }
    if let Some(it) = number(names.max_tokens, 1.0, 1e6) {
        run.max_tokens = it as u32;
    }
    // Whole numbers past 2^53 come as they are.
    match get(names.seed).and_then(Value::as_u64) {
        Some(seed) => run.seed = seed,
        None => {
            if let Some(it) = number(names.seed, 0.0, 9e15) {
                run.seed = it as u64;
            }
        }
    }
    if let Some(it) = number(names.samples, 1.0, 64.0) {
        run.samples = it as u32;
    }
    match get(names.stop) {
        Some(Value::Array(texts)) => {
            run.stops = Stops::Custom(texts.iter().take(1_000).map(shown).collect());
        }
        Some(text) => run.stops = Stops::Custom(vec![shown(text)]),
        None => {}
    }
    if let Some(format) = get(names.schema) {
        match schema_of(format) {
            Some(schema) => run.schema = schema,
            None => report.add(
                format!("{place}{}", names.schema.first().unwrap_or(&"")),
                words::no_such_form(),
            ),
        }
    }
    run
}

/// A schema that is no JSON goes as it was typed, so that nothing is lost.
fn response_format(schema: &str) -> Value {
    if schema.trim().is_empty() {
        return Value::Null;
    }
    // Choices and patterns are no schemas: they stay as they were typed.
    let schema = match serde_json::from_str(schema) {
        Ok(read @ Value::Object(_)) => read,
        _ => json!(schema),
    };
    json!({"type": "json_schema", "json_schema": {"name": "answer", "schema": schema, "strict": true}})
}

/// `None` where it is no form that is known.
fn schema_of(format: &Value) -> Option<String> {
    match format.get("type")?.as_str()? {
        "text" => Some(String::new()),
        "json_object" => Some("{\"type\": \"object\"}".to_owned()),
        "json_schema" => match format.pointer("/json_schema/schema")? {
            Value::String(typed) => Some(typed.clone()),
            schema => serde_json::to_string_pretty(schema).ok(),
        },
        _ => None,
    }
}

/// The names that are not among these settings, with their values.
pub(crate) fn others(fields: &Map<String, Value>, names: &Names) -> Map<String, Value> {
    let known: Vec<&str> = all(&RunSettings::default(), names)
        .iter()
        .flat_map(|it| it.names.iter().copied())
        .collect();
    let rest = fields.iter().filter(|(name, _)| !known.contains(&&***name));
    rest.map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// The settings as fields. `before`: those of the file that the project came from; what is as it was stays as it
/// was written, and what was not said stays unsaid where it is as usual.
pub(crate) fn write(
    run: &RunSettings,
    names: &Names,
    before: Option<&Map<String, Value>>,
    report: &mut Report,
) -> Map<String, Value> {
    let mut fields = before.cloned().unwrap_or_default();
    let earlier = before.map(|it| read(it, names, "", &mut Report::default()));
    let earlier = earlier.map(|it| all(&it, names));
    for (at, setting) in all(run, names).into_iter().enumerate() {
        let Some(first) = setting.names.first() else {
            if setting.now != setting.usual && !setting.now.is_null() {
                report.add(setting.said, words::no_place_left_out());
            }
            continue;
        };
        let written = setting
            .names
            .iter()
            .find(|it| fields.contains_key(**it))
            .copied();
        let as_it_was = earlier.as_ref().is_some_and(|it| it[at].now == setting.now);
        if as_it_was {
            continue;
        }
        if setting.now.is_null() {
            for name in setting.names {
                fields.remove(*name);
            }
        } else if before.is_some() || setting.always || setting.now != setting.usual {
            fields.insert(written.unwrap_or(first).into(), setting.now);
        }
    }
    fields
}

/// A model's name as a file gives it; ours where it gives none.
pub(crate) fn model_read(run: &mut RunSettings, name: Option<&str>) {
    if let Some(name) = name.filter(|it| !it.is_empty()) {
        run.model = name.chars().take(200).collect();
    }
}

/// The model's name for a file; `None` for the one that lives in this page only.
pub(crate) fn model_write(run: &RunSettings, fresh: bool, report: &mut Report) -> Option<String> {
    if run.model == RunSettings::default().model {
        if fresh {
            report.add("model", words::sprout_stays());
        }
        return None;
    }
    Some(run.model.clone())
}
