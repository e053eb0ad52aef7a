//! A history's bytes in the store: pieces that only grow, and generations that take each other's place.
//!
//! `history/PROJECT/GENERATION/PIECE` holds a mark and a piece of the log; GENERATION and PIECE have 8 digits.
//! `history/PROJECT/current` names the generation; where it is absent, it is the first. New bytes go to the end of
//! the last piece until that has 64 KB, so a version rewrites 64 KB at most.
//!
//! Two tabs: a piece is written only over what this tab has read, and afterwards `current` is looked at once more.
//! A new generation is written beside the old one; then the old one's end is sealed, which fails where another tab
//! has added something; then `current` changes; then the old one is deleted. What crashes in between leaves a
//! whole generation that `current` names, and whoever finds it sealed moves it again.

use std::rc::Rc;

use domain::ProjectId;
use storage::{StorageError, Store};

/// A piece is full from here on.
const PIECE_BYTES: usize = 64 << 10;
/// The first byte of a piece: more may come, or nothing may come any more.
const OPEN: u8 = 0;
const SEALED: u8 = 1;

/// What this tab knows of the records, so that it notices when another changed them.
pub(crate) struct Log {
    store: Rc<dyn Store>,
    prefix: String,
    current: Option<Vec<u8>>,
    generation: u32,
    /// The number and the record of the last piece; `None` where there is none.
    last: Option<(u32, Vec<u8>)>,
}

/// Under this lies all that belongs to a project's history.
pub(crate) fn prefix(project: &ProjectId) -> String {
    format!("history/{}/", project.0)
}

impl Log {
    /// Reads the whole log.
    pub(crate) async fn read(
        store: Rc<dyn Store>,
        project: &ProjectId,
    ) -> Result<(Self, Vec<u8>), StorageError> {
        let prefix = prefix(project);
        let current_key = format!("{prefix}current");
        loop {
            let current = store.get(&current_key).await?;
            let generation = current.as_deref().and_then(number).unwrap_or(0);
            let under = format!("{prefix}{generation:08}/");
            let (mut bytes, mut last) = (Vec::new(), None);
            for key in store.list(&under).await? {
                let Some(place) = number(&key.as_bytes()[under.len()..]) else {
                    continue;
                };
                let piece = store.get(&key).await?.unwrap_or_default();
                bytes.extend(piece.get(1..).unwrap_or_default());
                last = Some((place, piece));
            }
            // Another generation may have taken this one's place while it was read.
            if store.get(&current_key).await? == current {
                let log = Self {
                    store,
                    prefix,
                    current,
                    generation,
                    last,
                };
                return Ok((log, bytes));
            }
        }
    }

    /// Whether the records are as this tab last read or wrote them.
    pub(crate) async fn is_fresh(&self) -> Result<bool, StorageError> {
        if self.store.get(&self.current_key()).await? != self.current {
            return Ok(false);
        }
        let next = match &self.last {
            None => 0,
            Some((place, piece)) => {
                if self.store.get(&self.key(*place)).await?.as_ref() != Some(piece) {
                    return Ok(false);
                }
                place + 1
            }
        };
        Ok(self.store.get(&self.key(next)).await?.is_none())
    }

    /// Whether it has to be moved before anything is added.
    pub(crate) fn is_sealed(&self) -> bool {
        let last = self.last.as_ref();
        last.is_some_and(|(_, piece)| piece.first() == Some(&SEALED))
    }

    /// Adds to the end. False where another tab was faster: read again, and do again what the bytes say.
    pub(crate) async fn append(&mut self, bytes: &[u8]) -> Result<bool, StorageError> {
        let (place, old) = match &self.last {
            None => (0, None),
            Some((place, piece)) if piece.len() > PIECE_BYTES => (place + 1, None),
            Some((place, piece)) => (*place, Some(piece)),
        };
        let new = [old.map_or(&[OPEN][..], |it| it), bytes].concat();
        let key = self.key(place);
        let written = self.store.put_if(&key, old.map(Vec::as_slice), &new);
        if !written.await? || self.store.get(&self.current_key()).await? != self.current {
            return Ok(false);
        }
        self.last = Some((place, new));
        Ok(true)
    }

    /// Puts another log in this one's place. False where another tab was faster. Read again afterwards.
    pub(crate) async fn replace(&self, bytes: &[u8]) -> Result<bool, StorageError> {
        let mut generation = self.generations().await?.max().unwrap_or(0) + 1;
        for (place, piece) in (0..).zip(bytes.chunks(PIECE_BYTES)) {
            let piece = [&[OPEN], piece].concat();
            loop {
                let key = self.key_of(generation, place);
                match self.store.put_if(&key, None, &piece).await {
                    Ok(true) => break,
                    // Another tab has taken this number.
                    Ok(false) if place == 0 => generation += 1,
                    Ok(false) => return Ok(false),
                    Err(why) => {
                        self.delete(generation).await;
                        return Err(why);
                    }
                }
            }
        }
        let name = format!("{generation:08}");
        let (key, known) = (self.current_key(), self.current.as_deref());
        let moved = self.seal().await? && self.store.put_if(&key, known, name.as_bytes()).await?;
        if !moved {
            self.delete(generation).await;
            return Ok(false);
        }
        // A higher one may be on its way in another tab; lower ones are left over.
        for old in self.generations().await? {
            if old < generation {
                self.delete(old).await;
            }
        }
        Ok(true)
    }

    /// From now on no tab adds anything to this generation. False where one just did.
    async fn seal(&self) -> Result<bool, StorageError> {
        if self.is_sealed() {
            return Ok(true);
        }
        let (place, old) = match &self.last {
            None => (0, None),
            Some((place, piece)) if piece.len() > PIECE_BYTES => (place + 1, None),
            Some((place, piece)) => (*place, Some(piece)),
        };
        let mut new = old.cloned().unwrap_or_default();
        match new.first_mut() {
            Some(mark) => *mark = SEALED,
            None => new.push(SEALED),
        }
        let key = self.key(place);
        self.store.put_if(&key, old.map(Vec::as_slice), &new).await
    }

    async fn generations(&self) -> Result<impl Iterator<Item = u32> + use<>, StorageError> {
        let keys = self.store.list(&self.prefix).await?;
        let n_prefix = self.prefix.len();
        Ok(keys.into_iter().filter_map(move |key| {
            let (generation, _) = key[n_prefix..].split_once('/')?;
            number(generation.as_bytes())
        }))
    }

    /// What cannot be deleted now is deleted with the next generation.
    async fn delete(&self, generation: u32) {
        let under = format!("{}{generation:08}/", self.prefix);
        for key in self.store.list(&under).await.unwrap_or_default() {
            _ = self.store.delete(&key).await;
        }
    }

    fn current_key(&self) -> String {
        format!("{}current", self.prefix)
    }

    fn key(&self, place: u32) -> String {
        self.key_of(self.generation, place)
    }

    fn key_of(&self, generation: u32, place: u32) -> String {
        format!("{}{generation:08}/{place:08}", self.prefix)
    }
}

/// Eight digits, as all numbers here are written.
fn number(digits: &[u8]) -> Option<u32> {
    let digits = std::str::from_utf8(digits).ok()?;
    digits.parse().ok().filter(|_| digits.len() == 8)
}
