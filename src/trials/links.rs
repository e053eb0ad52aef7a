//! Small experiments as links: copied, and offered where one was opened. Opening runs nothing.

use std::{rc::Rc, sync::Arc};

use domain::ProjectId;
use reactive_graph::traits::{GetUntracked, Set};
use records::bundle;

use crate::{Model, Question, core::Core, exchange, exchange::Opened};

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
        let Some((setup, found)) = self.at_hand() else {
            return;
        };
        let votes = self.votes.0.get_untracked();
        let core = self.clone();
        self.spawn(async move {
            let cache = core.cache().await;
            let Some(job) = Self::looking(&setup, &found) else {
                return;
            };
            let bundle = exchange::write(&setup, &found.facts(), &job, &cache, &votes);
            let link = bundle.and_then(|it| bundle::to_link(&it));
            then(match link {
                Ok(it) if it.size.verdict == format::share::Verdict::TooLong => Err(format!(
                    "This experiment makes a link of {} characters, and messengers cut such links. Save it as a file.",
                    it.size.characters
                )),
                Ok(it) => Ok(it.fragment),
                Err(why) => Err(why.to_string()),
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

    /// Adds the experiment of the link and shows it as it was recorded, without asking any model.
    pub(crate) fn take_link(self: &Rc<Self>) {
        if let Some(Ok(offered)) = self.incoming.0.get_untracked() {
            // It was read before, so it is read again.
            if let Ok(opened) = read(&offered.fragment) {
                self.take_opened(opened).unwrap_or_default();
            }
        }
        self.incoming.1.set(None);
    }
}

fn read(fragment: &str) -> Result<Opened, String> {
    let id = ProjectId(String::new());
    let bundle = bundle::from_link(fragment, &id).map_err(|it| it.to_string())?;
    exchange::opened(bundle).map_err(|it| it.to_string())
}
