//! Results find the version that they were got with, by its content.

use domain::{Project, ProjectId};
use history::{ContentHash, ResultRef, VersionId};

use crate::{Desk, VersionsError};

impl Desk {
    /// Notes a result (an answer, an experiment's sentence) with the newest version that is exactly this project.
    /// What is saved now becomes a version first if it has none. One of the same key is replaced.
    ///
    /// # Errors
    /// [`VersionsError::NotOfThisHistory`] where no version is that project; the result's texts are too long;
    /// the store fails.
    pub async fn attach(
        &self,
        project: &ProjectId,
        with: &Project,
        result: ResultRef,
    ) -> Result<VersionId, VersionsError> {
        self.record(project).await?;
        let content = ContentHash::of(with);
        self.act(project, |store| {
            let id = store.history().newest_of(content);
            let id = id.ok_or(VersionsError::NotOfThisHistory)?;
            let event = store.history().measured(id, result.clone())?;
            Ok((id, store.append(event)?))
        })
        .await
    }
}
