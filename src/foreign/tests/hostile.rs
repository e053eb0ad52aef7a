//! Bytes that nobody would wish for: bombs, depths, attacks in every field, noise.

use proptest::prelude::*;

use super::{detect, give, id, shared};
use crate::{ForeignError, Format, Incoming, read};

fn refused(format: Format, bytes: &[u8]) -> ForeignError {
    read(format, &Incoming::alone("x", bytes), &mut id).expect_err("refused")
}

#[test]
fn yaml_bombs_are_refused() {
    // "Billion laughs", as YAML.
    let mut bomb = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for n in 1..10 {
        let one = format!("*a{}", n - 1);
        bomb += &format!("a{n}: &a{n} [{}]\n", vec![one; 9].join(", "));
    }
    bomb += "messages: *a9\n";
    for format in [
        Format::GithubModels,
        Format::Promptfoo,
        Format::PromptEngine,
        Format::LangchainFewShot,
    ] {
        let error = refused(format, bomb.as_bytes()).to_string();
        assert!(error.contains("too much"), "{error}");
    }
    for format in [Format::Prompty, Format::Dotprompt] {
        let error = refused(format, format!("---\n{bomb}---\nx").as_bytes()).to_string();
        assert!(error.contains("too much"), "{error}");
    }
}

#[test]
fn deep_json_is_refused_with_a_sentence() {
    let deep = format!(
        "{{\"messages\": {}1{}}}",
        "[".repeat(200_000),
        "]".repeat(200_000)
    );
    for format in [
        Format::OpenAiChat,
        Format::OpenAiResponses,
        Format::Langfuse,
        Format::LangchainHub,
        Format::Dspy,
        Format::OpenWebUi,
        Format::ChainForge,
    ] {
        assert!(
            matches!(
                refused(format, deep.as_bytes()),
                ForeignError::TooDeep { line: 1 }
            ),
            "{format:?}"
        );
    }
    assert!(matches!(
        refused(Format::JsonLines, deep.as_bytes()),
        ForeignError::TooDeep { .. }
    ));
    assert!(matches!(
        refused(Format::GithubModels, deep.as_bytes()),
        ForeignError::TooDeep { .. }
    ));
    // As YAML's own brackets and hyphens too.
    for deep in [
        "a: ".to_owned() + &"[".repeat(200_000),
        "- ".repeat(5_000) + "a",
    ] {
        let error = refused(Format::GithubModels, deep.as_bytes()).to_string();
        assert!(
            error.starts_with("This YAML cannot be read at line 1"),
            "{error}"
        );
    }
    assert_eq!(detect("x.json", deep.as_bytes()), []);
}

/// A part of `len` zero bytes, packed: blocks of a fixed code that repeat one byte 258 times (RFC 1951, 3.2.6).
fn packed_zeros(len: usize) -> Vec<u8> {
    let (mut bytes, mut bits, mut n) = (Vec::new(), 0u64, 0);
    let mut push = |value: u64, count: u32, bytes: &mut Vec<u8>| {
        bits |= value << n;
        n += count;
        while n >= 8 {
            bytes.push(bits as u8);
            bits >>= 8;
            n -= 8;
        }
    };
    // The last block, of fixed codes; a zero byte; then length 258 (code 285 = 11000101) at distance 1 (code 00000).
    push(0b011, 3, &mut bytes);
    push(0b0000_1100, 8, &mut bytes);
    for _ in 0..len / 258 {
        push(0b1010_0011, 8, &mut bytes);
        push(0, 5, &mut bytes);
    }
    push(0, 7, &mut bytes);
    push(0, 7, &mut bytes);
    bytes
}

