//! Measures this machine's graphics card: `bench [kernels] [model] [MODEL.gguf]`, both parts unless one is named.

use std::rc::Rc;
use std::time::Instant;

use futures::executor::block_on;
use gpu::synthetic::{Formats, SMOLLM2_135M, Shape, gguf};
use gpu::{Drawing, Gpu, GpuError, Room, Upload, Variant};
use inference::{Loading, Source};

/// Tokens of the prompt and of the answer, as peers' benches have them.
const PROMPT: usize = 512;
const ANSWER: usize = 128;
/// Tokens that are drawn before somebody looks at them.
const PER_DRAW: usize = 16;
const FORMATS: [&str; 6] = ["Q4_0", "Q5_0", "Q8_0", "Q4_K", "Q6_K", "F16"];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let Err(error) = block_on(run(&args)) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

async fn run(args: &[String]) -> Result<(), GpuError> {
    let gpu = Rc::new(Gpu::open().await?);
    println!("card: {}, {:?}", gpu.name(), gpu.abilities());
    if gpu.is_software() {
        println!(
            "no graphics card here, the processor plays one: counts are true, times say nothing about cards"
        );
    }
    let has = |name: &str| args.is_empty() || args.iter().any(|it| it == name);
    let file = args.iter().find(|it| it.ends_with(".gguf"));
    for (name, variant) in variants(&gpu) {
        let found = gpu::self_test(&gpu, variant).await?;
        println!(
            "self-test, {name}: {}, {found:?}",
            if found.is_ok() { "ok" } else { "MISMATCH" }
        );
    }
    if has("kernels") && !gpu.is_software() {
        kernels(&gpu).await?;
    }
    if has("model") || file.is_some() {
        models(&gpu, file).await?;
    }
    Ok(())
}

/// Ways to compute, each with its name.
fn variants(gpu: &Gpu) -> Vec<(&'static str, Variant)> {
    let abilities = gpu.abilities();
    let plain = Variant::default();
    let lanes = Variant {
        subgroup: abilities.subgroup,
        ..plain
    };
    let mut all = vec![("f32, workgroup", plain)];
    if abilities.subgroup.is_some() {
        all.push(("f32, subgroup", lanes));
    }
    if abilities.halves {
        all.push((
            "f16, subgroup",
            Variant {
                halves: true,
                ..lanes
            },
        ));
    }
    all.push((
        "packed, subgroup",
        Variant {
            packed: true,
            ..lanes
        },
    ));
    all
}

async fn kernels(gpu: &Gpu) -> Result<(), GpuError> {
    let start = Instant::now();
    let clock = || start.elapsed().as_secs_f64();
    let cost = gpu::dispatch_cost(gpu, &clock).await?;
    println!(
        "a dispatch that waits for the one before: {:.2} us",
        cost * 1e6
    );
    let size = 4096;
    let mut copy_best = 0.0f64;
    for megabytes in [8, 16, 64] {
        let speed = gpu::copy_speed(gpu, megabytes << 20, &clock).await?;
        let rate = speed.gigabytes_per_second();
        copy_best = copy_best.max(rate);
        println!(
            "copy of {megabytes} MiB: {rate:.0} GB/s, {:.2} us",
            speed.seconds * 1e6
        );
    }
    for format in FORMATS {
        for (name, variant) in variants(gpu) {
            let speed =
                gpu::product_speed(gpu, format, [size; 2], 1, variant, None, &clock).await?;
            let rate = speed.gigabytes_per_second();
            println!(
                "{format} {size}x{size} one vector, {name}: {rate:.0} GB/s ({:.0}% of copy), {:.2} us",
                100.0 * rate / copy_best,
                speed.seconds * 1e6
            );
        }
        for (name, variant) in variants(gpu) {
            if variant.packed || (name == "f32, subgroup") {
                continue;
            }
            let speed =
                gpu::product_speed(gpu, format, [size; 2], 128, variant, None, &clock).await?;
            println!(
                "{format} {size}x{size} 128 vectors, {name}: {:.0} GFLOP/s",
                speed.gigaflops()
            );
        }
    }
    for format in ["Q4_0", "Q8_0"] {
        for (shape, name) in [
            ([4096, 4096], "4096x4096"),
            ([960, 576], "960x576"),
            ([576, 1536], "576x1536"),
            ([49152, 576], "49152x576"),
        ] {
            for lanes in [8, 16, 32] {
                for rows in [1, 2] {
                    let variant = Variant {
                        subgroup: gpu.abilities().subgroup,
                        ..Variant::default()
                    };
                    let sharing = Some((lanes, rows));
                    let speed =
                        gpu::product_speed(gpu, format, shape, 1, variant, sharing, &clock).await?;
                    println!(
                        "{format} {name}, {lanes} threads a row, {rows} rows: {:.0} GB/s, {:.2} us",
                        speed.gigabytes_per_second(),
                        speed.seconds * 1e6
                    );
                }
            }
        }
    }
    Ok(())
}

