//! What the table of what may leave says is what leaves.

use domain::{ExampleId, ProjectId, ValueKind};

use super::projects::first;
use crate::{
    body, file,
    policy::{ASKED, EXAMPLE, PROJECT, Reach, Rule, TABLES},
};

fn reach(rules: &[Rule], field: &str) -> Reach {
    rules
        .iter()
        .find(|it| it.field == field)
        .expect("listed")
        .reach
}

/// Every text of a project, each found by its own word.
fn marked() -> domain::Project {
    let mut project = first();
    project.id = ProjectId("word-id".into());
    project.name = "word-name".into();
    project.prompt.examples[0].id = ExampleId(77_777);
    project.prompt.examples[0].input = "word-input".into();
    project
        .prompt
        .values
        .insert("word-variable".into(), "word-value".into());
    project.run.model = "word-model".into();
    project.note = "word-note".into();
    project.prompt.examples[0].note = "word-aside".into();
    project.form.set_kind("word-variable", ValueKind::Choice);
    project
        .form
        .set_options("word-variable", "word-options".into());
    project
}

#[test]
fn the_id_stays_here_and_comments_are_in_no_link() {
    let (file, link) = (file::write(&marked()).into_bytes(), body::write(&marked()));
    let has = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
    for (word, reach) in [
        ("word-id", reach(PROJECT, "id")),
        ("word-name", reach(PROJECT, "name")),
        ("word-input", reach(EXAMPLE, "input")),
        ("77777", reach(EXAMPLE, "id")),
        ("word-variable", Reach::Link),
        ("word-value", Reach::Link),
        ("word-model", Reach::Link),
        ("word-options", reach(ASKED, "options")),
        ("word-note", reach(PROJECT, "note")),
        ("word-aside", reach(EXAMPLE, "note")),
    ] {
        assert_eq!(has(&file, word), reach >= Reach::File, "{word} in a file");
        assert_eq!(has(&link, word), reach >= Reach::Link, "{word} in a link");
    }
}

#[test]
fn nothing_is_listed_twice() {
    for (name, rules) in TABLES {
        let mut fields: Vec<&str> = rules.iter().map(|it| it.field).collect();
        fields.sort_unstable();
        fields.dedup();
        assert_eq!(fields.len(), rules.len(), "{name}");
    }
}

#[test]
fn other_rooms_decide_with_the_same_macro() {
    struct Settings {
        theme: u8,
        api_key: String,
    }
    crate::decide! { SETTINGS for Settings { theme: Device, api_key: Nowhere } }
    let settings = Settings {
        theme: 1,
        api_key: String::new(),
    };
    assert_eq!((settings.theme, settings.api_key.len()), (1, 0));
    assert_eq!(reach(SETTINGS, "api_key"), Reach::Nowhere);
    assert!(Reach::Nowhere < Reach::Device && Reach::File < Reach::Link);
}
