//! "Which change broke it": from the newest version back to one that was good, then between the two by halves.

use domain::{Project, ProjectId};
use history::{ContentHash, Step, Verdict};

use crate::{Culprit, Desk, Judge, VersionsError};

/// What came of the search.
#[derive(Clone, Debug, PartialEq)]
pub enum Suspect {
    /// It is good as it is now: there is nothing to search for.
    NotBroken,
    /// Not one of the versions that were looked at was good, the oldest among them.
    NeverGood,
    /// Too little could be told of the versions between.
    NotFound,
    Found(Box<Culprit>),
}

impl Desk {
    /// Searches the versions that led to `with` for the change that broke what the judge looks at. The steps back double
    /// until a version is good, so that of `n` versions about 2 log2(n) are judged.
    ///
    /// # Errors
    /// [`VersionsError::NotOfThisHistory`] where no version is that project; the store fails.
    /// Inside: what the judge said.
    pub async fn find_culprit(
        &self,
        project: &ProjectId,
        with: &Project,
        question: &str,
        judge: &dyn Judge,
    ) -> Result<Result<Suspect, String>, VersionsError> {
        self.record(project).await?;
        let content = ContentHash::of(with);
        let line = self
            .look(project, |store| {
                let newest = store.history().newest_of(content);
                let newest = newest.ok_or(VersionsError::NotOfThisHistory)?;
                Ok(store.history().line(newest)?)
            })
            .await?;
        let newest = line[line.len() - 1];
        let mut step = 0;
        let mut bad = newest;
        let good = loop {
            let at = line.len() - 1 - step;
            let version = line[at];
            let asked: Project = self.project(project, version).await?;
            match judge.judge(&asked).await {
                Err(why) => return Ok(Err(why)),
                Ok(Verdict::Good) if version == newest => return Ok(Ok(Suspect::NotBroken)),
                Ok(Verdict::Good) => break version,
                Ok(Verdict::Bad) => bad = version,
                Ok(Verdict::CannotTell) if version == newest => return Ok(Ok(Suspect::NotFound)),
                Ok(Verdict::CannotTell) => {}
            }
            if at == 0 {
                return Ok(Ok(Suspect::NeverGood));
            }
            step = (2 * step + 1).min(line.len() - 1);
        };
        let mut hunt = self.hunt(project, question, good, bad).await?;
        if let Err(why) = self.run_hunt(&mut hunt, judge).await? {
            return Ok(Err(why));
        }
        let culprit = self.culprit(&hunt).await?;
        self.end_hunt(project).await?;
        Ok(Ok(match (hunt.step(), culprit) {
            (Step::Found(_), Some(culprit)) => Suspect::Found(Box::new(culprit)),
            _ => Suspect::NotFound,
        }))
    }
}