async fn models(gpu: &Rc<Gpu>, path: Option<&String>) -> Result<(), GpuError> {
    let shape = Shape {
        n_layers: if gpu.is_software() {
            2
        } else {
            SMOLLM2_135M.n_layers
        },
        ..SMOLLM2_135M
    };
    let made = |matrices: &'static str| {
        let formats = Formats {
            embedding: "Q8_0",
            matrices,
            finer: matrices,
        };
        gguf(&shape, formats, 1)
    };
    let files: Vec<(String, Vec<u8>)> = match path {
        Some(path) => match std::fs::read(path) {
            Ok(bytes) => vec![(path.clone(), bytes)],
            Err(error) => {
                eprintln!("{path}: {error}");
                return Ok(());
            }
        },
        None => ["Q4_0", "Q8_0"]
            .map(|it| {
                (
                    format!("SmolLM2-135M's shape, {} layers, {it}", shape.n_layers),
                    made(it),
                )
            })
            .to_vec(),
    };
    for (name, file) in &files {
        // The counts are the same for all.
        let n_ways = if gpu.is_software() { 1 } else { usize::MAX };
        for (way, variant) in variants(gpu).into_iter().take(n_ways) {
            println!("{name}, {way}: {}", model(gpu, file, variant).await?);
        }
    }
    Ok(())
}

async fn model(gpu: &Rc<Gpu>, file: &dyn Source, variant: Variant) -> Result<String, GpuError> {
    let blueprint = Loading::gguf(file)?.blueprint();
    let vocabulary = blueprint.embedding.n_rows as u32;
    let room = Room {
        capacity: 1024,
        chunk: 512,
        wanted: 1,
    };
    let start = Instant::now();
    let mut decoder = Upload::begin(gpu.clone(), blueprint, variant, room)?.run(file)?;
    let loaded = start.elapsed().as_secs_f64();
    let prompt: Vec<u32> = (0..PROMPT as u32)
        .map(|i| i * 2_654_435 % vocabulary)
        .collect();
    let (mut prefill, mut decode) = (f64::INFINITY, f64::INFINITY);
    let rounds = if gpu.is_software() { 1 } else { 4 };
    let mut counts = gpu.counts();
    for _ in 0..rounds {
        decoder.truncate(0);
        let start = Instant::now();
        decoder.prefill(&prompt)?;
        decoder.finish().await?;
        prefill = prefill.min(start.elapsed().as_secs_f64());
        let before = gpu.counts();
        let start = Instant::now();
        for _ in 0..ANSWER / PER_DRAW {
            decoder.draw(PER_DRAW, Drawing::default()).await?;
        }
        decode = decode.min(start.elapsed().as_secs_f64());
        counts = gpu.counts();
        counts.dispatches -= before.dispatches;
        counts.passes -= before.passes;
        counts.submits -= before.submits;
        counts.readbacks -= before.readbacks;
    }
    if !gpu.is_software() {
        let clock = || start.elapsed().as_secs_f64();
        for (label, seconds) in gpu::step_costs(&mut decoder, &clock).await? {
            println!("  {label}: {:.2} us", seconds * 1e6);
        }
    }
    let a_token = |n: u64| n as f64 / ANSWER as f64;
    Ok(format!(
        "prefill {PROMPT}: {:.0} tokens/s, decode {ANSWER}: {:.0} tokens/s; a token: {:.0} dispatches, {:.2} passes, {:.3} submits, {:.3} readbacks, {:.2} us a dispatch all in all; loaded in {loaded:.2} s, {} MB on the card",
        PROMPT as f64 / prefill,
        ANSWER as f64 / decode,
        a_token(counts.dispatches),
        a_token(counts.passes),
        a_token(counts.submits),
        a_token(counts.readbacks),
        decode * 1e6 / counts.dispatches as f64,
        decoder.card_bytes() / 1_000_000
    ))
}
