//! Model files of real shapes with random weights, for measuring speed: nobody has to fetch a model for that.
//!
//! The mix of formats is the one that llama.cpp writes: rows that are no multiple of 256 fall back from
//! Q4_K to Q5_0 and from Q6_K to Q8_0. The same bytes every time.

use std::{
    fs,
    fs::File,
    io::{BufWriter, Write},
    ops::Range,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, house::House, shapes::Shape};

/// What most matrices are stored in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quant {
    Q4_0,
    Q8_0,
    Q4K,
}

impl Quant {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Quant::Q4_0 => "q4_0",
            Quant::Q8_0 => "q8_0",
            Quant::Q4K => "q4_k",
        }
    }

    fn of_matrix(self, n_cols: usize) -> Format {
        match self {
            Quant::Q4_0 => Q4_0,
            Quant::Q8_0 => Q8_0,
            Quant::Q4K if n_cols.is_multiple_of(256) => Q4_K,
            Quant::Q4K => Q5_0,
        }
    }

    fn of_embedding(self, n_cols: usize) -> Format {
        match self {
            Quant::Q4_0 | Quant::Q4K if n_cols.is_multiple_of(256) => Q6_K,
            _ => Q8_0,
        }
    }
}

/// Numbers and bytes of a block, ggml's number of the format, and where a block holds halves.
#[derive(Clone, Copy)]
struct Format {
    id: u32,
    block: usize,
    bytes: usize,
    /// Offset of a half, and by what 1 / sqrt(columns) is divided to make it: the spread of the codes.
    factors: &'static [(usize, f32)],
}

const F32: Format = Format {
    id: 0,
    block: 1,
    bytes: 4,
    factors: &[],
};
const Q4_0: Format = Format {
    id: 2,
    block: 32,
    bytes: 18,
    factors: &[(0, 4.6)],
};
const Q5_0: Format = Format {
    id: 6,
    block: 32,
    bytes: 22,
    factors: &[(0, 9.2)],
};
const Q8_0: Format = Format {
    id: 8,
    block: 32,
    bytes: 34,
    factors: &[(0, 73.6)],
};
const Q4_K: Format = Format {
    id: 12,
    block: 256,
    bytes: 144,
    // Codes of 7.5 +- 4.6 with scales and mins around 32.
    factors: &[(0, 160.0), (2, 21.0)],
};
const Q6_K: Format = Format {
    id: 14,
    block: 256,
    bytes: 210,
    factors: &[(208, 1360.0)],
};

/// The file of a shape and quantisation, made where it is not there yet.
pub(crate) fn model(house: &House, shape: &Shape, quant: Quant) -> Result<PathBuf, Failure> {
    let name = format!("bench/{}-{}-plain.gguf", shape.name, quant.name());
    let path = house.memory(&name);
    if path.is_file() {
        return Ok(path);
    }
    println!("bench: writing {}", path.display());
    let part = path.with_extension("part");
    if let Some(folder) = part.parent() {
        fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    }
    write(&part, shape, quant).map_err(Failure::io(&part))?;
    fs::rename(&part, &path).map_err(Failure::io(&path))?;
    Ok(path)
}

const EMBEDDING: &str = "token_embd.weight";
/// The tokens of bytes that are no printable ASCII, after three special tokens and those that are.
const UNPRINTABLE: Range<usize> = 3 + 94..3 + 256;

/// A tensor to be written: name, sizes with the fastest first, format.
type Tensor = (String, Vec<usize>, Format);

fn write(path: &Path, shape: &Shape, quant: Quant) -> std::io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let tensors = tensors(shape, quant);
    let mut head = b"GGUF\x03\0\0\0".to_vec();
    head.extend((tensors.len() as u64).to_le_bytes());
    let settings = settings(shape);
    head.extend((settings.len() as u64).to_le_bytes());
    head.extend(settings.concat());
    let mut offset = 0_u64;
    for (name, dims, format) in &tensors {
        text(&mut head, name);
        head.extend((dims.len() as u32).to_le_bytes());
        head.extend(dims.iter().flat_map(|it| (*it as u64).to_le_bytes()));
        head.extend(format.id.to_le_bytes());
        head.extend(offset.to_le_bytes());
        offset += n_bytes(dims, *format).next_multiple_of(32) as u64;
    }
    head.resize(head.len().next_multiple_of(32), 0);
    out.write_all(&head)?;
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for (name, dims, format) in &tensors {
        let mut bytes = Vec::with_capacity(n_bytes(dims, *format));
        if format.id == F32.id {
            // Norms: about 1.
            let numbers = (0..dims[0]).map(|_| 1.0 + 0.1 * (random.unit() - 0.5));
            bytes.extend(numbers.flat_map(|it| it.to_le_bytes()));
        } else {
            bytes.resize(n_bytes(dims, *format), 0);
            for eight in bytes.chunks_mut(8) {
                eight.copy_from_slice(&random.next().to_le_bytes()[..eight.len()]);
            }
            for block in bytes.chunks_exact_mut(format.bytes) {
                finish(block, *format, dims[0]);
            }
        }
        if name == EMBEDDING {
            // What is no letter is never the likeliest: newer wllama breaks where an answer is no text.
            let row_bytes = n_bytes(&dims[..1], *format);
            let rows = UNPRINTABLE.start * row_bytes..UNPRINTABLE.end * row_bytes;
            bytes[rows].fill(0);
        }
        bytes.resize(bytes.len().next_multiple_of(32), 0);
        out.write_all(&bytes)?;
    }
    out.flush()
}

