//! Near copies: the measure by its definition, the quick search against all pairs.

use std::collections::HashSet;

use proptest::prelude::*;

use super::clean;
use crate::{NEAR, Other, Shingles, evidence, near_pairs, resemblance};

/// |A ∩ B| / |A ∪ B| over stretches of three letters, said plainly.
fn plainly(a: &str, b: &str) -> f64 {
    let set = |text: &str| -> HashSet<String> {
        let words: Vec<&str> = text.split(' ').filter(|it| !it.is_empty()).collect();
        let padded: Vec<char> = format!(" {} ", words.join(" ")).chars().collect();
        let all = padded.windows(3).map(|it| it.iter().collect());
        if words.is_empty() {
            HashSet::new()
        } else {
            all.collect()
        }
    };
    let (a, b) = (set(a), set(b));
    let common = a.intersection(&b).count();
    if common == 0 {
        0.0
    } else {
        common as f64 / a.union(&b).count() as f64
    }
}

#[test]
fn a_changed_letter_and_another_case_are_near() {
    let alike = |a, b| resemblance(&Shingles::of(a), &Shingles::of(b));
    assert_eq!(alike("I was charged twice!", "i WAS charged, twice"), 1.0);
    assert!(
        alike(
            "I was charged twice this month by you",
            "I was charged twice this month by us"
        ) > 0.8
    );
    assert_eq!(alike("abc", "xyz"), 0.0);
    assert_eq!(alike("", ""), 0.0);
}

#[test]
fn evidence_names_the_nearest_kind_of_likeness() {
    let mut project = clean();
    let examples = &mut project.prompt.examples;
    examples[2].input = "I was charged twice".into();
    examples[3].input = "The screen goes black.".into();
    examples[4].input = "I was charged twice.".into();
    examples[4].output = "Technical".into();
    project.prompt.input = "I cannot sign in.".into();
    let found = evidence(&project);
    assert_eq!(found[2].other, Some(Other::Near(0, 1.0)));
    assert_eq!(found[3].other, Some(Other::Copy(1)));
    assert_eq!(found[4].other, Some(Other::Contradiction(0)));
    assert_eq!(found[5].other, None);
    assert!(found[5].leaks && !found[4].leaks);
}

proptest! {
    #[test]
    fn the_search_misses_no_pair(texts in prop::collection::vec("[ab ]{0,14}", 0..14), least in 0.05..1.0f64) {
        let shingles: Vec<_> = texts.iter().map(|it| Shingles::of(it)).collect();
        for least in [least, NEAR, 0.5, 1.0] {
            let quick = near_pairs(&shingles, least);
            for (here, found) in quick.iter().enumerate() {
                let mut best: Option<(usize, f64)> = None;
                for other in 0..here {
                    let alike = plainly(&texts[here], &texts[other]);
                    if alike >= least && best.is_none_or(|it| alike > it.1) {
                        best = Some((other, alike));
                    }
                }
                prop_assert_eq!(found, &best, "{:?}", &texts[here]);
            }
        }
    }
}
