//! Running language models on the graphics card.
