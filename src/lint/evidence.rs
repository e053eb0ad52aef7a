//! What is known of each example without asking a model: copies, near copies, contradictions, and how the answers spread.

use std::collections::HashMap;

use domain::{ExampleId, Project, expand};

use crate::{
    case::{even, shown, tally},
    resemblance::{NEAR, Shingles, near_pairs},
};

/// What is known of one example, shown or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub id: ExampleId,
    /// Its place among all examples, from 0.
    pub place: usize,
    /// How an earlier example is like it.
    pub other: Option<Other>,
    /// Its input is the one that is asked now.
    pub leaks: bool,
}

/// An earlier example, by its place from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Other {
    /// The same input and answer.
    Copy(usize),
    /// The same input, another answer.
    Contradiction(usize),
    /// Nearly the same input; how nearly, from [`NEAR`] to 1.
    Near(usize, f64),
}

/// How often an answer is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelCount {
    pub label: String,
    pub count: usize,
}

/// One entry for each example, in their order.
pub fn evidence(project: &Project) -> Vec<Evidence> {
    let prompt = &project.prompt;
    let fill = |text: &str| even(&expand(text, &prompt.values));
    let asked = fill(&prompt.input);
    let inputs: Vec<String> = prompt.examples.iter().map(|it| fill(&it.input)).collect();
    let shingles: Vec<Shingles> = inputs.iter().map(|it| Shingles::of(it)).collect();
    let near = near_pairs(&shingles, NEAR);
    // Of the same input, the first example with each answer, and the first one at all.
    let mut first = HashMap::<&str, (usize, HashMap<String, usize>)>::new();
    let mut found = Vec::with_capacity(inputs.len());
    for (place, example) in prompt.examples.iter().enumerate() {
        let input = inputs[place].as_str();
        let kind = fill(&example.output).to_lowercase();
        let is_blank = input.is_empty();
        let mut other = None;
        if !is_blank {
            let known = first.entry(input).or_insert((place, HashMap::new()));
            other = match known.1.get(&kind) {
                Some(copy) => Some(Other::Copy(*copy)),
                None if known.0 != place => Some(Other::Contradiction(known.0)),
                None => near[place].map(|(of, alike)| Other::Near(of, alike)),
            };
            known.1.entry(kind).or_insert(place);
        }
        found.push(Evidence {
            id: example.id,
            place,
            other,
            leaks: !is_blank && input == asked,
        });
    }
    found
}

/// How often each answer is shown to the model, in order of first appearance.
pub fn label_counts(project: &Project) -> Vec<LabelCount> {
    let shown = shown(&project.prompt);
    let counts = tally(shown.iter().map(|it| it.kind.as_str()));
    let spelled = |kind: &str| shown.iter().find(|it| it.kind == kind);
    counts
        .into_iter()
        .map(|(kind, count)| LabelCount {
            label: spelled(kind).map_or_else(String::new, |it| it.output.clone()),
            count,
        })
        .collect()
}
