//! Writes a thinned history anew: the same ids, names and results, fewer versions.

use std::collections::HashSet;

use super::{
    Store,
    frame::{self, Said},
    what_changed,
};
use crate::{HistoryError, Name, VersionId, thin};

impl Store {
    /// The history without the versions that [`thin`] lets go at this time, as a log of its own; this one stays
    /// as it is. A version whose parent went follows that one's parent, and its automatic name says what changed since.
    ///
    /// # Errors
    /// A version that stays cannot be rebuilt: the log is damaged and is better left as it is.
    pub fn thinned(&mut self, now_millis: u64) -> Result<Store, HistoryError> {
        let gone: HashSet<VersionId> = thin(&self.history, now_millis).into_iter().collect();
        let mut new = Store::default();
        let mut at = super::HEAD.len().min(self.log.len());
        while let Some((body, is_sound)) = frame::body(&self.log[at..]) {
            let body = at + body.start..at + body.end;
            at = body.end;
            let body = &self.log[body];
            let Some(said) = frame::read_body(body).ok().filter(|_| is_sound) else {
                continue;
            };
            match said {
                Said::Other(event) => {
                    // What was said of a version that went, went with it.
                    _ = new.append(event);
                }
                Said::Made { version, .. } if !gone.contains(&version.id) => {
                    self.move_version(version.id, version.name, &mut new)?;
                }
                Said::Made { .. } => {}
            }
        }
        Ok(new)
    }

    fn move_version(
        &mut self,
        id: VersionId,
        first_name: Name,
        new: &mut Store,
    ) -> Result<(), HistoryError> {
        if new.history.place(id).is_some() {
            return Ok(());
        }
        let place = self.place(id)?;
        let content = self.rebuild(place)?;
        let old = self.history.version(id)?;
        let mut version = crate::Version {
            name: first_name,
            pinned: false,
            note: String::new(),
            results: Vec::new(),
            ..old.clone()
        };
        let head = new.history.head();
        let others = old.parents.iter().skip(1);
        version.parents = head.into_iter().chain(others.copied()).collect();
        let base = match head {
            None => None,
            Some(head) => {
                let base = new.place(head)?;
                Some((base, new.rebuild(base)?))
            }
        };
        if let (Name::Automatic(name), Some((_, before))) = (&mut version.name, &base)
            && version.parents.first() != old.parents.first()
        {
            *name = what_changed(before, &content)?;
        }
        if !version.parents.is_empty() || new.history.versions().is_empty() {
            new.write_version(version, content, base)?;
        }
        Ok(())
    }
}
