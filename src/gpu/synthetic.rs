//! Model files with random weights, in memory: for tests and for measuring, where real ones need not be fetched.

use inference::{Format, Random, to_f16};

/// The sizes of a model.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// The name in GGUF files.
    pub family: &'static str,
    /// Blocks.
    pub n_layers: usize,
    /// Numbers in the state of a token.
    pub width: usize,
    /// Numbers between gate and down.
    pub feed_forward: usize,
    /// Heads of queries.
    pub n_heads: usize,
    /// Heads of keys and values.
    pub n_kv_heads: usize,
    /// Numbers in a head.
    pub head_dim: usize,
    /// Tokens.
    pub vocabulary: usize,
    /// Longest sequence in tokens.
    pub context: usize,
    /// Positions that layers with a window see.
    pub window: Option<usize>,
    /// Sequences of more tokens than this turn by speeds of their own.
    pub short_context: Option<usize>,
}

/// The published sizes of SmolLM2-135M.
pub const SMOLLM2_135M: Shape = Shape {
    family: "llama",
    n_layers: 30,
    width: 576,
    feed_forward: 1536,
    n_heads: 9,
    n_kv_heads: 3,
    head_dim: 64,
    vocabulary: 49_152,
    context: 8192,
    window: None,
    short_context: None,
};

/// Every format that our kernels know.
pub const FORMATS: [&str; 13] = [
    "Q4_0", "Q5_0", "Q8_0", "Q4_K", "Q6_K", "F16", "Q4_1", "Q5_1", "Q2_K", "Q3_K", "Q5_K", "BF16",
    "F32",
];
/// Of [`FORMATS`], those that models come in most stand first: so many.
pub const N_COMMON: usize = 6;

/// What the matrices of a model are stored in.
#[derive(Debug, Clone, Copy)]
pub struct Formats {
    /// Of token vectors.
    pub embedding: &'static str,
    /// Of the other matrices.
    pub matrices: &'static str,
    /// Of values and of what leads back from the feed-forward part.
    pub finer: &'static str,
}

/// Where the factors of a block are, and what a number of a usual size divides them by.
fn factors(format: &str) -> &'static [(usize, f32)] {
    match format {
        "Q4_0" => &[(0, 4.6)],
        "Q4_1" => &[(0, 4.6), (2, -0.613)],
        "Q5_0" => &[(0, 9.2)],
        "Q5_1" => &[(0, 9.2), (2, -0.594)],
        "Q8_0" => &[(0, 74.0)],
        "Q2_K" => &[(80, 10.0), (82, 6.7)],
        "Q3_K" => &[(108, 42.0)],
        "Q4_K" => &[(0, 160.0), (2, 21.0)],
        "Q5_K" => &[(0, 320.0), (2, 20.6)],
        "Q6_K" => &[(208, 1360.0)],
        _ => &[],
    }
}

/// `n_rows` random rows of `n_cols` numbers in a format, each about `1 / sqrt(n_cols)` in size.
pub fn rows(format: &str, n_rows: usize, n_cols: usize, random: &mut Random) -> Vec<u8> {
    let size = 1.0 / (n_cols as f32).sqrt();
    let number = |random: &mut Random| (random.next_unit() as f32 - 0.5) * 3.4 * size;
    match format {
        "F32" => (0..n_rows * n_cols)
            .flat_map(|_| number(random).to_le_bytes())
            .collect(),
        "BF16" => (0..n_rows * n_cols)
            .flat_map(|_| ((number(random).to_bits() >> 16) as u16).to_le_bytes())
            .collect(),
        "F16" => (0..n_rows * n_cols)
            .flat_map(|_| to_f16(number(random)).to_le_bytes())
            .collect(),
        _ => {
            let Some(kind) = Format::named(format) else {
                return Vec::new();
            };
            let n_bytes = kind.bytes_of((n_rows * n_cols) as u64).unwrap_or(0) as usize;
            let mut bytes = vec![0; n_bytes];
            for four in bytes.chunks_mut(4) {
                four.copy_from_slice(&random.next_u32().to_le_bytes()[..four.len()]);
            }
            for block in bytes.chunks_exact_mut(kind.bytes as usize) {
                let vary = 0.5 + random.next_unit() as f32;
                for &(at, spread) in factors(format) {
                    let factor = to_f16(size * vary / spread);
                    block[at..at + 2].copy_from_slice(&factor.to_le_bytes());
                }
            }
            bytes
        }
    }
}

