//! Find and replace on any text, what the page tells, the palette's order, snippets there and back.

mod finding;
mod touring;

use lint::Facts;

use crate::{Known, PHRASES, PLACES, Snippets, TOOLS, Where, inserted, rank};

#[test]
fn the_line_of_the_page_is_read() {
    let known = Known::read("-3 812 1;12 9;0 4 7");
    assert_eq!(
        (known.total, &*known.each_example),
        (Some(812), &[12, 9][..])
    );
    assert_eq!(
        known.facts,
        Facts {
            room_tokens: Some(-3),
            token_starts: Some(vec![0, 4, 7]),
        }
    );
    let unknown = Known::read("- 812 0;12 9;0 4");
    assert_eq!(unknown.facts, Facts::default(), "an estimate has no tokens");
    assert_eq!(Known::read(""), Known::default());
    assert_eq!(Known::read("x;y;z"), Known::default());
}

#[test]
fn few_letters_mean_the_likeliest_entry() {
    let names = || {
        PLACES
            .map(|it| (it.0)())
            .into_iter()
            .chain(TOOLS.map(|it| (it.name)()))
    };
    let best = |typed: &str| {
        let fitting = names().filter_map(|it| Some((rank(typed, it)?, it)));
        fitting.min_by_key(|it| it.0).map(|it| it.1)
    };
    assert_eq!(best("find"), Some("Find and replace"));
    assert_eq!(best("FR"), Some("Find and replace"));
    assert_eq!(best("gm"), Some("Go to Measure"));
    assert_eq!(best("versions"), Some("Go to Versions"));
    assert_eq!(best("snip"), Some("Insert a snippet"));
    assert_eq!(best("xyz"), None);
    assert_eq!(rank("", "Run"), Some(0));
}

#[test]
fn a_snippet_has_a_line_of_its_own() {
    assert_eq!(inserted("", "a", Where::Behind), "a");
    assert_eq!(inserted("Sort.\n", "a", Where::Behind), "Sort.\na");
    assert_eq!(inserted("Sort.", "a", Where::Before), "a\nSort.");
}

#[test]
fn snippets_come_back_as_they_were_kept() {
    let mut snippets = Snippets::default();
    assert!(snippets.add("  ").is_err());
    assert_eq!(snippets.add("One\ntwo "), Ok(()));
    assert_eq!(snippets.add("{\"a\": [1]}"), Ok(()));
    assert!(snippets.add("One\ntwo").is_err(), "twice");
    assert_eq!(snippets.0[1].name, "One");
    assert_eq!(Snippets::read(&snippets.bytes()), snippets);
    assert_eq!(
        Snippets::read(b"[1, {\"name\": 2}, nonsense"),
        Snippets::default()
    );
    for n in 0..300 {
        let _ = snippets.add(&n.to_string());
    }
    assert_eq!(snippets.0.len(), crate::MOST_SNIPPETS);
}

#[test]
fn every_phrase_says_where_it_comes_from() {
    for it in PHRASES {
        assert!(!(it.source)().is_empty() && !(it.note)().is_empty() && !it.text.is_empty());
        assert_eq!(it.text.trim(), it.text);
    }
}
