//! Words put together anew by a rule that is drawn for each document and told by its examples alone.

use crate::rng::Rng;

use super::classify::title;
use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split};
use super::{owned, owned_pairs};

/// What may stand before and after a product's name.
const HEADS: &[&str] = &[
    "", "", "", "My", "Super", "Easy", "Smart", "Go", "Neo", "The ", "Pro", "Big ",
];
const TAILS: &[&str] = &[
    "", "", "ify", "ly", "Hub", "Lab", "Works", "Box", "Pal", "Now", "Go", "Plus", " One", " & Co",
    " Shop", "Land", "ster", "Mate",
];

/// Names for products: `quick lamp` becomes `QuickLamp`, `lamp` becomes `LampHub`.
pub fn naming(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let n_words = rng.between(1, 2);
    let (head, tail) = loop {
        let (head, tail) = (*rng.pick(HEADS), *rng.pick(TAILS));
        if n_words > 1 || !(head.is_empty() && tail.is_empty()) {
            break (head, tail);
        }
    };
    let shots = (0..n).map(|index| {
        let split = if index + 1 == n { split } else { Split::Train };
        let words: Vec<String> = (0..n_words).map(|_| lexicon.any_word(split, rng)).collect();
        let joined: String = words.iter().map(|word| title(word)).collect();
        Shot::new(words.join(" "), format!("{head}{joined}{tail}"))
    });
    Task {
        family: Family::Naming,
        shots: shots.collect(),
        instructions: owned(&[
            "Make a product name.",
            "Make a name for the product.",
            "Name the product.",
            "Make up a name for the shop.",
        ]),
        labels: owned_pairs(&[
            ("Product", "Name"),
            ("Idea", "Name"),
            ("Words", "Name"),
            ("Product", "Brand"),
        ]),
    }
}

/// Three or four words in a new order, some left out, with new signs between them.
///
/// Never two words the other way round: that family is kept for the exam.
pub fn rearrange(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    const JOINS: [&str; 10] = [" ", " ", ", ", "-", "/", " and ", "; ", "_", " + ", " "];
    const ENDS: [(&str, &str); 8] = [
        ("", ""),
        ("", ""),
        ("", ""),
        ("(", ")"),
        ("", "."),
        ("<", ">"),
        ("to ", ""),
        ("the ", ""),
    ];
    let n_words = rng.between(3, 4);
    let mut order: Vec<usize> = (0..n_words).collect();
    rng.shuffle(&mut order);
    order.truncate(rng.between(2, n_words));
    if rng.chance(0.15) {
        // One of them twice.
        let again = *rng.pick(&order);
        order.push(again);
    }
    let (join, (open, close)) = (*rng.pick(&JOINS), *rng.pick(&ENDS));
    let shots = (0..n).map(|index| {
        let split = if index + 1 == n { split } else { Split::Train };
        let words: Vec<String> = (0..n_words).map(|_| lexicon.any_word(split, rng)).collect();
        let chosen: Vec<&str> = order.iter().map(|at| words[*at].as_str()).collect();
        Shot::new(
            words.join(" "),
            format!("{open}{}{close}", chosen.join(join)),
        )
    });
    Task {
        family: Family::Rearrange,
        shots: shots.collect(),
        instructions: owned(&[
            "Put the words together as shown.",
            "Write the words in the new form.",
            "Do the same with these words.",
        ]),
        labels: owned_pairs(&[("Words", "Result"), ("Text", "New"), ("Before", "After")]),
    }
}
