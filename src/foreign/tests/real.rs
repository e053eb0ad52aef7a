//! Files from the tools' own repositories: what each says is found, and is the same after a round.

use domain::Style;
use serde_json::{Value, json};

use super::{detect, places, round, shared, take};
use crate::Format;

const GITHUB: &str = "data/prompts/github-models/gh-models/";
const PROMPTY: &str = "data/prompts/prompty/spec/fixtures/";

#[test]
fn prompts_of_github_models_go_round() {
    for name in [
        "advanced_template_prompt",
        "json_schema_prompt",
        "sample_prompt",
        "test_builtins",
        "test_single_evaluator",
    ] {
        let Some(bytes) = shared(&format!("{GITHUB}{name}.yml")) else {
            return;
        };
        assert_eq!(
            detect("x.yml", &bytes)[0].format,
            Format::GithubModels,
            "{name}"
        );
        round(Format::GithubModels, "x.prompt.yml", &bytes);
    }
}

#[test]
fn a_prompt_of_github_models_says_all_that_it_said() {
    let Some(bytes) = shared(&format!("{GITHUB}sample_prompt.yml")) else {
        return;
    };
    let taken = take(Format::GithubModels, "x.prompt.yml", &bytes);
    let project = &taken.projects[0].project;
    assert_eq!(project.name, "Sample Evaluation");
    assert_eq!(project.run.model, "openai/gpt-4o");
    assert_eq!((project.run.temperature, project.run.max_tokens), (0.5, 50));
    assert_eq!(project.prompt.style, Style::Chat);
    assert_eq!(
        project.prompt.instruction,
        "You are a helpful assistant that responds to greetings and farewells."
    );
    assert_eq!(
        project.prompt.input,
        "Please respond to this message appropriately: {{input}}"
    );
    assert_eq!(project.prompt.values["input"], "hello world");
    let data = taken.data.as_ref().expect("rows");
    assert_eq!(data.columns, ["input", "string", "expected"]);
    assert_eq!(
        data.rows[1],
        ["goodbye world", "goodbye", "farewell response"]
    );
    assert_eq!(places(&taken), ["description", "evaluators"]);

    let Some(bytes) = shared(&format!("{GITHUB}json_schema_prompt.yml")) else {
        return;
    };
    let taken = take(Format::GithubModels, "x.prompt.yml", &bytes);
    let schema = &taken.projects[0].project.run.schema;
    let schema: serde_json::Value = serde_json::from_str(schema).expect("a schema");
    assert_eq!(schema["properties"]["age"]["maximum"], json!(150));
    assert_eq!(places(&taken), ["description", "evaluators"]);
}

#[test]
fn prompty_files_go_round() {
    for name in [
        "embedding",
        "minimal",
        "responses",
        "structured",
        "threaded",
        "tools_mcp",
    ] {
        let Some(bytes) = shared(&format!("{PROMPTY}{name}.prompty")) else {
            return;
        };
        assert_eq!(
            detect("x.prompty", &bytes)[0].format,
            Format::Prompty,
            "{name}"
        );
        let taken = round(Format::Prompty, "x.prompty", &bytes);
        let project = &taken.projects[0].project;
        match name {
            "minimal" => {
                assert_eq!((&*project.name, &*project.run.model), ("minimal", "gpt-4"));
                assert_eq!(project.prompt.instruction, "Hello world.");
                assert_eq!(project.prompt.input, "");
                assert_eq!(taken.report, []);
            }
            "embedding" => {
                // Without a mark the text is the system's, says section 2.10.
                assert_eq!(project.prompt.instruction, "{{text}}");
                assert_eq!(project.prompt.values["text"], "Hello world");
                assert_eq!(
                    places(&taken),
                    ["model.provider", "model.apiType", "model.connection"]
                );
            }
            "threaded" => {
                assert_eq!(
                    project.prompt.instruction,
                    "You are a helpful assistant.\n\n{{conversation}}"
                );
                assert_eq!(project.prompt.input, "{{question}}");
            }
            "tools_mcp" => assert_eq!(places(&taken), ["tools"]),
            _ => {}
        }
    }
}

