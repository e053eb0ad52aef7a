//! How much of anything a project from outside may hold, and how its numbers are brought into range.

use domain::{Project, RunSettings, Stops};

use crate::{FormatError, Note};

pub(crate) const EXAMPLES: usize = 100_000;
pub(crate) const VALUES: usize = 10_000;
pub(crate) const STOPS: usize = 1_000;

/// Refuses a project with more parts than the editor is made for.
pub(crate) fn check_counts(
    examples: usize,
    values: usize,
    stops: usize,
) -> Result<(), FormatError> {
    for (what, count, limit) in [
        ("examples", examples, EXAMPLES),
        ("values", values, VALUES),
        ("stops", stops, STOPS),
    ] {
        if count > limit {
            return Err(FormatError::TooMany { what, limit });
        }
    }
    Ok(())
}

/// Brings every number into the range its field documents, and says which had to move.
/// What is not a number becomes the default.
pub(crate) fn clamp(run: &mut RunSettings) -> Vec<Note> {
    let default = RunSettings::default();
    let mut notes = Vec::new();
    let mut real = |field, value: &mut f32, least: f32, most: f32, otherwise: f32| {
        let kept = if value.is_nan() {
            otherwise
        } else {
            value.clamp(least, most)
        };
        // Minus zero is in range but is written as zero.
        let kept = if kept == 0.0 { 0.0 } else { kept };
        if kept != *value {
            notes.push(Note::OutOfRange { field });
        }
        *value = kept;
    };
    real(
        "temperature",
        &mut run.temperature,
        0.0,
        2.0,
        default.temperature,
    );
    real("top-p", &mut run.top_p, 0.0, 1.0, default.top_p);
    real("min-p", &mut run.min_p, 0.0, 1.0, default.min_p);
    let penalty = &mut run.repetition_penalty;
    real(
        "repetition-penalty",
        penalty,
        0.01,
        100.0,
        default.repetition_penalty,
    );
    let mut whole = |field, value: &mut u32, least: u32, most: u32| {
        let kept = (*value).clamp(least, most);
        if kept != *value {
            notes.push(Note::OutOfRange { field });
        }
        *value = kept;
    };
    whole("top-k", &mut run.top_k, 0, 1_000_000);
    whole("max-tokens", &mut run.max_tokens, 1, 1_000_000);
    whole("samples", &mut run.samples, 1, 64);
    notes
}

/// A project as it leaves: numbers in range, no empty values, as every reader would make it.
pub(crate) fn in_range(project: &Project) -> Project {
    let mut project = project.clone();
    clamp(&mut project.run);
    project.prompt.values.retain(|_, value| !value.is_empty());
    project
}

/// Refuses to write what [`check_counts`] would refuse to read.
pub(crate) fn check(project: &Project) -> Result<(), FormatError> {
    let n_stops = match &project.run.stops {
        Stops::Derived => 0,
        Stops::Custom(texts) => texts.len(),
    };
    let prompt = &project.prompt;
    // In a link they stand in one list.
    let n_values = prompt.values.len() + 2 * project.form.all().len();
    check_counts(prompt.examples.len(), n_values, n_stops)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_into_range() {
        let mut run = RunSettings {
            temperature: f32::NAN,
            top_p: f32::NEG_INFINITY,
            repetition_penalty: f32::INFINITY,
            max_tokens: 0,
            ..RunSettings::default()
        };
        let fields: Vec<String> = clamp(&mut run).iter().map(ToString::to_string).collect();
        assert_eq!(fields.len(), 4, "{fields:?}");
        assert_eq!((run.temperature, run.top_p), (0.0, 0.0));
        assert_eq!((run.repetition_penalty, run.max_tokens), (100.0, 1));
        assert!(clamp(&mut RunSettings::default()).is_empty());
    }
}
