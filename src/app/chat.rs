//! Chat templates of the loaded models, parsed once, and the prompt as they write it.

use std::{cell::RefCell, rc::Rc};

use domain::{Message, Rendered};
use engine::ModelCard;

use crate::Problem;

/// The template that was used last.
#[derive(Default)]
pub(crate) struct Templates(RefCell<Option<Rc<str>>>);

impl Templates {
    pub(crate) fn render(
        &self,
        card: &ModelCard,
        _turns: &[Message],
        _today: &str,
    ) -> Result<Rendered, Problem> {
        let Some(_template) = &card.chat_template else {
            return Err(Problem::NoTemplate);
        };
        _ = &self.0;
        Err(Problem::TemplateUnknown)
    }
}
