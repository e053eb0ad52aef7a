//! The steps that bring the real server programs of the journeys: llama.cpp's and the LiteLLM proxy.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    debian,
    failure::Failure,
    house::{House, holds, write},
    route::Route,
    setup::Step,
    tool::{Tool, on_path},
};

/// What the lock file resolves for: from here on, below `TOO_NEW`.
const OLDEST: (u32, u32) = (3, 11);
/// LiteLLM asks for less.
const TOO_NEW: (u32, u32) = (3, 15);
const DEBIAN_PACKAGES: &[&str] = &["python3", "python3-venv"];

/// How llama.cpp is compiled: for this processor family at large, for a model of 6 MB, and soon done.
/// Neither its tools nor its network code is needed; plain SSE2 runs on any machine of 64 bits.
const LLAMA_FLAGS: &[&str] = &[
    "-DLLAVA_BUILD=OFF",
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_TOOLS=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
    "-DLLAMA_BUILD_SERVER=OFF",
    "-DLLAMA_BUILD_APP=OFF",
    "-DLLAMA_BUILD_UI=OFF",
    "-DLLAMA_OPENSSL=OFF",
    "-DGGML_NATIVE=OFF",
    "-DGGML_AVX=OFF",
    "-DGGML_AVX2=OFF",
    "-DGGML_FMA=OFF",
    "-DGGML_F16C=OFF",
    "-DGGML_BMI2=OFF",
    "-DGGML_BLAS=OFF",
    "-DGGML_OPENMP=OFF",
    "-DGGML_LLAMAFILE=OFF",
    "-DCMAKE_C_FLAGS_RELEASE=-O2",
    "-DCMAKE_CXX_FLAGS_RELEASE=-O1",
];

pub(crate) const ENVIRONMENT: Step = Step {
    does: "making a Python environment for the servers that the journeys speak to",
    is_done: |house| runs_well(&program(house, "python")),
    run: |house| {
        let python = find(house)?;
        let folder = house.memory("python");
        // What is left of a broken one would be kept by `venv`.
        fs::remove_dir_all(&folder).ok();
        Tool::new(python)
            .words("-m venv")
            .arg(&folder)
            .logged(&house.log("python"))
    },
};

pub(crate) const PROXY: Step = Step {
    does: "installing the LiteLLM proxy and what else tests/servers/requirements.txt pins (about 1 minute, 820 MB)",
    is_done: |house| proxy_stamp(house).is_ok_and(|it| holds(&house.memory("python/.proxy"), &it)),
    run: |house| {
        pip(house, "install")
            .words(
                "--require-hashes --only-binary :all: --requirement tests/servers/requirements.txt",
            )
            .logged(&house.log("litellm"))?;
        write(&house.memory("python/.proxy"), proxy_stamp(house)?)
    },
};

pub(crate) const LLAMA: Step = Step {
    does: "compiling llama.cpp's server, which tests/servers/llama.txt pins (1 to 3 minutes, once a machine)",
    is_done: |house| llama_stamp(house).is_ok_and(|it| holds(&house.memory("python/.llama"), &it)),
    run: |house| {
        if !["c++", "g++", "clang++"]
            .iter()
            .any(|it| on_path(it).is_some())
        {
            compiler(house)?;
        }
        let more = house.at("tests/servers/llama.cmake");
        let flags = format!(
            "-DCMAKE_PROJECT_llama_cpp_INCLUDE={} {}",
            more.display(),
            LLAMA_FLAGS.join(" ")
        );
        let wheels = house.shared("llama", &(llama_stamp(house)?, version_of(house)?));
        if wheel_in(&wheels).is_none() {
            // The tools that build it are those of the lock file, so nothing unpinned is fetched.
            pip(house, "wheel")
                .words("--no-build-isolation --no-cache-dir --require-hashes")
                .words("--requirement tests/servers/llama.txt --wheel-dir")
                .arg(&wheels)
                .env("CMAKE_ARGS", flags)
                .logged(&house.log("llama-cpp"))?;
        }
        let wheel = wheel_in(&wheels).ok_or_else(|| Failure::Content {
            path: wheels,
            problem: "pip left no wheel; see .exemplar/log/llama-cpp.log".into(),
        })?;
        pip(house, "install")
            .words("--no-index --force-reinstall")
            .arg(wheel)
            .logged(&house.log("llama-cpp-wheel"))?;
        write(&house.memory("python/.llama"), llama_stamp(house)?)
    },
};

