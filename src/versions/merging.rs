//! Another project's version brought into this one: what clashes is chosen one by one, then written as one version.

use std::collections::HashSet;

use domain::{Project, ProjectId};
use history::{
    Choice, Conflict, ContentHash, Event, History, HistoryError, Merged, Name, Store, VersionId,
    merge,
};

use crate::{
    Desk, VersionsError,
    branch::{empty_like, first_chars},
    words,
};

/// A merge on its way. Nothing is written before [`Desk::finish_merge`].
#[derive(Clone, Debug, PartialEq)]
pub struct Merging {
    /// Ours as it was saved when the merge began, and the record that it lay in.
    ours: Project,
    record: Vec<u8>,
    theirs: Theirs,
    /// The version of ours that both come from; `None` where they share nothing.
    base: Option<VersionId>,
    merged: Merged,
}

#[derive(Clone, Debug, PartialEq)]
struct Theirs {
    project: Project,
    made_at_millis: u64,
    /// What the version is called in our history.
    name: String,
}

impl Merging {
    /// What both changed, each in its own way, and what is still to be chosen.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.merged.conflicts
    }

    /// Settles one conflict and takes it off the list.
    ///
    /// # Errors
    /// No such conflict, or a text of one's own for what is no text; nothing changes.
    pub fn choose(&mut self, which: usize, choice: Choice) -> Result<(), HistoryError> {
        self.merged.resolve(which, choice)
    }

    /// The project as it was before, and as it will be; where something is still to be chosen it has our side.
    pub fn pair(&self) -> crate::Pair {
        crate::Pair {
            old: self.ours.clone(),
            new: self.merged.project.clone(),
        }
    }

    /// Whether both go back to a common version. Without one, everything that differs is a conflict, and
    /// examples of both stay.
    pub fn has_common_version(&self) -> bool {
        self.base.is_some()
    }
}

impl Desk {
    /// Begins to bring a version of another project (or of another line of this one) into this one. Each project
    /// keeps its name.
    ///
    /// # Errors
    /// The store fails, no such version, or [`VersionsError::NothingToMerge`].
    pub async fn merge(
        &self,
        ours: &ProjectId,
        theirs: &ProjectId,
        version: VersionId,
    ) -> Result<Merging, VersionsError> {
        let (project, record) = self.saved_project(ours).await?;
        self.record(ours).await?;
        let on = ours.clone();
        let (their_project, their_version, their_contents) = self
            .look(theirs, |store| {
                let project = store.project(version, on)?;
                let contents = contents(store.history(), version)?;
                Ok((project, store.history().version(version)?.clone(), contents))
            })
            .await?;
        let on = ours.clone();
        let base = self
            .look(ours, |store| {
                let Some(head) = store.history().head() else {
                    return Ok(None);
                };
                let base = shared(store.history(), head, &their_contents)?;
                let base = base.map(|it| Ok::<_, HistoryError>((it, store.project(it, on)?)));
                Ok(base.transpose()?)
            })
            .await?;
        let name = words::version_of(&first_chars(&their_project.name), their_version.name.text());
        let (base, merged) = match base {
            Some((id, base)) => {
                let mut changed = their_project.clone();
                changed.name.clone_from(&base.name);
                (Some(id), merge(&base, &project, &changed))
            }
            None => (None, merge_strangers(&project, &their_project)),
        };
        if merged.conflicts.is_empty() && merged.project == project {
            return Err(VersionsError::NothingToMerge);
        }
        Ok(Merging {
            ours: project,
            record,
            theirs: Theirs {
                project: their_project,
                made_at_millis: their_version.made_at_millis,
                name: cut(name),
            },
            base,
            merged,
        })
    }

    /// As [`Desk::merge`], with what the other project is saved as now.
    ///
    /// # Errors
    /// As [`Desk::merge`]; the other project is gone.
    pub async fn merge_newest(
        &self,
        ours: &ProjectId,
        theirs: &ProjectId,
    ) -> Result<Merging, VersionsError> {
        self.record(theirs).await?;
        let head = self.look(theirs, |it| Ok(it.history().head())).await?;
        self.merge(ours, theirs, head.ok_or(VersionsError::NoProject)?)
            .await
    }

