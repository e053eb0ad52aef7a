//! What would become of a file: its prompts as cards, and the first of its rows.

use domain::{Project, RunSettings, Stops, Style};
use foreign::{Data, Taken};

use crate::words;

/// Examples shown of each prompt.
const MOST_EXAMPLES: usize = 3;
/// Rows shown of a table.
const MOST_ROWS: usize = 5;
/// Columns shown of a table.
const MOST_COLUMNS: usize = 6;

/// A prompt as it would be in a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptCard {
    /// "Untitled" where it has none.
    pub name: String,
    pub instruction: String,
    /// The first ones: what goes in, and the answer.
    pub examples: Vec<(String, String)>,
    pub n_examples: usize,
    pub input: String,
    /// What else comes along: "Model gpt-4o", "Temperature 0.5", "{{topic}} = bananas".
    pub facts: Vec<String>,
}

/// The first rows of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub n_columns: usize,
    pub n_rows: usize,
}

/// A card for each prompt.
pub fn cards(taken: &Taken) -> Vec<PromptCard> {
    taken.projects.iter().map(|it| card(&it.project)).collect()
}

fn card(project: &Project) -> PromptCard {
    let prompt = &project.prompt;
    let examples = prompt.examples.iter().take(MOST_EXAMPLES);
    PromptCard {
        name: named(&project.name),
        instruction: prompt.instruction.clone(),
        examples: examples
            .map(|it| (it.input.clone(), it.output.clone()))
            .collect(),
        n_examples: prompt.examples.len(),
        input: prompt.input.clone(),
        facts: facts(project),
    }
}

fn named(name: &str) -> String {
    match name.trim() {
        "" => words::untitled().into(),
        name => name.into(),
    }
}

fn facts(project: &Project) -> Vec<String> {
    let (run, usual) = (&project.run, RunSettings::default());
    let mut facts = vec![match project.prompt.style {
        Style::Chat => words::written_as_chat().to_owned(),
        Style::Completion => words::written_as_completion().to_owned(),
    }];
    if run.model != usual.model {
        facts.push(words::model_is(&run.model));
    }
    if run.temperature != usual.temperature {
        facts.push(words::temperature_is(&run.temperature.to_string()));
    }
    if run.top_p != usual.top_p {
        facts.push(words::top_p_is(&run.top_p.to_string()));
    }
    if run.max_tokens != usual.max_tokens {
        facts.push(words::at_most_tokens(&run.max_tokens.to_string()));
    }
    if let Stops::Custom(stops) = &run.stops {
        facts.push(words::n_stop_texts(stops.len()));
    }
    let values = project.prompt.values.iter().take(6);
    facts.extend(values.map(|(name, value)| {
        let mut short: String = value.chars().take(60).collect();
        if short.len() < value.len() {
            short.push('…');
        }
        format!("{{{{{name}}}}} = {short}")
    }));
    facts
}

/// The first rows; `None` where there are none.
pub fn sample(data: &Data) -> Option<Sample> {
    let cut = |row: &Vec<String>| row.iter().take(MOST_COLUMNS).cloned().collect();
    (!data.rows.is_empty()).then(|| Sample {
        columns: cut(&data.columns),
        rows: data.rows.iter().take(MOST_ROWS).map(cut).collect(),
        n_columns: data.columns.len(),
        n_rows: data.rows.len(),
    })
}