/// The model as a GGUF file.
pub fn gguf(shape: &Shape, formats: Formats, seed: u64) -> Vec<u8> {
    let mut random = Random::new(seed, 3);
    let settings = settings(shape);
    let tensors = tensors(shape, formats);
    let mut out = b"GGUF\x03\0\0\0".to_vec();
    out.extend((tensors.len() as u64).to_le_bytes());
    out.extend((settings.len() as u64).to_le_bytes());
    out.extend(settings.concat());
    let size = |format: &str, n_rows: usize, n_cols: usize| {
        let format = Format::named(format);
        format
            .and_then(|it| it.bytes_of((n_rows * n_cols) as u64))
            .unwrap_or(0)
    };
    let mut offset = 0u64;
    for &(ref name, format, n_rows, n_cols) in &tensors {
        text(&mut out, name);
        let dims: &[usize] = if n_rows == 0 {
            &[n_cols]
        } else {
            &[n_cols, n_rows]
        };
        out.extend((dims.len() as u32).to_le_bytes());
        out.extend(dims.iter().flat_map(|&n| (n as u64).to_le_bytes()));
        out.extend(Format::named(format).map_or(0, |it| it.id).to_le_bytes());
        out.extend(offset.to_le_bytes());
        offset += size(format, n_rows.max(1), n_cols).next_multiple_of(32);
    }
    for (name, format, n_rows, n_cols) in tensors {
        out.resize(out.len().next_multiple_of(32), 0);
        if n_rows == 0 {
            // Long sequences turn much more slowly.
            let usual = if name == LONG_DIVISORS { 8.0 } else { 1.0 };
            let numbers = (0..n_cols).map(|_| usual + 0.3 * (random.next_unit() as f32 - 0.5));
            out.extend(numbers.flat_map(|it| it.to_le_bytes()));
        } else {
            out.extend(rows(format, n_rows, n_cols, &mut random));
        }
    }
    out
}

const SHORT_DIVISORS: &str = "rope_factors_short.weight";
const LONG_DIVISORS: &str = "rope_factors_long.weight";

