//! What differs between two projects, part by part: words, examples, variables, settings.

mod matching;
mod naming;

use std::collections::BTreeSet;

use domain::{Example, Field, Labels, Project, Prompt, Style, ValueKind};

use crate::setting::{self, Setting};

pub use naming::name;
pub(crate) use naming::title;

/// One difference. Places count from 0; texts come whole, and the screen says which words differ.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A text of the project's own: its name, the instruction, a label, the input, the options of a variable or
    /// the comment on the instruction.
    Text {
        field: Field,
        old: String,
        new: String,
    },
    Style {
        old: Style,
        new: Style,
    },
    Added {
        place: usize,
        example: Example,
    },
    Removed {
        place: usize,
        example: Example,
    },
    /// The same example among others; `from` is its old place, `to` its new one.
    Moved {
        from: usize,
        to: usize,
    },
    /// `place` is the new one. Says nothing of whether it is shown.
    Reworded {
        place: usize,
        old: Example,
        new: Example,
    },
    /// An example is shown to the model now, or no longer. `place` is the new one.
    Shown {
        place: usize,
        on: bool,
    },
    /// A comment on an example. `place` is the new one.
    Noted {
        place: usize,
        old: String,
        new: String,
    },
    /// How a variable's value is asked for.
    Kind {
        name: String,
        old: ValueKind,
        new: ValueKind,
    },
    /// A variable's value; `None` where it has none.
    Value {
        name: String,
        old: Option<String>,
        new: Option<String>,
    },
    /// Values as a person would read them.
    Setting {
        setting: Setting,
        old: String,
        new: String,
    },
}

/// Two projects side by side, with what each costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub changes: Vec<Change>,
    /// In tokens, as the caller counts.
    pub old_tokens: usize,
    pub new_tokens: usize,
}

/// Compares two projects; `count` says how many tokens the model is sent for one.
pub fn compare(old: &Project, new: &Project, count: impl Fn(&Project) -> usize) -> Comparison {
    Comparison {
        changes: changes(old, new),
        old_tokens: count(old),
        new_tokens: count(new),
    }
}

/// All differences in reading order; none for projects that are saved alike. The device's id is not compared.
pub fn changes(old: &Project, new: &Project) -> Vec<Change> {
    // Taken apart in full, so that a new field does not compile until it is compared.
    let Project {
        id: _,
        name,
        prompt,
        run,
        form,
        note,
    } = new;
    let Prompt {
        style,
        instruction,
        labels: Labels {
            input: input_label,
            output: output_label,
        },
        examples,
        input,
        values,
    } = prompt;
    let mut changes = Vec::new();
    let text = |field: Field, new: &str| {
        let old = old.text(&field).unwrap_or_default().to_owned();
        let new = new.to_owned();
        (old != new).then_some(Change::Text { field, old, new })
    };
    let texts = [
        (Field::Name, name),
        (Field::Instruction, instruction),
        (Field::Note, note),
        (Field::InputLabel, input_label),
        (Field::OutputLabel, output_label),
        (Field::Input, input),
    ];
    changes.extend(
        texts
            .into_iter()
            .filter_map(|(field, new)| text(field, new)),
    );
    if old.prompt.style != *style {
        let (old, new) = (old.prompt.style, *style);
        changes.push(Change::Style { old, new });
    }
    matching::examples(&old.prompt.examples, examples, &mut changes);
    let old_values = &old.prompt.values;
    let names: BTreeSet<&String> = old_values.keys().chain(values.keys()).collect();
    for name in names {
        // An empty value is an absent one.
        let present = |it: &&String| !it.is_empty();
        let old = old_values.get(name).filter(present).cloned();
        let new = values.get(name).filter(present).cloned();
        if old != new {
            let name = name.clone();
            changes.push(Change::Value { name, old, new });
        }
    }
    let all = old.form.all().iter().chain(form.all());
    let names: BTreeSet<&String> = all.map(|it| &it.name).collect();
    for name in names {
        let (before, now) = (old.form.kind(name), form.kind(name));
        if before != now {
            changes.push(Change::Kind {
                name: name.clone(),
                old: before,
                new: now,
            });
        }
        let field = Field::Options(name.clone());
        changes.extend(text(field, form.options(name)));
    }
    let settings = setting::all(&old.run).into_iter().zip(setting::all(run));
    for ((setting, old), (_, new)) in settings.filter(|(old, new)| old != new) {
        changes.push(Change::Setting { setting, old, new });
    }
    changes
}
