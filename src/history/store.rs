//! The history as a log of bytes that only grows: list at once, projects on request.
//!
//! A version is kept as bytes of its project's file against its first parent's: people change a few words, and a
//! part-by-part scheme would have to know every part. Now and then one is whole, so that what is damaged ends
//! somewhere and nothing takes long to rebuild.

mod content;
mod delta;
mod frame;
mod model;
mod numbers;
mod opening;
mod phrases;
mod rewriting;

use std::ops::Range;

use domain::{Project, ProjectId};

use crate::{
    ContentHash, Event, Held, History, HistoryError, Name, Version, VersionId, changes, name, words,
};

use model::Model;
pub use opening::{Damage, Opened};

/// How the log begins; the last byte is the version of its form.
const HEAD: [u8; 5] = *b"EXHI\x01";
/// The longest log that is read or written.
pub const MOST_LOG_BYTES: usize = 256 << 20;

/// A version is whole once what lies between it and the last whole one is as long as this many of that.
const WHOLES_OF_DELTAS: usize = 8;
/// Or once its size times the number of steps is this much; a step copies its whole content once.
const MOST_COPIED: usize = 256 << 20;
/// Steps to a whole version that a reader goes, in bytes copied. What is written here stays below.
const MOST_COPIED_READING: u64 = 4 << 30;

/// Bytes that no writer makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Broken;

/// A history and the bytes that it lies in.
#[derive(Default)]
pub struct Store {
    log: Vec<u8>,
    history: History,
    /// For each version of the history.
    kept: Vec<Kept>,
    /// The content that was rebuilt last.
    latest: Option<(usize, Vec<u8>)>,
    /// The model that has read the whole version at this place.
    primed: Option<(usize, Model)>,
}

/// Where a version's content lies in the log, and how far it is to a whole one.
struct Kept {
    content: Range<usize>,
    /// The place of the version that this one is told from; `None` for a whole one.
    base: Option<usize>,
    /// The whole version that the row begins with.
    root: usize,
    n_steps: usize,
    /// Of all contents since the whole one.
    n_delta_bytes: usize,
}

/// A version that was made, and what to write behind the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub id: VersionId,
    pub bytes: Vec<u8>,
}

impl Store {
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The whole log, as far as it was sound.
    pub fn bytes(&self) -> &[u8] {
        &self.log
    }

    /// Keeps the project as the newest version of the open branch, named by what changed;
    /// `None` where the newest already is the same.
    ///
    /// # Errors
    /// The newest version cannot be rebuilt (see [`Store::project`]), or there are too many.
    pub fn record(
        &mut self,
        project: &Project,
        made_at_millis: u64,
    ) -> Result<Option<Recorded>, HistoryError> {
        let content = format::file::write(project).into_bytes();
        self.keep(content, made_at_millis, None, None)
    }

    /// Keeps what was merged: the open branch goes on, and `other` is its second parent.
    ///
    /// # Errors
    /// As [`Store::record`], and no such version.
    pub fn record_merge(
        &mut self,
        project: &Project,
        other: VersionId,
        made_at_millis: u64,
    ) -> Result<Recorded, HistoryError> {
        self.history.version(other)?;
        let content = format::file::write(project).into_bytes();
        let made = self.keep(content, made_at_millis, Some(other), None)?;
        // A version with another parent is never left out.
        made.ok_or(HistoryError::NoSuchVersion)
    }

    /// Makes the content of an old version the newest of the open branch. Nothing in between is lost.
    /// `None` where the newest already is the same.
    ///
    /// # Errors
    /// As [`Store::project`].
    pub fn restore(
        &mut self,
        id: VersionId,
        made_at_millis: u64,
    ) -> Result<Option<Recorded>, HistoryError> {
        let old = self.history.version(id)?.name.text();
        // Restored twice, it need not say so twice.
        let name = Name::Automatic(cut(&words::restored(once(old))));
        let place = self.place(id)?;
        let content = self.rebuild(place)?;
        self.keep(content, made_at_millis, None, Some(name))
    }

