//! Twelve faults, each put into a clean prompt by itself: exactly its rule answers.

use domain::{Edit, ExampleId, Field, ProjectId, STARTERS, Stops, Style, render_completion};

use super::{clean, found_in, keys};
use crate::{Facts, RULES, Spot, Weight, findings};

fn text(field: Field, text: &str) -> Edit {
    Edit::SetText {
        field,
        text: text.into(),
    }
}

fn out(id: u64) -> Field {
    Field::ExampleOutput(ExampleId(id))
}

/// The edit alone brings exactly this rule, once.
fn check(rule: &str, faulty: Edit) {
    let mut project = clean();
    project.apply(faulty).expect("applies");
    assert_eq!(keys(&found_in(&project)), [rule]);
}

#[test]
fn a_clean_prompt_has_no_findings() {
    assert_eq!(found_in(&clean()), []);
}

#[test]
fn each_fault_has_its_finding() {
    check("no-label", text(Field::OutputLabel, " "));
    check(
        "unfilled",
        text(Field::Instruction, "Sort for {{company}}."),
    );
    check(
        "trailing-space",
        text(Field::Input, "My invoice is wrong. "),
    );
    check("spelling", text(out(3), "billing"));
    check("spelling", text(out(3), " Billing"));
    check(
        "contradiction",
        Edit::Many(vec![text(
            Field::ExampleInput(ExampleId(6)),
            "I was charged  twice.",
        )]),
    );
    check("leak", text(Field::Input, "Where is my refund?"));
    check(
        "last-two",
        Edit::Move {
            id: ExampleId(4),
            to: 5,
        },
    );
    let mut run = clean().run;
    run.stops = Stops::Custom(vec![String::new()]);
    check("no-stop", Edit::SetRun(run));
}

#[test]
fn a_copy_is_found() {
    let mut project = clean();
    let mut copy = project.prompt.examples[1].clone();
    copy.id = ExampleId(9);
    copy.output = "technical".into();
    project.prompt.examples.insert(2, copy.clone());
    // Another spelling is another fault, yet the same answer.
    assert_eq!(keys(&found_in(&project)), ["spelling", "duplicate"]);
    project.prompt.examples[2].output = "Technical".into();
    assert_eq!(keys(&found_in(&project)), ["duplicate"]);
    project.prompt.examples[2].on = false;
    assert_eq!(found_in(&project), [], "what is off is not seen");
}

#[test]
fn a_majority_is_found() {
    let mut project = clean();
    for (place, kind) in [(1, "Billing"), (3, "Billing")] {
        project.prompt.examples[place].output = kind.into();
    }
    let found = found_in(&project);
    assert_eq!(keys(&found), ["unbalanced"]);
    assert_eq!(
        found[0].says,
        "“Billing” is shown 5 times, “Technical” once."
    );
    project.prompt.examples[1].output = "Technical".into();
    assert_eq!(keys(&found_in(&project)), ["unbalanced"], "four and two");
    project.prompt.examples.remove(0);
    assert_eq!(found_in(&project), [], "three and two");
}

#[test]
fn too_long_is_found_where_the_room_is_known() {
    let facts = |room_tokens| Facts {
        room_tokens,
        token_starts: None,
    };
    let found = findings(&clean(), &facts(Some(-1)));
    assert_eq!(keys(&found), ["over-budget"]);
    assert!(
        found[0]
            .says
            .ends_with("1 token more than the model takes.")
    );
    assert_eq!(findings(&clean(), &facts(Some(0))), []);
}

#[test]
fn an_answer_of_two_tokens_is_noted() {
    let rendered = render_completion(&clean().prompt).text;
    let at = rendered.find("Technical").expect("there");
    let starts = |inside: &[usize]| Facts {
        room_tokens: None,
        token_starts: Some([&[0, at - 1], inside, &[at + 9]].concat()),
    };
    assert_eq!(findings(&clean(), &starts(&[])), [], "a space and a word");
    assert_eq!(findings(&clean(), &starts(&[at])), [], "the word by itself");
    let found = findings(&clean(), &starts(&[at + 4]));
    assert_eq!(keys(&found), ["label-tokens"]);
    assert_eq!(found[0].says, "“Technical” is 2 tokens.");
}

#[test]
fn the_essays_bad_prompt_lacks_its_answers_label() {
    let mut project = clean();
    project.prompt.examples.clear();
    project.prompt.instruction = "Translate English to German:".into();
    project.prompt.labels.input = "English".into();
    project.prompt.input = "I love you".into();
    project.prompt.labels.output = String::new();
    assert_eq!(keys(&found_in(&project)), ["no-label"]);
    project.prompt.labels.output = "German".into();
    assert_eq!(found_in(&project), []);
}

#[test]
fn a_chat_needs_neither_labels_nor_stops() {
    let mut project = clean();
    project.prompt.labels.output = String::new();
    project.run.stops = Stops::Custom(vec![]);
    assert_eq!(keys(&found_in(&project)), ["no-label", "no-stop"]);
    project.prompt.style = Style::Chat;
    assert_eq!(found_in(&project), []);
}

#[test]
fn a_place_is_the_bytes_that_are_meant() {
    let mut project = clean();
    project.prompt.input = "Dear {{größe}}, ".into();
    let spots: Vec<Spot> = found_in(&project).into_iter().map(|it| it.spot).collect();
    let bytes = [5..16, 17..18].map(|bytes| Spot::Text {
        field: Field::Input,
        bytes,
    });
    assert_eq!(spots, bytes);
}

#[test]
fn free_answers_are_not_weighed_as_kinds() {
    let mut project = clean();
    for (n, it) in project.prompt.examples.iter_mut().enumerate() {
        it.output = format!("An answer of its own, number {n}.");
    }
    project.prompt.examples[4].output = project.prompt.examples[5].output.clone();
    assert_eq!(found_in(&project), []);
}

/// What the gallery offers has to stand its own test.
#[test]
fn starters_have_nothing_to_mend() {
    for starter in STARTERS {
        let project = starter.project(ProjectId("0".into()));
        let found = found_in(&project);
        let bad: Vec<_> = found
            .iter()
            .filter(|it| crate::rule(it.rule).is_none_or(|it| it.weight == Weight::Mend))
            .filter(|it| it.rule != "unfilled")
            .collect();
        assert!(bad.is_empty(), "{}: {bad:?}", project.name);
    }
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut keys: Vec<_> = RULES.iter().map(|it| it.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), RULES.len());
}
