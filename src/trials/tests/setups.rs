//! Setups for tests that need no visit.

use domain::{Project, ProjectId};
use lab::Answer;

use crate::{
    DataRow, Judged, Model, More, Options, Question, Setup, Version, cache::Kept,
    measured::Measured,
};

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

/// A model that takes labelled pairs, here or elsewhere.
pub(crate) fn card(id: &str, elsewhere: Option<engine::Elsewhere>) -> engine::ModelCard {
    engine::ModelCard {
        id: id.into(),
        name: id.into(),
        family: engine::ModelFamily::Unknown,
        n_parameters: 1,
        context_tokens: 512,
        quantisation: String::new(),
        vocabulary_size: 300,
        bos: String::new(),
        eos: String::new(),
        adds_bos: false,
        chat_template: None,
        counts_in_page: false,
        load_millis: 1.0,
        computed: None,
        elsewhere,
    }
}

/// A service that gives no probabilities.
pub(crate) fn service() -> engine::Elsewhere {
    engine::Elsewhere {
        service: "Mine".into(),
        host: "api.example.com".into(),
        takes_text: true,
        takes_turns: true,
        gives_logprobs: false,
        encoding: None,
    }
}

/// An answer of one token, as it is kept.
pub(crate) fn said(text: &str) -> Kept {
    Kept {
        answer: Answer::Text {
            text: text.into(),
            n_tokens: 1,
        },
        millis: 1.0,
        measured: Measured::default(),
    }
}
