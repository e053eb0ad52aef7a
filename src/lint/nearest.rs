//! Which texts are about the same words as another: BM25, a measure of word overlap that weighs rare words more.
//!
//! Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", with the never negative weight
//! of a word that Lucene uses: ln(1 + (N − n + ½) / (n + ½)), k1 = 1.2, b = 0.75. Words, not meanings: "car" is not near
//! "automobile". As a way to choose examples: Rubin et al. 2022, "Learning To Retrieve Prompts for In-Context Learning".

use std::collections::HashMap;

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// Texts, ready to be compared with another one.
pub struct Bm25 {
    /// Word -> texts it stands in, ascending, and how often.
    holders: HashMap<String, Vec<(usize, usize)>>,
    lengths: Vec<usize>,
    mean_length: f64,
}

impl Bm25 {
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut holders = HashMap::<String, Vec<(usize, usize)>>::new();
        let mut lengths = Vec::new();
        for (place, text) in texts.into_iter().enumerate() {
            let words = words(text);
            lengths.push(words.len());
            for word in words {
                let held = holders.entry(word).or_default();
                match held.last_mut() {
                    Some(last) if last.0 == place => last.1 += 1,
                    _ => held.push((place, 1)),
                }
            }
        }
        let n = lengths.len().max(1);
        let mean_length = lengths.iter().sum::<usize>() as f64 / n as f64;
        Self {
            holders,
            lengths,
            mean_length,
        }
    }

    /// A score for each text, in their order; 0 where no word is common. A word that comes twice counts twice.
    pub fn scores(&self, asked: &str) -> Vec<f64> {
        let mut scores = vec![0.0; self.lengths.len()];
        let n = self.lengths.len() as f64;
        for word in words(asked) {
            let Some(held) = self.holders.get(&word) else {
                continue;
            };
            let n_held = held.len() as f64;
            let weight = (1.0 + (n - n_held + 0.5) / (n_held + 0.5)).ln();
            for &(place, count) in held {
                let count = count as f64;
                let length = self.lengths[place] as f64 / self.mean_length;
                scores[place] += weight * count / (count + K1 * (1.0 - B + B * length));
            }
        }
        scores
    }
}

/// Runs of letters and digits in lower case. Scripts that put no space between words count letter by letter.
fn words(text: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), String::new());
    for it in text.chars().flat_map(char::to_lowercase) {
        let is_alone = matches!(it, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
        if it.is_alphanumeric() && !is_alone {
            word.push(it);
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if is_alone {
            words.push(it.to_string());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}
