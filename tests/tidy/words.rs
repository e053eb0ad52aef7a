//! No words for people in the code: in rooms whose texts are catalogues, a literal that looks like words fails.

use super::files;

/// Any room may speak.
pub(crate) const EVERYBODY: &[&str] = &["phrases", "words"];

/// Rooms whose texts stand in `words/*.ftl`. A room that has them all there is added here.
const CONVERTED: &[&str] = &[
    "annex", "app", "archive", "controls", "dataset", "desk", "engine", "foreign", "format",
    "history", "lab", "lint", "measure", "outside", "picture", "records", "remote", "services",
    "sheet", "trials", "ui", "versions",
];

/// The page's own files, which say what `app::said` says.
const PAGE: &str = "";

/// Literals that look like words and are none for people: names of keys, attributes, headers.
const NO_WORDS: &[&str] = &[
    ".comment textarea",
    ".menu button",
    "Alt+",
    "Apr",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Assistant: {text} ",
    "Aug",
    "Backspace",
    "Control+Enter Meta+Enter",
    "Ctrl+",
    "Dec",
    "Delete",
    "End",
    "Enter",
    "Esc",
    "Escape",
    "Exemplar",
    "False",
    "Feb",
    "Hello",
    "Home",
    "Jan",
    "Jul",
    "Jun",
    "Kojima",
    "LM Studio",
    "Mac OS",
    "Mar",
    "May",
    "Nov",
    "Null",
    "Oct",
    "Ollama generate",
    "OpenAI Completions",
    "PageDown",
    "PageUp",
    "Passphrase(…)",
    "Sep",
    "Shift+",
    "Tab",
    "The answer is",
    "True",
    "User: {text} ",
    "batch of {}.{extension}",
    "exemplar call 1",
    "exemplar nearness 1",
    "not known",
    "row text {n}",
    "this browser gives no random bytes",
    "your own",
    "{NUMBERS}px {PARTS}px {}",
    "{lines}Assistant:",
];

/// Files whose words are of others, English in every language: prompts, samples and phrases that go to models, names of
/// services and what they say, commands to copy, parts of formats.
const OF_OTHERS: &[&str] = &[
    "src/desk/phrases.rs",
    "src/lab/recipes/triggers.rs",
    "src/lab/recipes/wording/slots.rs",
    "src/lab/scores/judge.rs",
    "src/lab/scores/judge/pair.rs",
    "src/lab/scores/markup/html.rs",
    "src/lab/scores/refusal.rs",
    "src/lab/scripted.rs",
    "src/picture/examples/gallery.rs",
    "src/picture/svg.rs",
    "src/records/bundle/v1.rs",
    "src/records/bundle/v1/names.rs",
    "src/records/bundle/v1/recipes.rs",
    "src/remote/doctor/commands.rs",
    "src/remote/failure/read.rs",
    "src/remote/preset.rs",
    "src/remote/protocol.rs",
    "src/trials/phrases.rs",
    "src/trials/sample.rs",
];

