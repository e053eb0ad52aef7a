//! Formats of which no file is at hand: written here by their documentation, field by field.

use domain::{Project, ProjectId};
use serde_json::json;

use super::{detect, give, places, round, take};
use crate::{Confidence, Format, Kept, Taken, TakenProject};

/// Detection puts the format first, and a round loses nothing.
fn check(format: Format, name: &str, text: &str) -> Taken {
    let found = detect(name, text.as_bytes());
    assert_eq!(found.first().map(|it| it.format), Some(format), "{found:?}");
    assert_eq!(found[0].confidence, Confidence::Sure, "{found:?}");
    round(format, name, text.as_bytes())
}

#[test]
fn chat_requests() {
    let text = json!({
        "model": "gpt-4.1", "temperature": 0.7, "seed": 5, "stop": ["\n"], "tools": [{"type": "function"}],
        "messages": [
            {"role": "developer", "content": "Be brief."},
            {"role": "user", "content": [{"type": "text", "text": "a {{x}}"}, {"type": "image_url", "image_url": {"url": "u"}}]},
            {"role": "assistant", "tool_calls": [{"id": "1"}], "content": null},
            {"role": "tool", "tool_call_id": "1", "content": "r"},
            {"role": "assistant", "content": "b"},
            {"role": "user", "content": "c"},
        ],
    });
    let taken = check(Format::OpenAiChat, "x.json", &text.to_string());
    let project = &taken.projects[0].project;
    assert_eq!(project.prompt.instruction, "Be brief.");
    assert_eq!(
        (
            &*project.prompt.examples[0].input,
            &*project.prompt.examples[0].output
        ),
        ("a {{x}}", "b")
    );
    assert_eq!(
        (
            project.run.temperature,
            project.run.seed,
            project.run.max_tokens
        ),
        (0.7, 5, 64)
    );
    assert_eq!(
        places(&taken),
        [
            "messages[0]",
            "messages[1].content[1]",
            "messages[2]",
            "messages[3]",
            "tools"
        ]
    );
    // What was not said is not said afterwards; what has no place stands where it stood.
    let given = give(Format::OpenAiChat, &taken);
    let again: serde_json::Value = serde_json::from_slice(&given.files[0].1).expect("json");
    assert_eq!(again.get("max_completion_tokens"), None);
    assert_eq!(again["messages"][3]["role"], "tool");
    assert_eq!(again["tools"], text["tools"]);
    let schema = json!({"type": "object", "properties": {"a": {"type": "number"}}});
    let shaped = json!({
        "model": "gpt-4.1",
        "messages": [{"role": "user", "content": "c"}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "sum", "schema": schema}},
    });
    let mut taken = check(Format::OpenAiChat, "x.json", &shaped.to_string());
    assert_eq!(places(&taken), Vec::<String>::new());
    let typed = &mut taken.projects[0].project.run.schema;
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(typed).expect("json"),
        schema
    );
    // As it was written, until it is changed.
    let format = |taken: &Taken| {
        let given = give(Format::OpenAiChat, taken);
        let again: serde_json::Value = serde_json::from_slice(&given.files[0].1).expect("json");
        again.get("response_format").cloned()
    };
    assert_eq!(format(&taken), Some(shaped["response_format"].clone()));
    taken.projects[0].project.run.schema = "{\"type\": \"array\"}".into();
    let changed = format(&taken).expect("is there");
    assert_eq!(
        changed.pointer("/json_schema/schema/type"),
        Some(&json!("array"))
    );
    taken.projects[0].project.run.schema = String::new();
    assert_eq!(format(&taken), None);
    check(
        Format::OpenAiChat,
        "x.json",
        r#"[{"role": "user", "content": "hello"}]"#,
    );
}

