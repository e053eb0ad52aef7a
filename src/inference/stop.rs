//! Cutting an answer at a stop text, also when it comes in pieces.

/// Passes text on, but holds back what may yet become a stop text.
///
/// The stop that is complete first wins; of two that end together, the one that began first.
/// So the cut does not depend on how the text was divided.
#[derive(Debug, Clone, Default)]
pub struct StopCutter {
    stops: Vec<String>,
    held: String,
    is_stopped: bool,
}

impl StopCutter {
    /// Empty stop texts are passed over.
    pub fn new(stops: &[String]) -> StopCutter {
        let stops = stops.iter().filter(|stop| !stop.is_empty());
        StopCutter {
            stops: stops.cloned().collect(),
            held: String::new(),
            is_stopped: false,
        }
    }

    /// Takes the next piece and gives what is certain to be part of the answer.
    pub fn push(&mut self, piece: &str) -> String {
        if self.is_stopped {
            return String::new();
        }
        self.held.push_str(piece);
        let found = self.stops.iter().filter_map(|stop| {
            let start = self.held.find(stop.as_str())?;
            Some((start + stop.len(), start))
        });
        if let Some((_, start)) = found.min() {
            self.is_stopped = true;
            self.held.truncate(start);
            return std::mem::take(&mut self.held);
        }
        let keep_from = self.held.len() - self.n_held();
        let rest = self.held.split_off(keep_from);
        std::mem::replace(&mut self.held, rest)
    }

    /// Whether a stop text was found.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// What was held back, when no more text comes.
    pub fn finish(&mut self) -> String {
        std::mem::take(&mut self.held)
    }

    /// Bytes at the end that are the beginning of some stop.
    fn n_held(&self) -> usize {
        let held = self.held.as_bytes();
        let longest = |stop: &String| {
            let stop = stop.as_bytes();
            let lengths = (1..stop.len().min(held.len() + 1)).rev();
            lengths.into_iter().find(|&n| held.ends_with(&stop[..n]))
        };
        self.stops.iter().filter_map(longest).max().unwrap_or(0)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(stops: &[&str], pieces: &[&str]) -> (String, bool) {
        let stops: Vec<String> = stops.iter().map(|stop| (*stop).to_owned()).collect();
        let mut cutter = StopCutter::new(&stops);
        let mut text: String = pieces.iter().map(|piece| cutter.push(piece)).collect();
        text.push_str(&cutter.finish());
        (text, cutter.is_stopped())
    }

    #[test]
    fn stops_are_cut() {
        let cases: [(&[&str], &[&str], &str, bool); 8] = [
            (&["\n\n"], &["one\n", "\ntwo"], "one", true),
            (&["\n\n"], &["one\n", "two"], "one\ntwo", false),
            (&["Input:"], &["x In", "put", ": y"], "x ", true),
            (&["Input:"], &["x Inp"], "x Inp", false),
            (&["abcd", "bc"], &["abcd"], "a", true),
            (&["bc", "abc"], &["abc"], "", true),
            (&["é"], &["caf", "é"], "caf", true),
            (&["", "z"], &["a"], "a", false),
        ];
        for (stops, pieces, text, is_stopped) in cases {
            let found = cut(stops, pieces);
            assert_eq!(found, (text.to_owned(), is_stopped), "{stops:?} {pieces:?}");
        }
    }

    #[test]
    fn certain_text_is_not_held() {
        let mut cutter = StopCutter::new(&["\nQ:".to_owned()]);
        assert_eq!(cutter.push("yes\n"), "yes");
        assert_eq!(cutter.push("no"), "\nno");
    }

    proptest! {
        #![proptest_config(crate::tests::cases(256))]
        #[test]
        fn any_division_gives_the_same_cut(
            text in "[abé]{0,24}",
            stops in proptest::collection::vec("[abé]{1,4}", 0..4),
            cuts in proptest::collection::vec(1usize..5, 0..24),
        ) {
            let stops: Vec<&str> = stops.iter().map(String::as_str).collect();
            let letters: Vec<char> = text.chars().collect();
            let mut pieces = Vec::new();
            let mut rest = letters.as_slice();
            for n in cuts {
                let (piece, after) = rest.split_at(n.min(rest.len()));
                pieces.push(piece.iter().collect::<String>());
                rest = after;
            }
            pieces.push(rest.iter().collect());
            let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
            let whole = cut(&stops, &[&text]);
            prop_assert_eq!(&cut(&stops, &pieces), &whole);
            let has_stop = stops.iter().any(|stop| text.contains(stop));
            prop_assert_eq!(whole.1, has_stop);
            prop_assert!(text.starts_with(&whole.0));
            prop_assert!(!stops.iter().any(|stop| whole.0.contains(stop)));
        }
    }
}
