//! Whether the model reads each label as one token, which orders are measured by: found out before the start where that
//! costs nothing.

use std::rc::Rc;

use engine::{Question as Asked, Reply};
use futures::StreamExt;
use lab::recipes::LabelSet;
use reactive_graph::traits::GetUntracked;

use crate::{Model, Question, RunState, Setup, core::Core, setup::labels, words};

/// A model, labels, and the tokens that it reads each as.
pub(crate) type Pieces = (String, Vec<String>, Vec<Vec<u32>>);

impl Core {
    /// What is wrong with the labels, as a sentence. `None` where nothing is, and where it is not looked at: only the small
    /// model that comes with the page is brought into memory for it, and not while a run needs another one.
    pub(crate) async fn labels_in_pieces(self: &Rc<Self>, setup: &Setup) -> Option<String> {
        if setup.question != Question::Order {
            return None;
        }
        let model = setup.models.first()?;
        let here = self.models.0.get_untracked();
        let is_bundled = here.iter().any(|it| it.is_bundled && it.model == *model);
        let Model::Engine { id, name } = model else {
            return None;
        };
        if !is_bundled {
            return None;
        }
        let names = labels(&setup.prompt());
        let known = self.pieces.borrow().clone();
        let tokens = match known.filter(|it| it.0 == *id && it.1 == names) {
            Some((_, _, tokens)) => tokens,
            None => {
                let state = self.run_state.0.get_untracked();
                if matches!(state, RunState::Running(_) | RunState::GettingReady { .. }) {
                    return None;
                }
                let tokens = self.tokens_of(id, &names).await?;
                let found = (id.clone(), names.clone(), tokens.clone());
                self.pieces.replace(Some(found));
                tokens
            }
        };
        let many = names.iter().zip(&tokens).filter(|it| it.1.len() != 1);
        let many: Vec<String> = many
            .map(|(label, it)| format!("{label} ({})", it.len()))
            .collect();
        if !many.is_empty() {
            return Some(words::labels_in_pieces(name, &many.join(", ")));
        }
        let collide = LabelSet::new(names.into_iter().zip(tokens).collect());
        Some(collide.err()?.to_string())
    }

    /// Those of each label behind a space; `None` where the model cannot be asked.
    async fn tokens_of(&self, model: &str, labels: &[String]) -> Option<Vec<Vec<u32>>> {
        let mut loaded = self.ports.engine.ask(Asked::Load {
            model: model.into(),
        });
        while let Some(reply) = loaded.next().await {
            reply.ok()?;
        }
        let mut replies = self.ports.engine.ask(Asked::Tokenize {
            model: model.into(),
            texts: labels.iter().map(|it| format!(" {it}")).collect(),
            parse_special: false,
            add_bos: false,
        });
        while let Some(reply) = replies.next().await {
            if let Reply::Tokens(lists) = reply.ok()? {
                let ids = |it: Vec<engine::TokenSpan>| it.into_iter().map(|it| it.id).collect();
                let lists: Vec<Vec<u32>> = lists.into_iter().map(ids).collect();
                return (lists.len() == labels.len()).then_some(lists);
            }
        }
        None
    }
}
