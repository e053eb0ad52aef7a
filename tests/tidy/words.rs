//! No words for people in the code: in rooms whose texts are catalogues, a literal that looks like words fails.

use super::files;

/// Any room may speak.
pub(crate) const EVERYBODY: &[&str] = &["words", "phrases"];

/// Rooms whose texts stand in `words/*.ftl`. A room that has them all there is added here.
const CONVERTED: &[&str] = &["controls", "lab", "measure", "picture", "records", "trials"];

/// Literals that look like words and are none for people: names of keys, attributes, headers.
const NO_WORDS: &[&str] = &[
    "ArrowDown",
    "ArrowUp",
    "Escape",
    // The name of a file.
    "batch of {}.{extension}",
    // What YAML calls nothing, true and false.
    "Null",
    "True",
    "False",
    // What a call's name is made of, what ends a prompt of a paper, and that paper's first author.
    "exemplar call 1",
    "The answer is",
    "Kojima",
    // Months, for dates in chat templates.
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
];

/// Files whose texts are prompts, samples, patterns or parts of formats: English in every language.
const ENGLISH: &[&str] = &[
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
    "src/trials/phrases.rs",
    "src/trials/sample.rs",
];

/// On a line with one of these, a literal is for programmers or for the browser.
const NOT_SHOWN: &[&str] = &[
    "assert",
    "panic!",
    "unreachable!",
    ".expect(",
    "class=",
    "#![",
    "#[cfg",
    "query_selector",
    "target_arch",
];

#[test]
fn words_for_people_are_in_catalogues() {
    let mut found = Vec::new();
    for room in CONVERTED {
        let files = files(&format!("src/{room}"), "rs");
        assert!(!files.is_empty(), "{room} has no files");
        for (path, text) in files {
            let shown = path.to_string_lossy();
            let is_english = ENGLISH.iter().any(|it| path.ends_with(it));
            if is_english || shown.contains("/tests") || shown.contains("/test_") {
                continue;
            }
            for (n_line, literal) in literals(&text) {
                if looks_like_words(&literal) && !NO_WORDS.contains(&&*literal) {
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
    if bare.split(' ').any(is_name) {
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
    ] {
        assert!(!looks_like_words(name), "{name}");
    }
    let code = "let a = \"one two\"; // \"no\"\n    let b = '\"';\n    let c = \"x \\\"y\\\" \\\n        z\";\n#[cfg(test)]\nmod tests { \"not this\" }";
    let found = literals(code);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], (1, "one two".to_owned()));
    assert!(found[1].1.starts_with("x \"y\""));
}
