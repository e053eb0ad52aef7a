//! Builds the wasm modules that lie beside the page: the annex, the Measure, Services, Files and Data places, the engine three times, for one
//! thread anywhere, for one thread with relaxed SIMD, and for a pool with shared memory, and what each fetches where there is a graphics card
//! or an answer is held to a shape.

use std::{
    fs,
    path::PathBuf,
    sync::{Mutex, PoisonError},
    thread,
    time::SystemTime,
};

use crate::{
    failure::Failure,
    house::{House, WASM, WASM_FLAGS},
    page,
    sysroot::page_flags,
    tool::Tool,
};

/// One module.
pub(crate) struct Module {
    /// Its folder in the site.
    pub(crate) name: &'static str,
    /// The package, and its program of the same name.
    pub(crate) package: &'static str,
    build: Build,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Build {
    /// Small, as the page, and with its features.
    Small,
    /// Small, and exact in reading numbers, which would cost the page 8 KB (`serde_json`'s `float_roundtrip`).
    Exact,
    /// Small, and apart: what it stands on asks for more of the crates that the page shares.
    Apart,
    /// Fast, for one thread.
    Fast,
    /// Fast, for one thread and processors with the relaxed product.
    Relaxed,
    /// Fast, for a pool of threads.
    Pool,
}

pub(crate) const MODULES: [Module; 12] = [
    Module {
        name: "annex",
        package: "annex",
        build: Build::Small,
    },
    Module {
        name: "measure",
        package: "measure",
        build: Build::Exact,
    },
    Module {
        name: "outside",
        package: "outside",
        build: Build::Small,
    },
    Module {
        name: "archive",
        package: "archive",
        build: Build::Exact,
    },
    Module {
        name: "sheet",
        package: "sheet",
        build: Build::Exact,
    },
    Module {
        name: "desk",
        package: "desk",
        build: Build::Small,
    },
    Module {
        name: "engine",
        package: "worker",
        build: Build::Fast,
    },
    Module {
        name: "engine-relaxed",
        package: "worker",
        build: Build::Relaxed,
    },
    Module {
        name: "engine-mt",
        package: "worker",
        build: Build::Pool,
    },
    // Beside any engine, for tokenizers that it cannot read itself.
    Module {
        name: "lexicon",
        package: "lexicon",
        build: Build::Apart,
    },
    // And where there is a graphics card.
    Module {
        name: "card",
        package: "card",
        build: Build::Apart,
    },
    // Beside any engine, where an answer is held to a shape.
    Module {
        name: "holder",
        package: "holder",
        build: Build::Apart,
    },
];

/// Settings on top of the release's, and not a profile of their own, which would build every macro again.
pub(crate) const ENGINE_PROFILE: &str = "--config .cargo/engine.toml";

/// The flags of the build with shared memory; `../shared/spec/toolchain.md`, section 0.
const POOL_FLAGS: &str = "-C target-feature=+atomics,+bulk-memory,+mutable-globals,+simd128,+relaxed-simd \
    -C link-arg=--shared-memory -C link-arg=--max-memory=4294967296 -C link-arg=--import-memory \
    -C link-arg=--export=__wasm_init_tls -C link-arg=--export=__tls_size \
    -C link-arg=--export=__tls_align -C link-arg=--export=__tls_base \
    -C link-arg=--export=__heap_base --cfg getrandom_backend=\"wasm_js\"";

/// Comes after the flags of cargo's own configuration.
pub(crate) const RELAXED_FLAGS: &str = "-C target-feature=+relaxed-simd";

impl Build {
    const ALL: [Self; 6] = [
        Self::Small,
        Self::Exact,
        Self::Apart,
        Self::Fast,
        Self::Relaxed,
        Self::Pool,
    ];

    /// Where cargo leaves what it built.
    fn target(self, house: &House) -> PathBuf {
        match self {
            Self::Small | Self::Exact | Self::Apart | Self::Fast => house.target(),
            Self::Relaxed => house.target().join("relaxed"),
            Self::Pool => house.target().join("mt"),
        }
    }

