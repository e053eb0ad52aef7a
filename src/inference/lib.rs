//! Runs a small language model: a weights file in, logits and tokens out.
