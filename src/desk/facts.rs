//! What the page tells of counts, in one line of numbers; what cannot be read is unknown.

use lint::Facts;

/// The studio's counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// All tokens of the prompt; `None` before anything was counted.
    pub total: Option<u64>,
    /// Tokens of each shown example, in prompt order.
    pub each_example: Vec<u64>,
    pub is_exact: bool,
    pub facts: Facts,
}

impl Known {
    /// Reads `room total exact;each example;token starts`, as `editor.rs` of the page writes it: numbers with spaces
    /// between; `-` where there is none.
    pub fn read(line: &str) -> Self {
        let mut parts = line.split(';');
        let mut head = parts.next().unwrap_or_default().split(' ');
        let room_tokens = head.next().and_then(|it| it.parse().ok());
        let total = head.next().and_then(|it| it.parse().ok());
        let is_exact = head.next() == Some("1");
        let numbers = |text: Option<&str>| -> Option<Vec<u64>> {
            let words = text?.split(' ').filter(|it| !it.is_empty());
            words.map(|it| it.parse().ok()).collect()
        };
        let each_example = numbers(parts.next()).unwrap_or_default();
        let starts = numbers(parts.next()).filter(|it| !it.is_empty());
        let starts = starts.map(|it| it.into_iter().filter_map(|it| it.try_into().ok()).collect());
        Self {
            total,
            each_example,
            is_exact,
            facts: Facts {
                room_tokens,
                token_starts: starts.filter(|_| is_exact),
            },
        }
    }
}
