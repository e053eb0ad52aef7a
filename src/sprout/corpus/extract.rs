//! Finding a name, a number or a place in a sentence.

use crate::rng::Rng;

use super::classify::{made_up, title};
use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split};
use super::sentences::expand;
use super::{owned, owned_pairs};

/// `@N` is the name, `@C` the city, `@D` the number; every sixth is held out.
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
    "(Call|Ask|Tell|Write to) @N in @C about the @D (boxes|bills|lamps).",
    "@N and I waited @D hours in @C.",
    "The @D keys from @C are with @N.",
    "Room @D in @C is for @N.",
    "It took @N @D days to reach @C.",
    "(Lunch|Dinner) with @N in @C at @D.",
];

/// Notes with a name only.
const NAMED: &[&str] = &[
    "(Call|Ask|Ring|Email|Thank|Invite|Pay|Meet|Help) @N about the @T.",
    "The @T is with @N until (Friday|Monday|noon|tomorrow).",
    "(Lunch|Dinner|Coffee|Meeting|Tea) with @N at (noon|six|nine|ten).",
    "(Ask|Tell|Remind) @N (for|about) the @T.",
    "The @T belongs to @N.",
    "Give the @T to @N (today|tomorrow|on Monday).",
    "@N has the @T.",
    "Pick up @N from the station.",
    "(Send|Show|Bring) @N the @T.",
    "I lent the @T to @N.",
    "@N will bring the @T (tomorrow|on Friday).",
    "Has @N seen the @T?",
    "Wait for @N at the door.",
    "The @T was made by @N.",
];

/// A first name, one time in three one that nobody has.
pub fn person(lexicon: &Lexicon, rng: &mut Rng) -> String {
    if rng.chance(0.33) {
        title(&made_up(rng))
    } else {
        rng.pick(&lexicon.names).clone()
    }
}

fn half<'a>(patterns: &[&'a str], held: bool) -> Vec<&'a str> {
    let all = patterns.iter().enumerate();
    all.filter(|(index, _)| (index % 6 == 5) == held)
        .map(|(_, pattern)| *pattern)
        .collect()
}

/// Each document asks for one of the three, mostly for the name.
pub fn extract(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let wanted = *rng.pick(&[0, 0, 1, 2]);
    let notes = wanted == 0 && rng.chance(0.6);
    let cities: Vec<String> = lexicon
        .capitals
        .iter()
        .map(|(_, city)| city.clone())
        .collect();
    let shots = (0..n).map(|index| {
        let held = split == Split::Held && index + 1 == n;
        let patterns = half(if notes { NAMED } else { PATTERNS }, held);
        let name = person(lexicon, rng);
        let city = rng.pick(&cities).clone();
        let number = rng.between(2, 40).to_string();
        let sentence = expand(rng.pick::<&str>(&patterns), rng);
        let sentence = sentence
            .replace("@N", &name)
            .replace("@C", &city)
            .replace("@T", &lexicon.thing(rng))
            .replace("@D", &number);
        Shot::new(sentence, [name, number, city][wanted].clone())
    });
    let shots = shots.collect();
    let (instructions, out): (&[&str], &[&str]) = [
        (
            &[
                "Find the name.",
                "Who is it about?",
                "Pick out the name of the person.",
                "Name the person in each text.",
            ][..],
            &["Name", "Person", "Who"][..],
        ),
        (
            &["Find the number.", "How many?", "Pick out the number."][..],
            &["Number"][..],
        ),
        (
            &["Find the city.", "Where is it?", "Pick out the place."][..],
            &["City", "Place"][..],
        ),
    ][wanted];
    let out = *rng.pick(out);
    Task {
        family: Family::Extract,
        shots,
        instructions: owned(instructions),
        labels: owned_pairs(&[("Text", out), ("Sentence", out), ("Note", out)]),
    }
}