    /// One call for all of a kind: what they share is built once, in the features that they need together.
    fn cargo(self, house: &House) -> Result<Tool, Failure> {
        let cargo = house
            .cargo()
            .words("build --quiet --locked --offline --release --target")
            .arg(WASM)
            .arg("--target-dir")
            .arg(self.target(house))
            // Cargo builds anew what asks for this variable, where some calls have it and some not.
            .env("RUSTC_BOOTSTRAP", "1");
        let worker = |cargo: Tool| cargo.words(ENGINE_PROFILE).words("--package worker");
        let small = |cargo: Tool| match page_flags(house) {
            Some(flags) => cargo.env(WASM_FLAGS, flags),
            None => cargo,
        };
        Ok(match self {
            // The packages are those of trunk's call too: the default members of the workspace.
            Self::Small => small(cargo),
            Self::Exact | Self::Apart => MODULES
                .iter()
                .filter(|it| it.build == self)
                .fold(small(cargo), |cargo, it| {
                    cargo.arg("--package").arg(it.package)
                }),
            Self::Fast => worker(cargo),
            Self::Relaxed => worker(cargo).env(WASM_FLAGS, RELAXED_FLAGS),
            Self::Pool => {
                let cargo = worker(cargo)
                    .words("-Zbuild-std=std,panic_abort")
                    .env("RUSTFLAGS", POOL_FLAGS);
                if has_threads_feature(house)? {
                    cargo.words("--features threads")
                } else {
                    cargo
                }
            }
        })
    }
}

impl Module {
    /// Whether it takes minutes to build.
    pub(crate) fn is_engine(&self) -> bool {
        matches!(self.build, Build::Fast | Build::Relaxed | Build::Pool)
    }

    /// Where the finished `NAME.js` and `NAME_bg.wasm` lie.
    pub(crate) fn folder(&self, house: &House) -> PathBuf {
        house.memory("modules").join(self.name)
    }

    /// Writes the bindings of what cargo built, where they are older.
    fn finish(&self, house: &House) -> Result<(), Failure> {
        let package = self.package;
        let wasm = self.build.target(house).join(WASM).join("release");
        let wasm = wasm.join(format!("{package}.wasm"));
        let folder = self.folder(house);
        if is_newer(&folder.join(format!("{package}_bg.wasm")), &wasm) {
            return Ok(());
        }
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(Failure::io(&folder))?;
        }
        let words = format!(
            "--target web --no-typescript --remove-name-section --out-name {package} --out-dir"
        );
        let bindgen = house.tool("wasm-bindgen").words(&words);
        bindgen.arg(&folder).arg(&wasm).run()?;
        if !self.is_engine() {
            page::shrink_wasm(house, &folder, self.name)?;
        }
        Ok(())
    }
}

/// Builds what changed of these. Cargo judges the crates; the file times judge the bindings.
pub(crate) fn build(house: &House, wanted: &[&Module]) -> Result<(), Failure> {
    for kind in Build::ALL {
        let modules = || wanted.iter().filter(|it| it.build == kind);
        if modules().next().is_none() {
            continue;
        }
        modules()
            .fold(kind.cargo(house)?, |cargo, it| {
                cargo.arg("--bin").arg(it.package)
            })
            .run()?;
        finish(house, modules().copied().collect())?;
    }
    Ok(())
}

/// Several at once: the optimiser is a program for one core.
fn finish(house: &House, modules: Vec<&Module>) -> Result<(), Failure> {
    let n_workers = thread::available_parallelism().map_or(1, usize::from);
    let left = Mutex::new(modules);
    let work = || -> Result<(), Failure> {
        // Whoever panicked at it has taken its module away.
        let next = || left.lock().unwrap_or_else(PoisonError::into_inner).pop();
        while let Some(module) = next() {
            module.finish(house)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..n_workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|it| {
            it.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
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
