//! The environment as one small trait: clock, chance, tasks, downloads, and the studio beside.

use std::rc::Rc;

use annex::Annex;
use engine::Engine;
use futures::future::LocalBoxFuture;
use storage::Store;

/// Everything experiments need from outside.
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
    /// Fills the buffer from the operating system's random source.
    fn random_bytes(&self, buffer: &mut [u8]);
    fn sleep(&self, millis: u32) -> LocalBoxFuture<'static, ()>;
    /// Runs a task on this thread until it ends.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
    /// Offers bytes as a download.
    fn offer_file(&self, name: &str, bytes: Vec<u8>);
    /// The project that is open in the studio, as `format::file` writes it.
    fn project(&self) -> String;
    /// Gives the studio a changed project, as a new one beside the others.
    fn adopt(&self, project: String);
}
