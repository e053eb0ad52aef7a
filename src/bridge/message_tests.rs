//! Every message crosses unchanged, and foreign bytes are refused.

use engine::{
    EngineError, FinishReason, Generate, Progress, PromptText, Question, Reply, Sampling, Stage,
    Stats, StorageKind, StorageReport, TokenSpan,
};
use proptest::prelude::*;

use crate::tests::{token, tokenize};
use crate::{BUILD, Frame, FromWorker, RequestId, ToWorker};

/// Every sort of question and reply at least once; the compiler lists them in `covers_all`.
fn questions() -> Vec<Question> {
    let prompt = PromptText::Text {
        text: "é {{x}}\0".into(),
        parse_special: true,
        add_bos: false,
    };
    let sampling = Sampling {
        temperature: 0.7,
        top_k: 40,
        top_p: 0.95,
        min_p: 0.05,
        repetition_penalty: 1.1,
        seed: u64::MAX,
    };
    let generate = Generate {
        model: "m".into(),
        prompt: prompt.clone(),
        sampling,
        max_tokens: 3,
        stops: vec!["\n".into()],
        n_samples: 2,
        schema: String::new(),
        begun: String::new(),
    };
    let turn = engine::Turn {
        role: engine::Role::Assistant,
        text: "é".into(),
    };
    let chat = Generate {
        prompt: PromptText::Turns(vec![turn]),
        ..generate.clone()
    };
    vec![
        Question::Abilities,
        Question::ListModels,
        Question::Load { model: "m".into() },
        Question::Import {
            name: "n".into(),
            files: vec![engine::ImportFile {
                role: engine::ImportRole::Gguf,
                url: "blob:x".into(),
                name: "m.gguf".into(),
            }],
        },
        Question::Delete { model: "m".into() },
        Question::Generate(Box::new(generate.clone())),
        tokenize("a"),
        Question::Logits {
            model: "m".into(),
            prompt: PromptText::Ids(vec![0, u32::MAX]),
        },
        Question::Score {
            model: "m".into(),
            prompt,
            continuations: vec!["a".into(), String::new()],
        },
        Question::Detokenize {
            model: "m".into(),
            ids: vec![vec![1, 2], vec![]],
        },
        Question::Outgoing {
            generate: Box::new(chat.clone()),
            n_prompt_tokens: Some(3),
        },
        Question::CountPrompt(Box::new(chat.clone())),
        Question::BatchFile {
            model: "m".into(),
            rows: vec![("a-1".into(), chat)],
        },
        Question::BatchResults {
            model: "m".into(),
            names: vec!["a-1".into()],
            file: vec![0, 255],
        },
        Question::LoadOn {
            model: "m".into(),
            device: engine::Device::Processor,
        },
        Question::Embed {
            model: "m".into(),
            texts: vec!["a".into(), String::new()],
        },
    ]
}

fn replies() -> Vec<Reply> {
    let stored = engine::StoredModel {
        id: "i".into(),
        name: "n".into(),
        bundled: false,
        size_bytes: u64::MAX,
        sha256: "00".into(),
        have_bytes: 1,
        url: String::new(),
        goes_on_here: false,
    };
    let card = engine::ModelCard {
        id: "i".into(),
        name: "n".into(),
        family: engine::ModelFamily::Qwen3,
        n_parameters: 1,
        context_tokens: 2,
        quantisation: "Q8_0".into(),
        vocabulary_size: 3,
        bos: "<s>".into(),
        eos: String::new(),
        adds_bos: true,
        chat_template: Some("{{ x }}".into()),
        counts_in_page: true,
        load_millis: 1.5,
        elsewhere: Some(engine::Elsewhere {
            service: "s".into(),
            host: "h".into(),
            takes_text: true,
            takes_turns: false,
            gives_logprobs: true,
            encoding: Some("o200k_base".into()),
        }),
        computed: Some("On it.".into()),
    };
    vec![
        Reply::Abilities(engine::Abilities {
            build: BUILD.into(),
            n_threads: 8,
            shared_memory: true,
            relaxed_simd: true,
            webgpu: false,
            storage: StorageKind::Opfs,
        }),
        Reply::Models {
            models: vec![stored.clone()],
            storage: StorageReport {
                kind: StorageKind::IndexedDb,
                used_bytes: 1,
                quota_bytes: 2,
            },
        },
        Reply::Progress(Progress {
            stage: Stage::Checking,
            done_bytes: 1,
            total_bytes: 0,
        }),
        Reply::Loaded(Box::new(card)),
        Reply::Vocabulary(vec![0, 255]),
        Reply::Imported(stored),
        Reply::Deleted,
        Reply::Prefilled {
            n_prompt_tokens: 5,
            n_reused_tokens: 4,
            millis: 0.1,
        },
        token(7),
        Reply::Finished {
            sample: 1,
            reason: FinishReason::Stop("\n".into()),
            text: "é".into(),
            stats: Stats::default(),
        },
        Reply::Tokens(vec![vec![TokenSpan {
            id: 1,
            start: 0,
            end: 2,
        }]]),
        Reply::Logits(vec![f32::NEG_INFINITY, -0.0, 1.5]),
        Reply::Scores(vec![vec![-1.0], vec![]]),
        Reply::Texts(vec!["é".into(), String::new()]),
        Reply::Outgoing(Box::new(engine::Outgoing {
            text: "POST".into(),
            host: "h".into(),
            n_requests: 1,
            body_bytes: u64::MAX,
            dropped: vec!["top_k".into()],
            schema_dropped: None,
            instead: vec!["i".into()],
            cost: Some(engine::Money(u64::MAX)),
            priced_on: None,
        })),
        Reply::Counted {
            n_tokens: 9,
            is_exact: true,
        },
        Reply::Aside {
            sample: 1,
            kind: engine::AsideKind::Reasoning,
            text: "é".into(),
        },
        Reply::Spent {
            sample: 1,
            spent: engine::Spent::default(),
        },
        Reply::BatchFile {
            text: "{}\n".into(),
            extension: "jsonl".into(),
            dropped: vec!["d".into()],
        },
        Reply::BatchResults {
            answers: vec![engine::BatchAnswer {
                name: "a-1".into(),
                text: "t".into(),
                n_tokens: u32::MAX,
            }],
            notes: vec!["n".into()],
        },
        Reply::Embeddings(vec![vec![0.6, -0.8], vec![]]),
        Reply::Prefilling {
            n_done_tokens: 2,
            n_prompt_tokens: 5,
            seconds_left: Some(0.5),
        },
    ]
}

