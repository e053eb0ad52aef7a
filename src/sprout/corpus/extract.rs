//! Finding a name, a number or a place in a sentence.

use crate::rng::Rng;

use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split, expand};
use super::{owned, owned_pairs};

/// `@N` is the name, `@C` the city, `@D` the number; the last two patterns are held out.
const PATTERNS: &[&str] = &[
    "@N (bought|sold|has|found) @D (apples|books|pens|tickets|eggs) in @C.",
    "My (friend|sister|neighbour|teacher) @N lives in @C at number @D.",
    "In @C, @N (met|saw|counted) @D (people|dogs|birds).",
    "@N is @D years old and comes from @C.",
    "Please send @D (cups|chairs|boxes|lamps) to @N in @C.",
    "(Yesterday|Today) @N flew to @C with @D (bags|friends|children).",
    "The train to @C leaves from platform @D, said @N.",
    "I talked to @N from @C for @D minutes.",
    "@N (wants|needs) @D (rooms|tables|seats) at our hotel in @C.",
    "We visited @N in @C and stayed for @D days.",
    "After @D weeks in @C, @N went home.",
    "There are @D letters for @N from @C.",
];

/// Each document asks for one of the three.
pub fn extract(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let wanted = rng.below(3);
    let cities: Vec<String> = lexicon
        .capitals
        .iter()
        .map(|(_, city)| city.clone())
        .collect();
    let (taught, held) = PATTERNS.split_at(PATTERNS.len() - 2);
    let shots = (0..n).map(|index| {
        let patterns = if split == Split::Held && index + 1 == n {
            held
        } else {
            taught
        };
        let name = rng.pick(&lexicon.names).clone();
        let city = rng.pick(&cities).clone();
        let number = rng.between(2, 40).to_string();
        let sentence = expand(rng.pick::<&str>(patterns), rng);
        let sentence = sentence
            .replace("@N", &name)
            .replace("@C", &city)
            .replace("@D", &number);
        Shot::new(sentence, [name, number, city][wanted].clone())
    });
    let shots = shots.collect();
    let (instructions, out): (&[&str], &str) = [
        (
            &[
                "Find the name.",
                "Who is it about?",
                "Pick out the name of the person.",
            ][..],
            "Name",
        ),
        (
            &["Find the number.", "How many?", "Pick out the number."][..],
            "Number",
        ),
        (
            &["Find the city.", "Where is it?", "Pick out the place."][..],
            "City",
        ),
    ][wanted];
    Task {
        family: Family::Extract,
        shots,
        instructions: owned(instructions),
        labels: owned_pairs(&[("Text", out), ("Sentence", out), ("Note", out)]),
    }
}
