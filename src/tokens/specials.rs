//! Finds special tokens in text: leftmost first, then longest.

/// A set of special tokens, sorted for search.
pub(crate) struct Specials {
    /// Texts with their ids, in byte order, without repeats.
    sorted: Vec<(Box<str>, u32)>,
    begins: [bool; 256],
    /// Bytes of the longest text; 0 when the set is empty.
    pub(crate) longest: usize,
}

/// Where a special token lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) id: u32,
}

impl Specials {
    /// Empty texts are left out; of two equal texts the lower id stays.
    pub(crate) fn new(mut texts: Vec<(Box<str>, u32)>) -> Self {
        texts.retain(|(text, _)| !text.is_empty());
        texts.sort();
        texts.dedup_by(|later, earlier| later.0 == earlier.0);
        let mut begins = [false; 256];
        for (text, _) in &texts {
            begins[usize::from(text.as_bytes()[0])] = true;
        }
        Specials {
            longest: texts.iter().map(|(text, _)| text.len()).max().unwrap_or(0),
            sorted: texts,
            begins,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    pub(crate) fn id_of(&self, text: &[u8]) -> Option<u32> {
        let found = self
            .sorted
            .binary_search_by(|entry| entry.0.as_bytes().cmp(text));
        found.ok().map(|index| self.sorted[index].1)
    }

    /// The first special token that begins in `from..until`.
    pub(crate) fn find(&self, text: &str, from: usize, until: usize) -> Option<Found> {
        let bytes = text.as_bytes();
        let begin = |byte: &u8| self.begins[usize::from(*byte)];
        let mut at = from;
        while let Some(skipped) = bytes[at..until].iter().position(begin) {
            at += skipped;
            if let Some((length, id)) = self.longest_at(bytes, at) {
                return Some(Found {
                    start: at,
                    end: at + length,
                    id,
                });
            }
            at += 1;
        }
        None
    }

    /// Narrows the sorted texts byte by byte.
    fn longest_at(&self, bytes: &[u8], at: usize) -> Option<(usize, u32)> {
        let mut matching = &self.sorted[..];
        let mut best = None;
        let mut depth = 0;
        while let Some((text, id)) = matching.first() {
            if text.len() == depth {
                best = Some((depth, *id));
            }
            let Some(byte) = bytes.get(at + depth) else {
                break;
            };
            let next = |entry: &(Box<str>, u32)| entry.0.as_bytes().get(depth).copied();
            let start = matching.partition_point(|entry| next(entry) < Some(*byte));
            let end = matching.partition_point(|entry| next(entry) <= Some(*byte));
            matching = &matching[start..end];
            depth += 1;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftmost_then_longest() {
        let texts = ["<|a|>", "<|a|>b", "<", "|>", "<|a"];
        let texts = texts.iter().zip(0..);
        let specials = Specials::new(texts.map(|(text, id)| ((*text).into(), id)).collect());
        let find = |text: &str| {
            let found = specials.find(text, 0, text.len());
            found.map(|found| (found.start, found.end, found.id))
        };
        assert_eq!(find("x<|a|>bc"), Some((1, 7, 1)));
        assert_eq!(find("x<|a|>c"), Some((1, 6, 0)));
        assert_eq!(find("x<|a|"), Some((1, 4, 4)));
        assert_eq!(find("é|>"), Some((2, 4, 3)));
        assert_eq!(find("|a"), None);
        assert_eq!(specials.longest, 6);
        assert_eq!(specials.id_of(b"|>"), Some(3));
        assert_eq!(specials.id_of(b"|"), None);
    }
}
