//! Measures this machine's graphics card: `bench [kernels] [MODEL.gguf …]`; without files, models of a real shape made here.

use std::error::Error;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Instant;

use futures::executor::block_on;
use gpu::synthetic::{FORMATS, Formats, N_COMMON, SMOLLM2_135M, gguf};
use gpu::{Drawing, Gpu, GpuError, Room, Upload, Variant};
use inference::{Blueprint, Source};

/// Tokens of the prompt and of the answer, as peers' benches have them.
const PROMPT: usize = 512;
const ANSWER: usize = 128;
/// Tokens that are drawn before somebody looks at them.
const PER_DRAW: usize = 16;
/// On a card that the processor plays: the counts of a token are the same.
const SHORT: (usize, usize) = (32, 32);

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match block_on(run(&args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &[String]) -> Result<(), Box<dyn Error>> {
    let gpu = Rc::new(Gpu::open().await.inspect_err(|_| {
        println!("nothing was measured; kernels are counted as a card is asked for them, so without one not even the counts are known");
    })?);
    println!("card: {}, {:?}", gpu.name(), gpu.abilities());
    if gpu.is_software() {
        println!(
            "no graphics card here, the processor plays one: counts are true, times say nothing about cards"
        );
    }
    let (files, parts): (Vec<_>, Vec<_>) = args.iter().partition(|it| it.ends_with(".gguf"));
    if let Some(unknown) = parts.iter().find(|it| **it != "kernels") {
        return Err(format!("`{unknown}` is neither `kernels` nor a .gguf file").into());
    }
    for variant in gpu.variants() {
        let found = gpu::self_test(&gpu, variant).await?;
        let is_ok = if found.is_ok() { "ok" } else { "MISMATCH" };
        println!("self-test, {variant}: {is_ok}, {found:?}");
    }
    if (args.is_empty() || !parts.is_empty()) && !gpu.is_software() {
        kernels(&gpu).await?;
    }
    if args.is_empty() || !files.is_empty() {
        models(&gpu, &files).await?;
    }
    Ok(())
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
    for format in FORMATS.into_iter().take(N_COMMON) {
        // Rounded vectors are the same whatever the others would be.
        let singles = gpu
            .variants()
            .into_iter()
            .filter(|it| !it.packed || !it.halves);
        for variant in singles {
            let speed =
                gpu::product_speed(gpu, format, [size; 2], 1, variant, None, &clock).await?;
            let rate = speed.gigabytes_per_second();
            println!(
                "{format} {size}x{size} one vector, {variant}: {rate:.0} GB/s ({:.0}% of copy), {:.2} us",
                100.0 * rate / copy_best,
                speed.seconds * 1e6
            );
        }
        // Tiles neither round vectors nor sum by subgroups.
        let tiled = gpu
            .variants()
            .into_iter()
            .filter(|it| !it.packed && it.subgroup.is_none());
        for variant in tiled {
            let speed =
                gpu::product_speed(gpu, format, [size; 2], 128, variant, None, &clock).await?;
            println!(
                "{format} {size}x{size} 128 vectors, {variant}: {:.0} GFLOP/s",
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

async fn models(gpu: &Rc<Gpu>, paths: &[&String]) -> Result<(), Box<dyn Error>> {
    let made = |matrices: &'static str| {
        let formats = Formats {
            embedding: "Q8_0",
            matrices,
            finer: matrices,
        };
        let name = format!("SmolLM2-135M's shape, {matrices}");
        (name, gguf(&SMOLLM2_135M, formats, 1))
    };
    let mut files = Vec::new();
    for path in paths {
        let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        files.push(((*path).clone(), bytes));
    }
    if files.is_empty() {
        files.extend(["Q4_0", "Q8_0"].map(made));
    }
    // The counts are the same for all.
    let n_ways = if gpu.is_software() { 1 } else { usize::MAX };
    for (name, file) in &files {
        for variant in gpu.variants().into_iter().take(n_ways) {
            println!("{name}, {variant}: {}", model(gpu, file, variant).await?);
        }
    }
    Ok(())
}

async fn model(gpu: &Rc<Gpu>, file: &dyn Source, variant: Variant) -> Result<String, GpuError> {
    let blueprint = Blueprint::of_gguf(file)?;
    let vocabulary = blueprint.embedding.n_rows as u32;
    let room = Room {
        capacity: 1024,
        chunk: 512,
        wanted: 1,
    };
    let start = Instant::now();
    let upload = Upload::begin(gpu.clone(), blueprint, variant, room).await?;
    let mut decoder = upload.run(file).await?;
    let loaded = start.elapsed().as_secs_f64();
    let is_software = gpu.is_software();
    let (n_prompt, n_answer) = if is_software { SHORT } else { (PROMPT, ANSWER) };
    let prompt: Vec<u32> = (0..n_prompt as u32)
        .map(|i| i * 2_654_435 % vocabulary)
        .collect();
    let (mut prefill, mut decode) = (f64::INFINITY, f64::INFINITY);
    let rounds = if is_software { 1 } else { 4 };
    let mut counts = gpu.counts();
    for _ in 0..rounds {
        decoder.truncate(0);
        let start = Instant::now();
        decoder.prefill(&prompt)?;
        decoder.finish().await?;
        prefill = prefill.min(start.elapsed().as_secs_f64());
        let before = gpu.counts();
        let start = Instant::now();
        for _ in 0..n_answer / PER_DRAW {
            decoder.draw(PER_DRAW, Drawing::default()).await?;
        }
        decode = decode.min(start.elapsed().as_secs_f64());
        counts = gpu.counts();
        counts.dispatches -= before.dispatches;
        counts.passes -= before.passes;
        counts.submits -= before.submits;
        counts.readbacks -= before.readbacks;
    }
    if !is_software {
        let clock = || start.elapsed().as_secs_f64();
        for (label, seconds) in gpu::step_costs(&mut decoder, &clock).await? {
            println!("  {label}: {:.2} us", seconds * 1e6);
        }
    }
    let a_token = |n: u64| n as f64 / n_answer as f64;
    Ok(format!(
        "prefill {n_prompt}: {:.0} tokens/s, decode {n_answer}: {:.0} tokens/s; a token: {:.0} dispatches, {:.2} passes, {:.3} submits, {:.3} readbacks, {:.2} us a dispatch all in all; loaded in {loaded:.2} s, {} MB on the card",
        n_prompt as f64 / prefill,
        n_answer as f64 / decode,
        a_token(counts.dispatches),
        a_token(counts.passes),
        a_token(counts.submits),
        a_token(counts.readbacks),
        decode * 1e6 / counts.dispatches as f64,
        decoder.card_bytes() / 1_000_000
    ))
}