/// An archive with one packed part of this name.
fn archive(name: &str, packed: &[u8], said: u32) -> Vec<u8> {
    let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    head.extend((packed.len() as u32).to_le_bytes());
    head.extend(said.to_le_bytes());
    head.extend((name.len() as u16).to_le_bytes());
    head.extend([0, 0]);
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(&head);
    bytes.extend(name.as_bytes());
    bytes.extend(packed);
    let start = bytes.len() as u32;
    bytes.extend(b"PK\x01\x02\x14\0");
    bytes.extend(&head);
    bytes.extend([0; 14]);
    bytes.extend(name.as_bytes());
    let len = bytes.len() as u32 - start;
    bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    bytes.extend(len.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

#[test]
fn zip_bombs_are_refused_before_they_unfold() {
    for said in [100, u32::MAX] {
        let bomb = archive("xl/workbook.xml", &packed_zeros(1 << 30), said);
        assert!(bomb.len() < 8 << 20, "{}", bomb.len());
        let error = refused(Format::Xlsx, &bomb).to_string();
        assert!(error.contains("more than 64 MB"), "{error}");
    }
    // The same archive with a part of a harmless size is opened, and is no workbook.
    let error = refused(
        Format::Xlsx,
        &archive("xl/workbook.xml", &packed_zeros(2_580), 2_581),
    )
    .to_string();
    assert!(
        error.contains("no sheet") || error.contains("no XML"),
        "{error}"
    );
}

#[test]
fn a_workbook_with_entities_is_refused() {
    let xml = b"<!DOCTYPE a [<!ENTITY b \"cccc\"><!ENTITY d \"&b;&b;\">]><workbook>&d;</workbook>";
    let mut stored = vec![1, xml.len() as u8, 0, !(xml.len() as u8), 0xff];
    stored.extend(xml);
    let error = refused(Format::Xlsx, &archive("xl/workbook.xml", &stored, 0)).to_string();
    assert!(error.contains("signs of its own"), "{error}");
}

/// Attacks stay the text that they are, through every format that has a place for text.
#[test]
fn attacks_in_text_stay_text() {
    let Some(bytes) = shared("data/hostile/xss-payloads.json") else {
        return;
    };
    let attacks: serde_json::Value = serde_json::from_slice(&bytes).expect("json");
    let mut texts = Vec::new();
    collect(&attacks, &mut texts);
    assert!(texts.len() > 50);
    for text in texts {
        let value = serde_json::json!([{"role": "system", "content": text}, {"role": "user", "content": text}]);
        let taken = super::take(Format::OpenAiChat, "x.json", value.to_string().as_bytes());
        let prompt = &taken.projects[0].project.prompt;
        assert_eq!((&prompt.instruction, &prompt.input), (&text, &text));
        for format in [
            Format::OpenAiChat,
            Format::GithubModels,
            Format::Langfuse,
            Format::LangchainHub,
            Format::OpenAiResponses,
        ] {
            let given = give(format, &taken);
            let again = super::take(format, "x.json", &given.files[0].1);
            let again = &again.projects[0].project.prompt;
            if domain::variables_in([&*text]).is_empty() && !text.is_empty() {
                assert_eq!(
                    (&again.instruction, &again.input),
                    (&text, &text),
                    "{format:?}"
                );
            }
        }
    }
}

fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => texts.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|it| collect(it, texts)),
        serde_json::Value::Object(map) => map.values().for_each(|it| collect(it, texts)),
        _ => {}
    }
}

/// A value that looks like a variable is written and read as the text that it is.
#[test]
fn a_value_with_braces_is_not_expanded_again() {
    let file = b"---\nname: n\ninputs:\n  - name: a\n    default: '{{b}}'\n  - name: b\n    default: no\n---\nuser:\n{{a}}\n";
    let taken = super::round(Format::Prompty, "x.prompty", file);
    let project = &taken.projects[0].project;
    assert_eq!(project.prompt.values["a"], "{{b}}");
    assert_eq!(domain::messages(&project.prompt)[0].content, "{{b}}");
    // Where values are put in, they are put in once.
    let given = give(Format::OpenAiChat, &taken);
    let text = String::from_utf8(given.files[0].1.clone()).expect("utf-8");
    assert!(text.contains("\"content\": \"{{b}}\""), "{text}");
}

