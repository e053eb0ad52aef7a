//! Similarity in meaning: once the answers are there, an embedding model of this page reads each text, and the cosine of
//! an answer and its row's right answer is kept.
//!
//! A number is kept for each pair of texts and no vectors: 44 bytes in place of four kilobytes for a text, and what is
//! asked again is the pair. While a run is under way, the vectors that were read last are in memory.

use std::rc::Rc;

use engine::is_elsewhere;
use lab::scores::{Given, Nearness};
use lab::{Answer, CallId, LabError, recipes::Key};

use crate::{
    Host, Model, Question, Setup,
    cache::{Cache, Kept},
    known::cell_id,
    plan::Plan,
    runner::{Job, Rest},
    vectors::Vectors,
    words,
};

/// Pairs that are compared in one go: their texts are computed together, and between two goes the page has its turn.
const PAIRS: usize = 8;
/// Rows whose pairs are compared together, whichever condition answers: their right answers are read once.
const BLOCK: usize = 64;
/// The page gets a turn at least this often.
const TURN_MILLIS: f64 = 12.0;

impl Setup {
    /// Whether answers are compared with the right ones in meaning.
    pub fn compares_meanings(&self) -> bool {
        self.question == Question::Versions && self.judging().needs_nearness()
    }

    /// The model that compares meanings, where one is chosen that can: its id and its name.
    pub(crate) fn comparer(&self) -> Option<(&str, &str)> {
        match &self.more.meaning.model {
            Some(Model::Engine { id, name }) if !is_elsewhere(id) => Some((id, name)),
            _ => None,
        }
    }

    /// What names it in the cache; `None` where meanings are not compared.
    pub(crate) fn name_of_comparer(&self, build: &str) -> Option<String> {
        let (id, _) = self.comparer().filter(|_| self.compares_meanings())?;
        Some(format!("{id} {build}"))
    }
}

/// Whether a model's name says that it was made to compare meanings: its file is not read before it is used.
pub(crate) fn is_made_for_meaning(name: &str) -> bool {
    let name = name.to_lowercase();
    ["embed", "gte-", "e5-"].iter().any(|it| name.contains(it))
}

/// What should be known of scores that a model gave.
pub(crate) fn notes(setup: &Setup) -> Vec<String> {
    let Some((_, name)) = setup.comparer().filter(|_| setup.compares_meanings()) else {
        return Vec::new();
    };
    let mut notes = vec![words::compared_by(name)];
    if !is_made_for_meaning(name) {
        notes.push(words::not_made_for_meaning(name));
    }
    notes
}

impl Plan {
    /// Comparisons of meanings, at most: one for each answer beside its row, and one for each different right answer.
    pub(crate) fn n_meanings(&self) -> usize {
        self.compare().map_or(0, |it| {
            let pairs = it.pairs();
            let expected = pairs.iter().filter_map(|(_, row)| it.expected(*row));
            let mut expected: Vec<&str> = expected.collect();
            expected.sort_unstable();
            expected.dedup();
            pairs.len() + expected.len()
        })
    }

    /// Answers that wait for the comparison.
    pub(crate) fn n_unjudged(&self) -> usize {
        self.compare().map_or(0, |it| it.unjudged().len())
    }
}

/// How near two texts are, as far as that is known; nothing in it where the model cannot tell. Equal texts need no model.
pub(crate) async fn known(cache: &Cache, name: &str, a: &str, b: &str) -> Option<Vec<f64>> {
    let (a, b) = (a.trim(), b.trim());
    if a == b {
        return Some(vec![1.0]);
    }
    match cache.get(&CallId::of_nearness(name, a, b)).await?.answer {
        Answer::LogProbs(it) => Some(it),
        Answer::Text { .. } => None,
    }
}

pub(crate) fn keep(
    cache: &Cache,
    name: &str,
    texts: (&str, &str),
    nearness: Vec<f64>,
    now: f64,
) -> bool {
    let id = CallId::of_nearness(name, texts.0.trim(), texts.1.trim());
    let kept = Kept {
        answer: Answer::LogProbs(nearness),
        millis: 0.0,
    };
    // Somebody asked for a wait before: then the next one that comes late enough is written at once.
    cache.put(id, kept, now) == Some(0)
}

