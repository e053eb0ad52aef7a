//! The bundled model's card is fetched when somebody asks, and what cannot be read is told.

use reactive_graph::traits::GetUntracked;

use super::Desk;
use crate::{CardState, Command, SproutCard};

const SHIPPED: &[u8] = include_bytes!("../../../public/models/sprout.json");

fn state(desk: &Desk) -> CardState {
    desk.studio.sprout_card().get_untracked()
}

fn put(desk: &Desk, bytes: &[u8]) {
    desk.browser.add_asset("models/sprout.json", bytes.to_vec());
}

#[test]
fn the_shipped_card_is_read_once_it_is_asked_for() {
    let desk = Desk::open();
    put(&desk, SHIPPED);
    assert_eq!(
        state(&desk),
        CardState::Unread,
        "nothing is fetched unasked"
    );
    desk.tell(Command::ReadCard);
    let CardState::Here(card) = state(&desk) else {
        panic!("{:?}", state(&desk));
    };
    assert_eq!(card.title, "Sprout, a tiny demo model");
    assert!(card.families.len() >= 16);
    assert_eq!(card.shots()[..5], [0, 1, 2, 4, 8]);
    for family in &card.families {
        for score in &family.scores {
            let shares = [0.0, score.low, score.accuracy, score.high, 1.0];
            // Figures are rounded to a thousandth each for itself.
            let rises = shares.windows(2).all(|it| it[0] <= it[1] + 0.001);
            assert!(rises, "{}: {score:?}", family.name);
        }
    }
    let why = desk.studio.availability(&Command::ReadCard);
    assert!(!why.is_yes(), "what is here is not fetched again");
}

#[test]
fn a_card_that_cannot_be_had_is_told_and_can_be_asked_for_again() {
    let desk = Desk::open();
    desk.tell(Command::ReadCard);
    let lost = CardState::Failed("models/sprout.json could not be fetched.".into());
    assert_eq!(state(&desk), lost);
    put(&desk, b"{\"title\": 3}");
    desk.tell(Command::ReadCard);
    assert!(matches!(state(&desk), CardState::Failed(why) if why.contains("another form")));
    put(&desk, SHIPPED);
    desk.tell(Command::ReadCard);
    assert!(matches!(state(&desk), CardState::Here(_)));
}

#[test]
fn what_later_evaluations_add_is_read_too() {
    let text = r#"{
        "title": "Sprout", "parameters": 5, "file_bytes": 6, "context_tokens": 7,
        "trained_prompt_tokens": 8, "can": "a", "cannot": "b", "made": "c", "again": "d",
        "measured": "e", "something_new": [], "evaluation": [],
        "orders": {"prompts": 200, "orders": 24, "mean": 0.8, "worst": 0.7, "best": 0.9, "turned": 0.3}
    }"#;
    let desk = Desk::open();
    put(&desk, text.as_bytes());
    desk.tell(Command::ReadCard);
    let CardState::Here(card) = state(&desk) else {
        panic!("{:?}", state(&desk));
    };
    let SproutCard { again, orders, .. } = &*card;
    assert_eq!(
        (&**again, orders.as_ref().map(|it| it.orders)),
        ("d", Some(24))
    );
    assert!(card.shots().is_empty());
}
