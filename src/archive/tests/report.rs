//! Reports: everything is in them, and whatever a text says, it stays text.

use domain::{Example, ExampleId, Project, Style};

use super::*;

fn project() -> Project {
    let mut project = Project::empty(id(), "Sort letters");
    project.prompt.instruction = "Sort each letter.\nOne word.".into();
    project.prompt.examples = vec![
        Example::new(ExampleId(1), "It is torn", "Complaint"),
        Example {
            on: false,
            ..Example::new(ExampleId(2), "Thanks", "Praise")
        },
    ];
    project.prompt.input = "Where is it?".into();
    project.prompt.values.insert("tone".into(), "calm".into());
    project
}

fn made(project: &Project) -> String {
    report(
        project,
        &[("Instruction reworded".into(), "yesterday".into())],
        "27 November",
    )
}

/// Every tag of a page, without its attributes.
fn tags(page: &str) -> Vec<&str> {
    let names = page.split('<').skip(1);
    names
        .map(|it| it.split([' ', '>']).next().unwrap_or_default())
        .collect()
}

/// A text in every place that a person or a file can fill.
fn filled(text: &str) -> Project {
    let mut project = project();
    project.name = text.into();
    project.run.model = text.into();
    project.run.stops = domain::Stops::Custom(vec![text.into()]);
    let prompt = &mut project.prompt;
    prompt.instruction = text.into();
    prompt.input = text.into();
    prompt.labels.input = text.into();
    prompt.labels.output = text.into();
    prompt.values.insert(text.into(), text.into());
    for example in &mut prompt.examples {
        example.input = text.into();
        example.output = text.into();
    }
    project
}

#[test]
fn everything_of_a_project_is_in_its_report() {
    let page = made(&project());
    for wanted in [
        "Sort letters",
        "27 November",
        "Sort each letter.\nOne word.",
        "It is torn",
        "Complaint",
        "Thanks",
        "2 (switched off)",
        "Where is it?",
        "tone",
        "calm",
        "temperature",
        "sprout",
        "Instruction reworded",
        "Input: It is torn\nOutput: Complaint",
    ] {
        assert!(page.contains(wanted), "{wanted}");
    }
    let mut chat = project();
    chat.prompt.style = Style::Chat;
    let page = made(&chat);
    assert!(page.contains("<h3 dir=\"auto\">System</h3>"));
    assert!(!page.contains("Input: It is torn"));
}

#[test]
fn a_hostile_text_adds_no_tag() {
    let plain = made(&filled("word"));
    for text in [
        "<script>alert(1)</script>",
        "</pre><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "'-alert(1)-'",
        "</title><script>",
        "</style><script>",
        "<!--",
        "]]>",
        "&lt;script&gt;",
        "<\0script>",
        "\u{202e}evil",
    ] {
        let page = made(&filled(text));
        assert_eq!(tags(&page), tags(&plain), "{text:?}");
        assert!(!page.contains('\0'));
    }
}

#[test]
fn the_payloads_of_other_projects_add_no_tag() {
    let Some(bytes) = shared("data/hostile/xss-payloads.json") else {
        return;
    };
    let plain = tags(&made(&filled("word"))).len();
    let text = String::from_utf8(bytes).expect("JSON is UTF-8");
    // Each line of the file holds at most one payload; whatever else a line holds is as good a text.
    let mut n = 0;
    for line in text.lines().filter(|it| it.contains('<')) {
        assert_eq!(tags(&made(&filled(line))).len(), plain, "{line}");
        n += 1;
    }
    assert!(n > 20, "{n} payloads");
}

#[test]
fn a_file_name_is_one_on_every_system() {
    let named = |name: &str| {
        report_name(&Project {
            name: name.into(),
            ..project()
        })
    };
    assert_eq!(named("Sort letters"), "Sort letters, report.html");
    assert_eq!(named("../..\\a:b*?\0"), "a b, report.html");
    assert_eq!(named("\u{202e}"), "report.html");
    assert!(named(&"x".repeat(5_000)).len() < 100);
}

proptest::proptest! {
    #[test]
    fn any_text_stays_text(text in "\\PC{0,40}|[<>&\"'/a-z=! \\x00-\\x1f-]{0,40}") {
        // An empty instruction has no place of its own.
        let page = made(&filled(&format!("a{text}")));
        let plain = made(&filled("word"));
        proptest::prop_assert_eq!(tags(&page), tags(&plain));
    }
}
