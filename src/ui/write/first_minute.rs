//! The first minute of every starter: run, switch off the examples that teach, run again, see what they do.

mod stage;

use std::{collections::BTreeSet, sync::Arc};

use app::{Answer, AnswerState, Studio};
use domain::{ExampleId, Field, LESSONS, Lesson, print};
use engine::FinishReason;
use leptos::prelude::*;

pub(super) use stage::{Meant, Stage};

use crate::words;
use stage::{Facts, stage};

/// What other components draw of it.
#[derive(Clone, Copy)]
pub(super) struct FirstMinute {
    pub(super) stage: RwSignal<Stage>,
    /// The person does not want the note; a fresh start brings it back.
    closed: RwSignal<bool>,
    /// The cards whose switches are meant.
    pointed: RwSignal<Vec<ExampleId>>,
}

/// An example that some starter may ask to switch off.
struct Watched {
    id: ExampleId,
    input: Signal<Arc<str>>,
    output: Signal<Arc<str>>,
    on: Signal<bool>,
}

impl FirstMinute {
    pub(super) fn watch(studio: Studio) -> Self {
        let ids: BTreeSet<ExampleId> = LESSONS.iter().flat_map(Lesson::ids_off).collect();
        let watched: Vec<Watched> = ids
            .into_iter()
            .map(|id| Watched {
                id,
                input: studio.text(Field::ExampleInput(id)),
                output: studio.text(Field::ExampleOutput(id)),
                on: studio.example_on(id),
            })
            .collect();
        let instruction = studio.text(Field::Instruction);
        let places = studio.example_ids();
        let answers = studio.answer_ids();
        let this = Self {
            stage: RwSignal::default(),
            closed: RwSignal::new(false),
            pointed: RwSignal::default(),
        };
        Effect::new(move |before: Option<Option<&'static Lesson>>| {
            let lesson = Lesson::open_in(&instruction.get(), |id| {
                let shown = watched.iter().find(|it| it.id == id)?;
                Some(print(&shown.input.get(), &shown.output.get()))
            });
            let places = places.get();
            let taught = lesson.into_iter().flat_map(Lesson::ids_off);
            let teaching: Vec<(ExampleId, usize, bool)> = taught
                .filter_map(|id| {
                    let place = places.iter().position(|it| *it == id)?;
                    let on = watched.iter().find(|it| it.id == id)?.on.get();
                    Some((id, place + 1, on))
                })
                .collect();
            let given: Vec<_> = answers
                .get()
                .iter()
                .filter_map(|id| studio.answer(*id).get())
                .filter(|it| was_given(it))
                .collect();
            let facts = Facts {
                lesson,
                teaching: teaching.iter().map(|it| (it.1, it.2)).collect(),
                ..Facts::default()
            };
            let next = stage(&with_answers(facts, given.iter().map(|it| &**it)));
            let pointed = match &next {
                Stage::SwitchOff {
                    meant: Meant::These(_),
                    ..
                } => teaching.iter().filter(|it| it.2).map(|it| it.0).collect(),
                _ => Vec::new(),
            };
            this.go_on(next, pointed, before.flatten() == lesson);
            lesson
        });
        this
    }

    fn go_on(self, next: Stage, pointed: Vec<ExampleId>, is_same_starter: bool) {
        if next == Stage::Run {
            self.closed.set(false);
        }
        // What was seen stays to be read while the person tries on.
        let stays = matches!(self.stage.get_untracked(), Stage::Seen { .. })
            && is_same_starter
            && !matches!(next, Stage::Off | Stage::Seen { .. } | Stage::Run);
        if !stays && !self.closed.get_untracked() {
            self.stage.set(next);
            self.pointed.set(pointed);
        }
    }

    /// Until a starter is opened afresh.
    pub(super) fn close(self) {
        self.closed.set(true);
        self.stage.set(Stage::Off);
        self.pointed.set(Vec::new());
    }

    /// Run is the one obvious button now.
    pub(super) fn glows(&self) -> bool {
        self.stage
            .with(|it| matches!(it, Stage::Run | Stage::RunAgain { .. }))
    }

    /// The card whose switch is meant.
    pub(super) fn points_at(&self, id: ExampleId) -> bool {
        self.pointed.with(|it| it.contains(&id))
    }
}

/// Ended, and not by a failure; a model that has nothing to say has answered too.
fn was_given(answer: &Answer) -> bool {
    let said_something = !answer.text.trim().is_empty();
    match &answer.state {
        AnswerState::Done(FinishReason::Stop(_) | FinishReason::EndToken) => true,
        it => it.is_over() && said_something,
    }
}

fn with_answers<'a>(mut facts: Facts, answers: impl Iterator<Item = &'a Answer>) -> Facts {
    for answer in answers {
        let text = words::shortened(&answer.text, 60);
        facts.n_runs = facts.n_runs.max(answer.run);
        if answer.stale {
            facts.earlier = Some(text);
        } else if facts.now.is_none() || answer.sample == 0 {
            facts.now = Some(text);
        }
    }
    facts
}
