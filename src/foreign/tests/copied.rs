//! Copied programs, run by the languages' own programs with the network replaced: what is sent is what was asked.

use std::process::Command;

use domain::{Message, Part, Role, RunSettings, Stops};
use serde_json::{Value, json};

use crate::copy::{Ask, Language, code};

const NASTY: [&str; 12] = [
    "plain",
    "it's \"quoted\" `back` $HOME ${x} $(id) !!",
    "line\nline\r\ntab\t",
    "\\n \\ \\\\u0041 \\x41",
    "{{x}} {% y %} %s %(a)s {0}",
    "'''\"\"\"",
    "\u{2028}\u{2029}\u{feff}\u{202e}rtl\u{200b}",
    "\u{1}\u{7f}\u{85}",
    "😀 \u{10ffff} 世界",
    "'; rm -rf / #",
    "</script><!-- \u{e0041}",
    "",
];

fn messages() -> Vec<Message> {
    let message = |it: &&str| Message {
        role: Role::User,
        content: (*it).to_owned(),
        part: Part::Input,
    };
    NASTY.iter().map(message).collect()
}

fn ask<'a>(messages: &'a [Message], run: &'a RunSettings) -> Ask<'a> {
    Ask {
        messages,
        run,
        derived_stops: &[],
        base_url: "https://api.example.org/v1/",
        key_variable: "THE_KEY",
    }
}

fn run() -> RunSettings {
    RunSettings {
        model: "a'b\"c".into(),
        temperature: 0.7,
        stops: Stops::Custom(vec!["\n'\"".into()]),
        ..RunSettings::default()
    }
}

/// What a program prints, `None` where its language is not here.
fn printed(program: &str, arguments: &[&str], text: &str) -> Option<String> {
    let Ok(out) = Command::new(program)
        .args(arguments)
        .arg(text)
        .env("THE_KEY", "k")
        .output()
    else {
        eprintln!("skipped: {program} is not here");
        return None;
    };
    assert!(
        out.status.success(),
        "{program}: {}\n{text}",
        String::from_utf8_lossy(&out.stderr)
    );
    Some(String::from_utf8(out.stdout).expect("utf-8"))
}

fn check(printed: Option<String>, expected: &[&str]) {
    let Some(printed) = printed else { return };
    let sent: Value = serde_json::from_str(&printed).unwrap_or_else(|_| panic!("{printed}"));
    let contents: Vec<&str> = sent["messages"]
        .as_array()
        .expect("messages")
        .iter()
        .filter_map(|it| it["content"].as_str())
        .collect();
    assert_eq!(contents, expected);
    assert_eq!(sent["model"], "a'b\"c");
    assert_eq!(sent["temperature"], json!(0.7));
    assert_eq!(sent["stop"], json!(["\n'\""]));
    assert_eq!(sent["max_tokens"], 64);
}

#[test]
fn a_shell_sends_what_was_asked() {
    let (messages, run) = (messages(), run());
    let text = code(Language::Curl, &ask(&messages, &run));
    let stand_in = "curl() { [ \"$1\" = https://api.example.org/v1/chat/completions ] || exit 1; [ \"$5\" = 'Authorization: Bearer k' ] || exit 2; printf %s \"$7\"; }\n";
    check(
        printed("bash", &["-c"], &format!("{stand_in}{text}")),
        &NASTY,
    );
}

#[test]
fn python_sends_what_was_asked() {
    let (messages, run) = (messages(), run());
    let text = code(Language::Python, &ask(&messages, &run));
    let stand_in = "import sys, io, urllib.request\nsys.stdout.reconfigure(encoding='utf-8')\ndef f(r):\n    assert r.full_url == 'https://api.example.org/v1/chat/completions' and r.headers['Authorization'] == 'Bearer k'\n    print(r.data.decode())\n    sys.exit(0)\nurllib.request.urlopen = f\n";
    check(
        printed("python3", &["-c"], &format!("{stand_in}{text}")),
        &NASTY,
    );
    let text = code(Language::PythonSdk, &ask(&messages, &run));
    let stand_in = "import sys, json, types\nsys.stdout.reconfigure(encoding='utf-8')\nclass C:\n    def __init__(self, base_url, api_key):\n        assert base_url == 'https://api.example.org/v1/' and api_key == 'k'\n        self.chat = types.SimpleNamespace(completions=self)\n    def create(self, **k):\n        print(json.dumps(k))\n        sys.exit(0)\nm = types.ModuleType('openai'); m.OpenAI = C; sys.modules['openai'] = m\n";
    check(
        printed("python3", &["-c"], &format!("{stand_in}{text}")),
        &NASTY,
    );
}

#[test]
fn node_sends_what_was_asked() {
    let (messages, run) = (messages(), run());
    let text = code(Language::TypeScript, &ask(&messages, &run));
    let stand_in = "globalThis.fetch = (url, it) => { if (url !== 'https://api.example.org/v1/chat/completions' || it.headers.Authorization !== 'Bearer k') process.exit(1); process.stdout.write(it.body); process.exitCode = 0; return new Promise(() => {}); };\n";
    let Ok(out) = Command::new("node")
        .args(["--input-type=module", "-e"])
        .arg(format!("{stand_in}{text}"))
        .env("THE_KEY", "k")
        .output()
    else {
        eprintln!("skipped: node is not here");
        return;
    };
    // A promise that never comes ends Node with 13, behind what was printed.
    assert!(
        matches!(out.status.code(), Some(0 | 13)),
        "{}\n{text}",
        String::from_utf8_lossy(&out.stderr)
    );
    check(String::from_utf8(out.stdout).ok(), &NASTY);
}

#[test]
fn rust_sends_what_was_asked() {
    let (messages, run) = (messages(), run());
    let text = code(Language::Rust, &ask(&messages, &run));
    // The literals of the messages, in a program that prints their bytes.
    let literals: Vec<&str> = text
        .lines()
        .filter_map(|it| it.split_once("\"content\": ")?.1.strip_suffix("},"))
        .collect();
    assert_eq!(literals.len(), NASTY.len());
    let program = format!(
        "fn main() {{ for it in [{}] {{ println!(\"{{:?}}\", it.as_bytes()); }} }}",
        literals.join(", ")
    );
    let folder = std::env::temp_dir().join(format!("exemplar-copied-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("a.rs"), program).expect("written");
    let compiled = Command::new("rustc")
        .args(["--edition=2024", "a.rs", "-o", "a"])
        .current_dir(&folder)
        .output();
    if let Ok(out) = compiled {
        assert!(
            out.status.success(),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
        let out = Command::new(folder.join("a")).output().expect("runs");
        let lines: Vec<String> = NASTY
            .iter()
            .map(|it| format!("{:?}", it.as_bytes()))
            .collect();
        assert_eq!(
            String::from_utf8_lossy(&out.stdout)
                .lines()
                .collect::<Vec<_>>(),
            lines
        );
    } else {
        eprintln!("skipped: rustc is not here");
    }
    _ = std::fs::remove_dir_all(folder);
}

#[test]
fn no_key_can_be_in_it() {
    let (messages, run) = (messages(), RunSettings::default());
    for language in Language::ALL {
        let mut ask = ask(&messages, &run);
        ask.key_variable = "A'; rm -rf \"$HOME\"";
        let text = code(language, &ask);
        assert!(
            text.contains("ArmrfHOME") && !text.contains("rm -rf \"$HOME"),
            "{text}"
        );
    }
}
