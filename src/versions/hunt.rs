//! "Which change broke row 7": a search through versions, question by question, that survives a reload.

use domain::{Project, ProjectId};
use futures::future::LocalBoxFuture;
use history::{Bisect, Step, Verdict, Version, VersionId};

use crate::{Compared, Desk, VersionsError, branch::read_id, log};

/// A longer record is not ours: a search of a million versions asks 20 times.
const MOST_BYTES: usize = 64 << 10;

/// A search on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Hunt {
    pub project: ProjectId,
    /// What the person looks at in each version, such as "row 7 is answered with one word".
    pub question: String,
    pub good: VersionId,
    pub bad: VersionId,
    answers: Vec<(VersionId, Verdict)>,
    bisect: Bisect,
}

/// What was found: a version and what it changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Culprit {
    pub version: Version,
    /// Against the version before it.
    pub compared: Compared,
}

/// Says of one version whether it is good: a test, a model that is run, or the person.
pub trait Judge {
    /// An error is told to the person, and the search waits where it is.
    fn judge<'a>(&'a self, version: &'a Project) -> LocalBoxFuture<'a, Result<Verdict, String>>;
}

impl Hunt {
    /// What to do next.
    pub fn step(&self) -> Step {
        self.bisect.step()
    }

    /// What was answered so far.
    pub fn answers(&self) -> &[(VersionId, Verdict)] {
        &self.answers
    }

    /// The question last, because it may hold anything.
    fn write(&self) -> Vec<u8> {
        let mut text = format!("{} {}", self.good, self.bad);
        for (version, verdict) in &self.answers {
            let mark = match verdict {
                Verdict::Good => '+',
                Verdict::Bad => '-',
                Verdict::CannotTell => '?',
            };
            text += &format!(" {version}{mark}");
        }
        format!("{text}\n{}", self.question).into_bytes()
    }
}

/// Good, bad, the answers and the question; `None` for bytes that no hunt wrote.
type Kept = (VersionId, VersionId, Vec<(VersionId, Verdict)>, String);

fn read(record: &[u8]) -> Option<Kept> {
    if record.len() > MOST_BYTES {
        return None;
    }
    let (ids, question) = std::str::from_utf8(record).ok()?.split_once('\n')?;
    let mut ids = ids.split(' ');
    let (good, bad) = (read_id(ids.next()?)?, read_id(ids.next()?)?);
    let answer = |text: &str| {
        let (text, verdict) = if let Some(id) = text.strip_suffix('+') {
            (id, Verdict::Good)
        } else if let Some(id) = text.strip_suffix('-') {
            (id, Verdict::Bad)
        } else {
            (text.strip_suffix('?')?, Verdict::CannotTell)
        };
        Some((read_id(text)?, verdict))
    };
    let answers: Option<Vec<_>> = ids.map(answer).collect();
    Some((good, bad, answers?, question.to_owned()))
}

impl Desk {
    /// Begins a search between a version that is known to be good and a later one that is known to be bad.
    ///
    /// # Errors
    /// The bad one does not come from the good one, or the store fails.
    pub async fn hunt(
        &self,
        project: &ProjectId,
        question: &str,
        good: VersionId,
        bad: VersionId,
    ) -> Result<Hunt, VersionsError> {
        let question = question.chars().take(1_000).collect();
        let hunt = self.begin(project, question, good, bad).await?;
        self.keep(&hunt).await?;
        Ok(hunt)
    }

    /// The search that an earlier visit left; `None` where there is none, or its versions are gone.
    ///
    /// # Errors
    /// The store fails.
    pub async fn hunt_left(&self, project: &ProjectId) -> Result<Option<Hunt>, VersionsError> {
        let record = self.inner.ports.store.get(&key(project)).await?;
        let Some((good, bad, answers, question)) = record.as_deref().and_then(read) else {
            return Ok(None);
        };
        let mut hunt = match self.begin(project, question, good, bad).await {
            Ok(hunt) => hunt,
            Err(VersionsError::History(_)) => return Ok(None),
            Err(why) => return Err(why),
        };
        for (version, verdict) in answers {
            // Where versions between were thinned away, the rest is asked anew.
            if hunt.bisect.answer(version, verdict).is_err() {
                break;
            }
            hunt.answers.push((version, verdict));
        }
        Ok(Some(hunt))
    }

    /// Takes what was found of the version that [`Hunt::step`] asks about, and keeps it.
    ///
    /// # Errors
    /// Another version is asked about, or the store fails; the answer is taken then all the same.
    pub async fn judged(
        &self,
        hunt: &mut Hunt,
        version: VersionId,
        verdict: Verdict,
    ) -> Result<(), VersionsError> {
        hunt.bisect.answer(version, verdict)?;
        hunt.answers.push((version, verdict));
        self.keep(hunt).await
    }

    /// Asks the judge until the search ends; gives the last step, which is never a question.
    ///
    /// # Errors
    /// The store fails. Inside: what the judge said; the search can go on from there.
    pub async fn run_hunt(
        &self,
        hunt: &mut Hunt,
        judge: &dyn Judge,
    ) -> Result<Result<Step, String>, VersionsError> {
        loop {
            let Step::Ask { version, .. } = hunt.step() else {
                return Ok(Ok(hunt.step()));
            };
            let asked = self.project(&hunt.project, version).await?;
            match judge.judge(&asked).await {
                Ok(verdict) => self.judged(hunt, version, verdict).await?,
                Err(why) => return Ok(Err(why)),
            }
        }
    }

    /// The version that broke it and what it changed; `None` while the search goes on or nobody could tell.
    ///
    /// # Errors
    /// The store fails, or a version cannot be rebuilt.
    pub async fn culprit(&self, hunt: &Hunt) -> Result<Option<Culprit>, VersionsError> {
        let Step::Found(id) = hunt.step() else {
            return Ok(None);
        };
        let version = self
            .look(&hunt.project, |it| Ok(it.history().version(id)?.clone()))
            .await?;
        let Some(before) = version.parents.first() else {
            return Ok(None);
        };
        let pair = self.pair(&hunt.project, *before, id).await?;
        let compared = pair.compared(None);
        Ok(Some(Culprit { version, compared }))
    }

    /// Forgets the search.
    ///
    /// # Errors
    /// The store fails.
    pub async fn end_hunt(&self, project: &ProjectId) -> Result<(), VersionsError> {
        Ok(self.inner.ports.store.delete(&key(project)).await?)
    }

    async fn begin(
        &self,
        project: &ProjectId,
        question: String,
        good: VersionId,
        bad: VersionId,
    ) -> Result<Hunt, VersionsError> {
        let line = self
            .look(project, |store| {
                let line = store.history().line(bad)?;
                let from = line.iter().position(|it| *it == good);
                // Without the good one in it there is no line between them.
                Ok(from.map(|it| line[it..].to_vec()).unwrap_or_default())
            })
            .await?;
        Ok(Hunt {
            project: project.clone(),
            question,
            good,
            bad,
            answers: Vec::new(),
            bisect: Bisect::new(line)?,
        })
    }

    async fn keep(&self, hunt: &Hunt) -> Result<(), VersionsError> {
        let store = &self.inner.ports.store;
        Ok(store.put(&key(&hunt.project), &hunt.write()).await?)
    }
}

fn key(project: &ProjectId) -> String {
    format!("{}hunt", log::prefix(project))
}
