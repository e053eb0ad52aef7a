//! Where a model is computed: as the person chose, or as was measured; and cards that are no good.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use engine::Device;
use futures::{
    FutureExt,
    executor::block_on,
    future::{LocalBoxFuture, pending, ready},
};
use inference::{Computed, Errand, Model, Session};

use super::{answers::*, *};
use crate::card::{Card, Carding, Material};

/// How an invented card behaves.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    /// Right, and takes so many milliseconds for each errand.
    Takes(f64),
    /// Computes something else.
    Wrong,
    /// Cannot be opened.
    Closed,
    /// Has too little memory after so many errands.
    Fails(usize),
    /// Answers one errand and no other.
    Silent,
}

/// A card that is the processor in disguise.
struct Invented {
    session: RefCell<Session>,
    manner: Manner,
    n_asked: usize,
    millis: Rc<Cell<f64>>,
}

impl Card for Invented {
    fn go_on<'a>(&'a mut self, errand: &'a Errand) -> LocalBoxFuture<'a, Result<Computed, String>> {
        self.n_asked += 1;
        let mut scores = Vec::new();
        for end in errand.ids.len() - errand.n_wanted..errand.ids.len() {
            let row = self.session.borrow_mut().logits_after(&errand.ids[..=end]);
            scores.push(row.expect("a fit prompt"));
        }
        match self.manner {
            Manner::Takes(millis) => self.millis.set(self.millis.get() + millis),
            Manner::Wrong => scores.iter_mut().for_each(|row| row.reverse()),
            Manner::Fails(n) if self.n_asked > n => {
                return ready(Err("It has too little memory.".into())).boxed_local();
            }
            Manner::Silent if self.n_asked > 1 => return pending().boxed_local(),
            _ => {}
        }
        let n_computed = errand.n_new;
        ready(Ok(Computed { scores, n_computed })).boxed_local()
    }
}

/// A desk with such a card, and how often it was opened.
fn with_card(manner: Manner) -> Option<(Desk, Rc<Cell<usize>>)> {
    let desk = desk()?;
    let n_opened = Rc::new(Cell::new(0));
    let (opened, millis) = (n_opened.clone(), desk.host.millis.clone());
    let open = move |material: Material| -> Carding {
        opened.set(opened.get() + 1);
        if manner == Manner::Closed {
            return ready(Err("It is in use.".into())).boxed_local();
        }
        let model = Model::from_gguf(&*material.source, &mut |_, _| true).expect("a good file");
        let card = Invented {
            session: RefCell::new(Session::new(Rc::new(model))),
            manner,
            n_asked: 0,
            millis: millis.clone(),
        };
        ready(Ok(Box::new(card) as Box<dyn Card>)).boxed_local()
    };
    desk.host.cards.replace(Some(Rc::new(open)));
    Some((desk, n_opened))
}

fn computed(desk: &Desk, question: Question) -> String {
    let replies = desk.replies(question);
    let card = replies.into_iter().find_map(|it| match it {
        Reply::Loaded(card) => Some(card.computed),
        _ => None,
    });
    card.flatten().expect("there is a choice")
}

fn load() -> Question {
    Question::Load {
        model: "sprout".into(),
    }
}

fn load_on(device: Device) -> Question {
    Question::LoadOn {
        model: "sprout".into(),
        device,
    }
}

#[test]
fn without_a_card_there_is_nothing_to_choose() {
    let Some(desk) = desk() else { return };
    let replies = desk.replies(load());
    let cards: Vec<_> = replies
        .iter()
        .filter_map(|it| match it {
            Reply::Loaded(card) => Some(&card.computed),
            _ => None,
        })
        .collect();
    assert_eq!(cards, [&None]);
}

#[test]
fn what_is_slower_is_measured_once_and_left_alone() {
    let Some((desk, n_opened)) = with_card(Manner::Takes(5000.0)) else {
        return;
    };
    let told = computed(&desk, load());
    assert!(told.starts_with("On the processor: "), "{}", told);
    assert!(
        told.contains("the graphics card (Test card) 0.2."),
        "{}",
        told
    );
    // The next visit knows.
    let next = Desk::on(desk.host.clone());
    assert_eq!(computed(&next, load()), told);
    assert_eq!(n_opened.get(), 1);
    // To choose it again is to have it measured again.
    computed(&next, load_on(Device::Automatic));
    assert_eq!(n_opened.get(), 2);
}