/// Gives a block of random bits the factors that make sensible weights of it.
fn finish(block: &mut [u8], format: Format, n_cols: usize) {
    if format.id == Q8_0.id {
        for code in &mut block[2..] {
            // No quantiser writes -128.
            if *code == 0x80 {
                *code = 0x81;
            }
        }
    }
    for (at, spread) in format.factors {
        let factor = 1.0 / (n_cols as f32).sqrt() / spread;
        block[*at..at + 2].copy_from_slice(&half(factor).to_le_bytes());
    }
}

/// The binary16 at or just below `x`, which is positive and below 65504.
fn half(x: f32) -> u16 {
    let bits = x.to_bits();
    match (bits >> 23).checked_sub(127 - 15) {
        Some(exponent @ 1..) => (exponent << 10) as u16 | (bits >> 13 & 1023) as u16,
        // Subnormal ones are multiples of 2^-24.
        _ => (x * 16_777_216.0) as u16,
    }
}

fn n_bytes(dims: &[usize], format: Format) -> usize {
    dims.iter().product::<usize>() / format.block * format.bytes
}

fn tensors(shape: &Shape, quant: Quant) -> Vec<Tensor> {
    let (width, feed) = (shape.width, shape.feed_forward);
    let query = shape.n_heads * shape.head_dim;
    let key = shape.n_kv_heads * shape.head_dim;
    let embedding = quant.of_embedding(width);
    let mut tensors = vec![(EMBEDDING.into(), vec![width, shape.vocabulary], embedding)];
    for layer in 0..shape.n_layers {
        let name = |part: &str| format!("blk.{layer}.{part}.weight");
        let mut norm = |part: &str, n: usize| tensors.push((name(part), vec![n], F32));
        norm("attn_norm", width);
        norm("ffn_norm", width);
        if shape.has_head_norms {
            norm("attn_q_norm", shape.head_dim);
            norm("attn_k_norm", shape.head_dim);
        }
        for (part, n_rows, n_cols) in [
            ("attn_q", query, width),
            ("attn_k", key, width),
            ("attn_v", key, width),
            ("attn_output", width, query),
            ("ffn_gate", feed, width),
            ("ffn_up", feed, width),
            ("ffn_down", width, feed),
        ] {
            tensors.push((name(part), vec![n_cols, n_rows], quant.of_matrix(n_cols)));
        }
    }
    tensors.push(("output_norm.weight".into(), vec![width], F32));
    tensors
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.extend((text.len() as u64).to_le_bytes());
    out.extend(text.as_bytes());
}

