//! promptfoo's configuration and its table of tests, which `records` reads and writes, as projects and rows.

use domain::{Project, Style};
use records::promptfoo::{
    Body, Suite, SuitePrompt, Test, from_csv, from_yaml, listed, to_csv, to_yaml,
};

use crate::content::{row_text, text};
use crate::rows;
use crate::settings;
use crate::shape::{Data, Kept, Report, TakenProject};
use crate::signs::{Dialect, from_ours, safe_name, to_ours};
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, Whole};

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let (suite, losses) = from_yaml(text(file.bytes)?, file.beside)?;
    report.losses(losses);
    let data = tests_as_rows(&suite.tests);
    let mut projects = Vec::new();
    for (at, it) in suite.prompts.iter().enumerate() {
        if at == crate::LIMIT_PROJECTS {
            return Err(ForeignError::TooMany {
                what: "prompts",
                limit: crate::LIMIT_PROJECTS,
            });
        }
        let place = format!("prompts[{at}]");
        let mut project = Project::empty(new_id(), it.label.clone());
        // A text is what promptfoo sends as the user's one message.
        let turns = match &it.body {
            Body::Text(text) => vec![Turn::new(domain::Role::User, text.clone())],
            Body::Turns(turns) => turns
                .iter()
                .map(|it| Turn::new(it.role, it.content.clone()))
                .collect(),
        };
        let ours = |it: Turn| {
            Turn::new(
                it.role,
                to_ours(Dialect::Jinja, &it.content, &place, report),
            )
        };
        let turns: Vec<Turn> = turns.into_iter().map(ours).collect();
        project.prompt = turns::into_prompt(turns, &place, report);
        project.prompt.values = suite.default.vars.clone();
        project.prompt.values.retain(|_, it| !it.is_empty());
        if let Some(data) = &data {
            rows::first_as_values(data, &mut project.prompt);
        }
        settings::model_read(&mut project.run, suite.providers.first().map(|it| &**it));
        projects.push(TakenProject {
            project,
            kept: Kept::new(Format::Promptfoo, serde_json::Map::new()),
        });
    }
    if suite.providers.len() > 1 {
        report.add("providers", words::first_model_taken());
    }
    Ok(Taken {
        projects,
        data,
        suite: Some(suite),
        report: Vec::new(),
    })
}

fn tests_as_rows(tests: &[Test]) -> Option<Data> {
    let rows: Vec<Vec<(String, String)>> = tests
        .iter()
        .map(|it| it.vars.clone().into_iter().collect())
        .collect();
    let data = Data::of_maps(&rows);
    (!data.columns.is_empty()).then_some(data)
}

/// A table of tests: rows, with their checks in the suite.
pub(crate) fn read_tests(file: &Incoming<'_>, report: &mut Report) -> Result<Taken, ForeignError> {
    let (tests, losses) = from_csv(row_text(file.bytes)?)?;
    report.losses(losses);
    let data = tests_as_rows(&tests);
    let suite = Suite {
        tests,
        ..Suite::default()
    };
    Ok(Taken {
        data,
        suite: Some(suite),
        ..Taken::default()
    })
}

/// Projects, rows and checks as one suite. The rows are the data's; where a suite came along, its checks stand beside them.
fn suite(whole: &Whole<'_>, report: &mut Report) -> Suite {
    let came = whole.suite.cloned().unwrap_or_default();
    let prompts = whole.projects.iter().map(|out| SuitePrompt {
        label: out.project.name.clone(),
        body: body(out, report),
    });
    let mut made = Suite {
        description: came.description,
        prompts: prompts.collect(),
        providers: came.providers,
        default: came.default,
        tests: came.tests,
    };
    for out in whole.projects {
        let (project, model) = (out.project, &out.project.run.model);
        let known = made.providers.contains(model);
        if !known && *model != domain::RunSettings::default().model {
            made.providers.insert(0, model.clone());
        }
        settings::write(&project.run, &settings::NONE, None, report);
    }
    if let Some(data) = whole.data {
        let row = |row: &Vec<String>| {
            let cells = data.columns.iter().zip(row).filter(|it| !it.1.is_empty());
            cells
                .map(|(name, it)| (safe_name(Dialect::Jinja, name), it.clone()))
                .collect()
        };
        made.tests.resize(data.rows.len(), Test::default());
        for (test, cells) in made.tests.iter_mut().zip(&data.rows) {
            test.vars = row(cells);
        }
    }
    if made.tests.is_empty() {
        let values = whole
            .projects
            .iter()
            .flat_map(|it| &it.project.prompt.values);
        let vars = values.map(|(name, it)| (safe_name(Dialect::Jinja, name), it.clone()));
        made.tests.push(Test {
            vars: vars.collect(),
            ..Test::default()
        });
    }
    made
}

fn body(out: &Outgoing<'_>, report: &mut Report) -> Body {
    let (project, prompt) = (out.project, &out.project.prompt);
    let came = out.kept.of(Format::Promptfoo).is_some();
    let place = words::place_prompt(&project.name);
    if prompt.style == Style::Completion {
        let text = turns::whole_text(project, report);
        return Body::Text(from_ours(Dialect::Jinja, &text, false, &place, report));
    }
    let turns = turns::of_project(project, false, report);
    let mut text = |it: &Turn| from_ours(Dialect::Jinja, &it.content, came, &place, report);
    match &turns[..] {
        // promptfoo writes a text that is JSON anew; inside a turn it stays as it is.
        [only] if only.role == domain::Role::User && (came || !is_json(&only.content)) => {
            Body::Text(text(only))
        }
        turns => {
            // A list of messages in JSON is what promptfoo takes for turns.
            let message =
                |it: &Turn| serde_json::json!({"role": it.role.name(), "content": text(it)});
            Body::Text(listed(&turns.iter().map(message).collect::<Vec<_>>()))
        }
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(text).is_ok()
}

pub(crate) fn write(whole: &Whole<'_>, report: &mut Report) -> (String, Vec<u8>) {
    let (text, losses) = to_yaml(&suite(whole, report));
    report.losses(losses);
    ("promptfooconfig.yaml".into(), text.into_bytes())
}

pub(crate) fn write_tests(whole: &Whole<'_>, report: &mut Report) -> (String, Vec<u8>) {
    let (text, losses) = to_csv(&suite(whole, report));
    report.losses(losses);
    let risky = |it: &String| records::cells::guarded(it) != *it;
    if whole
        .data
        .is_some_and(|it| it.rows.iter().flatten().any(risky))
    {
        report.add("tests.csv", words::risky_cells());
    }
    ("tests.csv".into(), text.into_bytes())
}

/// Whether a value is a configuration; `Some(true)` where it has tests or models beside its prompts.
pub(crate) fn fits(value: &serde_json::Value) -> Option<bool> {
    let prompts = value.get("prompts")?;
    let list = prompts.is_string() || prompts.is_array();
    let more = ["providers", "targets", "tests", "defaultTest"];
    list.then(|| more.iter().any(|it| value.get(*it).is_some()))
}
