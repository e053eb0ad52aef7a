//! The steps that take the toolchain and the browser from Debian's packages.

use std::{fs, path::Path};

use crate::{
    failure::Failure,
    house::{DEBIAN_TOOLCHAIN, House},
    setup::Step,
    tool::{Tool, on_path},
};

const COMPILER_PACKAGES: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
    "rustfmt-web",
];
const BROWSER_PACKAGES: &[&str] = &["chromium", "chromium-driver"];
/// Firefox; the engine of Safari with its driver, and a screen in memory for it.
const OTHER_BROWSERS: &[&str] = &["firefox-esr", "webkit2gtk-driver", "xvfb"];
/// Vulkan's loader, and Mesa's drivers with the one that plays a graphics card on the processor.
const CARD_PACKAGES: &[&str] = &["libvulkan1", "mesa-vulkan-drivers"];
/// The oldest compiler that builds the workspace, as in its manifest.
const OLDEST: (u32, u32) = (1, 95);
const RUST_LLD: &str = "/usr/bin/rust-lld";

pub(crate) const COMPILER: Step = Step {
    does: "installing Debian's rustc-web with its sources, clippy and rustfmt (half a minute)",
    is_done: |_| are_installed(COMPILER_PACKAGES) && compiler_is_recent().is_ok(),
    run: |house| {
        install(house, COMPILER_PACKAGES)?;
        compiler_is_recent()
    },
};

/// `rust-lld` is a link into Debian's `lld`, in the version of the compiler's own LLVM.
pub(crate) const LINKER: Step = Step {
    does: "installing the linker that rustc-web names",
    is_done: |_| Path::new(RUST_LLD).exists(),
    run: |house| {
        let linker = fs::read_link(RUST_LLD).map_err(Failure::io(RUST_LLD))?;
        install(house, &[&linker.to_string_lossy()])
    },
};

pub(crate) const LINK: Step = Step {
    does: "telling rustup of Debian's compiler",
    is_done: |house| {
        on_path("rustup").is_none()
            || house
                .tool("rustc")
                .arg("--version")
                .output()
                .is_ok_and(|it| {
                    Tool::new("/usr/bin/rustc").arg("--version").output().ok() == Some(it)
                })
    },
    run: |house| {
        Tool::new("rustup")
            .words("toolchain link")
            .arg(DEBIAN_TOOLCHAIN)
            .arg("/usr")
            .logged(&house.log("rustup"))
    },
};

/// With it a bare `trunk serve` or `cargo` in this folder uses the compiler that has wasm.
pub(crate) const OVERRIDE: Step = Step {
    does: "making Debian's compiler the one of this folder (rustup override)",
    is_done: |house| {
        on_path("rustup").is_none()
            || Tool::new("rustup")
                .words("override list")
                .output()
                .is_ok_and(|list| has_override(&list, &house.root))
    },
    run: |house| {
        Tool::new("rustup")
            .words("override set")
            .arg(DEBIAN_TOOLCHAIN)
            .arg("--path")
            .arg(&house.root)
            .logged(&house.log("rustup"))
    },
};

pub(crate) const BROWSER: Step = Step {
    does: "installing Debian's Chromium and ChromeDriver",
    is_done: |_| are_installed(BROWSER_PACKAGES),
    run: |house| install(house, BROWSER_PACKAGES),
};

pub(crate) const OTHERS: Step = Step {
    does: "installing Debian's Firefox and WebKit (half a minute)",
    is_done: |_| are_installed(OTHER_BROWSERS),
    run: |house| install(house, OTHER_BROWSERS),
};

pub(crate) const CARD: Step = Step {
    does: "installing Mesa's software graphics card, for the tests of GPU kernels",
    is_done: |_| are_installed(CARD_PACKAGES),
    run: |house| install(house, CARD_PACKAGES),
};

fn has_override(list: &str, root: &Path) -> bool {
    list.lines().any(|line| {
        line.trim_end()
            .strip_suffix(DEBIAN_TOOLCHAIN)
            .is_some_and(|it| Path::new(it.trim()) == root)
    })
}

fn are_installed(packages: &[&str]) -> bool {
    let query = packages.iter().fold(
        Tool::new("dpkg-query").words("--show --showformat ${db:Status-Status}\\n"),
        |query, package| query.arg(package),
    );
    query
        .output()
        .is_ok_and(|said| said.lines().filter(|it| *it == "installed").count() == packages.len())
}

/// Installs packages, as root or by sudo.
pub(crate) fn install(house: &House, packages: &[&str]) -> Result<(), Failure> {
    let log = house.log("apt");
    let names = packages.join(" ");
    let is_root = Tool::new("id").arg("-u").output()? == "0";
    if !is_root && Tool::new("sudo").words("-n true").output().is_err() {
        return Err(Failure::NotRoot {
            what: format!("installing {names}"),
            command: format!(
                "apt-get update && apt-get install -y --no-install-recommends {names}"
            ),
        });
    }
    let apt_get = || {
        let tool = if is_root {
            Tool::new("apt-get")
        } else {
            Tool::new("sudo").words("-n apt-get")
        };
        tool.env("DEBIAN_FRONTEND", "noninteractive")
    };
    apt_get().arg("update").logged(&log)?;
    apt_get()
        .words("install -y --no-install-recommends")
        .words(&names)
        .logged(&log)
}

fn compiler_is_recent() -> Result<(), Failure> {
    let found = Tool::new("/usr/bin/rustc").arg("--version").output()?;
    if version(&found).is_some_and(|it| it >= OLDEST) {
        return Ok(());
    }
    Err(Failure::Version {
        tool: "Debian's rustc".into(),
        found,
        wanted: format!("{}.{} or later", OLDEST.0, OLDEST.1),
        advice: "add this Debian's security updates to its package sources, then run it again"
            .into(),
    })
}

/// `rustc 1.96.0 (…)` as (1, 96).
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.split_whitespace().nth(1)?.split('.');
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(
            version("rustc 1.96.0 (ac68faa20 2026-05-25)"),
            Some((1, 96))
        );
        assert!(version("rustc 1.100.1").expect("a version") > OLDEST);
        assert!(version("rustc 1.63.0").expect("a version") < OLDEST);
        assert_eq!(version("not rustc"), None);
    }

    #[test]
    fn the_override_is_found_for_this_folder_only() {
        let list = "/home/one      \tdebweb    \n/home/two \tstable-x86_64-unknown-linux-gnu\n";
        assert!(has_override(list, Path::new("/home/one")));
        assert!(!has_override(list, Path::new("/home/two")));
        assert!(!has_override(list, Path::new("/home")));
    }
}
