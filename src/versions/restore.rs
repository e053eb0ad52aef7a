//! An old version becomes what the project is now; what it was before is kept.

use domain::{Project, ProjectId};
use history::VersionId;

use crate::{Desk, VersionsError};

/// The studio may save while something is being written over it; then what it saved is kept first.
const MOST_TRIES: usize = 5;

impl Desk {
    /// Makes an old version the newest and the project what it was then. The studio takes it as one step that can
    /// be undone. False where the project is that already.
    ///
    /// # Errors
    /// The store fails, no such version, it cannot be rebuilt, or another tab keeps saving.
    pub async fn restore(
        &self,
        project: &ProjectId,
        version: VersionId,
    ) -> Result<bool, VersionsError> {
        let old = self.project(project, version).await?;
        let changed = self.put_in_place(&old).await?;
        let now = self.now();
        self.act(project, |store| {
            let made = store.restore(version, now)?;
            Ok(((), made.map(|it| it.bytes).unwrap_or_default()))
        })
        .await?;
        Ok(changed)
    }

    /// Keeps what is saved as a version, then writes this over it; false where it is that already.
    async fn put_in_place(&self, project: &Project) -> Result<bool, VersionsError> {
        for _ in 0..MOST_TRIES {
            let before = self.saved_project(&project.id).await?;
            self.record(&project.id).await?;
            // Recorded was what lay there at that moment, which is this unless it has changed meanwhile.
            if before.0 == *project {
                return Ok(false);
            }
            if self.save(project, Some(&before.1)).await? {
                return Ok(true);
            }
        }
        Err(VersionsError::Busy)
    }
}
