//! What lies between the products, against plain loops over random shapes: attention, turning, picking.

use futures::executor::block_on;
use inference::{Blueprint, Random};

use super::gpu;
use super::kernels::{between, numbers, read};
use crate::device::{Gpu, Variant};
use crate::memory::{Memory, Room};
use crate::synthetic::{Formats, Shape, gguf};
use crate::{Decoder, Drawing, Upload};

fn shape(random: &mut Random, family: &'static str) -> Shape {
    let n_kv_heads = between(random, 1, 4);
    // Products have to be right for any size too: `kernels.rs` sees to those.
    Shape {
        family,
        n_layers: 1,
        width: 32,
        feed_forward: 32,
        n_heads: n_kv_heads * between(random, 1, 5),
        n_kv_heads,
        head_dim: 4 * between(random, 1, 33),
        vocabulary: between(random, 40, 700),
        context: 400,
        window: None,
        short_context: None,
    }
}

fn small(gpu: &std::rc::Rc<Gpu>, shape: &Shape, seed: u64) -> Decoder {
    let formats = Formats {
        embedding: "F32",
        matrices: "F32",
        finer: "F32",
    };
    let file = gguf(shape, formats, seed);
    let blueprint = Blueprint::of_gguf(&file).expect("a good file");
    let room = Room {
        capacity: 400,
        chunk: 32,
        wanted: 3,
    };
    let upload = block_on(Upload::begin(
        gpu.clone(),
        blueprint,
        Variant::default(),
        room,
    ));
    block_on(upload.expect("it fits").run(&file)).expect("it compiles")
}

fn write(gpu: &Gpu, buffer: &wgpu::Buffer, numbers: &[f32]) {
    let bytes: Vec<u8> = numbers.iter().flat_map(|it| it.to_le_bytes()).collect();
    gpu.queue.write_buffer(buffer, 0, &bytes);
}

/// Runs the first step with this label.
fn run(gpu: &Gpu, steps: &[crate::graph::Step], label: &str, n_tokens: usize) {
    let step = steps
        .iter()
        .find(|step| step.label == label)
        .expect("a step");
    let mut encoder = gpu.device.create_command_encoder(&Default::default());
    step.record(
        &mut encoder.begin_compute_pass(&Default::default()),
        n_tokens,
        1,
    );
    gpu.queue.submit([encoder.finish()]);
}

/// The mean of the values that `query` sees, by how well keys match.
fn plain_attention(query: &[f32], keys: &[&[f32]], values: &[&[f32]], scale: f32) -> Vec<f64> {
    let dot = |a: &[f32], b: &[f32]| -> f64 {
        a.iter()
            .zip(b)
            .map(|(a, b)| f64::from(*a) * f64::from(*b))
            .sum()
    };
    let scores: Vec<f64> = keys
        .iter()
        .map(|key| dot(query, key) * f64::from(scale))
        .collect();
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
    let all: f64 = weights.iter().sum();
    let mut out = vec![0.0; query.len()];
    for (weight, value) in weights.iter().zip(values) {
        for (out, value) in out.iter_mut().zip(*value) {
            *out += weight / all * f64::from(*value);
        }
    }
    out
}

