//! What a column holds: guessed from its values, and checked without changing them.

use std::collections::BTreeMap;

use crate::{Text, words};

/// Most choices of a column that is guessed to be one of choices.
pub const MOST_CHOICES: usize = 12;
/// From this many characters a text is a long one.
const LONG_CHARS: usize = 120;
/// Most characters of a value that is guessed to be a choice.
const CHOICE_CHARS: usize = 40;
/// Values that a guess looks at.
const LOOKED_AT: usize = 2_000;

/// What the cells of a column are.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Kind {
    /// A line of text.
    #[default]
    Text,
    /// Paragraphs.
    LongText,
    /// One of these.
    Choice(Vec<Text>),
    /// A number, written with a point or a comma.
    Number,
    /// A day, as 2026-11-27, with a time behind it or not.
    Date,
    /// The name of a file, without its folder.
    File,
}

impl Kind {
    /// Every kind, choices empty, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::LongText,
        Self::Choice(Vec::new()),
        Self::Number,
        Self::Date,
        Self::File,
    ];

    /// Its name for people.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => words::kind_text(),
            Self::LongText => words::kind_long_text(),
            Self::Choice(_) => words::kind_choice(),
            Self::Number => words::kind_number(),
            Self::Date => words::kind_date(),
            Self::File => words::kind_file(),
        }
    }

    /// Whether both are of one name, whatever their choices.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// This kind for a column of such values: choices are the values that are there, in the order they appear.
    #[must_use]
    pub fn filled<'a>(self, values: impl Iterator<Item = &'a str>) -> Self {
        match self {
            Self::Choice(choices) if choices.is_empty() => {
                let mut found: Vec<Text> = Vec::new();
                let mut seen = std::collections::BTreeSet::new();
                for value in values.map(str::trim).filter(|it| !it.is_empty()) {
                    if found.len() < 100 && seen.insert(value) {
                        found.push(value.into());
                    }
                }
                Self::Choice(found)
            }
            other => other,
        }
    }
}

/// Why a cell does not fit its column, as a sentence; `None` where it does. An empty cell fits everywhere.
pub fn trouble(kind: &Kind, text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let shown: String = text.chars().take(40).collect();
    match kind {
        Kind::Text | Kind::LongText => None,
        Kind::Choice(choices) if choices.iter().any(|it| **it == *text) => None,
        Kind::Choice(_) => Some(words::none_of_choices(&shown)),
        Kind::Number if number(text).is_some() => None,
        Kind::Number => Some(words::no_number(&shown)),
        Kind::Date if is_date(text) => None,
        Kind::Date => Some(words::no_date(&shown)),
        Kind::File if is_file(text) => None,
        Kind::File => Some(words::no_file_name(&shown)),
    }
}

/// What a column most likely holds. A tenth of many values may differ: these are the ones to be marked.
pub fn guess<'a>(values: impl Iterator<Item = &'a str>) -> Kind {
    let values: Vec<&str> = values
        .filter(|it| !it.trim().is_empty())
        .take(LOOKED_AT)
        .collect();
    if values.is_empty() {
        return Kind::Text;
    }
    let mostly = |kind: &Kind| {
        let n_bad = values.iter().filter(|it| trouble(kind, it).is_some());
        n_bad.count() * 10 <= if values.len() < 10 { 0 } else { values.len() }
    };
    if let Some(kind) = [Kind::Number, Kind::Date, Kind::File]
        .into_iter()
        .find(mostly)
    {
        return kind;
    }
    let is_long = |it: &&&str| it.contains('\n') || it.chars().count() > LONG_CHARS;
    if values.iter().any(|it| is_long(&it)) {
        return Kind::LongText;
    }
    choices(&values).map_or(Kind::Text, Kind::Choice)
}

/// The few short values that come again and again, the most frequent first; `None` where it is no such column.
fn choices(values: &[&str]) -> Option<Vec<Text>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values.iter().map(|it| it.trim()) {
        if value.chars().count() > CHOICE_CHARS {
            return None;
        }
        *counts.entry(value).or_default() += 1;
        if counts.len() > MOST_CHOICES {
            return None;
        }
    }
    // Each comes three times on average; fewer are hardly a list to choose from.
    if values.len() < 3 * counts.len() && !(values.len() >= 4 && values.len() >= 2 * counts.len()) {
        return None;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|it| std::cmp::Reverse(it.1));
    Some(counts.into_iter().map(|it| it.0.into()).collect())
}

/// The value of a number: `1234.5`, `1,234.5` with commas between groups of three, `1234,5` with one comma elsewhere.
pub(crate) fn number(text: &str) -> Option<f64> {
    let plain = |it: &str| {
        let signs = it.bytes().all(|it| b"+-.0123456789eE".contains(&it));
        let digits = it.bytes().any(|it| it.is_ascii_digit());
        let value = it.parse::<f64>().ok();
        value.filter(|it| signs && digits && it.is_finite())
    };
    let text = text.trim();
    if !text.contains(',') {
        return plain(text);
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let unsigned = whole.trim_start_matches(['+', '-']);
    let mut groups = unsigned.split(',');
    let first = groups.next().map_or(0, str::len);
    if (1..=3).contains(&first) && groups.all(|it| it.len() == 3) && !rest.contains(',') {
        return plain(&text.replace(',', ""));
    }
    let is_decimal = text.matches(',').count() == 1 && !text.contains('.');
    plain(&text.replace(',', ".")).filter(|_| is_decimal)
}

/// A day of the Gregorian calendar in ISO 8601, with a time behind it or not.
fn is_date(text: &str) -> bool {
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let digits = |it: &str, n: usize| {
        let fits = it.len() == n && it.bytes().all(|it| it.is_ascii_digit());
        it.parse::<u32>().ok().filter(|_| fits)
    };
    let mut parts = day.split('-');
    let (Some(year), Some(month), Some(day), None) = (
        parts.next().and_then(|it| digits(it, 4)),
        parts.next().and_then(|it| digits(it, 2)),
        parts.next().and_then(|it| digits(it, 2)),
        parts.next(),
    ) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let n_days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    let is_time = |time: &str| {
        let time = time.trim_end_matches('Z');
        let time = time.split(['.', '+']).next().unwrap_or(time);
        let parts: Vec<&str> = time.split(':').collect();
        let all = parts.iter().map(|it| digits(it, 2));
        let limits = [24, 60, 61];
        (2..=3).contains(&parts.len())
            && all
                .zip(limits)
                .all(|(it, limit)| it.is_some_and(|it| it < limit))
    };
    (1..=n_days).contains(&day) && time.is_none_or(is_time)
}

/// A name with an ending that has a letter, and no folder before it.
fn is_file(text: &str) -> bool {
    let Some((stem, ending)) = text.rsplit_once('.') else {
        return false;
    };
    let is_ending = (1..=5).contains(&ending.len())
        && ending.bytes().all(|it| it.is_ascii_alphanumeric())
        && ending.bytes().any(|it| it.is_ascii_alphabetic());
    is_ending
        && !stem.trim().is_empty()
        && !text.contains(['/', '\\'])
        && !text.chars().any(char::is_control)
}