const SEEDS: [&str; 23] = [
    "{\"messages\": [{\"role\": \"user\", \"content\": ",
    "\"a\"",
    "}",
    "]",
    ",",
    "{",
    "[",
    "---\n",
    "name: x\n",
    "model:\n  id: 3\n",
    "inputs: 4\n",
    "{\"lc\": 1, \"type\": \"constructor\", \"id\": [\"PromptTemplate\"], \"kwargs\": ",
    "{\"_type\": \"few_shot\", \"examples\": [{}], ",
    "null",
    "\"demos\": [{}], \"signature\": ",
    "{\"flow\": {\"nodes\": [{\"type\": \"table\", \"data\": ",
    "user:\n",
    "{{x}}",
    "\n",
    "\"prompt\": ",
    "\"type\": \"text\"",
    "PK\x03\x04",
    "PK\x05\x06",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn nothing_panics(parts in prop::collection::vec(prop_oneof![
        prop::sample::select(&SEEDS[..]).prop_map(|it| it.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..6),
    ], 0..12), name in prop::sample::select(vec!["x", "x.prompty", "x.prompt", "x.csv", "x.prompt.yml"])) {
        let bytes = parts.concat();
        for found in detect(name, &bytes) {
            let again = read(found.format, &Incoming::alone(name, &bytes), &mut id);
            prop_assert_eq!(again, Ok(found.taken));
        }
        for format in Format::ALL {
            let Ok(taken) = read(format, &Incoming::alone(name, &bytes), &mut id) else { continue };
            if format.can_be_written() && (!taken.projects.is_empty() || format.can_be_written() && taken.data.is_some()) {
                let given = give(format, &taken);
                prop_assert!(!given.files.is_empty());
            }
        }
    }

    /// JSON of any shape in the places where formats look.
    #[test]
    fn any_shape_is_read_and_written(value in shape()) {
        for (before, after) in [
            ("{\"model\": ", ", \"messages\": [{\"role\": \"user\", \"content\": \"a\"}]}"),
            ("{\"messages\": [{\"role\": \"user\", \"content\": ", "}], \"modelParameters\": {}, \"testData\": [1]}"),
            ("{\"messages\": [], \"testData\": ", "}"),
            ("{\"prompt\": ", ", \"type\": \"text\", \"instructions\": \"a\", \"model\": \"m\", \"labels\": []}"),
            ("{\"type\": \"chat-engine\", \"config\": ", "}"),
            ("{\"type\": \"code-engine\", \"examples\": ", "}"),
            ("{\"_type\": \"few_shot\", \"example_prompt\": ", ", \"examples\": [{\"a\": 1}]}"),
            ("{\"_type\": \"prompt\", \"template\": ", "}"),
            ("{\"lc\": 1, \"type\": \"constructor\", \"id\": [\"ChatPromptTemplate\"], \"kwargs\": ", "}"),
            ("{\"lc\": 1, \"type\": \"constructor\", \"id\": [\"ChatPromptTemplate\"], \"kwargs\": {\"messages\": ", "}}"),
            ("{\"p\": {\"demos\": [1, {}], \"signature\": ", "}}"),
            ("{\"p\": {\"demos\": [], \"signature\": {\"fields\": ", "}}}"),
            ("{\"flow\": {\"nodes\": [{\"type\": \"prompt\", \"data\": ", "}]}}"),
            ("{\"data_source\": ", "}"),
            ("{\"name\": \"n\", \"type\": \"chat\", \"prompt\": [{\"role\": \"user\", \"content\": \"a\"}], \"config\": ", "}"),
            ("---\nmodel: ", "\n---\nuser:\n{{a}}\n"),
            ("---\ninputs: ", "\n---\nuser:\n{{a}}\n"),
            ("---\ninput: ", "\n---\n{{role \"user\"}}{{a}}\n"),
            ("---\nconfig: ", "\n---\n{{a}}\n"),
            ("{\"prompts\": [\"a {{x}}\"], \"tests\": ", "}"),
        ] {
            let text = format!("{before}{value}{after}");
            for format in Format::ALL {
                let Ok(mut taken) = read(format, &Incoming::alone("x", text.as_bytes()), &mut id) else { continue };
                if !format.can_be_written() || taken.projects.is_empty() {
                    continue;
                }
                _ = give(format, &taken);
                // Also with everything changed that can be.
                for it in &mut taken.projects {
                    it.project.run.model = "m".into();
                    it.project.run.temperature = 1.5;
                    it.project.prompt.values.insert("new name".into(), "v".into());
                }
                _ = give(format, &taken);
            }
        }
    }
}

fn shape() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("1".to_owned()),
        Just("true".to_owned()),
        Just("\"t {x}\"".to_owned())
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let names = prop::sample::select(vec![
            "id",
            "options",
            "default",
            "name",
            "kwargs",
            "prompt",
            "template",
            "messages",
            "variables",
            "input",
            "prefix",
            "fields",
            "model",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3)
                .prop_map(|it| format!("[{}]", it.join(", "))),
            prop::collection::vec((names, inner), 0..3).prop_map(|it| {
                let fields: Vec<String> = it
                    .iter()
                    .map(|(name, it)| format!("\"{name}\": {it}"))
                    .collect();
                format!("{{{}}}", fields.join(", "))
            }),
        ]
    })
}