/// Every template of dotprompt's own specification whose text is plain variables: filled in, it says what they expect.
#[test]
fn dotprompt_says_what_its_specification_expects() {
    let mut n_plain = 0;
    for name in [
        "unicode",
        "whitespace",
        "metadata",
        "picoschema",
        "helpers/section",
        "helpers/media",
        "helpers/ifEquals",
    ] {
        let Some(bytes) = shared(&format!("data/prompts/dotprompt/spec/{name}.yaml")) else {
            return;
        };
        let text = String::from_utf8(bytes).expect("utf-8");
        let suites = records::yaml::read(&text).expect("yaml");
        for suite in suites.as_array().expect("a list") {
            let template = suite["template"].as_str().expect("a template");
            let taken = round(Format::Dotprompt, "x.prompt", template.as_bytes());
            for test in suite["tests"].as_array().into_iter().flatten() {
                let Some(expected) = texts(&test["expect"]["messages"]) else {
                    continue;
                };
                if taken
                    .report
                    .iter()
                    .any(|it| it.place.starts_with("turn") || it.place == "template")
                {
                    continue;
                }
                let mut prompt = taken.projects[0].project.prompt.clone();
                for (name, value) in test["data"]["input"].as_object().into_iter().flatten() {
                    prompt
                        .values
                        .insert(name.clone(), crate::content::shown(value));
                }
                let mut said: Vec<String> = domain::messages(&prompt)
                    .into_iter()
                    .map(|it| it.content)
                    .collect();
                said.retain(|it| !it.is_empty());
                assert_eq!(
                    said, expected,
                    "{name}: {}: {}",
                    suite["name"], test["desc"]
                );
                n_plain += 1;
            }
        }
    }
    assert!(n_plain >= 40, "{n_plain}");
}

fn texts(messages: &Value) -> Option<Vec<String>> {
    let text = |it: &Value| {
        Some(
            it["content"].as_array()?.first()?["text"]
                .as_str()?
                .to_owned(),
        )
    };
    messages.as_array()?.iter().map(text).collect()
}

#[test]
fn promptfoo_configurations_go_round() {
    let Some(bytes) = shared("data/prompts/promptfoo/json-output/promptfooconfig.yaml") else {
        return;
    };
    let found = detect("promptfooconfig.yaml", &bytes);
    assert_eq!(found[0].format, Format::Promptfoo);
    assert_eq!(
        found[0].what,
        "promptfoo configuration: 1 prompt and 2 rows"
    );
    let taken = round(Format::Promptfoo, "promptfooconfig.yaml", &bytes);
    let project = &taken.projects[0].project;
    assert_eq!(project.run.model, "openai:chat:gpt-3.5-turbo");
    assert_eq!(project.prompt.values["item"], "Banana");
    assert!(
        project
            .prompt
            .input
            .ends_with("describing the following object: {{item}}")
    );
    assert_eq!(
        taken.data.expect("rows").rows,
        [["Banana"], ["Passion fruit"]]
    );
}

#[test]
fn prompt_engine_files_go_round() {
    for name in ["chat", "code", "general"] {
        let Some(bytes) = shared(&format!(
            "data/prompts/prompt-engine/examples/yaml-examples/{name}.yaml"
        )) else {
            return;
        };
        assert_eq!(
            detect("x.yaml", &bytes)[0].format,
            Format::PromptEngine,
            "{name}"
        );
        let taken = round(Format::PromptEngine, "x.yaml", &bytes);
        let project = &taken.projects[0].project;
        assert_eq!(project.run.max_tokens, 1024);
        assert_eq!(project.prompt.examples.len(), 4);
        if name == "chat" {
            assert_eq!(project.prompt.labels.input, "Abhishek");
            assert_eq!(project.prompt.examples[2].input, "Drink water");
            assert_eq!(places(&taken), ["dialog", "flow-reset-text"]);
        }
        if name == "general" {
            assert_eq!(
                (
                    &*project.prompt.labels.input,
                    &*project.prompt.labels.output
                ),
                ("Human", "Bot")
            );
        }
    }
}

