//! Between the written shapes and the nouns of the app.

use std::collections::{BTreeMap, HashSet};

use super::{Example, KIND, Labels, Number, Project, Prompt, Run, VERSION};
use crate::{FormatError, Note, limits};

/// The usual settings of version 1, whatever they become in later versions of the app.
pub(crate) fn usual_run() -> domain::RunSettings {
    domain::RunSettings {
        model: "sprout".to_owned(),
        temperature: 0.0,
        top_k: 40,
        top_p: 0.95,
        min_p: 0.05,
        repetition_penalty: 1.0,
        max_tokens: 64,
        seed: 1,
        samples: 1,
        stops: domain::Stops::Derived,
        schema: String::new(),
    }
}

impl Project {
    /// The written shape of a project, every setting spelled out.
    pub fn new(project: &domain::Project) -> Self {
        // Taken apart in full, so that a new field does not compile until it is placed.
        let domain::Project {
            id: _,
            name,
            prompt,
            run,
            form,
            note,
        } = project;
        let domain::Prompt {
            style,
            instruction,
            labels:
                domain::Labels {
                    input: in_label,
                    output: out_label,
                },
            examples,
            input,
            values,
        } = prompt;
        let (mut kinds, mut options) = (BTreeMap::new(), BTreeMap::new());
        for it in form.all() {
            if it.kind != domain::ValueKind::Text {
                kinds.insert(it.name.clone(), it.kind.key().to_owned());
            }
            if !it.options.is_empty() {
                options.insert(it.name.clone(), it.options.clone());
            }
        }
        Self {
            kind: KIND.to_owned(),
            version: VERSION,
            name: name.clone(),
            prompt: Prompt {
                style: match style {
                    domain::Style::Completion => "completion",
                    domain::Style::Chat => "chat",
                }
                .to_owned(),
                instruction: instruction.clone(),
                labels: Labels {
                    input: in_label.clone(),
                    output: out_label.clone(),
                },
                examples: examples.iter().map(Example::new).collect(),
                input: input.clone(),
                values: values.clone(),
                kinds,
                options,
            },
            run: Run::new(run),
            note: note.clone(),
        }
    }

    /// The project that was written, under the id that its new owner gives it, and what had to be repaired.
    ///
    /// # Errors
    /// [`FormatError::TooMany`] where it has more parts than the editor is made for.
    pub fn into_domain(
        self,
        id: domain::ProjectId,
    ) -> Result<(domain::Project, Vec<Note>), FormatError> {
        let Self {
            kind: _,
            version: _,
            name,
            prompt,
            run,
            note,
        } = self;
        let Prompt {
            style,
            instruction,
            labels,
            examples,
            input,
            mut values,
            kinds,
            options,
        } = prompt;
        let n_stops = run.stops.as_ref().map_or(0, Vec::len);
        let n_values = values.len().max(kinds.len()).max(options.len());
        limits::check_counts(examples.len(), n_values, n_stops)?;
        let mut notes = Vec::new();
        let style = match style.as_str() {
            "completion" | "" => domain::Style::Completion,
            "chat" => domain::Style::Chat,
            _ => {
                notes.push(Note::UnknownStyle);
                domain::Style::Completion
            }
        };
        values.retain(|_, value| !value.is_empty());
        let form = form(kinds, options, &mut notes);
        let project = domain::Project {
            id,
            name,
            prompt: domain::Prompt {
                style,
                instruction,
                labels: domain::Labels {
                    input: labels.input,
                    output: labels.output,
                },
                examples: numbered(examples, &mut notes),
                input,
                values,
            },
            run: run.into_domain(&mut notes),
            form,
            note,
        };
        Ok((project, notes))
    }
}

impl Example {
    fn new(example: &domain::Example) -> Self {
        let domain::Example {
            id,
            input,
            output,
            on,
            note,
        } = example;
        Self {
            id: Some(id.0),
            input: input.clone(),
            output: output.clone(),
            on: Some(*on),
            note: note.clone(),
        }
    }
}

/// A variable of a kind that this version does not know is a text.
fn form(
    kinds: BTreeMap<String, String>,
    options: BTreeMap<String, String>,
    notes: &mut Vec<Note>,
) -> domain::Form {
    let mut form = domain::Form::default();
    for (name, key) in kinds {
        match domain::ValueKind::of_key(&key) {
            Some(kind) => _ = form.set_kind(&name, kind),
            None => notes.push(Note::UnknownKind { name }),
        }
    }
    for (name, text) in options {
        form.set_options(&name, text);
    }
    form
}

/// Gives every example a number of its own; the first to claim a number keeps it.
fn numbered(examples: Vec<Example>, notes: &mut Vec<Note>) -> Vec<domain::Example> {
    // The largest number is left free, so that one more can always be given.
    let claim = |id: Option<u64>| id.filter(|it| *it < u64::MAX / 2);
    let mut next = examples
        .iter()
        .filter_map(|it| claim(it.id))
        .max()
        .unwrap_or(0);
    let mut taken = HashSet::with_capacity(examples.len());
    let mut count = 0;
    let numbered = examples
        .into_iter()
        .map(|example| {
            let id = claim(example.id)
                .filter(|it| taken.insert(*it))
                .unwrap_or_else(|| {
                    count += usize::from(example.id.is_some());
                    next += 1;
                    next
                });
            domain::Example {
                id: domain::ExampleId(id),
                input: example.input,
                output: example.output,
                on: example.on.unwrap_or(true),
                note: example.note,
            }
        })
        .collect();
    if count > 0 {
        notes.push(Note::Renumbered { count });
    }
    numbered
}

impl Run {
    fn new(run: &domain::RunSettings) -> Self {
        let domain::RunSettings {
            model,
            temperature,
            top_k,
            top_p,
            min_p,
            repetition_penalty,
            max_tokens,
            seed,
            samples,
            stops,
            schema,
        } = run;
        Self {
            model: Some(model.clone()),
            temperature: Number::Real(*temperature),
            top_k: Number::Whole((*top_k).into()),
            top_p: Number::Real(*top_p),
            min_p: Number::Real(*min_p),
            repetition_penalty: Number::Real(*repetition_penalty),
            max_tokens: Number::Whole((*max_tokens).into()),
            seed: Number::Whole(*seed),
            samples: Number::Whole((*samples).into()),
            stops: match stops {
                domain::Stops::Derived => None,
                domain::Stops::Custom(texts) => Some(texts.clone()),
            },
            schema: schema.clone(),
        }
    }

    fn into_domain(self, notes: &mut Vec<Note>) -> domain::RunSettings {
        let usual = usual_run();
        let mut run = domain::RunSettings {
            model: self.model.unwrap_or(usual.model),
            temperature: self
                .temperature
                .real("temperature", usual.temperature, notes),
            top_k: self.top_k.small("top-k", usual.top_k, notes),
            top_p: self.top_p.real("top-p", usual.top_p, notes),
            min_p: self.min_p.real("min-p", usual.min_p, notes),
            repetition_penalty: self.repetition_penalty.real(
                "repetition-penalty",
                usual.repetition_penalty,
                notes,
            ),
            max_tokens: self.max_tokens.small("max-tokens", usual.max_tokens, notes),
            seed: self.seed.whole("seed", usual.seed, notes),
            samples: self.samples.small("samples", usual.samples, notes),
            stops: self
                .stops
                .map_or(domain::Stops::Derived, domain::Stops::Custom),
            schema: self.schema,
        };
        notes.append(&mut limits::clamp(&mut run));
        run
    }
}
