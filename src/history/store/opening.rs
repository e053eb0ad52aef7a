//! Reads a log that may have been damaged, or made by anyone: what is sound opens, the rest is counted.

use super::{
    Broken, HEAD, MOST_LOG_BYTES, Store,
    frame::{self, Said},
};
use crate::{Event, Held, HistoryError, words};

/// A history that was read, and what was wrong with its bytes.
pub struct Opened {
    pub store: Store,
    /// `None`: all of it was sound.
    pub damage: Option<Damage>,
}

/// What could not be read. Where the end was lost, write [`Store::bytes`] over the log before going on with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Bytes at the end that were cut off.
    pub n_lost_bytes: usize,
    /// Entries in the middle that were passed over; versions told from them cannot be rebuilt.
    pub n_passed_over: usize,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let mut said = words::history_damaged().to_owned();
        if self.n_lost_bytes > 0 {
            let lost = words::bytes_lost(&self.n_lost_bytes.to_string());
            said = words::sentences(&said, &lost);
        }
        if self.n_passed_over > 0 {
            let passed = words::entries_passed_over(&self.n_passed_over.to_string());
            said = words::sentences(&said, &passed);
        }
        f.write_str(&words::sentences(&said, words::project_unaffected()))
    }
}

impl Store {
    /// Opens a log: the list of versions, without rebuilding any. No bytes: an empty history.
    ///
    /// # Errors
    /// Not a history, one of a newer version, or longer than [`MOST_LOG_BYTES`].
    pub fn open(log: Vec<u8>) -> Result<Opened, HistoryError> {
        if log.len() > MOST_LOG_BYTES {
            let (what, most) = (Held::Megabytes, MOST_LOG_BYTES >> 20);
            return Err(HistoryError::TooMany { what, most });
        }
        let n_head = log.len().min(HEAD.len());
        let (mark, version) = HEAD.split_at(HEAD.len() - 1);
        if log[..n_head.min(mark.len())] != mark[..n_head.min(mark.len())] {
            return Err(HistoryError::NotAHistory);
        }
        if let Some(found) = log.get(mark.len()).filter(|it| **it != version[0]) {
            let (found, known) = (*found, version[0]);
            return Err(HistoryError::Newer { found, known });
        }
        let mut store = Store::default();
        let (mut at, mut n_passed_over) = (n_head, 0);
        while let Some((body, is_sound)) = frame::body(&log[at..]) {
            let body = at + body.start..at + body.end;
            // Behind an unsound frame its length is believed only where a sound one follows.
            if !is_sound && !frame::body(&log[body.end..]).is_some_and(|it| it.1) {
                break;
            }
            at = body.end;
            let taken = is_sound && store.take_in(&log[body.clone()], body.start).is_ok();
            n_passed_over += usize::from(!taken);
        }
        if log.len() < HEAD.len() {
            // Not even the head is whole: as if nothing were there.
            at = 0;
        }
        let n_lost_bytes = log.len() - at;
        store.log = log;
        store.log.truncate(at);
        let damage = Damage {
            n_lost_bytes,
            n_passed_over,
        };
        let damage = (n_lost_bytes + n_passed_over > 0).then_some(damage);
        Ok(Opened { store, damage })
    }

    fn take_in(&mut self, body: &[u8], start: usize) -> Result<(), Broken> {
        match frame::read_body(body)? {
            Said::Other(event) => self.history.apply(event).map_err(|_| Broken),
            Said::Made {
                mut version,
                is_whole,
                content,
            } => {
                let head = self.history.head();
                let base = match (head, is_whole) {
                    (_, true) => None,
                    (Some(head), false) => self.history.place(head),
                    (None, false) => return Err(Broken),
                };
                // The other parent may have been lost; the version is not lost with it.
                version
                    .parents
                    .retain(|it| self.history.place(*it).is_some());
                version.parents.splice(0..0, head);
                let is_new = self.history.place(version.id).is_none();
                self.history
                    .apply(Event::Made(version))
                    .map_err(|_| Broken)?;
                if is_new {
                    self.kept_at(start + content.start..start + content.end, base);
                }
                Ok(())
            }
        }
    }
}
