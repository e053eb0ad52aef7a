//! Small experiments as links: copied, and offered where one was opened. Opening runs nothing.

use std::{rc::Rc, sync::Arc};

use domain::ProjectId;
use reactive_graph::traits::{GetUntracked, Set};
use records::bundle;

use crate::{Model, Question, core::Core, exchange, exchange::Opened, words};

/// An experiment that came with a link and waits for the person's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    pub name: String,
    pub question: Question,
    pub n_rows: usize,
    pub n_answers: usize,
    /// Who gave the answers; empty where nobody said.
    pub model: String,
    /// As it stood in the address.
    fragment: String,
}

impl Core {
    /// Writes the experiment on the screen as a fragment (`#e1=…`) and hands it over; the error is a sentence.
    pub(crate) fn write_link(self: &Rc<Self>, then: impl FnOnce(Result<String, String>) + 'static) {
        let core = self.clone();
        self.spawn(async move {
            let link = core.bundle().await;
            let link = link.and_then(|it| bundle::to_link(&it).map_err(|it| it.to_string()));
            then(match link {
                Ok(it) if it.size.verdict == format::share::Verdict::TooLong => {
                    Err(words::link_too_long(it.size.characters))
                }
                other => other.map(|it| it.fragment),
            });
        });
    }

    /// Looks at a link's experiment and offers it; the error is a sentence.
    pub(crate) fn look_at_link(&self, fragment: &str) {
        let opened = read(fragment);
        let offered = opened.map(|it| Incoming {
            name: it.setup.name.clone(),
            question: it.setup.question,
            n_rows: it.setup.rows.len(),
            n_answers: it.answers.len(),
            model: it.setup.models.first().map_or("", Model::name).to_owned(),
            fragment: fragment.to_owned(),
        });
        self.incoming.1.set(Some(offered.map(Arc::new)));
    }

    /// Adds the experiment of the link and shows it as it was recorded, without asking any model. One that cannot be
    /// taken says why where it was offered.
    pub(crate) fn take_link(self: &Rc<Self>) {
        let taken = match self.incoming.0.get_untracked() {
            Some(Ok(offered)) => {
                read(&offered.fragment).and_then(|opened| self.take_opened(opened))
            }
            _ => Ok(()),
        };
        self.incoming.1.set(taken.err().map(Err));
    }
}

fn read(fragment: &str) -> Result<Opened, String> {
    let id = ProjectId(String::new());
    let bundle = bundle::from_link(fragment, &id).map_err(|it| it.to_string())?;
    exchange::opened(bundle).map_err(|it| it.to_string())
}
