//! Turns a checkpoint into the file that the page ships: names, layout and metadata of a llama GGUF.

use std::path::Path;

use candle_core::{Device, Tensor, Var};
use serde_json::Value as Json;
use tokenizers::Tokenizer;

use crate::checkpoint;
use crate::error::SproutError;
use crate::gguf::{self, Kind, Stored, Value};
use crate::import::Training;
use crate::network::Network;
use crate::network::ops::values;
use crate::quantize::{dequantize, quantize};
use crate::recipe::Sizes;
use crate::tokenizer::{self, END_ID, PAD_ID, TURN_ID};

/// ChatML, the form in which the chat documents of the corpus are written.
pub const CHAT_TEMPLATE: &str = "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

/// Writes `sprout.gguf` of the newest checkpoint; returns its size in bytes.
pub fn export(from: &Path, to: &Path) -> Result<usize, SproutError> {
    let (network, _, state) = checkpoint::load(from, &Device::Cpu)?;
    let training = Training {
        steps: state.step as u64,
        tokens: state.tokens_seen,
    };
    let tokenizer = tokenizer::open(&from.join("tokenizer.json"))?;
    let bytes = gguf::write(
        &metadata(&network.sizes, &tokenizer, training)?,
        &tensors(&network)?,
    );
    std::fs::create_dir_all(to).map_err(SproutError::at(to))?;
    let path = to.join("sprout.gguf");
    std::fs::write(&path, &bytes).map_err(SproutError::at(&path))?;
    Ok(bytes.len())
}

/// Everything about the model but its weights.
pub fn metadata(
    sizes: &Sizes,
    tokenizer: &Tokenizer,
    training: Training,
) -> Result<Vec<(&'static str, Value)>, SproutError> {
    let (tokens, merges) = vocabulary(tokenizer)?;
    let special = |index: usize| index <= END_ID as usize;
    let types = (0..tokens.len())
        .map(|index| if special(index) { 3 } else { 1 })
        .collect();
    let number = |number: usize| Value::U32(number as u32);
    let text = |text: &str| Value::Text(text.to_owned());
    Ok(vec![
        ("general.architecture", text("llama")),
        ("general.name", text("Sprout")),
        (
            "general.description",
            text("A tiny demo model for few-shot prompts, trained on text made by a program."),
        ),
        ("general.file_type", Value::U32(7)),
        ("general.quantization_version", Value::U32(2)),
        ("general.alignment", Value::U32(32)),
        ("llama.vocab_size", number(sizes.vocabulary)),
        ("llama.context_length", number(sizes.context)),
        ("llama.embedding_length", number(sizes.width)),
        ("llama.block_count", number(sizes.layers)),
        ("llama.feed_forward_length", number(sizes.feed_forward)),
        ("llama.attention.head_count", number(sizes.heads)),
        ("llama.attention.head_count_kv", number(sizes.heads)),
        (
            "llama.attention.layer_norm_rms_epsilon",
            Value::F32(sizes.norm_epsilon),
        ),
        (
            "llama.rope.dimension_count",
            number(sizes.width / sizes.heads),
        ),
        ("llama.rope.freq_base", Value::F32(sizes.rope_base)),
        ("tokenizer.ggml.model", text("gpt2")),
        ("tokenizer.ggml.pre", text("smollm")),
        ("tokenizer.ggml.tokens", Value::Texts(tokens)),
        ("tokenizer.ggml.token_type", Value::I32s(types)),
        ("tokenizer.ggml.merges", Value::Texts(merges)),
        ("tokenizer.ggml.bos_token_id", Value::U32(TURN_ID)),
        ("tokenizer.ggml.eos_token_id", Value::U32(END_ID)),
        ("tokenizer.ggml.eot_token_id", Value::U32(END_ID)),
        ("tokenizer.ggml.unknown_token_id", Value::U32(PAD_ID)),
        ("tokenizer.ggml.padding_token_id", Value::U32(PAD_ID)),
        ("tokenizer.ggml.add_bos_token", Value::Bool(false)),
        ("tokenizer.ggml.add_eos_token", Value::Bool(false)),
        ("tokenizer.ggml.add_space_prefix", Value::Bool(false)),
        ("tokenizer.chat_template", text(CHAT_TEMPLATE)),
        ("sprout.training.steps", Value::U64(training.steps)),
        ("sprout.training.tokens", Value::U64(training.tokens)),
    ])
}

