//! What touches different things is merged to the union of both; what clashes is shown, all three sides.

use domain::{Example, ExampleId, Field, Project, Style, ValueKind};
use proptest::prelude::*;

use super::{cases, project};
use crate::{Choice, Conflict, HistoryError, Merged, merge};

fn base() -> Project {
    let mut base = project(&[
        ("one red apple", "fruit"),
        ("two green beans", "vegetable"),
        ("three ripe plums", "fruit"),
        ("four big stones", "mineral"),
    ]);
    base.prompt.instruction = "Sort every word into a kind, and say which one it is.".into();
    base.prompt.input = "five old boots".into();
    base.prompt.values.insert("tone".into(), "kind".into());
    base
}

const N_SLOTS: usize = 21;

/// One small change of its own; `by` tells two people's versions of it apart.
fn touch(it: &mut Project, slot: usize, by: &str) {
    let number = u32::from(by.as_bytes()[0]);
    let prompt = &mut it.prompt;
    match slot {
        0 => prompt.instruction = prompt.instruction.replacen("Sort", by, 1),
        1 => prompt.instruction = prompt.instruction.replacen("kind", by, 1),
        2 => prompt.instruction = prompt.instruction.replacen("which", by, 1),
        3 => prompt.input = prompt.input.replacen("old", by, 1),
        4 => prompt.examples[0].input = prompt.examples[0].input.replacen("red", by, 1),
        5 => prompt.examples[0].output = by.into(),
        6 => prompt.examples[1].input = prompt.examples[1].input.replacen("beans", by, 1),
        7 => _ = prompt.values.insert("tone".into(), by.into()),
        8 => _ = prompt.values.insert("place".into(), by.into()),
        9 => it.run.temperature = number as f32 / 100.0,
        10 => it.run.max_tokens = number,
        11 => it.run.model = by.into(),
        12 => it.run.seed = number.into(),
        13 => it.name = by.into(),
        14 => prompt.labels.output = by.into(),
        15 => _ = it.form.set_options("tone", by.into()),
        16 => it.note = by.into(),
        17 => prompt.examples[2].note = by.into(),
        18 => {
            let kind = match number % 2 {
                0 => ValueKind::Date,
                _ => ValueKind::Number,
            };
            it.form.set_kind("tone", kind);
        }
        // From here on nothing that two people could do differently.
        19 => prompt.examples[2].on = false,
        _ => prompt.style = Style::Chat,
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn different_things_merge_to_their_union(who in prop::collection::vec(0..3u8, N_SLOTS), adds in 0..4u8, drops in 0..3u8) {
        let base = base();
        let (mut ours, mut theirs, mut both) = (base.clone(), base.clone(), base.clone());
        for (slot, who) in who.iter().enumerate() {
            let by = format!("{}x", char::from(b'A' + slot as u8));
            match who {
                1 => touch(&mut ours, slot, &by),
                2 => touch(&mut theirs, slot, &by),
                _ => continue,
            }
            touch(&mut both, slot, &by);
        }
        // Added behind the first and behind the last; the fourth removed by one of them.
        for (bit, at, side) in [(1, 1, &mut ours), (2, 3, &mut theirs)] {
            if adds & bit != 0 {
                let new = Example::new(ExampleId(10 + u64::from(bit)), "new", "n");
                side.prompt.examples.insert(at, new.clone());
                let at = if bit == 2 && adds & 1 != 0 { at + 1 } else { at };
                both.prompt.examples.insert(at, new);
            }
        }
        let gone = |it: &mut Project| it.prompt.examples.retain(|it| it.id.0 != 4);
        match drops {
            1 => gone(&mut ours),
            2 => gone(&mut theirs),
            _ => {}
        }
        if drops > 0 {
            gone(&mut both);
        }
        let expected = Merged { project: both, conflicts: vec![] };
        prop_assert_eq!(&merge(&base, &ours, &theirs), &expected);
        prop_assert_eq!(&merge(&base, &theirs, &ours), &expected);
        let same = Merged { project: ours.clone(), conflicts: vec![] };
        prop_assert_eq!(&merge(&base, &ours, &ours), &same);
        prop_assert_eq!(&merge(&base, &ours, &base), &same);
        prop_assert_eq!(&merge(&base, &base, &ours), &same);
    }

    #[test]
    fn no_clash_is_dropped(who in prop::collection::vec(0..4u8, 19)) {
        let base = base();
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        // A text is one conflict, however often it clashes: words of one instruction count once.
        let (mut clashes, mut in_instruction) = (0, false);
        for (slot, who) in who.iter().enumerate() {
            if who & 1 != 0 {
                touch(&mut ours, slot, "Ours");
            }
            if who & 2 != 0 {
                touch(&mut theirs, slot, "Theirs");
            }
            if *who == 3 && slot < 3 {
                in_instruction = true;
            } else if *who == 3 {
                clashes += 1;
            }
        }
        clashes += usize::from(in_instruction);
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(merged.conflicts.len(), clashes, "{:?}", merged.conflicts);
        prop_assert_eq!(merge(&base, &theirs, &ours).conflicts.len(), clashes);
        let names: std::collections::HashSet<String> =
            merged.conflicts.iter().map(|it| it.place(&merged.project)).collect();
        prop_assert_eq!(names.len(), clashes);
        let settled = |choice: Choice| {
            let mut merged = merged.clone();
            while !merged.conflicts.is_empty() {
                merged.resolve(0, choice.clone()).expect("a side");
            }
            merged.project
        };
        prop_assert_eq!(&settled(Choice::Ours), &merged.project);
        // Whoever settles for their side each time is who merges the other way round.
        prop_assert_eq!(settled(Choice::Theirs), merge(&base, &theirs, &ours).project);
    }

    /// Three texts of any kind: whoever changed a text alone gets it, and nothing panics.
    #[test]
    fn texts_of_any_kind(base_text in "[ab .\n]{0,12}", ours_text in "[abc .\n]{0,12}", theirs_text in "[abd .\n]{0,12}") {
        let of = |text: &str| {
            let mut it = base();
            it.prompt.instruction = text.into();
            it
        };
        let (base, ours, theirs) = (of(&base_text), of(&ours_text), of(&theirs_text));
        let (one, other) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        if one.conflicts.is_empty() {
            prop_assert_eq!(&one.project, &other.project);
            // Only ours writes a c, only theirs a d: all of both are there.
            let count = |text: &str, of: char| text.matches(of).count();
            let merged = &one.project.prompt.instruction;
            prop_assert_eq!(count(merged, 'c'), count(&ours_text, 'c'));
            prop_assert_eq!(count(merged, 'd'), count(&theirs_text, 'd'));
        } else {
            let Conflict::Text { field, sides } = &one.conflicts[0] else {
                panic!("{:?}", one.conflicts);
            };
            prop_assert_eq!(field, &Field::Instruction);
            prop_assert_eq!((&sides.base, &sides.ours, &sides.theirs), (&base_text, &ours_text, &theirs_text));
        }
    }
}

#[test]
fn removed_here_and_changed_there_is_a_conflict() {
    let base = base();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.prompt.examples.remove(1);
    theirs.prompt.examples[1].output = "food".into();
    let mut merged = merge(&base, &ours, &theirs);
    assert_eq!(
        merged.project, theirs,
        "nothing is lost before it is settled"
    );
    assert_eq!(merged.conflicts[0].place(&merged.project), "example 2");
    let refused = merged.resolve(0, Choice::Text("x".into()));
    assert_eq!(refused, Err(HistoryError::NotAText));
    merged.resolve(0, Choice::Ours).expect("a side");
    assert_eq!(merged.project, ours);
    assert_eq!(
        merged.resolve(0, Choice::Ours),
        Err(HistoryError::NoSuchConflict)
    );
}

#[test]
fn two_orders_are_a_conflict() {
    let base = base();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.prompt.examples.swap(0, 3);
    theirs.prompt.examples.rotate_left(1);
    theirs.prompt.examples[0].output = "food".into();
    let mut merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(
        merged.conflicts[0].place(&merged.project),
        "order of the examples"
    );
    merged.resolve(0, Choice::Theirs).expect("a side");
    assert_eq!(merged.project, theirs);
}

/// Both sides number what they add alike; neither is lost, whichever side is ours.
#[test]
fn two_new_examples_of_one_number_both_stay() {
    let base = base();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    let (a, b) = ("six owls", "seven seas");
    ours.prompt
        .examples
        .push(Example::new(ExampleId(5), a, "x"));
    theirs
        .prompt
        .examples
        .push(Example::new(ExampleId(5), b, "y"));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged, merge(&base, &theirs, &ours));
    assert_eq!(merged.conflicts, []);
    let found: Vec<(u64, &str)> = (merged.project.prompt.examples[4..].iter())
        .map(|it| (it.id.0, &*it.input))
        .collect();
    assert_eq!(found, [(5, b), (6, a)]);
}

#[test]
fn a_text_of_ones_own_settles() {
    let base = base();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.prompt.examples[2].input = "three sour plums".into();
    theirs.prompt.examples[2].input = "three blue plums".into();
    let mut merged = merge(&base, &ours, &theirs);
    assert_eq!(
        merged.conflicts[0].place(&merged.project),
        "input of example 3"
    );
    merged
        .resolve(0, Choice::Text("three sour blue plums".into()))
        .expect("a text");
    assert_eq!(
        merged.project.prompt.examples[2].input,
        "three sour blue plums"
    );
}
