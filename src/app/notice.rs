//! Short messages to the person: what happened, what was kept, what to do.

use std::{rc::Rc, sync::Arc};

use crate::{Command, core::Core};

/// How long a notice of [`Tone::Info`] stays.
const INFO_MILLIS: u32 = 10_000;
/// The oldest go when there are more.
const MOST_NOTICES: usize = 6;

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

impl Core {
    /// Shows a notice; one that already stands with the same words is shown anew, not twice.
    pub(crate) fn notify(self: &Rc<Self>, tone: Tone, text: &str, action: Option<Command>) {
        let id = NoticeId(self.next_number());
        let mut notices = self.notices.peek().to_vec();
        notices.retain(|it| &*it.text != text);
        notices.push(Notice {
            id,
            tone,
            text: text.into(),
            action,
        });
        let n_over = notices.len().saturating_sub(MOST_NOTICES);
        notices.drain(..n_over);
        self.notices.set(notices.into());
        if tone == Tone::Info {
            let core = Rc::clone(self);
            self.spawn(async move {
                core.ports.host.sleep(INFO_MILLIS).await;
                core.dismiss(id);
            });
        }
    }

    pub(crate) fn dismiss(&self, id: NoticeId) {
        let notices = self.notices.peek();
        let kept = notices.iter().filter(|it| it.id != id).cloned();
        self.notices.set(kept.collect());
    }

    /// Takes away the notices that offered what was just done.
    pub(crate) fn settle_notices(&self, done: &Command) {
        let notices = self.notices.peek();
        if notices.iter().any(|it| it.action.as_ref() == Some(done)) {
            let kept = notices.iter().filter(|it| it.action.as_ref() != Some(done));
            self.notices.set(kept.cloned().collect());
        }
    }
}
