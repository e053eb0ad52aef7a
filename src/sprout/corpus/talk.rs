//! Plain talk outside the tasks: something short and harmless; and kind replies to customers.

use crate::rng::Rng;

use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split};
use super::sentences::{fill, sentence};
use super::{owned, owned_pairs};

/// Hello, who are you, and questions that are too hard. The last answer-free choices are held out.
pub fn talk(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let shots = (0..n).map(|_| {
        // What it cannot do is asked most.
        let talk = if rng.chance(0.4) {
            &lexicon.talk[lexicon.talk.len() - 1 - rng.below(2)]
        } else {
            rng.pick(&lexicon.talk)
        };
        // Every fifth thing to ask is held out, where there are so many.
        let asked: Vec<&String> = talk
            .asked
            .iter()
            .enumerate()
            .filter(|(index, _)| talk.asked.len() < 5 || (index % 5 == 4) == (split == Split::Held))
            .map(|(_, asked)| asked)
            .collect();
        let pattern = *rng.pick(&asked);
        let text = fill(pattern, "@any", || lexicon.any_sentence(split, rng));
        let text = fill(&text, "@W", || lexicon.thing(rng));
        let words = &rng.pick(&lexicon.topics).words;
        let text = sentence(&text, words, &[], rng);
        Shot::new(text, rng.pick(&talk.answers).clone())
    });
    Task {
        family: Family::Talk,
        shots: shots.collect(),
        instructions: owned(&[
            "You are a helpful assistant.",
            "You are Sprout, a tiny demo model.",
            "Answer the user.",
            "Be kind and short.",
        ]),
        labels: owned_pairs(&[
            ("User", "Assistant"),
            ("User", "Sprout"),
            ("Human", "Assistant"),
        ]),
    }
}

/// One kind sentence for a customer.
pub fn reply(lexicon: &Lexicon, n: usize, rng: &mut Rng) -> Task {
    const THINGS: [&str; 16] = [
        "lamp", "chair", "book", "coat", "table", "bag", "cup", "phone", "clock", "shirt", "bike",
        "radio", "sofa", "ring", "camera", "hat",
    ];
    const DAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let shots = rng.sample(&lexicon.replies, n).into_iter();
    let shots: Vec<Shot> = shots
        .map(|(asked, reply)| {
            let thing = if rng.chance(0.6) {
                (*rng.pick(&THINGS)).to_owned()
            } else {
                lexicon.thing(rng)
            };
            let day = *rng.pick(&DAYS);
            let fit = |text: &str| text.replace("@T", &thing).replace("@K", day);
            Shot::new(fit(&asked), fit(&reply))
        })
        .collect();
    Task {
        family: Family::Reply,
        shots,
        instructions: owned(&[
            "Answer in one kind sentence.",
            "Answer for our shop in one kind sentence.",
            "Reply kindly.",
            "Answer for Green & Sons in one kind sentence.",
        ]),
        labels: owned_pairs(&[
            ("Customer", "Reply"),
            ("Message", "Reply"),
            ("Customer", "Answer"),
        ]),
    }
}
