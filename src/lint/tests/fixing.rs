//! On any project: nothing panics, places are real, a fix removes its finding, and its undo restores the project.

use domain::{Example, ExampleId, Field, Project, ProjectId, Stops, Style};
use proptest::prelude::*;

use crate::{Choice, Facts, Spot, choose, chosen_edit, evidence, findings, label_counts, rule};

fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "(yes|no|Yes|maybe)[ \n]{0,2}",
        2 => "[a-c ä\n{}]{0,8}",
        1 => "\\PC{0,12}",
        1 => Just("{{a}}".to_owned()),
    ]
}

fn a_project() -> impl Strategy<Value = Project> {
    let examples = prop::collection::vec((a_text(), a_text(), prop::bool::weighted(0.8)), 0..9);
    let labels = (a_text(), prop_oneof![Just("Kind".to_owned()), a_text()]);
    let rest = (any::<bool>(), prop::option::of(a_text()), any::<bool>());
    (examples, labels, a_text(), a_text(), rest).prop_map(
        |(examples, labels, instruction, input, (is_chat, value, is_open))| {
            let mut project = Project::empty(ProjectId("0".into()), "");
            let prompt = &mut project.prompt;
            (prompt.labels.input, prompt.labels.output) = labels;
            (prompt.instruction, prompt.input) = (instruction, input);
            if is_chat {
                prompt.style = Style::Chat;
            }
            if let Some(value) = value.filter(|it| !it.is_empty()) {
                prompt.values.insert("a".into(), value);
            }
            prompt.examples = (1..)
                .zip(examples)
                .map(|(id, (x, y, on))| Example {
                    on,
                    ..Example::new(ExampleId(id), x, y)
                })
                .collect();
            if is_open {
                project.run.stops = Stops::Custom(vec![]);
            }
            project
        },
    )
}

fn some_facts() -> impl Strategy<Value = Facts> {
    let starts = prop::collection::btree_set(0..200usize, 0..60);
    (prop::option::of(-9..9i64), prop::option::of(starts)).prop_map(|(room_tokens, starts)| Facts {
        room_tokens,
        token_starts: starts.map(|it| it.into_iter().collect()),
    })
}

proptest! {
    #[test]
    fn a_fix_removes_its_finding_and_its_undo_restores(project in a_project(), facts in some_facts()) {
        for finding in findings(&project, &facts) {
            prop_assert!(rule(finding.rule).is_some());
            if let Spot::Text { field, bytes } = &finding.spot {
                let text = project.text(field).expect("a text of the project");
                prop_assert!(text.get(bytes.clone()).is_some(), "{text:?} {bytes:?}");
            }
            let Some(fix) = finding.fix else { continue };
            let mut fixed = project.clone();
            let inverse = fixed.apply(fix.edit).expect("a fix applies");
            let left = findings(&fixed, &facts);
            let again = left.iter().find(|it| it.rule == finding.rule && it.spot == finding.spot);
            prop_assert!(again.is_none(), "{again:?}");
            fixed.apply(inverse).expect("an undo applies");
            prop_assert_eq!(&fixed, &project);
        }
    }

    #[test]
    fn all_that_is_fixed_stays_fixed(project in a_project()) {
        let mut project = project;
        for _ in 0..60 {
            let found = findings(&project, &Facts::default());
            let Some(fix) = found.into_iter().find_map(|it| it.fix) else { return Ok(()) };
            project.apply(fix.edit).expect("a fix applies");
        }
        prop_assert!(false, "fixes go round in circles: {:?}", project.prompt);
    }

    #[test]
    fn evidence_speaks_of_every_example_once(project in a_project()) {
        let places: Vec<usize> = evidence(&project).iter().map(|it| it.place).collect();
        prop_assert_eq!(places, (0..project.prompt.examples.len()).collect::<Vec<_>>());
        let n_shown = project.prompt.examples.iter().filter(|it| it.on).count();
        prop_assert_eq!(label_counts(&project).iter().map(|it| it.count).sum::<usize>(), n_shown);
    }

    #[test]
    fn a_choice_is_shown_and_nothing_else(project in a_project(), k in 0..6usize, ordered: bool) {
        for choice in [Choice::Nearest, Choice::NearestOfEach, Choice::Diverse] {
            let chosen = choose(&project, choice, k);
            prop_assert!(chosen.len() <= k);
            prop_assert_eq!(&chosen, &choose(&project, choice, k));
            let mut changed = project.clone();
            if let Some(edit) = chosen_edit(&project, &chosen, ordered) {
                let inverse = changed.apply(edit).expect("a choice applies");
                let mut back = changed.clone();
                back.apply(inverse).expect("an undo applies");
                prop_assert_eq!(&back, &project);
            }
            let mut shown: Vec<_> = changed.prompt.examples.iter().filter(|it| it.on).map(|it| it.id).collect();
            let mut wanted: Vec<_> = chosen.iter().rev().map(|it| it.id).collect();
            if !ordered {
                shown.sort();
                wanted.sort();
            }
            prop_assert_eq!(shown, wanted);
            for it in &changed.prompt.examples {
                prop_assert_eq!(changed.text(&Field::ExampleInput(it.id)), project.text(&Field::ExampleInput(it.id)));
            }
        }
    }
}
