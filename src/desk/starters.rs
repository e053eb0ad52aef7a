//! The starters that a word finds, and what stands beside the field.

use domain::{STARTERS, Starter};

use crate::words;

/// In the order of the gallery.
pub fn found(sought: &str) -> impl Iterator<Item = &'static Starter> {
    STARTERS.iter().filter(move |it| it.answers_to(sought))
}

/// How many are shown.
pub fn summary(n_found: usize, is_all: bool) -> String {
    if is_all {
        return words::all_starters(STARTERS.len());
    }
    words::some_starters(&::words::whole(n_found as u64), STARTERS.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_says_how_many_are_left() {
        let n = STARTERS.len();
        assert_eq!(
            summary(n, true),
            format!("{n} small projects. Each opens beside your own.")
        );
        assert_eq!(summary(3, false), format!("3 of {n} small projects"));
    }

    #[test]
    fn one_word_narrows_the_shelves() {
        assert!(found("translate").count() >= 2);
        for suggested in ["email", "date", "name", "sort", "JSON"] {
            assert!(found(suggested).count() > 0, "{suggested}");
        }
        assert_eq!(found("no such thing").count(), 0);
    }
}