/// Tokens in order of their ids, and the merges as `left right`, both in GPT-2's byte letters.
fn vocabulary(tokenizer: &Tokenizer) -> Result<(Vec<String>, Vec<String>), SproutError> {
    let text = tokenizer.to_string(false).map_err(SproutError::tokenizer)?;
    let json: Json = serde_json::from_str(&text).map_err(SproutError::tokenizer)?;
    let n = tokenizer.get_vocab_size(true);
    let tokens: Option<Vec<String>> = (0..n as u32).map(|id| tokenizer.id_to_token(id)).collect();
    let tokens = tokens.ok_or_else(|| SproutError::tokenizer("a token id is not used"))?;
    let merges = json["model"]["merges"].as_array();
    let merges = merges.ok_or_else(|| SproutError::tokenizer("it has no merges"))?;
    let merge = |merge: &Json| match merge {
        Json::String(both) => both.clone(),
        pair => format!(
            "{} {}",
            pair[0].as_str().unwrap_or(""),
            pair[1].as_str().unwrap_or("")
        ),
    };
    Ok((tokens, merges.iter().map(merge).collect()))
}

/// All tensors of the file. Query and key rows need no reordering: training turns neighbouring
/// pairs, as readers of this format do.
pub fn tensors(network: &Network) -> Result<Vec<Stored>, SproutError> {
    let sizes = &network.sizes;
    let (c, f) = (sizes.width, sizes.feed_forward);
    let mut stored = Vec::new();
    for (name, weight) in &network.weights {
        let all = values(weight)?;
        let Some((layer, part)) = name.split_once('.') else {
            let name = if name == "embedding" {
                "token_embd.weight"
            } else {
                "output_norm.weight"
            };
            stored.push(store(name.to_owned(), &all, weight.dims()));
            continue;
        };
        let blocks: &[(&str, usize)] = match part {
            "qkv" => &[("attn_q", c), ("attn_k", c), ("attn_v", c)],
            "gate_up" => &[("ffn_gate", f), ("ffn_up", f)],
            "attention_out" => &[("attn_output", c)],
            "down" => &[("ffn_down", c)],
            "attention_norm" => &[("attn_norm", 1)],
            _ => &[("ffn_norm", 1)],
        };
        let columns = all.len() / blocks.iter().map(|(_, rows)| rows).sum::<usize>();
        let mut rest = all.as_slice();
        for (block, rows) in blocks {
            let (values, after) = rest.split_at(rows * columns);
            rest = after;
            let both = [*rows, columns];
            let shape = if part.ends_with("norm") {
                &both[1..]
            } else {
                &both[..]
            };
            stored.push(store(format!("blk.{layer}.{block}.weight"), values, shape));
        }
    }
    Ok(stored)
}

/// Matrices as Q8_0, norms as they are.
fn store(name: String, values: &[f32], shape: &[usize]) -> Stored {
    let (kind, bytes) = if shape.len() > 1 {
        (Kind::Q8_0, quantize(values))
    } else {
        (
            Kind::F32,
            values
                .iter()
                .flat_map(|value| value.to_le_bytes())
                .collect(),
        )
    };
    Stored {
        name,
        shape: shape.to_vec(),
        kind,
        bytes,
    }
}

/// The network as a reader of the file gets it: its matrices rounded to Q8_0 and back.
pub fn rounded(network: Network) -> Result<Network, SproutError> {
    let mut weights = std::collections::BTreeMap::new();
    for (name, weight) in &network.weights {
        let tensor = if weight.dims().len() > 1 {
            Tensor::from_vec(
                dequantize(&quantize(&values(weight)?)),
                weight.shape(),
                &Device::Cpu,
            )?
        } else {
            weight.as_detached_tensor()
        };
        weights.insert(name.clone(), Var::from_tensor(&tensor)?);
    }
    Ok(Network {
        sizes: network.sizes,
        weights,
    })
}
