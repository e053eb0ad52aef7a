//! Keys of services: in memory, or sealed on this device; each bound to its host.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use remote::{Address, KeyFor, Secret};
use storage::Store;
use zeroize::Zeroizing;

use crate::{Lock, Ports, Service, ServiceError, Vault, VaultError};

const PREFIX: &str = "services/key/";
const BY_PASSPHRASE: u8 = b'p';
const BY_SESSION: u8 = b's';
/// A shorter passphrase is found by trying, whatever the rounds (NIST SP 800-63B, 5.1.1.2), in characters.
const MIN_PASSPHRASE: usize = 8;

/// How long a key stays.
pub enum Keep {
    /// Until the page is left or reloaded.
    Memory,
    /// Until the tab is closed.
    Session,
    /// On this device, encrypted.
    Passphrase(Zeroizing<String>),
}

/// What is known of a service's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    None,
    /// Kept on this device and not yet unlocked in this visit.
    Locked,
    InMemory,
    ForSession,
    Unlocked,
}

struct Held {
    key: Rc<KeyFor>,
    state: KeyState,
}

/// The keys. No `Debug`, and nothing that gives one back as text.
pub(crate) struct Keyring {
    store: Rc<dyn Store>,
    vault: Rc<dyn Vault>,
    held: RefCell<BTreeMap<String, Held>>,
    /// Services whose key is sealed under the passphrase.
    sealed: RefCell<BTreeMap<String, Sealed>>,
}

#[derive(Clone)]
struct Sealed {
    /// Also inside the seal, where nobody can change it.
    host: String,
    bytes: Vec<u8>,
}

impl Keyring {
    /// Finds what is sealed, and opens what the session's key opens.
    pub(crate) async fn open(ports: &Ports) -> Result<Self, ServiceError> {
        let ring = Self {
            store: ports.store.clone(),
            vault: ports.vault.clone(),
            held: RefCell::default(),
            sealed: RefCell::default(),
        };
        for stored in ring.store.list(PREFIX).await? {
            let bytes = ring.store.get(&stored).await?.unwrap_or_default();
            let id = stored.trim_start_matches(PREFIX).to_owned();
            let Some((lock, sealed)) = unpacked(&bytes) else {
                ring.store.delete(&stored).await?;
                continue;
            };
            if lock == BY_PASSPHRASE {
                ring.sealed.borrow_mut().insert(id, sealed);
            } else if ring
                .unseal(&id, &sealed, Lock::Session, KeyState::ForSession)
                .await
                .is_err()
            {
                // The tab whose key it was is closed, or another tab's is not ours to open; that one has it in memory.
                continue;
            }
        }
        Ok(ring)
    }

    pub(crate) fn state(&self, id: &str) -> KeyState {
        match self.held.borrow().get(id) {
            Some(held) => held.state,
            None if self.sealed.borrow().contains_key(id) => KeyState::Locked,
            None => KeyState::None,
        }
    }

    /// The key of a service, where it is unlocked.
    pub(crate) fn key(&self, id: &str) -> Option<Rc<KeyFor>> {
        self.held.borrow().get(id).map(|it| it.key.clone())
    }

    /// Takes a key as it was typed, for the service's host as it is now. Where that fails, an earlier one stays.
    pub(crate) async fn set(
        &self,
        service: &Service,
        text: Zeroizing<String>,
        keep: Keep,
    ) -> Result<(), ServiceError> {
        let address = service.place()?;
        let (host, key) = bound(&address, &text)?;
        if let Keep::Passphrase(words) = &keep
            && words.trim().chars().count() < MIN_PASSPHRASE
        {
            return Err(ServiceError::ShortPassphrase);
        }
        let (lock, kind, state) = match keep {
            Keep::Memory => (None, 0, KeyState::InMemory),
            Keep::Session => (Some(Lock::Session), BY_SESSION, KeyState::ForSession),
            Keep::Passphrase(words) => (
                Some(Lock::Passphrase(words)),
                BY_PASSPHRASE,
                KeyState::Unlocked,
            ),
        };
        let place = format!("{PREFIX}{}", service.id);
        let sealed = match lock {
            None => None,
            Some(lock) => {
                // Room for all of it at once, so that no copy is left behind by growing.
                let word = text.trim();
                let mut plain = Zeroizing::new(Vec::with_capacity(host.len() + 1 + word.len()));
                plain.extend_from_slice(host.as_bytes());
                plain.push(b'\n');
                plain.extend_from_slice(word.as_bytes());
                let bytes = self.vault.seal(plain, lock).await?;
                Some(Sealed { host, bytes })
            }
        };
        // In the store it takes the earlier one's place, or there is none.
        match &sealed {
            Some(sealed) => self.store.put(&place, &packed(kind, sealed)).await?,
            None => self.store.delete(&place).await?,
        }
        match sealed.filter(|_| kind == BY_PASSPHRASE) {
            Some(sealed) => self.sealed.borrow_mut().insert(service.id.clone(), sealed),
            None => self.sealed.borrow_mut().remove(&service.id),
        };
        self.hold(&service.id, key, state);
        Ok(())
    }

