//! How fast kernels are on a card: bytes a second of products and of a plain copy, and what a dispatch costs.

use inference::{Format, Random, Stored};

use crate::decoder::Decoder;
use crate::device::{Gpu, MAX_BINDING_BYTES, Variant};
use crate::error::GpuError;
use crate::product::{Finish, Product, Source, TILE_TOKENS};
use crate::shader::{Access, Kernel, Text, piece};
use crate::synthetic;
use crate::weights::slabs;

/// Seconds since some fixed moment.
pub type Clock<'a> = &'a dyn Fn() -> f64;

/// What a kernel took.
#[derive(Debug, Clone, PartialEq)]
pub struct Speed {
    /// Bytes that one run has to read (and write, for a copy).
    pub n_bytes: u64,
    /// Products of two numbers that one run computes.
    pub n_products: u64,
    /// Seconds of one run.
    pub seconds: f64,
}

impl Speed {
    /// Gigabytes (10^9) a second.
    pub fn gigabytes_per_second(&self) -> f64 {
        self.n_bytes as f64 / self.seconds / 1e9
    }

    /// Billions of floating-point operations a second, a product and its sum being two.
    pub fn gigaflops(&self) -> f64 {
        2.0 * self.n_products as f64 / self.seconds / 1e9
    }
}

/// Bytes of different matrices that are gone through, so that none is still in the card's cache.
const MORE_THAN_CACHES: u64 = 256 << 20;
/// Kernels in a run of which the time is taken. Two runs of different lengths leave out what a submit costs.
const N_RUNS: usize = 200;

/// One kernel over several sets of buffers in turn.
async fn time(
    gpu: &Gpu,
    kernel: &Kernel,
    sets: &[Vec<&wgpu::Buffer>],
    groups: [usize; 3],
    clock: Clock<'_>,
) -> Result<f64, GpuError> {
    let compile = || {
        let compiled = gpu.compile(kernel);
        let bind = |set: &Vec<_>| gpu.bind(&compiled, kernel.label, set);
        let sets: Vec<_> = sets.iter().map(bind).collect();
        Ok((compiled, sets))
    };
    let (compiled, sets) = gpu.watched(compile).await?;
    let since = gpu.now();
    let usage = wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST;
    let out = gpu.buffer("done", 16, usage);
    let scratch = gpu.storage("done", 16);
    let n_runs = if gpu.is_software() { 4 } else { N_RUNS };
    // The first round also compiles; the quickest of each length counts.
    let mut took = [f64::INFINITY; 2];
    for _ in 0..5 {
        for (n, took) in [n_runs, 3 * n_runs].into_iter().zip(&mut took) {
            let descriptor = wgpu::CommandEncoderDescriptor::default();
            let mut encoder = gpu.device.create_command_encoder(&descriptor);
            let mut pass = encoder.begin_compute_pass(&wgpu::ComputePassDescriptor::default());
            pass.set_pipeline(&compiled.pipeline);
            for set in sets.iter().cycle().take(n) {
                pass.set_bind_group(0, set, &[]);
                pass.dispatch_workgroups(groups[0] as u32, groups[1] as u32, groups[2] as u32);
            }
            drop(pass);
            encoder.copy_buffer_to_buffer(&scratch, 0, &out, 0, 16);
            let commands = encoder.finish();
            let start = clock();
            gpu.queue.submit([commands]);
            gpu.read(&out, 16).await?;
            *took = took.min(clock() - start);
        }
    }
    gpu.check_since(since)?;
    Ok((took[1] - took[0]) / (2 * n_runs) as f64)
}

/// The product with one vector (or, with more `n_tokens`, the tiled one) of a matrix of random numbers in `format`.
/// `sharing` is threads a row and rows a thread, where they are not to be chosen by the sizes.
///
/// # Errors
/// [`GpuError::Format`] for unknown formats, or what went wrong on the card.
pub async fn product_speed(
    gpu: &Gpu,
    format: &str,
    [n_rows, n_cols]: [usize; 2],
    n_tokens: usize,
    variant: Variant,
    sharing: Option<(usize, usize)>,
    clock: Clock<'_>,
) -> Result<Speed, GpuError> {
    let known = Format::named(format).ok_or_else(|| GpuError::Format {
        name: format.into(),
    })?;
    let stored = Stored {
        format: known,
        start: 0,
        row_bytes: known.bytes_of(n_cols as u64).unwrap_or(0),
        n_rows,
        n_cols,
    };
    let bytes = synthetic::rows(format, n_rows, n_cols, &mut Random::new(1, 1));
    let mut all = Vec::new();
    let mut n_bytes = 0;
    loop {
        let mut slab = slabs(gpu, &[stored], false, MAX_BINDING_BYTES)?.remove(0);
        n_bytes += slab.n_bytes;
        match all.first() {
            None => while slab.fill(gpu, &bytes)?.is_some() {},
            Some(first) => copy_of(gpu, first, &slab),
        }
        all.push(slab);
        if n_bytes > MORE_THAN_CACHES || gpu.is_software() {
            break;
        }
    }
    let product = Product {
        segments: all[0].segments(),
        n_cols,
        source: Source::Plain,
        finish: Finish::Store,
        has_bias: false,
        from_wanted: false,
        first_out: 0,
        out_len: n_rows,
        epsilon: 0.0,
    };
    let padded = n_tokens.next_multiple_of(TILE_TOKENS);
    let x = gpu.storage("x", 4 * (padded * n_cols) as u64);
    let numbers: Vec<u8> = (0..padded * n_cols)
        .flat_map(|i| ((i % 17) as f32 - 8.0).to_le_bytes())
        .collect();
    gpu.queue.write_buffer(&x, 0, &numbers);
    let out = gpu.storage("out", 4 * (padded * n_rows) as u64);
    let state = gpu.storage("state", 64);
    let head: Vec<u8> = [0, n_tokens as u32, 0]
        .iter()
        .flat_map(|it| it.to_le_bytes())
        .collect();
    gpu.queue.write_buffer(&state, 0, &head);
    gpu.flush();
    let sets: Vec<_> = all
        .iter()
        .map(|slab| vec![&x, &slab.quants, &slab.scales, &state, &out])
        .collect();
    let (kernel, groups) = match n_tokens {
        1 => {
            let mut chosen = product.sharing(variant);
            if let Some((lanes, rows)) = sharing {
                chosen.lanes = lanes;
                chosen.rows = rows;
            }
            (
                product.single(variant, chosen),
                [product.workgroups(chosen), 1, 1],
            )
        }
        _ => (
            product.tiled(variant),
            [product.row_tiles(), n_tokens.div_ceil(TILE_TOKENS), 1],
        ),
    };
    let seconds = time(gpu, &kernel, &sets, groups, clock).await?;
    Ok(Speed {
        n_bytes: stored.row_bytes * n_rows as u64,
        n_products: (n_rows * n_cols * n_tokens) as u64,
        seconds,
    })
}

