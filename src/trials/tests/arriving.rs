//! promptfoo's files: what they say here is what stands in them, and what does not fit is named.

use std::path::PathBuf;

use super::*;
use crate::{Asks, Judged, Rule, Setup};

/// Files of `shared/data/prompts/promptfoo/FOLDER`; `None`, and a word about it, where they are not at hand.
fn shared(folder: &str) -> Option<Vec<(String, String)>> {
    let root = std::env::var("EXEMPLAR_SHARED").map_or_else(
        |_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = root.join("data/prompts/promptfoo").join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    };
    let file = |it: std::fs::DirEntry| {
        let name = it.file_name().into_string().unwrap();
        (name, std::fs::read_to_string(it.path()).unwrap())
    };
    Some(entries.map(|it| file(it.unwrap())).collect())
}

fn visited() -> Visit {
    visit(&store(), Rc::new(FakeEngine::default()))
}

#[test]
fn a_configuration_becomes_a_draft_and_says_what_does_not_fit() {
    let Some(files) = shared("simple-test") else {
        return;
    };
    let mut visit = visited();
    visit.trials.look_at_foreign(&files);
    let found = visit.trials.arriving().get_untracked().unwrap().unwrap();
    assert_eq!(
        found.found,
        [
            "2 prompts",
            "5 rows, 3 with a right answer",
            "judged by: It contains the right answer"
        ]
    );
    let losses = found.losses.join("\n");
    for word in ["3 checks", "different ways", "chosen here"] {
        assert!(losses.contains(word), "{word}: {losses}");
    }
    assert_eq!(visit.trials.screen().get_untracked(), Screen::Home);
    visit.trials.take_foreign();
    visit.settle();
    assert_eq!(visit.trials.screen().get_untracked(), Screen::Setup);
    let draft = visit.trials.draft().get_untracked();
    assert_eq!(
        draft.prompt().instruction,
        "Rephrase this from English to Pirate:"
    );
    assert_eq!(
        draft.options.versions[0].instruction,
        "Pretend you're a pirate and speak these words:"
    );
    assert_eq!(
        (&*draft.rows[1].input, &*draft.rows[1].expected),
        ("I'm hungry", "grub")
    );
    assert_eq!(draft.judged, Judged::Contains);
}

/// What a configuration becomes, and what of it does not fit.
fn draft_of(yaml: &str) -> (Setup, Vec<String>) {
    let mut visit = visited();
    visit
        .trials
        .look_at_foreign(&[("promptfooconfig.yaml".into(), yaml.into())]);
    let found = visit.trials.arriving().get_untracked().unwrap().unwrap();
    visit.trials.take_foreign();
    visit.settle();
    let draft = visit.trials.draft().get_untracked();
    (Setup::clone(&draft), found.losses.clone())
}

#[test]
fn checks_that_every_row_has_become_rules() {
    let (draft, losses) = draft_of(
        "prompts: ['Answer: {{q}}']
defaultTest:
  assert:
    - {type: is-json, weight: 3}
    - {type: latency, threshold: 2000}
    - {type: icontains, value: answer}
  threshold: 0.5
tests:
  - vars: {q: one}
    assert: [{type: not-icontains, value: sorry}, {type: rouge-n, value: the first, threshold: 0.6, weight: 2}]
  - vars: {q: two}
    assert:
      - {type: not-icontains, value: sorry}
      - {type: rouge-n, value: the second, threshold: 0.6, weight: 2}
      - {type: is-xml}
",
    );
    assert_eq!((draft.judged, draft.more.parts.len()), (Judged::Several, 0));
    assert_eq!(draft.rows[1].expected, "the second");
    let rules = draft.more.rules.iter();
    let rules: Vec<_> = rules
        .map(|it| (it.asks, it.is_not, it.weight, &*it.text))
        .collect();
    assert_eq!(
        rules,
        [
            (Asks::Rouge1, false, 2.0, ""),
            (Asks::Contains, true, 1.0, "sorry"),
            (Asks::Json, false, 3.0, ""),
            (Asks::Seconds, false, 1.0, ""),
            (Asks::Contains, false, 1.0, "answer"),
        ]
    );
    assert_eq!(draft.more.rules[0].bound, 0.6);
    assert_eq!(draft.more.right_from, Some(0.5));
    // What only the second row has is left out, and counted.
    assert!(
        losses.iter().any(|it| it.contains("One check")),
        "{losses:?}"
    );
}

