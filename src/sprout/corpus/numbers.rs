//! Tasks that reckon: sums of one and two digits, step by step, in words, units, dates.

use crate::rng::Rng;

use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split};
use super::{owned, owned_pairs};

/// Numbers that are never taught together: one pair in `one_in`.
pub fn is_held(numbers: &[usize], one_in: usize) -> bool {
    let mixed = numbers
        .iter()
        .fold(7usize, |sum, n| (sum * 31 + n * 17 + n * n * 5) % 10_007);
    mixed.is_multiple_of(one_in)
}

/// Draws until the numbers belong to this half; the examples are always of the taught half.
pub fn draw_numbers<const N: usize>(
    split: Split,
    is_query: bool,
    one_in: usize,
    mut draw: impl FnMut() -> [usize; N],
) -> [usize; N] {
    let held = split == Split::Held && is_query;
    loop {
        let numbers = draw();
        if is_held(&numbers, one_in) == held {
            return numbers;
        }
    }
}

const SUM_LABELS: &[(&str, &str)] = &[
    ("Sum", "Answer"),
    ("Sum", "Result"),
    ("Add", "Total"),
    ("Numbers", "Sum"),
];

/// `3 + 4` and the like.
pub fn sum(n: usize, rng: &mut Rng) -> Task {
    let words = rng.chance(0.2);
    let shots = (0..n).map(|_| {
        let (left, right) = (rng.below(10), rng.below(10));
        let ask = if words {
            format!("{left} plus {right}")
        } else {
            format!("{left} + {right}")
        };
        Shot::new(ask, (left + right).to_string())
    });
    Task {
        family: Family::Sum,
        shots: shots.collect(),
        instructions: owned(&["Add the numbers.", "Work out the sum.", "How much is it?"]),
        labels: owned_pairs(SUM_LABELS),
    }
}

/// Sums of `N` two-digit numbers as they are asked for, and their terms.
fn two_digits<const N: usize>(split: Split, n: usize, rng: &mut Rng) -> Vec<(String, [usize; N])> {
    (0..n)
        .map(|index| {
            let terms = draw_numbers(split, index + 1 == n, 5, || {
                [(); N].map(|()| rng.between(10, 99))
            });
            (joined(terms), terms)
        })
        .collect()
}

/// `47 + 38`.
fn joined(terms: impl IntoIterator<Item = usize>) -> String {
    let terms: Vec<String> = terms.into_iter().map(|term| term.to_string()).collect();
    terms.join(" + ")
}

fn direct_of<const N: usize>(family: Family, split: Split, n: usize, rng: &mut Rng) -> Task {
    let sums = two_digits::<N>(split, n, rng).into_iter();
    let answer = |terms: [usize; N]| terms.iter().sum::<usize>().to_string();
    Task {
        family,
        shots: sums
            .map(|(asked, terms)| Shot::new(asked, answer(terms)))
            .collect(),
        instructions: owned(&["Add the numbers.", "Work out the sum.", "How much is it?"]),
        labels: owned_pairs(SUM_LABELS),
    }
}

fn steps_of<const N: usize>(family: Family, split: Split, n: usize, rng: &mut Rng) -> Task {
    let sums = two_digits::<N>(split, n, rng).into_iter();
    Task {
        family,
        shots: sums
            .map(|(asked, terms)| Shot::new(asked, worked(&terms)))
            .collect(),
        instructions: owned(&[
            "Add the numbers step by step.",
            "Think step by step.",
            "Let us think step by step.",
            "Work out the sum step by step.",
        ]),
        labels: owned_pairs(&[
            ("Sum", "Steps"),
            ("Sum", "Step by step"),
            ("Numbers", "Steps"),
        ]),
    }
}

/// Sums of two two-digit numbers, the answer at once.
pub fn direct(split: Split, n: usize, rng: &mut Rng) -> Task {
    direct_of::<2>(Family::Direct, split, n, rng)
}

/// The same worked step by step: ones, then tens, then the answer.
pub fn steps(split: Split, n: usize, rng: &mut Rng) -> Task {
    steps_of::<2>(Family::Steps, split, n, rng)
}

/// Sums of three two-digit numbers, the answer at once.
pub fn direct_three(split: Split, n: usize, rng: &mut Rng) -> Task {
    direct_of::<3>(Family::DirectThree, split, n, rng)
}

/// The same worked step by step.
pub fn steps_three(split: Split, n: usize, rng: &mut Rng) -> Task {
    steps_of::<3>(Family::StepsThree, split, n, rng)
}

/// `47 + 38`: `7 + 8 = 15, 4 + 3 + 1 = 8, so 85`.
pub fn worked(terms: &[usize]) -> String {
    let (ones, tens) = (
        terms.iter().map(|it| it % 10),
        terms.iter().map(|it| it / 10),
    );
    let carry = ones.clone().sum::<usize>() / 10;
    let carried = tens.chain((carry > 0).then_some(carry));
    format!(
        "{} = {}, {} = {}, so {}",
        joined(ones.clone()),
        ones.sum::<usize>(),
        joined(carried.clone()),
        carried.sum::<usize>(),
        terms.iter().sum::<usize>()
    )
}

