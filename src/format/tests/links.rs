//! Share links: round trips, every reason not to open, and limits.

use domain::{Project, ProjectId};
use proptest::prelude::*;

use super::projects::{a_project, first, id};
use crate::{
    FormatError, body, pack,
    share::{self, Incoming, LinkSize, Verdict},
    varint,
};

fn opened(fragment: &str) -> Result<Project, FormatError> {
    match share::decode(fragment, id())? {
        Incoming::Open(project) => Ok(project),
        Incoming::Sealed(_) => Err(FormatError::NeedsPassphrase),
    }
}

fn encoded(project: &Project) -> String {
    share::encode(project).expect("encodes").fragment
}

#[test]
fn the_receiver_names_the_project() {
    let link = encoded(&first());
    let other = ProjectId("other".into());
    let Ok(Incoming::Open(project)) = share::decode(&link, other.clone()) else {
        panic!("opens");
    };
    assert_eq!(project.id, other);
    assert_eq!(project.prompt, first().prompt);
}

#[test]
fn mail_may_add_breaks_and_a_full_stop() {
    let link = encoded(&first());
    let (head, tail) = link.split_at(40);
    for text in [
        link[1..].to_owned(),
        format!("  {head}\r\n {tail}).\n"),
        format!("{link}>"),
    ] {
        assert_eq!(opened(&text), Ok(first()), "{text}");
    }
}

#[test]
fn reasons_not_to_open() {
    use FormatError::*;
    for foreign in [
        "",
        "#",
        "#about",
        "p1",
        "#q1=AAAA",
        "#p=AAAA",
        "#p0=AAAA",
        "#p+1=AAAA",
        "#page=2",
    ] {
        assert_eq!(opened(foreign), Err(NotOurs), "{foreign}");
        assert!(!share::is_link(foreign));
    }
    assert!(share::is_link(&encoded(&first())));
    assert_eq!(
        opened("#p2=anything"),
        Err(NewerLink { found: 2, known: 1 })
    );
    assert_eq!(
        opened("#s31=anything"),
        Err(NewerLink {
            found: 31,
            known: 1
        })
    );
    assert_eq!(opened("#p1="), Err(Truncated));
    assert_eq!(opened("#p1=AAAA*AAA"), Err(Corrupted));
}

#[test]
fn a_cut_link_is_called_cut_wherever_it_is_cut() {
    let link = encoded(&first());
    for len in "#p1=".len()..link.len() {
        assert_eq!(opened(&link[..len]), Err(FormatError::Truncated), "{len}");
    }
}

#[test]
fn every_changed_letter_is_noticed() {
    let link = encoded(&first());
    for at in "#p1=".len()..link.len() {
        for letter in ["A", "-", "7"] {
            let mut changed = link.clone();
            changed.replace_range(at..=at, letter);
            if changed != link {
                let error = opened(&changed).expect_err("not opened as another project");
                assert!(matches!(
                    error,
                    FormatError::Corrupted | FormatError::Truncated
                ));
            }
        }
    }
}

#[test]
fn a_bomb_is_refused_by_its_promise() {
    let mut payload = Vec::new();
    varint::write(&mut payload, 1 << 40);
    payload.extend([0; 16]);
    let error = FormatError::LinkTooLarge {
        bytes: 1 << 40,
        limit: 256 << 10,
    };
    assert_eq!(opened(&share::around(&payload)), Err(error));
}

#[test]
fn marks_and_tags_of_the_future_say_so() {
    let newer = Err(FormatError::NewerLink { found: 2, known: 1 });
    assert_eq!(body::read(&[0xFE, 99, 1], id()), newer);
    for corrupted in [
        &b"x"[..],
        b"\xFF",
        b"\xF5a\xF5b",
        b"\xF5a\xFFb",
        b"\xF6a",
        b"\xF8a",
        b"\xF5\xC3",
        b"\xFE\x04",
        b"\xFE\x03\x05",
    ] {
        assert_eq!(
            body::read(corrupted, id()),
            Err(FormatError::Corrupted),
            "{corrupted:?}"
        );
    }
}

#[test]
fn a_link_says_when_it_is_too_long() {
    for (characters, verdict) in [
        (8_000, Verdict::Fine),
        (8_001, Verdict::Long),
        (32_000, Verdict::Long),
        (32_001, Verdict::TooLong),
    ] {
        let size = LinkSize::of(characters);
        assert_eq!(size.verdict, verdict);
        assert_eq!(size.advice().is_some(), verdict != Verdict::Fine);
    }
    let link = share::encode(&first()).expect("encodes");
    assert_eq!(link.size, LinkSize::of(link.fragment.len()));
}

#[test]
fn a_project_past_the_limit_is_refused_when_it_is_written() {
    let mut project = first();
    project.prompt.input = "a".repeat(300 << 10);
    let error = share::encode(&project).map(|_| ());
    assert!(
        matches!(error, Err(FormatError::TooLargeForALink { .. })),
        "{error:?}"
    );
}

proptest! {
    #![proptest_config(crate::tests::cases(256))]

    #[test]
    fn bodies_round_trip(project in a_project()) {
        prop_assert_eq!(body::read(&body::write(&project), id()), Ok(project));
    }

    #[test]
    fn foreign_fragments_never_open(text in "#?[ps]1=[A-Za-z0-9_-]{0,200}|\\PC{0,40}") {
        prop_assert!(opened(&text).is_err());
    }

    #[test]
    fn foreign_bodies_never_panic(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0xF5..=0xFFu8, 0..16u8], 0..60),
    ) {
        _ = body::read(&bytes, id());
    }
}

// Each of these codes thousands of bits.
proptest! {
    #![proptest_config(crate::tests::cases(32))]

    #[test]
    fn what_is_encoded_is_decoded(project in a_project()) {
        prop_assert_eq!(opened(&encoded(&project)), Ok(project));
    }

    #[test]
    fn hostile_payloads_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        _ = opened(&share::around(&bytes));
    }

    #[test]
    fn any_bytes_pack(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(pack::unpack(&pack::pack(&bytes)), Ok(bytes));
    }
}