#[test]
fn responses_requests() {
    let text = r#"{"model": "gpt-5", "instructions": "Be kind.", "input": "hello", "max_output_tokens": 9, "text": {"format": {"type": "text"}}}"#;
    let taken = check(Format::OpenAiResponses, "x.json", text);
    assert_eq!(taken.projects[0].project.prompt.instruction, "Be kind.");
    assert_eq!(taken.projects[0].project.run.max_tokens, 9);
    assert_eq!(places(&taken), ["text"]);
    let text = r#"{"prompt": {"id": "pmpt_1", "version": "2", "variables": {"city": "Rome"}}}"#;
    let taken = check(Format::OpenAiResponses, "x.json", text);
    assert_eq!(taken.projects[0].project.prompt.values["city"], "Rome");
    assert!(taken.report[0].what.contains("30 November 2026"));
    let text = r#"{"model": "m", "input": [{"role": "user", "content": [{"type": "input_text", "text": "q"}]}, {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "a"}]}, {"type": "function_call", "name": "f"}, {"role": "user", "content": "z"}]}"#;
    let taken = check(Format::OpenAiResponses, "x.json", text);
    assert_eq!(taken.projects[0].project.prompt.examples[0].output, "a");
}

#[test]
fn older_prompty_files() {
    let v0 = "---\nname: Basic\nauthors:\n  - x\nmodel:\n  api: chat\n  configuration:\n    type: azure_openai\n    azure_deployment: gpt-35-turbo\n    api_key: sk-1234567890\n  parameters:\n    max_tokens: 128\n    temperature: 0.2\nsample:\n  firstName: Jane\n---\nsystem:\nYou help {{firstName}}.\n{% if x %}more{% endif %}\n\nuser:\nHello\n";
    let taken = check(Format::Prompty, "x.prompty", v0);
    let project = &taken.projects[0].project;
    assert_eq!(
        (&*project.run.model, project.run.max_tokens),
        ("gpt-35-turbo", 128)
    );
    assert_eq!(project.prompt.values["firstName"], "Jane");
    assert_eq!(
        project.prompt.instruction,
        "You help {{firstName}}.\n{% if x %}more{% endif %}"
    );
    assert!(
        !taken.projects[0].kept.to_json().contains("sk-1234567890"),
        "no key is kept"
    );
    assert_eq!(
        places(&taken),
        [
            "turn 1",
            "model.api",
            "model.configuration",
            "authors",
            "api_key"
        ]
    );
    let v1 = "---\nname: Chat\nmodel:\n  id: gpt-4o\n  api: chat\n  connection: {type: openai}\n  options: {temperature: 1}\ninputs:\n  q: {type: string, sample: why}\ntemplate: mustache\n---\nuser:\n{{{q}}}\n";
    let taken = check(Format::Prompty, "x.prompty", v1);
    assert_eq!(taken.projects[0].project.prompt.input, "{{q}}");
    assert_eq!(taken.projects[0].project.prompt.values["q"], "why");
}

#[test]
fn langfuse_prompts() {
    let text = json!({
        "name": "critic", "type": "chat", "version": 3, "labels": ["production"], "tags": ["film"],
        "config": {"model": "gpt-4o", "temperature": 0.9, "supported_languages": ["en"]},
        "prompt": [
            {"role": "system", "content": "You are a {{level}} critic."},
            {"type": "placeholder", "name": "history"},
            {"role": "user", "content": "What about {{movie}}?"},
        ],
    });
    let taken = check(Format::Langfuse, "x.json", &text.to_string());
    assert_eq!(
        taken.projects[0].project.prompt.input,
        "What about {{movie}}?"
    );
    assert_eq!(
        places(&taken),
        [
            "prompt[1]",
            "config.supported_languages",
            "version",
            "labels",
            "tags"
        ]
    );
    let given = give(Format::Langfuse, &taken);
    let again: serde_json::Value = serde_json::from_slice(&given.files[0].1).expect("json");
    assert_eq!(again, text);
    check(
        Format::Langfuse,
        "x.json",
        r#"{"name": "a", "type": "text", "prompt": "Hi {{x}}", "config": {}, "labels": [], "tags": []}"#,
    );
}

