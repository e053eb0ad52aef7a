//! Turns published token ranks into the studio's vocabulary files: NAME RANKS OUT, repeated.

use std::{env, error::Error, fs};

use tokens::{PreTokenizer, from_tiktoken};

/// A published encoding: what its file of ranks does not say, and how many ranks it must have.
struct Encoding {
    name: &'static str,
    pre: PreTokenizer,
    n_ranks: usize,
    specials: &'static [(&'static str, u32)],
}

/// As in OpenAI's `tiktoken`, file `tiktoken_ext/openai_public.py`.
const ENCODINGS: [Encoding; 2] = [
    Encoding {
        name: "o200k_base",
        pre: PreTokenizer::O200k,
        n_ranks: 199_998,
        specials: &[("<|endoftext|>", 199_999), ("<|endofprompt|>", 200_018)],
    },
    Encoding {
        name: "cl100k_base",
        pre: PreTokenizer::Cl100k,
        n_ranks: 100_256,
        specials: &[
            ("<|endoftext|>", 100_257),
            ("<|fim_prefix|>", 100_258),
            ("<|fim_middle|>", 100_259),
            ("<|fim_suffix|>", 100_260),
            ("<|endofprompt|>", 100_276),
        ],
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    for job in args.chunks(3) {
        let [name, ranks, out] = job else {
            return Err("usage: vocab NAME RANKS OUT [NAME RANKS OUT …]".into());
        };
        let encoding = ENCODINGS
            .iter()
            .find(|it| it.name == name)
            .ok_or_else(|| format!("{name}: not an encoding this knows"))?;
        let text = fs::read_to_string(ranks).map_err(|error| format!("{ranks}: {error}"))?;
        let n_ranks = text.lines().filter(|line| !line.is_empty()).count();
        if n_ranks != encoding.n_ranks {
            return Err(format!(
                "{ranks}: {n_ranks} ranks, and {name} has {}",
                encoding.n_ranks
            )
            .into());
        }
        let file = from_tiktoken(&text, encoding.pre, encoding.specials)?;
        fs::write(out, file.to_bytes()?).map_err(|error| format!("{out}: {error}"))?;
    }
    Ok(())
}
