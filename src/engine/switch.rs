//! Two engines as one: models in this page, and models elsewhere.

use std::rc::Rc;

use futures::{StreamExt, stream};

use crate::{Engine, Question, Replies, Reply, is_elsewhere};

/// Gives each question to the engine that has its model.
#[derive(Clone)]
pub struct Switch {
    here: Rc<dyn Engine>,
    elsewhere: Rc<dyn Engine>,
}

impl Switch {
    pub fn new(here: Rc<dyn Engine>, elsewhere: Rc<dyn Engine>) -> Self {
        Self { here, elsewhere }
    }

    /// Both lists as one; a list that cannot be had is left out where it is the one from elsewhere.
    fn list(&self) -> Replies {
        let mut here = self.here.ask(Question::ListModels);
        let mut elsewhere = self.elsewhere.ask(Question::ListModels);
        let both = async move {
            let first = here.next().await;
            let Some(Ok(Reply::Models {
                mut models,
                storage,
            })) = first
            else {
                return first;
            };
            if let Some(Ok(Reply::Models { models: more, .. })) = elsewhere.next().await {
                models.extend(more);
            }
            Some(Ok(Reply::Models { models, storage }))
        };
        stream::once(both)
            .filter_map(|it| async { it })
            .boxed_local()
    }
}

impl Engine for Switch {
    fn ask(&self, question: Question) -> Replies {
        if question == Question::ListModels {
            return self.list();
        }
        if question.model().is_some_and(is_elsewhere) {
            self.elsewhere.ask(question)
        } else {
            self.here.ask(question)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EngineError, StorageKind, StorageReport, StoredModel, fake::FakeEngine};
    use futures::executor::block_on;

    fn listed(id: &str) -> Reply {
        let model = StoredModel {
            id: id.into(),
            name: id.into(),
            bundled: false,
            size_bytes: 0,
            sha256: String::new(),
            have_bytes: 0,
            url: String::new(),
        };
        let storage = StorageReport {
            kind: StorageKind::Memory,
            used_bytes: 0,
            quota_bytes: 0,
        };
        Reply::Models {
            models: vec![model],
            storage,
        }
    }

    #[test]
    fn each_question_goes_to_the_engine_of_its_model() {
        let (here, elsewhere) = (FakeEngine::default(), FakeEngine::default());
        let both = Switch::new(Rc::new(here.clone()), Rc::new(elsewhere.clone()));
        for model in ["sprout", "service/mine/large"] {
            drop(both.ask(Question::Load {
                model: model.into(),
            }));
        }
        drop(both.ask(Question::Abilities));
        assert_eq!(
            here.asked().len(),
            2,
            "the model here, and what this browser gives"
        );
        assert_eq!(elsewhere.asked().len(), 1);
    }

    #[test]
    fn the_lists_are_one_and_trouble_elsewhere_hides_nothing_here() {
        let ids = |elsewhere: Result<Reply, EngineError>| {
            let (here, there) = (FakeEngine::default(), FakeEngine::default());
            here.will_answer(vec![Ok(listed("sprout"))]);
            there.will_answer(vec![elsewhere]);
            let both = Switch::new(Rc::new(here), Rc::new(there));
            match block_on(both.ask(Question::ListModels).next()) {
                Some(Ok(Reply::Models { models, .. })) => {
                    models.into_iter().map(|it| it.id).collect::<Vec<_>>()
                }
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(ids(Ok(listed("service/a/b"))), ["sprout", "service/a/b"]);
        assert_eq!(ids(Err(EngineError::Cancelled)), ["sprout"]);
    }
}