const STORIES: &[(&str, bool)] = &[
    (
        "@N has @A @I and gets @B more. How many @I does @N have?",
        true,
    ),
    (
        "@N has @A @I and buys @B more. How many @I are there?",
        true,
    ),
    (
        "There are @A @I on the table and @B in the box. How many @I are there?",
        true,
    ),
    (
        "@N picks @A @I, and @M picks @B. How many @I do they have?",
        true,
    ),
    (
        "@N finds @A @I and then @B more @I. How many is that?",
        true,
    ),
    (
        "@N has @A @I and gives @B to @M. How many @I are left?",
        false,
    ),
    (
        "There were @A @I, and @N took @B. How many @I are left?",
        false,
    ),
    (
        "@N had @A @I and lost @B of them. How many @I are left?",
        false,
    ),
    ("@N had @A @I and sold @B. How many @I are left?", false),
    (
        "In the bag are @A @I. @N puts in @B more. How many @I are in the bag?",
        true,
    ),
    ("@N baked @A @I and ate @B. How many @I are left?", false),
];

/// Short templated problems; the last two are held out.
pub fn story(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    const THINGS: [&str; 10] = [
        "apples", "books", "pens", "eggs", "coins", "stones", "cards", "cakes", "balls", "tickets",
    ];
    let (taught, held) = STORIES.split_at(STORIES.len() - 2);
    let shots = (0..n).map(|index| {
        let from = if split == Split::Held && index + 1 == n {
            held
        } else {
            taught
        };
        let (text, adds) = *rng.pick(from);
        let (a, b) = if adds {
            (rng.between(1, 9), rng.between(1, 9))
        } else {
            let a = rng.between(2, 12);
            (a, rng.between(1, a.min(9)))
        };
        let answer = if adds { a + b } else { a - b };
        let (name, other) = (rng.pick(&lexicon.names), rng.pick(&lexicon.names));
        let text = text.replace("@N", name).replace("@M", other);
        let text = text.replace("@I", rng.pick::<&str>(&THINGS));
        let text = text.replace("@A", &a.to_string());
        Shot::new(text.replace("@B", &b.to_string()), answer.to_string())
    });
    Task {
        family: Family::Story,
        shots: shots.collect(),
        instructions: owned(&[
            "Solve the problem.",
            "Answer with a number.",
            "Read the story and work out the number.",
        ]),
        labels: owned_pairs(&[("Problem", "Answer"), ("Story", "Number"), ("Q", "A")]),
    }
}

/// From, to, and how many of the latter make one of the former.
const UNITS: &[(&str, &str, usize)] = &[
    ("km", "m", 1000),
    ("m", "cm", 100),
    ("cm", "mm", 10),
    ("kg", "g", 1000),
    ("hours", "minutes", 60),
    ("minutes", "seconds", 60),
    ("weeks", "days", 7),
    ("days", "hours", 24),
    ("years", "months", 12),
    ("l", "ml", 1000),
    ("euros", "cents", 100),
    ("feet", "inches", 12),
];

/// One unit into another, the same two throughout a document.
pub fn units(split: Split, n: usize, rng: &mut Rng) -> Task {
    let which = rng.below(UNITS.len());
    let (large, small, factor) = UNITS[which];
    let back = rng.chance(0.25);
    let shots = (0..n).map(|index| {
        let [value, _] = draw_numbers(split, index + 1 == n, 5, || [rng.between(2, 20), which]);
        let (left, right) = (
            format!("{value} {large}"),
            format!("{} {small}", value * factor),
        );
        if back {
            Shot::new(right, left)
        } else {
            Shot::new(left, right)
        }
    });
    let shots = shots.collect();
    let to = if back { large } else { small };
    let from = if back { small } else { large };
    Task {
        family: Family::Units,
        shots,
        instructions: vec![
            format!("Change {from} into {to}."),
            format!("Write it in {to}."),
            format!("How many {to} are there?"),
        ],
        labels: vec![
            (from.to_owned(), to.to_owned()),
            ("Value".to_owned(), format!("In {to}")),
            ("Size".to_owned(), to.to_owned()),
        ],
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in one of the ways of writing it.
fn date(way: usize, [day, month, year]: [usize; 3]) -> String {
    let name = MONTHS[month - 1];
    match way {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{day} {name} {year}"),
        2 => format!("{name} {day}, {year}"),
        3 => format!("{day:02}/{month:02}/{year}"),
        4 => format!("{day}.{month}.{year}"),
        5 => format!("{day} {} {year}", &name[..3]),
        _ => format!("{day:02}.{month:02}.{year}"),
    }
}

/// From one way of writing dates to another, the same two throughout a document.
pub fn dates(split: Split, n: usize, rng: &mut Rng) -> Task {
    let (from, to) = if rng.chance(0.4) {
        (*rng.pick(&[1, 2]), 0)
    } else {
        let ways = rng.sample(&[0, 1, 2, 3, 4, 5, 6], 2);
        (ways[0], ways[1])
    };
    let shots = (0..n).map(|index| {
        let day = draw_numbers(split, index + 1 == n, 7, || {
            [
                rng.between(1, 28),
                rng.between(1, 12),
                rng.between(1950, 2039),
            ]
        });
        Shot::new(date(from, day), date(to, day))
    });
    let shots = shots.collect();
    let shape = [
        "YYYY-MM-DD",
        "day month year",
        "month day, year",
        "DD/MM/YYYY",
        "D.M.YYYY",
        "short",
        "DD.MM.YYYY",
    ][to];
    Task {
        family: Family::Dates,
        shots,
        instructions: vec![
            format!("Write the date as {shape}."),
            format!("Change the date to {shape}."),
        ],
        labels: owned_pairs(&[("Date", "Date"), ("Written", "Date"), ("Before", "After")]),
    }
}
