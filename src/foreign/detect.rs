//! Says what a file most likely is, and has it read as that.

use format::table::Delimiter;
use serde_json::Value;

use crate::words;
use crate::{Format, Incoming, NewId, Taken, content, read};

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It can be read so, but says nothing that points there.
    Possible,
    /// Its shape fits; others fit as well.
    Likely,
    /// Its name or a field of its own says it.
    Sure,
}

/// A format that a file may be in, and what it held, read as that.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub format: Format,
    pub confidence: Confidence,
    /// A sentence's worth: "promptfoo configuration: 3 prompts and 12 rows".
    pub what: String,
    /// As [`read`] gives it; nothing has to be read again.
    pub taken: Taken,
}

/// A file as it is looked at, parsed once.
struct Seen<'a> {
    name: String,
    text: Option<&'a str>,
    /// The whole as JSON or YAML.
    value: Option<Value>,
    /// It is JSON, as YAML is not.
    is_json: bool,
    /// The first values of a file of JSON lines.
    lines: Vec<Value>,
    is_xlsx: bool,
}

/// What a file may be, the surest first; nothing where none of the formats fits. Everything found was read:
/// each draws ids of its own from `new_id`.
pub fn detect(file: &Incoming<'_>, new_id: NewId<'_>) -> Vec<Found> {
    let seen = look(file.name, file.bytes);
    let mut found: Vec<Found> = Format::ALL
        .into_iter()
        .filter_map(|format| {
            let confidence = fits(format, &seen)?;
            let taken = read(format, file, new_id).ok()?;
            Some(Found {
                format,
                confidence,
                what: said(format, &taken),
                taken,
            })
        })
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.confidence));
    found
}

fn look<'a>(name: &str, bytes: &'a [u8]) -> Seen<'a> {
    let text = content::row_text(bytes).ok();
    let small = text.filter(|it| it.len() <= content::LIMIT_BYTES);
    let json = small.and_then(|it| content::json(it).ok());
    let is_json = json.is_some();
    // A text of rows or of hyphens and prose is YAML too, in a way that nobody meant.
    let yaml = || {
        let value = content::yaml(small?).ok()?;
        value.is_object().then_some(value)
    };
    Seen {
        name: name.to_lowercase(),
        text,
        lines: first_lines(text.unwrap_or_default(), json.as_ref()),
        value: json.or_else(yaml),
        is_json,
        is_xlsx: crate::data::is_xlsx(bytes),
    }
}

/// The first values of a list or of JSON lines; all that is needed for a guess.
fn first_lines(text: &str, json: Option<&Value>) -> Vec<Value> {
    match json {
        Some(Value::Array(items)) => items.iter().take(5).cloned().collect(),
        _ => {
            let lines = text.lines().filter(|it| !it.trim().is_empty()).take(5);
            let values: Option<Vec<Value>> = lines.map(|it| content::json(it).ok()).collect();
            values.unwrap_or_default()
        }
    }
}

fn fits(format: Format, seen: &Seen<'_>) -> Option<Confidence> {
    use Confidence::{Likely, Possible, Sure};
    let ends = |ending: &str| seen.name.ends_with(ending);
    let text = seen.text;
    let value = seen.value.as_ref();
    let json = value.filter(|_| seen.is_json);
    let rows = |is: &dyn Fn(&Value) -> bool| !seen.lines.is_empty() && seen.lines.iter().all(is);
    let sure = |it: bool| if it { Sure } else { Likely };
    match format {
        Format::OpenAiChat => {
            crate::chat::list(json?)?;
            let own = json?.get("model").is_some() || json?.is_array();
            let github = crate::github::fits(json?) == Some(true);
            Some(if github { Possible } else { sure(own) })
        }
        Format::OpenAiResponses => crate::responses::fits(json?).then_some(Sure),
        Format::GithubModels => {
            let named = ends(".prompt.yml") || ends(".prompt.yaml");
            let own = crate::github::fits(value?)?;
            if seen.is_json && !own {
                None
            } else {
                Some(sure(own || named))
            }
        }
        Format::Prompty => (ends(".prompty") && text.is_some()).then_some(Sure),
        Format::Dotprompt => {
            let marks = text?.contains("{{role ") || text?.contains("{{~role ");
            let named = ends(".prompt");
            (named || marks && text?.starts_with("---")).then_some(sure(named))
        }
        Format::Promptfoo => Some(sure(crate::promptfoo::fits(value?)?)),
        Format::PromptfooTests => {
            let header = text?.lines().next()?;
            (!seen.is_json && header.contains("__expected") && header.contains(',')).then_some(Sure)
        }
        Format::FineTune => {
            let fits = rows(&|it| crate::conversations::is_row(format, it));
            // One line of it is a chat request too.
            fits.then_some(if seen.is_json && seen.lines.len() < 2 && !ends(".jsonl") {
                Possible
            } else {
                Sure
            })
        }
        Format::ShareGpt => rows(&|it| crate::conversations::is_row(format, it)).then_some(Sure),
        Format::Preference => rows(&crate::preference::is_row).then_some(Sure),
        Format::PromptEngine => crate::prompt_engine::fits(value?).then_some(Sure),
        Format::Langfuse => {
            let list = crate::langfuse::list(json?);
            let typed = list.iter().all(|it| it.get("type").is_some());
            (!list.is_empty()).then_some(sure(typed))
        }
        Format::LangchainHub => crate::langchain::is_hub(json?).then_some(Sure),
        Format::LangchainFewShot => crate::langchain::is_few_shot(value?).then_some(Sure),
        Format::Dspy => (!crate::dspy::predictors(json?).is_empty()).then_some(Sure),
        Format::OpenWebUi => crate::open_webui::list(json?).map(|_| Sure),
        Format::ChainForge => crate::chainforge::fits(json?).then_some(Sure),
        Format::OpenAiEvals => {
            let whole = json.is_some_and(crate::openai_evals::is_whole);
            let fits = whole || rows(&crate::openai_evals::is_row);
            fits.then_some(Sure)
        }
        Format::Csv | Format::Tsv => {
            let named = ends(format.ending());
            let looks = || format::table::sure_delimiter(text?);
            let tabs = format == Format::Tsv;
            let fits = |it: Delimiter| (it == Delimiter::Tab) == tabs;
            if named && !text?.trim().is_empty() {
                Some(Sure)
            } else {
                (!seen.is_json && seen.lines.is_empty() && looks().is_some_and(fits))
                    .then_some(Likely)
            }
        }
        Format::JsonLines => {
            rows(&Value::is_object).then_some(if ends(".jsonl") { Likely } else { Possible })
        }
        Format::Xlsx => seen.is_xlsx.then_some(Sure),
    }
}

/// What reading it gave, in words.
fn said(format: Format, taken: &Taken) -> String {
    let count = |n: usize, say: fn(usize) -> String| (n > 0).then(|| say(n));
    let examples = taken
        .projects
        .iter()
        .map(|it| it.project.prompt.examples.len())
        .sum();
    let rows = taken.data.as_ref().map_or(0, |it| it.rows.len());
    let parts: Vec<String> = [
        count(taken.projects.len(), words::n_prompts),
        count(examples, words::n_examples),
        count(rows, words::n_rows),
    ]
    .into_iter()
    .flatten()
    .collect();
    let said = match &parts[..] {
        [] => words::nothing_taken().to_owned(),
        [one] => one.clone(),
        [first @ .., last] => {
            let first = first.iter().cloned();
            let first = first.reduce(|before, next| words::list_next(&before, &next));
            words::list_last(&first.unwrap_or_default(), last)
        }
    };
    words::finding(format.name(), &said)
}
