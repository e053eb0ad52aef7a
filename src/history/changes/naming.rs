//! The automatic name of a version: what changed, in a few words.

use domain::{Field, Style};

use super::Change;

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
        let phrase = match (&places[..], change) {
            ([_], Change::Moved { from, to }) => {
                format!("example {} moved to place {}", from + 1, to + 1)
            }
            ([place], _) => format!("example {} {verb}", place + 1),
            ([a, b], _) => format!("examples {} and {} {verb}", a + 1, b + 1),
            ([a, b, c], _) => format!("examples {}, {} and {} {verb}", a + 1, b + 1, c + 1),
            _ => format!("{} examples {verb}", places.len()),
        };
        phrases.push((phrase, places.len()));
    }
    let left: usize = phrases.iter().skip(MOST_PHRASES).map(|it| it.1).sum();
    let told: Vec<String> = phrases
        .into_iter()
        .take(MOST_PHRASES)
        .map(|it| it.0)
        .collect();
    let told = told.join(", ");
    match (told.is_empty(), left) {
        (true, _) => "nothing changed".to_owned(),
        (_, 0) => told,
        (_, 1) => format!("{told} and 1 more change"),
        (_, n) => format!("{told} and {n} more changes"),
    }
}

/// The place and what happened there, where it is about an example.
fn of_example(change: &Change) -> Option<(usize, &'static str)> {
    Some(match change {
        Change::Added { place, .. } => (*place, "added"),
        Change::Removed { place, .. } => (*place, "removed"),
        Change::Moved { from, .. } => (*from, "moved"),
        Change::Reworded { place, .. } => (*place, "reworded"),
        Change::Shown { place, on: true } => (*place, "switched on"),
        Change::Shown { place, on: false } => (*place, "switched off"),
        Change::Text { .. }
        | Change::Style { .. }
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
        } => format!("renamed to “{}”", short(new)),
        Change::Text { field, old, new } => format!("{} {}", title(field), worded(old, new)),
        Change::Style { new, .. } => match new {
            Style::Chat => "made a chat".to_owned(),
            Style::Completion => "made a completion".to_owned(),
        },
        Change::Value { name, old, new } => {
            let verb = match (old, new) {
                (None, _) => "set",
                (_, None) => "emptied",
                _ => "changed",
            };
            format!("variable “{}” {verb}", short(name))
        }
        Change::Setting { setting, old, new } => {
            format!("{} {} to {}", setting.name(), short(old), short(new))
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
        Field::Name => "name".to_owned(),
        Field::Instruction => "instruction".to_owned(),
        Field::InputLabel => "input label".to_owned(),
        Field::OutputLabel => "output label".to_owned(),
        Field::Input => "input".to_owned(),
        Field::ExampleInput(_) => "input of an example".to_owned(),
        Field::ExampleOutput(_) => "output of an example".to_owned(),
        Field::Value(name) => format!("variable “{}”", short(name)),
    }
}

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
