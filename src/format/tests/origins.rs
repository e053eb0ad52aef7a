//! Files that projects came from: read as they were kept, and no bytes of another kind are one.

use proptest::prelude::*;

use super::cases;
use crate::origin::{Kept, MOST_BYTES};

#[test]
fn what_is_too_long_or_has_no_head_is_not_one() {
    let long = vec![b'x'; MOST_BYTES + 1];
    for bytes in [
        &b""[..],
        b"promptfoo 0 name",
        b"promptfoo\n",
        b"promptfoo 0\n",
        b"promptfoo -1 name\n",
        b" 0 name\n",
        b"promptfoo 0 \xff\n",
        &[b"promptfoo 0 name\n", &long[..]].concat(),
    ] {
        assert_eq!(Kept::read(bytes), None);
    }
    let empty = Kept::read(b"promptfoo 0 \n").expect("a file without a name");
    assert_eq!((empty.name, empty.bytes), ("", &b""[..]));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_file_is_read_as_it_was_kept(
        format in "[a-z-]{1,20}",
        at in any::<usize>(),
        name in "[^\n\r]{0,40}",
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let kept = Kept { format: &format, at, name: &name, bytes: &bytes };
        let bytes = kept.to_bytes();
        prop_assert_eq!(Kept::read(&bytes), Some(kept));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Some(kept) = Kept::read(&bytes) {
            let written = kept.to_bytes();
            prop_assert_eq!(Kept::read(&written).map(|it| it.bytes), Some(kept.bytes));
        }
    }
}