/// The settings, each as its bytes.
fn settings(shape: &Shape) -> Vec<Vec<u8>> {
    let own = |name: &str| format!("{}.{name}", shape.architecture);
    let entry = |key: &str, kind: u32, value: &[u8]| {
        let mut bytes = Vec::new();
        text(&mut bytes, key);
        bytes.extend(kind.to_le_bytes());
        bytes.extend(value);
        bytes
    };
    let number = |key: &str, value: usize| entry(key, 4, &(value as u32).to_le_bytes());
    let float = |key: &str, value: f32| entry(key, 6, &value.to_le_bytes());
    let word = |key: &str, value: &str| {
        let mut bytes = Vec::new();
        text(&mut bytes, value);
        entry(key, 8, &bytes)
    };
    let words = |key: &str, values: &[String]| {
        let mut bytes = 8_u32.to_le_bytes().to_vec();
        bytes.extend((values.len() as u64).to_le_bytes());
        values.iter().for_each(|it| text(&mut bytes, it));
        entry(key, 9, &bytes)
    };
    let (tokens, merges) = vocabulary(shape.vocabulary);
    let mut types = 5_u32.to_le_bytes().to_vec();
    types.extend((tokens.len() as u64).to_le_bytes());
    types.extend((0..tokens.len()).flat_map(|id| (if id < 3 { 3_u32 } else { 1 }).to_le_bytes()));
    vec![
        word("general.architecture", shape.architecture),
        word("general.name", shape.name),
        number(&own("context_length"), shape.context as usize),
        number(&own("embedding_length"), shape.width),
        number(&own("block_count"), shape.n_layers),
        number(&own("feed_forward_length"), shape.feed_forward),
        number(&own("attention.head_count"), shape.n_heads),
        number(&own("attention.head_count_kv"), shape.n_kv_heads),
        number(&own("attention.key_length"), shape.head_dim),
        number(&own("attention.value_length"), shape.head_dim),
        number(&own("rope.dimension_count"), shape.head_dim),
        float(&own("rope.freq_base"), shape.rope_base),
        float(&own("attention.layer_norm_rms_epsilon"), shape.epsilon),
        number(&own("vocab_size"), shape.vocabulary),
        word("tokenizer.ggml.model", "gpt2"),
        word("tokenizer.ggml.pre", shape.splits),
        words("tokenizer.ggml.tokens", &tokens),
        entry("tokenizer.ggml.token_type", 9, &types),
        words("tokenizer.ggml.merges", &merges),
        number("tokenizer.ggml.bos_token_id", 1),
        number("tokenizer.ggml.eos_token_id", 2),
        entry("tokenizer.ggml.add_bos_token", 7, &[0]),
    ]
}

/// Three special tokens, a token for each byte, then pairs of printable ASCII and pairs with a third.
fn vocabulary(n_tokens: usize) -> (Vec<String>, Vec<String>) {
    // GPT-2's letters for bytes: printable ones stand for themselves, the others for letters from 256 on.
    let is_printable = |byte: u32| matches!(byte, 33..=126 | 161..=172 | 174..=255);
    let others = (0..256).filter(|it| !is_printable(*it));
    let letters: Vec<char> = (0..256)
        .filter(|it| is_printable(*it))
        .chain(others.zip(256..).map(|(_, letter)| letter))
        .filter_map(char::from_u32)
        .collect();
    let mut tokens: Vec<String> = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
        .map(String::from)
        .to_vec();
    tokens.extend(letters.iter().map(char::to_string));
    let mut merges = Vec::new();
    let mut first = 3;
    'all: loop {
        if first == UNPRINTABLE.start {
            first = UNPRINTABLE.end;
        }
        for letter in &letters[..UNPRINTABLE.start - 3] {
            if tokens.len() == n_tokens {
                break 'all;
            }
            let left = &tokens[first];
            merges.push(format!("{left} {letter}"));
            tokens.push(format!("{left}{letter}"));
        }
        first += 1;
    }
    (tokens, merges)
}

/// xorshift64*: fast, and good enough for weights that only have to be different.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{QWEN3_0_6B, SMOLLM2_135M};

    #[test]
    fn sizes_are_those_of_the_published_files() {
        for (shape, quant, megabytes) in [
            (&SMOLLM2_135M, Quant::Q8_0, 143),
            (&SMOLLM2_135M, Quant::Q4_0, 90),
            (&QWEN3_0_6B, Quant::Q4K, 375),
        ] {
            let tensors = tensors(shape, quant);
            let sizes = tensors
                .iter()
                .map(|(_, dims, format)| n_bytes(dims, *format));
            let found = sizes.sum::<usize>() / 1_000_000;
            assert!(found.abs_diff(megabytes) <= 2, "{}: {found}", shape.name);
        }
    }

    #[test]
    fn tokens_are_all_different_and_all_there() {
        let (tokens, merges) = vocabulary(49_152);
        assert_eq!((tokens.len(), merges.len()), (49_152, 49_152 - 259));
        let unique: std::collections::HashSet<_> = tokens.iter().collect();
        assert_eq!(unique.len(), tokens.len());
        let is_plain = |it: &String| it.chars().all(|it| it.is_ascii_graphic());
        let others = (0..tokens.len()).filter(|id| !is_plain(&tokens[*id]));
        assert!(others.eq(UNPRINTABLE));
    }

    #[test]
    fn codes_of_q8_0_are_never_the_least() {
        let mut block = [0x80; 34];
        block[3] = 0x7f;
        block[4] = 0xff;
        finish(&mut block, Q8_0, 576);
        assert!(block[2..].iter().all(|it| *it != 0x80));
        assert_eq!((block[3], block[4]), (0x7f, 0xff));
        assert_eq!(half(1.0), 0x3c00);
        assert_eq!(half(0.5 + 0.25), 0x3a00);
        assert_eq!(half(2.0_f32.powi(-24)), 1);
        assert_eq!(half(2.0_f32.powi(-14)), 0x0400);
    }
}
