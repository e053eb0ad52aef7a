//! What holding an answer costs: `masks VOCABULARY.gguf [FILE]` times the tree of a vocabulary, shapes and steps, and
//! writes the vocabulary to FILE as the module takes it.

use std::time::{Duration, Instant};

use grammar::{Constraint, Holder, Next, Vocabulary};
use inference::{Tokenizer, gguf::Header};

const SHAPES: [(&str, &str); 4] = [
    ("choices", r#"["Bug", "Praise", "Billing", "Other"]"#),
    ("pattern", r"/[A-Z][a-z]+, [0-9]{4}-[0-9]{2}-[0-9]{2}/"),
    (
        "schema",
        r#"{"type": "object", "properties": {"kind": {"enum": ["Bug", "Praise"]}, "text": {"type": "string"},
            "score": {"type": "number", "minimum": 0, "maximum": 1}, "tags": {"type": "array", "items": {"type": "string"}}},
            "required": ["kind", "text", "score", "tags"], "additionalProperties": false}"#,
    ),
    ("any JSON", "{}"),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which vocabulary?")?;
    let header = Header::parse(&std::fs::read(path)?)?;
    let tokenizer = Tokenizer::from_gguf(&header, &tokens::NoLibrary)?;
    let tokens = (0..tokenizer.vocab_size() as u32).map(|id| {
        let mut bytes = Vec::new();
        if !tokenizer.is_end(id) {
            tokenizer.bytes_of(id, &mut bytes);
        }
        bytes
    });
    let vocabulary = Vocabulary::new(tokens.collect())?;
    if let Some(path) = arguments.next() {
        std::fs::write(path, vocabulary.to_bytes())?;
    }
    let begun = Instant::now();
    let holder = Holder::new(&vocabulary)?;
    println!(
        "{} tokens: tree {:.1?}",
        vocabulary.n_tokens(),
        begun.elapsed()
    );
    for (name, typed) in SHAPES {
        let begun = Instant::now();
        let constraint = Constraint::read(typed)?;
        let start = holder.hold(&constraint, true)?;
        let compiled = begun.elapsed();
        let (mut times, mut state) = (Vec::new(), 1_u64);
        for _ in 0..20 {
            let mut held = start.clone();
            for _ in 0..100 {
                let begun = Instant::now();
                let next = held.ahead()?;
                let mut took = begun.elapsed();
                let Next::Tokens(allowed) = next else { break };
                let ids: Vec<u32> = (0..vocabulary.n_tokens() as u32)
                    .filter(|&id| allowed.allows(id))
                    .collect();
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let id = ids[(state >> 33) as usize % ids.len()];
                let begun = Instant::now();
                held.take(id)?;
                took += begun.elapsed();
                times.push(took);
            }
        }
        times.sort();
        let mean = times.iter().sum::<Duration>() / times.len().max(1) as u32;
        let part = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!(
            "{name}: read {compiled:.1?}; {} steps: mean {mean:.1?}, median {:.1?}, 95% {:.1?}, longest {:.1?}",
            times.len(),
            part(0.5),
            part(0.95),
            part(1.0),
        );
    }
    Ok(())
}
