//! How far the first minute of a starter is, read from facts; and which examples are meant.

use domain::Lesson;

use crate::words;

/// How far the person is; nothing of it stands in the way of anything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::write) enum Stage {
    /// No starter, or the note was closed.
    #[default]
    Off,
    Run,
    SwitchOff {
        meant: Meant,
        /// What they alone answer.
        shown: String,
    },
    RunAgain {
        meant: Meant,
    },
    Seen {
        meant: Meant,
        before: String,
        after: String,
    },
}

/// The examples that teach, by the numbers on their cards; in [`Stage::SwitchOff`] those that are still on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::write) enum Meant {
    All,
    These(Vec<usize>),
}

impl Meant {
    /// The saying for all of them, for one or for some, which are given the numbers as `2 and 5`.
    pub(in crate::write) fn say<T>(
        &self,
        all: impl FnOnce() -> T,
        one: impl FnOnce(&str) -> T,
        some: impl FnOnce(&str) -> T,
    ) -> T {
        match self {
            Self::All => all(),
            Self::These(numbers) if numbers.len() == 1 => one(&words::listed(numbers)),
            Self::These(numbers) => some(&words::listed(numbers)),
        }
    }
}

/// What the stage is read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Facts {
    /// Of the starter that this project still is, more or less.
    pub(super) lesson: Option<&'static Lesson>,
    /// The examples that teach: the number on the card, and whether it is on.
    pub(super) teaching: Vec<(usize, bool)>,
    /// The text of the last answer that was given with the prompt as it stands now.
    pub(super) now: Option<String>,
    /// The text of the last answer of an earlier run.
    pub(super) earlier: Option<String>,
    pub(super) n_runs: u64,
}

pub(super) fn stage(facts: &Facts) -> Stage {
    let Some(lesson) = facts.lesson else {
        return Stage::Off;
    };
    let meant = |numbers: Vec<usize>| {
        if lesson.switches_all_off() {
            Meant::All
        } else {
            Meant::These(numbers)
        }
    };
    let teaching = &facts.teaching;
    let still_on: Vec<usize> = teaching.iter().filter(|it| it.1).map(|it| it.0).collect();
    let numbers = || teaching.iter().map(|it| it.0).collect();
    match (&facts.now, &facts.earlier) {
        (None, None) if still_on.len() == teaching.len() => Stage::Run,
        (None, None) if facts.n_runs == 0 => Stage::Off,
        _ if !still_on.is_empty() => Stage::SwitchOff {
            meant: meant(still_on),
            shown: lesson.answer.to_owned(),
        },
        (Some(after), Some(before)) => Stage::Seen {
            meant: meant(numbers()),
            before: before.clone(),
            after: after.clone(),
        },
        _ => Stage::RunAgain {
            meant: meant(numbers()),
        },
    }
}

#[cfg(test)]
mod tests {
    use domain::LESSONS;

    use super::*;

    /// The first starter, whose third example teaches.
    fn facts(is_on: bool, now: Option<&str>, earlier: Option<&str>) -> Facts {
        Facts {
            lesson: Some(&LESSONS[0]),
            teaching: vec![(3, is_on)],
            now: now.map(str::to_owned),
            earlier: earlier.map(str::to_owned),
            n_runs: [now, earlier].iter().flatten().count() as u64,
        }
    }

    fn third() -> Meant {
        Meant::These(vec![3])
    }

    #[test]
    fn the_minute_goes_on_step_by_step() {
        assert_eq!(stage(&facts(true, None, None)), Stage::Run);
        let switch_off = Stage::SwitchOff {
            meant: third(),
            shown: "Bug".into(),
        };
        assert_eq!(stage(&facts(true, Some("Bug"), None)), switch_off);
        let again = Stage::RunAgain { meant: third() };
        assert_eq!(stage(&facts(false, None, Some("Bug"))), again);
        let seen = Stage::Seen {
            meant: third(),
            before: "Bug".into(),
            after: "Billing".into(),
        };
        assert_eq!(stage(&facts(false, Some("Billing"), Some("Bug"))), seen);
    }

    #[test]
    fn it_leaves_other_projects_and_other_ways_alone() {
        let other = Facts {
            lesson: None,
            ..facts(true, None, None)
        };
        assert_eq!(stage(&other), Stage::Off);
        assert_eq!(stage(&facts(false, None, None)), Stage::Off);
    }

    #[test]
    fn of_several_it_names_those_that_are_still_on() {
        let two = LESSONS.iter().find(|it| it.ids_off().count() == 2);
        let at = |first, second| {
            let facts = Facts {
                lesson: two,
                teaching: vec![(2, first), (5, second)],
                ..facts(true, None, Some("Bookings"))
            };
            stage(&facts)
        };
        let named = |stage| match stage {
            Stage::SwitchOff { meant, .. } | Stage::RunAgain { meant } => meant,
            other => panic!("{other:?}"),
        };
        assert_eq!(named(at(true, true)), Meant::These(vec![2, 5]));
        assert_eq!(named(at(false, true)), Meant::These(vec![5]));
        assert_eq!(named(at(false, false)), Meant::These(vec![2, 5]));
        assert!(matches!(at(false, false), Stage::RunAgain { .. }));
    }

    #[test]
    fn where_every_example_teaches_all_are_meant() {
        let lesson = LESSONS.iter().find(|it| it.switches_all_off());
        let facts = Facts {
            lesson,
            teaching: vec![(1, true), (2, false)],
            ..facts(true, Some("x"), None)
        };
        assert!(matches!(stage(&facts), Stage::SwitchOff { meant, .. } if meant == Meant::All));
    }
}
