//! Classification with label words drawn anew for each document, so that they must be read from the examples.

use std::collections::HashSet;

use crate::rng::Rng;

use super::document::{Shot, Task};
use super::family::Family;
use super::lexicon::{Lexicon, Split, spliced};
use super::owned;
use super::sentences::Kind;

/// Topics of short messages.
pub fn kinds(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let instructions = &[
        "Sort the messages into kinds.",
        "Sort each message.",
        "Put each message into a group.",
        "Say what kind of message it is.",
        "Label each text with its topic.",
        "Which kind is this message?",
        "Choose the right label.",
        "Classify the message.",
        "Sort customer emails by topic.",
        "Read the message and name its kind.",
    ];
    let labels = &[
        ("Message", "Kind"),
        ("Message", "Label"),
        ("Text", "Label"),
        ("Text", "Topic"),
        ("Text", "Category"),
        ("Email", "Team"),
        ("Mail", "Folder"),
        ("Note", "Tag"),
        ("Sentence", "Class"),
        ("Message", "Category"),
        ("Review", "Label"),
        ("Customer", "Kind"),
    ];
    let from: Vec<&Kind> = lexicon.topics.iter().collect();
    let mut task = sentences(lexicon, &from, split, n, rng);
    task.instructions = owned(instructions);
    task.labels = super::owned_pairs(labels);
    task
}

/// The topic by its own name, always the same: what a sentence is about, learned without examples.
pub fn topic(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let shots = (0..n).map(|index| {
        let kind = rng.pick(&lexicon.topics);
        let split = if index + 1 == n { split } else { Split::Train };
        Shot::new(lexicon.sentence(kind, split, rng), kind.names[0].clone())
    });
    let shots = shots.collect();
    Task {
        family: Family::Topic,
        shots,
        instructions: owned(&[
            "Name the topic.",
            "Say in one word what it is about.",
            "What is the text about?",
        ]),
        labels: super::owned_pairs(&[("Text", "Topic"), ("Message", "Topic"), ("Text", "About")]),
    }
}

/// Good or bad, question or statement or order, past or future.
pub fn tone(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let group = *rng.pick(&[1, 1, 1, 2, 2, 3]);
    let from: Vec<&Kind> = lexicon
        .tones
        .iter()
        .filter(|kind| kind.group == group)
        .collect();
    let mut task = sentences(lexicon, &from, split, n, rng);
    task.family = Family::Tone;
    task.instructions = owned(&[
        "Say how the sentence sounds.",
        "Label the tone of the text.",
        "What sort of sentence is it?",
        "Choose the right label.",
        "Classify the text.",
    ]);
    task.labels = super::owned_pairs(&[
        ("Review", "Tone"),
        ("Text", "Label"),
        ("Sentence", "Kind"),
        ("Text", "Mood"),
        ("Message", "Label"),
        ("Review", "Verdict"),
    ]);
    task
}

fn sentences(lexicon: &Lexicon, from: &[&Kind], split: Split, n: usize, rng: &mut Rng) -> Task {
    let order = classes(from.len(), n, rng);
    let chosen = rng.sample(from, order.n_classes);
    let natural: Vec<String> = chosen
        .iter()
        .map(|kind| rng.pick(&kind.names).clone())
        .collect();
    let words = label_words(lexicon, split, &natural, rng);
    let mut used = HashSet::new();
    let inputs = order.classes.iter().enumerate().map(|(index, class)| {
        // Held-out patterns are asked for; the examples before them are ordinary.
        let split = if index + 1 == n { split } else { Split::Train };
        fresh(&mut used, || lexicon.sentence(chosen[*class], split, rng))
    });
    let mut inputs: Vec<String> = inputs.collect();
    if split == Split::Train && rng.chance(0.2) {
        roughen(&mut inputs, rng);
    }
    let mut task = assemble(Family::Kinds, &order, inputs, &words);
    // Asked without examples, its plain name is the answer.
    if n == 1
        && split == Split::Train
        && let Some(name) = natural.get(order.classes[0])
    {
        task.shots[0].output = name.clone();
        task.shots[0].known = true;
    }
    task
}

