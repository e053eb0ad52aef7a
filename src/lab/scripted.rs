//! A model that follows a script: what makes it right was planted, so an experiment can be checked, or taught.

use sha2::{Digest, Sha256};

use crate::recipes::Row;
use crate::{Answer, Call, Labels, Probe, Random};

/// What decides whether the model is right, beside chance.
#[derive(Clone, Debug, PartialEq)]
pub enum Plant {
    /// Nothing: it is right as often as [`Scripted::accuracy`] says, whatever the prompt.
    Nothing,
    /// With this phrase in the prompt it is right this often.
    Phrase { text: String, accuracy: f64 },
    /// Only all phrases together help; each alone does nothing.
    Together { texts: Vec<String>, accuracy: f64 },
    /// Right whenever the prompt ends so and holds the other text before; wrong otherwise.
    SecondCall { holds: String, ends: String },
    /// Answers the label that stands last in the prompt.
    LastLabel,
    /// Sees these examples: in the planted order it answers evenly, in any other nine of ten times the first label.
    Order {
        examples: Vec<String>,
        planted: Vec<usize>,
    },
    /// Adds this to the first label's log-odds, whatever is asked.
    LabelBias { nats: f64 },
}

/// A model whose answers depend on nothing but the call and these fields: the same call, the same answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Scripted {
    /// What it knows: the right answer of each input. The input that stands last in the prompt is what is asked.
    pub truth: Vec<Row>,
    /// For calls about labels, as they are asked without the space before them.
    pub labels: Vec<String>,
    /// How often it is right where nothing planted decides, 0 to 1.
    pub accuracy: f64,
    pub plant: Plant,
    pub seed: u64,
}

impl Scripted {
    pub fn answer(&self, call: &Call) -> Answer {
        let prompt = call.prompt_text();
        match call {
            Call::Complete(it) => {
                let warm = it.sampling.temperature > 0.0;
                let seed = if warm { it.sampling.seed } else { 0 };
                let text = self.text(&prompt, &mut self.chance(&prompt, seed));
                Answer::Text {
                    n_tokens: text.split_whitespace().count() as u32,
                    text,
                }
            }
            Call::Labels(it) => Answer::LogProbs(self.logprobs(&prompt, it)),
            Call::Probe(it) => self.make_up(it),
        }
    }

    /// Draws that depend on the model's seed, the prompt and the call's seed alone.
    fn chance(&self, prompt: &str, seed: u64) -> Random {
        let hash = Sha256::new().chain_update(prompt).finalize();
        let mut number = [0; 8];
        number.copy_from_slice(&hash[..8]);
        Random::new(u64::from_le_bytes(number) ^ self.seed, seed)
    }

    /// The known row whose input stands last in the prompt; the longer of two that end at the same place.
    fn asked(&self, prompt: &str) -> Option<&Row> {
        let place = |row: &&Row| {
            let at = prompt.rfind(&*row.input)?;
            Some((at + row.input.len(), row.input.len()))
        };
        let known = self.truth.iter().filter(|it| !it.input.is_empty());
        known.filter(|it| place(it).is_some()).max_by_key(place)
    }

    fn is_right(&self, prompt: &str, random: &mut Random) -> bool {
        let accuracy = match &self.plant {
            Plant::Phrase { text, accuracy } if prompt.contains(text) => *accuracy,
            Plant::Together { texts, accuracy } if texts.iter().all(|it| prompt.contains(it)) => {
                *accuracy
            }
            Plant::SecondCall { holds, ends } => {
                let second = prompt.ends_with(ends) && prompt.contains(holds);
                f64::from(u8::from(second))
            }
            _ => self.accuracy,
        };
        random.unit() < accuracy
    }

    fn text(&self, prompt: &str, random: &mut Random) -> String {
        let Some(row) = self.asked(prompt) else {
            return " I was not told.".into();
        };
        if self.is_right(prompt, random) {
            return format!(" {}", row.expected);
        }
        let others = self.truth.iter().filter(|it| it.expected != row.expected);
        let others: Vec<&Row> = others.collect();
        match others.len() {
            0 => " none of these".into(),
            n => format!(" {}", others[random.below(n)].expected),
        }
    }

    /// Natural logs of the labels' probabilities, which together are a half: the rest is for other words.
    fn logprobs(&self, prompt: &str, call: &Labels) -> Vec<f64> {
        let mut random = self.chance(prompt, 0);
        let names: Vec<&str> = call.labels.iter().map(|it| it.trim_start()).collect();
        let n = names.len();
        let mut scores: Vec<f64> = (0..n).map(|_| 0.1 * random.unit()).collect();
        if let Some(label) = self.expected_label(prompt, &names, &mut random) {
            scores[label] += 1.0 + random.unit();
        }
        if let (Plant::LabelBias { nats }, true) = (&self.plant, n > 0) {
            scores[0] += nats;
        }
        let total: f64 = scores.iter().map(|it| it.exp()).sum();
        scores
            .iter()
            .map(|it| it - total.ln() + 0.5f64.ln())
            .collect()
    }

    /// The label that the model leans to; `None` where it is asked about nothing it knows.
    fn expected_label(&self, prompt: &str, names: &[&str], random: &mut Random) -> Option<usize> {
        match &self.plant {
            Plant::LastLabel => {
                let placed = (0..names.len()).filter_map(|it| Some((prompt.rfind(names[it])?, it)));
                return placed.max().map(|it| it.1);
            }
            Plant::Order { examples, planted } => {
                let mut seen: Vec<(usize, usize)> = (0..examples.len())
                    .filter_map(|it| Some((prompt.find(&*examples[it])?, it)))
                    .collect();
                seen.sort_unstable();
                let order: Vec<usize> = seen.iter().map(|it| it.1).collect();
                let even = order == *planted || random.unit() >= 0.9;
                return Some(if even { random.below(names.len()) } else { 0 });
            }
            _ => {}
        }
        let row = self.asked_now(prompt)?;
        let right = names.iter().position(|it| *it == row.expected)?;
        if self.is_right(prompt, random) || names.len() < 2 {
            return Some(right);
        }
        let other = random.below(names.len() - 1);
        Some(if other >= right { other + 1 } else { other })
    }

    /// Like [`Scripted::asked`], but only in the prompt's last two lines: an example before it is not what is asked.
    fn asked_now(&self, prompt: &str) -> Option<&Row> {
        let line = |until: usize| prompt[..until].rfind('\n');
        let start = line(prompt.len()).and_then(line).map_or(0, |it| it + 1);
        self.asked(&prompt[start..])
    }

    /// Inputs of six made-up words each, labelled at random, in the format of the call.
    fn make_up(&self, call: &Probe) -> Answer {
        let mut random = self.chance(&call.prompt, call.seed);
        let literal = |at: usize| call.exempt.get(at).map_or("", |it| it);
        let (before_input, before_output, between) = (literal(0), literal(1), literal(2));
        let mut text = String::new();
        for _ in 0..6 {
            for _ in 0..6 {
                text += &format!(" {}", WORDS[random.below(WORDS.len())]);
            }
            let label = self.labels.get(random.below(self.labels.len()));
            let label = label.map_or("", |it| it);
            text += &format!("{before_output} {label}{between}{before_input}");
        }
        Answer::Text {
            n_tokens: text.split_whitespace().count() as u32,
            text,
        }
    }
}

const WORDS: [&str; 24] = [
    "the", "river", "was", "cold", "and", "slow", "but", "every", "stone", "shone", "under", "a",
    "wide", "evening", "sky", "while", "birds", "turned", "home", "over", "fields", "of", "late",
    "barley",
];
