//! The steps that bring what `tests/npm` pins: optimiser, browser driver, fonts, token ranks.

use std::fs;

use crate::{
    failure::Failure,
    house::{House, holds, write},
    setup::Step,
    tools::need,
};

pub(crate) const PACKAGES: Step = Step {
    does: "installing the node packages that tests/npm/package-lock.json pins",
    is_done: |house| {
        lock(house, "tests/npm")
            .is_ok_and(|it| holds(&house.at("tests/npm/node_modules/.done"), &it))
    },
    run: |house| install(house, "tests/npm"),
};

/// The real promptfoo, with the Node that it wants. Its optional packages, for dozens of services, stay away.
pub(crate) const PROMPTFOO: Step = Step {
    does: "installing the promptfoo that tests/promptfoo/package-lock.json pins (about 15 s, 470 MB)",
    is_done: |house| {
        lock(house, "tests/promptfoo")
            .is_ok_and(|it| holds(&house.at("tests/promptfoo/node_modules/.done"), &it))
    },
    run: |house| install_with(house, "tests/promptfoo", "--omit=optional"),
};

pub(crate) const FONTS: Step = Step {
    does: "laying out the fonts and their licences",
    is_done: |house| {
        FONT_FILES
            .iter()
            .all(|(_, name)| house.memory("assets/fonts").join(name).is_file())
    },
    run: |house| {
        for (from, name) in FONT_FILES {
            let from = house.node_module("@fontsource").join(from);
            let bytes = fs::read(&from).map_err(Failure::io(&from))?;
            write(&house.memory("assets/fonts").join(name), bytes)?;
        }
        Ok(())
    },
};

/// Latin subsets, 55 KB together, and their licences: (file in @fontsource, name in the site).
pub(crate) const FONT_FILES: &[(&str, &str)] = &[
    (
        "source-sans-3/files/source-sans-3-latin-400-normal.woff2",
        "sans-400.woff2",
    ),
    (
        "source-sans-3/files/source-sans-3-latin-600-normal.woff2",
        "sans-600.woff2",
    ),
    ("source-sans-3/LICENSE", "sans-LICENSE.txt"),
    (
        "source-code-pro/files/source-code-pro-latin-400-normal.woff2",
        "mono-400.woff2",
    ),
    (
        "source-code-pro/files/source-code-pro-latin-400-italic.woff2",
        "mono-400-italic.woff2",
    ),
    ("source-code-pro/LICENSE", "mono-LICENSE.txt"),
];

/// `npm ci` in a folder, remembered by the text of its lock file.
pub(crate) fn install(house: &House, folder: &str) -> Result<(), Failure> {
    install_with(house, folder, "")
}

fn install_with(house: &House, folder: &str, flags: &str) -> Result<(), Failure> {
    need("node", 20, "install Node.js 20 or later, then run it again")?;
    let name = folder.replace('/', "-");
    house
        .tool("npm")
        .words("ci --no-fund --no-audit --ignore-scripts --prefer-offline")
        .words(flags)
        .dir(house.at(folder))
        .logged(&house.log(&name))?;
    write(
        &house.at(folder).join("node_modules/.done"),
        lock(house, folder)?,
    )
}

/// The text of a folder's lock file.
pub(crate) fn lock(house: &House, folder: &str) -> Result<String, Failure> {
    let path = house.at(folder).join("package-lock.json");
    fs::read_to_string(&path).map_err(Failure::io(path))
}
