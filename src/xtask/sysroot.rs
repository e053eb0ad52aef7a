//! Builds the wasm standard library once from Debian's source and installs it beside the compiler.
//!
//! The result is what `rustup target add` would leave, so that a plain `cargo build` or
//! `trunk serve` needs no unstable flags afterwards.

use std::{fs, path::Path};

use crate::{
    failure::Failure,
    house::{House, WASM, holds, write},
    setup::Step,
};

pub(crate) const STANDARD_LIBRARY: Step = Step {
    does: "building the wasm standard library from Debian's source (a minute)",
    is_done,
    run,
};

/// Holds the compiler's version, so that an updated compiler gets a new library.
const STAMP: &str = "exemplar-built-for";
const SEED: &str = r#"[package]
name = "seed"
version = "0.0.0"
edition = "2024"

[lib]
path = "lib.rs"

[workspace]
"#;

fn is_done(house: &House) -> bool {
    let (Ok(libdir), Ok(version)) = (house.wasm_libdir(), house.rustc_version()) else {
        return false;
    };
    let stamp = libdir.join(STAMP);
    // A library without our stamp came with the system and is complete.
    holds(&stamp, &version) || (!stamp.exists() && has_std(&libdir))
}

fn has_std(libdir: &Path) -> bool {
    fs::read_dir(libdir).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|it| it.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn run(house: &House) -> Result<(), Failure> {
    let seed = house.memory("std");
    if seed.exists() {
        fs::remove_dir_all(&seed).map_err(Failure::io(&seed))?;
    }
    write(&seed.join("Cargo.toml"), SEED)?;
    write(
        &seed.join("lib.rs"),
        "//! Nothing: only the library below it is wanted.\n",
    )?;
    house
        .cargo()
        .words("build --release --target")
        .arg(WASM)
        .words("-Zbuild-std=std,panic_abort,proc_macro,test")
        .dir(&seed)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", seed.join("target"))
        // Without bitcode the library could not take part in link-time optimisation.
        .env("RUSTFLAGS", "-C embed-bitcode=yes")
        .logged(&house.log("std"))?;
    let built = seed.join("target").join(WASM).join("release/deps");
    let libdir = house.wasm_libdir()?;
    install(&built, &libdir)?;
    write(&libdir.join(STAMP), house.rustc_version()?)?;
    fs::remove_dir_all(&seed).map_err(Failure::io(&seed))
}

/// Replaces what `libdir` holds by the libraries in `built`.
fn install(built: &Path, libdir: &Path) -> Result<(), Failure> {
    let not_ours = |_| Failure::NotRoot {
        what: format!("writing to {}", libdir.display()),
        command: "cargo xtask setup".into(),
    };
    if libdir.exists() {
        fs::remove_dir_all(libdir).map_err(not_ours)?;
    }
    fs::create_dir_all(libdir).map_err(not_ours)?;
    let entries = fs::read_dir(built).map_err(Failure::io(built))?;
    for path in entries.flatten().map(|it| it.path()) {
        let Some(name) = path.file_name().map(|it| it.to_string_lossy()) else {
            continue;
        };
        if name.ends_with(".rlib") && !name.starts_with("libseed-") {
            fs::copy(&path, libdir.join(&*name)).map_err(not_ours)?;
        }
    }
    if has_std(libdir) {
        return Ok(());
    }
    Err(Failure::Content {
        path: built.to_owned(),
        problem: "the build left no standard library; see .exemplar/log/std.log".into(),
    })
}
