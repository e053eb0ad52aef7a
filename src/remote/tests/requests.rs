//! Requests against the examples in the services' own references.

use serde_json::json;

use crate::{
    Ask, Built, Endpoint, Input, KeyFor, Preset, Protocol, RemoteError, Role, Schema, Secret,
    Setting, Settings, Turn, build,
};

pub(super) const KEY: &str = "canary-0123456789-canary";

pub(super) fn ask(model: &str) -> Ask {
    Ask {
        model: model.into(),
        system: "You are a helpful assistant.".into(),
        input: Input::Text("Hello!".into()),
        settings: Settings {
            max_tokens: 64,
            ..Settings::default()
        },
        stream: true,
    }
}

/// Everything that can be wished.
pub(super) fn wishes() -> Settings {
    Settings {
        temperature: Some(0.5),
        top_p: Some(0.9),
        top_k: Some(40),
        min_p: Some(0.05),
        repetition_penalty: Some(1.1),
        seed: Some(7),
        max_tokens: 64,
        stops: vec!["END".into()],
        schema: Some(Schema {
            name: "answer".into(),
            schema: json!({"type": "object"}),
        }),
        other_shape: false,
        logprobs: Some(3),
    }
}

pub(super) fn endpoint(preset: &str) -> Endpoint {
    let preset = Preset::find(preset).expect("a preset");
    preset.endpoint(None).expect("an address")
}

pub(super) fn key(endpoint: &Endpoint) -> KeyFor {
    KeyFor::new(&endpoint.address, Secret::new(KEY.into()).expect("a key"))
}

pub(super) fn built(endpoint: &Endpoint, ask: &Ask) -> Built {
    let key = endpoint.needs_key.then(|| key(endpoint));
    build(endpoint, ask, key.as_ref()).expect("a request")
}

pub(super) fn dropped(built: &Built) -> Vec<Setting> {
    built.dropped.iter().map(|it| it.setting).collect()
}

/// platform.openai.com/docs/api-reference/chat/create, “Streaming”, with the fields of its parameter list.
#[test]
fn openai_chat() {
    let mut ask = ask("gpt-4.1");
    ask.settings = wishes();
    let Built { request, dropped } = built(&endpoint("openai"), &ask);
    assert_eq!(request.url, "https://api.openai.com/v1/chat/completions");
    let wanted = json!({
        "model": "gpt-4.1",
        "messages": [
            {"role": "system", "content": "You are a helpful assistant."},
            {"role": "user", "content": "Hello!"},
        ],
        "temperature": 0.5, "top_p": 0.9, "seed": 7, "stop": ["END"], "max_completion_tokens": 64,
        "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": {"type": "object"}, "strict": false}},
        "logprobs": true, "top_logprobs": 3,
        "stream": true, "stream_options": {"include_usage": true},
    });
    assert_eq!(request.body, wanted);
    let settings: Vec<_> = dropped.iter().map(|it| it.setting).collect();
    assert_eq!(
        settings,
        [Setting::TopK, Setting::MinP, Setting::RepetitionPenalty]
    );
    let headers: Vec<_> = request
        .headers
        .iter()
        .map(|it| (it.name, it.value.reveal()))
        .collect();
    let bearer = format!("Bearer {KEY}");
    assert_eq!(
        headers,
        [
            ("content-type", "application/json"),
            ("authorization", &bearer)
        ]
    );
}

/// llama.cpp, tools/server/README.md, “response_format”.
#[test]
fn llama_cpp_takes_a_schema_beside_its_kind_of_answer() {
    let mut ask = ask("m");
    ask.settings = wishes();
    let Built { request, .. } = built(&endpoint("llama-cpp"), &ask);
    let wanted = json!({"type": "json_object", "schema": {"type": "object"}});
    assert_eq!(request.body["response_format"], wanted);
}

/// platform.openai.com/docs/guides/reasoning: o-series and gpt-5 refuse these.
#[test]
fn reasoning_models_get_no_sampling() {
    for (model, fixed) in [
        ("o3", true),
        ("o4-mini", true),
        ("gpt-5-mini", true),
        ("gpt-5-chat-latest", false),
        ("gpt-4o", false),
    ] {
        let mut ask = ask(model);
        ask.settings = wishes();
        let built = built(&endpoint("openai"), &ask);
        for setting in [
            Setting::Temperature,
            Setting::TopP,
            Setting::Stops,
            Setting::Logprobs,
        ] {
            assert_eq!(
                dropped(&built).contains(&setting),
                fixed,
                "{model} {setting:?}"
            );
        }
        assert_eq!(
            built.request.body.get("temperature").is_none(),
            fixed,
            "{model}"
        );
    }
}

