//! Joining neighbours, best pair first: the heart of both BPE and SentencePiece.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// No token has this text.
pub(super) const NO_ID: u32 = u32::MAX;

/// A stretch of the word being cut, and the token that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) id: u32,
}

const NONE: usize = usize::MAX;

/// Joins neighbouring parts until none can be joined.
///
/// `join` says which token two neighbours make and how early (lowest first; the leftmost of equals).
/// Costs O(n log n) for n parts.
pub(super) fn merge<P: Ord + Copy>(
    parts: Vec<Part>,
    join: impl Fn(&Part, &Part) -> Option<(P, u32)>,
) -> Vec<Part> {
    let mut parts = parts;
    let n = parts.len();
    let mut next: Vec<usize> = (1..=n).map(|i| if i == n { NONE } else { i }).collect();
    let mut previous: Vec<usize> = (0..n).map(|i| i.checked_sub(1).unwrap_or(NONE)).collect();
    let mut alive = vec![true; n];
    let mut queue = BinaryHeap::new();

    // A pair is remembered with its ends, so that it is known to be stale once either side has grown.
    let propose = |parts: &[Part], queue: &mut BinaryHeap<_>, left: usize, right: usize| {
        if let Some((priority, id)) = join(&parts[left], &parts[right]) {
            let ends = (parts[left].end, parts[right].end);
            queue.push(Reverse((priority, left, right, ends, id)));
        }
    };
    for right in 1..n {
        propose(&parts, &mut queue, right - 1, right);
    }
    while let Some(Reverse((_, left, right, ends, id))) = queue.pop() {
        let fresh = alive[left] && alive[right] && ends == (parts[left].end, parts[right].end);
        if !fresh {
            continue;
        }
        parts[left].end = parts[right].end;
        parts[left].id = id;
        alive[right] = false;
        next[left] = next[right];
        if next[left] != NONE {
            previous[next[left]] = left;
            propose(&parts, &mut queue, left, next[left]);
        }
        if previous[left] != NONE {
            propose(&parts, &mut queue, previous[left], left);
        }
    }
    let mut alive = alive.into_iter();
    parts.retain(|_| alive.next().unwrap_or(false));
    parts
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // Ids are lengths; a pair may be joined if its length is allowed, longer pairs first.
    fn rule(left: &Part, right: &Part) -> Option<(Reverse<u32>, u32)> {
        let length = left.id + right.id;
        (length <= 4 && length != 3).then_some((Reverse(length), length))
    }

    fn plain(mut parts: Vec<Part>) -> Vec<Part> {
        loop {
            let pairs = parts.windows(2).enumerate();
            let best = pairs
                .filter_map(|(i, pair)| rule(&pair[0], &pair[1]).map(|(p, id)| (p, i, id)))
                .min();
            let Some((_, i, id)) = best else { return parts };
            parts[i].end = parts[i + 1].end;
            parts[i].id = id;
            parts.remove(i + 1);
        }
    }

    proptest! {
        #![proptest_config(crate::tests::cases(256))]
        #[test]
        fn the_queue_equals_repeated_search(lengths in proptest::collection::vec(1u32..4, 0..40)) {
            let mut start = 0;
            let parts: Vec<Part> = lengths.iter().map(|&id| {
                let part = Part { start, end: start + id as usize, id };
                start = part.end;
                part
            }).collect();
            prop_assert_eq!(merge(parts.clone(), rule), plain(parts));
        }
    }
}
