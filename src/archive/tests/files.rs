//! Files as they come: what is said of them, what is taken of them.

use super::*;

const PROMPTFOO: &str = "description: Two tones
providers: [openai:gpt-4.1-mini]
prompts:
  - 'Write a kind line about {{topic}}.'
  - 'Write a dry line about {{topic}}.'
tests:
  - vars: {topic: rain}
    assert: [{type: icontains, value: rain}]
  - vars: {topic: tea}
  - vars: {topic: trains}
    assert: [{type: javascript, value: 'output.length < 80'}]
";

#[test]
fn a_configuration_is_counted_and_what_has_no_place_is_counted_too() {
    assert_eq!(
        said("promptfooconfig.yaml", PROMPTFOO.as_bytes()),
        "This is a promptfoo configuration with 2 prompts and 3 tests. 1 thing has no place here."
    );
}

#[test]
fn a_real_configuration_is_known() {
    let Some(bytes) = shared("data/prompts/promptfoo/simple-test/promptfooconfig.yaml") else {
        return;
    };
    let said = said("promptfooconfig.yaml", &bytes);
    assert!(
        said.starts_with("This is a promptfoo configuration with "),
        "{said}"
    );
}

#[test]
fn our_own_file_is_ours_and_a_newer_one_says_so() {
    let project = domain::Project::first(id());
    let text = file_of(&project);
    assert_eq!(said("greetings.exemplar.json", text.as_bytes()), "ours");
    assert_eq!(said("renamed.json", text.as_bytes()), "ours");
    let newer = text.replacen("\"version\": 1", "\"version\": 99", 1);
    assert_ne!(newer, text);
    assert!(said("x.exemplar.json", newer.as_bytes()).contains("newer Exemplar"));
    let cut = &text[..text.len() / 2];
    assert!(said("x.exemplar.json", cut.as_bytes()).contains("breaks off"));
}

#[test]
fn a_bomb_and_a_giant_end_in_a_sentence() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for at in 1..12 {
        let names = vec![format!("*a{}", at - 1); 10].join(", ");
        bomb += &format!("a{at}: &a{at} [{names}]\n");
    }
    bomb += "prompts: *a11\n";
    let why = said("bomb.yaml", bomb.as_bytes());
    assert!(
        why.contains("unfold") || why.contains("larger") || why.contains("alias"),
        "{why}"
    );

    let giant = vec![b'x'; (32 << 20) + 1];
    assert!(said("giant.csv", &giant).contains("33 MB"));
    assert!(said("giant.bin", &giant).contains("33 MB"));
    assert!(said("photo.png", &[0x89, 0x50, 0x4e, 0x47, 0, 1, 2]).contains("none of the files"));
    assert!(said("empty.json", b" \n").contains("nothing in it"));
}

#[test]
fn tests_that_a_configuration_names_are_part_of_it() {
    let config = file(
        "promptfooconfig.yaml",
        "prompts: ['About {{topic}}']\nproviders: [echo]\ntests: file://tests.csv\n",
    );
    let tests = file("tests.csv", "topic,__expected\nrain,icontains:rain\ntea,\n");
    let looks = look_at(&[tests, config], &mut id);
    assert_eq!(looks.len(), 1);
    let Arrived::Foreign(guesses) = &looks[0].arrived else {
        panic!("not read: {looks:?}");
    };
    assert!(
        guesses[0].sentence().contains("1 prompt and 2 tests"),
        "{}",
        guesses[0].sentence()
    );
}

#[test]
fn a_card_shows_what_a_project_would_be() {
    let yaml = "name: Haiku\nmodel: openai/gpt-4o\nmodelParameters: {temperature: 0.5}\nmessages:\n  - {role: system, content: You write haiku.}\n  - {role: user, content: 'About {{topic}}'}\ntestData:\n  - {topic: bananas}\n";
    let looks = look_at(&[file("haiku.prompt.yml", yaml)], &mut id);
    let Arrived::Foreign(guesses) = &looks[0].arrived else {
        panic!("not read: {looks:?}");
    };
    let cards = cards(&guesses[0].found.taken);
    assert_eq!(cards[0].name, "Haiku");
    assert_eq!(cards[0].instruction, "You write haiku.");
    assert_eq!(cards[0].input, "About {{topic}}");
    assert_eq!(
        cards[0].facts,
        [
            "Written as chat",
            "Model openai/gpt-4o",
            "Temperature 0.5",
            "{{topic}} = bananas"
        ]
    );
    let rows = guesses[0]
        .found
        .taken
        .data
        .as_ref()
        .and_then(sample)
        .expect("rows");
    assert_eq!((rows.columns, rows.n_rows), (vec!["topic".to_owned()], 1));
}

#[test]
fn rows_become_examples_of_two_columns() {
    let looks = look_at(
        &[file(
            "kinds.csv",
            "id,message,kind\n1,Hello,Greeting\n2,Bye,Farewell\n3,,\n",
        )],
        &mut id,
    );
    let Arrived::Foreign(guesses) = &looks[0].arrived else {
        panic!("not read: {looks:?}");
    };
    let data = guesses[0].found.taken.data.as_ref().expect("rows");
    let columns = Columns {
        input: 1,
        output: 2,
    };
    let project = project_of_rows(data, columns, "kinds", id());
    assert_eq!(
        (
            &*project.prompt.labels.input,
            &*project.prompt.labels.output
        ),
        ("message", "kind")
    );
    let pairs: Vec<_> = project
        .prompt
        .examples
        .iter()
        .map(|it| (&*it.input, &*it.output))
        .collect();
    assert_eq!(pairs, [("Hello", "Greeting"), ("Bye", "Farewell")]);
}