#[test]
fn fine_tuning_rows_of_openai_go_round() {
    let Some(bytes) = shared("data/prompts/openai-finetune/toy_chat_fine_tuning.head.jsonl") else {
        return;
    };
    let found = detect("toy.jsonl", &bytes);
    assert_eq!(found[0].format, Format::FineTune);
    let taken = round(Format::FineTune, "toy.jsonl", &bytes);
    let n_examples: Vec<usize> = taken
        .projects
        .iter()
        .map(|it| it.project.prompt.examples.len())
        .collect();
    // Lines 1 and 4 share an instruction; line 2 is a longer conversation; line 3 has no instruction.
    assert_eq!(n_examples, [2, 4, 1]);
    assert_eq!(
        taken.projects[0].project.prompt.examples[1].output,
        "You're great!"
    );
    assert_eq!(taken.projects[2].project.prompt.instruction, "");
}

#[test]
fn flows_of_chainforge_are_read() {
    let folder = "data/prompts/chainforge/examples/";
    let read = |name: &str| {
        shared(&format!("{folder}{name}.cforge"))
            .map(|it| take(Format::ChainForge, "flow.cforge", &it))
    };
    let Some(taken) = read("basic-comparison") else {
        return;
    };
    let project = &taken.projects[0].project;
    assert_eq!(project.prompt.input, "What was the first {{game}} game?");
    assert_eq!(
        (project.run.samples, &*project.run.model),
        (3, "gpt-3.5-turbo")
    );
    let data = taken.data.as_ref().expect("rows");
    assert_eq!(data.columns, ["game"]);
    assert_eq!(
        data.rows,
        [
            ["Pokemon"],
            ["Legend of Zelda"],
            ["Kirby"],
            ["Super Mario Bros"]
        ]
    );
    assert_eq!(project.prompt.values["game"], "Pokemon");
    let Some(taken) = read("book-beginnings") else {
        return;
    };
    assert_eq!(
        taken.projects[0].project.prompt.input,
        "What is the opening sentence of {{book}} by {{author}}?"
    );
    let data = taken.data.expect("rows");
    assert_eq!(data.columns, ["book", "author"]);
    assert_eq!(data.rows[0], ["Pride and Prejudice", "Jane Austen"]);
    let Some(taken) = read("mosquito-knowledge") else {
        return;
    };
    assert_eq!(
        taken.projects[0].project.prompt.input,
        "Tell me about the lifespan of a mosquito."
    );
    let Some(bytes) = shared(&format!("{folder}mosquito-knowledge.cforge")) else {
        return;
    };
    assert_eq!(detect("x.cforge", &bytes)[0].format, Format::ChainForge);
}

#[test]
fn questions_of_gsm8k_are_rows() {
    let Some(bytes) = shared("data/evals/gsm8k-first50.jsonl") else {
        return;
    };
    assert_eq!(detect("gsm8k.jsonl", &bytes)[0].format, Format::JsonLines);
    let taken = round(Format::JsonLines, "gsm8k.jsonl", &bytes);
    let data = taken.data.expect("rows");
    assert_eq!((data.rows.len(), data.columns.len()), (50, 2));
    for format in [Format::Csv, Format::Tsv, Format::Xlsx] {
        let given = super::give(
            format,
            &crate::Taken {
                data: Some(data.clone()),
                ..Default::default()
            },
        );
        assert_eq!(
            take(format, "x", &given.files[0].1).data.as_ref(),
            Some(&data),
            "{format:?}"
        );
    }
}

#[test]
fn tables_of_promptfoo_go_round() {
    for name in ["simple-csv", "csv-metadata"] {
        let Some(bytes) = shared(&format!("data/prompts/promptfoo/{name}/tests.csv")) else {
            return;
        };
        assert_eq!(
            detect("tests.csv", &bytes)[0].format,
            Format::PromptfooTests
        );
        round(Format::PromptfooTests, "tests.csv", &bytes);
    }
}
