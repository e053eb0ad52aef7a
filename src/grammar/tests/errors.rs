//! What is no shape is said to be none, with the reason, and never by a panic.

use proptest::prelude::*;

use super::*;
use crate::{GrammarError, MAX_BYTES};

fn error(typed: &str) -> GrammarError {
    let read = Constraint::read(typed);
    let holder = || Holder::new(&vocabulary()).expect("a holder");
    let held = read.and_then(|it| holder().hold(&it, false));
    held.err().unwrap_or_else(|| panic!("{typed} is a shape"))
}

#[test]
fn what_is_wrong_is_named() {
    for (typed, said) in [
        ("{\"type\": \"object\"", "line 1, column 17"),
        ("oops", "line 1"),
        ("12", "neither"),
        ("[1, 2]", "neither"),
        ("[]", "there are none"),
        ("[\"\"]", "empty"),
        ("/a", "neither"),
        ("/(a/", "unclosed group"),
        (r"/\bword\b/", "pattern"),
        (r#"{"type": "thing"}"#, "thing"),
        (r#"{"minimum": "1"}"#, "`minimum` has to be a number"),
        (r#"{"properties": {"a": 1}}"#, "in braces"),
        (r#"{"type": "string", "format": "moon"}"#, "moon"),
        (r#"{"not": {"type": "string"}}"#, "not"),
        (r#"{"uniqueItems": true}"#, "uniqueItems"),
        (r#"{"minProperties": 2}"#, "minProperties"),
        (r#"{"type": "integer", "minimum": 5, "maximum": 4}"#, "5"),
        (r##"{"$ref": "#/definitions/none"}"##, "none"),
        (r##"{"$ref": "https://example.com/schema"}"##, "example.com"),
    ] {
        let told = error(typed).to_string();
        assert!(told.contains(said), "{typed}: {told}");
        assert!(
            !told.contains("panic") && !told.contains('\n'),
            "{typed}: {told}"
        );
    }
}

#[test]
fn what_is_too_much_is_refused() {
    let long = format!("[\"{}\"]", "a".repeat(MAX_BYTES));
    assert!(matches!(error(&long), GrammarError::TooLong { .. }));
    let deep = format!("{}{{}}{}", "{\"items\":".repeat(60), "}".repeat(60));
    assert!(matches!(error(&deep), GrammarError::Schema { .. }));
}

/// A pattern of 125 million letters is unfolded only as far as an answer goes.
#[test]
fn what_is_wide_is_gone_through_step_by_step() {
    let holder = Holder::new(&vocabulary()).expect("a holder");
    let shape = Constraint::read("/((a{1,500}b){1,500}c){1,500}/").expect("a shape");
    let mut held = holder.hold(&shape, false).expect("held");
    for _ in 0..500 {
        let Ok(Next::Tokens(allowed)) = held.ahead() else {
            panic!("more may come");
        };
        assert!(allowed.allows(u32::from(b'a')));
        held.take(u32::from(b'a')).expect("allowed");
    }
    assert!(held.take(u32::from(b'a')).is_err());
}

#[test]
fn what_the_tokens_cannot_write_is_said() {
    let few =
        Vocabulary::new(vec![b"a".to_vec(), b"b".to_vec(), b"".to_vec()]).expect("a vocabulary");
    let holder = Holder::new(&few).expect("a holder");
    let shape = Constraint::read(r#"["ac"]"#).expect("a shape");
    let mut held = holder.hold(&shape, false).expect("held");
    assert!(
        matches!(held.ahead(), Ok(Next::Tokens(it)) if it.allows(0) && !it.allows(1) && !it.allows(2))
    );
    held.take(0).expect("allowed");
    assert_eq!(held.ahead(), Err(GrammarError::Stuck));
    assert!(Vocabulary::new(vec![Vec::new()]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_shape_or_an_error(
        typed in proptest::collection::vec(
            prop_oneof![
                Just("{"), Just("}"), Just("["), Just("]"), Just("\""), Just(":"), Just(","), Just("/"), Just("\"type\""),
                Just("\"properties\""), Just("\"$ref\""), Just("\"#\""), Just("\"anyOf\""), Just("\"items\""), Just("\"enum\""),
                Just("\"object\""), Just("\"string\""), Just("\"x-guidance\""), Just("1"), Just("true"), Just("ä"), Just("(a|b)*"),
                Just("\"minimum\":\"ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää\""),
            ],
            0..24,
        )
    ) {
        let typed = typed.concat();
        if let Ok(shape) = Constraint::read(&typed) {
            let holder = Holder::new(&vocabulary()).expect("a holder");
            match holder.hold(&shape, true) {
                Ok(mut held) => {
                    for _ in 0..8 {
                        match held.ahead() {
                            Ok(Next::Tokens(it)) => {
                                let id = (0..256).find(|&id| it.allows(id)).unwrap_or(0);
                                if held.take(id).is_err() { break }
                            }
                            Ok(Next::End) => break,
                            Err(error) => { prop_assert!(!error.to_string().contains("panic"), "{typed}: {error}"); break }
                        }
                    }
                }
                Err(error) => prop_assert!(!error.to_string().contains("panic"), "{typed}: {error}"),
            }
        }
    }
}
