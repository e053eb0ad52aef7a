//! Two versions that went different ways become one: part by part, word by word, with every clash shown.

mod examples;
mod settling;
mod text;

use std::collections::BTreeSet;

use domain::{Example, ExampleId, Field, Form, Labels, Project, Prompt, RunSettings, ValueKind};

use crate::setting::{self, Setting};

pub use settling::Choice;

/// The same part in the version that both come from and in the two that are merged.
#[derive(Clone, Debug, PartialEq)]
pub struct Sides<T> {
    pub base: T,
    pub ours: T,
    pub theirs: T,
}

/// A part that both sides changed, each in its own way.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// Both changed the same words, or words that touch.
    Text { field: Field, sides: Sides<String> },
    /// `None` where the variable has no value.
    Value {
        name: String,
        sides: Sides<Option<String>>,
    },
    /// Both want another kind for a variable.
    Kind {
        name: String,
        sides: Sides<ValueKind>,
    },
    /// One side removed what the other changed.
    Example {
        id: ExampleId,
        sides: Sides<Option<Example>>,
    },
    /// Both put the examples into another order.
    Order(Sides<Vec<ExampleId>>),
    /// Only this one setting of the three is meant.
    Setting {
        setting: Setting,
        sides: Box<Sides<RunSettings>>,
    },
}

/// What came of a merge. Where there is a conflict the project has our side, or the example that was not removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    pub project: Project,
    /// To be settled with [`Merged::resolve`].
    pub conflicts: Vec<Conflict>,
}

/// Merges what `ours` and `theirs` did to `base`. What only one side changed is taken from it; what both changed
/// alike is taken once. Without conflicts it does not matter which side is ours.
pub fn merge(base: &Project, ours: &Project, theirs: &Project) -> Merged {
    // Taken apart in full, so that a new field does not compile until it is merged.
    let Project {
        id,
        name,
        prompt,
        run: _,
        form: _,
        note,
    } = ours;
    let Prompt {
        style,
        instruction,
        labels: Labels {
            input: input_label,
            output: output_label,
        },
        examples: _,
        input,
        values: _,
    } = prompt;
    let mut conflicts = Vec::new();
    let mut words = |field: Field, ours: &str| {
        let of = |side: &Project| side.text(&field).unwrap_or_default().to_owned();
        let sides = Sides {
            base: of(base),
            ours: ours.to_owned(),
            theirs: of(theirs),
        };
        text::merge(field, sides, &mut conflicts)
    };
    let (name, instruction) = (
        words(Field::Name, name),
        words(Field::Instruction, instruction),
    );
    let labels = Labels {
        input: words(Field::InputLabel, input_label),
        output: words(Field::OutputLabel, output_label),
    };
    let input = words(Field::Input, input);
    let note = words(Field::Note, note);
    let named: BTreeSet<&String> = [base, ours, theirs]
        .into_iter()
        .flat_map(|it| it.form.all())
        .map(|it| &it.name)
        .collect();
    let mut form = Form::default();
    for name in &named {
        let field = Field::Options((*name).clone());
        let ours = ours.text(&field).unwrap_or_default();
        form.set_options(name, words(field, ours));
    }
    merge_kinds(named, [base, ours, theirs], &mut form, &mut conflicts);
    // Of two styles, both sides can only have changed to the same.
    let style = if *style == base.prompt.style {
        theirs.prompt.style
    } else {
        *style
    };
    let examples = examples::merge(
        Sides {
            base: &base.prompt.examples,
            ours: &prompt.examples,
            theirs: &theirs.prompt.examples,
        },
        &mut conflicts,
    );
    let mut values = std::collections::BTreeMap::new();
    let all = [base, ours, theirs].into_iter();
    let names: BTreeSet<&String> = all.flat_map(|it| it.prompt.values.keys()).collect();
    for name in names {
        let of = |side: &Project| {
            let value = side.prompt.values.get(name).cloned();
            value.filter(|it| !it.is_empty())
        };
        let sides = Sides {
            base: of(base),
            ours: of(ours),
            theirs: of(theirs),
        };
        if let Some(value) = merge_value(name, sides, &mut conflicts) {
            values.insert(name.clone(), value);
        }
    }
    let run = merge_run(&base.run, &ours.run, &theirs.run, &mut conflicts);
    let project = Project {
        id: id.clone(),
        name,
        prompt: Prompt {
            style,
            instruction,
            labels,
            examples,
            input,
            values,
        },
        run,
        form,
        note,
    };
    Merged { project, conflicts }
}

impl<T: PartialEq> Sides<T> {
    /// The side that is to be taken; gives them back where both changed, differently.
    fn settled(self) -> Result<T, Self> {
        if self.ours == self.theirs || self.theirs == self.base {
            Ok(self.ours)
        } else if self.ours == self.base {
            Ok(self.theirs)
        } else {
            Err(self)
        }
    }
}

fn merge_value(
    name: &str,
    sides: Sides<Option<String>>,
    conflicts: &mut Vec<Conflict>,
) -> Option<String> {
    let sides = match sides.settled() {
        Ok(value) => return value,
        Err(sides) => sides,
    };
    if let (Some(base), Some(ours), Some(theirs)) = (&sides.base, &sides.ours, &sides.theirs)
        && let Some(both) = text::both(base, ours, theirs)
    {
        return Some(both);
    }
    let ours = sides.ours.clone();
    let name = name.to_owned();
    conflicts.push(Conflict::Value { name, sides });
    ours
}

fn merge_kinds(
    names: BTreeSet<&String>,
    [base, ours, theirs]: [&Project; 3],
    form: &mut Form,
    conflicts: &mut Vec<Conflict>,
) {
    for name in names {
        let sides = Sides {
            base: base.form.kind(name),
            ours: ours.form.kind(name),
            theirs: theirs.form.kind(name),
        };
        let kind = sides.settled().unwrap_or_else(|sides| {
            let ours = sides.ours;
            let name = name.clone();
            conflicts.push(Conflict::Kind { name, sides });
            ours
        });
        form.set_kind(name, kind);
    }
}

fn merge_run(
    base: &RunSettings,
    ours: &RunSettings,
    theirs: &RunSettings,
    conflicts: &mut Vec<Conflict>,
) -> RunSettings {
    let mut run = ours.clone();
    let all = setting::all(base).into_iter().zip(setting::all(ours));
    for (((setting, base_is), (_, ours_is)), (_, theirs_is)) in all.zip(setting::all(theirs)) {
        let sides = Sides {
            base: base_is,
            ours: ours_is.clone(),
            theirs: theirs_is,
        };
        match sides.settled() {
            Ok(taken) if taken == ours_is => {}
            Ok(_) => setting.copy(theirs, &mut run),
            Err(_) => {
                let sides = Box::new(Sides {
                    base: base.clone(),
                    ours: ours.clone(),
                    theirs: theirs.clone(),
                });
                conflicts.push(Conflict::Setting { setting, sides });
            }
        }
    }
    run
}
