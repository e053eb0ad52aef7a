//! Takes the endings off English words (Porter, "An algorithm for suffix stripping", Program 14(3), 1980).

/// The stem of a word in lower case; words of fewer than three letters or more than a hundred, and words with other
/// signs, stay as they are.
pub(super) fn stem(word: &str) -> String {
    if !(3..=100).contains(&word.len()) || !word.bytes().all(|it| it.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut word = Word(word.as_bytes().to_vec());
    word.plurals();
    word.past();
    if word.ends("y") && word.has_vowel(word.len() - 1) {
        word.replace(1, "i");
    }
    word.first_that_fits(STEP_2, 0);
    word.first_that_fits(STEP_3, 0);
    word.last_ending();
    word.tidy();
    // Only ASCII was let in.
    String::from_utf8_lossy(&word.0).into_owned()
}

const STEP_2: &[(&str, &str)] = &[
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("abli", "able"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    // The two that Porter's own later program has beside the paper.
    ("bli", "ble"),
    ("logi", "log"),
];
const STEP_3: &[(&str, &str)] = &[
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];
const STEP_4: &[&str] = &[
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
];

struct Word(Vec<u8>);

impl Word {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn ends(&self, ending: &str) -> bool {
        self.0.ends_with(ending.as_bytes())
    }

    /// Puts `by` in place of the last `n` letters.
    fn replace(&mut self, n: usize, by: &str) {
        self.0.truncate(self.len() - n);
        self.0.extend_from_slice(by.as_bytes());
    }

    /// `y` after a consonant is a vowel.
    fn is_consonant(&self, at: usize) -> bool {
        match self.0[at] {
            b'a' | b'e' | b'i' | b'o' | b'u' => false,
            b'y' => at == 0 || !self.is_consonant(at - 1),
            _ => true,
        }
    }

    fn has_vowel(&self, until: usize) -> bool {
        (0..until).any(|it| !self.is_consonant(it))
    }

    /// The paper's m: how often a vowel is followed by a consonant, in the first `until` letters.
    fn measure(&self, until: usize) -> usize {
        let pairs = (1..until).filter(|it| self.is_consonant(*it) && !self.is_consonant(it - 1));
        pairs.count()
    }

    /// The paper's *o: consonant, vowel, consonant at the end, and the last is no w, x or y.
    fn ends_short(&self, until: usize) -> bool {
        until >= 3
            && self.is_consonant(until - 1)
            && !self.is_consonant(until - 2)
            && self.is_consonant(until - 3)
            && !b"wxy".contains(&self.0[until - 1])
    }

    fn ends_double(&self) -> bool {
        let n = self.len();
        n >= 2 && self.0[n - 1] == self.0[n - 2] && self.is_consonant(n - 1)
    }

    fn plurals(&mut self) {
        if self.ends("sses") || self.ends("ies") {
            self.replace(2, "");
        } else if self.ends("s") && !self.ends("ss") {
            self.replace(1, "");
        }
    }

    fn past(&mut self) {
        if self.ends("eed") {
            if self.measure(self.len() - 3) > 0 {
                self.replace(1, "");
            }
            return;
        }
        let ending = ["ed", "ing"].into_iter().find(|it| self.ends(it));
        let Some(ending) = ending.filter(|it| self.has_vowel(self.len() - it.len())) else {
            return;
        };
        self.replace(ending.len(), "");
        if self.ends("at") || self.ends("bl") || self.ends("iz") {
            self.replace(0, "e");
        } else if self.ends_double() && !self.ends("l") && !self.ends("s") && !self.ends("z") {
            self.replace(1, "");
        } else if self.measure(self.len()) == 1 && self.ends_short(self.len()) {
            self.replace(0, "e");
        }
    }

    /// Of the endings that the word has, the longest decides.
    fn first_that_fits(&mut self, rules: &[(&str, &str)], more_than: usize) {
        let fitting = rules.iter().filter(|it| self.ends(it.0));
        if let Some((ending, by)) = fitting.max_by_key(|it| it.0.len())
            && self.measure(self.len() - ending.len()) > more_than
        {
            self.replace(ending.len(), by);
        }
    }

    fn last_ending(&mut self) {
        let fitting = STEP_4.iter().filter(|it| self.ends(it));
        let Some(ending) = fitting.max_by_key(|it| it.len()) else {
            return;
        };
        let stem = self.len() - ending.len();
        let allowed = *ending != "ion" || stem > 0 && b"st".contains(&self.0[stem - 1]);
        if allowed && self.measure(stem) > 1 {
            self.0.truncate(stem);
        }
    }

    fn tidy(&mut self) {
        if self.ends("e") {
            let stem = self.len() - 1;
            let m = self.measure(stem);
            if m > 1 || m == 1 && !self.ends_short(stem) {
                self.0.truncate(stem);
            }
        }
        if self.ends("ll") && self.measure(self.len()) > 1 {
            self.replace(1, "");
        }
    }
}
