//! Sentences of a kind: patterns of its own, or frames that any kind shares, filled with the kind's words.

use crate::rng::Rng;

use super::lexicon::{Split, divide};

/// A kind of message: what it may be called and how its messages read.
#[derive(Clone, Debug, Default)]
pub struct Kind {
    pub id: String,
    /// Kinds are told from others of their group only.
    pub group: usize,
    /// Plain names that may serve as a label; the file's first name is left out of them.
    pub names: Vec<String>,
    /// Patterns with `(choices|in|brackets)`, `@T`, `@S` and `@D`.
    pub taught: Vec<String>,
    pub held: Vec<String>,
    pub words: Words,
}

/// The words that make a sentence belong to a kind.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub things: Vec<String>,
    pub states: Vec<String>,
    pub acts: Vec<String>,
}

/// `@good` and the like: a name and its words.
pub type WordList = (String, Vec<String>);

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

/// Replaces each `mark` by a new draw.
pub fn fill(text: &str, mark: &str, mut draw: impl FnMut() -> String) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(mark) {
        out.push_str(before);
        out.push_str(&draw());
        rest = after;
    }
    out + rest
}

/// A sentence from a pattern: choices made, words filled in, its first letter a capital.
pub fn sentence(pattern: &str, words: &Words, lists: &[WordList], rng: &mut Rng) -> String {
    let mut text = expand(pattern, rng);
    for (mark, list) in lists {
        text = fill(&text, mark, || rng.pick(list).clone());
    }
    for (mark, list) in [
        ("@T", &words.things),
        ("@S", &words.states),
        ("@D", &words.acts),
    ] {
        text = fill(&text, mark, || rng.pick(list).clone());
    }
    super::classify::title(&articles(&text))
}

/// `a` before a vowel becomes `an`.
fn articles(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        let vowel = words
            .peek()
            .is_some_and(|next| next.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']));
        if vowel && (word == "a" || word == "A" || word == "(a") {
            out.push('n');
        }
        if words.peek().is_some() {
            out.push(' ');
        }
    }
    out
}

/// Kinds of a file: `= group`, `# id | names`, then patterns; every seventh is held out.
pub fn parse_kinds(file: &str) -> Vec<Kind> {
    let mut kinds: Vec<(Kind, Vec<String>)> = Vec::new();
    let mut group = 0;
    for line in file.lines().skip(2).map(str::trim) {
        if line.starts_with('=') {
            group += 1;
        } else if let Some(names) = line.strip_prefix('#') {
            let mut names = names.split('|').map(|name| name.trim().to_owned());
            let kind = Kind {
                id: names.next().unwrap_or_default(),
                group,
                names: names.collect(),
                ..Kind::default()
            };
            kinds.push((kind, Vec::new()));
        } else if let (Some((_, patterns)), false) =
            (kinds.last_mut(), line.is_empty() || line.starts_with('@'))
        {
            patterns.push(line.to_owned());
        }
    }
    let finish = |(kind, patterns): (Kind, Vec<String>)| {
        let (held, taught) = divide(patterns.into_iter(), 7);
        Kind {
            taught,
            held,
            ..kind
        }
    };
    kinds.into_iter().map(finish).collect()
}

/// The `@name word word` lines of a file.
pub fn parse_lists(file: &str) -> Vec<WordList> {
    let lists = file.lines().skip(2).filter(|line| line.starts_with('@'));
    let parse = |line: &str| {
        let mut words = line.split_whitespace().map(str::to_owned);
        (words.next().unwrap_or_default(), words.collect())
    };
    lists.map(parse).collect()
}

/// Gives the kinds their words; an id that no kind has becomes a kind of its own, named like that.
pub fn add_words(kinds: &mut Vec<Kind>, file: &str) {
    let list = |text: &str| text.split(',').map(|it| it.trim().to_owned()).collect();
    let mut at = 0;
    for line in file.lines().skip(2).map(str::trim) {
        if let Some(id) = line.strip_prefix("# ") {
            at = kinds
                .iter()
                .position(|kind| kind.id == id)
                .unwrap_or_else(|| {
                    kinds.push(Kind {
                        id: id.to_owned(),
                        names: vec![id.to_owned()],
                        ..Kind::default()
                    });
                    kinds.len() - 1
                });
        } else if let Some((what, words)) = line.split_once(": ") {
            let place = &mut kinds[at].words;
            match what {
                "things" => place.things = list(words),
                "states" => place.states = list(words),
                _ => place.acts = list(words),
            }
        }
    }
}

/// The frames of a file: `(taught, held)`, every sixth held out.
pub fn parse_frames(file: &str) -> (Vec<String>, Vec<String>) {
    let lines = file.lines().skip(1).map(str::trim);
    let (held, taught) = divide(lines.filter(|line| !line.is_empty()).map(str::to_owned), 6);
    (taught, held)
}

/// The patterns of one half.
pub fn half<'a>(taught: &'a [String], held: &'a [String], split: Split) -> &'a [String] {
    match split {
        Split::Train | Split::Taught => taught,
        Split::Held => held,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_filled_and_read_as_english() {
        let words = Words {
            things: vec!["owl".into()],
            states: vec!["hoots".into()],
            acts: vec!["fly".into()],
        };
        let lists = [("@good".to_owned(), vec!["kind".to_owned()])];
        for (pattern, text) in [
            ("the @T @S.", "The owl hoots."),
            ("a @T (will|will) @D!", "An owl will fly!"),
            ("I saw a @good @T and a @T.", "I saw a kind owl and an owl."),
        ] {
            assert_eq!(sentence(pattern, &words, &lists, &mut Rng::new(1, 1)), text);
        }
    }
}
