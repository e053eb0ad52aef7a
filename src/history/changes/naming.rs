//! The automatic name of a version: what changed, in a few words.

use domain::{Field, Style};

use super::Change;
use crate::words;

/// More phrases than this are counted, not told.
const MOST_PHRASES: usize = 3;
/// Longer names and values are cut.
const MOST_CHARS: usize = 40;

/// What changed, such as "example 3 reworded, temperature 0.7 to 0.2". Examples of one kind of change share
/// a phrase; after three phrases it ends in "and 4 more changes".
pub fn name(changes: &[Change]) -> String {
    let mut phrases: Vec<(String, usize)> = Vec::new();
    let mut done = vec![false; changes.len()];
    for (at, change) in changes.iter().enumerate() {
        if done[at] {
            continue;
        }
        let Some((place, verb)) = of_example(change) else {
            phrases.push((alone(change), 1));
            continue;
        };
        let mut places = vec![place];
        for (other, done) in changes[at + 1..].iter().zip(&mut done[at + 1..]) {
            if let Some((place, _)) = of_example(other).filter(|it| it.1 == verb) {
                places.push(place);
                *done = true;
            }
        }
        let told: Vec<String> = places.iter().map(|it| (it + 1).to_string()).collect();
        let phrase = match (&told[..], change) {
            ([place], Change::Moved { to, .. }) => {
                words::example_moved_to(place, &(to + 1).to_string())
            }
            ([place], _) => words::example_changed(place, verb),
            ([a, b], _) => words::two_examples_changed(a, b, verb),
            ([a, b, c], _) => words::three_examples_changed(a, b, c, verb),
            (all, _) => words::many_examples_changed(all.len(), verb),
        };
        phrases.push((phrase, places.len()));
    }
    let left: usize = phrases.iter().skip(MOST_PHRASES).map(|it| it.1).sum();
    let told = phrases.into_iter().take(MOST_PHRASES).map(|it| it.0);
    let told = told.reduce(|before, next| words::changes_next(&before, &next));
    match (told, left) {
        (None, _) => words::nothing_changed().to_owned(),
        (Some(told), 0) => told,
        (Some(told), n) => words::and_more_changes(&told, n),
    }
}

/// The place and the word for what happened there, as the texts choose by it, where it is about an example.
fn of_example(change: &Change) -> Option<(usize, &'static str)> {
    Some(match change {
        Change::Added { place, .. } => (*place, "added"),
        Change::Removed { place, .. } => (*place, "removed"),
        Change::Moved { from, .. } => (*from, "moved"),
        Change::Reworded { place, .. } => (*place, "reworded"),
        Change::Shown { place, on: true } => (*place, "on"),
        Change::Shown { place, on: false } => (*place, "off"),
        Change::Text { .. }
        | Change::Style { .. }
        | Change::Noted { .. }
        | Change::Kind { .. }
        | Change::Value { .. }
        | Change::Setting { .. } => return None,
    })
}

fn alone(change: &Change) -> String {
    match change {
        Change::Text {
            field: Field::Name,
            new,
            ..
        } => words::renamed(&short(new)),
        Change::Text { field, old, new } => words::text_changed(&title(field), worded(old, new)),
        Change::Style { new, .. } => match new {
            Style::Chat => words::made_a_chat().to_owned(),
            Style::Completion => words::made_a_completion().to_owned(),
        },
        Change::Value { name, old, new } => {
            let verb = match (old, new) {
                (None, _) => "set",
                (_, None) => "emptied",
                _ => "changed",
            };
            words::variable_changed(&short(name), verb)
        }
        Change::Noted { place, old, new } => {
            let example = words::the_example(&(place + 1).to_string());
            words::text_changed(&words::comment_on(&example), worded(old, new))
        }
        Change::Kind { name, new, .. } => words::variable_kind(&short(name), new.key()),
        Change::Setting { setting, old, new } => {
            words::setting_changed(setting.name(), &short(old), &short(new))
        }
        Change::Added { .. }
        | Change::Removed { .. }
        | Change::Moved { .. }
        | Change::Reworded { .. }
        | Change::Shown { .. } => String::new(),
    }
}

/// A text field in the middle of a sentence.
pub(crate) fn title(field: &Field) -> String {
    match field {
        Field::Name => words::the_name().to_owned(),
        Field::Instruction => words::the_instruction().to_owned(),
        Field::InputLabel => words::the_input_label().to_owned(),
        Field::OutputLabel => words::the_output_label().to_owned(),
        Field::Input => words::the_input().to_owned(),
        Field::ExampleInput(_) => words::input_of_an_example().to_owned(),
        Field::ExampleOutput(_) => words::output_of_an_example().to_owned(),
        Field::Value(name) => words::the_variable(&short(name)),
        Field::Kind(name) => words::the_kind(&short(name)),
        Field::Options(name) => words::the_options(&short(name)),
        Field::Note => words::the_comment().to_owned(),
        Field::ExampleNote(_) => words::comment_on(words::an_example()),
    }
}

/// As the texts choose by it.
fn worded(old: &str, new: &str) -> &'static str {
    match (old.is_empty(), new.is_empty()) {
        (true, _) => "written",
        (_, true) => "emptied",
        _ => "reworded",
    }
}

/// On one line and not too long.
fn short(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    if line.chars().count() <= MOST_CHARS {
        return line;
    }
    let cut: String = line.chars().take(MOST_CHARS - 1).collect();
    cut + "…"
}
