//! Tasks about a small world: moves on a grid, and yes or no on a fact that is given.

use crate::rng::Rng;

use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split};
use super::numbers::draw_numbers;
use super::sentences::{expand, fill};
use super::{owned, owned_pairs};

/// Steps on a grid from one place to another: right or left first, then up or down.
pub fn maze(split: Split, n: usize, rng: &mut Rng) -> Task {
    let shots = (0..n).map(|index| {
        let [a, b, c, d] = draw_numbers(split, index + 1 == n, 5, || {
            let mut all = [0; 4];
            while all[0] == all[2] && all[1] == all[3] {
                all = [(); 4].map(|()| rng.between(1, 4));
            }
            all
        });
        let mut moves = vec![if a < c { "right" } else { "left" }; a.abs_diff(c)];
        moves.extend(vec![if b < d { "up" } else { "down" }; b.abs_diff(d)]);
        Shot::new(format!("from {a} {b} to {c} {d}"), moves.join(" "))
    });
    Task {
        family: Family::Maze,
        shots: shots.collect(),
        instructions: owned(&[
            "Find the way through the maze.",
            "Give the moves.",
            "Which way must the robot go?",
        ]),
        labels: owned_pairs(&[("Maze", "Moves"), ("Way", "Moves"), ("Robot", "Moves")]),
    }
}

const CLAIMS: &[(&str, &str)] = &[
    ("@N has a @C @T. Does @N have a @? @T?", "@C"),
    ("The @T is @C. Is the @T @??", "@C"),
    ("@N lives in @P. Does @N live in @??", "@P"),
    ("@N is a @J. Is @N a @??", "@J"),
    ("@N likes @C. Does @N like @??", "@C"),
    (
        "@N went to @P (yesterday|last week|in May). Did @N go to @??",
        "@P",
    ),
    ("My friend @N is a @J from @P. Is @N from @??", "@P"),
    ("My friend @N is a @J from @P. Is @N a @??", "@J"),
    ("@N sees a @C @T in @P. Is the @T @??", "@C"),
    ("@N works as a @J. Is @N a @??", "@J"),
];

/// Yes or no on a fact that is given; the last two patterns are held out.
pub fn yes_no(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    const COLOURS: [&str; 8] = [
        "red", "blue", "green", "yellow", "black", "white", "brown", "grey",
    ];
    const JOBS: [&str; 8] = [
        "doctor", "teacher", "nurse", "farmer", "baker", "driver", "pilot", "cook",
    ];
    const THINGS: [&str; 8] = ["car", "cat", "hat", "book", "house", "bag", "dog", "lamp"];
    let (taught, held) = CLAIMS.split_at(CLAIMS.len() - 2);
    let cities: Vec<&str> = lexicon
        .capitals
        .iter()
        .map(|(_, city)| city.as_str())
        .collect();
    let upper = rng.chance(0.5);
    let shots = (0..n).map(|index| {
        let from = if split == Split::Held && index + 1 == n {
            held
        } else {
            taught
        };
        let (pattern, asked) = *rng.pick(from);
        let list: &[&str] = match asked {
            "@C" => &COLOURS,
            "@P" => &cities,
            _ => &JOBS,
        };
        let both = rng.sample(list, 2);
        let yes = rng.chance(0.5);
        let text = expand(pattern, rng).replace("@?", if yes { both[0] } else { both[1] });
        let text = text
            .replace(asked, both[0])
            .replace("@N", rng.pick(&lexicon.names));
        let text = text.replace("@T", rng.pick::<&str>(&THINGS));
        let text = fill(&text, "@C", || (*rng.pick(&COLOURS)).to_owned());
        let text = fill(&text, "@P", || (*rng.pick(&cities)).to_owned());
        let text = fill(&text, "@J", || (*rng.pick(&JOBS)).to_owned());
        let answer = match (yes, upper) {
            (true, true) => "Yes",
            (true, false) => "yes",
            (false, true) => "No",
            (false, false) => "no",
        };
        Shot::new(text, answer)
    });
    Task {
        family: Family::YesNo,
        shots: shots.collect(),
        instructions: owned(&[
            "Answer yes or no.",
            "Is it true?",
            "Read it and say yes or no.",
        ]),
        labels: owned_pairs(&[("Fact", "Answer"), ("Text", "Yes or no"), ("Q", "A")]),
    }
}
