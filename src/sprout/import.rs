//! Reads the shipped file back, so that anyone can examine exactly what the page runs.

use std::collections::BTreeMap;
use std::path::Path;

use candle_core::quantized::gguf_file::{Content, Value};
use candle_core::{Device, Tensor, Var};
use tokenizers::Tokenizer;

use crate::error::SproutError;
use crate::network::{Network, shapes};
use crate::recipe::Sizes;
use crate::tokenizer;

/// How the weights came about, as the file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Training {
    pub steps: u64,
    pub tokens: u64,
}

/// What the file holds.
pub struct Shipped {
    pub network: Network,
    pub tokenizer: Tokenizer,
    pub training: Training,
}

/// Opens `sprout.gguf` of this folder.
pub fn open(folder: &Path) -> Result<Shipped, SproutError> {
    let path = folder.join("sprout.gguf");
    let bytes = std::fs::read(&path).map_err(SproutError::at(&path))?;
    let mut reader = std::io::Cursor::new(bytes.as_slice());
    let content = Content::read(&mut reader)?;
    let value = |key: &str| match content.metadata.get(key) {
        Some(value) => Ok(value),
        None => candle_core::bail!("the file lacks {key}"),
    };
    let number = |key: &str| Ok::<usize, candle_core::Error>(value(key)?.to_u32()? as usize);
    let texts = |key: &str| -> candle_core::Result<Vec<String>> {
        let all = value(key)?.to_vec()?;
        all.iter().map(|it| Ok(it.to_string()?.clone())).collect()
    };
    let sizes = Sizes {
        vocabulary: number("llama.vocab_size")?,
        width: number("llama.embedding_length")?,
        layers: number("llama.block_count")?,
        heads: number("llama.attention.head_count")?,
        feed_forward: number("llama.feed_forward_length")?,
        context: number("llama.context_length")?,
        rope_base: value("llama.rope.freq_base")?.to_f32()?,
        norm_epsilon: value("llama.attention.layer_norm_rms_epsilon")?.to_f32()?,
    };
    let mut weights = BTreeMap::new();
    for (name, shape) in shapes(&sizes) {
        let parts: candle_core::Result<Vec<Tensor>> = names(&name)
            .iter()
            .map(|part| {
                content
                    .tensor(&mut reader, part, &Device::Cpu)?
                    .dequantize(&Device::Cpu)
            })
            .collect();
        let whole = Tensor::cat(&parts?, 0)?.reshape(shape)?;
        weights.insert(name, Var::from_tensor(&whole)?);
    }
    let count = |key: &str| content.metadata.get(key).map_or(Ok(0), Value::to_u64);
    Ok(Shipped {
        network: Network { sizes, weights },
        tokenizer: tokenizer::from_parts(
            &texts("tokenizer.ggml.tokens")?,
            &texts("tokenizer.ggml.merges")?,
        )?,
        training: Training {
            steps: count("sprout.training.steps")?,
            tokens: count("sprout.training.tokens")?,
        },
    })
}

/// The file's tensors that make up one of this room's weights, in the order of their rows.
fn names(weight: &str) -> Vec<String> {
    let Some((layer, part)) = weight.split_once('.') else {
        return vec![match weight {
            "embedding" => "token_embd.weight".to_owned(),
            _ => "output_norm.weight".to_owned(),
        }];
    };
    let blocks: &[&str] = match part {
        "qkv" => &["attn_q", "attn_k", "attn_v"],
        "gate_up" => &["ffn_gate", "ffn_up"],
        "attention_out" => &["attn_output"],
        "down" => &["ffn_down"],
        "attention_norm" => &["attn_norm"],
        _ => &["ffn_norm"],
    };
    blocks
        .iter()
        .map(|block| format!("blk.{layer}.{block}.weight"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::lexicon::Lexicon;
    use crate::export;
    use crate::network::ops::values;

    /// What is written comes back: weights as rounded, ids as before.
    #[test]
    fn a_file_written_is_read_back() {
        let tokenizer = tokenizer::learn(&Lexicon::load(), 60, 300).expect("learned");
        let sizes = Sizes {
            vocabulary: tokenizer.get_vocab_size(true),
            width: 32,
            layers: 2,
            heads: 1,
            feed_forward: 32,
            ..crate::recipe::SIZES
        };
        let network = Network::fresh(sizes, 5).expect("fresh");
        let training = Training {
            steps: 3,
            tokens: 5_000_000_000,
        };
        let folder = std::env::temp_dir().join(format!("sprout-import-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("folder");
        let metadata = export::metadata(&sizes, &tokenizer, training).expect("metadata");
        let bytes = crate::gguf::write(&metadata, &export::tensors(&network).expect("tensors"));
        std::fs::write(folder.join("sprout.gguf"), bytes).expect("written");
        let shipped = open(&folder);
        std::fs::remove_dir_all(&folder).expect("removed");
        let shipped = shipped.expect("read");
        assert_eq!(shipped.training, training);
        assert_eq!(shipped.network.sizes, sizes);
        let rounded = export::rounded(network).expect("rounded");
        for (name, weight) in &rounded.weights {
            let read = values(&shipped.network.weights[name]).expect("values");
            assert_eq!(values(weight).expect("values"), read, "{name}");
        }
        let text = "Text: Müller isn't 42.\n<|im_end|>";
        assert_eq!(
            tokenizer::encode(&shipped.tokenizer, text).expect("ids"),
            tokenizer::encode(&tokenizer, text).expect("ids")
        );
    }
}
