//! The versions of one project, their branches and the open one; what happened is a row of events.
//!
//! Every act is a pure function that gives an [`Event`]; [`History::apply`] makes it so, and
//! [`crate::Store`] writes it down. Nothing is ever changed in a version's content.

use std::collections::HashMap;

use crate::{
    Held, HistoryError, Kept, Name, ResultRef, Version, VersionId,
    version::{MOST_NOTE_BYTES, MOST_RESULTS},
};

/// The branch that every history begins with.
pub const MAIN: &str = "main";
/// The longest name of a branch, in characters.
pub const MOST_BRANCH_CHARS: usize = 60;
pub const MOST_BRANCHES: usize = 1_000;
pub const MOST_VERSIONS: usize = 1_000_000;

/// Something that happened to a history.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A new version at the end of the open branch.
    Made(Version),
    Named {
        id: VersionId,
        name: Name,
    },
    Noted {
        id: VersionId,
        note: String,
    },
    Pinned {
        id: VersionId,
        pinned: bool,
    },
    Measured {
        id: VersionId,
        result: ResultRef,
    },
    /// A branch that ends at this version; it is open from now on.
    Branched {
        name: String,
        at: VersionId,
    },
    /// Another branch is open.
    Switched {
        name: String,
    },
}

/// A named line of versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub name: String,
    /// `None` only before the first version.
    pub end: Option<VersionId>,
}

/// The versions of one project, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    versions: Vec<Version>,
    places: HashMap<VersionId, usize>,
    branches: Vec<Branch>,
    open: usize,
}

impl Default for History {
    fn default() -> Self {
        Self {
            versions: Vec::new(),
            places: HashMap::new(),
            branches: vec![Branch {
                name: MAIN.to_owned(),
                end: None,
            }],
            open: 0,
        }
    }
}

impl History {
    /// In the order in which they were made.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// The branch that new versions go to.
    pub fn open_branch(&self) -> &Branch {
        &self.branches[self.open]
    }

    /// The end of the open branch.
    pub fn head(&self) -> Option<VersionId> {
        self.open_branch().end
    }

    /// # Errors
    /// [`HistoryError::NoSuchVersion`].
    pub fn version(&self, id: VersionId) -> Result<&Version, HistoryError> {
        let place = self.places.get(&id).ok_or(HistoryError::NoSuchVersion)?;
        Ok(&self.versions[*place])
    }

