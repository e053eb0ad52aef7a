//! Builds the wasm standard library from its source: once for everything, once smaller for the page.
//!
//! On Debian's route the first is installed beside the compiler, as `rustup target add` would, so
//! that a plain `cargo build` or `trunk serve` needs no unstable flags afterwards.

use std::{
    fs,
    path::{Path, PathBuf},
};

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
    // Without bitcode the library could not take part in link-time optimisation.
    let flags = "-C embed-bitcode=yes";
    let libdir = house.wasm_libdir()?;
    build(
        house,
        "-Zbuild-std=std,panic_abort,proc_macro,test",
        flags,
        &libdir,
    )?;
    write(&libdir.join(STAMP), house.rustc_version()?)
}

/// A library whose panics stop at once and say nothing: 40 KB less for the person to fetch.
pub(crate) const PAGE_LIBRARY: Step = Step {
    does: "building the page's smaller standard library (a minute)",
    is_done: |house| page_sysroot(house).is_ok_and(|sysroot| sysroot.join(STAMP).is_file()),
    run: |house| {
        let sysroot = page_sysroot(house)?;
        if sysroot.exists() {
            fs::remove_dir_all(&sysroot).map_err(Failure::io(&sysroot))?;
        }
        let rustlib = sysroot.join("lib/rustlib");
        let flags = format!("-C embed-bitcode=yes {QUIET_PANICS}");
        let built = build(house, PAGE_PARTS, &flags, &rustlib.join(WASM).join("lib"));
        match built.and_then(|()| link_host_parts(house, &rustlib)) {
            Ok(()) => {}
            // It rests on a flag that compilers may change; the page works without it.
            Err(_) => {
                print!("not with this compiler; the page stays larger … ");
                fs::remove_dir_all(&rustlib).ok();
            }
        }
        write(&sysroot.join(STAMP), house.rustc_version()?)
    },
};

const PAGE_PARTS: &str = "-Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size";
const QUIET_PANICS: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// Its folder, which goes by the compiler, as its path is among the flags of what is built on it.
fn page_sysroot(house: &House) -> Result<PathBuf, Failure> {
    let made_of = (house.rustc_version()?, PAGE_PARTS, QUIET_PANICS);
    Ok(house.shared("page-sysroot", &made_of))
}

/// The flags that build the page on its own library, where that could be built.
pub(crate) fn page_flags(house: &House) -> Option<String> {
    let sysroot = page_sysroot(house).ok()?;
    let path = sysroot.to_str().filter(|it| !it.contains(' '))?;
    has_std(&sysroot.join("lib/rustlib").join(WASM).join("lib"))
        .then(|| format!("--sysroot={path} {QUIET_PANICS}"))
}

/// Lets the compiler find its linker in a library folder of ours.
fn link_host_parts(house: &House, rustlib: &Path) -> Result<(), Failure> {
    let sysroot = PathBuf::from(house.tool("rustc").words("--print sysroot").output()?);
    let host = house.host()?;
    let (from, to) = (sysroot.join("lib/rustlib").join(&host), rustlib.join(&host));
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink(&from, &to);
    #[cfg(not(unix))]
    let linked: std::io::Result<()> = Err(std::io::ErrorKind::Unsupported.into());
    linked.map_err(Failure::io(to))
}

/// Builds the parts of the library that `parts` names and puts them into `libdir`.
fn build(house: &House, parts: &str, flags: &str, libdir: &Path) -> Result<(), Failure> {
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
        .words(parts)
        .dir(&seed)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", seed.join("target"))
        .env("CARGO_BUILD_BUILD_DIR", seed.join("target"))
        .env("RUSTFLAGS", flags)
        .logged(&house.log("std"))?;
    install(&seed.join("target").join(WASM).join("release/deps"), libdir)?;
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