/// An answer, and the row beside which it is judged.
struct Pair {
    key: Key,
    row: usize,
    answer: String,
    expected: String,
}

impl Job {
    /// What names the model that compares meanings: it stands behind those that answer.
    fn comparer(&self) -> Option<String> {
        let plan = self.plan.borrow();
        let at = plan.compare()?.grid().models.len();
        self.fingerprints.get(at).cloned()
    }

    fn unjudged(&self) -> Vec<(Key, usize)> {
        let plan = self.plan.borrow();
        plan.compare().map_or(Vec::new(), |it| it.unjudged())
    }

    /// The texts of a pair; `None` where the answer is not there.
    async fn pair(&self, cache: &Cache, (key, row): (Key, usize)) -> Option<Pair> {
        let (id, expected) = {
            let plan = self.plan.borrow();
            let compare = plan.compare()?;
            let id = cell_id(compare.grid(), &compare.cell_of(key), &self.fingerprints)?;
            (id, compare.expected(row)?.to_owned())
        };
        match cache.get(&id).await?.answer {
            Answer::Text { text, .. } => Some(Pair {
                key,
                row,
                answer: text,
                expected,
            }),
            Answer::LogProbs(_) => None,
        }
    }

    fn judge(&self, pair: &Pair, nearness: &[f64]) -> Result<(), LabError> {
        let given = Given {
            text: &pair.answer,
            nearness: Some(nearness),
            ..Given::default()
        };
        match self.plan.borrow_mut().compare_mut() {
            Some(plan) => plan.judge(pair.key, pair.row, &given),
            None => Ok(()),
        }
    }

    /// Judges every answer whose nearness is known; how many those were. No model is asked.
    pub(crate) async fn judge_known(
        &self,
        host: &dyn Host,
        cache: &Cache,
    ) -> Result<usize, LabError> {
        let Some(name) = self.comparer() else {
            return Ok(0);
        };
        let (mut n_known, mut turn_millis) = (0, host.now_millis());
        for it in self.unjudged() {
            if let Some(pair) = self.pair(cache, it).await
                && let Some(nearness) = known(cache, &name, &pair.answer, &pair.expected).await
            {
                self.judge(&pair, &nearness)?;
                n_known += 1;
            }
            if host.now_millis() - turn_millis > TURN_MILLIS {
                host.sleep(0).await;
                turn_millis = host.now_millis();
            }
        }
        Ok(n_known)
    }

    /// Asks the model for what is not known, until every answer is judged or a pause is wished for; `tell` hears how many
    /// are judged. Asks nothing that is on its way at a pause again.
    pub(crate) async fn judge_unknown(
        &self,
        vectors: &mut Vectors,
        host: &Rc<dyn Host>,
        cache: &Cache,
        tell: &dyn Fn(usize),
    ) -> Result<Rest, String> {
        let Some(name) = self.comparer() else {
            return Err(words::nothing_asked_yet().into());
        };
        let mut open = self.unjudged();
        open.sort_by_key(|(key, row)| (row / BLOCK, *key));
        let mut n_judged = 0;
        for some in open.chunks(PAIRS) {
            let mut pairs = Vec::new();
            for it in some {
                pairs.extend(self.pair(cache, *it).await);
            }
            let texts = pairs.iter().flat_map(|it| [&*it.answer, &*it.expected]);
            let read = vectors.read(texts, host, &self.pause).await;
            if !read.map_err(|it| it.to_string())? {
                return Ok(Rest::Paused);
            }
            for pair in &pairs {
                let both = vectors.of(&pair.answer).zip(vectors.of(&pair.expected));
                // Texts that the model cannot read, or of which it makes no numbers, are left out.
                let value = both.and_then(|(a, b)| Nearness::Cosine.of(&a, &b).ok());
                let nearness: Vec<f64> = value.into_iter().collect();
                self.judge(pair, &nearness).map_err(|it| it.to_string())?;
                let texts = (&*pair.answer, &*pair.expected);
                if keep(cache, &name, texts, nearness, host.now_millis()) {
                    // What cannot be written now is written with the next piece.
                    cache.write().await.unwrap_or_default();
                }
            }
            n_judged += some.len();
            tell(n_judged);
            host.sleep(0).await;
        }
        Ok(Rest::Finished)
    }
}
