//! Models: choosing, importing with progress, cancelling, going on, deleting.

use domain::{Project, ProjectId};
use engine::{
    Device, EngineError, ImportFile, ImportRole, Progress, Question, Reply, Stage, StoredModel,
};
use reactive_graph::traits::GetUntracked;

use super::{Desk, stored};
use crate::{Command, WorkKind};

fn import(desk: &Desk) {
    desk.tell(Command::ImportModel {
        name: "Big".into(),
        files: vec![ImportFile {
            role: ImportRole::Gguf,
            url: "https://example.org/big.gguf".into(),
            name: "big.gguf".into(),
        }],
    });
}

fn progress(desk: &Desk, done_bytes: u64) {
    let progress = Reply::Progress(Progress {
        stage: Stage::Downloading,
        done_bytes,
        total_bytes: 1_000,
    });
    desk.engine
        .sender()
        .unbounded_send(Ok(progress))
        .expect("somebody listens");
    desk.browser.settle();
}

#[test]
fn the_engine_tells_what_there_is() {
    let desk = Desk::open();
    assert_eq!(desk.studio.models().get_untracked()[0].id, "sprout");
    assert_eq!(
        desk.studio
            .abilities()
            .get_untracked()
            .expect("told")
            .n_threads,
        1
    );
    assert_eq!(
        desk.studio
            .loaded_model()
            .get_untracked()
            .expect("loaded")
            .name,
        "Sprout"
    );
    assert!(desk.studio.storage_report().get_untracked().is_some());
    assert!(desk.studio.model_work().get_untracked().is_none());
}

#[test]
fn an_import_shows_its_progress_and_offers_the_model() {
    let desk = Desk::open();
    import(&desk);
    progress(&desk, 0);
    desk.browser.advance(1_000);
    progress(&desk, 250);
    let work = desk.studio.model_work().get_untracked().expect("at work");
    assert_eq!(
        (work.kind, work.done_bytes, work.seconds_left),
        (WorkKind::Import, 250, Some(3.0))
    );
    assert!(
        !desk
            .studio
            .availability(&Command::ResumeModel("x".into()))
            .is_yes()
    );
    desk.engine.0.models.borrow_mut().push(stored("big", false));
    let sender = desk.engine.sender();
    sender
        .unbounded_send(Ok(Reply::Imported(stored("big", false))))
        .expect("listens");
    drop(sender);
    desk.engine.0.senders.borrow_mut().clear();
    desk.browser.settle();
    assert!(desk.studio.model_work().get_untracked().is_none());
    assert_eq!(desk.studio.models().get_untracked().len(), 2);
    let notice = desk.studio.notices().get_untracked()[0].clone();
    assert_eq!(&*notice.text, "“Model big” is on this device.");
    desk.tell(notice.action.expect("an offer"));
    assert_eq!(desk.project().run.model, "big");
    assert_eq!(
        desk.studio
            .loaded_model()
            .get_untracked()
            .expect("loaded")
            .id,
        "big"
    );
    assert_eq!(desk.exactness(), crate::Exactness::Exact);
}

#[test]
fn a_cancelled_import_is_let_go_of_and_can_go_on() {
    let desk = Desk::open();
    import(&desk);
    let sender = desk.engine.sender();
    desk.studio.dispatch(Command::CancelModelWork);
    assert!(sender.is_closed());
    assert!(desk.studio.model_work().get_untracked().is_none());
    desk.engine.0.models.borrow_mut().push(StoredModel {
        have_bytes: 250,
        url: "https://example.org/path/big.safetensors?x=1".into(),
        goes_on_here: false,
        ..stored("part", false)
    });
    desk.tell(Command::RefreshModels);
    desk.tell(Command::ResumeModel("part".into()));
    let asked = desk.engine.0.asked.borrow();
    let Some(Question::Import { files, .. }) = asked.last() else {
        panic!("nothing was asked");
    };
    assert_eq!(
        (&*files[0].name, files[0].role),
        ("big.safetensors", ImportRole::Safetensors)
    );
    assert!(files[0].url.ends_with("?x=1"));
    // The import is known by the addresses of all its files.
    assert_eq!(files.len(), 3);
}

#[test]
fn a_failed_import_is_told() {
    let desk = Desk::open();
    import(&desk);
    let what = "it has no header".into();
    let error = EngineError::Corrupt { what };
    desk.engine
        .sender()
        .unbounded_send(Err(error))
        .expect("listens");
    desk.engine.0.senders.borrow_mut().clear();
    desk.browser.settle();
    assert!(desk.notices()[0].starts_with("This file is not a model that can be read"));
    assert!(desk.studio.model_work().get_untracked().is_none());
}

#[test]
fn the_bundled_model_stays() {
    let desk = Desk::open();
    assert!(
        !desk
            .studio
            .availability(&Command::DeleteModel("sprout".into()))
            .is_yes()
    );
    desk.engine.0.models.borrow_mut().push(stored("big", false));
    desk.tell(Command::RefreshModels);
    desk.tell(Command::ChooseModel("big".into()));
    desk.tell(Command::DeleteModel("big".into()));
    assert!(desk.studio.loaded_model().get_untracked().is_none());
    assert_eq!(
        desk.engine
            .n_asked(|it| matches!(it, Question::Delete { .. })),
        1
    );
}

#[test]
fn a_project_with_an_unknown_model_says_so_instead_of_running() {
    let desk = Desk::open();
    let mut foreign = Project::first(ProjectId("f".into()));
    foreign.run.model = "of somebody else".into();
    let file = format::file::write(&foreign);
    desk.tell(Command::ImportFile(file.into_bytes()));
    assert!(desk.notices().is_empty());
    assert!(!desk.studio.availability(&Command::Run).is_yes());
    assert!(matches!(
        desk.exactness(),
        crate::Exactness::Approximate { .. }
    ));
    desk.tell(Command::ChooseModel("sprout".into()));
    assert!(desk.studio.availability(&Command::Run).is_yes());
}

#[test]
fn the_model_in_memory_is_loaded_again_to_be_computed_elsewhere() {
    let desk = Desk::open();
    let says = "On the graphics card (Test), as you chose.";
    let mut card = desk.engine.0.card.borrow().clone();
    card.computed = Some(says.into());
    desk.engine.0.card.replace(card);
    desk.tell(Command::ComputeOn(Device::Graphics));
    let asked = Question::LoadOn {
        model: "sprout".into(),
        device: Device::Graphics,
    };
    assert_eq!(desk.engine.n_asked(|it| *it == asked), 1);
    let loaded = desk.studio.loaded_model().get_untracked();
    let computed = loaded.and_then(|it| it.computed.clone());
    assert_eq!(computed.expect("told"), says);
}
