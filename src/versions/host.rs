//! The environment as one small trait: clock, chance, tasks, and the other tabs.

use std::rc::Rc;

use futures::future::LocalBoxFuture;
use storage::Store;

/// Everything the desk needs from outside.
#[derive(Clone)]
pub struct Ports {
    pub store: Rc<dyn Store>,
    pub host: Rc<dyn Host>,
}

/// What a browser (or a test) gives besides storage.
pub trait Host {
    /// Milliseconds since 1970.
    fn now_millis(&self) -> f64;
    /// Fills the buffer from the operating system's random source.
    fn random_bytes(&self, buffer: &mut [u8]);
    fn sleep(&self, millis: u32) -> LocalBoxFuture<'static, ()>;
    /// Runs a task on this thread until it ends.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
    /// Tells the studio of this tab and the other tabs; what they post is given to [`crate::Desk::heard`].
    fn post(&self, message: String);
}
