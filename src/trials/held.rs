//! The project's JSON schema in an experiment: which calls carry it, and what is said of models that are not held to it.

use crate::{Model, Setup, Trouble, cost::longest, runner::Answerer, words};

impl Setup {
    /// The project's JSON schema, which answers have to follow; empty for any text.
    pub(crate) fn schema(&self) -> String {
        let schema = self.read_project().map(|it| it.run.schema);
        schema.unwrap_or_default().trim().to_owned()
    }

    /// The schema that goes with the calls of the model `at` of [`Setup::asked`]; a judge answers in words of its own.
    pub(crate) fn schema_for(&self, at: usize) -> String {
        match self.question.sends_schema() && at < self.models.len() {
            true => self.schema(),
            false => String::new(),
        }
    }
}

/// Why the answers of some models are not held to the project's JSON schema: a sentence each.
pub(crate) async fn not_held(
    setup: &Setup,
    answerers: &[Answerer],
) -> Result<Vec<String>, Trouble> {
    let mut all = Vec::new();
    for (at, answerer) in answerers.iter().enumerate() {
        let calls = match answerer {
            Answerer::Engine(_) if !setup.schema_for(at).is_empty() => longest(setup, at),
            _ => continue,
        };
        if let (Answerer::Engine(asker), Some(call)) = (answerer, calls.first()) {
            all.extend(asker.not_held(call).await?);
        }
    }
    Ok(all)
}

/// What became of the project's JSON schema; nothing where there is none.
pub(crate) fn notes(setup: &Setup, not_held: Option<Vec<String>>) -> Vec<String> {
    let asks_a_model = setup
        .models
        .iter()
        .any(|it| matches!(it, Model::Engine { .. }));
    if setup.schema().is_empty() || !asks_a_model {
        return Vec::new();
    }
    match not_held {
        _ if !setup.question.sends_schema() => vec![words::schema_not_sent().into()],
        // Of an earlier version, which sent none, or of somebody else's file.
        None => vec![words::schema_not_known().into()],
        Some(not_held) => {
            let sent = words::schema_sent().to_owned();
            std::iter::once(sent).chain(not_held).collect()
        }
    }
}