fn copy_of(gpu: &Gpu, first: &crate::weights::Slab, slab: &crate::weights::Slab) {
    let mut encoder = gpu
        .device
        .create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
    for (from, to) in [(&first.quants, &slab.quants), (&first.scales, &slab.scales)] {
        encoder.copy_buffer_to_buffer(from, 0, to, 0, from.size());
    }
    gpu.queue.submit([encoder.finish()]);
}

fn copy_kernel(n_quads: usize) -> Kernel {
    let mut text = Text::new(Variant::default());
    text.binding("x", "vec4<u32>", Access::Read);
    text.binding("out", "vec4<u32>", Access::Write);
    text.constant("N", n_quads);
    text.line(piece(include_str!("wgsl/layer.wgsl"), "copy"));
    text.kernel("copy")
}

/// A plain copy of `n_bytes`, read and written: what products are held against.
///
/// # Errors
/// What went wrong on the card.
pub async fn copy_speed(gpu: &Gpu, n_bytes: u64, clock: Clock<'_>) -> Result<Speed, GpuError> {
    let n_pairs = if gpu.is_software() {
        1
    } else {
        (MORE_THAN_CACHES / n_bytes / 2).max(2)
    };
    let pairs: Vec<_> = (0..n_pairs)
        .map(|_| [gpu.storage("from", n_bytes), gpu.storage("to", n_bytes)])
        .collect();
    let sets: Vec<_> = pairs.iter().map(|[from, to]| vec![from, to]).collect();
    let n_quads = (n_bytes / 16) as usize;
    let groups = n_quads.div_ceil(64);
    let x = groups.min(65_535);
    let groups = [x, groups.div_ceil(x), 1];
    let seconds = time(gpu, &copy_kernel(n_quads), &sets, groups, clock).await?;
    Ok(Speed {
        n_bytes: 2 * n_bytes,
        n_products: 0,
        seconds,
    })
}

/// Seconds that a kernel costs that has nothing to do and waits for the one before.
///
/// # Errors
/// What went wrong on the card.
pub async fn dispatch_cost(gpu: &Gpu, clock: Clock<'_>) -> Result<f64, GpuError> {
    let [a, b] = [gpu.storage("a", 1024), gpu.storage("b", 1024)];
    let sets = [vec![&a, &b], vec![&b, &a]];
    time(gpu, &copy_kernel(64), &sets, [1, 1, 1], clock).await
}

/// Seconds that each kind of kernel takes when a token is computed, the mean over all layers. The
/// decoder's sequence is forgotten.
///
/// # Errors
/// What went wrong on the card.
pub async fn step_costs(
    decoder: &mut Decoder,
    clock: Clock<'_>,
) -> Result<Vec<(&'static str, f64)>, GpuError> {
    let gpu = decoder.gpu().clone();
    let usage = wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST;
    let (out, scratch) = (gpu.buffer("done", 16, usage), gpu.storage("done", 16));
    let mut costs = Vec::new();
    let graph = &decoder.graph;
    let steps = || graph.token.iter().chain(&graph.pick);
    // Picking moves the position on, so it comes last.
    for label in [
        "embed",
        "qkv",
        "turn",
        "attend",
        "output",
        "gate and up",
        "down",
        "head",
        "pick parts",
        "pick",
    ] {
        let n_steps = steps().filter(|step| step.label == label).count();
        let n_rounds = (200 / n_steps.max(1)).max(1);
        let mut took = [f64::INFINITY; 2];
        for _ in 0..4 {
            for (n, took) in [n_rounds, 3 * n_rounds].into_iter().zip(&mut took) {
                let descriptor = wgpu::CommandEncoderDescriptor::default();
                let mut encoder = gpu.device.create_command_encoder(&descriptor);
                let mut pass = encoder.begin_compute_pass(&wgpu::ComputePassDescriptor::default());
                for _ in 0..n {
                    let same = steps().filter(|step| step.label == label);
                    same.for_each(|step| step.record(&mut pass, 1, 1));
                }
                drop(pass);
                encoder.copy_buffer_to_buffer(&scratch, 0, &out, 0, 16);
                let commands = encoder.finish();
                let start = clock();
                gpu.queue.submit([commands]);
                gpu.read(&out, 16).await?;
                *took = took.min(clock() - start);
            }
        }
        costs.push((
            label,
            (took[1] - took[0]) / (2 * n_rounds * n_steps.max(1)) as f64,
        ));
    }
    decoder.truncate(0);
    Ok(costs)
}
