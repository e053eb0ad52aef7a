//! Where keys go and where they do not, and that nothing that was wished is lost in silence.

use proptest::prelude::*;
use serde_json::Value;

use super::cases;
use super::requests::{KEY, ask, built, dropped, endpoint, key, wishes};
use crate::{
    Address, Ask, Endpoint, Header, Input, PRESETS, Preset, RemoteError, Setting, Settings, build,
};

/// Every wish is in the body or among what was dropped, whoever is asked.
#[test]
fn no_wish_is_lost_in_silence() {
    for preset in PRESETS.iter().filter(|it| !it.address.is_empty()) {
        let plain = Settings {
            max_tokens: 64,
            ..Settings::default()
        };
        let all = wishes();
        let singles = [
            (
                Setting::Temperature,
                Settings {
                    temperature: all.temperature,
                    ..plain.clone()
                },
            ),
            (
                Setting::TopP,
                Settings {
                    top_p: all.top_p,
                    ..plain.clone()
                },
            ),
            (
                Setting::TopK,
                Settings {
                    top_k: all.top_k,
                    ..plain.clone()
                },
            ),
            (
                Setting::MinP,
                Settings {
                    min_p: all.min_p,
                    ..plain.clone()
                },
            ),
            (
                Setting::RepetitionPenalty,
                Settings {
                    repetition_penalty: all.repetition_penalty,
                    ..plain.clone()
                },
            ),
            (
                Setting::Seed,
                Settings {
                    seed: all.seed,
                    ..plain.clone()
                },
            ),
            (
                Setting::Stops,
                Settings {
                    stops: all.stops.clone(),
                    ..plain.clone()
                },
            ),
            (
                Setting::Schema,
                Settings {
                    schema: all.schema.clone(),
                    ..plain.clone()
                },
            ),
            (
                Setting::Logprobs,
                Settings {
                    logprobs: all.logprobs,
                    ..plain.clone()
                },
            ),
        ];
        for model in ["m", "gpt-5", "claude-fable-5", "claude-3-haiku-20240307"] {
            let endpoint = endpoint(preset.id);
            let without = built(
                &endpoint,
                &Ask {
                    settings: plain.clone(),
                    ..ask(model)
                },
            );
            assert_eq!(without.dropped, []);
            for (setting, settings) in &singles {
                let with = built(
                    &endpoint,
                    &Ask {
                        settings: settings.clone(),
                        ..ask(model)
                    },
                );
                let is_said = with.request.body != without.request.body;
                let is_dropped = dropped(&with) == [*setting];
                assert!(
                    is_said || is_dropped,
                    "{} {model}: {setting:?} is lost",
                    preset.id
                );
                // A schema may be said in part.
                assert!(
                    is_said != is_dropped || *setting == Setting::Schema,
                    "{} {setting:?}",
                    preset.id
                );
            }
        }
    }
}

#[test]
fn a_key_goes_to_its_host_and_in_a_header_alone() {
    for preset in PRESETS.iter().filter(|it| !it.address.is_empty()) {
        let endpoint = endpoint(preset.id);
        let key = key(&endpoint);
        let request = build(&endpoint, &ask("m"), Some(&key))
            .expect("a request")
            .request;
        let holders = request
            .headers
            .iter()
            .filter(|it| it.value.reveal().contains(KEY));
        assert_eq!(holders.count(), 1);
        for shown in [
            request.url.clone(),
            request.body.to_string(),
            request.preview(),
            format!("{request:?}"),
        ] {
            assert!(!shown.contains("canary"), "{shown}");
        }
        for elsewhere in [
            "https://evil.example",
            "https://api.openai.com.evil.example",
            "https://api.openai.com:8443",
            "http://localhost:1",
        ] {
            let address = Address::parse(elsewhere).expect("an address");
            let moved = Endpoint {
                address,
                ..endpoint.clone()
            };
            let error = build(&moved, &ask("m"), Some(&key)).expect_err("another host");
            assert!(
                matches!(error, RemoteError::KeyForOtherHost { .. }),
                "{error}"
            );
            assert!(!format!("{error} {error:?}").contains("canary"));
        }
    }
    let missing = build(&endpoint("openai"), &ask("m"), None).expect_err("no key");
    assert!(matches!(missing, RemoteError::NeedsKey { .. }));
}

#[test]
fn a_key_goes_over_plain_http_only_nearby() {
    for (address, fine) in [
        ("http://api.example/v1", false),
        ("http://8.8.8.8/v1", false),
        ("https://api.example/v1", true),
        ("http://localhost:1234/v1", true),
        ("http://10.1.2.3:8000/v1", true),
        ("http://[::1]:8000/v1", true),
    ] {
        let preset = Preset::find("openai-compatible").expect("a preset");
        let endpoint = preset.endpoint(Some(address)).expect("an address");
        let result = build(&endpoint, &ask("m"), Some(&key(&endpoint)));
        assert_eq!(result.is_ok(), fine, "{address}");
        if let Err(error) = result {
            assert!(matches!(error, RemoteError::KeyOverPlainHttp { .. }));
        }
    }
}

#[test]
fn the_preview_is_what_leaves() {
    let built = built(&endpoint("gemini"), &ask("g"));
    let preview = built.request.preview();
    let (head, body) = preview.split_once("\n\n").expect("a blank line");
    assert!(head.starts_with("POST https://generativelanguage.googleapis.com/"));
    assert!(head.ends_with("x-goog-api-key: ••••••"));
    assert_eq!(
        serde_json::from_str::<Value>(body).expect("JSON"),
        built.request.body
    );
}

#[test]
fn empty_questions_are_not_sent() {
    let endpoint = endpoint("ollama");
    assert_eq!(
        build(&endpoint, &ask(" "), None).err(),
        Some(RemoteError::NoModel)
    );
    let empty = Ask {
        input: Input::Text(String::new()),
        ..ask("m")
    };
    assert_eq!(
        build(&endpoint, &empty, None).err(),
        Some(RemoteError::EmptyPrompt)
    );
}

proptest! {
    #![proptest_config(cases(300))]
    #[test]
    fn any_question_makes_a_request_to_the_same_host(
        model in "\\PC{1,20}", text in "\\PC{1,40}", system in "\\PC{0,20}",
        preset in prop::sample::select(PRESETS.iter().filter(|it| !it.address.is_empty()).collect::<Vec<_>>()),
    ) {
        prop_assume!(!model.trim().is_empty());
        let endpoint = preset.endpoint(None).expect("an address");
        let ask = Ask { input: Input::Text(text.clone()), system, ..ask(&model) };
        let request = build(&endpoint, &ask, Some(&key(&endpoint))).expect("a request").request;
        let base = format!("{}/", endpoint.address);
        prop_assert!(request.url.starts_with(&base));
        prop_assert!(request.url.bytes().all(|it| it.is_ascii_graphic()));
        prop_assert!(!request.url.contains(['#', '\\']) && request.url.matches('?').count() <= 1);
        prop_assert!(!request.url.split('/').any(|it| it == ".." || it == "."));
        let is_plain = |it: &Header| it.value.reveal().bytes().all(|it| (0x20..0x7f).contains(&it));
        prop_assert!(request.headers.iter().all(is_plain));
        let quoted = Value::from(text).to_string();
        prop_assert!(request.body.to_string().contains(&quoted[1..quoted.len() - 1]));
    }
}
