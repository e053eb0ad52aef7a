//! The steps that bring the crates, wasm-bindgen and trunk, and the search for a browser.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    house::{House, WASM, cargo_home, holds, write},
    route::Route,
    setup::Step,
    tool::{Tool, on_path},
};

/// Later versions of trunk ask for a newer compiler than either route has.
const TRUNK_VERSION: &str = "0.21.14";

pub(crate) const CRATES: Step = Step {
    does: "fetching the crates that Cargo.lock pins",
    is_done: |house| lock_stamp(house).is_ok_and(|it| holds(&house.memory("fetched"), &it)),
    run: |house| {
        house
            .cargo()
            .words("fetch --locked --target")
            .arg(WASM)
            .arg("--target")
            .arg(house.host()?)
            .logged(&house.log("fetch"))?;
        write(&house.memory("fetched"), lock_stamp(house)?)
    },
};

pub(crate) const WASM_BINDGEN: Step = Step {
    does: "building wasm-bindgen in the version that Cargo.lock pins (1 to 3 minutes)",
    is_done: |house| {
        bindgen_version(house).is_ok_and(|it| {
            has_version(house, "wasm-bindgen", &it)
                && has_version(house, "wasm-bindgen-test-runner", &it)
        })
    },
    run: |house| {
        let version = bindgen_version(house)?;
        let install = |how| install(house, "wasm-bindgen-cli", &version, how, "1");
        // Its own lock file may name a crate that this registry does not have (yet).
        install("--locked").or_else(|_| install(""))
    },
};

pub(crate) const TRUNK: Step = Step {
    does: "building trunk 0.21.14 (2 to 5 minutes)",
    is_done: |house| has_version(house, "trunk", TRUNK_VERSION),
    run: |house| {
        // Its features bring encryption, for downloads that it is told not to make. It hashes a few megabytes.
        let how = "--locked --no-default-features";
        install(house, "trunk", TRUNK_VERSION, how, "0")
    },
};

fn lock_stamp(house: &House) -> Result<String, Failure> {
    let lock = house.at("Cargo.lock");
    fs::read_to_string(&lock).map_err(Failure::io(&lock))
}

fn bindgen_version(house: &House) -> Result<String, Failure> {
    locked_version(&lock_stamp(house)?, "wasm-bindgen").ok_or_else(|| Failure::Content {
        path: house.at("Cargo.lock"),
        problem: "names no wasm-bindgen, which the page needs".into(),
    })
}

/// The version of a crate in the text of a Cargo.lock.
fn locked_version(lock: &str, name: &str) -> Option<String> {
    let (_, after) = lock.split_once(&format!("\nname = \"{name}\"\nversion = \""))?;
    after.split('"').next().map(str::to_owned)
}

fn has_version(house: &House, program: &str, wanted: &str) -> bool {
    house
        .tool(program)
        .arg("--version")
        .output()
        .is_ok_and(|said| said.split_whitespace().any(|it| it == wanted))
}

/// Installs a program from the Rust registry, optimised just enough: they run for seconds only.
fn install(
    house: &House,
    package: &str,
    version: &str,
    how: &str,
    opt_level: &str,
) -> Result<(), Failure> {
    let program = package.trim_end_matches("-cli");
    // Another version that the person installed stays; ours then lives in this repository.
    let taken = on_path(program).is_some() || cargo_home().join("bin").join(program).exists();
    let install = native_cargo(house)
        .words("install --force --version")
        .arg(version)
        .words(how)
        .arg(package)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .without_env("CARGO_TARGET_DIR");
    let install = if taken {
        install.arg("--root").arg(house.memory("tools"))
    } else {
        install
    };
    install.logged(&house.log(package))
}

/// The cargo that a person has for native programs, where there is one: these two are built and
/// run apart from the page, and Debian's compiler is not needed for them.
fn native_cargo(house: &House) -> Tool {
    let outside = |tool: Tool| {
        tool.dir(std::env::temp_dir())
            .without_env("RUSTUP_TOOLCHAIN")
    };
    let works = outside(house.cargo()).arg("--version").output().is_ok();
    if works {
        outside(house.cargo())
    } else {
        house.cargo()
    }
}

/// A Chromium-like browser and its driver, as the journeys and the wasm tests need them.
pub(crate) fn find_browser() -> Result<PathBuf, Failure> {
    let found = |names: &[&str]| names.iter().find_map(|name| on_path(name));
    let browser = found(&["chromium", "chromium-browser", "google-chrome", "chrome"]);
    let advice = "install Chromium (or Chrome) and the ChromeDriver of the same version, and put both on PATH";
    match (browser, on_path("chromedriver")) {
        (Some(browser), Some(_)) => Ok(browser),
        (browser, _) => Err(Failure::Missing {
            tool: browser.map_or("Chromium", |_| "chromedriver").into(),
            advice: advice.into(),
        }),
    }
}

/// Says what a bare `trunk serve` lacks, where a person's own versions come first on PATH.
pub(crate) fn warn_of_shadowed_tools(house: &House) {
    let own = house.memory("tools/bin");
    if house.route == Route::Ordinary && own.is_dir() {
        println!(
            "note: for a bare `trunk serve` put {} first on PATH; your own versions differ",
            Path::display(&own)
        );
    }
}

/// Whether a program is there at all.
pub(crate) fn need(program: &str, wanted_major: u32, advice: &str) -> Result<(), Failure> {
    let said = Tool::new(program).arg("--version").output()?;
    let major = said
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|it| it.parse::<u32>().ok());
    if major.is_some_and(|it| it >= wanted_major) {
        return Ok(());
    }
    Err(Failure::Version {
        tool: program.into(),
        found: said,
        wanted: format!("{wanted_major} or later"),
        advice: advice.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_comes_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