#[test]
fn what_is_quicker_is_taken() {
    // The clock of the tests ticks when it is asked: the processor takes half a millisecond for all.
    let Some((desk, n_opened)) = with_card(Manner::Takes(-0.01)) else {
        return;
    };
    for _ in 0..2 {
        let told = computed(&desk, load());
        assert!(
            told.starts_with("On the graphics card (Test card): "),
            "{}",
            told
        );
    }
    assert_eq!(n_opened.get(), 2);
}

#[test]
fn what_the_person_chose_is_kept() {
    let Some((desk, n_opened)) = with_card(Manner::Takes(5000.0)) else {
        return;
    };
    let told = computed(&desk, load_on(Device::Graphics));
    assert_eq!(told, "On the graphics card (Test card), as you chose.");
    let next = Desk::on(desk.host.clone());
    assert_eq!(computed(&next, load()), told);
    let n_before = n_opened.get();
    let told = computed(&next, load_on(Device::Processor));
    assert_eq!(told, "On the processor, as you chose.");
    assert_eq!(n_opened.get(), n_before);
}

#[test]
fn cards_that_are_no_good_are_not_used_and_it_is_said_why() {
    for (manner, why) in [
        (
            Manner::Wrong,
            "On the processor: the graphics card (Test card) computes this model wrongly.",
        ),
        (Manner::Closed, "On the processor. It is in use."),
        (
            Manner::Fails(0),
            "On the processor. It has too little memory.",
        ),
    ] {
        let Some((desk, _)) = with_card(manner) else {
            return;
        };
        assert_eq!(computed(&desk, load_on(Device::Graphics)), why);
        let replies = desk.replies(ask(generate(text("Once"), 5)));
        assert!(!replies.iter().any(|it| matches!(it, Reply::Aside { .. })));
    }
}

#[test]
fn too_little_memory_in_the_middle_costs_no_token() {
    let Some(processor) = desk() else { return };
    let story = || ask(generate(text("Once upon a time"), 30));
    let expected = answer(&processor.replies(story()), 0);
    for n in 1..12 {
        let Some((desk, _)) = with_card(Manner::Fails(n)) else {
            return;
        };
        computed(&desk, load_on(Device::Graphics));
        let replies = desk.replies(story());
        assert_eq!(answer(&replies, 0), expected, "after {n}");
        let is_note = |it: &&Reply| matches!(it, Reply::Aside { .. });
        assert_eq!(replies.iter().filter(is_note).count(), 1);
    }
}

#[test]
fn a_question_can_be_taken_back_while_a_card_is_silent() {
    let Some((desk, _)) = with_card(Manner::Silent) else {
        return;
    };
    computed(&desk, load_on(Device::Graphics));
    let mut asked = desk.engine.ask(ask(generate(text("Once upon a time"), 30)));
    for _ in 0..20 {
        // It waits for the card, which says nothing.
        let _ = block_on(async { futures::poll!(asked.next()) });
    }
    drop(asked);
    // Who chooses the processor then is answered.
    computed(&desk, load_on(Device::Processor));
    let replies = desk.replies(ask(generate(text("Once upon a time"), 8)));
    assert!(!answer(&replies, 0).is_empty());
}

#[test]
fn a_card_that_the_processor_plays_is_used_only_where_a_person_says_so() {
    let Some((desk, n_opened)) = with_card(Manner::Takes(-0.01)) else {
        return;
    };
    desk.host.plays_card.set(true);
    let told = computed(&desk, load());
    assert_eq!(
        told,
        "On the processor: the only graphics card here is one imitated by it (Test card)."
    );
    assert_eq!(n_opened.get(), 0);
    let told = computed(&desk, load_on(Device::Graphics));
    assert!(told.starts_with("On the graphics card"), "{}", told);
}
