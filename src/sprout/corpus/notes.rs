//! Plain facts, and notes brought into a record whose shape the examples show.

use crate::rng::Rng;

use super::document::{Shot, Task};
use super::extract::person;
use super::family::Family;
use super::lexicon::{Lexicon, Split};
use super::sentences::expand;
use super::{owned, owned_pairs};

/// One relation a document: young animals, sounds, colours.
pub fn fact(lexicon: &Lexicon, n: usize, rng: &mut Rng) -> Task {
    let facts = rng.pick(&lexicon.facts);
    let shots = rng.sample(&facts.pairs, n).into_iter();
    Task {
        family: Family::Fact,
        shots: shots.map(|(left, right)| Shot::new(left, right)).collect(),
        instructions: vec![facts.instruction.clone()],
        labels: vec![facts.labels.clone()],
    }
}

/// `@N` is the name, `@C` the city, `@D` a number, `@I` a thing; the last two are held out.
const NOTES: &[&str] = &[
    "@N from @C (bought|sold|ordered) @D @I.",
    "@D @I for @N in @C.",
    "In @C, @N (found|saw) @D @I.",
    "@N lives in @C and has @D @I.",
    "Send @D @I to @N in @C.",
    "Please bring @N in @C @D @I.",
    "@N (needs|wants) @D @I in @C.",
    "From @C: @N asks for @D @I.",
    "@N took @D @I to @C.",
    "For @C we need @D @I, said @N.",
];

/// How the record is written; `$1` and `$2` are two of the four things in it.
const RECORDS: &[&str] = &[
    "$1, $2",
    "$1; $2",
    "$1 - $2",
    "$2: $1",
    "$1 ($2)",
    "$1 / $2",
    "$a=$1 $b=$2",
    "$a: $1, $b: $2",
    "$1 + $2",
    "[$1] [$2]",
];

/// A note into a record.
pub fn template(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    const ITEMS: [&str; 10] = [
        "apples", "books", "pens", "eggs", "lamps", "chairs", "cups", "boxes", "tickets", "shoes",
    ];
    const FIELDS: [&str; 4] = ["name", "city", "number", "item"];
    let record = *rng.pick(RECORDS);
    let which = rng.sample(&[0usize, 1, 2, 3], 2);
    let (taught, held) = NOTES.split_at(NOTES.len() - 2);
    let shots = (0..n).map(|index| {
        let from = if split == Split::Held && index + 1 == n {
            held
        } else {
            taught
        };
        let values = [
            person(lexicon, rng),
            rng.pick(&lexicon.capitals).1.clone(),
            rng.between(2, 40).to_string(),
            (*rng.pick(&ITEMS)).to_owned(),
        ];
        let text = expand(rng.pick::<&str>(from), rng);
        let text = text.replace("@N", &values[0]).replace("@C", &values[1]);
        let text = text.replace("@D", &values[2]).replace("@I", &values[3]);
        let out = record
            .replace("$a", FIELDS[which[0]])
            .replace("$b", FIELDS[which[1]]);
        let out = out
            .replace("$1", &values[which[0]])
            .replace("$2", &values[which[1]]);
        Shot::new(text, out)
    });
    let shots = shots.collect();
    let both = format!("{} and {}", FIELDS[which[0]], FIELDS[which[1]]);
    Task {
        family: Family::Template,
        shots,
        instructions: vec![
            format!("Take out {both}."),
            format!("Write down {both}."),
            "Bring the note into the same form.".to_owned(),
        ],
        labels: owned_pairs(&[("Note", "Record"), ("Text", "Record"), ("Note", "Entry")])
            .into_iter()
            .chain(
                owned(&["Note"])
                    .into_iter()
                    .map(|note| (note, both.clone())),
            )
            .collect(),
    }
}
