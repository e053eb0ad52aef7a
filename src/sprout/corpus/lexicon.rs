//! The words and sentence patterns that every document is made from, each marked as taught or held out.

use std::collections::HashSet;

use crate::rng::Rng;

use super::sentences::{
    Kind, WordList, add_words, half, parse_frames, parse_kinds, parse_lists, sentence,
};

/// Which half of the lexicon a document may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// What the model is trained on.
    Train,
    /// What it is examined on: the query and the label words were never seen in training.
    Held,
    /// Taught words and sentences, but label words never seen.
    Taught,
}

/// Words of one category, such as `animal`.
#[derive(Clone, Debug)]
pub struct Category {
    pub name: String,
    pub taught: Vec<String>,
    pub held: Vec<String>,
}

/// Pairs of one plain fact.
#[derive(Clone, Debug)]
pub struct Facts {
    pub labels: (String, String),
    pub instruction: String,
    pub pairs: Vec<(String, String)>,
}

/// What may be asked in talk, and what may be answered.
#[derive(Clone, Debug, Default)]
pub struct Talk {
    pub asked: Vec<String>,
    pub answers: Vec<String>,
}

/// Labels of the app's first project, never taught as labels.
pub const KEPT: [&str; 3] = ["delivery", "billing", "bug"];

/// Everything under `lexicon/`, parsed once.
#[derive(Clone, Debug)]
pub struct Lexicon {
    pub topics: Vec<Kind>,
    pub tones: Vec<Kind>,
    /// Words that tones share, such as `@good`.
    pub lists: Vec<WordList>,
    /// Sentence patterns that every topic shares.
    pub frames: (Vec<String>, Vec<String>),
    pub categories: Vec<Category>,
    pub labels_taught: Vec<String>,
    pub labels_held: Vec<String>,
    /// What the app's starters ask, and the sentences they show: no document has them.
    pub reserved: HashSet<String>,
    pub plurals: Vec<(String, String)>,
    pub opposites: Vec<(String, String)>,
    pub past: Vec<(String, String)>,
    /// English, German, French, Spanish.
    pub translations: Vec<[String; 4]>,
    pub capitals: Vec<(String, String)>,
    pub facts: Vec<Facts>,
    /// Customers and kind replies.
    pub replies: Vec<(String, String)>,
    pub talk: Vec<Talk>,
    /// Things of one word, of all topics.
    pub things: Vec<String>,
    pub names: Vec<String>,
    /// Plain lower-case words of all lists, for the tasks on letters.
    pub words_taught: Vec<String>,
    pub words_held: Vec<String>,
}

