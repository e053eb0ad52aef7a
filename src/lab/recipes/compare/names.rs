//! What a condition is called: its prompt, and what else tells it from the others.

use super::Compare;
use crate::grid::Parameters;
use crate::words;

impl Compare {
    /// The prompt's name, with the model's and the parameters' where the grid has more than one; empty where there is
    /// no such condition.
    pub fn name(&self, condition: usize) -> String {
        let Some(at) = self.conditions.get(condition) else {
            return String::new();
        };
        let prompts: Vec<&str> = self.grid.prompts.iter().map(|it| &*it.name).collect();
        let mut name = own(&prompts, at.prompt, words::prompt_numbered);
        if self.grid.models.len() > 1 {
            let models: Vec<&str> = self.grid.models.iter().map(|it| &*it.name).collect();
            name += &format!(" · {}", own(&models, at.model, words::model_numbered));
        }
        if self.grid.parameters.len() > 1 {
            let all = &self.grid.parameters;
            let names: Vec<String> = all.iter().map(|it| differing(all, it)).collect();
            let names: Vec<&str> = names.iter().map(|it| &**it).collect();
            name += &format!(
                " · {}",
                own(&names, at.parameters, words::settings_numbered)
            );
        }
        name
    }
}

/// The name, with a number where an earlier one has the same; a number alone where it is empty.
fn own(names: &[&str], at: usize, numbered: impl Fn(usize) -> String) -> String {
    let name = names[at].trim();
    if name.is_empty() {
        return numbered(at + 1);
    }
    match names[..at].iter().filter(|it| it.trim() == name).count() {
        0 => name.to_owned(),
        before => format!("{name} ({})", before + 1),
    }
}

/// Those settings that are not the same in all, in words.
fn differing(all: &[Parameters], it: &Parameters) -> String {
    type Setting = (fn(&str) -> String, fn(&Parameters) -> String);
    let settings: [Setting; 8] = [
        (words::temperature_of, |it| {
            it.sampling.temperature.to_string()
        }),
        (
            |it| format!("top-p {it}"),
            |it| it.sampling.top_p.to_string(),
        ),
        (
            |it| format!("top-k {it}"),
            |it| it.sampling.top_k.to_string(),
        ),
        (
            |it| format!("min-p {it}"),
            |it| it.sampling.min_p.to_string(),
        ),
        (words::penalty_of, |it| {
            it.sampling.repetition_penalty.to_string()
        }),
        (words::seed_of, |it| it.sampling.seed.to_string()),
        (words::most_tokens_of, |it| it.max_tokens.to_string()),
        (words::stops_of, |it| format!("{:?}", it.stops)),
    ];
    let differs =
        |value: &fn(&Parameters) -> String| all.iter().any(|other| value(other) != value(it));
    let parts = settings.iter().filter(|(_, value)| differs(value));
    let parts: Vec<String> = parts.map(|(say, value)| say(&value(it))).collect();
    parts.join(", ")
}
