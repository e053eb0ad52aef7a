//! How numbers are stored in a model file: the table of tensor formats.

/// One way of storing numbers: blocks of `block` numbers in `bytes` bytes.
///
/// Ids, names and sizes are those of ggml (`ggml.h`, `ggml-common.h`).
#[derive(Debug, PartialEq, Eq)]
pub struct Format {
    /// The number that GGUF files write.
    pub id: u32,
    /// The usual name, as in `Q4_K`.
    pub name: &'static str,
    /// Numbers in one block; a row is a whole number of blocks.
    pub block: u64,
    /// Bytes of one block.
    pub bytes: u64,
}

const fn format(id: u32, name: &'static str, block: u64, bytes: u64) -> Format {
    Format {
        id,
        name,
        block,
        bytes,
    }
}

/// Every format that a well-formed file may name, whether or not we can multiply by it.
static FORMATS: [Format; 35] = [
    format(0, "F32", 1, 4),
    format(1, "F16", 1, 2),
    format(2, "Q4_0", 32, 18),
    format(3, "Q4_1", 32, 20),
    format(6, "Q5_0", 32, 22),
    format(7, "Q5_1", 32, 24),
    format(8, "Q8_0", 32, 34),
    format(9, "Q8_1", 32, 36),
    format(10, "Q2_K", 256, 84),
    format(11, "Q3_K", 256, 110),
    format(12, "Q4_K", 256, 144),
    format(13, "Q5_K", 256, 176),
    format(14, "Q6_K", 256, 210),
    format(15, "Q8_K", 256, 292),
    format(16, "IQ2_XXS", 256, 66),
    format(17, "IQ2_XS", 256, 74),
    format(18, "IQ3_XXS", 256, 98),
    format(19, "IQ1_S", 256, 50),
    format(20, "IQ4_NL", 32, 18),
    format(21, "IQ3_S", 256, 110),
    format(22, "IQ2_S", 256, 82),
    format(23, "IQ4_XS", 256, 136),
    format(24, "I8", 1, 1),
    format(25, "I16", 1, 2),
    format(26, "I32", 1, 4),
    format(27, "I64", 1, 8),
    format(28, "F64", 1, 8),
    format(29, "IQ1_M", 256, 56),
    format(30, "BF16", 1, 2),
    format(34, "TQ1_0", 256, 54),
    format(35, "TQ2_0", 256, 66),
    format(39, "MXFP4", 32, 17),
    format(40, "NVFP4", 64, 36),
    format(41, "Q1_0", 128, 18),
    format(42, "Q2_0", 64, 18),
];

impl Format {
    /// The format with ggml's number `id`.
    pub fn find(id: u32) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.id == id)
    }

    /// The format that is called `name`.
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Bytes of `n` numbers, or `None` if they are no whole number of blocks or too many.
    pub fn bytes_of(&self, n: u64) -> Option<u64> {
        if !n.is_multiple_of(self.block) {
            return None;
        }
        (n / self.block).checked_mul(self.bytes)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn sizes_agree_with_candle() {
        let mut n_checked = 0;
        for format in &FORMATS {
            if let Some(dtype) = crate::tests::candle_type(format) {
                assert_eq!(format.bytes, dtype.type_size() as u64, "{}", format.name);
                assert_eq!(format.block, dtype.block_size() as u64, "{}", format.name);
                n_checked += 1;
            }
        }
        assert_eq!(n_checked, 10);
    }

    #[test]
    fn a_row_is_whole_blocks() {
        let q8_0 = Format::named("Q8_0").expect("in the table");
        assert_eq!(q8_0.bytes_of(64), Some(68));
        assert_eq!(q8_0.bytes_of(33), None);
        let f32 = Format::find(0).expect("in the table");
        assert_eq!(f32.bytes_of(u64::MAX / 2), None);
    }
}
