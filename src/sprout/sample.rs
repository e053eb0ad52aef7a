//! Greedy continuation of a prompt: the likeliest token again and again.

use tokenizers::Tokenizer;

use crate::error::SproutError;
use crate::network::Network;
use crate::network::ops::values;
use crate::tokenizer::{END_ID, encode};

/// At most `most_tokens` tokens, ending before a line's end or an end token.
pub fn answer(
    network: &Network,
    tokenizer: &Tokenizer,
    prompt: &str,
    most_tokens: usize,
) -> Result<String, SproutError> {
    let mut ids = encode(tokenizer, prompt)?;
    let asked = ids.len();
    while ids.len() < asked + most_tokens {
        let next = likeliest(&network.logits(&ids, 1)?.narrow(0, ids.len() - 1, 1)?)?;
        let text = tokenizer
            .decode(&[next], true)
            .map_err(SproutError::tokenizer)?;
        if next == END_ID || text.contains('\n') {
            break;
        }
        ids.push(next);
    }
    let text = tokenizer
        .decode(&ids[asked..], true)
        .map_err(SproutError::tokenizer)?;
    Ok(text.trim().to_owned())
}

fn likeliest(logits: &candle_core::Tensor) -> Result<u32, SproutError> {
    let logits = values(logits)?;
    let mut best = 0;
    for (id, logit) in logits.iter().enumerate() {
        if *logit > logits[best] {
            best = id;
        }
    }
    Ok(best as u32)
}
