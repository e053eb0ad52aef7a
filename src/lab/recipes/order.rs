//! In which order should the examples stand? GlobalE and LocalE over inputs the model makes up (Lu et al. 2021).

mod entropy;
mod probes;
mod report;
mod sampler;

use std::collections::BTreeSet;

use super::{Answers, Key, Recipe, Row, Shot, ShotFormat, Wanted, logprobs_of, text_of};
use crate::scores::label_shares;
use crate::stats::Rule;
use crate::{Answer, Call, CallPrompt, LabError, Labels, Probe, words};

pub use entropy::{ZeroCounts, global_entropy, local_entropy, top};
pub use probes::{candidates, parse_probes};
pub use report::{OrderReport, OrderScore, OrderVerdict};
pub use sampler::ProbeSampler;

/// How the experiment is run; the defaults are the paper's and its repository's.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderSettings {
    /// Orders tried where there are more (`permutation_max_size`).
    pub max_orders: usize,
    /// 2.0; the repository has 0.5 for TREC and 0.2 for RTE.
    pub temperature: f64,
    pub top_k: usize,
    /// Each order makes up text once for each of these.
    pub no_repeat_ngrams: Vec<usize>,
    pub max_probe_tokens: u32,
    pub min_probe_words: usize,
    /// Orders kept.
    pub n_best: usize,
    pub seed: u64,
    pub rule: Rule,
}

impl Default for OrderSettings {
    fn default() -> Self {
        Self {
            max_orders: 24,
            temperature: 2.0,
            top_k: 20,
            no_repeat_ngrams: vec![3, 5],
            max_probe_tokens: 128,
            min_probe_words: 5,
            n_best: 4,
            seed: 1,
            rule: Rule::default(),
        }
    }
}

/// Answers of which the model may give one.
///
/// Invariant: at least two, each one token, no two the same token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSet(Vec<String>);

impl LabelSet {
    /// Names without the space before them, each with the tokens of `" " + name` in the model's vocabulary.
    ///
    /// Both repositories ask for single tokens; two labels that share a first token are refused, for one probability would stand for both.
    pub fn new(labels: Vec<(String, Vec<u32>)>) -> Result<Self, LabError> {
        if labels.len() < 2 {
            return Err(LabError::TooFew {
                what: words::labels_list(),
                least: 2,
                found: labels.len(),
            });
        }
        for (i, (name, tokens)) in labels.iter().enumerate() {
            let same = |it: &&(String, Vec<u32>)| it.1.first() == tokens.first();
            if let Some((other, _)) = labels[..i].iter().find(same) {
                return Err(LabError::LabelsCollide {
                    a: other.clone(),
                    b: name.clone(),
                });
            }
        }
        if let Some((name, tokens)) = labels.iter().find(|it| it.1.len() != 1) {
            return Err(LabError::LabelNotOneToken {
                label: name.clone(),
                n_tokens: tokens.len(),
            });
        }
        Ok(Self(labels.into_iter().map(|it| it.0).collect()))
    }

    pub fn names(&self) -> &[String] {
        &self.0
    }
}

/// The plan: each order makes up inputs; every order then labels all of them, and the rows with known answers, if any.
///
/// Keys: `order · n_grams + gram` are the made-up texts; then `order · n_asked + i`, i over probes, then rows.
#[derive(Clone, Debug)]
pub struct ExampleOrder {
    format: ShotFormat,
    shots: Vec<Shot>,
    labels: LabelSet,
    rows: Vec<Row>,
    settings: OrderSettings,
    orders: Vec<Vec<usize>>,
    made_up: Answers<String>,
    /// Shares of the labels; empty until all texts are there.
    shares: Answers<Vec<f64>>,
    probes: Vec<String>,
}

impl ExampleOrder {
    /// `rows` with known answers are optional: the method needs none, and with them the report says if it was right.
    pub fn new(
        format: ShotFormat,
        shots: Vec<Shot>,
        labels: LabelSet,
        rows: Vec<Row>,
        settings: OrderSettings,
    ) -> Result<Self, LabError> {
        if shots.len() < 2 || settings.no_repeat_ngrams.is_empty() {
            return Err(LabError::TooFew {
                what: words::of_order_texts(),
                least: 2,
                found: shots.len(),
            });
        }
        let orders = candidates(shots.len(), settings.max_orders, settings.seed);
        Ok(Self {
            made_up: Answers::of(orders.len() * settings.no_repeat_ngrams.len()),
            shares: Answers::of(0),
            probes: Vec::new(),
            orders,
            format,
            shots,
            labels,
            rows,
            settings,
        })
    }

