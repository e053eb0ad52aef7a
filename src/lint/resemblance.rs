//! How alike two texts are, letter by letter, and which pairs among many are nearly the same.
//!
//! The measure is Broder's resemblance (1997): the shares of short stretches that two texts have in common, from 0 to 1.
//! Stretches of three letters, because examples are short and a typing error should cost little.

use std::collections::HashMap;

/// From here on two texts are called nearly the same: about one changed word in a sentence of ten.
pub const NEAR: f64 = 0.8;

/// The different stretches of three letters of a text, whatever its case, spaces and signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shingles(Vec<[char; 3]>);

impl Shingles {
    pub fn of(text: &str) -> Self {
        let mut letters = vec![' '];
        for it in text.chars().flat_map(char::to_lowercase) {
            if it.is_alphanumeric() {
                letters.push(it);
            } else if letters.last() != Some(&' ') {
                letters.push(' ');
            }
        }
        if letters.last() != Some(&' ') {
            letters.push(' ');
        }
        let mut all: Vec<[char; 3]> = letters.windows(3).map(|it| [it[0], it[1], it[2]]).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// |A ∩ B| / |A ∪ B|; 0 where one of them is empty.
pub fn resemblance(a: &Shingles, b: &Shingles) -> f64 {
    let (mut i, mut j, mut common) = (0, 0, 0usize);
    while let (Some(x), Some(y)) = (a.0.get(i), b.0.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    if common == 0 {
        return 0.0;
    }
    common as f64 / (a.0.len() + b.0.len() - common) as f64
}

/// For each text the earlier one that it resembles most, at least by `least`, and how much; of equals the first.
///
/// Exact, and yet not every pair is compared: two texts that resemble each other by `t` share one of the rarest
/// `n - ⌈t·n⌉ + 1` stretches of each (the prefix filter; Bayardo, Ma and Srikant 2007, "Scaling Up All Pairs
/// Similarity Search").
pub fn near_pairs(texts: &[Shingles], least: f64) -> Vec<Option<(usize, f64)>> {
    let mut frequency = HashMap::<[char; 3], usize>::new();
    for it in texts.iter().flat_map(|it| &it.0) {
        *frequency.entry(*it).or_default() += 1;
    }
    let mut holders = HashMap::<[char; 3], Vec<usize>>::new();
    let mut compared = vec![usize::MAX; texts.len()];
    let mut pairs = Vec::with_capacity(texts.len());
    for (here, text) in texts.iter().enumerate() {
        let mut rarest = text.0.clone();
        rarest.sort_by_key(|it| (frequency[it], *it));
        let n = rarest.len();
        // A little more than needed where the product is not exact.
        let needed = (least * n as f64 - 1e-9).ceil().max(0.0) as usize;
        rarest.truncate((n + 1).saturating_sub(needed).min(n));
        let mut best: Option<(usize, f64)> = None;
        for stretch in &rarest {
            for &other in holders.get(stretch).into_iter().flatten() {
                if std::mem::replace(&mut compared[other], here) == here {
                    continue;
                }
                let alike = resemblance(text, &texts[other]);
                let is_better = best.is_none_or(|(place, so_far)| {
                    alike > so_far || (alike == so_far && other < place)
                });
                if alike >= least && is_better {
                    best = Some((other, alike));
                }
            }
            holders.entry(*stretch).or_default().push(here);
        }
        pairs.push(best);
    }
    pairs
}
