//! The bytes of a table: what is written is read, and nothing else makes trouble.

use proptest::prelude::*;

use super::{cases, table};
use crate::{DataError, Edit, Split, Table, read, write};

fn any_table() -> impl Strategy<Value = Table> {
    (0..5usize).prop_flat_map(|n| {
        let rows = prop::collection::vec(
            prop::collection::vec(prop_oneof!["[a-c1]{0,2}", ".{0,12}"], n),
            0..12,
        );
        let names = prop::collection::vec(".{0,8}", n);
        (names, rows).prop_map(|(names, rows)| Table::of(&names, rows))
    })
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn what_is_written_is_read(table in any_table()) {
        prop_assert_eq!(read(&write(&table)), Ok(table));
    }

    #[test]
    fn a_part_of_the_bytes_is_refused(table in any_table(), cut in any::<prop::sample::Index>()) {
        let bytes = write(&table);
        prop_assert!(read(&bytes[..cut.index(bytes.len())]).is_err());
    }

    /// What is read from damaged bytes is a table that can be written and read again.
    #[test]
    fn damaged_bytes_do_no_harm(table in any_table(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = write(&table);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(table) = read(&bytes) {
            prop_assert_eq!(read(&write(&table)), Ok(table));
        }
    }

    #[test]
    fn other_bytes_do_no_harm(mut bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read(&bytes).is_err() || bytes.starts_with(b"EXDT"));
        bytes.splice(0..0, *b"EXDT\x01");
        if let Ok(table) = read(&bytes) {
            prop_assert_eq!(read(&write(&table)), Ok(table));
        }
    }
}

#[test]
fn versions_and_lies_are_told() {
    assert_eq!(read(b""), Err(DataError::NotATable));
    assert_eq!(read(b"EXDT\x02"), Err(DataError::Newer(2)));
    // One column, and a hundred thousand rows in no bytes.
    let empty = b"EXDT\x01\x14\x14\x00\x01\x01\x00\x00\xA0\x8D\x06";
    assert_eq!(read(empty), Err(DataError::Damaged));
    let too_many = DataError::TooLarge {
        what: crate::Most::Columns,
        limit: 256,
    };
    assert_eq!(read(b"EXDT\x01\x14\x14\x00\x81\x02"), Err(too_many));
}

#[test]
fn a_text_that_comes_again_takes_a_byte() {
    let rows = |n: usize| {
        (0..n)
            .map(|it| vec![["delivery", "billing"][it % 2].to_owned()])
            .collect()
    };
    let (small, large) = (
        write(&Table::of(&[], rows(10))),
        write(&Table::of(&[], rows(110))),
    );
    assert_eq!(large.len() - small.len(), 100);
}

#[test]
fn the_split_is_kept() {
    let mut table = table(&["a|b", "1|2"]);
    let split = Split {
        selection: 7,
        held_out: 33,
        by: Some(u32::MAX),
    };
    table
        .apply(Edit::SetSplit(split))
        .expect("within 100 percent");
    assert_eq!(read(&write(&table)).map(|it| it.split()), Ok(split));
}
