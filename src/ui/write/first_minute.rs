//! The first minute: run, switch off example 3, run again, see what the examples do, make it yours.

use app::{Answer, Command, Studio};
use domain::{ExampleId, Field, Project, ProjectId};
use leptos::prelude::*;

use crate::{
    controls::{Button, Glyph, Icon, IconButton, Look, Term, Terminology},
    dialogs::{Asked, DialogAsked},
    words,
};

/// How far the person is; nothing of it stands in the way of anything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Another project, or the note was closed.
    #[default]
    Off,
    Run,
    SwitchOff {
        shown: String,
    },
    RunAgain,
    Seen {
        before: String,
        after: String,
    },
}

/// What the stage is read from.
#[derive(Clone, Debug, Default, PartialEq)]
struct Facts {
    /// The project is the worked example, more or less.
    is_worked_example: bool,
    is_third_on: bool,
    /// The text of the last answer that was given with the prompt as it stands now.
    now: Option<String>,
    /// The text of the last answer of an earlier run.
    earlier: Option<String>,
    n_runs: u64,
}

fn stage(facts: &Facts, third_output: &str) -> Stage {
    if !facts.is_worked_example {
        return Stage::Off;
    }
    match (facts.is_third_on, &facts.now, &facts.earlier) {
        (true, None, None) => Stage::Run,
        (true, _, _) => Stage::SwitchOff {
            shown: third_output.to_owned(),
        },
        (false, Some(after), Some(before)) => Stage::Seen {
            before: before.clone(),
            after: after.clone(),
        },
        (false, _, _) if facts.n_runs > 0 => Stage::RunAgain,
        (false, _, _) => Stage::Off,
    }
}

/// What other components draw of it.
#[derive(Clone, Copy)]
pub(super) struct FirstMinute {
    stage: RwSignal<Stage>,
    /// The person does not want the note; a fresh start brings it back.
    closed: RwSignal<bool>,
    /// The third example of the worked project.
    third: ExampleId,
}

impl FirstMinute {
    pub(super) fn watch(studio: Studio) -> Self {
        let first = Project::first(ProjectId(String::new()));
        let Some(third) = first.prompt.examples.get(2).cloned() else {
            return Self {
                stage: RwSignal::default(),
                closed: RwSignal::new(true),
                third: ExampleId(0),
            };
        };
        let id = third.id;
        let instruction = studio.text(Field::Instruction);
        let output = studio.text(Field::ExampleOutput(id));
        let on = studio.example_on(id);
        let answers = studio.answer_ids();
        let closed = RwSignal::new(false);
        let stage_now = RwSignal::new(Stage::default());
        Effect::new(move |_| {
            let kept: Vec<_> = answers
                .get()
                .iter()
                .filter_map(|id| studio.answer(*id).get())
                .filter(|it| it.state.is_over() && !it.text.trim().is_empty())
                .collect();
            let facts = Facts {
                is_worked_example: *instruction.get() == *first.prompt.instruction
                    && *output.get() == *third.output,
                is_third_on: on.get(),
                ..Facts::default()
            };
            let facts = with_answers(facts, kept.iter().map(|it| &**it));
            let next = stage(&facts, &third.output);
            if next == Stage::Run {
                closed.set(false);
            }
            // What was seen stays to be read while the person tries on.
            let stays = matches!(stage_now.get_untracked(), Stage::Seen { .. })
                && facts.is_worked_example
                && !matches!(next, Stage::Seen { .. } | Stage::Run);
            if !stays && !closed.get_untracked() {
                stage_now.set(next);
            }
        });
        Self {
            stage: stage_now,
            closed,
            third: id,
        }
    }

    /// Run is the one obvious button now.
    pub(super) fn glows(&self) -> bool {
        self.stage
            .with(|it| matches!(it, Stage::Run | Stage::RunAgain))
    }

    /// The card whose switch is meant.
    pub(super) fn points_at(&self, id: ExampleId) -> bool {
        id == self.third && self.stage.with(|it| matches!(it, Stage::SwitchOff { .. }))
    }
}

