//! The frames that the benches write by hand are those that the worker reads.

use std::process::Command;

use engine::{Generate, ImportFile, ImportRole, PromptText, Question, Sampling};

use crate::{Frame, RequestId, ToWorker};

/// What `tests/bench/frames.mjs` makes of an expression.
fn written(expression: &str) -> ToWorker {
    let frames = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/bench/frames.mjs");
    let script =
        format!("import * as it from {frames:?}; process.stdout.write(Buffer.from({expression}));");
    let node = Command::new("node")
        .args(["--input-type=module", "--eval", &script])
        .output()
        .expect("node, which the set-up asks for");
    let said = String::from_utf8_lossy(&node.stderr);
    ToWorker::read(&Frame(node.stdout)).unwrap_or_else(|_| panic!("{expression}: {said}"))
}

fn asked(expression: &str) -> Question {
    match written(&format!("it.asking(300, {expression})")) {
        ToWorker::Ask {
            id: RequestId(300),
            question,
        } => question,
        other => panic!("{expression}: {other:?}"),
    }
}

#[test]
fn the_benches_speak_as_the_page_does() {
    let base = || "http://x/é/".into();
    assert_eq!(
        written("it.hello('http://x/é/')"),
        ToWorker::Hello { base: base() }
    );
    assert_eq!(asked("it.ABILITIES"), Question::Abilities);
    let model = || String::from("m");
    assert_eq!(asked("it.load('m')"), Question::Load { model: model() });
    let file = ImportFile {
        role: ImportRole::Gguf,
        url: "blob:x".into(),
        name: "f.gguf".into(),
    };
    let import = Question::Import {
        name: "n".into(),
        files: vec![file],
    };
    assert_eq!(asked("it.importing('n', 'blob:x', 'f.gguf')"), import);

    let plain = Generate {
        model: model(),
        prompt: PromptText::Ids(vec![1, 300, 70_000]),
        sampling: Sampling {
            temperature: 0.0,
            top_k: 0,
            top_p: 1.0,
            min_p: 0.0,
            repetition_penalty: 1.0,
            seed: 1,
        },
        max_tokens: 200,
        stops: Vec::new(),
        n_samples: 1,
        schema: String::new(),
        begun: String::new(),
    };
    assert_eq!(
        asked("it.generate('m', [1, 300, 70000], 200)"),
        Question::Generate(Box::new(plain.clone()))
    );
    let drawn = Generate {
        prompt: PromptText::Text {
            text: "é".into(),
            parse_special: false,
            add_bos: true,
        },
        sampling: Sampling {
            temperature: 0.5,
            top_k: 40,
            seed: 1000,
            ..plain.sampling
        },
        stops: vec!["\n".into()],
        n_samples: 16,
        ..plain
    };
    assert_eq!(
        asked(
            "it.generate('m', 'é', 200, { temperature: 0.5, topK: 40, seed: 1000, nSamples: 16, stops: ['\\n'] })"
        ),
        Question::Generate(Box::new(drawn))
    );
    let score = Question::Score {
        model: model(),
        prompt: PromptText::Ids(vec![5]),
        continuations: vec!["a".into(), "bc".into()],
    };
    assert_eq!(asked("it.score('m', [5], ['a', 'bc'])"), score);
}
