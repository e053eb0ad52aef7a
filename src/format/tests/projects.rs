//! Projects of any kind, for property tests.

use domain::{
    Example, ExampleId, Form, Labels, Project, ProjectId, Prompt, RunSettings, Stops, Style,
    ValueKind,
};
use proptest::prelude::*;

pub(super) fn id() -> ProjectId {
    ProjectId("0123456789abcdef0123456789abcdef".into())
}

pub(super) fn first() -> Project {
    Project::first(id())
}

/// Any character, marks of all scripts and zero included, or words as people write them.
fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z ]{0,30}[.?]?",
        1 => "\\PC{0,20}",
        1 => prop::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter),
        1 => Just(String::new()),
        1 => "[\\x00-\\x20{}\"\\\\¦]{0,8}",
    ]
}

prop_compose! {
    fn a_run()(
        model in prop_oneof![Just("sprout".to_owned()), a_text()],
        temperature in prop_oneof![Just(0.0f32), Just(0.7), 0.0f32..2.0],
        top_p in prop_oneof![Just(0.95f32), 0.0f32..1.0],
        min_p in prop_oneof![Just(0.05f32), 0.0f32..1.0],
        repetition_penalty in prop_oneof![Just(1.0f32), 0.01f32..100.0],
        top_k in 0..1_000_000u32,
        max_tokens in 1..1_000_000u32,
        seed in any::<u64>(),
        samples in 1..64u32,
        stops in prop_oneof![
            Just(Stops::Derived),
            prop::collection::vec(a_text(), 0..4).prop_map(Stops::Custom),
        ],
        schema in prop_oneof![Just(String::new()), a_text()],
    ) -> RunSettings {
        RunSettings {
            model, temperature, top_k, top_p, min_p, repetition_penalty, max_tokens, seed, samples, stops,
            schema,
        }
    }
}

fn a_form() -> impl Strategy<Value = Form> {
    let kind = prop::sample::select(&ValueKind::ALL[..]);
    let asked = (a_text(), kind, "[a-z\\n ]{0,20}");
    prop::collection::vec(asked, 0..4).prop_map(|all| {
        let mut form = Form::default();
        for (name, kind, options) in all {
            form.set_kind(&name, kind);
            form.set_options(&name, options);
        }
        form
    })
}

prop_compose! {
    /// Without comments, which no link carries. In range, examples numbered from 1, as a link gives them back.
    pub(super) fn a_project()(
        name in a_text(),
        style in prop_oneof![Just(Style::Completion), Just(Style::Chat)],
        instruction in a_text(),
        labels in prop_oneof![
            Just(Labels { input: "Input".into(), output: "Output".into() }),
            (a_text(), a_text()).prop_map(|(input, output)| Labels { input, output }),
        ],
        examples in prop::collection::vec((a_text(), a_text(), prop::bool::weighted(0.8)), 0..8),
        input in a_text(),
        values in prop::collection::btree_map(a_text(), "[a-z]{1,9}", 0..4),
        run in prop_oneof![Just(RunSettings::default()), a_run()],
        form in prop_oneof![Just(Form::default()), a_form()],
    ) -> Project {
        let examples = (1..)
            .zip(examples)
            .map(|(id, (input, output, on))| Example { on, ..Example::new(ExampleId(id), input, output) })
            .collect();
        Project {
            id: id(),
            name,
            prompt: Prompt { style, instruction, labels, examples, input, values },
            run,
            form,
            note: String::new(),
        }
    }
}
