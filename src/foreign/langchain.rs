//! LangChain's prompts: the manifests of its hub, and its older files of few-shot prompts.

mod few_shot;
mod hub;

use serde_json::{Map, Value};

use crate::shape::Report;
use crate::signs::{Dialect, from_ours, to_ours};

pub(crate) use few_shot::{fits as is_few_shot, read as read_few_shot, write as write_few_shot};
pub(crate) use hub::{fits as is_hub, read as read_hub, write as write_hub};

/// The dialect of a `template_format`.
fn dialect(of: &Map<String, Value>) -> Dialect {
    match of.get("template_format").and_then(Value::as_str) {
        Some("mustache") => Dialect::Handlebars,
        Some("jinja2") => Dialect::Jinja,
        _ => Dialect::FString,
    }
}

fn format_of(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Handlebars => "mustache",
        Dialect::Jinja => "jinja2",
        _ => "f-string",
    }
}

fn ours(of: &Map<String, Value>, template: &str, place: &str, report: &mut Report) -> String {
    to_ours(dialect(of), template, place, report)
}

fn theirs(dialect: Dialect, text: &str, came: bool, place: &str, report: &mut Report) -> String {
    from_ours(dialect, text, came, place, report)
}

/// The variables of our texts under the names that the dialect allows.
fn variables<'a>(dialect: Dialect, texts: impl IntoIterator<Item = &'a str>) -> Value {
    let names = domain::variables_in(texts);
    let names = names
        .iter()
        .map(|it| crate::signs::safe_name(dialect, it).into());
    Value::Array(names.collect())
}
