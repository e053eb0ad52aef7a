//! Choices: BM25 against another program's figures, the ways to choose on prompts where the answer is plain.

use super::{clean, found_in};
use crate::{Bm25, Choice, choose, chosen_edit};

/// Figures of bm25s 0.2 (Lù 2024), method "lucene", k1 = 1.2, b = 0.75.
#[test]
fn bm25_is_lucenes() {
    let texts = [
        "The screen goes black after I sign in",
        "I was charged twice this month",
        "Please add a dark screen mode",
        "The invoice shows the wrong month",
    ];
    let bm25 = Bm25::new(texts);
    let check = |asked: &str, expected: [f64; 4]| {
        for (score, expected) in bm25.scores(asked).into_iter().zip(expected) {
            assert!(
                (score - expected).abs() < 1e-6,
                "{asked}: {score} {expected}"
            );
        }
    };
    check("My screen stays black", [0.787941, 0.0, 0.325304, 0.0]);
    check(
        "Why was I charged this month?",
        [0.287889, 2.345732, 0.0, 0.325304],
    );
    check("month month", [0.0, 0.650607, 0.0, 0.650607]);
    check("", [0.0; 4]);
}

#[test]
fn scripts_without_spaces_are_compared_too() {
    let scores = Bm25::new(["画面が黒い", "請求が二回"]).scores("請求書");
    assert!(scores[1] > 0.0 && scores[0] == 0.0);
}

fn places(choice: Choice, k: usize, input: &str) -> Vec<usize> {
    let mut project = clean();
    project.prompt.input = input.into();
    choose(&project, choice, k)
        .iter()
        .map(|it| it.place)
        .collect()
}

#[test]
fn the_nearest_share_rare_words() {
    assert_eq!(
        places(Choice::Nearest, 2, "A refund: my card was refused"),
        [4, 2]
    );
    assert_eq!(
        places(Choice::Nearest, 9, "The app crashes on start.").len(),
        5
    );
    assert!(!places(Choice::Nearest, 9, "The app crashes on start.").contains(&3));
}

#[test]
fn the_nearest_of_each_answer_balance() {
    let near = places(
        Choice::NearestOfEach,
        4,
        "My card was charged twice, where is my refund?",
    );
    let kinds: Vec<bool> = near.iter().map(|it| it % 2 == 0).collect();
    assert_eq!(kinds, [true, false, true, false]);
}

#[test]
fn the_most_different_leave_copies_out() {
    let mut project = clean();
    project.prompt.examples[1].input = "I was charged twice".into();
    project.prompt.examples[2].input = "I was charged twice!".into();
    let chosen = choose(&project, Choice::Diverse, 4);
    let n_copies = chosen.iter().filter(|it| it.place < 3).count();
    assert_eq!(n_copies, 1);
}

#[test]
fn in_order_the_nearest_stands_last() {
    let mut project = clean();
    project.prompt.input = "A refund: my card was refused".into();
    let chosen = choose(&project, Choice::Nearest, 2);
    let edit = chosen_edit(&project, &chosen, true).expect("a change");
    project.apply(edit).expect("applies");
    let shown: Vec<&str> = project
        .prompt
        .examples
        .iter()
        .filter(|it| it.on)
        .map(|it| it.input.as_str())
        .collect();
    assert_eq!(shown, ["Where is my refund?", "My card was declined."]);
    assert_eq!(
        chosen_edit(&project, &choose(&project, Choice::Nearest, 2), true),
        None
    );
    assert_eq!(found_in(&project), []);
}
