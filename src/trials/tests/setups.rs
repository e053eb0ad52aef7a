//! Setups for tests that need no visit.

use domain::{Project, ProjectId};

use crate::{DataRow, Judged, Model, More, Options, Question, Setup, Version};

/// Two versions of the first prompt, asked these inputs of one model.
pub(crate) fn versions(model: &str, inputs: &[&str]) -> Setup {
    let row = |it: &&str| DataRow {
        input: (*it).into(),
        expected: "Bug".into(),
    };
    Setup {
        name: "Test".into(),
        question: Question::Versions,
        project: format::file::write(&Project::first(ProjectId(String::new()))),
        rows: inputs.iter().map(row).collect(),
        models: vec![Model::Engine {
            id: model.into(),
            name: "M".into(),
        }],
        judged: Judged::SameWords,
        options: Options {
            versions: vec![Version {
                name: "B".into(),
                instruction: "Other.".into(),
                with_examples: false,
            }],
            ..Options::default()
        },
        origin: None,
        more: More::default(),
    }
}
