//! The split into rows to show, rows to choose by and rows to judge by: from each row's own words, so that it stays.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use crate::{Table, Text, trouble, words};

/// What a row may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// May be shown to the model, as an example.
    Train,
    /// To choose among prompts by.
    Selection,
    /// To judge the chosen one by; seen by nothing before.
    HeldOut,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Train, Self::Selection, Self::HeldOut];

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Train => words::train(),
            Self::Selection => words::selection(),
            Self::HeldOut => words::held_out(),
        }
    }

    /// Its name for files and style sheets.
    pub fn key(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Selection => "selection",
            Self::HeldOut => "held-out",
        }
    }
}

/// How large the parts are, and by what rows are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// Percent of the rows; what is left of 100 is for training.
    pub selection: u8,
    /// Percent of the rows; with `selection` at most 100.
    pub held_out: u8,
    /// The id of the column whose text decides; the whole row where it is `None` or the column is gone.
    pub by: Option<u32>,
}

impl Default for Split {
    fn default() -> Self {
        Self {
            selection: 20,
            held_out: 20,
            by: None,
        }
    }
}

impl Split {
    /// Percent of the rows that may be shown.
    pub fn train(self) -> u8 {
        100u8
            .saturating_sub(self.selection)
            .saturating_sub(self.held_out)
    }

    /// The part at a place from 0 to 99. Held-out lies first and selection behind it, so that moving the border
    /// between selection and train moves no held-out row.
    fn part_at(self, place: u8) -> Part {
        if place < self.held_out {
            Part::HeldOut
        } else if place < self.held_out.saturating_add(self.selection) {
            Part::Selection
        } else {
            Part::Train
        }
    }
}

/// A row's own words: of one column or of all, lower-case, one space between words, U+001F between cells.
fn words(cells: &[Text], by: Option<usize>) -> String {
    let cells = match by {
        Some(at) => &cells[at..=at],
        None => cells,
    };
    let plain = |cell: &Text| {
        let words: Vec<String> = cell.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    let plain: Vec<String> = cells.iter().map(plain).collect();
    plain.join("\u{1f}")
}

fn digest(words: &str) -> [u8; 32] {
    Sha256::digest(words.as_bytes()).into()
}

/// From 0 to 99: the first eight bytes of the SHA-256 of the words, as a number with the high byte first, times 100,
/// over 2 to the power of 64, rounded down.
fn place(digest: &[u8; 32]) -> u8 {
    let number = digest[..8]
        .iter()
        .fold(0u64, |all, it| all << 8 | u64::from(*it));
    ((u128::from(number) * 100) >> 64) as u8
}

/// Whether there is nothing to tell the row by.
fn is_blank(words: &str) -> bool {
    words.chars().all(|it| it == '\u{1f}')
}

impl Table {
    /// The part that a row belongs to; `None` where the words that decide are empty, or there is no such row.
    ///
    /// It depends on these words and the split alone, not on other rows, their order or the device. Rows of the same
    /// words, however they are spaced or capitalised, are in one part.
    pub fn part(&self, row: usize) -> Option<Part> {
        let words = words(self.rows.get(row)?, self.split_column());
        (!is_blank(&words)).then(|| self.split.part_at(place(&digest(&words))))
    }

    /// Where the column stands whose text decides; `None`: the whole row does.
    pub fn split_column(&self) -> Option<usize> {
        self.split.by.and_then(|it| self.position(it))
    }
}

/// What there is to say of all rows at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub n_train: usize,
    pub n_selection: usize,
    pub n_held_out: usize,
    /// Rows that have no part: the words that decide are empty.
    pub n_blank: usize,
    /// Rows that repeat an earlier one, ascending.
    pub repeats: Vec<u32>,
    /// Cells that do not fit their column.
    pub n_bad: usize,
}

impl Summary {
    pub fn n(&self, part: Part) -> usize {
        match part {
            Part::Train => self.n_train,
            Part::Selection => self.n_selection,
            Part::HeldOut => self.n_held_out,
        }
    }
}

/// Looks at every row once.
pub fn summary(table: &Table) -> Summary {
    let by = table.split_column();
    let mut all = Summary::default();
    let mut seen: HashSet<[u8; 32]> = HashSet::with_capacity(table.n_rows());
    for (at, row) in table.rows.iter().enumerate() {
        let cells = table.columns.iter().zip(row);
        all.n_bad += cells
            .filter(|(column, cell)| trouble(&column.kind, cell).is_some())
            .count();
        let words = words(row, by);
        if is_blank(&words) {
            all.n_blank += 1;
            continue;
        }
        let digest = digest(&words);
        match table.split.part_at(place(&digest)) {
            Part::Train => all.n_train += 1,
            Part::Selection => all.n_selection += 1,
            Part::HeldOut => all.n_held_out += 1,
        }
        if !seen.insert(digest) {
            all.repeats.push(at as u32);
        }
    }
    all
}
