//! Makes the bytes of a project small, and large again within a limit.
//!
//! A compressor of our own, because links should be short and the page small: context mixing that
//! has read typical prompts beforehand. It needs about a microsecond a bit, so it is for short texts.

mod contexts;
mod counters;
mod logistic;
mod matcher;
mod mixer;
mod model;
mod priming;

use crate::{
    FormatError,
    coder::{Decoder, Encoder},
    varint,
};

/// The most bytes that a link may unfold to. More would never fit a link, and unfolding takes time.
pub(crate) const LIMIT_BYTES: usize = 256 << 10;

/// The packed form: the length of `bytes`, then their code.
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    varint::write(&mut packed, bytes.len() as u64);
    if !bytes.is_empty() {
        let mut encoder = Encoder::new(priming::model_for(bytes.len()));
        for byte in bytes {
            encoder.byte(*byte);
        }
        packed.append(&mut encoder.finish());
    }
    packed
}

/// The bytes that were packed. The promised length is checked before anything is spent on it.
pub(crate) fn unpack(mut packed: &[u8]) -> Result<Vec<u8>, FormatError> {
    let bytes = varint::read(&mut packed).ok_or(FormatError::Corrupted)?;
    let limit = LIMIT_BYTES as u64;
    let n_bytes = usize::try_from(bytes).ok().filter(|it| *it <= LIMIT_BYTES);
    let n_bytes = n_bytes.ok_or(FormatError::LinkTooLarge { bytes, limit })?;
    if n_bytes == 0 {
        return if packed.is_empty() {
            Ok(Vec::new())
        } else {
            Err(FormatError::Corrupted)
        };
    }
    let mut decoder = Decoder::new(priming::model_for(n_bytes), packed);
    let unpacked: Option<Vec<u8>> = (0..n_bytes).map(|_| decoder.byte()).collect();
    unpacked
        .filter(|_| decoder.is_at_end())
        .ok_or(FormatError::Corrupted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        let noise = |n: u32| {
            (0..n)
                .map(|it| (it.wrapping_mul(2_654_435_761) >> 13) as u8)
                .collect()
        };
        let cases: [Vec<u8>; 6] = [
            vec![],
            vec![0],
            b"Sort each message into a kind.".to_vec(),
            b"ab".repeat(9_000),
            noise(3_000),
            noise(17_000),
        ];
        for bytes in cases {
            let packed = pack(&bytes);
            assert_eq!(unpack(&packed), Ok(bytes.clone()), "{} bytes", bytes.len());
            let longer = [packed.as_slice(), &[0]].concat();
            assert!(unpack(&longer).is_err());
        }
    }

    #[test]
    fn plain_english_takes_less_than_two_fifths() {
        let text = "A heron stood in the shallow water at the end of the garden and did not move \
            until the children had walked past it on their way to the river.";
        let (packed, plain) = (pack(text.as_bytes()).len(), text.len());
        assert!(packed * 5 < plain * 2, "{packed} of {plain} bytes");
    }

    #[test]
    fn a_promise_that_the_code_does_not_keep_is_refused_early() {
        let mut packed = Vec::new();
        varint::write(&mut packed, LIMIT_BYTES as u64);
        packed.extend([0x5A; 4]);
        assert_eq!(unpack(&packed), Err(FormatError::Corrupted));
        packed.clear();
        varint::write(&mut packed, LIMIT_BYTES as u64 + 1);
        let (bytes, limit) = (LIMIT_BYTES as u64 + 1, LIMIT_BYTES as u64);
        assert_eq!(
            unpack(&packed),
            Err(FormatError::LinkTooLarge { bytes, limit })
        );
    }
}
