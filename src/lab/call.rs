//! One question to a model as plain data: what a plan wants asked, its identity, and what came back.

use domain::Role;
use engine::{Generate, PromptText, Question, Sampling};
use sha2::{Digest, Sha256};

/// What a model is to answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    /// A continuation, as text.
    Complete(Complete),
    /// Made-up inputs for the example-order recipe; how they are drawn is said at [`Probe`].
    Probe(Probe),
    /// How likely each of these continuations is.
    Labels(Labels),
}

/// Asks for one continuation.
#[derive(Clone, Debug, PartialEq)]
pub struct Complete {
    pub prompt: CallPrompt,
    pub sampling: Sampling,
    pub max_tokens: u32,
    pub stops: Vec<String>,
}

/// Asks for the free text of Lu et al. 2021, token by token through [`crate::recipes::ProbeSampler`].
#[derive(Clone, Debug, PartialEq)]
pub struct Probe {
    pub prompt: String,
    pub temperature: f64,
    pub top_k: usize,
    pub no_repeat_ngram: usize,
    pub max_tokens: u32,
    /// Texts whose tokens may repeat, and are taken without a draw where they are the likeliest.
    pub exempt: Vec<String>,
    pub seed: u64,
}

/// Asks for the natural-log probability of each label after the prompt, summed over its tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    pub prompt: CallPrompt,
    pub labels: Vec<String>,
}

/// A prompt before it is rendered for one model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallPrompt {
    Text(String),
    /// Turns of a conversation; the model's chat template makes a text of them.
    Turns(Vec<Turn>),
}

/// One chat turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub role: Role,
    pub content: String,
}

/// What came back for a [`Call`].
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// For [`Call::Complete`] and [`Call::Probe`].
    Text { text: String, n_tokens: u32 },
    /// For [`Call::Labels`]: one for each label, in order.
    LogProbs(Vec<f64>),
}

/// The temperature at which the likeliest token is always taken.
pub fn greedy(seed: u64) -> Sampling {
    Sampling {
        temperature: 0.0,
        top_k: 0,
        top_p: 1.0,
        min_p: 0.0,
        repetition_penalty: 1.0,
        seed,
    }
}

impl Call {
    /// The question for an engine, once the host has rendered the prompt for the model.
    ///
    /// `None` for [`Call::Probe`]: no engine draws like that, so the host asks for logits and draws with the sampler.
    pub fn question(&self, model: &str, prompt: PromptText) -> Option<Question> {
        match self {
            Call::Complete(it) => Some(Question::Generate(Box::new(Generate {
                model: model.into(),
                prompt,
                sampling: it.sampling,
                max_tokens: it.max_tokens,
                stops: it.stops.clone(),
                n_samples: 1,
                schema: String::new(),
                begun: String::new(),
            }))),
            Call::Labels(it) => Some(Question::Score {
                model: model.into(),
                prompt,
                continuations: it.labels.clone(),
            }),
            Call::Probe(_) => None,
        }
    }

    /// The prompt as one text, turns under each other: for showing and for scripted models.
    pub fn prompt_text(&self) -> String {
        match self {
            Call::Complete(it) => it.prompt.text(),
            Call::Labels(it) => it.prompt.text(),
            Call::Probe(it) => it.prompt.clone(),
        }
    }

    /// What this call is known by in a cache: equal for equal model, parameters and prompt bytes, and for nothing else.
    ///
    /// A greedy continuation does not depend on its seed, so the seed is left out there and repeats cost nothing.
    pub fn id(&self, model_hash: &str) -> CallId {
        let mut hash = Fields(Sha256::new());
        hash.text("exemplar call 1");
        hash.text(model_hash);
        match self {
            Call::Complete(it) => {
                hash.text("complete");
                hash.prompt(&it.prompt);
                hash.sampling(&it.sampling);
                hash.number(it.max_tokens.into());
                hash.texts(&it.stops);
            }
            Call::Labels(it) => {
                hash.text("labels");
                hash.prompt(&it.prompt);
                hash.texts(&it.labels);
            }
            Call::Probe(it) => {
                hash.text("probe");
                hash.text(&it.prompt);
                hash.number(it.temperature.to_bits());
                hash.number(it.top_k as u64);
                hash.number(it.no_repeat_ngram as u64);
                hash.number(it.max_tokens.into());
                hash.texts(&it.exempt);
                hash.number(it.seed);
            }
        }
        CallId(hash.0.finalize().into())
    }
}