#[test]
fn a_rubric_of_every_row_is_a_rule_and_one_of_some_rows_compares_the_versions() {
    let of = |first: &str, second: &str| {
        let (draft, losses) = draft_of(&format!(
            "prompts: ['{{{{q}}}}']
tests:
  - {{vars: {{q: one}}, assert: [{{type: llm-rubric, value: {first}}}]}}
  - {{vars: {{q: two}}, assert: [{{type: llm-rubric, value: {second}}}]}}
"
        ));
        let rules: Vec<Asks> = draft.more.rules.iter().map(|it| it.asks).collect();
        (
            draft.judged,
            rules,
            draft.more.rubric.text.clone(),
            losses.join(" "),
        )
    };
    let (judged, rules, _, losses) = of("kind", "kind");
    assert_eq!((judged, rules), (Judged::Several, vec![Asks::Rubric]));
    assert!(!losses.contains("rubric"), "{losses}");
    let (judged, rules, rubric, losses) = of("kind", "brief");
    assert_eq!((judged, rules.len(), &*rubric), (Judged::Rubric, 0, "kind"));
    assert!(losses.contains("one rubric for all rows"), "{losses}");
}

#[test]
fn rules_leave_for_promptfoo_and_come_back() {
    let mut visit = visited();
    visit.set_up(Question::Versions, Practice::Plant);
    let rule = |asks, text: &str, weight| Rule {
        text: text.into(),
        weight,
        ..Rule::new(asks)
    };
    let rules = vec![
        rule(Asks::Contains, "a", 1.0),
        rule(Asks::MostWords, "", 2.0),
        rule(Asks::Refusal, "", 1.0),
        rule(Asks::Schema, "{\"type\":\"object\"}", 4.0),
    ];
    visit.trials.edit(|it| {
        it.judged = Judged::Several;
        it.more.parts.clear();
        it.more.rules.clone_from(&rules);
        it.more.right_from = Some(0.8);
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    visit.outcome();
    visit.trials.save_promptfoo(crate::Foreign::Config, |_| ());
    visit.settle();
    let (_, bytes) = visit.host.offered.borrow_mut().pop().unwrap();
    let (draft, losses) = draft_of(&String::from_utf8(bytes).unwrap());
    let shares = |rules: &[Rule]| -> Vec<(Asks, String, f64)> {
        let sum: f64 = rules.iter().map(|it| it.weight).sum();
        let share = |it: &Rule| (it.asks, it.text.clone(), it.weight / sum);
        rules.iter().map(share).collect()
    };
    assert_eq!(shares(&draft.more.rules), shares(&rules), "{losses:?}");
    assert_eq!(draft.more.right_from, Some(0.8));
}

#[test]
fn several_values_of_a_row_become_one_input() {
    let Some(files) = shared("simple-csv") else {
        return;
    };
    let mut visit = visited();
    visit.trials.look_at_foreign(&files);
    visit.trials.take_foreign();
    visit.settle();
    let draft = visit.trials.draft().get_untracked();
    assert_eq!((draft.rows.len(), &*draft.rows[0].expected), (4, "bonjour"));
    assert!(
        draft.rows[0]
            .input
            .starts_with("body: Hello world\nlanguage: French\n")
    );
    assert!(
        draft.options.versions[0]
            .instruction
            .contains("Translate this text to [language] in")
    );
    // The configuration alone: its other files are named as missing.
    let config: Vec<_> = files
        .into_iter()
        .filter(|it| it.0.ends_with("yaml"))
        .collect();
    visit.trials.look_at_foreign(&config);
    let found = visit.trials.arriving().get_untracked().unwrap().unwrap();
    assert!(
        found.losses.iter().any(|it| it.contains("open it too")),
        "{:?}",
        found.losses
    );
}

#[test]
fn what_was_saved_for_promptfoo_comes_back_and_other_files_are_refused() {
    let mut visit = visited();
    visit.run(Question::Versions, Practice::Plant);
    for kind in crate::Foreign::ALL {
        visit.trials.save_promptfoo(kind, |_| ());
        visit.settle();
        let (name, bytes) = visit.host.offered.borrow_mut().pop().unwrap();
        let file = (name, String::from_utf8(bytes).unwrap());
        visit.trials.look_at_foreign(&[file]);
        let found = visit.trials.arriving().get_untracked().unwrap().unwrap();
        assert_eq!(found.rows.len(), 42, "{kind:?}");
        let before = crate::sample::rows(
            Question::Versions,
            &visit.trials.draft().get_untracked().prompt(),
        );
        assert_eq!(found.rows[0].input, before[0].input, "{kind:?}");
    }
    for (name, text) in [
        ("a.yaml", "[1"),
        ("a.json", "{}"),
        ("a.txt", "x"),
        ("b.yaml", "- 1"),
    ] {
        visit.trials.look_at_foreign(&[(name.into(), text.into())]);
        let why = visit
            .trials
            .arriving()
            .get_untracked()
            .unwrap()
            .unwrap_err();
        assert!(why.ends_with('.'), "{why}");
    }
    visit.trials.leave_foreign();
    visit.trials.take_foreign();
    assert_eq!(visit.trials.arriving().get_untracked(), None);
}
