//! The written shape of a grid. Its prompts are written as a project's prompt is.

use std::collections::BTreeMap;

use domain::{Project, ProjectId};
use engine::Sampling;
use lab::grid::{Exclude, Greedy, Grid, GridModel, GridPrompt, GridRow, Parameters};
use serde::{Deserialize, Serialize};

use super::{Mirror, mirror};
use crate::RecordError;

mirror!(ModelShape for GridModel { name: String, hash: String, repeats: Greedy });
mirror!(SamplingShape for Sampling {
    temperature: f32, top_k: u32, top_p: f32, min_p: f32, repetition_penalty: f32, seed: u64,
});
mirror!(ParametersShape for Parameters { sampling: Sampling, max_tokens: u32, stops: Vec<String> });
mirror!(RowShape for GridRow { values: BTreeMap<String, String>, input: Option<String> });
mirror!(ExcludeShape for Exclude {
    prompt: Option<usize>, model: Option<usize>, parameters: Option<usize>, row: Option<usize>,
});

#[derive(Debug, Deserialize, Serialize)]
struct PromptShape {
    name: String,
    prompt: format::v1::Prompt,
}

#[derive(Debug, Deserialize, Serialize)]
pub(in crate::bundle) struct GridShape {
    prompts: Vec<PromptShape>,
    models: Vec<ModelShape>,
    parameters: Vec<ParametersShape>,
    rows: Vec<RowShape>,
    repeats: u32,
    #[serde(default)]
    without: Vec<ExcludeShape>,
}

impl GridShape {
    pub(super) fn new(grid: &Grid) -> Self {
        let Grid {
            prompts,
            models,
            parameters,
            rows,
            repeats,
            without,
        } = grid;
        Self {
            prompts: prompts.iter().map(prompt_shape).collect(),
            models: models.shape(),
            parameters: parameters.shape(),
            rows: rows.shape(),
            repeats: *repeats,
            without: without.shape(),
        }
    }

    pub(super) fn into_grid(self, id: &ProjectId) -> Result<Grid, RecordError> {
        Ok(Grid {
            prompts: self
                .prompts
                .into_iter()
                .map(|it| prompt(it, id))
                .collect::<Result<_, _>>()?,
            models: Mirror::noun(self.models),
            parameters: Mirror::noun(self.parameters),
            rows: Mirror::noun(self.rows),
            repeats: self.repeats,
            without: Mirror::noun(self.without),
        })
    }
}

fn prompt_shape(it: &GridPrompt) -> PromptShape {
    let whole = Project {
        prompt: it.prompt.clone(),
        ..Project::empty(ProjectId(String::new()), "")
    };
    PromptShape {
        name: it.name.clone(),
        prompt: format::v1::Project::new(&whole.without_notes()).prompt,
    }
}

fn prompt(shape: PromptShape, id: &ProjectId) -> Result<GridPrompt, RecordError> {
    let whole = format::v1::Project {
        prompt: shape.prompt,
        ..Default::default()
    };
    Ok(GridPrompt {
        name: shape.name,
        prompt: whole.into_domain(id.clone())?.0.prompt,
    })
}
