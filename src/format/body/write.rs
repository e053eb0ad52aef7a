//! Writes a project as a body.

use domain::{Project, Prompt, RunSettings, Stops, Style, ValueKind};

use super::{KINDS, mark, tag};
use crate::{v1, varint};

/// The bytes of a project. Numbers must be in range, see [`crate::limits::in_range`].
pub(crate) fn write(project: &Project) -> Vec<u8> {
    // Taken apart in full, so that a new field does not compile until it is placed.
    let Project {
        id: _,
        name,
        prompt,
        run,
        form,
        note: _,
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
        schema,
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
    let none = String::new();
    let mut named: Vec<[&String; 2]> = values.iter().map(|(name, value)| [name, value]).collect();
    for it in form.all() {
        if it.kind != ValueKind::Text && !values.contains_key(&it.name) {
            named.push([&it.name, &none]);
        }
    }
    let n_named = named.len();
    for it in form.all() {
        if !it.options.is_empty() {
            named.push([&it.name, &it.options]);
        }
    }
    body.texts(mark::VALUES, named.iter().copied().flatten());
    if *model != usual.model {
        body.texts(mark::MODEL, [model]);
    }
    let own_stops: &[String] = match stops {
        Stops::Derived => &[],
        Stops::Custom(texts) => texts,
    };
    let schema = Some(schema).filter(|it| !it.is_empty());
    body.texts(mark::STOPS, own_stops.iter().chain(schema));

    if *style == Style::Chat {
        body.number(tag::CHAT, 1);
    }
    if schema.is_some() {
        body.number(tag::SCHEMA, 1);
    }
    if matches!(stops, Stops::Custom(texts) if texts.is_empty()) {
        body.number(tag::NO_STOPS, 1);
    }
    if n_named < named.len() {
        body.number(tag::OPTIONS, (named.len() - n_named) as u64);
    }
    let mut from = 0;
    for (place, [name, _]) in named[..n_named].iter().enumerate() {
        let kind = form.kind(name);
        let code = KINDS.iter().position(|it| *it == kind).unwrap_or(0);
        if code > 0 {
            body.number(tag::KIND, ((place - from) << 3 | code) as u64);
            from = place;
        }
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
