//! Matrices in every format: decoding against llama.cpp's values, products against plain sums.

use proptest::prelude::*;

use super::{Matrix, Source};
use crate::Team;
use crate::catalog::Entry;
use crate::format::Format;
use crate::product::products;
use crate::random::Random;
use crate::room::Room;
use crate::team::Alone;
use crate::tests::{candle_type, shared, shared_json};

/// Threads that live for one piece of work.
struct Threads(usize);

impl Team for Threads {
    fn n_threads(&self) -> usize {
        self.0
    }

    fn run(&self, n_tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        std::thread::scope(|scope| {
            for thread in 0..self.0 {
                let mine = (thread..n_tasks).step_by(self.0);
                scope.spawn(move || mine.for_each(task));
            }
        });
    }
}

pub(crate) fn three() -> &'static dyn Team {
    &Threads(3)
}

#[test]
fn matrices_that_share_a_vector_are_multiplied_as_if_alone() {
    let mut random = Random::new(3, 0);
    let n_cols = 256;
    let x = numbers(&mut random, 3 * n_cols);
    let matrices: Vec<Matrix> = [("Q4_0", 200), ("F32", 5), ("Q6_K", 77), ("Q8_0", 8)]
        .into_iter()
        .map(|(name, n_rows)| {
            let format = Format::named(name).expect("in the table");
            let bytes = stored(format, &numbers(&mut random, n_rows * n_cols));
            matrix(&entry(format, n_rows, n_cols), &bytes, 1 << 20)
        })
        .collect();
    for n_tokens in [1, 3] {
        let x = &x[..n_tokens * n_cols];
        let room = || {
            matrices
                .iter()
                .map(|it| vec![f32::NAN; n_tokens * it.n_rows()])
        };
        let (mut alone, mut together): (Vec<_>, Vec<_>) = (room().collect(), room().collect());
        for (matrix, out) in matrices.iter().zip(&mut alone) {
            products(&Room::new(&Alone), x, &mut [(matrix, out)]);
        }
        let pairs = matrices.iter().zip(&mut together);
        let mut pairs: Vec<_> = pairs.map(|(it, out)| (it, &mut out[..])).collect();
        products(&Room::new(three()), x, &mut pairs);
        assert_eq!(alone, together);
        assert!(alone.iter().flatten().all(|it| it.is_finite()));
    }
}

fn numbers(random: &mut Random, n: usize) -> Vec<f32> {
    (0..n)
        .map(|_| random.next_unit() as f32 * 2.0 - 1.0)
        .collect()
}

/// `values` stored in `format`.
pub(crate) fn stored(format: &'static Format, values: &[f32]) -> Vec<u8> {
    match (format.name, candle_type(format)) {
        ("F32", _) => values.iter().flat_map(|x| x.to_le_bytes()).collect(),
        // Cutting the lower half off is enough to make a bfloat16.
        ("BF16", _) => values
            .iter()
            .flat_map(|x| x.to_le_bytes()[2..].to_vec())
            .collect(),
        // Numbers of magnitude below 2 whose low bits are cut off.
        ("F16", _) => values
            .iter()
            .flat_map(|x| half_bits(*x).to_le_bytes())
            .collect(),
        (_, Some(dtype)) => {
            let mut blocks = dtype.cpu_zeros(values.len());
            blocks.from_float(values);
            let tensor = candle_core::quantized::QTensor::new(
                candle_core::quantized::QStorage::Cpu(blocks),
                values.len(),
            );
            let tensor = tensor.expect("a whole number of blocks");
            tensor.data().expect("on this device").into_owned()
        }
        _ => unreachable!("not a format of ours"),
    }
}

/// A binary16 near `x`, which is between -2 and 2 and not tiny.
fn half_bits(x: f32) -> u16 {
    let bits = x.to_bits();
    let exponent = ((bits >> 23) & 255) as i32 - 127 + 15;
    match exponent {
        1..31 => {
            (bits >> 16 & 0x8000) as u16 | (exponent as u16) << 10 | (bits >> 13 & 1023) as u16
        }
        _ => 0,
    }
}

pub(crate) fn entry(format: &'static Format, n_rows: usize, n_cols: usize) -> Entry {
    let n_bytes = format.bytes_of((n_rows * n_cols) as u64);
    Entry {
        shape: vec![n_rows as u64, n_cols as u64],
        format,
        start: 0,
        n_bytes: n_bytes.expect("whole blocks"),
    }
}

fn matrix(entry: &Entry, bytes: &[u8], piece_bytes: u64) -> Matrix {
    let source: Vec<u8> = bytes.to_vec();
    assert_eq!(Source::len(&source), entry.n_bytes);
    let mut matrix = Matrix::empty_with("test", entry, piece_bytes).expect("a format of ours");
    let mut n_bytes = 0;
    while let Some(n) = matrix.fill(&source).expect("all bytes are there") {
        n_bytes += n;
    }
    assert_eq!((n_bytes, matrix.n_bytes()), (entry.n_bytes, entry.n_bytes));
    matrix
}

