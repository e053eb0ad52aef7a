//! A conflict of a merge in words: what it is about, and what each side made of it.

use domain::{Example, Project, ProjectId, RunSettings};
use history::{Change, Conflict, Setting, changes};

use crate::{
    compare::{capitalised, title},
    words,
};

/// What is to be chosen. `None`: that side has nothing there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub title: String,
    pub before: Option<String>,
    pub ours: Option<String>,
    pub theirs: Option<String>,
}

/// The conflict as it is shown.
pub fn clash(conflict: &Conflict) -> Clash {
    let (title, sides) = match conflict {
        Conflict::Text { field, sides } => {
            let of = |it: &String| Some(it.clone());
            (
                title(field),
                [&sides.base, &sides.ours, &sides.theirs].map(of),
            )
        }
        Conflict::Value { name, sides } => {
            let of = |it: &Option<String>| it.clone();
            let sides = [&sides.base, &sides.ours, &sides.theirs].map(of);
            (words::variable(name), sides)
        }
        Conflict::Kind { name, sides } => {
            let of = |it: &domain::ValueKind| Some(words::kind_named(it.key()));
            let sides = [&sides.base, &sides.ours, &sides.theirs].map(of);
            (words::kind_of(name), sides)
        }
        Conflict::Example { id, sides } => {
            let of = |it: &Option<Example>| it.as_ref().map(text);
            let sides = [&sides.base, &sides.ours, &sides.theirs].map(of);
            (words::example_number(&id.0.to_string()), sides)
        }
        Conflict::Order(sides) => {
            let of = |it: &Vec<domain::ExampleId>| {
                let numbers: Vec<String> = it.iter().map(|it| it.0.to_string()).collect();
                Some(numbers.join(", "))
            };
            let sides = [&sides.base, &sides.ours, &sides.theirs].map(of);
            (words::order_of_examples().to_owned(), sides)
        }
        Conflict::Setting { setting, sides } => {
            let (before, ours) = values(*setting, &sides.base, &sides.ours);
            let (_, theirs) = values(*setting, &sides.base, &sides.theirs);
            (capitalised(setting.name()), [before, ours, theirs])
        }
    };
    let [before, ours, theirs] = sides;
    Clash {
        title,
        before,
        ours,
        theirs,
    }
}

/// A setting in two runs that differ in it, as a person would read it.
fn values(
    setting: Setting,
    old: &RunSettings,
    new: &RunSettings,
) -> (Option<String>, Option<String>) {
    let with = |run: &RunSettings| {
        let mut project = Project::empty(ProjectId(String::new()), "");
        project.run = run.clone();
        project
    };
    let found = changes(&with(old), &with(new))
        .into_iter()
        .find_map(|it| match it {
            Change::Setting {
                setting: it,
                old,
                new,
            } if it == setting => Some((old, new)),
            _ => None,
        });
    found.unzip()
}

fn text(example: &Example) -> String {
    let text = format!("{}\n→ {}", example.input, example.output);
    match example.on {
        true => text,
        false => format!("{text} {}", words::is_off()),
    }
}
