//! A version opened as a project of its own that remembers where it came from.

use domain::{Project, ProjectId};
use history::{Name, Store, VersionId};

use crate::{Desk, VersionsError, log, words};

/// Names of projects are cut to this many characters where a version is named after them.
const MOST_NAME_CHARS: usize = 200;
/// A longer record of an origin is not ours.
const MOST_ORIGIN_BYTES: usize = 16 << 10;

/// Where a branch began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub project: ProjectId,
    pub version: VersionId,
    /// What the project was called then.
    pub name: String,
}

impl Desk {
    /// Adds a project that begins as this version was, under a name of its own. Gives its id; the studio lists it.
    ///
    /// # Errors
    /// The store fails, no such version, or it cannot be rebuilt.
    pub async fn branch(
        &self,
        project: &ProjectId,
        version: VersionId,
        name: &str,
    ) -> Result<ProjectId, VersionsError> {
        let mut begins = self.project(project, version).await?;
        let origin = Origin {
            project: project.clone(),
            version,
            name: first_chars(&begins.name),
        };
        let mut bytes = [0; 16];
        self.inner.ports.host.random_bytes(&mut bytes);
        let id = ProjectId(VersionId(bytes).to_string());
        begins.id = id.clone();
        let mut renamed = begins.clone();
        renamed.name = name.to_owned();
        // The project comes first: it is what must not be lost.
        if !self.save(&renamed, None).await? {
            return Err(VersionsError::Busy);
        }
        let store = &self.inner.ports.store;
        store.put(&origin_key(&id), &origin.write()).await?;
        let now = self.now();
        // The name alone is no reason for a version; a history begins at the place where both parted.
        self.act(&id, |store: &mut Store| {
            let Some(made) = store.record(&begins, now)? else {
                return Ok(((), Vec::new()));
            };
            let name = Name::Given(words::branched_from(&origin.name));
            let named = store.append(history::Event::Named { id: made.id, name })?;
            Ok(((), [made.bytes, named].concat()))
        })
        .await?;
        self.record(&id).await?;
        Ok(id)
    }

    /// Where a project came from; `None` where it did not begin as a branch.
    ///
    /// # Errors
    /// The store fails.
    pub async fn origin(&self, project: &ProjectId) -> Result<Option<Origin>, VersionsError> {
        let record = self.inner.ports.store.get(&origin_key(project)).await?;
        Ok(record.as_deref().and_then(Origin::read))
    }
}

impl Origin {
    /// Three lines; the name comes last because it may hold anything.
    fn write(&self) -> Vec<u8> {
        let Self {
            project,
            version,
            name,
        } = self;
        format!("{}\n{version}\n{name}", project.0).into_bytes()
    }

    fn read(record: &[u8]) -> Option<Self> {
        if record.len() > MOST_ORIGIN_BYTES {
            return None;
        }
        let mut lines = std::str::from_utf8(record).ok()?.splitn(3, '\n');
        Some(Self {
            project: ProjectId(lines.next()?.to_owned()),
            version: read_id(lines.next()?)?,
            name: lines.next()?.to_owned(),
        })
    }
}

/// A version's id from its 32 hexadecimal digits.
pub(crate) fn read_id(digits: &str) -> Option<VersionId> {
    let number = u128::from_str_radix(digits, 16).ok()?;
    let id = VersionId(number.to_be_bytes());
    (id.to_string() == digits).then_some(id)
}

pub(crate) fn first_chars(text: &str) -> String {
    text.chars().take(MOST_NAME_CHARS).collect()
}

/// Kept as long as the project's history.
fn origin_key(project: &ProjectId) -> String {
    format!("{}origin", log::prefix(project))
}

/// Where two projects share nothing, a merge begins at an empty one.
pub(crate) fn empty_like(project: &Project) -> Project {
    Project::empty(project.id.clone(), project.name.clone())
}
