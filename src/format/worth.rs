//! What was measured of a prompt's examples, as it lies in the store of experiments: so that whoever looks at a prompt can
//! tell what its examples are worth without reading the experiment.

use domain::Prompt;
use serde::{Deserialize, Serialize};

/// The store of experiments in a browser.
pub const STORE: &str = "exemplar-experiments";
/// Under this lie the measurements, the newest first.
pub const KEY: &str = "worths";
/// So many are kept; older ones are still in their experiments.
const MOST: usize = 20;
/// A larger record is not ours.
const LIMIT_BYTES: usize = 1 << 20;

/// One finished measurement: every shown example left out in turn, on the same rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// Who was asked, as people know it.
    pub model: String,
    /// Rows that came out right with all examples, of `n_rows`.
    pub right: u64,
    pub n_rows: u64,
    base: Base,
    /// The shown examples in their order.
    pub examples: Vec<Example>,
}

/// One example and what came out without it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    pub input: String,
    pub output: String,
    pub right_without: u64,
    /// The interval of what it adds to the share of right rows, each from -1 to 1.
    pub low: f64,
    pub high: f64,
}

/// What an example stands in: with another one of these it is another measurement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Base {
    instruction: String,
    labels: (String, String),
    values: Vec<(String, String)>,
}

impl Base {
    fn of(prompt: &Prompt) -> Self {
        let values = prompt.values.iter().filter(|it| !it.1.is_empty());
        Self {
            instruction: prompt.instruction.clone(),
            labels: (prompt.labels.input.clone(), prompt.labels.output.clone()),
            values: values.map(|(k, v)| (k.clone(), v.clone())).collect(),
        }
    }
}

/// What is known of one example of a prompt; places count from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Known<'a> {
    pub place: usize,
    /// `None`: it was measured with other words, or not at all.
    pub measured: Option<&'a Example>,
}

/// What a measurement says of a prompt.
#[derive(Clone, Debug, PartialEq)]
pub struct Told<'a> {
    pub worth: &'a Worth,
    /// Each example that is shown now.
    pub examples: Vec<Known<'a>>,
    /// The same examples in the same order: what was measured is this very prompt.
    pub is_exact: bool,
}

impl Worth {
    /// `without` has for each shown example the right rows without it, and the interval of what it adds.
    pub fn new(
        model: &str,
        prompt: &Prompt,
        right: u64,
        n_rows: u64,
        without: impl Iterator<Item = (u64, f64, f64)>,
    ) -> Self {
        let shown = prompt.examples.iter().filter(|it| it.on).zip(without);
        let example = |(it, (right_without, low, high)): (&domain::Example, _)| Example {
            input: it.input.clone(),
            output: it.output.clone(),
            right_without,
            low,
            high,
        };
        Self {
            model: model.to_owned(),
            right,
            n_rows,
            base: Base::of(prompt),
            examples: shown.map(example).collect(),
        }
    }

    /// What this says of a prompt as it is now; `None` for a prompt with other words around its examples, or that
    /// shares none of them.
    fn tell(&self, prompt: &Prompt) -> Option<Told<'_>> {
        if self.base != Base::of(prompt) {
            return None;
        }
        let shown = prompt.examples.iter().enumerate().filter(|it| it.1.on);
        let examples: Vec<Known<'_>> = shown
            .map(|(place, now)| Known {
                place,
                measured: (self.examples.iter())
                    .find(|it| (&*it.input, &*it.output) == (&*now.input, &*now.output)),
            })
            .collect();
        examples.iter().any(|it| it.measured.is_some()).then(|| {
            let same = examples.iter().map(|it| it.measured);
            let is_exact = same.eq(self.examples.iter().map(Some));
            Told {
                worth: self,
                examples,
                is_exact,
            }
        })
    }
}

/// What the measurements say of a prompt: one of this very prompt, or else the newest that shares an example.
pub fn told<'a>(all: &'a [Worth], prompt: &Prompt) -> Option<Told<'a>> {
    let mut near = all.iter().filter_map(|it| it.tell(prompt));
    let first = near.next()?;
    if first.is_exact {
        return Some(first);
    }
    Some(near.find(|it| it.is_exact).unwrap_or(first))
}

/// The measurements of a record; none in bytes that are not one.
pub fn read(bytes: &[u8]) -> Vec<Worth> {
    let ours = Some(bytes).filter(|it| it.len() <= LIMIT_BYTES);
    let all: Option<Vec<Worth>> = ours.and_then(|it| serde_json::from_slice(it).ok());
    let mut all = all.unwrap_or_default();
    all.retain(|it| {
        let sound = |one: &Example| one.right_without <= it.n_rows && one.low <= one.high;
        it.right <= it.n_rows && it.examples.iter().all(sound)
    });
    all
}

/// The record with one more measurement before the others; one of the same prompt and model gives way. The oldest are
/// left out where they are too many or too long.
pub fn with(bytes: Option<&[u8]>, new: Worth) -> Vec<u8> {
    let mut all = bytes.map(read).unwrap_or_default();
    let words = |it: &Worth| -> Vec<(String, String)> {
        let pairs = it.examples.iter();
        pairs
            .map(|it| (it.input.clone(), it.output.clone()))
            .collect()
    };
    all.retain(|it| (&it.model, &it.base) != (&new.model, &new.base) || words(it) != words(&new));
    all.insert(0, new);
    all.truncate(MOST);
    loop {
        // Plain numbers and texts: nothing here that cannot be written.
        let bytes = serde_json::to_vec(&all).unwrap_or_default();
        if bytes.len() <= LIMIT_BYTES || all.pop().is_none() {
            return bytes;
        }
    }
}
