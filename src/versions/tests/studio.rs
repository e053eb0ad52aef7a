//! With the real studio beside: it hears of a restore as of another tab's change, and undoes it as any step.

use app::{Command, Ports as StudioPorts, Studio};
use domain::Field;
use engine::{Engine, EngineError, Question, Replies};
use futures::{StreamExt, stream};
use reactive_graph::{owner::Owner, traits::GetUntracked};

use super::*;

/// No model is here.
struct Nobody;

impl Engine for Nobody {
    fn ask(&self, _: Question) -> Replies {
        stream::once(async { Err(EngineError::Cancelled) }).boxed_local()
    }
}

#[test]
fn a_restore_is_one_step_in_the_studio_that_can_be_undone() {
    let (browser, store) = (TestBrowser::default(), MemoryStore::default());
    browser.advance(1_000);
    let owner = Owner::new();
    let ports = StudioPorts {
        engine: Rc::new(Nobody),
        store: Rc::new(store.clone()),
        host: Rc::new(browser.tab()),
        annex: Rc::new(annex::Here::default()),
    };
    let studio = owner.with(|| Studio::open(ports));
    let tab = Tab::open(&browser, &store);
    browser.settle();
    let say = |text: &str| {
        studio.dispatch(Command::EditText {
            field: Field::Instruction,
            text: text.to_owned(),
        });
        browser.advance(10_000);
    };
    say("One.");
    say("One and two.");
    let keys = block_on(store.list(record::PROJECTS)).unwrap();
    let id = ProjectId(keys[0][record::PROJECTS.len()..].to_owned());
    let versions = tab.versions(&id);
    assert_eq!(versions.len(), 2, "the studio's saves alone made them");
    assert_eq!(block_on(tab.desk.restore(&id, versions[1].id)), Ok(true));
    browser.settle();
    let shown = || studio.peek_text(&Field::Instruction);
    assert_eq!(shown(), "One.");
    assert!(studio.can_undo().get_untracked().is_some());
    studio.dispatch(Command::Undo);
    browser.advance(10_000);
    assert_eq!(shown(), "One and two.");
    let names: Vec<String> = tab
        .versions(&id)
        .iter()
        .map(|it| it.name.text().to_owned())
        .collect();
    assert_eq!(names.len(), 4, "{names:?}");
    assert_eq!(names[1], "restored: first version");
    // A branch is in the studio's list.
    block_on(tab.desk.branch(&id, versions[1].id, "Beside")).unwrap();
    browser.settle();
    let listed = studio.projects().get_untracked();
    assert!(listed.iter().any(|it| &*it.name == "Beside"));
}
