//! Answers that are judged by more than their text: which wait for it, and what becomes of them when it is there.

use super::Compare;
use crate::LabError;
use crate::recipes::Key;
use crate::scores::Given;

impl Compare {
    /// The answers that are judged by more than their text, each with the rows that it answers, by key and then by row.
    /// Empty where the text is enough.
    pub fn pairs(&self) -> Vec<(Key, usize)> {
        if !self.judging.needs_more() {
            return Vec::new();
        }
        self.with_keys(self.places.iter().copied())
    }

    /// Those of [`Compare::pairs`] that are not judged yet, whether they are answered or not.
    pub fn unjudged(&self) -> Vec<(Key, usize)> {
        self.with_keys(self.unjudged.iter().copied())
    }

    /// What the row's answers are compared with.
    pub fn expected(&self, row: usize) -> Option<&str> {
        self.expected.get(row).map(|it| &**it)
    }

    fn with_keys(&self, places: impl Iterator<Item = u32>) -> Vec<(Key, usize)> {
        let pair = |place: u32| {
            let key = self.keys[place as usize] as usize;
            (Key(key), self.cell(place as usize).row)
        };
        let mut pairs: Vec<(Key, usize)> = places.map(pair).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Judges an answer beside one row that it answers; its text is that of `given`. What is judged already stays as it
    /// is. One that cannot be judged is left out of the report's numbers.
    ///
    /// # Errors
    /// [`LabError::UnknownCall`] where the plan has no such key, or no answer to it yet.
    pub fn judge(&mut self, key: Key, row: usize, given: &Given<'_>) -> Result<(), LabError> {
        if key.0 >= self.ids.len() || self.open.contains(&key) {
            return Err(LabError::UnknownCall);
        }
        let expected = self.expected.get(row).ok_or(LabError::UnknownCall)?;
        let score = self.judging.scorer(expected);
        let score = score.and_then(|it| it.score(given)).ok();
        for at in self.range_of(key) {
            let place = self.places[at];
            if self.cell(place as usize).row == row && self.unjudged.remove(&place) {
                self.fill(place as usize, score);
            }
        }
        Ok(())
    }
}
