//! Every kernel and variant against plain loops over random shapes.

use futures::executor::block_on;
use inference::{Format, Random, Stored};

use super::gpu;
use crate::device::{Gpu, MAX_BINDING_BYTES, Variant};
use crate::product::{Finish, Product, Source, TILE_TOKENS};
use crate::shader::Kernel;
use crate::synthetic::{self, FORMATS, N_COMMON};
use crate::weights::{Slab, slabs};

/// Runs a kernel and gives the numbers of its last buffer.
pub(crate) fn run(
    gpu: &Gpu,
    kernel: &Kernel,
    buffers: &[&wgpu::Buffer],
    groups: [usize; 3],
) -> Vec<f32> {
    let compiled = gpu.compile(kernel);
    let bindings = gpu.bind(&compiled, kernel.label, buffers);
    let mut encoder = gpu.device.create_command_encoder(&Default::default());
    let mut pass = encoder.begin_compute_pass(&Default::default());
    pass.set_pipeline(&compiled.pipeline);
    pass.set_bind_group(0, &bindings, &[]);
    pass.dispatch_workgroups(groups[0] as u32, groups[1] as u32, groups[2] as u32);
    drop(pass);
    gpu.queue.submit([encoder.finish()]);
    read(gpu, buffers[buffers.len() - 1])
}

pub(crate) fn read(gpu: &Gpu, buffer: &wgpu::Buffer) -> Vec<f32> {
    let usage = wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST;
    let out = gpu.buffer("out", buffer.size(), usage);
    let mut encoder = gpu.device.create_command_encoder(&Default::default());
    encoder.copy_buffer_to_buffer(buffer, 0, &out, 0, buffer.size());
    gpu.queue.submit([encoder.finish()]);
    let bytes = block_on(gpu.read(&out, buffer.size())).expect("read");
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().map(|&word| f32::from_le_bytes(word)).collect()
}

pub(crate) fn buffer(gpu: &Gpu, numbers: &[f32]) -> wgpu::Buffer {
    let bytes: Vec<u8> = numbers.iter().flat_map(|it| it.to_le_bytes()).collect();
    let buffer = gpu.storage("numbers", bytes.len() as u64 + 256);
    gpu.queue.write_buffer(&buffer, 0, &bytes);
    buffer
}

pub(crate) fn words(gpu: &Gpu, words: &[u32]) -> wgpu::Buffer {
    let numbers: Vec<f32> = words.iter().map(|&word| f32::from_bits(word)).collect();
    buffer(gpu, &numbers)
}

pub(crate) fn between(random: &mut Random, least: usize, end: usize) -> usize {
    least + random.next_u32() as usize % (end - least)
}

pub(crate) fn numbers(random: &mut Random, n: usize) -> Vec<f32> {
    (0..n)
        .map(|_| (random.next_unit() as f32 - 0.5) * 4.0)
        .collect()
}

/// Matrices of random numbers with what they stand for.
struct Matrices {
    slab: Slab,
    rows: Vec<Vec<f64>>,
}

fn matrices(
    gpu: &Gpu,
    random: &mut Random,
    formats: &[&str],
    n_rows: &[usize],
    n_cols: usize,
    is_gated: bool,
) -> Matrices {
    let mut file = Vec::new();
    let mut rows = Vec::new();
    let mut all = Vec::new();
    for (name, &n_rows) in formats.iter().zip(n_rows) {
        let format = Format::named(name).expect("in the table");
        let row_bytes = format.bytes_of(n_cols as u64).expect("whole blocks");
        let stored = Stored {
            format,
            start: file.len() as u64,
            row_bytes,
            n_rows,
            n_cols,
        };
        let bytes = synthetic::rows(name, n_rows, n_cols, random);
        rows.extend(
            bytes
                .chunks_exact(row_bytes as usize)
                .map(|row| plain_row(&stored, row)),
        );
        file.extend(bytes);
        all.push(stored);
    }
    let mut slab = slabs(gpu, &all, is_gated, MAX_BINDING_BYTES)
        .expect("it fits")
        .remove(0);
    while slab.fill(gpu, &file).expect("filled").is_some() {}
    Matrices { slab, rows }
}