/// The same for one file alone: what stands in files and programs, and what another library says.
const NO_WORDS_IN: &[(&str, &[&str])] = &[
    (
        "annex/desk.rs",
        &[
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
    ),
    (
        "src/main.rs",
        &["The studio runs in a browser: `cargo xtask serve` builds it and prints its address."],
    ),
    ("annex/main.rs", &["this is no question"]),
    ("foreign/content.rs", &["recursion limit"]),
    ("foreign/conversations.rs", &["one conversation"]),
    (
        "foreign/copy.rs",
        &[
            "Python (openai)",
            "Rust",
            "curl {} \\   -H 'Content-Type: application/json' \\   -H \"Authorization: Bearer ${}\" \\   -d {} ",
        ],
    ),
    ("foreign/data.rs", &["Column {it}"]),
    ("foreign/data/xlsx.rs", &["Relationship", "Target"]),
    (
        "foreign/langchain/hub.rs",
        &["Chat", "Prompt", "System", "Human"],
    ),
    ("foreign/prompt_engine.rs", &["Input", "Output"]),
    ("foreign/turns.rs", &["messages aside"]),
    ("format/share.rs", &["one at a time, taken apart at once"]),
    ("format/table.rs", &["Column {it}"]),
    (
        "format/v1.rs",
        &[
            "Input",
            "Output",
            "Number::is_missing",
            "Option::is_none",
            "String::is_empty",
        ],
    ),
    ("format/v1/number.rs", &["a number"]),
    (
        "history/store/phrases.rs",
        &[
            " moved to place ",
            " switched on",
            " switched off",
            "max tokens ",
            " more changes",
            "stop texts ",
            "renamed to “",
            "first version",
        ],
    ),
];

/// On a line with one of these, a literal is for programmers or for the browser.
const NOT_SHOWN: &[&str] = &[
    "#![",
    "#[cfg",
    ".expect(",
    "assert",
    "class=",
    "panic!",
    "query_selector",
    "target_arch",
    "unreachable!",
];

#[test]
fn words_for_people_are_in_catalogues() {
    let mut found = Vec::new();
    for room in CONVERTED.iter().copied().chain([PAGE]) {
        let mut of_room = files(&format!("src/{room}"), "rs");
        if room == PAGE {
            of_room.retain(|it| it.0.parent().is_some_and(|it| it.ends_with("src")));
        }
        assert!(!of_room.is_empty(), "{room} has no files");
        for (path, text) in of_room {
            let shown = path.to_string_lossy();
            let is_of_others = OF_OTHERS.iter().any(|it| shown.ends_with(it));
            let is_aside = ["/tests", "/examples/", "/test_"]
                .iter()
                .any(|it| shown.contains(it));
            if is_of_others || is_aside {
                continue;
            }
            for (n_line, literal) in literals(&text) {
                let mut here = NO_WORDS_IN.iter().filter(|it| path.ends_with(it.0));
                let is_none =
                    NO_WORDS.contains(&&*literal) || here.any(|it| it.1.contains(&&*literal));
                if looks_like_words(&literal) && !is_none {
                    found.push(format!("{shown}:{n_line}: “{literal}”"));
                }
            }
        }
    }
    assert!(found.is_empty(), "words in code:\n{}", found.join("\n"));
}

/// A space between letters, or a word with a capital; what a style sheet names has dashes or underscores.
fn looks_like_words(literal: &str) -> bool {
    // A place for a value is no word.
    let mut bare = String::new();
    let mut depth = 0_u32;
    for it in literal.chars() {
        match it {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(it),
            _ => {}
        }
    }
    let is_name = |it: &str| it.contains("--") || it.contains("__") || it.contains(['=', '#', '[']);
    if bare.split(' ').any(is_name) || bare.contains("://") {
        return false;
    }
    let chars: Vec<char> = bare.chars().collect();
    let apart = chars
        .windows(3)
        .any(|it| it[0].is_alphabetic() && it[1] == ' ' && it[2].is_alphabetic());
    let named = bare.split(|it: char| !it.is_alphanumeric()).any(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() > 1
            && letters.all(char::is_lowercase)
    });
    apart || named
}

/// The string literals of a file with their lines, up to its tests.
fn literals(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines: Vec<&str> = code.lines().collect();
    let mut open: Option<(usize, String)> = None;
    for (at, line) in lines.iter().enumerate() {
        let shown = line.trim_start();
        if open.is_none()
            && (shown.starts_with("//") || NOT_SHOWN.iter().any(|it| line.contains(it)))
        {
            continue;
        }
        let mut chars = line.chars().peekable();
        let mut before = ' ';
        while let Some(it) = chars.next() {
            match (&mut open, it) {
                (None, '/') if chars.peek() == Some(&'/') => break,
                // The quote as a character is no literal.
                (None, '"') if before == '\'' => {}
                (None, '"') => open = Some((at + 1, String::new())),
                (None, _) => {}
                (Some(_), '"') => found.extend(open.take()),
                (Some((_, text)), '\\') => {
                    match chars.next() {
                        Some('n' | 't') => text.push(' '),
                        Some(other) => text.push(other),
                        // Goes on in the next line.
                        None => {}
                    }
                }
                (Some((_, text)), it) => text.push(it),
            }
            before = it;
        }
    }
    found
}

#[test]
fn words_are_told_from_names() {
    for words in [
        "Save",
        "no rows",
        "“{name}” was deleted.",
        "Nothing has left",
    ] {
        assert!(looks_like_words(words), "{words}");
    }
    for name in [
        "button button--lined",
        "{name}",
        "wasm32",
        "M4 5h7M14 5h6",
        "data-theme",
        "",
        "{a} {b}",
        "https://a.b/Some-Model",
    ] {
        assert!(!looks_like_words(name), "{name}");
    }
    let code = "let a = \"one two\"; // \"no\"\n    let b = '\"';\n    let c = \"x \\\"y\\\" \\\n        z\";\n#[cfg(test)]\nmod tests { \"not this\" }";
    let found = literals(code);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], (1, "one two".to_owned()));
    assert!(found[1].1.starts_with("x \"y\""));
}