#[test]
fn attention_is_that_of_plain_loops() {
    let Some(gpu) = gpu() else { return };
    let mut random = Random::new(21, 0);
    for seed in 0..8 {
        let family = if seed % 2 == 0 { "llama" } else { "phi3" };
        let mut shape = shape(&mut random, family);
        let window = between(&mut random, 1, 300);
        shape.window = (family == "phi3").then_some(window);
        // One token looks at everything in parts, several do so each in one.
        let is_single = seed % 4 < 2;
        let decoder = small(&gpu, &shape, seed);
        let memory: &Memory = &decoder.memory;
        let (head_dim, n_heads, kv_heads) = (shape.head_dim, shape.n_heads, shape.n_kv_heads);
        let n_tokens = if is_single {
            1
        } else {
            between(&mut random, 2, 32)
        };
        let position = between(&mut random, 0, 400 - n_tokens);
        let qkv = numbers(&mut random, n_tokens * memory.qkv_len);
        let cache = numbers(&mut random, 2 * 400 * kv_heads * head_dim);
        write(&gpu, &memory.qkv, &qkv);
        write(&gpu, &memory.layers[0].cache, &cache);
        let state = [position as u32, n_tokens as u32, 0, 0];
        gpu.queue
            .write_buffer(&memory.state, 0, &state.map(u32::to_le_bytes).concat());
        let steps = if is_single {
            &decoder.graph.token
        } else {
            &decoder.graph.prompt
        };
        run(&gpu, steps, "attend", n_tokens);
        let (mixed, stats) = (read(&gpu, &memory.mixed), read(&gpu, &memory.stats));
        let n_parts = if is_single { memory.n_parts } else { 1 };
        let scale = decoder.blueprint().attention_scale;
        for token in 0..n_tokens {
            let end = position + token + 1;
            let first = shape.window.map_or(0, |window| end.saturating_sub(window));
            for head in 0..n_heads {
                let kv = head / (n_heads / kv_heads);
                let row = |which: usize, at: usize| {
                    &cache[((which * 400 + at) * kv_heads + kv) * head_dim..][..head_dim]
                };
                let keys: Vec<_> = (first..end).map(|at| row(0, at)).collect();
                let values: Vec<_> = (first..end).map(|at| row(1, at)).collect();
                let query = &qkv[token * memory.qkv_len + head * head_dim..][..head_dim];
                let expected = plain_attention(query, &keys, &values, scale);
                // Parts come together as the product after them does it.
                let stat = |part: usize| {
                    let at = 2 * ((part + token) * n_heads + head);
                    (f64::from(stats[at]), f64::from(stats[at + 1]))
                };
                let most = (0..n_parts)
                    .map(|it| stat(it).0)
                    .fold(f64::NEG_INFINITY, f64::max);
                let weight = |part: usize| stat(part).1 * (stat(part).0 - most).exp();
                let all: f64 = (0..n_parts).map(weight).sum();
                for d in 0..head_dim {
                    let of = |part: usize| {
                        f64::from(mixed[((part + token) * n_heads + head) * head_dim + d])
                    };
                    let found: f64 = (0..n_parts).map(|part| of(part) * weight(part) / all).sum();
                    let error = (found - expected[d]).abs();
                    assert!(
                        error < 2e-5,
                        "seed {seed}, token {token}, head {head}: {found} {}",
                        expected[d]
                    );
                }
            }
        }
    }
}

