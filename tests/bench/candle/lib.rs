//! candle's own quantised llama behind three functions, for `engine.mjs`: one thread, greedy, as its wasm examples are.

use std::io::Cursor;

use candle_core::{Device, Error, Tensor, quantized::gguf_file};
use candle_transformers::models::quantized_llama::ModelWeights;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Llama {
    weights: ModelWeights,
    n_tokens: usize,
}

#[wasm_bindgen]
impl Llama {
    /// Reads a GGUF file.
    #[wasm_bindgen(constructor)]
    pub fn new(file: &[u8]) -> Result<Llama, JsError> {
        let mut file = Cursor::new(file);
        let content = gguf_file::Content::read(&mut file)?;
        let weights = ModelWeights::from_gguf(content, &mut file, &Device::Cpu)?;
        Ok(Llama {
            weights,
            n_tokens: 0,
        })
    }

    /// Begins again with the next ids.
    pub fn restart(&mut self) {
        self.n_tokens = 0;
    }

    /// Computes these ids after the others and answers the likeliest next one.
    pub fn go_on(&mut self, ids: &[u32]) -> Result<u32, JsError> {
        let mut next = || -> Result<u32, Error> {
            let ids = Tensor::new(ids, &Device::Cpu)?.unsqueeze(0)?;
            let logits = self.weights.forward(&ids, self.n_tokens)?;
            logits.squeeze(0)?.argmax(0)?.to_scalar()
        };
        let next = next()?;
        self.n_tokens += ids.len();
        Ok(next)
    }
}