/// Name, format, rows (none for a vector) and columns.
fn tensors(shape: &Shape, formats: Formats) -> Vec<(String, &'static str, usize, usize)> {
    let Shape {
        family,
        width,
        feed_forward: feed,
        vocabulary,
        ..
    } = *shape;
    let (query, key) = (
        shape.n_heads * shape.head_dim,
        shape.n_kv_heads * shape.head_dim,
    );
    let mut all = vec![
        (
            "token_embd.weight".to_owned(),
            formats.embedding,
            vocabulary,
            width,
        ),
        ("output_norm.weight".to_owned(), "F32", 0, width),
    ];
    if family == "qwen2" {
        all.push(("output.weight".to_owned(), formats.finer, vocabulary, width));
    }
    if shape.short_context.is_some() {
        for name in [SHORT_DIVISORS, LONG_DIVISORS] {
            all.push((name.to_owned(), "F32", 0, shape.head_dim / 2));
        }
    }
    for layer in 0..shape.n_layers {
        let mut add = |part: &str, format, n_rows, n_cols| {
            all.push((format!("blk.{layer}.{part}"), format, n_rows, n_cols));
        };
        add("attn_norm.weight", "F32", 0, width);
        add("ffn_norm.weight", "F32", 0, width);
        if family == "phi3" {
            add("attn_qkv.weight", formats.matrices, query + 2 * key, width);
        } else {
            add("attn_q.weight", formats.matrices, query, width);
            add("attn_k.weight", formats.matrices, key, width);
            add("attn_v.weight", formats.finer, key, width);
        }
        if family == "qwen2" {
            add("attn_q.bias", "F32", 0, query);
            add("attn_k.bias", "F32", 0, key);
            add("attn_v.bias", "F32", 0, key);
        }
        if matches!(family, "qwen3" | "gemma3") {
            add("attn_q_norm.weight", "F32", 0, shape.head_dim);
            add("attn_k_norm.weight", "F32", 0, shape.head_dim);
        }
        if family == "gemma3" {
            add("post_attention_norm.weight", "F32", 0, width);
            add("post_ffw_norm.weight", "F32", 0, width);
        }
        add("attn_output.weight", formats.matrices, width, query);
        if family == "phi3" {
            add("ffn_up.weight", formats.matrices, 2 * feed, width);
        } else {
            add("ffn_gate.weight", formats.matrices, feed, width);
            add("ffn_up.weight", formats.matrices, feed, width);
        }
        add("ffn_down.weight", formats.finer, width, feed);
    }
    all
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.extend((text.len() as u64).to_le_bytes());
    out.extend(text.as_bytes());
}

/// The settings, each as its bytes.
fn settings(shape: &Shape) -> Vec<Vec<u8>> {
    let entry = |key: &str, kind: u32, value: &[u8]| {
        let mut bytes = Vec::new();
        text(&mut bytes, key);
        bytes.extend(kind.to_le_bytes());
        bytes.extend(value);
        bytes
    };
    let own = |name: &str| format!("{}.{name}", shape.family);
    let number = |key: &str, n: usize| entry(key, 4, &(n as u32).to_le_bytes());
    let float = |key: &str, x: f32| entry(key, 6, &x.to_le_bytes());
    let word = |key: &str, value: &str| {
        let mut bytes = Vec::new();
        text(&mut bytes, value);
        entry(key, 8, &bytes)
    };
    let mut tokens = 8_u32.to_le_bytes().to_vec();
    tokens.extend((shape.vocabulary as u64).to_le_bytes());
    (0..shape.vocabulary).for_each(|id| text(&mut tokens, &format!("t{id}")));
    let mut merges = 8_u32.to_le_bytes().to_vec();
    merges.extend(0_u64.to_le_bytes());
    let mut all = vec![
        word("general.architecture", shape.family),
        number(&own("block_count"), shape.n_layers),
        number(&own("context_length"), shape.context),
        number(&own("embedding_length"), shape.width),
        number(&own("feed_forward_length"), shape.feed_forward),
        number(&own("attention.head_count"), shape.n_heads),
        number(&own("attention.head_count_kv"), shape.n_kv_heads),
        number(&own("attention.key_length"), shape.head_dim),
        number(&own("attention.value_length"), shape.head_dim),
        float(&own("attention.layer_norm_rms_epsilon"), 1e-5),
        float(&own("rope.freq_base"), 10_000.0),
        word("tokenizer.ggml.model", "gpt2"),
        word("tokenizer.ggml.pre", "gpt-2"),
        entry("tokenizer.ggml.tokens", 9, &tokens),
        entry("tokenizer.ggml.merges", 9, &merges),
        number("tokenizer.ggml.eos_token_id", 0),
        entry("tokenizer.ggml.add_bos_token", 7, &[0]),
    ];
    if let Some(window) = shape.window {
        all.push(number(&own("attention.sliding_window"), window));
    }
    if let Some(n_tokens) = shape.short_context {
        let original = own("rope.scaling.original_context_length");
        all.push(number(&original, n_tokens));
        all.push(float(&own("rope.scaling.attn_factor"), 1.1));
    }
    all
}
