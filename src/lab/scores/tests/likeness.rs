//! Likeness: the scores of promptfoo 0.123.1, from its npm package, run once.
//!
//! METEOR's are those of its `meteor` module with the look-up of synonyms answered by nothing, and its import of `natural`
//! mended (as shipped it finds no stemmer and fails).

use serde_json::json;

use super::promptfoo::mapped;
use super::*;
use crate::scores::porter::stem;

/// Answer, reference, BLEU, GLEU, ROUGE-1, METEOR.
const ROWS: &[(&str, &str, [f64; 4])] = &[
    (
        "The cat sat on the mat.",
        "the cat sat on the mat",
        [
            0.7598356856515925,
            1.0,
            0.923076923076923,
            0.9976851851851852,
        ],
    ),
    (
        "the cat is on the",
        "The cat is on the mat.",
        [
            0.8187307530779819,
            0.7777777777777778,
            0.8333333333333333,
            0.8440677966101694,
        ],
    ),
    (
        "police kill the gunman",
        "police killed the gunman",
        [0.00022360679774997909, 0.4, 0.75, 0.9921875],
    ),
    (
        "the gunman police killed",
        "police killed the gunman",
        [0.00028574404296987966, 0.6, 1.0, 0.9375],
    ),
    (
        "It is a guide to action which ensures that the military always obeys the commands of the party",
        "It is a guide to action that ensures that the military will forever heed Party commands",
        [
            0.4208598069524091,
            0.45454545454545453,
            0.7058823529411764,
            0.6944444444444445,
        ],
    ),
    (
        "the the the",
        "the cat",
        [
            1.4938015821857238e-05,
            0.16666666666666666,
            0.4,
            0.2380952380952381,
        ],
    ),
    (
        "a dog",
        "police killed the gunman",
        [3.6787944117144214e-08, 0.0, 0.0, 0.0],
    ),
    (
        "Running dogs chased hopeful cats, happily",
        "The running dog chases a hopeless cat happily",
        [
            3.061645186842439e-06,
            0.07692307692307693,
            0.26666666666666666,
            0.48076923076923084,
        ],
    ),
    (
        "I can't believe it's 3,000 miles... really?",
        "I cannot believe it is 3,000 miles, really!",
        [
            3.944243648327546e-06,
            0.11538461538461539,
            0.5454545454545454,
            0.189873417721519,
        ],
    ),
    (
        "on the mat sat the cat",
        "the cat sat on the mat",
        [0.011066819197003218, 0.5555555555555556, 1.0, 0.5],
    ),
    (
        "He said \"hello\" (twice) to Mr. Smith.",
        "He said hello twice to Mr. Smith",
        [
            0.00020891045461440778,
            0.4090909090909091,
            0.7368421052631579,
            0.6914285714285714,
        ],
    ),
    ("word", "word", [1.0, 1.0, 1.0, 0.5]),
    ("two words", "two words", [1.0, 1.0, 1.0, 0.9375]),
];

#[test]
fn likeness_is_what_promptfoo_counts() {
    for (answer, reference, expected) in ROWS {
        let measures = [
            Likeness::Bleu,
            Likeness::Gleu,
            Likeness::Rouge,
            Likeness::Meteor,
        ];
        for (measure, expected) in measures.into_iter().zip(expected) {
            let ours = measure.of(answer, &[(*reference).to_owned()]).unwrap();
            assert!(
                (ours - expected).abs() < 1e-9,
                "{measure:?}: {answer}: {ours} is not {expected}"
            );
        }
    }
    let several = ["a dog", "the cat is on a mat"].map(str::to_owned);
    let of = |measure: Likeness| measure.of("the cat is on the mat", &several).unwrap();
    close(of(Likeness::Bleu), 0.537_284_965_911_771, 1e-12);
    close(of(Likeness::Gleu), 0.611_111_111_111_111_2, 1e-12);
    close(Likeness::Meteor.of("", &several).unwrap(), 0.0, 0.0);
    close(Likeness::Bleu.of("", &several).unwrap(), 0.0, 0.0);
    close(Likeness::Bleu.of("a", &[]).unwrap(), 0.0, 0.0);
}

#[test]
fn synonyms_are_not_known() {
    // With WordNet the pair (big, large) would count as well.
    let reference = ["the large red dog".to_owned()];
    close(
        Likeness::Meteor.of("the big red dog", &reference).unwrap(),
        0.638_888_888_888_888_8,
        1e-12,
    );
}