#[test]
fn langchain_prompts() {
    let prompt = |text: &str, names: &[&str]| {
        json!({"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "prompt", "PromptTemplate"],
            "kwargs": {"template": text, "input_variables": names, "template_format": "f-string"}})
    };
    let message = |class: &str, prompt| json!({"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", class], "kwargs": {"prompt": prompt}});
    let text = json!({"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "ChatPromptTemplate"], "kwargs": {
        "input_variables": ["question", "history"],
        "messages": [
            message("SystemMessagePromptTemplate", prompt("Answer as {{\"a\": {question}}}.", &["question"])),
            {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "MessagesPlaceholder"], "kwargs": {"variable_name": "history"}},
            message("HumanMessagePromptTemplate", prompt("{question}", &["question"])),
        ],
    }});
    let taken = check(Format::LangchainHub, "x.json", &text.to_string());
    let project = &taken.projects[0].project;
    assert_eq!(
        project.prompt.instruction,
        "Answer as {\"a\": {{question}}}."
    );
    assert_eq!(project.prompt.input, "{{question}}");
    assert_eq!(places(&taken), ["messages[1]"]);
    let given =
        String::from_utf8(give(Format::LangchainHub, &taken).files[0].1.clone()).expect("utf-8");
    assert!(given.contains("MessagesPlaceholder") && given.contains("{{\\\"a\\\": {question}}}"));

    let text = json!({
        "_type": "few_shot", "input_variables": ["adjective"], "prefix": "Write antonyms.", "suffix": "Input: {adjective}\nOutput:",
        "example_prompt": {"_type": "prompt", "input_variables": ["input", "output"], "template": "Input: {input}\nOutput: {output}"},
        "examples": [{"input": "happy", "output": "sad"}, {"input": "tall", "output": "short"}], "example_separator": "\n",
    });
    let taken = check(Format::LangchainFewShot, "x.json", &text.to_string());
    let prompt = &taken.projects[0].project.prompt;
    assert_eq!(
        (&*prompt.labels.input, &*prompt.input, prompt.examples.len()),
        ("Input", "{{adjective}}", 2)
    );
    assert_eq!(taken.report, []);
    let given: serde_json::Value =
        serde_json::from_slice(&give(Format::LangchainFewShot, &taken).files[0].1).expect("json");
    assert_eq!(given, text);
    check(
        Format::LangchainFewShot,
        "x.yaml",
        "_type: prompt\ninput_variables: [a]\ntemplate: Tell {a}.\n",
    );
}

#[test]
fn dspy_states() {
    let field =
        |prefix: &str, description: &str| json!({"prefix": prefix, "description": description});
    let text = json!({
        "generate": {
            "traces": [], "train": [], "lm": null,
            "demos": [
                {"augmented": true, "question": "1+1", "reasoning": "count", "answer": "2"},
                {"question": "2+2", "reasoning": "", "answer": "4"},
            ],
            "signature": {"instructions": "Solve it.", "fields": [
                field("Question:", "${question}"), field("Reasoning: Let's think step by step in order to", "${reasoning}"), field("Answer:", "a number"),
            ]},
        },
        "metadata": {"dependency_versions": {"dspy": "3.0.3"}},
    });
    let taken = check(Format::Dspy, "program.json", &text.to_string());
    let prompt = &taken.projects[0].project.prompt;
    assert_eq!(prompt.instruction, "Solve it.");
    assert_eq!(prompt.labels.input, "Question");
    assert_eq!(
        (&*prompt.examples[0].input, &*prompt.examples[0].output),
        ("1+1", "count\nAnswer: 2")
    );
    let given: serde_json::Value =
        serde_json::from_slice(&give(Format::Dspy, &taken).files[0].1).expect("json");
    assert_eq!(given, text);
}

#[test]
fn open_webui_prompts() {
    let text = json!([
        {"command": "/sum", "title": "Summarise", "content": "In {{n | number:min=1:required}} words: {{CLIPBOARD}}", "user_id": "1"},
        {"command": "/tr", "title": "Translate", "content": "Translate {{text}}."},
    ]);
    let taken = check(Format::OpenWebUi, "prompts.json", &text.to_string());
    assert_eq!(
        taken.projects[0].project.prompt.input,
        "In {{n}} words: {{CLIPBOARD}}"
    );
    let given: serde_json::Value =
        serde_json::from_slice(&give(Format::OpenWebUi, &taken).files[0].1).expect("json");
    assert_eq!(given, text);
}

