//! The environment as one small trait: clock, randomness, tasks, assets, other tabs, downloads.

use std::rc::Rc;

use annex::Annex;
use engine::Engine;
use futures::{future::LocalBoxFuture, stream::LocalBoxStream};
use storage::Store;

use crate::Airplane;

/// Everything the studio needs from outside.
#[derive(Clone)]
pub struct Ports {
    pub engine: Rc<dyn Engine>,
    pub store: Rc<dyn Store>,
    pub host: Rc<dyn Host>,
    pub annex: Rc<dyn Annex>,
}

/// What a browser (or a test) gives besides models and storage.
pub trait Host {
    /// Milliseconds since 1970.
    fn now_millis(&self) -> f64;
    /// Today's date for chat templates that print one, as `26 Jul 2024`.
    fn today(&self) -> String;
    /// What the person reads, the favourite first, as tags of BCP 47.
    fn languages(&self) -> Vec<String>;
    /// Fills the buffer from the operating system's random source.
    fn random_bytes(&self, buffer: &mut [u8]);
    fn sleep(&self, millis: u32) -> LocalBoxFuture<'static, ()>;
    /// Runs a task on this thread until it ends.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
    /// A file that travels with the page, as `vocab/o200k_base.vocab`; the error is a sentence for people.
    fn fetch_asset(&self, path: &str) -> LocalBoxFuture<'static, Result<Vec<u8>, String>>;
    /// Tells the other tabs of this browser.
    fn post(&self, message: String);
    /// What other tabs post; never this tab's own.
    fn messages(&self) -> LocalBoxStream<'static, String>;
    /// Sets airplane mode where a value is given, and tells how it is then.
    fn airplane(&self, set: Option<bool>) -> LocalBoxFuture<'static, Airplane>;
    /// Offers bytes as a download.
    fn offer_file(&self, name: &str, bytes: Vec<u8>);
}
