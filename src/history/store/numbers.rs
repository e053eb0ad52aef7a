//! Whole numbers in as few bytes as they need, and the pieces of a frame that are made of them.

pub(super) use format::varint::write;

use super::Broken;

pub(super) fn read(from: &mut &[u8]) -> Result<u64, Broken> {
    format::varint::read(from).ok_or(Broken)
}

/// A number that counts bytes or places.
pub(super) fn read_size(from: &mut &[u8]) -> Result<usize, Broken> {
    usize::try_from(read(from)?).map_err(|_| Broken)
}

/// A difference: small whichever way it goes.
pub(super) fn write_signed(into: &mut Vec<u8>, value: i64) {
    write(into, (value << 1 ^ value >> 63) as u64);
}

pub(super) fn read_signed(from: &mut &[u8]) -> Result<i64, Broken> {
    let value = read(from)?;
    Ok((value >> 1) as i64 ^ -((value & 1) as i64))
}

/// Takes so many bytes off the front.
pub(super) fn take<'a>(from: &mut &'a [u8], n: usize) -> Result<&'a [u8], Broken> {
    let (taken, rest) = from.split_at_checked(n).ok_or(Broken)?;
    *from = rest;
    Ok(taken)
}

/// CRC-16/IBM-3740 (polynomial 0x1021, begun with all ones): misses no single damaged bit.
pub(super) fn crc16(bytes: &[u8]) -> u16 {
    const TABLE: [u16; 256] = {
        let mut table = [0; 256];
        let mut at = 0;
        while at < 256 {
            let (mut crc, mut bit) = ((at as u16) << 8, 0);
            while bit < 8 {
                crc = crc << 1 ^ (0x1021 & (crc >> 15).wrapping_neg());
                bit += 1;
            }
            table[at] = crc;
            at += 1;
        }
        table
    };
    let step = |crc: u16, byte: &u8| crc << 8 ^ TABLE[usize::from((crc >> 8) as u8 ^ byte)];
    bytes.iter().fold(u16::MAX, step)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_published_check_value() {
        assert_eq!(super::crc16(b"123456789"), 0x29B1);
    }
}
