//! The corpus is the same for the same seed, and what is held out never gets into training.

use std::collections::HashSet;

use super::document::{Frame, Part, completion};
use super::family::{Family, NEVER_TAUGHT};
use super::layout::{HELD, Layout};
use super::lexicon::{Lexicon, Split};
use super::sentences::sentence;
use super::*;
use crate::recipe::{STAGES, last_stage};

/// Many documents of every stage.
fn training_documents(lexicon: &Lexicon) -> Vec<Document> {
    let documents = |(index, stage): (usize, &Stage)| {
        (0..800)
            .map(|n| draw(lexicon, stage, &mut Rng::new(index as u64, n)))
            .collect::<Vec<_>>()
    };
    STAGES.iter().enumerate().flat_map(documents).collect()
}

#[test]
fn the_same_seed_gives_the_same_documents() {
    let lexicon = Lexicon::load();
    let texts = |seed: u64| -> Vec<String> {
        (0..50)
            .map(|n| draw(&lexicon, last_stage(), &mut Rng::new(seed, n)).text())
            .collect()
    };
    assert_eq!(texts(1), texts(1));
    assert_ne!(texts(1), texts(2));
}

#[test]
fn held_out_sentences_and_labels_stay_out() {
    let lexicon = Lexicon::load();
    assert!(lexicon.labels_held.len() >= 6, "an exam draws six labels");
    let mut rng = Rng::new(9, 9);
    let mut sentences: HashSet<String> = lexicon.reserved.clone();
    for kind in lexicon.topics.iter().chain(&lexicon.tones) {
        for pattern in kind.held.iter().chain(&lexicon.frames.1) {
            let words = if kind.words.things.is_empty() {
                &lexicon.topics[0].words
            } else {
                &kind.words
            };
            for _ in 0..4 {
                sentences.insert(sentence(pattern, words, &lexicon.lists, &mut rng));
            }
        }
    }
    let labels: HashSet<String> = lexicon
        .labels_held
        .iter()
        .map(|label| label.to_lowercase())
        .collect();
    let kept = lexicon::KEPT;

    for document in training_documents(&lexicon) {
        assert!(!NEVER_TAUGHT.contains(&document.family));
        let text = document.text();
        assert!(!text.contains(" => ") && !text.contains(" >> "), "{text}");
        for line in text.lines() {
            let input = line.split_once(": ").map_or(line, |(_, input)| input);
            let input = input.trim_end_matches(document::END);
            assert!(!sentences.contains(input), "held out, yet taught: {input}");
        }
        let sorted = [
            Family::Kinds,
            Family::Tone,
            Family::Category,
            Family::Recall,
            Family::Language,
        ];
        if sorted.contains(&document.family) {
            for (answer, _) in document
                .segments
                .iter()
                .filter(|(_, part)| *part != Part::Frame)
            {
                let answer = answer.trim_end_matches(document::END).trim().to_lowercase();
                let answer = answer.trim_matches(['"', '}', '|', ' ']).to_owned();
                assert!(!labels.contains(&answer), "held out, yet taught: {answer}");
                assert!(
                    !kept.contains(&answer.as_str()),
                    "kept for the first project: {answer}"
                );
            }
        }
    }
}

/// Sums and dates that are examined are never taught, and their steps are right.
#[test]
fn held_out_numbers_stay_out() {
    let lexicon = Lexicon::load();
    let inputs = |family: Family, split: Split| -> Vec<document::Shot> {
        let task = |n| family.task(&lexicon, split, 3, &mut Rng::new(8, n)).shots;
        (0..300).flat_map(task).collect()
    };
    for family in [
        Family::Direct,
        Family::Steps,
        Family::StepsThree,
        Family::Maze,
    ] {
        let taught: HashSet<String> = inputs(family, Split::Train)
            .into_iter()
            .map(|shot| shot.input)
            .collect();
        let asked = inputs(family, Split::Held);
        for query in asked.iter().skip(3).step_by(4) {
            assert!(!taught.contains(&query.input), "{query:?}");
        }
    }
    for (terms, text) in [
        (&[47, 38][..], "7 + 8 = 15, 4 + 3 + 1 = 8, so 85"),
        (&[71, 94][..], "1 + 4 = 5, 7 + 9 = 16, so 165"),
        (
            &[47, 38, 26][..],
            "7 + 8 + 6 = 21, 4 + 3 + 2 + 2 = 11, so 111",
        ),
    ] {
        assert_eq!(numbers::worked(terms), text);
    }
}

#[test]
fn a_label_is_known_once_it_was_shown() {
    let lexicon = Lexicon::load();
    for n in 0..200 {
        let task = Family::Kinds.task(&lexicon, Split::Train, 6, &mut Rng::new(4, n));
        let mut seen = HashSet::new();
        for shot in &task.shots {
            assert_eq!(shot.known, !seen.insert(&shot.output), "{task:?}");
        }
        assert!(
            task.shots.last().is_some_and(|query| query.known),
            "{task:?}"
        );
    }
}

#[test]
fn each_family_makes_as_many_shots_as_asked() {
    let lexicon = Lexicon::load();
    for family in Family::ALL {
        for split in [Split::Train, Split::Held] {
            for n_shots in [0, 1, 2, 8, 16] {
                let task = family.task(&lexicon, split, n_shots, &mut Rng::new(6, n_shots as u64));
                assert_eq!(task.shots.len(), n_shots + 1, "{family:?}");
                assert_eq!(task.family, family);
                assert!(
                    task.shots
                        .iter()
                        .all(|shot| !shot.input.is_empty() && !shot.output.is_empty())
                );
            }
        }
    }
}

/// The format is the app's, byte for byte.
#[test]
fn completion_style_is_the_apps() {
    let lexicon = Lexicon::load();
    let mut task = Family::Sum.task(&lexicon, Split::Train, 1, &mut Rng::new(1, 1));
    task.shots = vec![document::Shot::new("a", "b"), document::Shot::new("c", "d")];
    let text = |layout: Layout, instruction: &str| -> String {
        let frame = Frame {
            instruction: instruction.to_owned(),
            ask: "In".to_owned(),
            reply: "Out".to_owned(),
        };
        completion(&task, layout, &frame)
            .iter()
            .map(|(text, _)| text.as_str())
            .collect()
    };
    assert_eq!(
        text(Layout::App, "Do it."),
        "Do it.\n\nIn: a\nOut: b\n\nIn: c\nOut: d\n<|im_end|>"
    );
    assert_eq!(
        text(Layout::App, ""),
        "In: a\nOut: b\n\nIn: c\nOut: d\n<|im_end|>"
    );
    assert_eq!(
        text(HELD[1], ""),
        "In: a / Out: b\nIn: c / Out: d\n<|im_end|>"
    );
    assert_eq!(
        text(Layout::Table, ""),
        "| In | Out |\n| --- | --- |\n| a | b |\n| c | d |\n<|im_end|>"
    );
    let chat = document::chat(&task, "Do it.", None);
    let chat: String = chat.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(
        chat,
        "<|im_start|>system\nDo it.<|im_end|>\n<|im_start|>user\na<|im_end|>\n<|im_start|>assistant\nb<|im_end|>\n\
         <|im_start|>user\nc<|im_end|>\n<|im_start|>assistant\nd<|im_end|>"
    );
}