    /// Writes what was merged: the studio takes it as one step that can be undone, and the history keeps it as a
    /// version that follows both.
    ///
    /// # Errors
    /// Conflicts are left, the project was changed since the merge began, or the store fails.
    pub async fn finish_merge(&self, merging: &Merging) -> Result<VersionId, VersionsError> {
        let n_left = merging.conflicts().len();
        if n_left > 0 {
            return Err(VersionsError::Unsettled { n_left });
        }
        let Merging {
            ours,
            record,
            theirs,
            base,
            merged,
        } = merging;
        if !self.save(&merged.project, Some(record)).await? {
            return Err(VersionsError::Changed);
        }
        let now = self.now();
        self.act(&ours.id, |store| {
            let (other, mut bytes) = take_in(store, theirs, *base)?;
            let head = store.history().head();
            let head = head.map(|it| store.history().version(it)).transpose()?;
            if let Some(head) = head.filter(|it| it.parents.contains(&other))
                && head.content == ContentHash::of(&merged.project)
            {
                // Done already, before another tab put the history in order.
                return Ok((head.id, bytes));
            }
            let made = store.record_merge(&merged.project, other, now)?;
            bytes.extend(made.bytes);
            Ok((made.id, bytes))
        })
        .await
    }
}

/// Their version in our history: the one of the same content, or a new one at the end of a line beside ours.
fn take_in(
    store: &mut Store,
    theirs: &Theirs,
    base: Option<VersionId>,
) -> Result<(VersionId, Vec<u8>), VersionsError> {
    let history = store.history();
    let content = ContentHash::of(&theirs.project);
    let known = history.versions().iter().rev();
    if let Some(known) = known.clone().find(|it| it.content == content) {
        return Ok((known.id, Vec::new()));
    }
    let ours = history.open_branch().name.clone();
    // A line that was merged before is left as it is: the next one begins where both parted last.
    let line = format!("merged {}", history.branches().len());
    let first = history.versions().first().map(|it| it.id);
    let at = base.or(first).ok_or(HistoryError::NoSuchVersion)?;
    let event = history.branch(&line, at)?;
    let mut bytes = store.append(event)?;
    let made = store.record(&theirs.project, theirs.made_at_millis)?;
    // Its content is nowhere in the history, so it is new.
    let made = made.ok_or(HistoryError::NoSuchVersion)?;
    bytes.extend(made.bytes);
    let name = Name::Given(theirs.name.clone());
    bytes.extend(store.append(Event::Named { id: made.id, name })?);
    let event = store.history().switch(&ours)?;
    bytes.extend(store.append(event)?);
    Ok((made.id, bytes))
}

/// This version and all that it comes from.
fn ancestors(history: &History, id: VersionId) -> Result<HashSet<VersionId>, HistoryError> {
    let (mut found, mut left) = (HashSet::new(), vec![id]);
    while let Some(id) = left.pop() {
        if found.insert(id) {
            left.extend(&history.version(id)?.parents);
        }
    }
    Ok(found)
}

fn contents(history: &History, id: VersionId) -> Result<HashSet<ContentHash>, HistoryError> {
    let of = |id: VersionId| history.version(id).map(|it| it.content);
    ancestors(history, id)?.into_iter().map(of).collect()
}

/// The newest of what this version comes from that the other side comes from too. Projects on one device share
/// no ids of versions, only contents.
fn shared(
    history: &History,
    id: VersionId,
    theirs: &HashSet<ContentHash>,
) -> Result<Option<VersionId>, HistoryError> {
    let ours = ancestors(history, id)?;
    let newest_first = history.versions().iter().rev();
    let mut both = newest_first.filter(|it| ours.contains(&it.id) && theirs.contains(&it.content));
    Ok(both.next().map(|it| it.id))
}

/// Without a common version: as if both had begun at an empty project. Their examples get numbers of their own.
fn merge_strangers(ours: &Project, theirs: &Project) -> Merged {
    let mut theirs = theirs.clone();
    theirs.name.clone_from(&ours.name);
    let known = ours.prompt.examples.iter();
    let known: HashSet<(&str, &str)> = known.map(|it| (&*it.input, &*it.output)).collect();
    let examples = &mut theirs.prompt.examples;
    examples.retain(|it| !known.contains(&(&*it.input, &*it.output)));
    let next = ours.fresh_example_id().0;
    for (example, number) in examples.iter_mut().zip(next..) {
        example.id.0 = number;
    }
    let mut base = empty_like(ours);
    base.prompt.style = ours.prompt.style;
    merge(&base, ours, &theirs)
}

fn cut(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(history::MOST_NOTE_BYTES));
    text
}