    pub(crate) fn place(&self, id: VersionId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The newest version with this content.
    pub fn newest_of(&self, content: crate::ContentHash) -> Option<VersionId> {
        let mut newest_first = self.versions.iter().rev();
        newest_first
            .find(|it| it.content == content)
            .map(|it| it.id)
    }

    /// From a beginning to this version by first parents, oldest first.
    ///
    /// # Errors
    /// [`HistoryError::NoSuchVersion`].
    pub fn line(&self, id: VersionId) -> Result<Vec<VersionId>, HistoryError> {
        let mut line = vec![self.version(id)?.id];
        let mut at = id;
        while let Some(parent) = self.version(at)?.parents.first() {
            // A parent is always older than its child, so this ends.
            line.push(*parent);
            at = *parent;
        }
        line.reverse();
        Ok(line)
    }

    /// The newest version that both come from: the base of their merge. `None` where they share nothing.
    ///
    /// # Errors
    /// [`HistoryError::NoSuchVersion`].
    pub fn common(&self, a: VersionId, b: VersionId) -> Result<Option<VersionId>, HistoryError> {
        let (of_a, of_b) = (self.reach(a)?, self.reach(b)?);
        let both = (0..self.versions.len()).rev();
        let mut both = both.filter(|it| of_a[*it] && of_b[*it]);
        Ok(both.next().map(|it| self.versions[it].id))
    }

    /// Which versions this one comes from, itself too, by place.
    fn reach(&self, id: VersionId) -> Result<Vec<bool>, HistoryError> {
        let mut reached = vec![false; self.versions.len()];
        let mut left = vec![self.place(id).ok_or(HistoryError::NoSuchVersion)?];
        while let Some(place) = left.pop() {
            if !std::mem::replace(&mut reached[place], true) {
                let parents = self.versions[place].parents.iter();
                left.extend(parents.filter_map(|it| self.place(*it)));
            }
        }
        Ok(reached)
    }

    /// Gives a version a name of the person's own.
    ///
    /// # Errors
    /// No such version, or a name over [`MOST_NOTE_BYTES`].
    pub fn name(&self, id: VersionId, name: &str) -> Result<Event, HistoryError> {
        self.version(id)?;
        check_length(Kept::Name, name)?;
        let name = Name::Given(name.to_owned());
        Ok(Event::Named { id, name })
    }

    /// # Errors
    /// As [`History::name`].
    pub fn note(&self, id: VersionId, note: &str) -> Result<Event, HistoryError> {
        self.version(id)?;
        check_length(Kept::Note, note)?;
        let note = note.to_owned();
        Ok(Event::Noted { id, note })
    }

    /// A pinned version is never thinned away.
    ///
    /// # Errors
    /// [`HistoryError::NoSuchVersion`].
    pub fn pin(&self, id: VersionId, pinned: bool) -> Result<Event, HistoryError> {
        self.version(id)?;
        Ok(Event::Pinned { id, pinned })
    }

    /// Notes a result that was got with this version; one of the same key is replaced.
    ///
    /// # Errors
    /// No such version, texts over [`MOST_NOTE_BYTES`], more than [`MOST_RESULTS`].
    pub fn measured(&self, id: VersionId, result: ResultRef) -> Result<Event, HistoryError> {
        let results = &self.version(id)?.results;
        check_length(Kept::Key, &result.key)?;
        check_length(Kept::Sentence, &result.sentence)?;
        if results.len() >= MOST_RESULTS && results.iter().all(|it| it.key != result.key) {
            let (what, most) = (Held::Results, MOST_RESULTS);
            return Err(HistoryError::TooMany { what, most });
        }
        Ok(Event::Measured { id, result })
    }

    /// Begins a branch at a version, and opens it.
    ///
    /// # Errors
    /// No such version, a name that is taken or no name, more than [`MOST_BRANCHES`].
    pub fn branch(&self, name: &str, at: VersionId) -> Result<Event, HistoryError> {
        self.version(at)?;
        let name = name.trim();
        if name.is_empty() || name.chars().count() > MOST_BRANCH_CHARS {
            let most = MOST_BRANCH_CHARS;
            return Err(HistoryError::BranchName { most });
        }
        let name = name.to_owned();
        if self.branches.iter().any(|it| it.name == name) {
            return Err(HistoryError::BranchExists { name });
        }
        if self.branches.len() >= MOST_BRANCHES {
            let (what, most) = (Held::Branches, MOST_BRANCHES);
            return Err(HistoryError::TooMany { what, most });
        }
        Ok(Event::Branched { name, at })
    }

    /// Opens another branch.
    ///
    /// # Errors
    /// [`HistoryError::NoSuchBranch`].
    pub fn switch(&self, name: &str) -> Result<Event, HistoryError> {
        let name = name.to_owned();
        if self.branches.iter().all(|it| it.name != name) {
            return Err(HistoryError::NoSuchBranch { name });
        }
        Ok(Event::Switched { name })
    }

    /// Makes an event so. Acts of this history's own fit it; one that does not leaves it as it was.
    ///
    /// # Errors
    /// What the act itself would have said.
    pub fn apply(&mut self, event: Event) -> Result<(), HistoryError> {
        match event {
            Event::Made(version) => return self.add(version),
            Event::Named { id, name } => {
                check_length(Kept::Name, name.text())?;
                self.version_mut(id)?.name = name;
            }
            Event::Noted { id, note } => {
                self.note(id, &note)?;
                self.version_mut(id)?.note = note;
            }
            Event::Pinned { id, pinned } => self.version_mut(id)?.pinned = pinned,
            Event::Measured { id, result } => {
                self.measured(id, result.clone())?;
                let results = &mut self.version_mut(id)?.results;
                results.retain(|it| it.key != result.key);
                results.push(result);
            }
            Event::Branched { name, at } => {
                self.branch(&name, at)?;
                self.open = self.branches.len();
                let end = Some(at);
                self.branches.push(Branch { name, end });
            }
            Event::Switched { name } => {
                let place = self.branches.iter().position(|it| it.name == name);
                self.open = place.ok_or(HistoryError::NoSuchBranch { name })?;
            }
        }
        Ok(())
    }

    fn add(&mut self, version: Version) -> Result<(), HistoryError> {
        if version.parents.iter().any(|it| self.place(*it).is_none()) {
            return Err(HistoryError::NoSuchVersion);
        }
        if version.parents.first().copied() != self.head() {
            return Err(HistoryError::NotAtTheEnd);
        }
        if self.versions.len() >= MOST_VERSIONS {
            let (what, most) = (Held::Versions, MOST_VERSIONS);
            return Err(HistoryError::TooMany { what, most });
        }
        if self.places.contains_key(&version.id) {
            return Ok(());
        }
        self.places.insert(version.id, self.versions.len());
        self.branches[self.open].end = Some(version.id);
        self.versions.push(version);
        Ok(())
    }

    fn version_mut(&mut self, id: VersionId) -> Result<&mut Version, HistoryError> {
        let place = self.place(id).ok_or(HistoryError::NoSuchVersion)?;
        Ok(&mut self.versions[place])
    }
}

fn check_length(what: Kept, text: &str) -> Result<(), HistoryError> {
    let (size, most) = (text.len(), MOST_NOTE_BYTES);
    if size > most {
        return Err(HistoryError::TooLong { what, size, most });
    }
    Ok(())
}