/// The numbers of a row: those of formats by the definition that `inference::Row` gives.
fn plain_row(stored: &Stored, bytes: &[u8]) -> Vec<f64> {
    let Some(row) = stored.unpack(bytes) else {
        return match stored.format.name {
            "F32" => bytes
                .as_chunks::<4>()
                .0
                .iter()
                .map(|&it| f64::from(f32::from_le_bytes(it)))
                .collect(),
            name => bytes
                .as_chunks::<2>()
                .0
                .iter()
                .map(|&it| wide(name, u16::from_le_bytes(it)))
                .collect(),
        };
    };
    let offset = stored.offset().expect("quantised");
    let n = row.codes.len();
    (0..n)
        .map(|i| {
            let code = match stored.format.name {
                "Q8_0" => i32::from(row.codes[i] as i8),
                _ => i32::from(row.codes[i]),
            };
            let part = |small: &[i8], factors: &[f32]| {
                let factor = f64::from(factors[i * factors.len() / n]);
                factor
                    * if small.is_empty() {
                        1.0
                    } else {
                        f64::from(small[i * small.len() / n])
                    }
            };
            let min = if row.min_factors.is_empty() {
                0.0
            } else {
                part(&row.mins, &row.min_factors)
            };
            part(&row.scales, &row.factors) * f64::from(code - offset) - min
        })
        .collect()
}

