//! Builds the release into `dist`, or knows that nothing changed since it did.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    failure::Failure,
    house::{House, WASM_FLAGS, holds, write},
    sysroot::page_flags,
};

/// Everything the site is made of.
const INPUTS: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    ".cargo/config.toml",
    ".cargo/engine.toml",
    "public",
    "src",
    "style",
    "tests/npm/package-lock.json",
];

/// Builds the release where an input changed, and returns its folder.
pub(crate) fn build(house: &House) -> Result<PathBuf, Failure> {
    let dist = house.at("dist");
    let inputs: Vec<PathBuf> = INPUTS.iter().map(|it| house.at(it)).collect();
    let before = state_of(&inputs)?;
    let stamp = house.memory("dist-of");
    if dist.join("index.html").is_file() && holds(&stamp, &stamp_for(&before, &dist)?) {
        println!("build: nothing changed since the last one");
        return Ok(dist);
    }
    println!(
        "build: the page, its annex, three engines, vocabularies and fonts (the first time takes minutes)"
    );
    let start = Instant::now();
    let trunk = house
        .tool("trunk")
        .words("build --release --offline")
        // Trunk reads this variable as a flag of its own and refuses most of its values.
        .without_env("NO_COLOR")
        .env("RUSTC_BOOTSTRAP", "1");
    match page_flags(house) {
        Some(flags) => trunk.env(WASM_FLAGS, flags),
        None => trunk,
    }
    .run()?;
    println!("build: done in {:.1} s", start.elapsed().as_secs_f64());
    write(&stamp, stamp_for(&before, &dist)?)?;
    Ok(dist)
}

/// The inputs together with the page: a bare `trunk build` writes another page over ours.
fn stamp_for(inputs: &str, dist: &Path) -> Result<String, Failure> {
    let page = dist.join("index.html");
    if !page.exists() {
        return Ok(inputs.to_owned());
    }
    Ok(format!("{inputs} {}", state_of(&[page])?))
}

/// A digest of names, sizes and times of these files and of all files under these folders.
pub(crate) fn state_of(paths: &[PathBuf]) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(path, &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> Result<(), Failure> {
    let about = fs::metadata(path).map_err(Failure::io(path))?;
    path.hash(hasher);
    if about.is_file() {
        about.len().hash(hasher);
        return about
            .modified()
            .map(|time| time.hash(hasher))
            .map_err(Failure::io(path));
    }
    let mut inside: Vec<PathBuf> = fs::read_dir(path)
        .map_err(Failure::io(path))?
        .flatten()
        .map(|it| it.path())
        .collect();
    inside.sort();
    inside.iter().try_for_each(|path| add(path, hasher))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_a_changed_and_a_lost_file_each_change_the_state() {
        let dir = std::env::temp_dir().join(format!("exemplar-state-{}", std::process::id()));
        fs::create_dir_all(dir.join("deep")).expect("a folder");
        let state = || state_of(std::slice::from_ref(&dir)).expect("a state");
        let empty = state();
        assert_eq!(state(), empty);
        fs::write(dir.join("deep/a"), "one").expect("written");
        let one = state();
        assert_ne!(one, empty);
        fs::write(dir.join("deep/a"), "other").expect("written");
        assert_ne!(state(), one);
        fs::remove_file(dir.join("deep/a")).expect("removed");
        assert_eq!(state(), empty);
        fs::remove_dir_all(&dir).expect("removed");
    }
}
