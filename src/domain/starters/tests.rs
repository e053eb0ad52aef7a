//! What every starter has to hold to.

use std::collections::BTreeSet;

use super::*;
use crate::{Message, messages, render_completion, variables_in};

fn id() -> ProjectId {
    ProjectId("0".into())
}

#[test]
fn there_are_enough_and_each_has_a_name_of_its_own() {
    assert!(STARTERS.len() >= 20);
    let names: BTreeSet<&str> = STARTERS.iter().map(|it| it.name).collect();
    assert_eq!(names.len(), STARTERS.len());
}

#[test]
fn groups_stand_together_and_none_is_empty() {
    let mut groups: Vec<Group> = STARTERS.iter().map(|it| it.group).collect();
    groups.dedup();
    assert_eq!(groups, Group::ALL);
}

#[test]
fn each_is_whole_and_its_question_is_not_among_its_examples() {
    for starter in STARTERS {
        let Starter { name, lesson, .. } = starter;
        for text in [*name, *lesson, starter.labels.0, starter.labels.1] {
            assert!(!text.is_empty(), "{name}: an empty text");
            assert_eq!(text.trim(), text, "{name}");
        }
        assert!(
            lesson.ends_with('.') && !lesson.contains('!'),
            "{name}: {lesson}"
        );
        assert!(
            lesson.chars().count() <= 80,
            "{name}: {lesson} is too long for a card"
        );
        assert!((2..=8).contains(&starter.examples.len()), "{name}");
        let inputs: BTreeSet<&str> = starter.examples.iter().map(|it| it.0).collect();
        assert_eq!(
            inputs.len(),
            starter.examples.len(),
            "{name}: one input twice"
        );
        assert!(
            !inputs.contains(starter.input),
            "{name}: the question is an example"
        );
        let texts = starter.examples.iter().flat_map(|(x, y)| [*x, *y]);
        for text in texts.chain([starter.input, starter.answer]) {
            assert!(!text.is_empty() && !text.contains('\n'), "{name}: {text:?}");
        }
    }
}

#[test]
fn what_is_switched_off_is_what_teaches() {
    for starter in STARTERS {
        let Starter { name, off, .. } = starter;
        assert!(!off.is_empty(), "{name}: nothing to try");
        assert!(off.is_sorted_by(|a, b| a < b), "{name}: {off:?}");
        assert!(off.iter().all(|it| *it < starter.examples.len()), "{name}");
        let answers: BTreeSet<usize> = (0..starter.examples.len())
            .filter(|it| starter.examples[*it].1 == starter.answer)
            .collect();
        if off.len() == starter.examples.len() {
            assert!(
                answers.is_empty(),
                "{name}: an example gives the answer away"
            );
        } else {
            // A label that is in no example cannot be known.
            let off: BTreeSet<usize> = off.iter().copied().collect();
            assert_eq!(
                answers, off,
                "{name}: exactly these say “{}”",
                starter.answer
            );
        }
    }
}

#[test]
fn every_variable_has_a_value_and_every_value_a_variable() {
    for starter in STARTERS {
        let project = starter.project(id());
        let rendered = render_completion(&project.prompt).text;
        assert!(!rendered.contains("{{"), "{}: {rendered}", starter.name);
        let (input, output) = starter.peek();
        assert!(!input.contains("{{") && !output.contains("{{"));
        let texts = starter.examples.iter().flat_map(|(x, y)| [*x, *y]);
        let texts: Vec<&str> = texts.chain([starter.instruction, starter.input]).collect();
        let named = variables_in(texts);
        let given: Vec<&str> = starter.values.iter().map(|it| it.0).collect();
        assert_eq!(named, given, "{}", starter.name);
    }
}

#[test]
fn a_starter_becomes_the_project_it_describes() {
    for starter in STARTERS {
        let project = starter.project(id());
        assert_eq!(project.name, starter.name);
        let shown: Vec<(&str, &str)> = project
            .prompt
            .examples
            .iter()
            .map(|it| (&*it.input, &*it.output))
            .collect();
        assert_eq!(shown, starter.examples);
        let last = messages(&project.prompt).pop();
        let Message { content, .. } = last.expect("a question");
        assert_eq!(content, starter.input);
        assert!(project.prompt.examples.iter().all(|it| it.on));
    }
    let first = Project::first(id());
    assert_eq!(first, STARTERS[0].project(id()));
}

/// The starter that this project is taken for.
fn taken_for(project: &Project) -> Option<&'static str> {
    let found = Lesson::open_in(&project.prompt.instruction, |id| {
        let example = project.prompt.example(id);
        example.map(|it| print(&it.input, &it.output))
    })?;
    let place = LESSONS.iter().position(|it| it == found)?;
    assert_eq!(found.answer, STARTERS[place].answer);
    Some(STARTERS[place].name)
}

#[test]
fn no_starter_is_taken_for_another() {
    for starter in STARTERS {
        let mut project = starter.project(id());
        assert_eq!(taken_for(&project), Some(starter.name));
        // Another question, and an example more, leave it what it is.
        project.prompt.input = "Something else".into();
        let more = Example::new(project.fresh_example_id(), "x", "y");
        project.prompt.examples.push(more);
        assert_eq!(taken_for(&project), Some(starter.name));
        for id in starter.ids_off() {
            let mut changed = project.clone();
            changed.prompt.examples.retain(|it| it.id != id);
            assert_eq!(taken_for(&changed), None, "{} without {id:?}", starter.name);
        }
    }
    assert_eq!(taken_for(&Project::empty(id(), "Untitled")), None);
}

#[test]
fn a_starter_is_found_by_a_persons_words() {
    let found = |sought: &str| -> Vec<&str> {
        let found = STARTERS.iter().filter(|it| it.answers_to(sought));
        found.map(|it| it.name).collect()
    };
    assert_eq!(found("json"), ["Turn notes into JSON"]);
    assert_eq!(found("  Sort   EMAIL "), ["Sort customer emails"]);
    assert_eq!(found("sentiment"), ["Good or bad review"]);
    assert_eq!(found("product name"), ["Make product names"]);
    assert_eq!(found("").len(), STARTERS.len());
    assert_eq!(found("zebra").len(), 0);
}
