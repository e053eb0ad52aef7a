//! Where everything lies: the repository, the build folders, the tools, and how cargo is called here.

use std::{
    collections::hash_map::DefaultHasher,
    env, fs,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
};

use crate::{failure::Failure, route::Route, tool::Tool};

/// rustup's name for Debian's compiler, once linked.
pub(crate) const DEBIAN_TOOLCHAIN: &str = "debweb";
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Cargo's variable for flags of the wasm target alone.
pub(crate) const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The repository on this machine.
pub(crate) struct House {
    pub(crate) root: PathBuf,
    pub(crate) route: Route,
}

impl House {
    /// Finds the repository and the route by which this machine gets its toolchain.
    pub(crate) fn open() -> Result<Self, Failure> {
        let root = root();
        let memory = root.join(".exemplar");
        fs::create_dir_all(&memory).map_err(Failure::io(&memory))?;
        let route = Route::find(&root, &memory)?;
        Ok(Self { root, route })
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A file in the ignored folder where this machine keeps what it made.
    pub(crate) fn memory(&self, path: &str) -> PathBuf {
        self.at(".exemplar").join(path)
    }

    /// A file in the folder that all checkouts on this machine share: what takes minutes to make and is the
    /// same for each, named by what it is made of. Cargo's intermediate files lie there too (`.cargo/config.toml`).
    pub(crate) fn shared(&self, name: &str, made_of: &impl Hash) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        made_of.hash(&mut hasher);
        let name = format!("{name}-{:016x}", hasher.finish());
        cargo_home().join("exemplar").join(name)
    }

    pub(crate) fn log(&self, name: &str) -> PathBuf {
        self.memory("log").join(format!("{name}.log"))
    }

    /// Cargo's build folder.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.at("target"), |it| self.root.join(it))
    }

    /// A folder of node packages that `tests/npm/package-lock.json` pins.
    pub(crate) fn node_module(&self, path: &str) -> PathBuf {
        self.at("tests/npm/node_modules").join(path)
    }

    /// Any program, run in the repository with the route's toolchain and our own tools on PATH.
    pub(crate) fn tool(&self, program: &str) -> Tool {
        let path = self.path();
        let found = env::split_paths(&path)
            .map(|dir| dir.join(program))
            .find(|it| it.is_file());
        let tool = Tool::new(found.unwrap_or_else(|| program.into()))
            .dir(&self.root)
            .env("PATH", &path)
            .without_env("RUSTFLAGS")
            .without_env("CARGO_ENCODED_RUSTFLAGS")
            .without_env(WASM_FLAGS)
            .without_env("RUSTC_BOOTSTRAP")
            .without_env("CARGO_BUILD_TARGET");
        match self.route {
            Route::Debian => tool.env("RUSTUP_TOOLCHAIN", DEBIAN_TOOLCHAIN),
            Route::Ordinary => tool,
        }
    }

    pub(crate) fn cargo(&self) -> Tool {
        self.tool("cargo")
    }

    /// `rustc -vV` of the toolchain that builds the wasm.
    pub(crate) fn rustc_version(&self) -> Result<String, Failure> {
        self.tool("rustc").arg("-vV").output()
    }

    /// This machine's own target, as `x86_64-unknown-linux-gnu`.
    pub(crate) fn host(&self) -> Result<String, Failure> {
        let version = self.rustc_version()?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: "));
        Ok(host.unwrap_or_default().to_owned())
    }

    /// Where that toolchain looks for the standard library of wasm32.
    pub(crate) fn wasm_libdir(&self) -> Result<PathBuf, Failure> {
        let words = format!("--print target-libdir --target {WASM}");
        self.tool("rustc").words(&words).output().map(PathBuf::from)
    }

    fn path(&self) -> std::ffi::OsString {
        let own = [self.memory("tools/bin"), cargo_home().join("bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
    }
}

/// Where cargo installs programs.
pub(crate) fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(
        || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo"),
        PathBuf::from,
    )
}

fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors()
        .find(|dir| dir.join("Trunk.toml").is_file())
        .map_or_else(|| here.clone(), Path::to_owned)
}

/// Whether `path` holds exactly `text`.
pub(crate) fn holds(path: &Path, text: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|found| found == text)
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(Failure::io(parent))?;
    }
    fs::write(path, bytes).map_err(Failure::io(path))
}
