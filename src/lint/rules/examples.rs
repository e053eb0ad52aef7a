//! Rules about examples side by side: copies, contradictions, and the input that is asked among them.

use std::collections::HashMap;

use domain::{Edit, Field, expand};

use crate::{
    Finding, Spot,
    case::{Case, Shown, even},
    words,
};

pub(crate) const DUPLICATE: &str = "duplicate";
pub(crate) const CONTRADICTION: &str = "contradiction";
pub(crate) const LEAK: &str = "leak";

/// Every example after the first with the same input and the same answer.
pub(crate) fn duplicates(case: &Case<'_>) -> Vec<Finding> {
    let mut first = HashMap::new();
    let later = case.shown.iter().filter(|it| !is_empty(it));
    later
        .filter_map(|it| {
            let of = *first.entry((&it.input, &it.kind)).or_insert(it.place);
            (of != it.place).then(|| {
                let says = words::duplicate_says(it.number(), of + 1);
                switched_off(Finding::new(DUPLICATE, input_of(it), says), it)
            })
        })
        .collect()
}

/// Every example whose input an earlier one answers differently.
pub(crate) fn contradictions(case: &Case<'_>) -> Vec<Finding> {
    let mut first = HashMap::<&str, &Shown<'_>>::new();
    let later = case.shown.iter().filter(|it| !it.input.is_empty());
    later
        .filter_map(|it| {
            let of = *first.entry(&it.input).or_insert(it);
            (of.kind != it.kind).then(|| {
                let says = words::contradiction_says(
                    it.number(),
                    &brief(&it.output),
                    of.number(),
                    &brief(&of.output),
                );
                let field = Field::ExampleOutput(it.example.id);
                Finding::new(CONTRADICTION, Spot::all(field, &it.example.output), says)
            })
        })
        .collect()
}

/// Every example that is the very input to be answered.
pub(crate) fn leaks(case: &Case<'_>) -> Vec<Finding> {
    let asked = even(&expand(&case.prompt().input, &case.prompt().values));
    let same = case.shown.iter().filter(|it| it.input == asked);
    same.filter(|_| !asked.is_empty())
        .map(|it| {
            let says = words::leak_says(it.number());
            switched_off(Finding::new(LEAK, input_of(it), says), it)
        })
        .collect()
}

/// A card that was only just added.
fn is_empty(it: &Shown<'_>) -> bool {
    it.input.is_empty() && it.output.is_empty()
}

fn input_of(it: &Shown<'_>) -> Spot {
    Spot::all(Field::ExampleInput(it.example.id), &it.example.input)
}

fn switched_off(finding: Finding, it: &Shown<'_>) -> Finding {
    let edit = Edit::SetOn {
        id: it.example.id,
        on: false,
    };
    let label = words::switch_off(it.number());
    finding.mended_by(label, edit)
}

fn brief(text: &str) -> String {
    let mut letters = text.chars();
    let begin: String = letters.by_ref().take(40).collect();
    match letters.next() {
        Some(_) => format!("{begin}…"),
        None => begin,
    }
}