    /// The orders tried; each lists the examples' numbers from the first shown to the last.
    pub fn orders(&self) -> &[Vec<usize>] {
        &self.orders
    }

    fn context(&self, order: usize) -> String {
        let order = self.orders[order].iter();
        self.format.context(order.map(|it| &self.shots[*it]))
    }

    fn n_asked(&self) -> usize {
        self.probes.len() + self.rows.len()
    }

    fn make_up(&self, at: usize) -> Call {
        let it = &self.settings;
        let (order, gram) = (
            at / it.no_repeat_ngrams.len(),
            at % it.no_repeat_ngrams.len(),
        );
        let literals = [&self.format.before_input, &self.format.before_output];
        let literals = literals.into_iter().chain([&self.format.between]);
        let labels = self.labels.names().iter().map(|it| format!(" {it}"));
        Call::Probe(Probe {
            prompt: self.context(order) + &self.format.before_input,
            temperature: it.temperature,
            top_k: it.top_k,
            no_repeat_ngram: it.no_repeat_ngrams[gram],
            max_tokens: it.max_probe_tokens,
            exempt: literals.cloned().chain(labels).collect(),
            seed: it.seed.wrapping_add(at as u64),
        })
    }

    fn label(&self, at: usize) -> Call {
        let (order, i) = (at / self.n_asked(), at % self.n_asked());
        let input = match i.checked_sub(self.probes.len()) {
            None => &self.probes[i],
            Some(row) => &self.rows[row].input,
        };
        Call::Labels(Labels {
            prompt: CallPrompt::Text(self.context(order) + &self.format.query(input)),
            labels: self
                .labels
                .names()
                .iter()
                .map(|it| format!(" {it}"))
                .collect(),
        })
    }

    /// Once every text is there: the union of the inputs in them, each once, in the order of the keys.
    fn gather(&mut self) {
        let texts = self.made_up.given();
        let mut seen = BTreeSet::new();
        for text in texts {
            for probe in parse_probes(text, &self.format, self.settings.min_probe_words) {
                if seen.insert(probe.clone()) {
                    self.probes.push(probe);
                }
            }
        }
        self.shares = Answers::of(self.orders.len() * self.n_asked());
    }
}

impl Recipe for ExampleOrder {
    type Report = OrderReport;

    fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted> {
        let offset = self.made_up.len();
        if self.made_up.n_missing() > 0 {
            let open = self.made_up.missing(on_their_way, 0).take(most);
            return open
                .map(|at| Wanted {
                    key: Key(at),
                    call: self.make_up(at),
                })
                .collect();
        }
        let open = self.shares.missing(on_their_way, offset).take(most);
        open.map(|at| Wanted {
            key: Key(offset + at),
            call: self.label(at),
        })
        .collect()
    }

    fn take(&mut self, key: Key, answer: Answer) -> Result<(), LabError> {
        let Some(at) = key.0.checked_sub(self.made_up.len()) else {
            let was_missing = self.made_up.n_missing();
            self.made_up.put(key.0, text_of(answer)?.0)?;
            if was_missing > 0 && self.made_up.n_missing() == 0 {
                self.gather();
            }
            return Ok(());
        };
        let logprobs = logprobs_of(answer, self.labels.names().len())?;
        self.shares.put(at, label_shares(&logprobs))
    }

    /// The most, for how many inputs are made up is known only then: a probe has at least `min_probe_words` tokens.
    fn n_calls(&self) -> usize {
        let n_texts = self.made_up.len();
        let asked = if self.made_up.n_missing() == 0 {
            self.n_asked()
        } else {
            let a_text =
                self.settings.max_probe_tokens as usize / self.settings.min_probe_words.max(1);
            n_texts * a_text + self.rows.len()
        };
        n_texts + self.orders.len() * asked
    }

    fn report(&self) -> Result<OrderReport, LabError> {
        self.made_up.all()?;
        let shares = self.shares.all()?;
        if self.probes.is_empty() {
            return Err(LabError::TooFew {
                what: words::of_order_inputs(),
                least: 1,
                found: 0,
            });
        }
        Ok(report::report(self, &shares))
    }
}