    /// Opens every key that is sealed under these words; returns how many.
    ///
    /// # Errors
    /// `WrongLock` where there are some and none opened.
    pub(crate) async fn unlock(&self, words: &Zeroizing<String>) -> Result<usize, ServiceError> {
        let waiting: Vec<(String, Sealed)> = {
            let held = self.held.borrow();
            let sealed = self.sealed.borrow();
            let locked = sealed.iter().filter(|it| !held.contains_key(it.0));
            locked.map(|(id, it)| (id.clone(), it.clone())).collect()
        };
        let mut trouble = None;
        let mut n_opened = 0;
        for (id, sealed) in &waiting {
            let lock = Lock::Passphrase(words.clone());
            match self.unseal(id, sealed, lock, KeyState::Unlocked).await {
                Ok(()) => n_opened += 1,
                Err(error) => trouble = Some(error),
            }
        }
        match trouble.filter(|_| n_opened == 0) {
            Some(error) => Err(error),
            None => Ok(n_opened),
        }
    }

    async fn unseal(
        &self,
        id: &str,
        sealed: &Sealed,
        lock: Lock,
        state: KeyState,
    ) -> Result<(), ServiceError> {
        let plain = self.vault.open(sealed.bytes.clone(), lock).await?;
        let wrong = || ServiceError::Vault(VaultError::WrongLock);
        let text = std::str::from_utf8(&plain).map_err(|_| wrong())?;
        let (address, word) = text.split_once('\n').ok_or_else(wrong)?;
        if address != sealed.host {
            return Err(wrong());
        }
        // A key is bound to the host alone; the scheme must only not swallow the port as its own.
        let scheme = if address.ends_with(":443") {
            "http"
        } else {
            "https"
        };
        let address = Address::parse(&format!("{scheme}://{address}"))?;
        let (_, key) = bound(&address, &Zeroizing::new(word.to_owned()))?;
        self.hold(id, key, state);
        Ok(())
    }

    fn hold(&self, id: &str, key: KeyFor, state: KeyState) {
        let key = Rc::new(key);
        self.held
            .borrow_mut()
            .insert(id.to_owned(), Held { key, state });
    }

    /// Forgets a key, here and on the device.
    pub(crate) async fn forget(&self, id: &str) -> Result<(), ServiceError> {
        self.held.borrow_mut().remove(id);
        self.sealed.borrow_mut().remove(id);
        Ok(self.store.delete(&format!("{PREFIX}{id}")).await?)
    }

    /// Forgets the key of a service that is elsewhere now.
    pub(crate) async fn keep_to(&self, service: &Service) -> Result<(), ServiceError> {
        let host = service.place()?.host();
        let elsewhere = |bound: &str| bound != host;
        let held = self
            .held
            .borrow()
            .get(&service.id)
            .map(|it| elsewhere(it.key.host()));
        let sealed = self
            .sealed
            .borrow()
            .get(&service.id)
            .map(|it| elsewhere(&it.host));
        if held == Some(true) || sealed == Some(true) {
            self.forget(&service.id).await?;
        }
        Ok(())
    }
}

fn bound(address: &Address, text: &Zeroizing<String>) -> Result<(String, KeyFor), ServiceError> {
    let secret = Secret::new(text.trim().to_owned())?;
    Ok((address.host(), KeyFor::new(address, secret)))
}

/// The kind of lock, the length of the host, the host, the seal.
fn packed(kind: u8, sealed: &Sealed) -> Vec<u8> {
    let length = u16::try_from(sealed.host.len()).unwrap_or(u16::MAX);
    let mut bytes = vec![kind];
    bytes.extend(length.to_le_bytes());
    bytes.extend(sealed.host.as_bytes());
    bytes.extend(&sealed.bytes);
    bytes
}

fn unpacked(bytes: &[u8]) -> Option<(u8, Sealed)> {
    let (&kind, rest) = bytes.split_first()?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let (host, bytes) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
    let host = String::from_utf8(host.to_vec()).ok()?;
    let bytes = bytes.to_vec();
    let known = kind == BY_PASSPHRASE || kind == BY_SESSION;
    known.then_some((kind, Sealed { host, bytes }))
}
