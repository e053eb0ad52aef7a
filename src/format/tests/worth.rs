//! Measurements of examples: found again for the prompt that was measured, and told apart where it changed.

use domain::{Project, ProjectId, Prompt};
use proptest::prelude::*;

use crate::worth::{Worth, read, told, with};

fn prompt() -> Prompt {
    let mut prompt = Project::first(ProjectId("0".into())).prompt;
    prompt.examples.truncate(3);
    prompt.examples.iter_mut().for_each(|it| it.on = true);
    prompt
}

fn worth(model: &str, prompt: &Prompt) -> Worth {
    let without = [(12, 0.26, 0.69), (30, -0.1, 0.15), (31, -0.05, 0.05)];
    Worth::new(model, prompt, 31, 40, without.into_iter())
}

#[test]
fn the_very_prompt_is_told_with_every_example() {
    let all = read(&with(None, worth("Sprout", &prompt())));
    let told = told(&all, &prompt()).expect("measured");
    assert!(told.is_exact);
    assert_eq!(told.worth.model, "Sprout");
    let first = told.examples[0].measured.expect("measured");
    assert_eq!((first.right_without, told.worth.right), (12, 31));
    assert_eq!((first.low, first.high), (0.26, 0.69));
    assert_eq!(told.examples.len(), 3);
}

#[test]
fn an_example_that_changed_has_no_value_and_the_others_are_not_exact() {
    let all = read(&with(None, worth("Sprout", &prompt())));
    let mut now = prompt();
    now.examples[1].output.push_str(" indeed");
    let found = told(&all, &now).expect("the others");
    assert!(!found.is_exact);
    assert!(found.examples[1].measured.is_none());
    assert!(found.examples[0].measured.is_some());
    // One that is switched off is not told of, and the others were measured beside it.
    now = prompt();
    now.examples[0].on = false;
    let found = told(&all, &now).expect("the others");
    assert_eq!((found.is_exact, found.examples.len()), (false, 2));
    assert_eq!(found.examples[0].place, 1);
    now = prompt();
    now.examples.swap(0, 1);
    assert!(
        !told(&all, &now).expect("all of them").is_exact,
        "another order"
    );
}

#[test]
fn other_words_around_the_examples_are_another_prompt() {
    let all = read(&with(None, worth("Sprout", &prompt())));
    let mut now = prompt();
    now.instruction.push('!');
    assert_eq!(told(&all, &now), None);
    now = prompt();
    now.labels.output.push('!');
    assert_eq!(told(&all, &now), None);
    now = prompt();
    now.values.insert("tone".into(), "kind".into());
    assert_eq!(told(&all, &now), None);
    now = prompt();
    // Every row has an input of its own.
    now.input = "Another.".into();
    assert!(told(&all, &now).expect("the same").is_exact);
}

#[test]
fn the_very_prompt_comes_before_a_newer_one_and_a_new_run_replaces_its_own() {
    let mut other = prompt();
    other.examples.pop();
    let first = with(None, worth("Sprout", &prompt()));
    let all = with(Some(&first), worth("Sprout", &other));
    let all = with(Some(&all), worth("Sprout", &other));
    let all = read(&all);
    assert_eq!(all.len(), 2);
    let found = told(&all, &prompt()).expect("measured");
    assert!(found.is_exact && found.examples.len() == 3);
    let mut many = None;
    for at in 0..50 {
        many = Some(with(many.as_deref(), worth(&at.to_string(), &prompt())));
    }
    let all = read(&many.expect("written"));
    assert_eq!((all.len(), &*all[0].model), (20, "49"));
}

proptest! {
    #[test]
    fn no_record_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[\\[\\]{}\",:a-z0-9]{0,80}") {
        for it in [&bytes[..], text.as_bytes()] {
            let all = read(it);
            let _ = told(&all, &prompt());
            let _ = with(Some(it), worth("a", &prompt()));
        }
    }
}