#[test]
fn words_lose_the_endings_that_porter_takes() {
    // The examples of Porter's paper; the stems are those of npm's `natural` 8, run once.
    for (word, expected) in [
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("ties", "ti"),
        ("caress", "caress"),
        ("cats", "cat"),
        ("feed", "feed"),
        ("agreed", "agre"),
        ("plastered", "plaster"),
        ("bled", "bled"),
        ("motoring", "motor"),
        ("sing", "sing"),
        ("conflated", "conflat"),
        ("troubled", "troubl"),
        ("sized", "size"),
        ("hopping", "hop"),
        ("tanned", "tan"),
        ("falling", "fall"),
        ("hissing", "hiss"),
        ("fizzed", "fizz"),
        ("failing", "fail"),
        ("filing", "file"),
        ("happy", "happi"),
        ("sky", "sky"),
        ("relational", "relat"),
        ("conditional", "condit"),
        ("rational", "ration"),
        ("valenci", "valenc"),
        ("hesitanci", "hesit"),
        ("digitizer", "digit"),
        ("conformabli", "conform"),
        ("radicalli", "radic"),
        ("differentli", "differ"),
        ("vileli", "vile"),
        ("analogousli", "analog"),
        ("vietnamization", "vietnam"),
        ("predication", "predic"),
        ("operator", "oper"),
        ("feudalism", "feudal"),
        ("decisiveness", "decis"),
        ("hopefulness", "hope"),
        ("callousness", "callous"),
        ("formaliti", "formal"),
        ("sensitiviti", "sensit"),
        ("sensibiliti", "sensibl"),
        ("triplicate", "triplic"),
        ("formative", "form"),
        ("formalize", "formal"),
        ("electriciti", "electr"),
        ("electrical", "electr"),
        ("hopeful", "hope"),
        ("goodness", "good"),
        ("revival", "reviv"),
        ("allowance", "allow"),
        ("inference", "infer"),
        ("airliner", "airlin"),
        ("gyroscopic", "gyroscop"),
        ("adjustable", "adjust"),
        ("defensible", "defens"),
        ("irritant", "irrit"),
        ("replacement", "replac"),
        ("adjustment", "adjust"),
        ("dependent", "depend"),
        ("adoption", "adopt"),
        ("homologou", "homolog"),
        ("communism", "commun"),
        ("activate", "activ"),
        ("angulariti", "angular"),
        ("homologous", "homolog"),
        ("effective", "effect"),
        ("bowdlerize", "bowdler"),
        ("probate", "probat"),
        ("rate", "rate"),
        ("cease", "ceas"),
        ("controll", "control"),
        ("roll", "roll"),
        ("is", "is"),
        ("as", "as"),
        ("running", "run"),
        ("generalizations", "gener"),
        ("oscillators", "oscil"),
        ("yes", "ye"),
        ("toy", "toi"),
    ] {
        assert_eq!(stem(word), expected, "{word}");
    }
    assert_eq!(stem(&"y".repeat(1_000_000)).len(), 1_000_000);
}

#[test]
fn vectors_are_compared_as_promptfoo_does() {
    let similar = |kind: &str, bound| mapped(kind, json!(["one", "two"]), Some(bound));
    let references = [vec![0.0f32, 1.0], vec![3.0, 4.0]];
    let given = Given {
        embeddings: Some(Embeddings {
            answer: &[1.0, 0.0],
            references: &references,
        }),
        ..Given::default()
    };
    let score = |kind, bound| similar(kind, bound).score(&given).unwrap();
    // cos((1,0),(3,4)) is 3/5, their product 3, their distance √(4 + 16).
    close(score("similar", 0.6).value, 0.6, 1e-12);
    assert!(score("similar", 0.6).passed && !score("similar", 0.61).passed);
    assert!(score("similar:dot", 3.0).passed && !score("similar:dot", 3.1).passed);
    assert!(
        score("similar:euclidean", 2f64.sqrt()).passed && !score("similar:euclidean", 1.4).passed
    );
    close(
        score("similar:euclidean", 1.0).value,
        1.0 / (1.0 + 2f64.sqrt()),
        1e-12,
    );
    // The same, where the numbers were kept and not the vectors: of the two, only they are looked at.
    let known = Given {
        nearness: Some(&[0.0, 0.6]),
        ..Given::default()
    };
    assert_eq!(
        similar("similar", 0.6).score(&known),
        similar("similar", 0.6).score(&given)
    );
    for (wrong, why) in [(&[0.6][..], true), (&[0.6, f64::NAN], false), (&[], true)] {
        let given = Given {
            nearness: Some(wrong),
            ..Given::default()
        };
        let found = similar("similar", 0.6).score(&given);
        assert!(found.is_err(), "{wrong:?}");
        assert_eq!(matches!(found, Err(LabError::NotMeasured { .. })), why);
    }
    let not = Scorer::Not(Box::new(similar("similar", 0.9)));
    assert!(not.score(&given).unwrap().passed);
    assert!(matches!(
        similar("similar", 0.5).score(&Given::default()),
        Err(LabError::NotMeasured { .. })
    ));
    let odd = [vec![1.0f32], vec![f32::NAN, 0.0]];
    let given = Given {
        embeddings: Some(Embeddings {
            answer: &[1.0, 0.0],
            references: &odd,
        }),
        ..given
    };
    assert_eq!(
        similar("similar", 0.5).score(&given),
        Err(LabError::Embeddings)
    );
}
