//! From a command to what it does, and whether it would do anything.

use std::rc::Rc;

use domain::Edit;

use crate::{Availability, Command, core::Core};

impl Core {
    pub(crate) fn perform(self: &Rc<Self>, command: Command) {
        if let Command::EditText { field, text } = command {
            _ = self.document.apply(Edit::SetText { field, text });
        }
    }

    pub(crate) fn availability(&self, _command: &Command) -> Availability {
        Availability::Yes
    }
}