#[test]
fn turning_is_that_of_plain_loops_and_is_kept() {
    let Some(gpu) = gpu() else { return };
    let mut random = Random::new(22, 0);
    for (seed, family) in ["llama", "qwen3", "qwen2", "qwen3"].into_iter().enumerate() {
        let shape = shape(&mut random, family);
        let decoder = small(&gpu, &shape, seed as u64);
        let (memory, blueprint) = (&decoder.memory, decoder.blueprint());
        let (head_dim, kv_heads) = (shape.head_dim, shape.n_kv_heads);
        let position = between(&mut random, 0, 380);
        let n_tokens = between(&mut random, 1, 20);
        let qkv = numbers(&mut random, n_tokens * memory.qkv_len);
        write(&gpu, &memory.qkv, &qkv);
        let state = [position as u32, n_tokens as u32, 0, 0];
        gpu.queue
            .write_buffer(&memory.state, 0, &state.map(u32::to_le_bytes).concat());
        run(&gpu, &decoder.graph.prompt, "turn", n_tokens);
        let (turned, cache) = (read(&gpu, &memory.qkv), read(&gpu, &memory.layers[0].cache));
        let layer = &blueprint.layers[0];
        for token in 0..n_tokens {
            let at = position + token;
            // The angles that the processor's path uses; the layer's test is how they are applied.
            let angles = blueprint
                .cosines_and_sines(inference::Turning::Global, at)
                .expect("it turns");
            for head in 0..shape.n_heads + 2 * kv_heads {
                let start = token * memory.qkv_len + head * head_dim;
                let mut row: Vec<f64> = qkv[start..start + head_dim]
                    .iter()
                    .map(|&x| f64::from(x))
                    .collect();
                let (is_query, is_value) = (head < shape.n_heads, head >= shape.n_heads + kv_heads);
                let norm = if is_query {
                    &layer.query_norm
                } else {
                    &layer.key_norm
                };
                if let (Some(norm), false) = (norm, is_value) {
                    let mean = row.iter().map(|x| x * x).sum::<f64>() / head_dim as f64;
                    let scale = 1.0 / (mean + f64::from(blueprint.norm_epsilon)).sqrt();
                    row.iter_mut()
                        .zip(norm)
                        .for_each(|(x, w)| *x *= scale * f64::from(*w));
                }
                for (pair, &[cosine, sine]) in angles.iter().enumerate().filter(|_| !is_value) {
                    let (i, j) = match blueprint.turns_neighbours {
                        true => (2 * pair, 2 * pair + 1),
                        false => (pair, pair + head_dim / 2),
                    };
                    let (a, b) = (row[i], row[j]);
                    row[i] = a * f64::from(cosine) - b * f64::from(sine);
                    row[j] = a * f64::from(sine) + b * f64::from(cosine);
                }
                let which = usize::from(is_value);
                let kv = (head + kv_heads).wrapping_sub(shape.n_heads + kv_heads) % kv_heads.max(1);
                let found = match is_query {
                    true => &turned[start..start + head_dim],
                    false => &cache[((which * 400 + at) * kv_heads + kv) * head_dim..][..head_dim],
                };
                for (found, expected) in found.iter().zip(&row) {
                    let error = (f64::from(*found) - expected).abs();
                    assert!(
                        error < 1e-5,
                        "{family}, token {token}, head {head}: {found} {expected}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_likeliest_token_is_picked_and_its_probability_is_right() {
    let Some(gpu) = gpu() else { return };
    let mut random = Random::new(23, 0);
    for seed in 0..4 {
        let shape = shape(&mut random, "llama");
        let decoder = small(&gpu, &shape, seed);
        let mut logits = numbers(&mut random, shape.vocabulary);
        // Of equals the lowest id is taken, as the processor's sampler does.
        let [a, b] = [0, 0].map(|_| between(&mut random, 0, shape.vocabulary));
        (logits[a], logits[b]) = (7.5, 7.5);
        write(&gpu, &decoder.memory.logits, &logits);
        gpu.queue.write_buffer(
            &decoder.memory.state,
            0,
            &[3u32, 1, 0, 0, 0, 0].map(u32::to_le_bytes).concat(),
        );
        run(&gpu, &decoder.graph.pick, "pick parts", 1);
        run(&gpu, &decoder.graph.pick, "pick", 1);
        let ring = read(&gpu, &decoder.memory.ring);
        assert_eq!(ring[0].to_bits() as usize, a.min(b));
        let sum: f64 = logits.iter().map(|&x| f64::from(x).exp()).sum();
        assert!((f64::from(ring[1]) - (7.5 - sum.ln())).abs() < 1e-4);
        let state = read(&gpu, &decoder.memory.state);
        assert_eq!(
            state[..4].iter().map(|it| it.to_bits()).collect::<Vec<_>>(),
            [4, 1, 0, 1]
        );
    }
}

/// 4000 draws of the first token after the same beginning: as often as the model says, within 5 deviations.
#[test]
fn draws_follow_the_probabilities() {
    let Some(gpu) = gpu() else { return };
    let shape = shape(&mut Random::new(24, 0), "llama");
    let decoder = small(&gpu, &shape, 3);
    let mut logits = vec![f32::NEG_INFINITY; shape.vocabulary];
    (logits[3], logits[20], logits[39]) = (0.5f32.ln(), 0.3f32.ln(), 0.2f32.ln());
    write(&gpu, &decoder.memory.logits, &logits);
    let mut counts = std::collections::BTreeMap::new();
    let n = 4000;
    let rounds = n / crate::memory::RING;
    for round in 0..rounds {
        // A new seed each time; the position moves on with every draw.
        let state = [1, 1, 0, 0, round as u32, 1f32.to_bits()];
        gpu.queue.write_buffer(
            &decoder.memory.state,
            0,
            &state.map(u32::to_le_bytes).concat(),
        );
        for _ in 0..crate::memory::RING {
            run(&gpu, &decoder.graph.pick, "pick parts", 1);
            run(&gpu, &decoder.graph.pick, "pick", 1);
        }
        for pair in read(&gpu, &decoder.memory.ring).chunks(2) {
            *counts.entry(pair[0].to_bits()).or_insert(0) += 1;
        }
    }
    let n = (rounds * crate::memory::RING) as f64;
    for (id, probability) in [(3, 0.5), (20, 0.3), (39, 0.2)] {
        let found = f64::from(counts[&id]);
        let deviation = (n * probability * (1.0 - probability)).sqrt();
        assert!(
            (found - n * probability).abs() < 5.0 * deviation,
            "{counts:?}"
        );
    }
    assert_eq!(counts.len(), 3);
}

#[test]
fn a_sequence_can_be_cut_back_scored_and_refused() {
    let Some(gpu) = gpu() else { return };
    let shape = shape(&mut Random::new(25, 0), "llama");
    let mut decoder = small(&gpu, &shape, 4);
    let ids: Vec<u32> = (0..70).map(|i| i * 7 % shape.vocabulary as u32).collect();
    let all = block_on(decoder.prefill_scored(&ids, 40)).expect("computed");
    assert_eq!(all.len(), 40);
    decoder.truncate(50);
    assert!(
        block_on(decoder.draw(1, Drawing::default())).is_err(),
        "its scores are gone"
    );
    assert_eq!(decoder.prefill(&ids[..60]).expect("computed"), 10);
    let again = block_on(decoder.logits()).expect("there");
    let same = |a: &[f32], b: &[f32]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-4);
    assert!(
        same(&again, &all[29]),
        "scores after 60 tokens are the 30th of the last 40"
    );
    let mut other = ids.clone();
    other[30] += 1;
    assert_eq!(decoder.reusable(&other), 30);
    assert!(decoder.prefill(&[]).is_err());
    assert!(decoder.prefill(&[shape.vocabulary as u32]).is_err());
    assert!(decoder.prefill(&vec![0; 401]).is_err());
}