fn with_answers<'a>(mut facts: Facts, answers: impl Iterator<Item = &'a Answer>) -> Facts {
    for answer in answers {
        let text = words::shortened(&answer.text, 40);
        facts.n_runs = facts.n_runs.max(answer.run);
        if answer.stale {
            facts.earlier = Some(text);
        } else if facts.now.is_none() || answer.sample == 0 {
            facts.now = Some(text);
        }
    }
    facts
}

/// The note beside the answer.
#[component]
pub(super) fn MarginNote(studio: Studio, first_minute: FirstMinute) -> impl IntoView {
    let stage = first_minute.stage;
    let close = move |_| {
        first_minute.closed.set(true);
        stage.set(Stage::Off);
    };
    move || {
        let (line, more) = match stage.get() {
            Stage::Off | Stage::Run => return ().into_any(),
            Stage::SwitchOff { shown } => (
                "Switch off example 3 and run again.".to_owned(),
                view! { {format!("It is the only one that answers “{shown}”. See what the model does without it.")} }
                    .into_any(),
            ),
            Stage::RunAgain => (
                "Now run again.".to_owned(),
                view! { "Example 3 is out of the prompt; below you see what is left." }.into_any(),
            ),
            Stage::Seen { before, after } if before == after => (
                format!("“{after}” again: the other examples were enough here."),
                view! {
                    <Lesson/>
                    "Switch off another, or change the input, and watch when the answer turns."
                    <MakeItYours studio/>
                }
                    .into_any(),
            ),
            Stage::Seen { before, after } => (
                format!("With example 3 it said “{before}”, without it “{after}”."),
                view! {
                    <Lesson/>
                    "What it has not been shown, it can hardly know."
                    <MakeItYours studio/>
                }
                    .into_any(),
            ),
        };
        view! {
            <div class="margin-note" role="status">
                <Icon glyph=Glyph::Bulb/>
                <div>
                    <strong>{line}</strong>
                    <div class="margin-note__more">{more}</div>
                </div>
                <IconButton name="Close this note" glyph=Glyph::Close on_press=close/>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Lesson() -> impl IntoView {
    view! {
        "The model goes by the examples in front of it: that is "
        <Term of=Terminology::FewShot/>
        " prompting. "
    }
}

#[component]
fn MakeItYours(studio: Studio) -> impl IntoView {
    let asked = expect_context::<DialogAsked>();
    view! {
        <div class="margin-note__actions" role="group" aria-label="Make it yours">
            <Button
                label="Start empty".to_owned()
                look=Look::Lined
                glyph=Glyph::Plus
                on_press=move |_| studio.dispatch(Command::NewProject)
            />
            <Button
                label="Paste a table…".to_owned()
                look=Look::Lined
                glyph=Glyph::Table
                on_press=move |_| {
                    studio.dispatch(Command::NewProject);
                    asked.set(Some(Asked::PasteTable));
                }
            />
            <Button
                label="See other examples…".to_owned()
                look=Look::Lined
                glyph=Glyph::Bulb
                on_press=move |_| asked.set(Some(Asked::Starters))
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(is_third_on: bool, now: Option<&str>, earlier: Option<&str>) -> Facts {
        Facts {
            is_worked_example: true,
            is_third_on,
            now: now.map(str::to_owned),
            earlier: earlier.map(str::to_owned),
            n_runs: [now, earlier].iter().flatten().count() as u64,
        }
    }

    #[test]
    fn the_minute_goes_on_step_by_step() {
        let at = |facts| stage(&facts, "Bug");
        assert_eq!(at(facts(true, None, None)), Stage::Run);
        assert_eq!(
            at(facts(true, Some("Bug"), None)),
            Stage::SwitchOff {
                shown: "Bug".into()
            }
        );
        assert_eq!(at(facts(false, None, Some("Bug"))), Stage::RunAgain);
        let seen = Stage::Seen {
            before: "Bug".into(),
            after: "Billing".into(),
        };
        assert_eq!(at(facts(false, Some("Billing"), Some("Bug"))), seen);
    }

    #[test]
    fn it_leaves_other_projects_and_other_ways_alone() {
        let other = Facts {
            is_worked_example: false,
            ..facts(true, None, None)
        };
        assert_eq!(stage(&other, "Bug"), Stage::Off);
        assert_eq!(stage(&facts(false, None, None), "Bug"), Stage::Off);
    }
}
