//! The tour goes on when its wish was done since the step began, and for nothing else.

use domain::{Project, ProjectId};

use crate::{STOPS, Seen, Wish, resumed};

fn seen() -> Seen {
    Seen::of(&Project::first(ProjectId("0".into())).prompt)
}

#[test]
fn each_step_waits_for_what_it_asks_and_nothing_else() {
    let before = seen();
    let after: [(Wish, Seen); 5] = [
        (
            Wish::Run,
            Seen {
                n_answers: 1,
                ..seen()
            },
        ),
        (
            Wish::SwitchOff,
            Seen {
                n_on: before.n_on - 1,
                ..seen()
            },
        ),
        (Wish::Variable, {
            let mut prompt = Project::first(ProjectId("0".into())).prompt;
            prompt.input.push_str(" for {{name}}");
            Seen::of(&prompt)
        }),
        (
            Wish::Share,
            Seen {
                has_shared: true,
                ..seen()
            },
        ),
        (
            Wish::Measure,
            Seen {
                is_measuring: true,
                ..seen()
            },
        ),
    ];
    for stop in &STOPS {
        assert!(!stop.wish.is_done(&before, &before), "{:?}", stop.wish);
        for (did, now) in &after {
            let is_asked = *did == stop.wish || (*did, stop.wish) == (Wish::Run, Wish::RunAgain);
            assert_eq!(
                stop.wish.is_done(&before, now),
                is_asked,
                "{did:?} for {:?}",
                stop.wish
            );
        }
    }
}

#[test]
fn a_variable_that_was_there_is_not_a_new_one() {
    let mut prompt = Project::first(ProjectId("0".into())).prompt;
    prompt.instruction.push_str(" {{tone}}");
    let before = Seen::of(&prompt);
    prompt.input.push_str(" {{tone}}");
    assert!(!Wish::Variable.is_done(&before, &Seen::of(&prompt)));
    prompt.input.push_str(" {{ name }} {{x}}");
    assert!(Wish::Variable.is_done(&before, &Seen::of(&prompt)));
}

#[test]
fn a_tour_goes_on_where_it_was() {
    assert_eq!(resumed("3"), Some(3));
    for over in ["6", "-1", "", "x", "99999999999999999999"] {
        assert_eq!(resumed(over), None, "{over}");
    }
}