/// Fails to compile when a variant is added that the lists above may lack.
fn covers_all(question: &Question, reply: &Reply) -> (usize, usize) {
    let question = match question {
        Question::Abilities => 0,
        Question::ListModels => 1,
        Question::Load { .. } => 2,
        Question::Import { .. } => 3,
        Question::Delete { .. } => 4,
        Question::Generate(_) => 5,
        Question::Tokenize { .. } => 6,
        Question::Logits { .. } => 7,
        Question::Score { .. } => 8,
        Question::Detokenize { .. } => 9,
        Question::Outgoing { .. } => 10,
        Question::CountPrompt(_) => 11,
        Question::BatchFile { .. } => 12,
        Question::BatchResults { .. } => 13,
        Question::LoadOn { .. } => 14,
        Question::Embed { .. } => 15,
    };
    let reply = match reply {
        Reply::Abilities(_) => 0,
        Reply::Models { .. } => 1,
        Reply::Progress(_) => 2,
        Reply::Loaded(_) => 3,
        Reply::Vocabulary(_) => 4,
        Reply::Imported(_) => 5,
        Reply::Deleted => 6,
        Reply::Prefilled { .. } => 7,
        Reply::Token { .. } => 8,
        Reply::Finished { .. } => 9,
        Reply::Tokens(_) => 10,
        Reply::Logits(_) => 11,
        Reply::Scores(_) => 12,
        Reply::Embeddings(_) => 20,
        Reply::Texts(_) => 13,
        Reply::Outgoing(_) => 14,
        Reply::Counted { .. } => 15,
        Reply::Aside { .. } => 16,
        Reply::Spent { .. } => 17,
        Reply::BatchFile { .. } => 18,
        Reply::BatchResults { .. } => 19,
        Reply::Prefilling { .. } => 21,
    };
    (question, reply)
}

#[test]
fn every_message_crosses_unchanged() {
    let id = RequestId(u32::MAX);
    for (at, question) in questions().into_iter().enumerate() {
        assert_eq!(covers_all(&question, &Reply::Deleted).0, at);
        let message = ToWorker::Ask { id, question };
        assert_eq!(ToWorker::read(&message.frame()), Ok(message));
    }
    let base = "https://page/".into();
    for message in [ToWorker::Hello { base }, ToWorker::Cancel { id }] {
        assert_eq!(ToWorker::read(&message.frame()), Ok(message));
    }
    for (at, reply) in replies().into_iter().enumerate() {
        assert_eq!(covers_all(&Question::Abilities, &reply).1, at);
        let message = FromWorker::Reply { id, reply };
        assert_eq!(FromWorker::read(&message.frame()), Ok(message));
    }
    let (what, error) = ("x".into(), EngineError::OtherBuild);
    for message in [
        FromWorker::Hello { build: "b".into() },
        FromWorker::Failed { id, error },
        FromWorker::Done { id },
        FromWorker::Crashed { what },
    ] {
        assert_eq!(FromWorker::read(&message.frame()), Ok(message));
    }
}

proptest! {
    // A flat room has no place for files of failures.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn foreign_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let frame = Frame(bytes);
        let _ = (ToWorker::read(&frame), FromWorker::read(&frame));
    }

    #[test]
    fn a_cut_message_is_refused(at in 0..9_usize, cut in 0..1000_usize) {
        let question = questions().swap_remove(at);
        let mut frame = ToWorker::Ask { id: RequestId(1), question }.frame();
        frame.0.truncate(cut.min(frame.0.len() - 1));
        prop_assert!(ToWorker::read(&frame).is_err());
    }
}
