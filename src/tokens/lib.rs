//! Turns text into token ids with byte spans, fast enough to run on every keystroke.