#[test]
fn conversations_and_preferences() {
    let text = r#"[{"conversations": [{"from": "system", "value": "s"}, {"from": "human", "value": "q"}, {"from": "gpt", "value": "a"}]}]"#;
    let taken = check(Format::ShareGpt, "x.json", text);
    assert_eq!(taken.projects[0].project.prompt.examples[0].output, "a");
    let row = json!({
        "input": {"messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "q"}]},
        "preferred_output": [{"role": "assistant", "content": "=good"}],
        "non_preferred_output": [{"role": "assistant", "content": "bad"}],
    });
    let more = json!({
        "input": {"messages": [{"role": "user", "content": "p"}, {"role": "assistant", "content": "r"}, {"role": "user", "content": "q"}]},
        "preferred_output": [{"role": "assistant", "content": "g"}],
        "non_preferred_output": [{"role": "assistant", "content": "b"}],
    });
    let taken = check(Format::Preference, "x.jsonl", &format!("{row}\n{more}\n"));
    assert_eq!(
        taken.data.as_ref().expect("rows").columns,
        ["system", "earlier", "input", "preferred", "non_preferred"]
    );
    let given = give(Format::Preference, &taken);
    assert_eq!(given.files[0].1, format!("{row}\n{more}\n").into_bytes());
}

#[test]
fn evals_of_openai() {
    let run = json!({"name": "run", "data_source": {
        "type": "completions", "model": "gpt-4.1", "sampling_params": {"temperature": 0.5},
        "input_messages": {"type": "template", "template": [
            {"role": "developer", "content": "Sort."}, {"role": "user", "content": {"type": "input_text", "text": "{{ item.text }}"}}]},
        "source": {"type": "file_content", "content": [{"item": {"text": "a", "label": "b"}}]},
    }, "testing_criteria": [{"type": "string_check", "name": "eq"}]});
    let text = run.to_string();
    assert_eq!(
        detect("run.json", text.as_bytes())[0].format,
        Format::OpenAiEvals
    );
    let taken = take(Format::OpenAiEvals, "run.json", text.as_bytes());
    let project = &taken.projects[0].project;
    assert_eq!(
        (&*project.prompt.instruction, &*project.prompt.input),
        ("Sort.", "{{text}}")
    );
    assert_eq!(
        (&*project.run.model, &*project.prompt.values["text"]),
        ("gpt-4.1", "a")
    );
    assert!(places(&taken).contains(&"testing_criteria[0]"));
    let lines = "{\"input\": [{\"role\": \"system\", \"content\": \"s\"}, {\"role\": \"user\", \"content\": \"q\"}], \"ideal\": \"a\"}\n";
    let taken = take(Format::OpenAiEvals, "samples.jsonl", lines.as_bytes());
    assert_eq!(taken.data.expect("rows").rows, [["q", "a", "s"]]);
}

/// A project made here, in every format: what is left out is named, and what was written is read.
#[test]
fn a_project_of_ours_is_written_everywhere() {
    for format in Format::ALL
        .into_iter()
        .filter(|it| it.can_be_written() && *it != Format::Preference)
    {
        let mut project = Project::first(ProjectId("0".into()));
        project.prompt.instruction += " {{tone}}";
        project
            .prompt
            .values
            .insert("tone".into(), "{{x}} = 1".into());
        project.prompt.examples[0].on = false;
        let kept = Kept::default();
        let taken = Taken {
            projects: vec![TakenProject { project, kept }],
            ..Taken::default()
        };
        let given = give(format, &taken);
        assert!(!given.files[0].1.is_empty(), "{format:?}");
        // Every one of them says what became of the example that is switched off.
        let says = |it: &crate::Unfit| format!("{} {}", it.place, it.what).contains("switched off");
        assert!(
            given.report.iter().any(says),
            "{format:?}: {:?}",
            given.report
        );
        let again = take(format, "x", &given.files[0].1);
        assert!(
            !again.projects.is_empty() || again.data.is_some(),
            "{format:?}"
        );
        assert_eq!(
            Kept::from_json(
                &again
                    .projects
                    .first()
                    .map_or(String::new(), |it| it.kept.to_json())
            ),
            again
                .projects
                .first()
                .map_or(Kept::default(), |it| it.kept.clone())
        );
    }
}