/// As people type: small letters, no full stop.
fn roughen(texts: &mut [String], rng: &mut Rng) {
    let small = rng.chance(0.5);
    for text in texts {
        if small {
            *text = text.to_lowercase();
        }
        if text.ends_with('.') {
            text.pop();
        }
    }
}

/// Single words into groups such as animals and tools.
pub fn category(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let order = classes(lexicon.categories.len(), n, rng);
    let chosen = rng.sample(&lexicon.categories, order.n_classes);
    let natural: Vec<String> = chosen
        .iter()
        .map(|category| category.name.clone())
        .collect();
    let words = label_words(lexicon, split, &natural, rng);
    let mut used = HashSet::new();
    let mut inputs = Vec::with_capacity(n);
    for (index, class) in order.classes.iter().enumerate() {
        let category = &chosen[*class];
        let pool = match split {
            Split::Held if index + 1 == n => &category.held,
            _ => &category.taught,
        };
        inputs.push(fresh(&mut used, || rng.pick(pool).clone()));
    }
    let mut task = assemble(Family::Category, &order, inputs, &words);
    task.instructions = owned(&[
        "Sort the words into groups.",
        "Which group does the word belong to?",
        "Label each word.",
        "Sort each word.",
    ]);
    task.labels = super::owned_pairs(&[
        ("Word", "Group"),
        ("Word", "Label"),
        ("Word", "Kind"),
        ("Thing", "Class"),
        ("Item", "Group"),
    ]);
    task
}

/// Words by their language. Never taught.
pub fn language(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let order = classes(4, n, rng);
    let languages = rng.sample(&[0usize, 1, 2, 3], order.n_classes);
    let words = label_words(lexicon, split, &[], rng);
    let mut used = HashSet::new();
    let inputs = order.classes.iter().map(|class| {
        fresh(&mut used, || {
            rng.pick(&lexicon.translations)[languages[*class]].clone()
        })
    });
    let inputs = inputs.collect();
    let mut task = assemble(Family::Language, &order, inputs, &words);
    task.instructions = owned(&["Sort the words by language."]);
    task.labels = super::owned_pairs(&[("Word", "Language")]);
    task
}

/// The same few words again and again, each with a label of its own: pure looking up.
pub fn recall(lexicon: &Lexicon, split: Split, n: usize, rng: &mut Rng) -> Task {
    let order = classes(6, n, rng);
    let words = label_words(lexicon, split, &[], rng);
    let keys: Vec<String> = (0..order.n_classes)
        .map(|_| lexicon.any_word(split, rng))
        .collect();
    let inputs = order
        .classes
        .iter()
        .map(|class| keys[*class].clone())
        .collect();
    let mut task = assemble(Family::Recall, &order, inputs, &words);
    task.instructions = owned(&[
        "Look up the word.",
        "Say what belongs to the word.",
        "Use the list.",
    ]);
    task.labels = super::owned_pairs(&[
        ("Word", "Code"),
        ("Key", "Value"),
        ("Name", "Label"),
        ("Word", "Partner"),
    ]);
    task
}

/// Which class each shot has; the query's class always stands among the examples if there are any.
struct Order {
    n_classes: usize,
    classes: Vec<usize>,
}

fn classes(available: usize, n: usize, rng: &mut Rng) -> Order {
    let most = if n > 8 { 5 } else { 4 };
    let n_classes = rng.between(2, most).min(available).min((n - 1).max(2));
    let mut classes: Vec<usize> = (0..n - 1).map(|index| index % n_classes).collect();
    if rng.chance(0.5) {
        // Uneven groups, but each at least once where there is room.
        for class in classes.iter_mut().skip(n_classes) {
            *class = rng.below(n_classes);
        }
    }
    rng.shuffle(&mut classes);
    let query = if classes.is_empty() {
        rng.below(n_classes)
    } else {
        *rng.pick(&classes)
    };
    classes.push(query);
    Order { n_classes, classes }
}

