//! Every room that has texts has all of them in every language, with the same variables and the plurals of each.

use std::{collections::BTreeSet, fs, path::Path};

use catalogue::{Key, Message, is_count, pack, rooms};
use words::{Category, Language};

fn root() -> &'static Path {
    let room = Path::new(env!("CARGO_MANIFEST_DIR"));
    room.ancestors().nth(2).expect("two folders up")
}

fn of(room: &str, language: Language) -> Vec<Message> {
    rooms::messages(root(), room, language).unwrap_or_else(|it| panic!("{it}"))
}

fn all_rooms() -> Vec<String> {
    let rooms = rooms::rooms(root()).expect("src");
    assert!(!rooms.is_empty(), "no room has texts");
    rooms
}

#[test]
fn every_language_has_every_text_with_its_variables_and_plurals() {
    let mut faults = Vec::new();
    for room in all_rooms() {
        let english = of(&room, Language::English);
        for language in Language::ALL {
            let messages = of(&room, language);
            let tag = language.tag();
            let ids = |messages: &[Message]| -> BTreeSet<String> {
                messages.iter().map(|it| it.id.clone()).collect()
            };
            for id in ids(&english).symmetric_difference(&ids(&messages)) {
                faults.push(format!("{room}, {tag}: `{id}` is missing or too much"));
            }
            for message in &messages {
                let original = english.iter().find(|it| it.id == message.id);
                let original = original.unwrap_or(message);
                for fault in unlike(original, message, language) {
                    faults.push(format!("{room}, {tag}: `{}` {fault}", message.id));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What a translation has not, or too much.
fn unlike(english: &Message, message: &Message, language: Language) -> Vec<String> {
    let mut faults = Vec::new();
    let args = |message: &Message| -> BTreeSet<String> { message.args().into_iter().collect() };
    if args(english) != args(message) {
        faults.push(format!(
            "has the variables {:?} instead of {:?}",
            args(message),
            args(english)
        ));
    }
    if message.shown().trim().is_empty() {
        faults.push("is empty".into());
    }
    for (arg, _) in english.choices() {
        let needs_choice = language != Language::Chinese || !is_count(arg);
        if needs_choice && !message.choices().iter().any(|it| it.0 == arg) {
            faults.push(format!("does not choose by `${arg}`"));
        }
    }
    for (arg, keys) in message.choices() {
        if is_count(arg) {
            faults.extend(wrong_categories(&keys, language));
        } else {
            let words = |keys: &[&Key]| -> BTreeSet<String> {
                keys.iter().map(|it| format!("{it:?}")).collect()
            };
            let original = english.choices().into_iter().find(|it| it.0 == arg);
            if original.is_none_or(|it| words(&it.1) != words(&keys)) {
                faults.push(format!("has other variants by `${arg}`"));
            }
        }
    }
    faults
}

fn wrong_categories(keys: &[&Key], language: Language) -> Vec<String> {
    let has = |category: &Category| {
        keys.iter()
            .any(|it| matches!(it, Key::Word(word) if word == category.name()))
    };
    let mut faults = Vec::new();
    for category in Category::ALL {
        let is_spoken = Category::needed(language).contains(&category)
            || (language, category) == (Language::Spanish, Category::Many);
        if !is_spoken && has(&category) {
            faults.push(format!("has `{}`, which is never used", category.name()));
        }
    }
    for category in Category::needed(language) {
        if !has(category) {
            faults.push(format!("lacks `{}`", category.name()));
        }
    }
    if !matches!(keys.last(), Some(Key::Word(it)) if it == "other") {
        faults.push("needs `*[other]`".into());
    }
    faults
}

#[test]
fn one_english_text_is_said_in_one_way() {
    for language in Language::ALL {
        let rooms: Vec<[Vec<Message>; 2]> = all_rooms()
            .iter()
            .map(|it| [of(it, Language::English), of(it, language)])
            .collect();
        if let Err(why) = pack(rooms.iter().map(|[a, b]| (&a[..], &b[..]))) {
            panic!("{}: {why}", language.tag());
        }
    }
}

#[test]
fn every_text_is_used() {
    for room in all_rooms() {
        let mut code = String::new();
        gather(&root().join("src").join(&room), &mut code);
        for message in of(&room, Language::English) {
            let call = format!("words::{}", message.name());
            let is_used = code.match_indices(&call).any(|(at, _)| {
                !code[at + call.len()..].starts_with(|it: char| it == '_' || it.is_alphanumeric())
            });
            assert!(is_used, "{room}: nothing says `{}`", message.id);
        }
    }
}

fn gather(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, code);
        } else if path.extension().is_some_and(|it| it == "rs") {
            *code += &fs::read_to_string(&path).expect("utf-8");
        }
    }
}