impl CallId {
    /// Under which identity the cosine of two texts' embeddings is kept: equal for the same model and the same two texts,
    /// whichever comes first, and for nothing else.
    pub fn of_nearness(model_hash: &str, a: &str, b: &str) -> Self {
        let mut hash = Fields(Sha256::new());
        hash.text("exemplar nearness 1");
        hash.text(model_hash);
        hash.text(a.min(b));
        hash.text(a.max(b));
        Self(hash.0.finalize().into())
    }

    /// A name of 64 hexadecimal digits, the same on any device.
    pub fn name(&self) -> String {
        digits(&self.0)
    }
}

/// A short name for a model that is known by a long text, which would else be hashed with every call: its SHA-256, in
/// hexadecimal digits.
pub fn fingerprint(text: &str) -> String {
    digits(&Sha256::digest(text))
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

impl CallPrompt {
    fn text(&self) -> String {
        match self {
            CallPrompt::Text(text) => text.clone(),
            CallPrompt::Turns(turns) => {
                let contents: Vec<&str> = turns.iter().map(|it| &*it.content).collect();
                contents.join("\n\n")
            }
        }
    }
}

/// SHA-256 of everything that decides the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub [u8; 32]);

/// Fields with their lengths before them, so that no two lists of fields are the same bytes.
struct Fields(Sha256);

impl Fields {
    fn number(&mut self, number: u64) {
        self.0.update(number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.update(text);
    }

    fn texts(&mut self, texts: &[String]) {
        self.number(texts.len() as u64);
        texts.iter().for_each(|it| self.text(it));
    }

    fn prompt(&mut self, prompt: &CallPrompt) {
        match prompt {
            CallPrompt::Text(text) => {
                self.number(0);
                self.text(text);
            }
            CallPrompt::Turns(turns) => {
                self.number(1);
                self.number(turns.len() as u64);
                for turn in turns {
                    self.text(turn.role.name());
                    self.text(&turn.content);
                }
            }
        }
    }

    fn sampling(&mut self, it: &Sampling) {
        let numbers = [it.temperature, it.top_p, it.min_p, it.repetition_penalty];
        for number in numbers {
            // -0 and 0 are the same setting.
            self.number((number + 0.0).to_bits().into());
        }
        self.number(it.top_k.into());
        self.number(if it.temperature == 0.0 { 0 } else { it.seed });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete(prompt: CallPrompt, sampling: Sampling, stops: &[&str]) -> Call {
        Call::Complete(Complete {
            prompt,
            sampling,
            max_tokens: 8,
            stops: stops.iter().map(|it| (*it).to_owned()).collect(),
        })
    }

    fn text(text: &str) -> CallPrompt {
        CallPrompt::Text(text.into())
    }

    #[test]
    fn everything_that_decides_the_answer_is_in_the_identity() {
        let warm = Sampling {
            temperature: 0.5,
            ..greedy(1)
        };
        let turn = Turn {
            role: Role::User,
            content: "a".into(),
        };
        let labels = |labels: &[&str]| {
            Call::Labels(Labels {
                prompt: text("a"),
                labels: labels.iter().map(|it| (*it).to_owned()).collect(),
            })
        };
        let calls = [
            complete(text("a"), greedy(1), &[]),
            complete(text("ab"), greedy(1), &[]),
            complete(text("a"), greedy(1), &["b"]),
            complete(text("a"), greedy(1), &["b", "c"]),
            complete(text("a"), greedy(1), &["bc"]),
            complete(text("a"), warm, &[]),
            complete(text("a"), Sampling { seed: 2, ..warm }, &[]),
            complete(text("a"), Sampling { top_k: 2, ..warm }, &[]),
            complete(text("a"), Sampling { min_p: 0.5, ..warm }, &[]),
            complete(CallPrompt::Turns(vec![turn]), greedy(1), &[]),
            labels(&["a", "b"]),
            labels(&["ab"]),
        ];
        let ids: std::collections::BTreeSet<_> = calls
            .iter()
            .flat_map(|it| [it.id("m"), it.id("n")])
            .collect();
        assert_eq!(ids.len(), 2 * calls.len());
        assert_eq!(calls[0].id("m"), calls[0].clone().id("m"));
        // The same answer for every seed.
        let other_seed = complete(text("a"), greedy(2), &[]);
        assert_eq!(calls[0].id("m"), other_seed.id("m"));
    }

    #[test]
    fn calls_become_questions_of_the_engine() {
        let rendered = || PromptText::Text {
            text: "a".into(),
            parse_special: false,
            add_bos: true,
        };
        let question = complete(text("a"), greedy(3), &["\n"]).question("m", rendered());
        let Some(Question::Generate(generate)) = question else {
            panic!("a continuation is generated");
        };
        assert_eq!((generate.n_samples, generate.sampling.seed), (1, 3));
        assert_eq!(generate.stops, ["\n"]);
    }
}
