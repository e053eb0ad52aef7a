//! Two engines as one: models in this page, and models elsewhere.

use std::rc::Rc;

use futures::StreamExt;

use crate::{Engine, Question, Replies, Reply, StoredModel, is_elsewhere};

/// Gives each question to the engine that has its model.
#[derive(Clone)]
pub struct Switch {
    here: Rc<dyn Engine>,
    elsewhere: Rc<dyn Engine>,
    /// The models elsewhere as they are remembered: asking for the list wakes nobody.
    listed: Rc<dyn Fn() -> Vec<StoredModel>>,
}

impl Switch {
    pub fn new(
        here: Rc<dyn Engine>,
        elsewhere: Rc<dyn Engine>,
        listed: impl Fn() -> Vec<StoredModel> + 'static,
    ) -> Self {
        Self {
            here,
            elsewhere,
            listed: Rc::new(listed),
        }
    }

    /// The models here, and behind them those elsewhere.
    fn list(&self) -> Replies {
        let listed = self.listed.clone();
        let both = move |reply| match reply {
            Ok(Reply::Models {
                mut models,
                storage,
            }) => {
                models.extend(listed());
                Ok(Reply::Models { models, storage })
            }
            other => other,
        };
        self.here.ask(Question::ListModels).map(both).boxed_local()
    }
}

/// Models elsewhere as lines of text, for whoever remembers them.
#[must_use]
pub fn write_list(models: &[StoredModel]) -> String {
    let plain = |text: &str| text.replace(['\t', '\n'], " ");
    let line = |it: &StoredModel| {
        let end = if it.goes_on_here { "\there" } else { "" };
        format!("{}\t{}{end}\n", plain(&it.id), plain(&it.name))
    };
    let elsewhere = models.iter().filter(|it| is_elsewhere(&it.id));
    elsewhere.map(line).collect()
}

/// The models of such lines; what is no model elsewhere is left out.
#[must_use]
pub fn read_list(lines: &str) -> Vec<StoredModel> {
    let model = |line: &str| {
        let mut cells = line.split('\t');
        let (id, name) = (cells.next()?, cells.next()?);
        is_elsewhere(id).then(|| StoredModel {
            id: id.into(),
            name: name.into(),
            bundled: false,
            size_bytes: 0,
            sha256: String::new(),
            have_bytes: 0,
            url: String::new(),
            goes_on_here: cells.next() == Some("here"),
        })
    };
    lines.lines().filter_map(model).collect()
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
    use crate::{StorageKind, StorageReport, fake::FakeEngine};
    use futures::executor::block_on;

    #[test]
    fn each_question_goes_to_the_engine_of_its_model() {
        let (here, elsewhere) = (FakeEngine::default(), FakeEngine::default());
        let both = Switch::new(Rc::new(here.clone()), Rc::new(elsewhere.clone()), Vec::new);
        for model in ["sprout", "service/mine/large"] {
            let model = model.into();
            drop(both.ask(Question::Load { model }));
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
    fn the_list_is_of_both_and_wakes_nobody_elsewhere() {
        let (here, elsewhere) = (FakeEngine::default(), FakeEngine::default());
        let storage = StorageReport {
            kind: StorageKind::Memory,
            used_bytes: 0,
            quota_bytes: 0,
        };
        let models = Vec::new();
        here.will_answer(vec![Ok(Reply::Models { models, storage })]);
        let remembered =
            "service/a/b\tB\nnot a line\nsprout\tNot elsewhere\nservice/a/c\tC\there\n";
        let listed = move || read_list(remembered);
        let both = Switch::new(Rc::new(here), Rc::new(elsewhere.clone()), listed);
        let reply = block_on(both.ask(Question::ListModels).next());
        let Some(Ok(Reply::Models { models, .. })) = reply else {
            panic!("{reply:?}");
        };
        assert_eq!(
            write_list(&models),
            "service/a/b\tB\nservice/a/c\tC\there\n"
        );
        assert!(!models[0].goes_on_here && models[1].goes_on_here);
        assert!(elsewhere.asked().is_empty());
    }
}