fn wide(name: &str, bits: u16) -> f64 {
    if name == "BF16" {
        return f64::from(f32::from_bits(u32::from(bits) << 16));
    }
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    match exponent {
        0 => sign * fraction * 2f64.powi(-24),
        _ => sign * (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    }
}

/// The product of a row, and how far a variant's answer may be from it.
fn plain_product(
    row: &[f64],
    x: &[f64],
    variant: Variant,
    is_tiled: bool,
    quantised: bool,
) -> (f64, f64) {
    let value: f64 = row.iter().zip(x).map(|(w, x)| w * x).sum();
    let size: f64 = row.iter().zip(x).map(|(w, x)| (w * x).abs()).sum();
    let mut slack = size * 2e-6 + 1e-6;
    if variant.packed && quantised && !is_tiled {
        // Half a step of 127 to the largest of each 32.
        let steps = x
            .chunks(32)
            .map(|x| x.iter().fold(0.0f64, |m, x| m.max(x.abs())) / 253.0);
        slack += row
            .chunks(32)
            .zip(steps)
            .map(|(row, step)| step * row.iter().map(|w| w.abs()).sum::<f64>())
            .sum::<f64>();
        // Codes and what is taken away cancel in formats with mins.
        slack += size * 1e-5;
    } else if variant.halves && (quantised || is_tiled) {
        slack += size * 4.0 / 1024.0 + 1e-4;
    } else if quantised {
        slack += size * 2e-5 + 1e-5;
    }
    (value, slack)
}

fn normed(x: &[f32], weight: &[f32], epsilon: f32) -> Vec<f64> {
    let mean = x.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / x.len() as f64;
    let scale = 1.0 / (mean + f64::from(epsilon)).sqrt();
    x.iter()
        .zip(weight)
        .map(|(x, w)| f64::from(*x) * scale * f64::from(*w))
        .collect()
}

/// One product with random sizes, in every variant, tiled or not.
fn check_product(gpu: &Gpu, variant: Variant, format: &str, seed: u64, is_tiled: bool) {
    let mut random = Random::new(seed, 11);
    let random = &mut random;
    let block = Format::named(format).expect("in the table").block as usize;
    let is_super = block == 256;
    let n_cols = match block {
        1 => 4 * between(random, 1, 80),
        block => block * between(random, 1, if is_super { 4 } else { 20 }),
    };
    let kind = seed % 3;
    let (n_rows, formats, finish) = match kind {
        0 => (vec![between(random, 1, 200)], vec![format], Finish::Store),
        1 => {
            let other = if is_super { "Q6_K" } else { format };
            let n_rows = [
                4 * between(random, 1, 30),
                between(random, 1, 50),
                between(random, 1, 50),
            ];
            (n_rows.to_vec(), vec![format, format, other], Finish::Add)
        }
        _ => {
            let n = between(random, 1, 150);
            (
                vec![n, n],
                vec![format, format],
                if seed.is_multiple_of(2) {
                    Finish::Silu
                } else {
                    Finish::Gelu
                },
            )
        }
    };
    let is_normed = seed % 5 < 3;
    let has_bias = seed % 4 == 1;
    let n_tokens = if is_tiled {
        between(random, 1, 70)
    } else {
        between(random, 1, 4)
    };
    let Matrices { slab, rows } =
        matrices(gpu, random, &formats, &n_rows, n_cols, finish.is_gated());
    let product = Product {
        segments: slab.segments(),
        n_cols,
        source: if is_normed {
            Source::Normed
        } else {
            Source::Plain
        },
        finish,
        has_bias,
        from_wanted: false,
        first_out: 0,
        out_len: if finish.is_gated() {
            n_rows[0]
        } else {
            n_rows.iter().sum()
        },
        epsilon: 1e-5,
    };
    let x = numbers(random, n_tokens * n_cols);
    let norm = numbers(random, n_cols);
    let bias = numbers(random, n_rows.iter().sum());
    let before = numbers(random, n_tokens * product.out_len);
    let padded = n_tokens.next_multiple_of(TILE_TOKENS) * n_cols;
    let mut padded_x = x.clone();
    padded_x.resize(padded, 0.0);
    let state = words(gpu, &[0, n_tokens as u32, 0, 0]);
    let [x_buffer, norm_buffer, bias_buffer, out] =
        [&padded_x, &norm, &bias, &before].map(|it| buffer(gpu, it));
    let mut buffers = vec![&x_buffer];
    buffers.extend(is_normed.then_some(&norm_buffer));
    buffers.extend([&slab.quants, &slab.scales]);
    buffers.extend(has_bias.then_some(&bias_buffer));
    buffers.extend([&state, &out]);
    let sharing = product.sharing(variant);
    let found = match is_tiled {
        true => {
            let groups = [product.row_tiles(), n_tokens.div_ceil(TILE_TOKENS), 1];
            run(gpu, &product.tiled(variant), &buffers, groups)
        }
        false => run(
            gpu,
            &product.single(variant, sharing),
            &buffers,
            [product.workgroups(sharing), 1, n_tokens],
        ),
    };
    let packs = product.can_pack();
    for token in 0..n_tokens {
        let x = &x[token * n_cols..(token + 1) * n_cols];
        let x: Vec<f64> = match is_normed {
            true => normed(x, &norm, 1e-5),
            false => x.iter().map(|&x| f64::from(x)).collect(),
        };
        for unit in 0..product.out_len {
            let at = token * product.out_len + unit;
            let one = |row: usize| {
                let (value, slack) =
                    plain_product(&rows[row], &x, variant, is_tiled, packs || block > 1);
                (
                    if has_bias {
                        value + f64::from(bias[row])
                    } else {
                        value
                    },
                    slack,
                )
            };
            let (value, slack) = one(unit);
            let (expected, slack) = match finish {
                Finish::Store => (value, slack),
                Finish::Add => (value + f64::from(before[at]), slack),
                _ => {
                    let (up, up_slack) = one(product.out_len + unit);
                    let squashed = match finish {
                        Finish::Silu => value / (1.0 + (-value).exp()),
                        _ => {
                            0.5 * value
                                * (1.0 + (0.797_884_6 * (value + 0.044_715 * value.powi(3))).tanh())
                        }
                    };
                    // Neither function is steeper than 1.2.
                    (
                        squashed * up,
                        1.2 * slack * up.abs() + up_slack * squashed.abs() + 1.2 * slack * up_slack,
                    )
                }
            };
            let error = (f64::from(found[at]) - expected).abs();
            let bound = slack + 4e-6 * expected.abs() + 1e-6;
            assert!(
                error <= bound,
                "{format} {variant:?} tiled {is_tiled} seed {seed} {finish:?} normed {is_normed} bias {has_bias} rows {n_rows:?} columns {n_cols}: token {token} row {unit}: {} for {expected}, {error} > {bound}",
                found[at]
            );
        }
    }
}

#[test]
fn products_of_every_format_and_variant_are_right() {
    let Some(gpu) = gpu() else { return };
    let mut seed = 0;
    for variant in gpu.variants() {
        for (index, format) in FORMATS.into_iter().enumerate() {
            // Kernels of the formats that models come in most take their time to compile.
            for _ in 0..if index < N_COMMON { 3 } else { 1 } {
                check_product(&gpu, variant, format, seed, false);
                seed += 1;
            }
            if variant.subgroup.is_none() && !variant.packed {
                check_product(&gpu, variant, format, seed, true);
                check_product(&gpu, variant, format, seed + 1, true);
            }
        }
    }
}
