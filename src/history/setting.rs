//! The settings of a run one by one, so that they can be compared, named and merged.

use domain::{RunSettings, Stops};

use crate::words;

/// One setting of [`RunSettings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    Model,
    Temperature,
    TopK,
    TopP,
    MinP,
    RepetitionPenalty,
    MaxTokens,
    Seed,
    Samples,
    Stops,
    Schema,
}

/// All settings; taking [`RunSettings`] apart in full, so that a new one does not compile until it is here.
pub(crate) fn all(run: &RunSettings) -> [(Setting, String); 11] {
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
    let stops = match stops {
        Stops::Derived => words::stops_from_labels().to_owned(),
        Stops::Custom(texts) if texts.is_empty() => words::none().to_owned(),
        Stops::Custom(texts) => {
            let quoted: Vec<String> = texts.iter().map(|it| format!("{it:?}")).collect();
            quoted.join(" ")
        }
    };
    [
        (Setting::Model, model.clone()),
        (Setting::Temperature, temperature.to_string()),
        (Setting::TopK, top_k.to_string()),
        (Setting::TopP, top_p.to_string()),
        (Setting::MinP, min_p.to_string()),
        (Setting::RepetitionPenalty, repetition_penalty.to_string()),
        (Setting::MaxTokens, max_tokens.to_string()),
        (Setting::Seed, seed.to_string()),
        (Setting::Samples, samples.to_string()),
        (Setting::Stops, stops),
        (Setting::Schema, or_none(schema)),
    ]
}

fn or_none(text: &str) -> String {
    if text.is_empty() { words::none() } else { text }.to_owned()
}

impl Setting {
    /// As a person would say it, in the middle of a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Model => words::setting_model(),
            Self::Temperature => words::setting_temperature(),
            Self::TopK => words::setting_top_k(),
            Self::TopP => words::setting_top_p(),
            Self::MinP => words::setting_min_p(),
            Self::RepetitionPenalty => words::setting_repetition_penalty(),
            Self::MaxTokens => words::setting_max_tokens(),
            Self::Seed => words::setting_seed(),
            Self::Samples => words::setting_samples(),
            Self::Stops => words::setting_stops(),
            Self::Schema => words::setting_schema(),
        }
    }

    /// Takes this one setting over.
    pub(crate) fn copy(self, from: &RunSettings, to: &mut RunSettings) {
        match self {
            Self::Model => to.model.clone_from(&from.model),
            Self::Temperature => to.temperature = from.temperature,
            Self::TopK => to.top_k = from.top_k,
            Self::TopP => to.top_p = from.top_p,
            Self::MinP => to.min_p = from.min_p,
            Self::RepetitionPenalty => to.repetition_penalty = from.repetition_penalty,
            Self::MaxTokens => to.max_tokens = from.max_tokens,
            Self::Seed => to.seed = from.seed,
            Self::Samples => to.samples = from.samples,
            Self::Stops => to.stops.clone_from(&from.stops),
            Self::Schema => to.schema.clone_from(&from.schema),
        }
    }
}