/// platform.openai.com/docs/api-reference/responses/create.
#[test]
fn openai_responses() {
    let mut ask = ask("gpt-4.1");
    ask.input = Input::Turns(vec![
        Turn {
            role: Role::User,
            text: "1+1".into(),
        },
        Turn {
            role: Role::Assistant,
            text: "2".into(),
        },
        Turn {
            role: Role::User,
            text: "2+2".into(),
        },
    ]);
    ask.settings = wishes();
    let built = built(&endpoint("openai-responses"), &ask);
    assert_eq!(built.request.url, "https://api.openai.com/v1/responses");
    let wanted = json!({
        "model": "gpt-4.1",
        "instructions": "You are a helpful assistant.",
        "input": [
            {"role": "user", "content": [{"type": "input_text", "text": "1+1"}]},
            {"role": "assistant", "content": [{"type": "output_text", "text": "2"}]},
            {"role": "user", "content": [{"type": "input_text", "text": "2+2"}]},
        ],
        "temperature": 0.5, "top_p": 0.9, "max_output_tokens": 64, "store": false, "stream": true,
        "text": {"format": {"type": "json_schema", "name": "answer", "schema": {"type": "object"}, "strict": false}},
        "include": ["message.output_text.logprobs"], "top_logprobs": 3,
    });
    assert_eq!(built.request.body, wanted);
    let wanted = [
        Setting::TopK,
        Setting::MinP,
        Setting::RepetitionPenalty,
        Setting::Seed,
        Setting::Stops,
    ];
    assert_eq!(dropped(&built), wanted);
}

/// platform.claude.com/docs/en/api/messages and /build-with-claude/structured-outputs.
#[test]
fn anthropic() {
    let mut ask = ask("claude-sonnet-4-5");
    ask.settings = Settings {
        top_p: None,
        ..wishes()
    };
    let one = built(&endpoint("anthropic"), &ask);
    assert_eq!(one.request.url, "https://api.anthropic.com/v1/messages");
    let wanted = json!({
        "model": "claude-sonnet-4-5", "max_tokens": 64, "system": "You are a helpful assistant.",
        "messages": [{"role": "user", "content": "Hello!"}],
        "temperature": 0.5, "top_k": 40, "stop_sequences": ["END"], "stream": true,
        "output_config": {"format": {"type": "json_schema", "schema": {"type": "object"}}},
    });
    assert_eq!(one.request.body, wanted);
    let wanted = [
        Setting::Seed,
        Setting::MinP,
        Setting::RepetitionPenalty,
        Setting::Logprobs,
    ];
    assert_eq!(dropped(&one), wanted);
    let value = |name: &str| {
        let found = one.request.headers.iter().find(|it| it.name == name);
        found.map(|it| it.value.reveal())
    };
    assert_eq!(value("anthropic-version"), Some("2023-06-01"));
    assert_eq!(
        value("anthropic-dangerous-direct-browser-access"),
        Some("true")
    );
    assert_eq!(value("x-api-key"), Some(KEY));
    assert_eq!(value("authorization"), None);

    // What later models and this service's limits refuse is said, not sent.
    ask.settings = wishes();
    ask.settings.stops = vec!["\n".into(), "END".into()];
    let both = built(&endpoint("anthropic"), &ask);
    assert!(dropped(&both).contains(&Setting::TopP) && dropped(&both).contains(&Setting::Stops));
    assert_eq!(both.request.body["stop_sequences"], json!(["END"]));
    for model in [
        "claude-opus-4-7",
        "claude-sonnet-5-5",
        "anthropic/claude-fable-5",
    ] {
        ask.model = model.into();
        let built = built(&endpoint("anthropic"), &ask);
        for name in ["temperature", "top_p", "top_k"] {
            assert_eq!(built.request.body.get(name), None, "{model} {name}");
        }
        assert!(dropped(&built).starts_with(&[Setting::Temperature, Setting::TopP, Setting::TopK]));
    }
    ask.model = "claude-haiku-4-5".into();
    ask.settings.temperature = Some(1.5);
    let hot = built(&endpoint("anthropic"), &ask);
    assert!(dropped(&hot).contains(&Setting::Temperature) && hot.request.body["top_p"] == 0.9);
}

