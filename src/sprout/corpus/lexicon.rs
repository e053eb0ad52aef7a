//! The words and sentence patterns that every document is made from, each marked as taught or held out.

use std::collections::HashSet;

use crate::rng::Rng;

/// Which half of the lexicon a document may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// What the model is trained on.
    Train,
    /// What it is examined on: the query and the label words were never seen in training.
    Held,
}

/// A kind of message: what it may be called and how its messages read.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Plain names, that may serve as a label; the file's first name is left out of them.
    pub names: Vec<String>,
    /// Patterns with `(choices|in|brackets)`.
    pub taught: Vec<String>,
    pub held: Vec<String>,
}

/// Words of one category, such as `animal`.
#[derive(Clone, Debug)]
pub struct Category {
    pub name: String,
    pub taught: Vec<String>,
    pub held: Vec<String>,
}

/// Everything under `lexicon/`, parsed once.
#[derive(Clone, Debug)]
pub struct Lexicon {
    pub topics: Vec<Kind>,
    pub tones: Vec<Kind>,
    pub categories: Vec<Category>,
    pub labels_taught: Vec<String>,
    pub labels_held: Vec<String>,
    /// Sentences kept for the app's first project.
    pub reserved: HashSet<String>,
    pub plurals: Vec<(String, String)>,
    pub opposites: Vec<(String, String)>,
    pub past: Vec<(String, String)>,
    /// English, German, French, Spanish.
    pub translations: Vec<[String; 4]>,
    pub capitals: Vec<(String, String)>,
    pub names: Vec<String>,
    /// Plain lower-case words of all lists, for the tasks on letters.
    pub words_taught: Vec<String>,
    pub words_held: Vec<String>,
}

impl Lexicon {
    pub fn load() -> Self {
        let categories = parse_categories(include_str!("../lexicon/categories.txt"));
        let labels = body(include_str!("../lexicon/labels.txt")).flat_map(str::split_whitespace);
        let topics = parse_kinds(include_str!("../lexicon/topics.txt"));
        let tones = parse_kinds(include_str!("../lexicon/sentiment.txt"));
        let (mut labels_held, mut labels_taught) = divide(labels.map(str::to_owned), 9);
        // A word is held out in every casing, or not at all.
        let names = topics.iter().chain(&tones).flat_map(|kind| &kind.names);
        let elsewhere = names
            .chain(categories.iter().map(|category| &category.name))
            .chain(&labels_taught);
        let elsewhere: HashSet<String> = elsewhere.map(|word| word.to_lowercase()).collect();
        let taken = |label: &String| elsewhere.contains(&label.to_lowercase());
        labels_taught.extend(labels_held.iter().filter(|label| taken(label)).cloned());
        labels_held.retain(|label| !taken(label));
        let plurals = parse_pairs(include_str!("../lexicon/plurals.txt"));
        let opposites = parse_pairs(include_str!("../lexicon/opposites.txt"));
        let past = parse_pairs(include_str!("../lexicon/past.txt"));
        let translations: Vec<[String; 4]> = body(include_str!("../lexicon/translations.txt"))
            .filter_map(|line| {
                let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
                words.try_into().ok()
            })
            .collect();
        let all = categories
            .iter()
            .flat_map(|c| c.taught.iter().chain(&c.held).cloned())
            .chain(
                plurals
                    .iter()
                    .chain(&opposites)
                    .chain(&past)
                    .map(|(word, _)| word.clone()),
            )
            .chain(translations.iter().map(|row| row[0].clone()))
            .map(|word| word.to_lowercase());
        // A label that is held out is no word of the looking-up tasks either.
        let mut seen: HashSet<String> = labels_held.iter().map(|it| it.to_lowercase()).collect();
        let words = all.filter(|word| word.is_ascii() && seen.insert(word.clone()));
        let (words_held, words_taught) = divide(words, 11);
        Self {
            topics,
            tones,
            categories,
            labels_taught,
            labels_held,
            reserved: body(include_str!("../lexicon/reserved.txt"))
                .map(str::to_owned)
                .collect(),
            plurals,
            opposites,
            past,
            translations,
            capitals: parse_pairs(include_str!("../lexicon/capitals.txt")),
            names: body(include_str!("../lexicon/names.txt"))
                .flat_map(str::split_whitespace)
                .map(str::to_owned)
                .collect(),
            words_taught,
            words_held,
        }
    }

    /// A sentence of this kind, never one of the reserved.
    pub fn sentence(&self, kind: &Kind, split: Split, rng: &mut Rng) -> String {
        let patterns = match split {
            Split::Train => &kind.taught,
            Split::Held => &kind.held,
        };
        loop {
            let sentence = expand(rng.pick::<String>(patterns), rng);
            if !self.reserved.contains(&sentence) {
                return sentence;
            }
        }
    }

    /// A lower-case English word.
    pub fn word(&self, split: Split, rng: &mut Rng) -> String {
        match split {
            Split::Train => rng.pick(&self.words_taught).clone(),
            Split::Held => rng.pick(&self.words_held).clone(),
        }
    }
}

/// Replaces each `(a|b|c)` by one of its choices.
pub fn expand(pattern: &str, rng: &mut Rng) -> String {
    let mut text = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('(') {
        text.push_str(before);
        let Some((choices, tail)) = after.split_once(')') else {
            break;
        };
        let choices: Vec<&str> = choices.split('|').collect();
        text.push_str(rng.pick::<&str>(&choices));
        rest = tail;
    }
    text.push_str(rest);
    text
}

/// The lines after the file's heading, without the empty ones.
fn body(file: &str) -> impl Iterator<Item = &str> {
    file.lines()
        .skip(1)
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

/// Splits off the last of every `step` entries: `(held, taught)`.
fn divide(entries: impl Iterator<Item = String>, step: usize) -> (Vec<String>, Vec<String>) {
    let (mut held, mut taught) = (Vec::new(), Vec::new());
    for (index, entry) in entries.enumerate() {
        if index % step == step - 1 {
            held.push(entry)
        } else {
            taught.push(entry)
        }
    }
    (held, taught)
}

fn parse_kinds(file: &str) -> Vec<Kind> {
    let mut kinds: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for line in file.lines() {
        let line = line.trim();
        if let Some(names) = line.strip_prefix('#') {
            let names = names
                .split('|')
                .skip(1)
                .map(|name| name.trim().to_owned())
                .collect();
            kinds.push((names, Vec::new()));
        } else if let (Some((_, patterns)), false) = (kinds.last_mut(), line.is_empty()) {
            patterns.push(line.to_owned());
        }
    }
    let finish = |(names, patterns): (Vec<String>, Vec<String>)| {
        let (held, taught) = divide(patterns.into_iter(), 7);
        Kind {
            names,
            taught,
            held,
        }
    };
    kinds.into_iter().map(finish).collect()
}

fn parse_categories(file: &str) -> Vec<Category> {
    let parse = |line: &str| {
        let (name, words) = line.split_once(':')?;
        let (held, taught) = divide(words.split_whitespace().map(str::to_owned), 5);
        Some(Category {
            name: name.to_owned(),
            taught,
            held,
        })
    };
    body(file).filter_map(parse).collect()
}

/// `one two; three four` lines.
fn parse_pairs(file: &str) -> Vec<(String, String)> {
    let pair = |entry: &str| {
        let (left, right) = entry.trim().split_once(' ')?;
        Some((left.to_owned(), right.trim().to_owned()))
    };
    body(file)
        .flat_map(|line| line.split(';'))
        .filter_map(pair)
        .collect()
}
