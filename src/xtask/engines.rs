//! Builds the engine twice: for one thread, which runs anywhere, and for a pool with shared memory.

use std::{fs, path::PathBuf, time::SystemTime};

use crate::{
    failure::Failure,
    house::{House, WASM},
};

/// One build of the worker.
pub(crate) struct Engine {
    /// Its folder in the site.
    pub(crate) name: &'static str,
    threads: Threads,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Threads {
    One,
    Pool,
}

pub(crate) const ENGINES: [Engine; 2] = [
    Engine {
        name: "engine",
        threads: Threads::One,
    },
    Engine {
        name: "engine-mt",
        threads: Threads::Pool,
    },
];

/// The flags of the build with shared memory; `../shared/spec/toolchain.md`, section 0.
const POOL_FLAGS: &str = "-C target-feature=+atomics,+bulk-memory,+mutable-globals,+simd128,+relaxed-simd \
    -C link-arg=--shared-memory -C link-arg=--max-memory=4294967296 -C link-arg=--import-memory \
    -C link-arg=--export=__wasm_init_tls -C link-arg=--export=__tls_size \
    -C link-arg=--export=__tls_align -C link-arg=--export=__tls_base \
    -C link-arg=--export=__heap_base --cfg getrandom_backend=\"wasm_js\"";

impl Engine {
    /// Where the finished `worker.js` and `worker_bg.wasm` lie.
    pub(crate) fn folder(&self, house: &House) -> PathBuf {
        house.memory("engines").join(self.name)
    }

    /// Builds what changed. Cargo judges the crate; the file times judge the bindings.
    pub(crate) fn build(&self, house: &House) -> Result<(), Failure> {
        let target = match self.threads {
            Threads::One => house.target(),
            Threads::Pool => house.target().join("mt"),
        };
        let cargo = house
            .cargo()
            .words("build --quiet --locked --offline --package worker --bin worker --profile engine --target")
            .arg(WASM)
            .arg("--target-dir")
            .arg(&target);
        match self.threads {
            Threads::One => cargo,
            Threads::Pool => {
                let cargo = cargo
                    .words("-Zbuild-std=std,panic_abort")
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("RUSTFLAGS", POOL_FLAGS);
                if has_threads_feature(house)? {
                    cargo.words("--features threads")
                } else {
                    cargo
                }
            }
        }
        .run()?;
        let wasm = target.join(WASM).join("engine/worker.wasm");
        let folder = self.folder(house);
        if is_newer(&folder.join("worker_bg.wasm"), &wasm) {
            return Ok(());
        }
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(Failure::io(&folder))?;
        }
        house
            .tool("wasm-bindgen")
            .words("--target web --no-typescript --remove-name-section --out-name worker --out-dir")
            .arg(&folder)
            .arg(&wasm)
            .run()
    }
}

fn has_threads_feature(house: &House) -> Result<bool, Failure> {
    let path = house.at("src/worker/Cargo.toml");
    let manifest = fs::read_to_string(&path).map_err(Failure::io(&path))?;
    Ok(manifest.lines().any(|line| line.starts_with("threads =")))
}

/// Whether `made` exists and is no older than `from`.
fn is_newer(made: &PathBuf, from: &PathBuf) -> bool {
    let time = |path| -> Option<SystemTime> { fs::metadata(path).ok()?.modified().ok() };
    matches!((time(made), time(from)), (Some(made), Some(from)) if made >= from)
}
