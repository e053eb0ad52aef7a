//! What promptfoo's files say, as plain data: prompts, models, rows with their checks.

use std::collections::BTreeMap;

use domain::Style;
use lab::Turn;
use lab::grid::Grid;
use lab::scores::{Mapped, Scorer};

use crate::words;

/// Prompts, models and tests.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suite {
    pub description: String,
    pub prompts: Vec<SuitePrompt>,
    /// As promptfoo names them, `openai:gpt-4.1-mini` or `echo`.
    pub providers: Vec<String>,
    /// Values and checks that every test has besides its own.
    pub default: Test,
    pub tests: Vec<Test>,
}

/// A prompt with `{{names}}` in it.
#[derive(Clone, Debug, PartialEq)]
pub struct SuitePrompt {
    pub label: String,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Text(String),
    Turns(Vec<Turn>),
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Test {
    pub description: String,
    pub vars: BTreeMap<String, String>,
    pub checks: Vec<Check>,
    /// The least weighted mean of the checks; `None`: each has to pass.
    pub threshold: Option<f64>,
}

/// One check of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub what: Mapped,
    /// 1 where nothing is said.
    pub weight: f64,
    /// Under which name it is summed up; may be empty.
    pub metric: String,
}

impl Check {
    pub fn new(scorer: Scorer) -> Self {
        Self {
            what: Mapped::Scorer(scorer),
            weight: 1.0,
            metric: String::new(),
        }
    }
}

/// One thing that did not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Where it stands, as `tests[2].assert[0].transform`.
    pub place: String,
    /// What became of it, a sentence.
    pub why: &'static str,
}

impl Loss {
    pub(super) fn new(place: impl Into<String>, why: &'static str) -> Self {
        Self {
            place: place.into().chars().take(200).collect(),
            why,
        }
    }
}

impl Suite {
    /// A grid for promptfoo. A row's input becomes the value `input`; the prompts' own values go along with each row's.
    /// `checks` gives each row's. What a grid has and promptfoo has not (parameters of its models, left-out cells) is named.
    pub fn of_grid(
        name: &str,
        grid: &Grid,
        checks: &dyn Fn(usize) -> Vec<Check>,
    ) -> (Self, Vec<Loss>) {
        let mut losses = Vec::new();
        let has_inputs = grid.rows.iter().any(|it| it.input.is_some());
        let prompts = grid.prompts.iter().map(|it| {
            let mut prompt = it.prompt.clone();
            prompt.values.clear();
            if has_inputs {
                prompt.input = "{{input}}".into();
            }
            let body = match prompt.style {
                Style::Completion => Body::Text(domain::render_completion(&prompt).text),
                Style::Chat => {
                    let turns = domain::messages(&prompt).into_iter();
                    Body::Turns(
                        turns
                            .map(|it| Turn {
                                role: it.role,
                                content: it.content,
                            })
                            .collect(),
                    )
                }
            };
            SuitePrompt {
                label: it.name.clone(),
                body,
            }
        });
        let shared = grid.prompts.iter().flat_map(|it| it.prompt.values.clone());
        let default = Test {
            vars: shared.collect(),
            ..Test::default()
        };
        let distinct = |it: &&lab::grid::GridPrompt| {
            it.prompt
                .values
                .iter()
                .any(|(key, value)| default.vars.get(key) != Some(value))
        };
        if grid.prompts.iter().any(|it| distinct(&it)) {
            losses.push(Loss::new("prompts", words::one_for_all()));
        }
        let inputs = grid
            .prompts
            .windows(2)
            .all(|it| it[0].prompt.input == it[1].prompt.input);
        if has_inputs && !inputs && grid.rows.iter().any(|it| it.input.is_none()) {
            losses.push(Loss::new("rows", words::rows_keep_own()));
        }
        if !grid.parameters.is_empty() {
            losses.push(Loss::new("parameters", words::set_at_providers()));
        }
        if !grid.without.is_empty() {
            losses.push(Loss::new("without", words::every_prompt_every_row()));
        }
        if grid.repeats > 1 {
            losses.push(Loss::new("repeats", words::repeats_option()));
        }
        let tests = grid.rows.iter().enumerate().map(|(at, row)| {
            let mut vars = row.values.clone();
            // A row without an input leaves the prompt's as it is.
            let own = || {
                grid.prompts
                    .first()
                    .map(|it| it.prompt.input.clone())
                    .unwrap_or_default()
            };
            if has_inputs {
                vars.insert("input".into(), row.input.clone().unwrap_or_else(own));
            }
            Test {
                vars,
                checks: checks(at),
                ..Test::default()
            }
        });
        let suite = Self {
            description: name.into(),
            prompts: prompts.collect(),
            providers: grid.models.iter().map(|it| it.name.clone()).collect(),
            tests: tests.collect(),
            default,
        };
        (suite, losses)
    }
}
