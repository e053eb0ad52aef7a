//! A content told from another: which stretches are copied, and what stands between them.

/// The shortest stretch that is looked for anywhere in the old content.
const WINDOW: usize = 16;
/// Every so many bytes of the old content a window is known.
const STEP: usize = 8;
/// Shorter new stretches are not worth a search.
const LEAST_SEARCHED: usize = 32;
/// Shorter stretches are not worth a copy.
const LEAST_COPY: usize = 24;

/// A stretch of the old content, then new bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) from: usize,
    pub(super) copy: usize,
    pub(super) insert: usize,
}

/// How `new` is made from `old`; behind the last hunk the old content is copied from `tail` to its end.
pub(super) struct Delta {
    pub(super) hunks: Vec<Hunk>,
    pub(super) tail: usize,
    /// For each hunk, where its new bytes begin in `new`.
    pub(super) starts: Vec<usize>,
}

pub(super) fn find(old: &[u8], new: &[u8]) -> Delta {
    let head = common(old.iter(), new.iter());
    let most = old.len().min(new.len()) - head;
    let back = common(old.iter().rev(), new.iter().rev()).min(most);
    let (tail, end) = (old.len() - back, new.len() - back);
    let mut delta = Delta {
        hunks: Vec::new(),
        tail,
        starts: Vec::new(),
    };
    if head == end {
        if head == tail {
            // The same, as after thinning: all of it is the tail.
            delta.tail = 0;
        } else {
            delta.push((0, head), (head, head));
        }
        return delta;
    }
    // What was copied last and is not written yet, and where the new bytes behind it begin.
    let (mut copied, mut start) = ((0, head), head);
    if end - head >= LEAST_SEARCHED {
        let windows = Windows::of(old);
        let mut at = head;
        while at + WINDOW <= end {
            let cursor = copied.0 + copied.1;
            let Some(found) = windows.find(&new[at..at + WINDOW], cursor) else {
                at += 1;
                continue;
            };
            let before = new[start..at].iter().rev();
            let before = common(old[..found].iter().rev(), before);
            let behind = common(old[found..].iter(), new[at..end].iter());
            if before + behind < LEAST_COPY {
                at += 1;
                continue;
            }
            delta.push(copied, (start, at - before));
            copied = (found - before, before + behind);
            at += behind;
            start = at;
        }
    }
    delta.push(copied, (start, end));
    delta
}

impl Delta {
    fn push(&mut self, (from, copy): (usize, usize), (start, end): (usize, usize)) {
        self.hunks.push(Hunk {
            from,
            copy,
            insert: end - start,
        });
        self.starts.push(start);
    }
}

fn common<'a>(a: impl Iterator<Item = &'a u8>, b: impl Iterator<Item = &'a u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// Where each window of the old content stands, sorted.
struct Windows<'a> {
    old: &'a [u8],
    places: Vec<usize>,
}

impl<'a> Windows<'a> {
    fn of(old: &'a [u8]) -> Self {
        let mut places: Vec<usize> = (0..(old.len() + 1).saturating_sub(WINDOW))
            .step_by(STEP)
            .collect();
        places.sort_by_key(|it| (&old[*it..*it + WINDOW], *it));
        Self { old, places }
    }

    /// The first place at or behind the cursor, else the last before it: most changes keep the order.
    fn find(&self, window: &[u8], cursor: usize) -> Option<usize> {
        let key = |place: &usize| (&self.old[*place..*place + WINDOW], *place);
        let next = self.places.partition_point(|it| key(it) < (window, cursor));
        let around = [Some(next), next.checked_sub(1)];
        let mut places = around
            .into_iter()
            .flatten()
            .filter_map(|it| self.places.get(it));
        places
            .find(|it| self.old[**it..].starts_with(window))
            .copied()
    }
}
