//! Choices and patterns: exactly these texts, and where they may end.

use proptest::prelude::*;

use super::*;

#[test]
fn choices_are_all_there_is() {
    assert_eq!(
        all(r#"["yes", "no", "yes, but"]"#, false),
        ["no", "yes", "yes, but"]
    );
    // One space may come before, where a prompt ends with a colon.
    assert_eq!(all(r#"["a"]"#, true), [" a", "a"]);
    // What means something to a pattern means nothing here.
    assert_eq!(
        all(r#"["a|b", "(.*)", "/x/", "ä 🙂"]"#, false),
        ["(.*)", "/x/", "a|b", "ä 🙂"]
    );
}

#[test]
fn a_pattern_matches_the_whole_answer() {
    assert_eq!(all("/[ab]{1,2}c?/", false).len(), 12);
    assert_eq!(all("/^yes$|no/", false), ["no", "yes"]);
    assert_eq!(all(r"/a\/b|c\$/", false), ["a/b", "c$"]);
    assert_eq!(all("/(?i)ab/", true).len(), 8);
    assert_eq!(all("/x?/", false), ["", "x"]);
}

#[test]
fn a_small_schema_allows_exactly_its_values() {
    let schema = r#"{"type": "object", "properties": {"kind": {"enum": ["Bug", "Praise"]}}, "required": ["kind"],
        "additionalProperties": false}"#;
    // Spaces may stand between the parts, in more ways than can be listed.
    assert_eq!(
        all_without(b" \n", schema, false),
        [r#"{"kind":"Bug"}"#, r#"{"kind":"Praise"}"#]
    );
}

#[test]
fn it_is_said_where_an_answer_may_end() {
    let vocabulary = vocabulary();
    let holder = Holder::new(&vocabulary).expect("a holder");
    let number =
        Constraint::read(r#"{"type": "integer", "minimum": 0, "maximum": 99}"#).expect("a shape");
    let mut held = holder.hold(&number, false).expect("held");
    let Next::Tokens(first) = held.ahead().expect("open") else {
        panic!("a digit comes first");
    };
    assert!(!first.may_end && first.allows(u32::from(b'4')) && !first.allows(u32::from(b' ')));
    held.take(u32::from(b'4')).expect("a digit");
    let Next::Tokens(second) = held.ahead().expect("open") else {
        panic!("another digit may come");
    };
    assert!(second.may_end && second.allows(u32::from(b'2')));
    held.take(u32::from(b'2')).expect("a digit");
    assert_eq!(held.ahead(), Ok(Next::End));
    assert!(held.take(u32::from(b'2')).is_err());
}

#[test]
fn an_answer_goes_on_from_what_it_has() {
    let holder = Holder::new(&vocabulary()).expect("a holder");
    let shape = Constraint::read(r#"["Praise", "Prawn"]"#).expect("a shape");
    let mut held = holder.hold(&shape, true).expect("held");
    held.begin_with(" Prai").expect("one begins so");
    let Next::Tokens(next) = held.ahead().expect("open") else {
        panic!("it is not complete");
    };
    let ids: Vec<u32> = (0..600).filter(|&id| next.allows(id)).collect();
    assert_eq!(ids, [u32::from(b's')]);
    let mut other = holder.hold(&shape, true).expect("held");
    assert!(other.begin_with("Bug").is_err());
}

#[test]
fn clones_go_their_own_ways() {
    let holder = Holder::new(&vocabulary()).expect("a holder");
    let shape = Constraint::read(r#"["ab", "cd"]"#).expect("a shape");
    let mut first = holder.hold(&shape, false).expect("held");
    let mut second = first.clone();
    first.take(u32::from(b'a')).expect("allowed");
    second.take(u32::from(b'c')).expect("allowed");
    let allows = |held: &mut Held, id: u8| match held.ahead() {
        Ok(Next::Tokens(it)) => it.allows(u32::from(id)),
        other => panic!("{other:?}"),
    };
    assert!(allows(&mut first, b'b') && !allows(&mut first, b'd'));
    assert!(allows(&mut second, b'd') && !allows(&mut second, b'b'));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_drawn_is_one_of_the_choices(
        choices in proptest::collection::vec("[ -~äß日🙂]{1,12}", 1..8),
        leads: bool,
        seed: u64,
    ) {
        let vocabulary = vocabulary();
        let holder = Holder::new(&vocabulary).expect("a holder");
        let typed = serde_json::to_string(&choices).expect("json");
        let shape = Constraint::read(&typed).expect("a shape");
        let held = holder.hold(&shape, leads).expect("held");
        let text = drawn(held, &vocabulary, &mut Chance::new(seed), 200).expect("they are short");
        let text = String::from_utf8(text).expect("text");
        let own = |it: &String| *it == text || leads && text.strip_prefix(' ') == Some(&**it);
        prop_assert!(choices.iter().any(own), "{text:?} of {choices:?}");
    }

    #[test]
    fn whatever_is_drawn_is_matched(
        pattern in r"(\[a-f\]|\[\^x\]|[a-c]|ä|\\d|\\w|(ab|c)|(a|🙂)\{1,3\}|x\?|[0-9]\+){1,6}",
        seed: u64,
    ) {
        let vocabulary = vocabulary();
        let holder = Holder::new(&vocabulary).expect("a holder");
        let shape = Constraint::read(&format!("/{pattern}/")).expect("a shape");
        let held = holder.hold(&shape, false).expect("held");
        let text = drawn(held, &vocabulary, &mut Chance::new(seed), 300);
        if let Some(text) = text {
            let text = String::from_utf8(text).expect("text");
            let whole = regex::Regex::new(&format!("^(?:{pattern})$")).expect("a pattern");
            prop_assert!(whole.is_match(&text), "{text:?} of {pattern}");
        }
    }

    #[test]
    fn a_vocabulary_comes_through_as_bytes(tokens in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..5), 1..40)) {
        if let Ok(vocabulary) = Vocabulary::new(tokens) {
            let bytes = vocabulary.to_bytes();
            prop_assert_eq!(Vocabulary::from_bytes(&bytes), Ok(vocabulary));
            for n in 0..bytes.len() {
                prop_assert!(Vocabulary::from_bytes(&bytes[..n]).is_err());
            }
        }
    }

    #[test]
    fn any_bytes_are_a_vocabulary_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(vocabulary) = Vocabulary::from_bytes(&bytes) {
            prop_assert_eq!(vocabulary.to_bytes(), bytes);
        }
    }
}
