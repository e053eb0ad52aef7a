//! The environment as three small traits: what carries requests, what gives time and chance, what seals keys.

use std::rc::Rc;

use engine::Engine;
use futures::{future::LocalBoxFuture, stream::LocalBoxStream};
use remote::doctor::Permission;
use storage::Store;
use zeroize::Zeroizing;

use crate::words;

/// Everything services need from outside.
#[derive(Clone)]
pub struct Ports {
    pub carrier: Rc<dyn Carrier>,
    pub host: Rc<dyn Host>,
    pub vault: Rc<dyn Vault>,
    pub store: Rc<dyn Store>,
    /// Models in this page, for chains that end at one of them.
    pub here: Rc<dyn Engine>,
}

/// Takes requests out of the page, each through the courier of its host.
pub trait Carrier {
    /// Sends. The first item is the head, then come pieces of the body; an error is the last item.
    /// Dropping the stream aborts the request. Redirects are not followed.
    fn send(&self, wire: Wire) -> LocalBoxStream<'static, Result<Piece, Lost>>;
}

/// A request as it goes out, its key included: no `Debug`, and its headers are wiped when it is dropped.
///
/// Time limits are not the carrier's: whoever asks drops the stream.
pub struct Wire {
    /// Names the courier: a host, with its port where it is not the scheme's own.
    pub host: String,
    pub method: &'static str,
    pub url: String,
    /// Names in lower case. The key is among the values.
    pub headers: Vec<(String, Zeroizing<String>)>,
    pub body: Vec<u8>,
    /// A blind request, whose answer cannot be read: the head then has status 0 and no headers.
    pub no_cors: bool,
}

/// A part of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Head {
        status: u16,
        /// As the browser lets them be read.
        headers: Vec<(String, String)>,
    },
    Body(Vec<u8>),
}

/// Why there is no answer, or no more of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lost {
    /// A network error: refused, unreachable or forbidden by the browser, which does not say which.
    NoAnswer,
    /// It was sent on to another address, where a key must not go.
    Redirected,
    /// Nothing leaves in airplane mode.
    Airplane,
    /// The person has not allowed this host.
    NotAllowed,
    /// The browser knows that it has no network.
    Offline,
    /// The page's guard does not run, without which nothing is sent.
    NoGuard,
    TimedOut,
    /// In the middle of the answer.
    BrokeOff,
}

/// What a browser (or a test) gives besides.
pub trait Host {
    /// Milliseconds since 1970.
    fn now_millis(&self) -> u64;
    fn sleep(&self, millis: u64) -> LocalBoxFuture<'static, ()>;
    /// Runs a task on this thread until it ends.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
    /// Fills the buffer from the operating system's random source.
    fn random_bytes(&self, buffer: &mut [u8]);
    /// Where this page comes from, such as `https://exemplar.example`.
    fn page_address(&self) -> String;
    /// `navigator.onLine`.
    fn is_online(&self) -> bool;
    /// The browser's permission to reach the local network.
    fn local_network_permission(&self) -> LocalBoxFuture<'static, Permission>;
}

/// What a secret is sealed with.
pub enum Lock {
    /// A key drawn from these words, by PBKDF2 with SHA-256 and 600,000 rounds (OWASP, Password Storage, 2023).
    Passphrase(Zeroizing<String>),
    /// A key that the tab keeps for itself (`sessionStorage`) and that goes with it. It is no secret from whatever runs
    /// in this page: it only keeps what is stored from being read later.
    Session,
}

/// Seals and opens secrets with AES-GCM.
pub trait Vault {
    /// Seals with a fresh salt and nonce, which are in what comes back.
    fn seal(
        &self,
        secret: Zeroizing<Vec<u8>>,
        lock: Lock,
    ) -> LocalBoxFuture<'static, Result<Vec<u8>, VaultError>>;

    /// # Errors
    /// `WrongLock` where the seal does not hold, be it the passphrase or the bytes.
    fn open(
        &self,
        sealed: Vec<u8>,
        lock: Lock,
    ) -> LocalBoxFuture<'static, Result<Zeroizing<Vec<u8>>, VaultError>>;
}

/// A secret that was not sealed or not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    #[error("{}", words::wrong_passphrase())]
    WrongLock,
    #[error("{}", words::no_vault())]
    Unavailable,
}