    /// Makes an event of [`History`]'s own acts so and gives the bytes to write behind the log.
    ///
    /// # Errors
    /// The event does not fit; versions are made by [`Store::record`].
    pub fn append(&mut self, event: Event) -> Result<Vec<u8>, HistoryError> {
        let body = frame::write_event(&event).ok_or(HistoryError::NotAtTheEnd)?;
        let bytes = self.fitting(&frame::around(&body))?;
        self.history.apply(event)?;
        self.log.extend(&bytes);
        Ok(bytes)
    }

    /// Rebuilds the project of a version, under the id that it has on this device.
    ///
    /// # Errors
    /// No such version, a part of the log is damaged, or the project's file is of a newer version.
    pub fn project(&mut self, id: VersionId, on: ProjectId) -> Result<Project, HistoryError> {
        let place = self.place(id)?;
        let content = self.rebuild(place)?;
        Ok(format::file::read(&content, on)?.project)
    }

    fn place(&self, id: VersionId) -> Result<usize, HistoryError> {
        self.history.place(id).ok_or(HistoryError::NoSuchVersion)
    }

    fn keep(
        &mut self,
        content: Vec<u8>,
        made_at_millis: u64,
        other: Option<VersionId>,
        named: Option<Name>,
    ) -> Result<Option<Recorded>, HistoryError> {
        let hash = ContentHash::of_bytes(&content);
        let head = self.history.head();
        let before = match head {
            None => None,
            Some(head) => {
                if other.is_none() && self.history.version(head)?.content == hash {
                    return Ok(None);
                }
                Some(self.place(head)?)
            }
        };
        let old = before.map(|it| self.rebuild(it)).transpose();
        // What cannot be rebuilt is no reason to stop keeping what is new.
        let (base, old) = match old {
            Ok(old) => (before.filter(|_| old.is_some()), old),
            Err(HistoryError::Damaged | HistoryError::TooMuchWork) => (None, None),
            Err(other) => return Err(other),
        };
        let name = match (named, &old) {
            (Some(name), _) => name,
            (None, None) if head.is_none() => Name::Automatic(words::first_version().to_owned()),
            (None, None) => Name::Automatic(words::kept_whole().to_owned()),
            (None, Some(old)) => Name::Automatic(what_changed(old, &content)?),
        };
        // Two versions of one content at one time would be one version.
        let mut at = made_at_millis;
        while self.history.place(VersionId::of(hash, at)).is_some() {
            at += 1;
        }
        let version = Version {
            id: VersionId::of(hash, at),
            content: hash,
            parents: head.into_iter().chain(other).collect(),
            made_at_millis: at,
            name,
            pinned: false,
            note: String::new(),
            results: Vec::new(),
        };
        let base = base.zip(old);
        self.write_version(version, content, base).map(Some)
    }

    fn write_version(
        &mut self,
        version: Version,
        content: Vec<u8>,
        base: Option<(usize, Vec<u8>)>,
    ) -> Result<Recorded, HistoryError> {
        let place = self.kept.len();
        let near = base.filter(|(base, _)| {
            let base = &self.kept[*base];
            let n_whole = self.kept[base.root].content.len();
            base.n_delta_bytes <= WHOLES_OF_DELTAS * n_whole
                && (base.n_steps + 1).saturating_mul(content.len()) <= MOST_COPIED
        });
        let delta = match &near {
            None => None,
            Some((base, old)) => {
                let root = self.kept[*base].root;
                let model = self.model(root)?;
                content::write_delta(old, &content, model)
            }
        };
        let (written, base) = match delta {
            Some(delta) => (delta, near.map(|it| it.0)),
            None => {
                let (whole, model) = content::write_whole(&content);
                self.primed = Some((place, model));
                (whole, None)
            }
        };
        let body = frame::write_made(&version, base.is_none(), &written);
        let bytes = self.fitting(&frame::around(&body))?;
        let id = version.id;
        self.history.apply(Event::Made(version))?;
        self.log.extend(&bytes);
        let end = self.log.len();
        self.kept_at(end - written.len()..end, base);
        self.latest = Some((place, content));
        Ok(Recorded { id, bytes })
    }

