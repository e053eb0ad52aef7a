//! Tells which of the eight character classes of the published split patterns a character is in.

use std::sync::OnceLock;

use crate::classes_table::RUNS;

/// The classes that the split patterns distinguish; no character is in two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// Punctuation, symbols, controls, unassigned.
    Other,
    /// `\p{Lu}` and `\p{Lt}`.
    Upper,
    /// `\p{Ll}`.
    Lower,
    /// `\p{Lm}` and `\p{Lo}`: letters without case.
    Letter,
    /// `\p{M}`.
    Mark,
    /// `\p{N}`.
    Number,
    /// `\s` without the two newline characters.
    Space,
    /// Carriage return and line feed.
    Newline,
    /// Not a character: the end of the text, or of the stretch between two special tokens.
    End,
}

/// In `RUNS`: characters that alternate between upper and lower case, upper first.
pub(crate) const ALTERNATING: u8 = 8;
/// Planes 0 and 1 are looked up directly, the few runs above by search.
const DIRECT: u32 = 0x2_0000;

/// The run-length table, spread out for lookup (128 KiB, made once).
pub(crate) struct Classes {
    ascii: [Class; 128],
    direct: Vec<Class>,
    above: Vec<(u32, Class)>,
}

impl Classes {
    pub(crate) fn get() -> &'static Classes {
        static CLASSES: OnceLock<Classes> = OnceLock::new();
        CLASSES.get_or_init(|| Classes::spread(RUNS))
    }

    fn spread(runs: &[u8]) -> Classes {
        let mut direct = Vec::with_capacity(DIRECT as usize);
        let mut above = Vec::new();
        let mut at = 0_u32;
        let mut bytes = runs.iter().copied();
        while let Some(byte) = bytes.next() {
            let mut length = u32::from(byte & 15) + 1;
            if length == 16 {
                let mut shift = 0;
                for more in bytes.by_ref() {
                    length += u32::from(more & 127) << shift;
                    shift += 7;
                    if more < 128 {
                        break;
                    }
                }
            }
            let code = byte >> 4;
            if at >= DIRECT {
                above.push((at, class_of_code(code, 0)));
            }
            for offset in 0..length.min(DIRECT.saturating_sub(at)) {
                direct.push(class_of_code(code, offset));
            }
            if at < DIRECT && at + length > DIRECT {
                above.push((DIRECT, class_of_code(code, 0)));
            }
            at += length;
        }
        direct.resize(DIRECT as usize, Class::Other);
        let mut ascii = [Class::Other; 128];
        ascii.copy_from_slice(&direct[..128]);
        Classes {
            ascii,
            direct,
            above,
        }
    }

    #[inline]
    pub(crate) fn of_ascii(&self, byte: u8) -> Class {
        self.ascii[usize::from(byte & 127)]
    }

    #[inline]
    pub(crate) fn of(&self, point: u32) -> Class {
        match self.direct.get(point as usize) {
            Some(class) => *class,
            None => match self.above.partition_point(|run| run.0 <= point) {
                0 => Class::Other,
                found => self.above[found - 1].1,
            },
        }
    }
}

fn class_of_code(code: u8, offset: u32) -> Class {
    match code {
        1 => Class::Upper,
        2 => Class::Lower,
        3 => Class::Letter,
        4 => Class::Mark,
        5 => Class::Number,
        6 => Class::Space,
        7 => Class::Newline,
        ALTERNATING if offset.is_multiple_of(2) => Class::Upper,
        ALTERNATING => Class::Lower,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The class of every character as the regex engine's own tables have it.
    fn reference() -> Vec<Class> {
        let mut classes = vec![Class::Other; 0x11_0000];
        for (pattern, class) in [
            (r"[\p{Lu}\p{Lt}]", Class::Upper),
            (r"\p{Ll}", Class::Lower),
            (r"[\p{Lm}\p{Lo}]", Class::Letter),
            (r"\p{M}", Class::Mark),
            (r"\p{N}", Class::Number),
            (r"\s", Class::Space),
            (r"[\r\n]", Class::Newline),
        ] {
            let hir = regex_syntax::parse(pattern).unwrap();
            let regex_syntax::hir::HirKind::Class(regex_syntax::hir::Class::Unicode(set)) =
                hir.kind()
            else {
                panic!("{pattern} is a class")
            };
            for range in set.ranges() {
                classes[range.start() as usize..=range.end() as usize].fill(class);
            }
        }
        classes
    }

    fn packed(classes: &[Class]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < classes.len() {
            let same = classes[at..]
                .iter()
                .take_while(|c| **c == classes[at])
                .count();
            let mut alternating = 0;
            while classes.get(at + alternating)
                == Some(&[Class::Upper, Class::Lower][alternating % 2])
            {
                alternating += 1;
            }
            // The last lower-case letter may begin a longer run of its own.
            let (code, length) = if alternating > 2 && alternating > same {
                (ALTERNATING, alternating & !1)
            } else {
                (classes[at] as u8, same)
            };
            if length < 16 {
                out.push(code << 4 | (length - 1) as u8);
            } else {
                out.push(code << 4 | 15);
                let mut rest = length - 16;
                while rest > 127 {
                    out.push(rest as u8 | 128);
                    rest >>= 7;
                }
                out.push(rest as u8);
            }
            at += length;
        }
        out
    }

    /// Run with `EXEMPLAR_WRITE_TABLES=1` to renew the table after an update of Unicode.
    #[test]
    fn the_table_is_the_regex_engines() {
        let reference = reference();
        let packed = packed(&reference);
        if std::env::var_os("EXEMPLAR_WRITE_TABLES").is_some() {
            let mut text = String::from(
                "//! Run lengths of the character classes, generated by the test in `classes.rs`; not for reading.\n\n\
                 /// Pairs of (class, length) packed as `classes.rs` unpacks them, from code point 0 on.\n\
                 #[rustfmt::skip]\npub(crate) static RUNS: &[u8] = &[\n",
            );
            for line in packed.chunks(32) {
                let numbers: Vec<String> = line.iter().map(u8::to_string).collect();
                text += &format!("    {},\n", numbers.join(","));
            }
            text += "];\n";
            std::fs::write("classes_table.rs", text).unwrap();
        }
        let spread = Classes::spread(&packed);
        for (point, class) in reference.iter().enumerate() {
            assert_eq!(spread.of(point as u32), *class, "U+{point:04X}");
        }
        assert!(packed == RUNS, "classes_table.rs is out of date");
    }
}