/// ai.google.dev/api/generate-content.
#[test]
fn gemini() {
    let mut ask = ask("gemini-2.5-flash");
    ask.settings = wishes();
    ask.input = Input::Turns(vec![
        Turn {
            role: Role::User,
            text: "1+1".into(),
        },
        Turn {
            role: Role::Assistant,
            text: "2".into(),
        },
        Turn {
            role: Role::User,
            text: "2+2".into(),
        },
    ]);
    let one = built(&endpoint("gemini"), &ask);
    let base = "https://generativelanguage.googleapis.com/v1beta/models";
    assert_eq!(
        one.request.url,
        format!("{base}/gemini-2.5-flash:streamGenerateContent?alt=sse")
    );
    let wanted = json!({
        "contents": [
            {"role": "user", "parts": [{"text": "1+1"}]},
            {"role": "model", "parts": [{"text": "2"}]},
            {"role": "user", "parts": [{"text": "2+2"}]},
        ],
        "systemInstruction": {"parts": [{"text": "You are a helpful assistant."}]},
        "generationConfig": {
            "temperature": 0.5, "topP": 0.9, "topK": 40, "seed": 7, "maxOutputTokens": 64, "stopSequences": ["END"],
            "responseMimeType": "application/json", "responseJsonSchema": {"type": "object"},
            "responseLogprobs": true, "logprobs": 3,
        },
    });
    assert_eq!(one.request.body, wanted);
    assert_eq!(dropped(&one), [Setting::MinP, Setting::RepetitionPenalty]);
    let last = one.request.headers.last().expect("headers");
    assert_eq!((last.name, last.value.reveal()), ("x-goog-api-key", KEY));

    ask.stream = false;
    ask.settings.seed = Some(1 << 40);
    ask.model = "models/../../x?key=1#a b".into();
    let odd = built(&endpoint("gemini"), &ask);
    assert_eq!(
        odd.request.url,
        format!("{base}/..%2F..%2Fx%3Fkey%3D1%23a%20b:generateContent")
    );
    assert!(dropped(&odd).contains(&Setting::Seed));
}

/// docs.ollama.com/api/chat and /api/generate.
#[test]
fn ollama() {
    let mut ask = ask("llama3.2");
    ask.settings = wishes();
    let one = built(&endpoint("ollama"), &ask);
    assert_eq!(one.request.url, "http://localhost:11434/api/chat");
    let options = json!({
        "temperature": 0.5, "top_p": 0.9, "top_k": 40, "min_p": 0.05, "repeat_penalty": 1.1,
        "seed": 7, "num_predict": 64, "stop": ["END"],
    });
    let wanted = json!({
        "model": "llama3.2",
        "messages": [
            {"role": "system", "content": "You are a helpful assistant."},
            {"role": "user", "content": "Hello!"},
        ],
        "options": options, "format": {"type": "object"}, "logprobs": true, "top_logprobs": 3, "stream": true,
    });
    assert_eq!(one.request.body, wanted);
    assert_eq!(one.dropped, []);

    let generate = Endpoint {
        protocol: Protocol::OllamaGenerate,
        ..endpoint("ollama")
    };
    ask.settings = Settings {
        max_tokens: 64,
        ..Settings::default()
    };
    ask.system = String::new();
    let text = built(&generate, &ask).request;
    assert_eq!(text.url, "http://localhost:11434/api/generate");
    let wanted = json!({
        "model": "llama3.2", "prompt": "Hello!", "raw": true, "options": {"num_predict": 64}, "stream": true,
    });
    assert_eq!(text.body, wanted);
}

/// platform.openai.com/docs/api-reference/completions/create.
#[test]
fn completions_take_one_text() {
    let endpoint = Endpoint {
        protocol: Protocol::OpenAiCompletions,
        ..endpoint("llama-cpp")
    };
    let mut ask = ask("m");
    ask.system = String::new();
    let request = built(&endpoint, &ask).request;
    assert_eq!(request.url, "http://localhost:8080/v1/completions");
    let wanted = json!({
        "model": "m", "prompt": "Hello!", "max_tokens": 64, "stream": true, "stream_options": {"include_usage": true},
    });
    assert_eq!(request.body, wanted);
    ask.input = Input::Turns(vec![Turn {
        role: Role::User,
        text: "a".into(),
    }]);
    assert!(matches!(
        build(&endpoint, &ask, None),
        Err(RemoteError::NeedsText { .. })
    ));
}