/// A program of the environment.
fn program(house: &House, name: &str) -> PathBuf {
    house.memory("python/bin").join(name)
}

/// `pip install` or another of its commands, for exactly what is named.
fn pip(house: &House, command: &str) -> Tool {
    Tool::new(program(house, "python"))
        .dir(&house.root)
        .words("-m pip")
        .arg(command)
        .words("--no-input --disable-pip-version-check --progress-bar off --no-deps")
        .without_env("PYTHONPATH")
        .without_env("PYTHONHOME")
}

fn proxy_stamp(house: &House) -> Result<String, Failure> {
    read(house, "tests/servers/requirements.txt")
}

fn version_of(house: &House) -> Result<String, Failure> {
    Tool::new(program(house, "python"))
        .arg("--version")
        .output()
}

/// The wheel in a folder, where one was finished.
fn wheel_in(folder: &Path) -> Option<PathBuf> {
    let mut entries = fs::read_dir(folder).ok()?.flatten().map(|it| it.path());
    entries.find(|it| it.extension().is_some_and(|it| it == "whl"))
}

/// Compiled against what the other step brought, so it is made again with it.
fn llama_stamp(house: &House) -> Result<String, Failure> {
    Ok([
        read(house, "tests/servers/llama.txt")?,
        read(house, "tests/servers/llama.cmake")?,
        LLAMA_FLAGS.join(" "),
        proxy_stamp(house)?,
    ]
    .join("\n"))
}

fn read(house: &House, path: &str) -> Result<String, Failure> {
    let path = house.at(path);
    fs::read_to_string(&path).map_err(Failure::io(&path))
}

/// A Python that is neither too old nor too new and can make environments; Debian's where none is.
fn find(house: &House) -> Result<PathBuf, Failure> {
    let names = ["python3", "python3.13", "python3.12", "python3.11"];
    let here = names.iter().filter_map(|it| on_path(it));
    let debians = PathBuf::from("/usr/bin/python3");
    if let Some(found) = here.chain([debians.clone()]).find(|it| runs_well(it)) {
        return Ok(found);
    }
    if house.route == Route::Debian {
        debian::install(house, DEBIAN_PACKAGES)?;
        if runs_well(&debians) {
            return Ok(debians);
        }
    }
    Err(Failure::Missing {
        tool: format!("a Python from {}.{} to {}.{} with `venv`", OLDEST.0, OLDEST.1, TOO_NEW.0, TOO_NEW.1 - 1),
        advice: "install one (on Debian: python3 and python3-venv) and put it on PATH as python3, then run it again".into(),
    })
}

/// The compiler for C++, from Debian where that is the route.
fn compiler(house: &House) -> Result<(), Failure> {
    match house.route {
        Route::Debian => debian::install(house, &["g++"]),
        Route::Ordinary => Err(Failure::Missing {
            tool: "a C++ compiler".into(),
            advice: "install g++ or clang++ and put it on PATH, then run it again".into(),
        }),
    }
}

fn runs_well(python: &Path) -> bool {
    Tool::new(python)
        .arg("-c")
        .arg("import ensurepip, ssl, sys, venv; print(sys.version)")
        .output()
        .is_ok_and(|said| version(&said).is_some_and(|it| (OLDEST..TOO_NEW).contains(&it)))
}

/// `3.11.2 (main, …)` as (3, 11).
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.split(|it: char| !it.is_ascii_digit());
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_python_are_told_apart() {
        let suits = |said: &str| version(said).is_some_and(|it| (OLDEST..TOO_NEW).contains(&it));
        assert!(suits("3.11.2 (main, Apr 28 2025, 14:11:48) [GCC 12.2.0]"));
        assert!(suits("3.14.0rc1 (main)"));
        assert!(!suits("3.9.18 (main)"));
        assert!(!suits("3.15.0 (main)"));
        assert!(!suits("2.7.18"));
        assert!(!suits("pyenv: python3.12: command not found"));
    }
}
