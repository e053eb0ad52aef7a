//! Changes are found where they were made, and named as a person would.

use domain::{Example, ExampleId, Field, RunSettings, Stops, Style, ValueKind};

use super::project;
use crate::{Change, Setting, changes, compare, name};

const THREE: [(&str, &str); 3] = [("one apple", "a"), ("two pears", "b"), ("three plums", "c")];

#[test]
fn nothing_changed() {
    let same = project(&THREE);
    assert_eq!(changes(&same, &same), []);
    assert_eq!(name(&[]), "nothing changed");
}

#[test]
fn the_name_of_the_issue() {
    let mut old = project(&THREE);
    old.run.temperature = 0.7;
    let mut new = old.clone();
    new.run.temperature = 0.2;
    new.prompt.examples[2].input = "three ripe plums".into();
    assert_eq!(
        name(&changes(&old, &new)),
        "example 3 reworded, temperature 0.7 to 0.2"
    );
}

#[test]
fn every_part_has_its_change() {
    let old = project(&THREE);
    let mut new = old.clone();
    new.name = "Other".into();
    new.prompt.style = Style::Chat;
    new.prompt.instruction = "Sort.".into();
    new.prompt.labels.input = "Fruit".into();
    new.prompt.labels.output = String::new();
    new.prompt.input = "four".into();
    new.prompt.values.insert("tone".into(), "kind".into());
    new.prompt.examples[0].on = false;
    new.run = RunSettings {
        model: "m".into(),
        temperature: 1.0,
        top_k: 1,
        top_p: 0.5,
        min_p: 0.1,
        repetition_penalty: 1.1,
        max_tokens: 9,
        seed: 2,
        samples: 3,
        stops: Stops::Custom(vec!["\n".into()]),
        schema: "{}".into(),
    };
    let found = changes(&old, &new);
    // Five texts, the style, an example switched off, a value, eleven settings.
    assert_eq!(found.len(), 19, "{found:?}");
    assert_eq!(
        name(&found),
        "renamed to “Other”, instruction written, input label reworded and 16 more changes"
    );
    assert_eq!(name(&found[7..8]), "variable “tone” set");
    assert_eq!(name(&found[6..7]), "example 1 switched off");
    assert_eq!(name(&found[3..4]), "output label emptied");
    assert_eq!(
        name(&found[17..18]),
        "stop texts from the labels to \"\\n\""
    );
    assert_eq!(name(&found[18..]), "JSON schema none to {}");
    let (Change::Text { field, .. }, Change::Setting { setting, .. }) = (&found[0], &found[8])
    else {
        panic!("{found:?}");
    };
    assert_eq!((field, setting), (&Field::Name, &Setting::Model));
    let back = changes(&new, &old);
    assert_eq!(back.len(), 19);
    assert_eq!(name(&back[7..8]), "variable “tone” emptied");
}

#[test]
fn kinds_and_comments_are_told() {
    let old = project(&THREE);
    let mut new = old.clone();
    new.form.set_kind("city", ValueKind::Choice);
    assert_eq!(
        name(&changes(&old, &new)),
        "variable “city” is now a choice"
    );
    new.form.set_options("city", "Rome\nOslo".into());
    new.prompt.examples[1].note = "odd".into();
    assert_eq!(
        name(&changes(&old, &new)),
        "comment on example 2 written, variable “city” is now a choice, options of variable “city” written"
    );
    let mut newer = new.clone();
    newer.note = "see above".into();
    newer.prompt.examples[1].note = String::new();
    newer.form.set_kind("city", ValueKind::Text);
    assert_eq!(
        name(&changes(&new, &newer)),
        "comment on the instruction written, comment on example 2 emptied, variable “city” is now a text"
    );
}

#[test]
fn examples_are_added_removed_and_moved() {
    let old = project(&THREE);
    let mut new = old.clone();
    new.prompt.examples.rotate_left(1);
    assert_eq!(changes(&old, &new), [Change::Moved { from: 0, to: 2 }]);
    assert_eq!(name(&changes(&old, &new)), "example 1 moved to place 3");
    new.prompt.examples.remove(0);
    assert_eq!(
        name(&changes(&old, &new)),
        "example 2 removed, example 3 moved to place 1"
    );
    for n in 10..14 {
        new.prompt
            .examples
            .push(Example::new(ExampleId(n), "x", "y"));
    }
    let found = name(&changes(&old, &new));
    assert_eq!(
        found,
        "example 2 removed, example 3 moved to place 1, 4 examples added"
    );
    new.run.seed = 5;
    let found = name(&changes(&old, &new));
    assert!(
        found.ends_with("4 examples added and 1 more change"),
        "{found}"
    );
}

#[test]
fn without_ids_likeness_decides() {
    let old = project(&[
        ("the parcel has not come yet", "delivery"),
        ("my invoice is wrong", "billing"),
        ("the page stays white", "bug"),
    ]);
    let mut new = old.clone();
    for (id, example) in (50..).zip(&mut new.prompt.examples) {
        example.id = ExampleId(id);
    }
    assert_eq!(changes(&old, &new), []);
    new.prompt.examples[0].input = "the parcel has still not come".into();
    new.prompt.examples[1].input = "something else entirely".into();
    new.prompt.examples[1].output = "none".into();
    assert_eq!(
        name(&changes(&old, &new)),
        "example 2 removed, example 1 reworded, example 2 added"
    );
}

#[test]
fn the_caller_counts_tokens() {
    let old = project(&THREE[..1]);
    let new = project(&THREE);
    let found = compare(&old, &new, |it| it.prompt.examples.len() * 10);
    assert_eq!((found.old_tokens, found.new_tokens), (10, 30));
    assert_eq!(name(&found.changes), "examples 2 and 3 added");
}
