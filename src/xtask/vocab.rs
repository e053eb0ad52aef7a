//! Turns published token ranks into the studio's vocabulary files: NAME RANKS OUT, repeated.

use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    for job in args.chunks(3) {
        let [name, ranks, out] = job else {
            return Err("usage: vocab NAME RANKS OUT [NAME RANKS OUT …]".into());
        };
        let ranks = fs::read(ranks).map_err(|error| format!("{ranks}: {error}"))?;
        let _ = (name, ranks, out);
    }
    Ok(())
}
