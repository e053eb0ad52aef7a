//! Words that differ: nothing is lost, nothing is marked without need.

use proptest::prelude::*;

use super::cases;
use crate::diff::{Kind, LineEnds, MOST_EDITS, MOST_WORDS, Span, diff, pairs, words};

/// Differing words in brackets.
fn shown(spans: &[Span]) -> String {
    let each = spans.iter().map(|it| match it.kind {
        Kind::Same => it.text.clone(),
        Kind::OnlyHere => format!("[{}]", it.text),
    });
    each.collect()
}

fn both(left: &str, right: &str) -> (String, String) {
    let (a, b) = diff(left, right);
    (shown(&a), shown(&b))
}

#[test]
fn the_words_that_differ_are_marked() {
    let found = both("The parcel is late.", "The letter is very late.");
    assert_eq!(
        found,
        (
            "The [parcel] is late.".into(),
            "The [letter] is[ very] late.".into()
        )
    );
    assert_eq!(both("Bug", "Billing"), ("[Bug]".into(), "[Billing]".into()));
    assert_eq!(both("", "a b"), ("".into(), "[a b]".into()));
    // Neighbours that differ are one run, the space between them with them.
    assert_eq!(
        both("x red fox y", "x blue dog y"),
        ("x [red fox] y".into(), "x [blue dog] y".into())
    );
    assert_eq!(
        both("猫が好き", "犬が好き"),
        ("[猫]が好き".into(), "[犬]が好き".into())
    );
}

/// Letters and marks as Unicode decomposes them (NFD), and clusters of UAX 29.
#[test]
fn a_mark_stays_with_what_it_stands_on() {
    for word in [
        "re\u{301}sume\u{301}",
        "n\u{303}u",
        "हिन्दी",
        "ก็",
        "か\u{3099}",
        "!\u{301}",
    ] {
        let text = format!("a {word} b");
        for ends in [LineEnds::Spaces, LineEnds::Words] {
            assert_eq!(words(&text, ends), ["a", " ", word, " ", "b"]);
        }
    }
    assert_eq!(
        words("\u{301}a", LineEnds::Spaces).concat(),
        "\u{301}a",
        "one that stands on nothing is not lost"
    );
}

#[test]
fn line_ends_are_spaces_or_words_of_their_own() {
    let text = "a \n\nb";
    assert_eq!(words(text, LineEnds::Spaces), ["a", " \n\n", "b"]);
    assert_eq!(words(text, LineEnds::Words), ["a", " ", "\n", "\n", "b"]);
}

#[test]
fn too_much_that_differs_is_no_pairs() {
    let row = |from: usize, n: usize| (from..from + n).collect::<Vec<_>>();
    let most = MOST_EDITS / 2;
    assert_eq!(pairs(&row(0, most), &row(9_999, most)), Some(Vec::new()));
    assert_eq!(pairs(&row(0, most + 1), &row(9_999, most)), None);
    assert_eq!(pairs(&row(0, 3), &row(1, 3)), Some(vec![(1, 0), (2, 1)]));
    // Nothing is searched where one side has nothing.
    assert_eq!(pairs(&row(0, MOST_WORDS + 1), &[]), Some(Vec::new()));
}

#[test]
fn very_different_long_texts_differ_as_a_whole() {
    let text = |word: &str, n: usize| {
        let words: Vec<String> = (0..n).map(|i| format!("{word}{i}")).collect();
        format!("start {} end", words.join(" "))
    };
    let (left, right) = (text("a", 5 * MOST_EDITS), text("b", 5 * MOST_EDITS));
    let (a, _) = diff(&left, &right);
    let kinds: Vec<Kind> = a.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [Kind::Same, Kind::OnlyHere, Kind::Same]);
    // A long text with one word changed is still told apart.
    let changed = left.replace("a2500 ", "other ");
    let (a, b) = diff(&left, &changed);
    assert_eq!(a[1].text, "a2500");
    assert_eq!(b[1].text, "other");
}

#[test]
fn texts_of_any_length_are_answered() {
    let middle = "a b ".repeat(MOST_WORDS);
    let (a, b) = diff(&format!("x {middle}y"), &format!("u {middle}v"));
    assert_eq!((a.len(), b.len()), (1, 1));
    let (a, _) = diff(&format!("{middle}y"), &format!("{middle}v"));
    assert_eq!((&*a[1].text, a[1].kind), ("y", Kind::OnlyHere));
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn spans_make_up_the_text(left in text(), right in text()) {
        let (a, b) = diff(&left, &right);
        let joined = |spans: &[Span]| spans.iter().map(|it| &*it.text).collect::<String>();
        prop_assert_eq!(joined(&a), &*left);
        prop_assert_eq!(joined(&b), &*right);
        let same = |spans: &[Span]| -> String {
            spans.iter().filter(|it| it.kind == Kind::Same).map(|it| &*it.text).collect()
        };
        prop_assert_eq!(same(&a), same(&b));
        if left == right {
            prop_assert!(a.iter().all(|it| it.kind == Kind::Same));
        }
    }

    /// The longest common run of words in order, by the plain table.
    #[test]
    fn as_many_words_as_possible_are_the_same(left in "[abc]{0,24}", right in "[abc]{0,24}") {
        let spaced = |it: &str| it.chars().map(|it| format!("{it}.")).collect::<String>();
        // Every letter a word, with a sign between that is no space, so that no space is dropped.
        let (left, right) = (spaced(&left), spaced(&right));
        let (x, y): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
        let mut longest = vec![vec![0usize; y.len() + 1]; x.len() + 1];
        for i in 0..x.len() {
            for j in 0..y.len() {
                longest[i + 1][j + 1] = if x[i] == y[j] {
                    longest[i][j] + 1
                } else {
                    longest[i][j + 1].max(longest[i + 1][j])
                };
            }
        }
        let (a, _) = diff(&left, &right);
        let same: usize = a.iter().filter(|it| it.kind == Kind::Same).map(|it| it.text.chars().count()).sum();
        prop_assert_eq!(same, longest[x.len()][y.len()]);
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,40}", "(the |a |cat|dog|, |\n|猫|é|  ){0,30}",]
}
