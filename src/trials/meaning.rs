//! Similarity in meaning: once the answers are there, an embedding model of this page reads each text, and the cosine of
//! an answer and its row's right answer is kept.
//!
//! A number is kept for each pair of texts and no vectors: 44 bytes in place of four kilobytes for a text, and what is
//! asked again is the pair. While a run is under way, the vectors that were read last are in memory.

use std::rc::Rc;

use engine::is_elsewhere;
use lab::scores::{Given, Grading, Judge, Judging, Nearness, Scorer};
use lab::{Answer, CallId, LabError, recipes::Key};

use crate::{
    Host, Model, Question, Setup,
    cache::{Cache, Kept},
    known::cell_id,
    measured::Measured,
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
        let compare = self.compare().filter(|it| it.judging().needs_nearness());
        compare.map_or(0, |it| {
            let pairs = it.pairs();
            let expected = pairs.iter().filter_map(|(_, row)| it.expected(*row));
            let mut expected: Vec<&str> = expected.collect();
            expected.sort_unstable();
            expected.dedup();
            pairs.len() * it.judging().n_compared() + expected.len()
        })
    }

    /// Answers that wait for the comparison.
    pub(crate) fn n_unjudged(&self) -> usize {
        let compare = self.compare().filter(|it| it.judging().needs_nearness());
        compare.map_or(0, |it| it.unjudged().len())
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
        measured: Measured::default(),
    };
    // Somebody asked for a wait before: then the next one that comes late enough is written at once.
    cache.put(id, kept, now) == Some(0)
}

/// Two texts that are compared.
type Couple = [String; 2];

/// What is compared for one answer: it with the row's expected text, and the row's input with each question that a judge
/// made of it. `None` while one of those is not known; `judge` names the judge in the cache.
pub(crate) async fn couples(
    judging: &Judging,
    (input, expected): (&str, &str),
    answer: &str,
    judge: &str,
    cache: &Cache,
) -> Option<Vec<Couple>> {
    let mut couples = Vec::new();
    if judging.needs_similarity() {
        couples.push([answer.to_owned(), expected.to_owned()]);
    }
    for it in asks_for_questions(judging, expected) {
        for number in 0..it.n_calls() {
            let id = it.call(input, answer, number).id(judge);
            match cache.get(&id).await?.answer {
                Answer::Text { text, .. } => couples.push([input.to_owned(), text]),
                Answer::LogProbs(_) => return None,
            }
        }
    }
    Some(couples)
}

/// The judges that make up questions.
fn asks_for_questions(judging: &Judging, expected: &str) -> Vec<Judge> {
    let scorer = judging.scorer(expected);
    let judges = scorer.iter().flat_map(Scorer::judges);
    let all = judges.filter(|it| it.grading == Grading::Relevance);
    all.cloned().collect()
}

/// An answer, the row beside which it is judged, and what is compared for it.
struct Pair {
    key: Key,
    row: usize,
    kept: Kept,
    couples: Vec<Couple>,
    /// By whom the questions among them were asked.
    judges: Vec<Judge>,
}

impl Job {
    /// What names the model that compares meanings: it stands behind those that answer, and behind the judge.
    fn comparer(&self) -> Option<String> {
        let plan = self.plan.borrow();
        let compare = plan.compare()?;
        let judges = usize::from(compare.judging().needs_opinions());
        self.fingerprints
            .get(compare.grid().models.len() + judges)
            .cloned()
    }

    fn unjudged(&self) -> Vec<(Key, usize)> {
        let plan = self.plan.borrow();
        let compare = plan.compare();
        let compare = compare.filter(|it| it.judging().needs_nearness());
        compare.map_or(Vec::new(), |it| it.unjudged())
    }

    /// The texts of a pair; `None` where one of them is not there.
    async fn pair(&self, cache: &Cache, (key, row): (Key, usize)) -> Option<Pair> {
        let (id, judge, judging, input, expected) = {
            let plan = self.plan.borrow();
            let compare = plan.compare()?;
            let grid = compare.grid();
            let id = cell_id(grid, &compare.cell_of(key), &self.fingerprints)?;
            let judge = self.fingerprints.get(grid.models.len())?.clone();
            let input = grid.rows.get(row)?.input.clone().unwrap_or_default();
            let expected = compare.expected(row)?.to_owned();
            (id, judge, compare.judging().clone(), input, expected)
        };
        let kept = cache.get(&id).await?;
        let (texts, answer) = ((input.trim(), &*expected), kept.given().text);
        let couples = couples(&judging, texts, answer, &judge, cache).await?;
        Some(Pair {
            key,
            row,
            judges: asks_for_questions(&judging, &expected),
            couples,
            kept,
        })
    }

    /// `values` are those of the pair's couples; nothing in one that the model cannot tell.
    fn judge(&self, pair: &Pair, values: &[Vec<f64>]) -> Result<(), LabError> {
        let mut opinions = self.plan.borrow().opinions(pair.key, pair.row);
        let n_questions: usize = pair.judges.iter().map(|it| it.n_calls() as usize).sum();
        let (similar, mut questions) = values.split_at(values.len() - n_questions);
        for judge in &pair.judges {
            let (own, rest) = questions.split_at(judge.n_calls() as usize);
            questions = rest;
            // Where one of them cannot be compared, there is no opinion.
            if own.iter().all(|it| !it.is_empty()) {
                opinions.push((judge.clone(), judge.relevance(&own.concat())?));
            }
        }
        let label_logprobs = self.plan.borrow().label_logprobs(pair.key, pair.row);
        let given = Given {
            label_logprobs: label_logprobs.as_deref(),
            nearness: similar.first().map(|it| &**it),
            opinions: &opinions,
            ..pair.kept.given()
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
            if let Some(pair) = self.pair(cache, it).await {
                let mut values = Vec::new();
                for [a, b] in &pair.couples {
                    values.extend(known(cache, &name, a, b).await);
                }
                if values.len() == pair.couples.len() {
                    self.judge(&pair, &values)?;
                    n_known += 1;
                }
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
            let couples = pairs.iter().flat_map(|it| it.couples.as_flattened());
            let texts = couples.map(|it| &**it);
            let read = vectors.read(texts, host, &self.pause).await;
            if !read.map_err(|it| it.to_string())? {
                return Ok(Rest::Paused);
            }
            for pair in &pairs {
                let mut values = Vec::new();
                for [a, b] in &pair.couples {
                    let both = vectors.of(a).zip(vectors.of(b));
                    // Texts that the model cannot read, or of which it makes no numbers, are left out.
                    let value = both.and_then(|(a, b)| Nearness::Cosine.of(&a, &b).ok());
                    let nearness: Vec<f64> = value.into_iter().collect();
                    values.push(nearness.clone());
                    if keep(cache, &name, (a, b), nearness, host.now_millis()) {
                        // What cannot be written now is written with the next piece.
                        cache.write().await.unwrap_or_default();
                    }
                }
                self.judge(pair, &values).map_err(|it| it.to_string())?;
            }
            n_judged += some.len();
            tell(n_judged);
            host.sleep(0).await;
        }
        Ok(Rest::Finished)
    }
}
