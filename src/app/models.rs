//! Models: what can be chosen, what is loaded, and long work on them with its progress.

use std::sync::Arc;

use engine::Stage;

/// A load or an import on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelWork {
    pub kind: WorkKind,
    /// For people.
    pub name: Arc<str>,
    pub stage: Stage,
    pub done_bytes: u64,
    /// 0 where it is not known.
    pub total_bytes: u64,
    /// From the rate of the last seconds; `None` where it cannot be told yet.
    pub seconds_left: Option<f64>,
}

/// What is being done to a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkKind {
    /// Into memory.
    Load,
    /// Onto this device.
    Import,
}
