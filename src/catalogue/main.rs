//! Writes the packs of a site: `catalogue ROOT SITE NAME=PACKAGE…` makes `SITE/words/LANGUAGE/NAME.txt` of the rooms
//! that each package is made of.

// Linted for the browser with everything else, where it never runs.
#![allow(clippy::disallowed_methods)]

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use catalogue::{Message, pack, rooms};
use words::Language;

fn main() -> ExitCode {
    let mut words = env::args_os().skip(1);
    let (Some(root), Some(site)) = (words.next(), words.next()) else {
        eprintln!("catalogue ROOT SITE NAME=PACKAGE…");
        return ExitCode::FAILURE;
    };
    let modules: Vec<String> = words.filter_map(|it| it.into_string().ok()).collect();
    match write(&PathBuf::from(root), &PathBuf::from(site), &modules) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn write(root: &Path, site: &Path, modules: &[String]) -> Result<(), String> {
    let all = rooms::rooms(root).map_err(|it| format!("{}: {it}", root.display()))?;
    for module in modules {
        let (name, package) = module
            .split_once('=')
            .ok_or_else(|| format!("{module} is not NAME=PACKAGE"))?;
        let used = used_by(root, package)?;
        let used: Vec<&String> = all.iter().filter(|it| used.contains(*it)).collect();
        if used.is_empty() {
            continue;
        }
        let texts = |language| -> Result<Vec<Vec<Message>>, String> {
            let texts = used.iter();
            texts
                .map(|room| rooms::messages(root, room, language))
                .collect()
        };
        let english = texts(Language::English)?;
        for language in Language::ALL {
            if language == Language::English {
                continue;
            }
            let foreign = texts(language)?;
            let both = english.iter().zip(&foreign);
            let packed = pack(both.map(|(english, foreign)| (&english[..], &foreign[..])))
                .map_err(|it| format!("{name} in {}: {it}", language.tag()))?;
            let folder = site.join("words").join(language.tag());
            let file = folder.join(format!("{name}.txt"));
            fs::create_dir_all(&folder)
                .and_then(|()| fs::write(&file, packed))
                .map_err(|it| format!("{}: {it}", file.display()))?;
        }
    }
    Ok(())
}

/// The names of everything that a package is built of in a browser.
fn used_by(root: &Path, package: &str) -> Result<BTreeSet<String>, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args(["tree", "--locked", "--offline", "--prefix", "none"])
        .args(["--edges", "normal", "--target", "wasm32-unknown-unknown"])
        .args(["--package", package])
        .current_dir(root)
        .output()
        .map_err(|it| format!("cargo tree: {it}"))?;
    if !tree.status.success() {
        return Err(String::from_utf8_lossy(&tree.stderr).into_owned());
    }
    let text = String::from_utf8_lossy(&tree.stdout);
    let names = text.lines().filter_map(|it| it.split_whitespace().next());
    Ok(names.map(str::to_owned).collect())
}