fn rows(matrix: &Matrix) -> Vec<Vec<f32>> {
    let row = |index| {
        let mut row = vec![0.0; matrix.n_cols()];
        matrix.row(index, &mut row);
        row
    };
    (0..matrix.n_rows()).map(row).collect()
}

#[test]
fn decoded_rows_are_those_of_llama_cpp() {
    let Some(index) = shared_json("quant-vectors/index.json") else {
        return;
    };
    let mut n_checked = 0;
    for case in index.as_array().expect("a list") {
        let field = |name: &str| case[name].as_str().expect("a text");
        let size = |name: &str| case[name].as_u64().expect("a number") as usize;
        let format = Format::named(field("type")).expect("a known format");
        assert_eq!(format.bytes as usize, size("block_bytes"));
        let raw = shared(&format!("quant-vectors/{}", field("raw")));
        let values = shared(&format!("quant-vectors/{}", field("expected_f32")));
        let (Some(raw), Some(values)) = (raw, values) else {
            continue;
        };
        let (words, _) = values.as_chunks::<4>();
        let expected: Vec<f32> = words.iter().map(|&word| f32::from_le_bytes(word)).collect();
        let entry = entry(format, size("rows"), size("cols"));
        let found = rows(&matrix(&entry, &raw, 1000)).concat();
        for (found, expected) in found.iter().zip(&expected) {
            let ulps = found.to_bits().abs_diff(expected.to_bits());
            assert!(ulps <= 1, "{}: {found} for {expected}", format.name);
        }
        n_checked += 1;
    }
    assert!(n_checked >= 6, "{n_checked} formats had vectors");
}

#[test]
fn unknown_formats_are_refused_by_name() {
    let format = Format::named("IQ4_NL").expect("in the table");
    let entry = entry(format, 1, 32);
    let refused = Matrix::empty("x", &entry);
    let error = refused.err().expect("refused").to_string();
    assert!(error.contains("IQ4_NL"), "{error}");
}

proptest! {
    #![proptest_config(crate::tests::cases(24))]
    #[test]
    fn products_equal_plain_sums(seed: u64, n_rows in 1usize..40, n_tokens in 1usize..6, n_blocks in 1usize..3, rows_per_piece in 1u64..50) {
        for name in ["F32", "F16", "BF16", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q2_K", "Q3_K", "Q4_K", "Q5_K", "Q6_K"] {
            let format = Format::named(name).expect("in the table");
            let n_cols = n_blocks * 256;
            let mut random = Random::new(seed, 0);
            let bytes = stored(format, &numbers(&mut random, n_rows * n_cols));
            let entry = entry(format, n_rows, n_cols);
            let piece_bytes = rows_per_piece * entry.n_bytes / n_rows as u64;
            let matrix = matrix(&entry, &bytes, piece_bytes);
            let x = numbers(&mut random, n_tokens * n_cols);
            let mut out = vec![f32::NAN; n_tokens * n_rows];
            products(&Room::new(&Alone), &x, &mut [(&matrix, &mut out)]);
            let mut shared = vec![f32::NAN; n_tokens * n_rows];
            products(&Room::new(three()), &x, &mut [(&matrix, &mut shared)]);
            prop_assert!(out.iter().zip(&shared).all(|(a, b)| a.to_bits() == b.to_bits()), "{name}: threads differ");
            let rows = rows(&matrix);
            if let Some(dtype) = candle_type(format) {
                let blocks = dtype.from_data(bytes.clone().into());
                let theirs = match blocks.dequantize(n_rows * n_cols) {
                    Ok(candle_core::CpuStorage::F32(theirs)) => theirs,
                    _ => unreachable!("candle decodes to f32"),
                };
                let ours = rows.concat();
                prop_assert!(ours.iter().zip(&theirs).all(|(a, b)| (a - b).abs() <= 1e-6 * b.abs()), "{name}: decoded otherwise");
            }
            // Quantised products round the vector to 8 bits, as llama.cpp does; the others are exact.
            let limit = if format.block == 1 { 1e-4 } else { 0.025 };
            for (t, x) in x.chunks(n_cols).enumerate() {
                for (r, row) in rows.iter().enumerate() {
                    let plain: f64 = row.iter().zip(x).map(|(w, x)| f64::from(*w) * f64::from(*x)).sum();
                    let size: f64 = row.iter().zip(x).map(|(w, x)| (f64::from(*w) * f64::from(*x)).powi(2)).sum::<f64>().sqrt();
                    let error = (f64::from(out[t * n_rows + r]) - plain).abs();
                    prop_assert!(error <= limit * (size + 1.0), "{name} {t} {r}: {error} of {size}");
                }
            }
        }
    }
}
