//! A small trained model gives numbers: tokens of texts, logits, scores.

use super::{answers::*, *};

#[test]
fn tokens_cover_their_text() {
    let Some(desk) = desk() else { return };
    let texts = ["Once upon a time", "", "Ünïcödé 猫!", "a\n\nb  c"];
    let question = Question::Tokenize {
        model: "sprout".into(),
        texts: texts.map(String::from).to_vec(),
        parse_special: false,
        add_bos: false,
    };
    let replies = desk.replies(question);
    let Some(Reply::Tokens(tokens)) = replies.last() else {
        panic!("{replies:?}");
    };
    assert_eq!(tokens.len(), texts.len());
    for (text, spans) in texts.iter().zip(tokens) {
        let mut at = 0;
        for span in spans {
            assert_eq!(span.start, at, "{text:?}");
            assert!(span.end >= at && text.is_char_boundary(span.end as usize));
            at = span.end;
        }
        assert_eq!(at as usize, text.len(), "{text:?}: {spans:?}");
    }
}

#[test]
fn scores_are_those_of_the_logits() {
    let Some(desk) = desk() else { return };
    let model = || String::from("sprout");
    let prompt = || text("Once upon a time");
    let replies = desk.replies(Question::Logits {
        model: model(),
        prompt: prompt(),
    });
    let Some(Reply::Logits(logits)) = replies.last() else {
        panic!("{replies:?}");
    };
    assert_eq!(logits.len(), 512);
    let log_sum = logits
        .iter()
        .map(|it| f64::from(*it).exp())
        .sum::<f64>()
        .ln();
    let continuations = vec![", there was".into(), " zebra".into(), String::new()];
    let replies = desk.replies(Question::Score {
        model: model(),
        prompt: prompt(),
        continuations,
    });
    let Some(Reply::Scores(scores)) = replies.last() else {
        panic!("{replies:?}");
    };
    let question = generate(prompt(), 1);
    let greedy = desk.replies(ask(question));
    let Some(Reply::Token { id, logprob, .. }) = greedy.get(1) else {
        panic!("{greedy:?}");
    };
    let expected = f64::from(logits[*id as usize]) - log_sum;
    assert!((expected - f64::from(*logprob)).abs() < 1e-4);
    assert!((expected - f64::from(scores[0][0])).abs() < 1e-4);
    let sum = |it: &Vec<f32>| it.iter().sum::<f32>();
    assert!(sum(&scores[0]) > sum(&scores[1]));
    assert!(scores[2].is_empty());
}

#[test]
fn texts_that_mean_the_same_are_nearer_and_their_order_is_kept() {
    let Some(desk) = desk() else { return };
    let texts = ["Tom was happy.", "The big red ball", "Tom was happy.", ""];
    let replies = desk.replies(Question::Embed {
        model: "sprout".into(),
        texts: texts.map(Into::into).to_vec(),
    });
    let Some(Reply::Embeddings(found)) = replies.last() else {
        panic!("{replies:?}");
    };
    assert_eq!(found.len(), 4);
    let cosine = |a: usize, b: usize| -> f32 {
        let pairs = found[a].iter().zip(&found[b]);
        pairs.map(|(a, b)| a * b).sum()
    };
    assert!((cosine(0, 2) - 1.0).abs() < 1e-5);
    assert!(cosine(0, 1) < cosine(0, 2) - 1e-3);
    assert!((cosine(3, 3) - 1.0).abs() < 1e-5);
}
