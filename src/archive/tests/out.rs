//! Projects as files of other tools and as code: what comes back, what is never in it.

use domain::{Project, Style};
use foreign::Format;

use super::*;

const GITHUB: &str = "name: Haiku
model: openai/gpt-4o
modelParameters:
  temperature: 0.5
messages:
  - role: system
    content: You write haiku.
  - role: user
    content: 'About {{topic}}'
testData:
  - topic: bananas
    expected: A yellow moon
evaluators:
  - name: short
    string:
      contains: moon
";

fn taken(name: &str, text: &str) -> foreign::Found {
    let looks = look_at(&[file(name, text)], &mut id);
    match looks.into_iter().next().map(|it| it.arrived) {
        Some(Arrived::Foreign(guesses)) => guesses[0].found.clone(),
        other => panic!("not read: {other:?}"),
    }
}

#[test]
fn every_format_that_can_be_written_is_on_one_shelf() {
    let offered: Vec<Format> = shelves()
        .iter()
        .flat_map(|it| it.formats)
        .copied()
        .collect();
    for format in Format::ALL {
        let n = offered.iter().filter(|it| **it == format).count();
        assert_eq!(n, usize::from(format.can_be_written()), "{format:?}");
    }
}

#[test]
fn what_a_project_has_no_place_for_goes_back_from_its_file() {
    let found = taken("haiku.prompt.yml", GITHUB);
    let project = &found.taken.projects[0].project;
    let origin = Origin {
        name: "haiku.prompt.yml".into(),
        bytes: GITHUB.as_bytes().to_vec(),
        format: found.format,
        at: 0,
    };
    let origin = Origin::from_bytes(&origin.to_bytes()).expect("its own bytes");
    let made = make(Format::GithubModels, project, Some(&origin)).expect("made");
    let text = String::from_utf8(made.files[0].1.clone()).expect("text");
    assert!(text.contains("evaluators"), "{text}");
    assert!(text.contains("A yellow moon"), "{text}");
    let again = taken("again.prompt.yml", &text);
    assert_eq!(again.taken.projects[0].project, *project);
    assert_eq!(again.taken.data, found.taken.data);

    let alone = make(Format::GithubModels, project, None).expect("made");
    assert!(!String::from_utf8_lossy(&alone.files[0].1).contains("evaluators"));
}

#[test]
fn files_that_came_along_are_kept_with_the_first() {
    let config = "prompts: ['About {{topic}}']\nproviders: [echo]\ntests: file://tests.csv\n";
    let tests = "topic,__expected\nrain,icontains:rain\ntea,\n";
    let looks = look_at(&[file("p.yaml", config), file("tests.csv", tests)], &mut id);
    let Arrived::Foreign(guesses) = &looks[0].arrived else {
        panic!("not read: {looks:?}");
    };
    let origin = Origin::of(&looks[0], &guesses[0], 0);
    let project = &guesses[0].found.taken.projects[0].project;
    let made = make(Format::Promptfoo, project, Some(&origin)).expect("made");
    let text = String::from_utf8_lossy(&made.files[0].1);
    assert!(text.contains("icontains") && text.contains("tea"), "{text}");
}

#[test]
fn bytes_that_are_no_origin_are_none() {
    for bytes in [
        &b""[..],
        b"x",
        b"github-models\n",
        b"nothing 0 a\n",
        b"github-models x a\n",
        b"\xff 0 a\n",
    ] {
        assert_eq!(Origin::from_bytes(bytes), None);
    }
}

#[test]
fn a_project_s_own_file_is_the_same_after_a_round() {
    let project = Project::first(id());
    assert_eq!(project_of(&file_of(&project), id()), Ok(project));
    assert!(project_of("{", id()).is_err());
}

#[test]
fn code_asks_what_the_prompt_says_and_names_its_key() {
    let mut project = Project::first(id());
    project.prompt.style = Style::Chat;
    project.prompt.instruction = "Sort for {{who}}".into();
    project
        .prompt
        .values
        .insert("who".into(), "Ann’s \"team\"".into());
    let spoken = Spoken::of(&project);
    assert_eq!(
        spoken.model, "",
        "the practice model lives in this page alone"
    );
    for language in Language::ALL {
        let code = code_of(language, &project, &spoken);
        assert!(code.contains("OPENAI_API_KEY"), "{code}");
        assert!(code.contains("api.openai.com"), "{code}");
        assert!(code.contains("Sort for Ann"), "{code}");
        assert!(code.contains("MODEL"), "{code}");
        assert!(!code.contains("sprout"), "{code}");
    }
    project.run.model = "service/mine/org/model".into();
    assert_eq!(Spoken::of(&project).model, "org/model");
}

#[test]
fn days_left_are_counted_to_the_day() {
    let lasts = leaving().map(|it| format::civil::date(it.last.1));
    assert_eq!(
        lasts,
        ["2026-11-30", "2026-11-30", "2026-07-30", "2027-04-20"]
    );
    let november = leaving()[0].last.1;
    let words: Vec<String> = [november - 3, november - 1, november, november + 1]
        .map(|today| left(november, today))
        .into();
    assert_eq!(
        words,
        ["3 days left", "1 day left", "closes today", "closed"]
    );
}
