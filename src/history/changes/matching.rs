//! Which example is which in two lists: by id, else by equal text, else by likeness; then who moved.

use std::collections::{HashMap, HashSet};

use domain::{Example, ExampleId};
use picture::diff::{LineEnds, words};

use super::Change;

/// Share of words in common from which an example without a partner counts as reworded, not as another one.
const LEAST_LIKENESS: f64 = 0.5;
/// More pairs of examples without a partner than this are not compared by likeness. Bounds time.
const MOST_PAIRS: usize = 10_000;

pub(super) fn examples(old: &[Example], new: &[Example], changes: &mut Vec<Change>) {
    let partners = partners(old, new);
    let taken: HashSet<usize> = partners.iter().flatten().copied().collect();
    for (place, example) in old.iter().enumerate() {
        if !taken.contains(&place) {
            let example = example.clone();
            changes.push(Change::Removed { place, example });
        }
    }
    let moved = moved(&partners);
    for (place, (example, partner)) in new.iter().zip(&partners).enumerate() {
        let Some(from) = *partner else {
            let example = example.clone();
            changes.push(Change::Added { place, example });
            continue;
        };
        if moved.contains(&from) {
            changes.push(Change::Moved { from, to: place });
        }
        // Taken apart in full, so that a new field does not compile until it is compared.
        let Example {
            id: _,
            input,
            output,
            on,
            note,
        } = example;
        let before = &old[from];
        if before.input != *input || before.output != *output {
            let (old, new) = (before.clone(), example.clone());
            changes.push(Change::Reworded { place, old, new });
        }
        if before.note != *note {
            let (old, new) = (before.note.clone(), note.clone());
            changes.push(Change::Noted { place, old, new });
        }
        if before.on != *on {
            changes.push(Change::Shown { place, on: *on });
        }
    }
}

/// For each new example the place of the old one that it was.
fn partners(old: &[Example], new: &[Example]) -> Vec<Option<usize>> {
    let by_id: HashMap<ExampleId, usize> = (old.iter().enumerate())
        .map(|(place, it)| (it.id, place))
        .collect();
    let mut free = vec![true; old.len()];
    let mut take = |place: usize| std::mem::replace(&mut free[place], false).then_some(place);
    let mut partners: Vec<Option<usize>> = new
        .iter()
        .map(|it| by_id.get(&it.id).and_then(|place| take(*place)))
        .collect();
    let mut by_text: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (place, it) in old.iter().enumerate().rev().filter(|it| free[it.0]) {
        by_text
            .entry((&it.input, &it.output))
            .or_default()
            .push(place);
    }
    let open = |partners: &[Option<usize>]| -> Vec<usize> {
        (0..new.len())
            .filter(|it| partners[*it].is_none())
            .collect()
    };
    for place in open(&partners) {
        let same = by_text.get_mut(&(&*new[place].input, &*new[place].output));
        partners[place] = same.and_then(Vec::pop);
        if let Some(from) = partners[place] {
            free[from] = false;
        }
    }
    let open = open(&partners);
    let left: Vec<usize> = (0..old.len()).filter(|it| free[*it]).collect();
    if open.len() * left.len() > MOST_PAIRS {
        return partners;
    }
    let old_bags: Vec<Bag> = left.iter().map(|it| Bag::of(&old[*it])).collect();
    let new_bags: Vec<Bag> = open.iter().map(|it| Bag::of(&new[*it])).collect();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (a, new_bag) in new_bags.iter().enumerate() {
        for (b, old_bag) in old_bags.iter().enumerate() {
            let likeness = new_bag.likeness(old_bag);
            if likeness >= LEAST_LIKENESS {
                pairs.push((likeness, open[a], left[b]));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (_, place, from) in pairs {
        if partners[place].is_none() && std::mem::replace(&mut free[from], false) {
            partners[place] = Some(from);
        }
    }
    partners
}

/// The words of an example, with how often each comes.
struct Bag<'a> {
    counts: HashMap<&'a str, usize>,
    n_words: usize,
}

impl<'a> Bag<'a> {
    fn of(example: &'a Example) -> Self {
        let mut counts = HashMap::new();
        let texts = [&example.input, &example.output].into_iter();
        let found = texts.flat_map(|it| words(it, LineEnds::Words));
        for word in found.filter(|it| !it.trim().is_empty()) {
            *counts.entry(word).or_default() += 1;
        }
        let n_words = counts.values().sum();
        Self { counts, n_words }
    }

    /// Dice's coefficient of the two bags: twice what they share over what they hold, 0 to 1.
    fn likeness(&self, other: &Self) -> f64 {
        let shared = |(word, n): (&&str, &usize)| other.counts.get(word).map_or(0, |it| *it.min(n));
        let shared: usize = self.counts.iter().map(shared).sum();
        let all = (self.n_words + other.n_words).max(1);
        2.0 * shared as f64 / all as f64
    }
}

/// The fewest old places that must move for the rest to stand in the new order:
/// all but a longest ascending row of partners (patience sorting, Fredman 1975).
fn moved(partners: &[Option<usize>]) -> HashSet<usize> {
    let row: Vec<usize> = partners.iter().flatten().copied().collect();
    // `ends[n]`: where in `row` the best ascending row of n + 1 ends; `before`: who stands before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(row.len());
    for (at, value) in row.iter().enumerate() {
        let n = ends.partition_point(|it| row[*it] < *value);
        before.push(n.checked_sub(1).map(|it| ends[it]));
        match ends.get_mut(n) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut moved: HashSet<usize> = row.iter().copied().collect();
    let mut at = ends.last().copied();
    while let Some(kept) = at {
        moved.remove(&row[kept]);
        at = before[kept];
    }
    moved
}
