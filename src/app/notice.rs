//! Short messages to the person: what happened, what was kept, what to do.

use std::sync::Arc;

use crate::Command;

/// Names a notice for as long as the page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoticeId(pub u64);

/// A message, with at most one thing to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub id: NoticeId,
    pub tone: Tone,
    pub text: Arc<str>,
    /// The word on the button is the command's label. Doing it dismisses the notice.
    pub action: Option<Command>,
}

/// How a notice is drawn and announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Goes away by itself after some seconds.
    Info,
    Warning,
    Error,
}
