//! A project as one run of bytes made to be compressed: texts of one kind stand together.
//!
//! Bytes that never occur in UTF-8 mark where a text begins, so no text needs a length or an escape:
//!
//! ```text
//! body    = { mark text { SEPARATOR text } } [ NUMBERS { tag varint } ]
//! ```
//!
//! Every part at its usual value is left out.
//! Invariant: frozen with links of version 1; a reader that meets an unknown mark or tag says "newer".

use std::collections::BTreeMap;

use domain::{Example, ExampleId, Labels, Project, ProjectId, Prompt, RunSettings, Stops, Style};

use crate::{FormatError, limits, v1, varint};

/// Marks, in the order in which they are written.
pub(crate) mod mark {
    pub(crate) const NAME: u8 = 0xF5;
    pub(crate) const LABELS: u8 = 0xF6;
    pub(crate) const INSTRUCTION: u8 = 0xF7;
    pub(crate) const INPUTS: u8 = 0xF8;
    pub(crate) const INPUT: u8 = 0xF9;
    pub(crate) const OUTPUTS: u8 = 0xFA;
    pub(crate) const VALUES: u8 = 0xFB;
    pub(crate) const MODEL: u8 = 0xFC;
    pub(crate) const STOPS: u8 = 0xFD;
    pub(crate) const NUMBERS: u8 = 0xFE;
    pub(crate) const SEPARATOR: u8 = 0xFF;
}

/// Tags of the numbers.
mod tag {
    pub(super) const CHAT: u64 = 1;
    pub(super) const NO_STOPS: u64 = 2;
    /// Steps from one switched-off example to the next; one tag for each.
    pub(super) const OFF: u64 = 3;
    pub(super) const TEMPERATURE: u64 = 4;
    pub(super) const TOP_K: u64 = 5;
    pub(super) const TOP_P: u64 = 6;
    pub(super) const MIN_P: u64 = 7;
    pub(super) const REPETITION_PENALTY: u64 = 8;
    pub(super) const MAX_TOKENS: u64 = 9;
    pub(super) const SEED: u64 = 10;
    pub(super) const SAMPLES: u64 = 11;
}

/// The bytes of a project. Numbers must be in range, see [`limits::in_range`].
pub(crate) fn write(project: &Project) -> Vec<u8> {
    // Taken apart in full, so that a new field does not compile until it is placed.
    let Project {
        id: _,
        name,
        prompt,
        run,
    } = project;
    let Prompt {
        style,
        instruction,
        labels,
        examples,
        input,
        values,
    } = prompt;
    let RunSettings {
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
    } = run;
    let usual = v1::usual_run();
    let plain = v1::Labels::default();

    let mut body = Writer::default();
    if !name.is_empty() {
        body.texts(mark::NAME, [name]);
    }
    if labels.input != plain.input || labels.output != plain.output {
        body.texts(mark::LABELS, [&labels.input, &labels.output]);
    }
    if !instruction.is_empty() {
        body.texts(mark::INSTRUCTION, [instruction]);
    }
    body.texts(mark::INPUTS, examples.iter().map(|it| &it.input));
    if !input.is_empty() {
        body.texts(mark::INPUT, [input]);
    }
    body.texts(mark::OUTPUTS, examples.iter().map(|it| &it.output));
    body.texts(
        mark::VALUES,
        values.iter().flat_map(|(name, value)| [name, value]),
    );
    if *model != usual.model {
        body.texts(mark::MODEL, [model]);
    }
    if let Stops::Custom(texts) = stops {
        body.texts(mark::STOPS, texts);
    }

    if *style == Style::Chat {
        body.number(tag::CHAT, 1);
    }
    if matches!(stops, Stops::Custom(texts) if texts.is_empty()) {
        body.number(tag::NO_STOPS, 1);
    }
    let mut from = 0;
    for (place, _) in examples.iter().enumerate().filter(|(_, it)| !it.on) {
        body.number(tag::OFF, (place - from) as u64);
        from = place;
    }
    for (tag, value, usual) in [
        (tag::TEMPERATURE, *temperature, usual.temperature),
        (tag::TOP_P, *top_p, usual.top_p),
        (tag::MIN_P, *min_p, usual.min_p),
        (
            tag::REPETITION_PENALTY,
            *repetition_penalty,
            usual.repetition_penalty,
        ),
    ] {
        if value != usual {
            body.number(tag, of_real(value));
        }
    }
    for (tag, value, usual) in [
        (tag::TOP_K, (*top_k).into(), usual.top_k.into()),
        (
            tag::MAX_TOKENS,
            (*max_tokens).into(),
            usual.max_tokens.into(),
        ),
        (tag::SEED, *seed, usual.seed),
        (tag::SAMPLES, (*samples).into(), usual.samples.into()),
    ] {
        if value != usual {
            body.number(tag, value);
        }
    }
    body.bytes
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    has_numbers: bool,
}

impl Writer {
    fn texts<'a>(&mut self, mark: u8, texts: impl IntoIterator<Item = &'a String>) {
        let mut mark = mark;
        for text in texts {
            self.bytes.push(mark);
            self.bytes.extend_from_slice(text.as_bytes());
            mark = mark::SEPARATOR;
        }
    }

    fn number(&mut self, tag: u64, value: u64) {
        if !self.has_numbers {
            self.bytes.push(mark::NUMBERS);
            self.has_numbers = true;
        }
        varint::write(&mut self.bytes, tag);
        varint::write(&mut self.bytes, value);
    }
}

/// Thousandths, doubled, where that is exact; otherwise the bits of the float, doubled, and one.
fn of_real(value: f32) -> u64 {
    let thousandths = (value * 1000.0).round() as u32;
    if thousandths as f32 / 1000.0 == value {
        u64::from(thousandths) << 1
    } else {
        u64::from(value.to_bits()) << 1 | 1
    }
}

fn to_real(code: u64) -> Result<f32, FormatError> {
    let bits = u32::try_from(code >> 1).map_err(|_| FormatError::Corrupted)?;
    Ok(if code & 1 == 0 {
        bits as f32 / 1000.0
    } else {
        f32::from_bits(bits)
    })
}

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
            values: pairs(values),
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
    };
    if let Some((_, numbers)) = numbers.split_first() {
        read_numbers(numbers, &mut project)?;
    }
    limits::clamp(&mut project.run);
    Ok(project)
}

fn newer() -> FormatError {
    FormatError::NewerLink { found: 2, known: 1 }
}

fn pairs(texts: Vec<String>) -> BTreeMap<String, String> {
    let mut texts = texts.into_iter();
    let mut values = BTreeMap::new();
    while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
        if !value.is_empty() {
            values.insert(name, value);
        }
    }
    values
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

fn read_numbers(mut bytes: &[u8], project: &mut Project) -> Result<(), FormatError> {
    let Project { prompt, run, .. } = project;
    let mut place = 0;
    while !bytes.is_empty() {
        let mut next = || varint::read(&mut bytes).ok_or(FormatError::Corrupted);
        let (tag, value) = (next()?, next()?);
        let small = || u32::try_from(value).map_err(|_| FormatError::Corrupted);
        match tag {
            tag::CHAT => prompt.style = Style::Chat,
            tag::NO_STOPS => run.stops = Stops::Custom(Vec::new()),
            tag::OFF => {
                let step = usize::try_from(value).unwrap_or(usize::MAX);
                place = step.checked_add(place).ok_or(FormatError::Corrupted)?;
                let example = prompt.examples.get_mut(place);
                example.ok_or(FormatError::Corrupted)?.on = false;
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
