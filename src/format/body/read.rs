//! Reads a body, which may come from anyone.

use std::collections::BTreeMap;

use domain::{
    Example, ExampleId, Form, Labels, Project, ProjectId, Prompt, RunSettings, Stops, Style,
};

use super::{KINDS, mark, tag};
use crate::{FormatError, limits, v1, varint};

/// Reads a body; `id` is what the project will be called on this device. Examples are numbered from 1.
///
/// # Errors
/// [`FormatError::NewerLink`] for a mark or tag that version 1 does not know,
/// [`FormatError::Corrupted`] for bytes that no writer makes.
pub(crate) fn read(bytes: &[u8], id: ProjectId) -> Result<Project, FormatError> {
    let end = bytes
        .iter()
        .position(|it| *it == mark::NUMBERS)
        .unwrap_or(bytes.len());
    let (texts, numbers) = bytes.split_at(end);
    let mut texts = texts_by_mark(texts)?;
    let mut one = |mark: u8| -> Result<Option<String>, FormatError> {
        match texts.remove(&mark) {
            None => Ok(None),
            Some(mut items) if items.len() == 1 => Ok(items.pop()),
            Some(_) => Err(FormatError::Corrupted),
        }
    };
    let (name, instruction, input, model) = (
        one(mark::NAME)?,
        one(mark::INSTRUCTION)?,
        one(mark::INPUT)?,
        one(mark::MODEL)?,
    );
    let labels = match texts.remove(&mark::LABELS).map(<[String; 2]>::try_from) {
        None => v1::Labels::default(),
        Some(Ok([input, output])) => v1::Labels { input, output },
        Some(Err(_)) => return Err(FormatError::Corrupted),
    };
    let mut many = |mark: u8| texts.remove(&mark).unwrap_or_default();
    let (inputs, outputs) = (many(mark::INPUTS), many(mark::OUTPUTS));
    let (values, stops) = (many(mark::VALUES), many(mark::STOPS));
    if !texts.is_empty() {
        return Err(newer());
    }
    if inputs.len() != outputs.len() || values.len() % 2 != 0 {
        return Err(FormatError::Corrupted);
    }
    limits::check_counts(inputs.len(), values.len() / 2, stops.len())?;

    let usual = v1::usual_run();
    let mut project = Project {
        id,
        name: name.unwrap_or_default(),
        prompt: Prompt {
            style: Style::Completion,
            instruction: instruction.unwrap_or_default(),
            labels: Labels {
                input: labels.input,
                output: labels.output,
            },
            examples: (1..)
                .zip(inputs.into_iter().zip(outputs))
                .map(|(id, (input, output))| Example::new(ExampleId(id), input, output))
                .collect(),
            input: input.unwrap_or_default(),
            values: BTreeMap::new(),
        },
        run: RunSettings {
            model: model.unwrap_or(usual.model),
            stops: if stops.is_empty() {
                Stops::Derived
            } else {
                Stops::Custom(stops)
            },
            ..usual
        },
        form: Form::default(),
        note: String::new(),
    };
    let mut values = pairs(values);
    if let Some((_, numbers)) = numbers.split_first() {
        read_numbers(numbers, &mut project, &mut values)?;
    }
    for (name, value) in values {
        if !value.is_empty() {
            project.prompt.values.insert(name, value);
        }
    }
    limits::clamp(&mut project.run);
    Ok(project)
}

fn newer() -> FormatError {
    FormatError::NewerLink { found: 2, known: 1 }
}

fn pairs(texts: Vec<String>) -> Vec<(String, String)> {
    let mut texts = texts.into_iter();
    let mut pairs = Vec::new();
    while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
        pairs.push((name, value));
    }
    pairs
}

fn texts_by_mark(mut bytes: &[u8]) -> Result<BTreeMap<u8, Vec<String>>, FormatError> {
    let mut texts: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    let mut current = None;
    while let Some((&mark, rest)) = bytes.split_first() {
        let end = rest
            .iter()
            .position(|it| *it >= mark::NAME)
            .unwrap_or(rest.len());
        let (text, rest) = rest.split_at(end);
        bytes = rest;
        let text = std::str::from_utf8(text)
            .map_err(|_| FormatError::Corrupted)?
            .to_owned();
        if mark == mark::SEPARATOR {
            let items = current.and_then(|it| texts.get_mut(&it));
            items.ok_or(FormatError::Corrupted)?.push(text);
        } else if mark < mark::NAME || texts.insert(mark, vec![text]).is_some() {
            return Err(FormatError::Corrupted);
        } else {
            current = Some(mark);
        }
    }
    Ok(texts)
}

fn read_numbers(
    mut bytes: &[u8],
    project: &mut Project,
    values: &mut Vec<(String, String)>,
) -> Result<(), FormatError> {
    let Project {
        prompt, run, form, ..
    } = project;
    let (mut place, mut named) = (0, 0usize);
    while !bytes.is_empty() {
        let mut next = || varint::read(&mut bytes).ok_or(FormatError::Corrupted);
        let (tag, value) = (next()?, next()?);
        let small = || u32::try_from(value).map_err(|_| FormatError::Corrupted);
        match tag {
            tag::CHAT => prompt.style = Style::Chat,
            tag::SCHEMA => run.schema = taken_from_stops(&mut run.stops)?,
            tag::NO_STOPS => run.stops = Stops::Custom(Vec::new()),
            tag::OFF => {
                let step = usize::try_from(value).unwrap_or(usize::MAX);
                place = step.checked_add(place).ok_or(FormatError::Corrupted)?;
                let example = prompt.examples.get_mut(place);
                example.ok_or(FormatError::Corrupted)?.on = false;
            }
            tag::OPTIONS => {
                let n = usize::try_from(value).ok();
                let from = n.and_then(|it| values.len().checked_sub(it));
                let options = values.split_off(from.ok_or(FormatError::Corrupted)?);
                for (name, text) in options {
                    form.set_options(&name, text);
                }
            }
            tag::KIND => {
                let step = usize::try_from(value >> 3).unwrap_or(usize::MAX);
                named = step.checked_add(named).ok_or(FormatError::Corrupted)?;
                let (name, _) = values.get(named).ok_or(FormatError::Corrupted)?;
                let kind = *KINDS.get((value & 7) as usize).ok_or_else(newer)?;
                form.set_kind(name, kind);
            }
            tag::TEMPERATURE => run.temperature = to_real(value)?,
            tag::TOP_P => run.top_p = to_real(value)?,
            tag::MIN_P => run.min_p = to_real(value)?,
            tag::REPETITION_PENALTY => run.repetition_penalty = to_real(value)?,
            tag::TOP_K => run.top_k = small()?,
            tag::MAX_TOKENS => run.max_tokens = small()?,
            tag::SEED => run.seed = value,
            tag::SAMPLES => run.samples = small()?,
            _ => return Err(newer()),
        }
    }
    Ok(())
}

fn taken_from_stops(stops: &mut Stops) -> Result<String, FormatError> {
    let Stops::Custom(texts) = stops else {
        return Err(FormatError::Corrupted);
    };
    let last = texts.pop().ok_or(FormatError::Corrupted)?;
    if texts.is_empty() {
        *stops = Stops::Derived;
    }
    Ok(last)
}

/// The inverse of the writer's `of_real`.
fn to_real(code: u64) -> Result<f32, FormatError> {
    let bits = u32::try_from(code >> 1).map_err(|_| FormatError::Corrupted)?;
    Ok(if code & 1 == 0 {
        bits as f32 / 1000.0
    } else {
        f32::from_bits(bits)
    })
}