/// A label word for each class: mostly unrelated, sometimes made up, sometimes its plain name.
fn label_words(lexicon: &Lexicon, split: Split, natural: &[String], rng: &mut Rng) -> Vec<String> {
    if split != Split::Train {
        return rng.sample(&lexicon.labels_held, 6);
    }
    let make = |make: &mut dyn FnMut() -> String| -> Vec<String> {
        let mut all = HashSet::new();
        std::iter::repeat_with(make)
            // `door` can be made up, too.
            .filter(|it| !lexicon.is_kept(it) && all.insert(it.to_lowercase()))
            .take(6)
            .collect()
    };
    let draw = rng.unit();
    let mut words = if draw < 0.15 && !natural.is_empty() {
        natural.to_vec()
    } else if draw < 0.30 {
        make(&mut || made_up(rng))
    } else if draw < 0.36 {
        make(&mut || format!("{} {}", lexicon.thing(rng), lexicon.thing(rng)))
    } else if draw < 0.40 {
        let letter = |rng: &mut Rng| char::from(b'A' + rng.below(26) as u8);
        make(&mut || format!("{}{}", letter(rng), rng.below(100)))
    } else if draw < 0.55 {
        make(&mut || lexicon.word(Split::Train, rng))
    } else if draw < 0.75 {
        rng.sample(&lexicon.things, 6)
    } else {
        rng.sample(&lexicon.labels_taught, 6)
    };
    if rng.chance(0.6) {
        let shape = rng.below(5);
        for word in &mut words {
            *word = match shape {
                0 => word.to_uppercase(),
                1 => word.to_lowercase(),
                _ => title(word),
            };
        }
    }
    words
}

/// Gives a classification new labels: the head of one word with the tail of another.
pub fn cross_labels(task: &mut Task, lexicon: &Lexicon, rng: &mut Rng) {
    let shape = rng.below(5);
    let mut new: Vec<(String, String)> = Vec::new();
    for shot in &mut task.shots {
        if !new.iter().any(|(old, _)| *old == shot.output) {
            new.push((shot.output.clone(), crossed(lexicon, shape, rng)));
        }
        if let Some((_, label)) = new.iter().find(|(old, _)| *old == shot.output) {
            shot.output = label.clone();
        }
    }
}

fn crossed(lexicon: &Lexicon, shape: usize, rng: &mut Rng) -> String {
    loop {
        let (head, tail) = (lexicon.thing(rng), lexicon.thing(rng));
        let word = spliced(&head, &tail, 5, rng).to_lowercase();
        if !lexicon.is_kept(&word) {
            return match shape {
                0 => word.to_uppercase(),
                1 | 2 => word,
                _ => title(&word),
            };
        }
    }
}

/// A word of two to seven letters that means nothing.
pub fn made_up(rng: &mut Rng) -> String {
    const START: &[&str] = &[
        "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "br", "cl",
    ];
    const VOWEL: &[&str] = &["a", "e", "i", "o", "u", "ee", "oo", "ai"];
    const CODA: &[&str] = &["", "", "n", "r", "l", "ng", "st", "ck", "m", "x"];
    let mut word = String::new();
    for _ in 0..rng.between(1, 2) {
        word.push_str(rng.pick::<&str>(START));
        word.push_str(rng.pick::<&str>(VOWEL));
    }
    word.push_str(rng.pick::<&str>(CODA));
    word
}

/// The word with a capital first letter.
pub fn title(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A text that was not used before in this document, where one is found in a few tries.
fn fresh(used: &mut HashSet<String>, mut make: impl FnMut() -> String) -> String {
    let mut text = make();
    for _ in 0..8 {
        if !used.contains(&text) {
            break;
        }
        text = make();
    }
    used.insert(text.clone());
    text
}

fn assemble(family: Family, order: &Order, inputs: Vec<String>, words: &[String]) -> Task {
    let mut seen = HashSet::new();
    let shots = inputs
        .into_iter()
        .zip(&order.classes)
        .map(|(input, class)| Shot {
            input,
            output: words[*class].clone(),
            known: !seen.insert(class),
        })
        .collect();
    Task {
        family,
        instructions: Vec::new(),
        labels: Vec::new(),
        shots,
    }
}
