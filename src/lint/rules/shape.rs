//! Rules about the shape of the prompt: labels, ends of texts, variables, stops, room.

use std::collections::HashSet;

use domain::{Edit, Field, Piece, Prompt, RunSettings, Stops, derived_stops, expand, pieces};

use crate::{Finding, Spot, case::Case, words};

pub(crate) const NO_LABEL: &str = "no-label";
pub(crate) const UNFILLED: &str = "unfilled";
pub(crate) const OVER_BUDGET: &str = "over-budget";
pub(crate) const TRAILING_SPACE: &str = "trailing-space";
pub(crate) const NO_STOP: &str = "no-stop";

/// Both sides of a pair need a word before them; a chat has turns in their place.
pub(crate) fn no_label(case: &Case<'_>) -> Vec<Finding> {
    let labels = &case.prompt().labels;
    if !case.is_completion() {
        return Vec::new();
    }
    // What is written into a prompt is what every prompt begins with, in any language.
    let first = Prompt::empty().labels;
    let (answers, inputs) = (words::answers_no_label(), words::inputs_no_label());
    [
        (Field::OutputLabel, &labels.output, answers, first.output),
        (Field::InputLabel, &labels.input, inputs, first.input),
    ]
    .into_iter()
    .filter(|it| expand(it.1, &case.prompt().values).trim().is_empty())
    .map(|(field, text, says, word)| {
        Finding::new(NO_LABEL, Spot::all(field.clone(), text), says)
            .mended_by(words::call_it(&word), Edit::SetText { field, text: word })
    })
    .collect()
}

/// Each variable once, where it first stands.
pub(crate) fn unfilled(case: &Case<'_>) -> Vec<Finding> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    for (field, text) in case.texts() {
        for piece in pieces(text) {
            if let Piece::Variable { name, span } = piece
                && !case.prompt().values.contains_key(name)
                && seen.insert(name)
            {
                let spot = Spot::Text {
                    field: field.clone(),
                    bytes: span,
                };
                let says = words::unfilled_says(name);
                found.push(Finding::new(UNFILLED, spot, says));
            }
        }
    }
    found
}

pub(crate) fn over_budget(case: &Case<'_>) -> Vec<Finding> {
    let over = case.facts.room_tokens.filter(|it| *it < 0);
    let found = over.map(|it| {
        let says = words::over_budget_says(it.unsigned_abs());
        Finding::new(OVER_BUDGET, Spot::Whole, says)
    });
    found.into_iter().collect()
}

pub(crate) fn trailing_space(case: &Case<'_>) -> Vec<Finding> {
    case.texts()
        .into_iter()
        .filter_map(|(field, text)| {
            let kept = text.trim_end();
            // A label of nothing else is missing: another rule's.
            let is_label = matches!(field, Field::InputLabel | Field::OutputLabel);
            if kept.len() == text.len() || (is_label && kept.is_empty()) {
                return None;
            }
            let spot = Spot::Text {
                field: field.clone(),
                bytes: kept.len()..text.len(),
            };
            let says = words::trailing_says(&name(case, &field));
            let edit = Edit::SetText {
                field,
                text: kept.to_owned(),
            };
            Some(Finding::new(TRAILING_SPACE, spot, says).mended_by(words::remove_it(), edit))
        })
        .collect()
}

/// A completion needs a text that ends the answer; a chat ends its turns with a token of its own.
pub(crate) fn no_stop(case: &Case<'_>) -> Vec<Finding> {
    let run = &case.project.run;
    let is_open = match &run.stops {
        Stops::Derived => derived_stops(case.prompt()).is_empty(),
        Stops::Custom(stops) => stops.iter().all(String::is_empty),
    };
    if !case.is_completion() || !is_open {
        return Vec::new();
    }
    let found = Finding::new(NO_STOP, Spot::Settings, words::no_stop_says());
    // Where the labels and examples give none either, a label is what is missing.
    let is_mended = !derived_stops(case.prompt()).is_empty();
    vec![if is_mended {
        found.mended_by(
            words::from_labels(),
            Edit::SetRun(RunSettings {
                stops: Stops::Derived,
                ..run.clone()
            }),
        )
    } else {
        found
    }]
}

/// What a text is called on the page.
fn name(case: &Case<'_>, field: &Field) -> String {
    let of = |id, label: &str| {
        let place = case.prompt().position(id).unwrap_or_default();
        words::example_text(place + 1, label.trim())
    };
    let labels = &case.prompt().labels;
    match field {
        Field::Name => words::the_name().into(),
        Field::Instruction => words::the_instruction().into(),
        Field::InputLabel => words::the_input_label().into(),
        Field::OutputLabel => words::the_output_label().into(),
        Field::Input => words::the_input().into(),
        Field::ExampleInput(id) => of(*id, &labels.input),
        Field::ExampleOutput(id) => of(*id, &labels.output),
        Field::Value(name) => words::the_value(name),
        // No rule reads what the model is not shown.
        Field::Kind(_) | Field::Options(_) | Field::Note | Field::ExampleNote(_) => String::new(),
    }
}
