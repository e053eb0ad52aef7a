//! Whole numbers in as few bytes as they need: seven bits a byte, low bits first.

/// Appends a number, 1 to 10 bytes.
pub fn write(into: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        into.push(value as u8 | 0x80);
        value >>= 7;
    }
    into.push(value as u8);
}

/// Takes a number off the front; `None` where the bytes break off, run over 64 bits,
/// or spell the number longer than needed (every number has one spelling).
pub fn read(from: &mut &[u8]) -> Option<u64> {
    let mut value = 0u64;
    for place in 0..10 {
        let (&byte, rest) = from.split_first()?;
        *from = rest;
        let bits = u64::from(byte & 0x7F);
        if place == 9 && bits > 1 {
            return None;
        }
        value |= bits << (7 * place);
        if byte & 0x80 == 0 {
            return (byte != 0 || place == 0).then_some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    proptest::proptest! {
        #![proptest_config(crate::tests::cases(256))]

        #[test]
        fn what_is_written_is_read(value in proptest::prelude::any::<u64>(), shift in 0..64u32) {
            let value = value >> shift;
            let mut bytes = Vec::new();
            super::write(&mut bytes, value);
            let mut rest = bytes.as_slice();
            proptest::prop_assert_eq!(super::read(&mut rest), Some(value));
            proptest::prop_assert!(rest.is_empty());
            for cut in 0..bytes.len() {
                proptest::prop_assert_eq!(super::read(&mut &bytes[..cut]), None);
            }
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        assert_eq!(super::read(&mut [0x80, 0x00].as_slice()), None);
        assert_eq!(super::read(&mut [0xFF; 11].as_slice()), None);
        let over = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02];
        assert_eq!(super::read(&mut over.as_slice()), None);
    }
}