    fn kept_at(&mut self, content: Range<usize>, base: Option<usize>) {
        let before = base.map(|it| &self.kept[it]);
        self.kept.push(Kept {
            base,
            root: before.map_or(self.kept.len(), |it| it.root),
            n_steps: before.map_or(0, |it| it.n_steps + 1),
            n_delta_bytes: before.map_or(0, |it| it.n_delta_bytes + content.len()),
            content,
        });
    }

    /// With the head of the log where it is the first; refused where the log would be too long.
    fn fitting(&self, frame: &[u8]) -> Result<Vec<u8>, HistoryError> {
        if self.log.len() + frame.len() > MOST_LOG_BYTES - HEAD.len() {
            let (what, most) = (Held::Megabytes, MOST_LOG_BYTES >> 20);
            return Err(HistoryError::TooMany { what, most });
        }
        let head: &[u8] = if self.log.is_empty() { &HEAD } else { &[] };
        Ok([head, frame].concat())
    }

    /// The model that has read the whole version at this place.
    fn model(&mut self, root: usize) -> Result<&mut Model, HistoryError> {
        if self.primed.as_ref().is_none_or(|it| it.0 != root) {
            let whole = &self.log[self.kept[root].content.clone()];
            let (_, model) = content::read_whole(whole).map_err(|_| HistoryError::Damaged)?;
            self.primed = Some((root, model));
        }
        let primed = self.primed.as_mut();
        primed.map(|it| &mut it.1).ok_or(HistoryError::Damaged)
    }

    /// The content at this place: from the whole version before it, or from what was rebuilt last.
    fn rebuild(&mut self, place: usize) -> Result<Vec<u8>, HistoryError> {
        let latest = self.latest.take();
        let known = latest.as_ref().map(|it| it.0);
        let (mut way, mut at) = (Vec::new(), place);
        while Some(at) != known
            && let Some(base) = self.kept[at].base
        {
            way.push(at);
            at = base;
        }
        let mut content = match latest {
            Some((place, content)) if place == at => content,
            _ => {
                let whole = &self.log[self.kept[at].content.clone()];
                let read = content::read_whole(whole).map_err(|_| HistoryError::Damaged)?;
                self.primed = Some((at, read.1));
                read.0
            }
        };
        let mut n_copied = 0u64;
        let root = self.kept[at].root;
        while let Some(at) = way.pop() {
            n_copied += content.len() as u64;
            if n_copied > MOST_COPIED_READING {
                return Err(HistoryError::TooMuchWork);
            }
            self.model(root)?;
            let delta = &self.log[self.kept[at].content.clone()];
            let Some((_, model)) = &mut self.primed else {
                return Err(HistoryError::Damaged);
            };
            let next = content::read_delta(delta, &content, model);
            content = next.map_err(|_| HistoryError::Damaged)?;
        }
        if self.history.versions()[place].content != ContentHash::of_bytes(&content) {
            return Err(HistoryError::Damaged);
        }
        self.latest = Some((place, content.clone()));
        Ok(content)
    }
}

/// What changed between two contents, in words.
fn what_changed(old: &[u8], new: &[u8]) -> Result<String, HistoryError> {
    let read = |bytes| format::file::read(bytes, ProjectId(String::new())).map(|it| it.project);
    let found = changes(&read(old)?, &read(new)?);
    if found.is_empty() {
        // All that is saved but not told of: which numbers the examples have.
        return Ok(words::numbered_anew().to_owned());
    }
    Ok(name(&found))
}

/// What was restored, where a name says so in the language that is spoken.
fn once(name: &str) -> &str {
    const GAP: &str = "\0";
    let around = words::restored(GAP);
    let inside = around
        .split_once(GAP)
        .and_then(|(before, after)| name.strip_prefix(before)?.strip_suffix(after));
    inside.unwrap_or(name)
}

/// A name that is made from another may be too long by a few words.
fn cut(text: &str) -> String {
    let end = text.floor_char_boundary(crate::MOST_NOTE_BYTES);
    text[..end].to_owned()
}