impl Lexicon {
    pub fn load() -> Self {
        let categories = parse_categories(include_str!("../lexicon/categories.txt"));
        let labels = body(include_str!("../lexicon/labels.txt")).flat_map(str::split_whitespace);
        let mut topics = parse_kinds(include_str!("../lexicon/topics.txt"));
        add_words(&mut topics, include_str!("../lexicon/words.txt"));
        let tones = parse_kinds(include_str!("../lexicon/tones.txt"));
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
        let kept = |word: &String| is_kept(&labels_held, word);
        let mut things: Vec<String> = topics
            .iter()
            .flat_map(|kind| kind.words.things.iter())
            .filter(|thing| thing.is_ascii() && !thing.contains([' ', '-']) && !kept(thing))
            .cloned()
            .collect();
        things.sort_unstable();
        things.dedup();
        Self {
            lists: parse_lists(include_str!("../lexicon/tones.txt")),
            frames: parse_frames(include_str!("../lexicon/frames.txt")),
            facts: parse_facts(include_str!("../lexicon/facts.txt")),
            replies: parse_replies(include_str!("../lexicon/replies.txt")),
            talk: parse_talk(include_str!("../lexicon/talk.txt")),
            things,
            topics,
            tones,
            categories,
            labels_taught,
            labels_held,
            reserved: reserved(),
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
        let own = half(&kind.taught, &kind.held, split);
        let frames = half(&self.frames.0, &self.frames.1, split);
        loop {
            let has_words = !kind.words.things.is_empty();
            let (patterns, words) = if !has_words {
                // Tones speak of anything that has no tone of its own.
                (own, &rng.pick(&self.plain_topics()).words)
            } else if own.is_empty() || rng.chance(0.6) {
                (frames, &kind.words)
            } else {
                (own, &kind.words)
            };
            let text = sentence(rng.pick::<String>(patterns), words, &self.lists, rng);
            if !self.reserved.contains(&text) {
                return text;
            }
        }
    }

    fn plain_topics(&self) -> Vec<&Kind> {
        let plain = |kind: &&Kind| !["praise", "complaint"].contains(&kind.id.as_str());
        self.topics.iter().filter(plain).collect()
    }

    /// A sentence of some topic.
    pub fn any_sentence(&self, split: Split, rng: &mut Rng) -> String {
        let kind = rng.pick(&self.topics);
        self.sentence(kind, split, rng)
    }

    /// A thing of one word.
    pub fn thing(&self, rng: &mut Rng) -> String {
        rng.pick(&self.things).clone()
    }

    /// A word for tasks that work with any: in training often one that nobody has ever seen.
    pub fn any_word(&self, split: Split, rng: &mut Rng) -> String {
        if split != Split::Train || rng.chance(0.6) {
            return self.word(split, rng);
        }
        loop {
            let word = match rng.below(5) {
                0 => super::classify::made_up(rng),
                1 => letters(rng),
                _ => self.crossed(rng),
            };
            if !self.words_held.contains(&word) {
                return word;
            }
        }
    }

    /// The head of one word with the tail of another.
    fn crossed(&self, rng: &mut Rng) -> String {
        let (head, tail) = (self.word(Split::Train, rng), self.word(Split::Train, rng));
        spliced(&head, &tail, 6, rng)
    }

    /// Whether a label word, however it is written, is kept for the exam or for the app's first project.
    pub fn is_kept(&self, label: &str) -> bool {
        is_kept(&self.labels_held, label)
    }

    /// A lower-case English word.
    pub fn word(&self, split: Split, rng: &mut Rng) -> String {
        match split {
            Split::Train | Split::Taught => rng.pick(&self.words_taught).clone(),
            Split::Held => rng.pick(&self.words_held).clone(),
        }
    }
}

fn is_kept(labels_held: &[String], label: &str) -> bool {
    let mut kept = labels_held.iter().map(String::as_str).chain(KEPT);
    kept.any(|it| it.eq_ignore_ascii_case(label))
}

/// Two to `most_head` letters of the head, then two to five of the tail.
pub fn spliced(head: &str, tail: &str, most_head: usize, rng: &mut Rng) -> String {
    let head = &head[..head.len().min(rng.between(2, most_head))];
    let tail = &tail[tail.len() - tail.len().min(rng.between(2, 5))..];
    format!("{head}{tail}")
}

/// Two to seven letters without any sense.
fn letters(rng: &mut Rng) -> String {
    (0..rng.between(2, 7))
        .map(|_| char::from(b'a' + rng.below(26) as u8))
        .collect()
}

/// The starters' questions of more than a word, and the sentences among their examples.
fn reserved() -> HashSet<String> {
    let questions = domain::STARTERS
        .iter()
        .map(|starter| starter.input)
        .filter(|text| text.contains(' '));
    let shown = domain::STARTERS
        .iter()
        .flat_map(|starter| starter.examples)
        .map(|(input, _)| *input)
        .filter(|text| text.contains(' ') && text.ends_with(['.', '?', '!']));
    questions.chain(shown).map(str::to_owned).collect()
}

/// The lines after the file's heading, without the empty ones.
fn body(file: &str) -> impl Iterator<Item = &str> {
    file.lines()
        .skip(1)
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

/// Splits off the last of every `step` entries: `(held, taught)`.
pub fn divide(entries: impl Iterator<Item = String>, step: usize) -> (Vec<String>, Vec<String>) {
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
    body(file)
        .flat_map(|line| line.split(';'))
        .filter_map(pair)
        .collect()
}

fn pair(entry: &str) -> Option<(String, String)> {
    let (left, right) = entry.trim().split_once(' ')?;
    Some((left.to_owned(), right.trim().to_owned()))
}

fn parse_facts(file: &str) -> Vec<Facts> {
    let mut facts: Vec<Facts> = Vec::new();
    for line in body(file) {
        if let Some(head) = line.strip_prefix("# ") {
            let head: Vec<String> = head.split('|').map(|it| it.trim().to_owned()).collect();
            if let [_, left, right, instruction] = head.as_slice() {
                facts.push(Facts {
                    labels: (left.clone(), right.clone()),
                    instruction: instruction.clone(),
                    pairs: Vec::new(),
                });
            }
        } else if let Some(last) = facts.last_mut() {
            last.pairs.extend(line.split(';').filter_map(pair));
        }
    }
    facts
}

fn parse_replies(file: &str) -> Vec<(String, String)> {
    let halves = body(file).filter_map(|line| line.split_once(" > "));
    halves
        .map(|(asked, reply)| (asked.to_owned(), reply.to_owned()))
        .collect()
}

fn parse_talk(file: &str) -> Vec<Talk> {
    let mut talk: Vec<Talk> = Vec::new();
    let list = |text: &str| text.split('|').map(|it| it.trim().to_owned()).collect();
    for line in body(file) {
        if line.starts_with('#') {
            talk.push(Talk::default());
        } else if let Some(last) = talk.last_mut() {
            match line.strip_prefix("> ") {
                Some(answers) => last.answers = list(answers),
                None => last.asked = list(line),
            }
        }
    }
    talk
}
