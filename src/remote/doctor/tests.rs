//! One patient for each illness, and that the doctor always has something to say.

use super::*;
use crate::tests::cases;
use crate::{PRESETS, read_failure};
use proptest::prelude::*;

fn seen(address: &str) -> Observed {
    Observed {
        page: "https://exemplar.example".into(),
        address: address.into(),
        preset: None,
        fetch: Fetch::Blind,
        probe: Probe::NotReached,
        permission: Permission::Unknown,
        is_online: true,
    }
}

fn cause_of(seen: &Observed) -> Cause {
    diagnose(seen).cause
}

fn answered(status: u16, body: &str) -> Observed {
    let failure = read_failure(status, &[], body.as_bytes(), None, 0);
    Observed {
        fetch: Fetch::Failed(failure),
        ..seen("https://api.openai.com/v1")
    }
}

const OLLAMA: &str = "http://localhost:11434";
const NEAR: &str = "http://192.168.1.5:1234/v1";
const FAR: &str = "http://models.example/v1";

#[test]
fn answers_speak_for_themselves() {
    let model = r#"{"error":{"message":"The model `x` does not exist","code":"model_not_found"}}"#;
    let quota =
        r#"{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}"#;
    for (seen, wanted) in [
        (answered(401, "{}"), Cause::WrongKey),
        (answered(404, model), Cause::WrongModel),
        (answered(429, quota), Cause::NoCredit),
        (answered(404, "{}"), Cause::WrongAddress),
        (answered(200, "<html>"), Cause::WrongAddress),
        (
            answered(500, "{}"),
            Cause::Failure(FailureKind::ServerError),
        ),
        (
            Observed {
                fetch: Fetch::Fine,
                ..seen(OLLAMA)
            },
            Cause::Nothing,
        ),
        (seen("localhost:11434"), Cause::WrongAddress),
    ] {
        assert_eq!(cause_of(&seen), wanted, "{seen:?}");
    }
}

#[test]
fn blind_errors_are_told_apart() {
    let reached = |it: Observed| Observed {
        probe: Probe::Reached,
        ..it
    };
    let untried = |it: Observed| Observed {
        probe: Probe::NotTried,
        ..it
    };
    let with = |permission, it: Observed| Observed { permission, ..it };
    let from = |page: &str, it: Observed| Observed {
        page: page.into(),
        ..it
    };
    for (seen, wanted) in [
        (reached(seen(OLLAMA)), Cause::Cors),
        (reached(seen("https://api.example/v1")), Cause::Cors),
        (seen(OLLAMA), Cause::ServerDown),
        (seen("https://api.example/v1"), Cause::ServerDown),
        (untried(seen(OLLAMA)), Cause::Unclear),
        // Plain http from an https page: forbidden far away, by most browsers also near, never on this machine.
        (seen(FAR), Cause::MixedContent),
        (seen(NEAR), Cause::MixedContent),
        (with(Permission::Granted, seen(NEAR)), Cause::ServerDown),
        (from("http://localhost:8080", seen(FAR)), Cause::ServerDown),
        // The permission for local networks.
        (
            with(Permission::Denied, seen(OLLAMA)),
            Cause::LocalPermission,
        ),
        (
            with(Permission::Prompt, seen(OLLAMA)),
            Cause::LocalPermission,
        ),
        (with(Permission::Denied, seen(NEAR)), Cause::LocalPermission),
        (
            with(Permission::Denied, seen("https://api.example/v1")),
            Cause::ServerDown,
        ),
        (
            with(
                Permission::Denied,
                from("http://localhost:8080", seen(OLLAMA)),
            ),
            Cause::ServerDown,
        ),
        (
            with(
                Permission::Granted,
                from("http://exemplar.example", seen(OLLAMA)),
            ),
            Cause::LocalPermission,
        ),
        // Without a network, this machine can still be asked.
        (
            Observed {
                is_online: false,
                ..seen("https://api.example/v1")
            },
            Cause::Offline,
        ),
        (
            Observed {
                is_online: false,
                ..reached(seen(OLLAMA))
            },
            Cause::Cors,
        ),
    ] {
        assert_eq!(cause_of(&seen), wanted, "{seen:?}");
    }
}

#[test]
fn the_exact_setting_is_named() {
    for (address, preset, words) in [
        (
            OLLAMA,
            None,
            "launchctl setenv OLLAMA_ORIGINS \"https://exemplar.example\"",
        ),
        (
            OLLAMA,
            None,
            "setx OLLAMA_ORIGINS \"https://exemplar.example\"",
        ),
        (
            OLLAMA,
            None,
            "Environment=\"OLLAMA_ORIGINS=https://exemplar.example\"",
        ),
        ("http://localhost:1234/v1", None, "“Enable CORS”"),
        ("http://localhost:1234/v1", None, "lms server start --cors"),
        (
            "http://localhost:8080/v1",
            None,
            "--cors-origins https://exemplar.example",
        ),
        (
            "http://localhost:8000/v1",
            None,
            "--allowed-origins '[\"https://exemplar.example\"]'",
        ),
        (
            "http://localhost:9/v1",
            Some("lm-studio"),
            "lms server start --cors",
        ),
        ("https://gpu.example", Some("vllm"), "--allowed-origins"),
    ] {
        let preset = preset.map(str::to_owned);
        let diagnosis = diagnose(&Observed {
            probe: Probe::Reached,
            preset,
            ..seen(address)
        });
        assert_eq!(diagnosis.cause, Cause::Cors);
        assert!(
            diagnosis.steps.iter().any(|it| it.contains(words)),
            "{words}: {diagnosis:?}"
        );
    }
}

/// The steps are commands to be copied: what stands in them must not come from anywhere strange.
#[test]
fn a_strange_page_address_is_in_no_command() {
    let page = "https://x.example\"; rm -rf ~ #".to_owned();
    let diagnosis = diagnose(&Observed {
        page,
        probe: Probe::Reached,
        ..seen(OLLAMA)
    });
    assert!(!format!("{diagnosis:?}").contains("rm -rf"));
}

proptest! {
    #![proptest_config(cases(512))]
    #[test]
    fn there_is_always_something_to_say(
        page in prop::sample::select(vec!["https://a.example", "http://localhost:1", "http://a.example", "", "x"]),
        address in prop::sample::select(vec![OLLAMA, NEAR, FAR, "https://api.example", "", "http://[::1]:8000", "http://a b"]),
        preset in prop::option::of(prop::sample::select(PRESETS.iter().map(|it| it.id).collect::<Vec<_>>())),
        kind in prop::option::of(prop::sample::select(FailureKind::ALL.to_vec())),
        probe in prop::sample::select(vec![Probe::NotTried, Probe::Reached, Probe::NotReached]),
        permission in prop::sample::select(vec![Permission::Unknown, Permission::Granted, Permission::Prompt, Permission::Denied]),
        is_online: bool,
    ) {
        let fetch = kind.map_or(Fetch::Blind, |it| Fetch::Failed(Failure::of(it)));
        let preset = preset.map(str::to_owned);
        let seen = Observed { page: page.into(), address: address.into(), preset, fetch, probe, permission, is_online };
        let diagnosis = diagnose(&seen);
        prop_assert!(!diagnosis.what.is_empty());
        // A failure's sentence says what to do by itself; every other cause needs steps.
        let told = matches!(diagnosis.cause, Cause::Failure(_) | Cause::WrongKey | Cause::WrongModel | Cause::NoCredit);
        prop_assert!(told || !diagnosis.steps.is_empty(), "{diagnosis:?}");
        prop_assert_ne!(diagnosis.cause, Cause::Nothing);
    }
}
