//! Rules about the shape of the prompt: labels, ends of texts, variables, stops, room.

use std::collections::HashSet;

use domain::{Edit, Field, Piece, RunSettings, Stops, derived_stops, expand, pieces};

use crate::{Finding, Spot, case::Case};

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
    [
        (Field::OutputLabel, &labels.output, "answers", "Output"),
        (Field::InputLabel, &labels.input, "inputs", "Input"),
    ]
    .into_iter()
    .filter(|it| expand(it.1, &case.prompt().values).trim().is_empty())
    .map(|(field, text, what, word)| {
        let says = format!("The {what} have no label before their colon.");
        Finding::new(NO_LABEL, Spot::all(field.clone(), text), says).mended_by(
            format!("Call it “{word}”"),
            Edit::SetText {
                field,
                text: word.to_owned(),
            },
        )
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
                let says = format!("“{name}” has no value yet.");
                found.push(Finding::new(UNFILLED, spot, says));
            }
        }
    }
    found
}

pub(crate) fn over_budget(case: &Case<'_>) -> Vec<Finding> {
    let over = case.facts.room_tokens.filter(|it| *it < 0);
    let found = over.map(|it| {
        let n = it.unsigned_abs();
        let tokens = if n == 1 { "token" } else { "tokens" };
        let says =
            format!("Prompt and answer together are {n} {tokens} more than the model takes.");
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
            let says = format!("{} ends in white space.", name(case, &field));
            let edit = Edit::SetText {
                field,
                text: kept.to_owned(),
            };
            Some(Finding::new(TRAILING_SPACE, spot, says).mended_by("Remove it", edit))
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
    let found = Finding::new(
        NO_STOP,
        Spot::Settings,
        "No stop text is set, so only the length limit ends an answer.",
    );
    // Where the labels and examples give none either, a label is what is missing.
    let is_mended = !derived_stops(case.prompt()).is_empty();
    vec![if is_mended {
        found.mended_by(
            "Take it from the labels",
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
        format!("Example {}, {}", place + 1, label.trim())
    };
    let labels = &case.prompt().labels;
    match field {
        Field::Name => "The name".into(),
        Field::Instruction => "The instruction".into(),
        Field::InputLabel => "The label of the inputs".into(),
        Field::OutputLabel => "The label of the answers".into(),
        Field::Input => "The input".into(),
        Field::ExampleInput(id) => of(*id, &labels.input),
        Field::ExampleOutput(id) => of(*id, &labels.output),
        Field::Value(name) => format!("The value of “{name}”"),
    }
}
