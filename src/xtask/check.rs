//! `test`: formatting, lints, native tests, wasm tests in a browser, journeys; and the tally.

use std::{collections::BTreeMap, fs, path::Path, process::ExitCode, time::Instant};

use crate::{
    count::Count,
    dist,
    failure::Failure,
    house::{House, WASM, WASM_FLAGS},
    modules,
    server::{Headers, serve_beside},
    setup,
    tool::Tool,
};

const USAGE: &str = "cargo xtask test [lint | native | wasm | journeys]\n";
/// Rooms that never run in a browser.
const NATIVE_ONLY: &[&str] = &["fuzz", "sprout", "xtask"];

/// Rooms whose kernels are others in a build with the relaxed product: their browser tests run in both.
const TWO_BUILDS: &[&str] = &["inference"];

/// How a stage counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Passes or fails as one.
    Check,
    /// Prints summaries that are added up.
    Tests,
}

/// Runs the stages one after another, whatever fails, and prints the totals as the last line.
pub(crate) fn test(args: &[String]) -> Result<ExitCode, Failure> {
    let part = args.first().map(String::as_str);
    if args.len() > 1 || !matches!(part, None | Some("lint" | "native" | "wasm" | "journeys")) {
        return Err(Failure::Usage { usage: USAGE });
    }
    let house = House::open()?;
    let wants = |name: &str| part.is_none_or(|part| part == name);
    setup::for_building(&house)?;
    if wants("native") {
        setup::for_native_tests(&house)?;
    }
    if wants("wasm") || wants("journeys") {
        setup::for_testing(&house)?;
    }
    if wants("journeys") {
        setup::for_journeys(&house)?;
    }
    let mut run = Run::default();
    if wants("lint") {
        // Else the native tests are linted as they are built.
        run.lint(&house, part.is_some())?;
    }
    if wants("native") {
        run.native(&house)?;
    }
    if wants("wasm") {
        run.wasm(&house)?;
    }
    if wants("journeys") {
        run.journeys(&house)?;
    }
    Ok(run.finish())
}

#[derive(Default)]
struct Run {
    total: Count,
    /// One line a stage, for the end.
    summary: Vec<String>,
}

impl Run {
    fn lint(&mut self, house: &House, also_native: bool) -> Result<(), Failure> {
        let check = |words: &str| house.cargo().words(words);
        self.stage("formatting", Kind::Check, check("fmt --all --check"))?;
        if also_native {
            let words =
                "clippy --locked --workspace --all-targets --features xtask/vocab -- -D warnings";
            self.stage("clippy, native", Kind::Check, check(words))?;
        }
        let excluded: String = NATIVE_ONLY
            .iter()
            .map(|it| format!("--exclude {it} "))
            .collect();
        self.stage(
            "clippy, wasm",
            Kind::Check,
            house
                .cargo()
                .words("clippy --locked --workspace")
                .words(&excluded)
                .words("--target")
                .arg(WASM)
                .words("-- -D warnings")
                .env("CLIPPY_CONF_DIR", house.at(".cargo/clippy-wasm")),
        )
    }

    fn native(&mut self, house: &House) -> Result<(), Failure> {
        // Examples in comments are text (`tests/tidy`).
        let cargo = house
            .cargo()
            .words("test --locked --workspace --all-targets --features xtask/vocab --no-fail-fast")
            // Clippy is the compiler: its lints come with the build, and nothing is compiled for them alone.
            .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
            .env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings");
        // Where set-up installs a graphics card, tests that find none fail and are not skipped.
        let cargo = match setup::has_card(house) {
            true => cargo.env("EXEMPLAR_CARD", "1"),
            false => cargo,
        };
        let cargo = with_promptfoo(house, cargo);
        self.stage("native tests", Kind::Tests, cargo)
    }

    fn wasm(&mut self, house: &House) -> Result<(), Failure> {
        let tests = |of: &mut dyn Iterator<Item = &String>, target: &str| {
            let words = "test --locked --no-fail-fast --target";
            let cargo = house.cargo().words(words).arg(WASM).words(target);
            of.fold(cargo, |cargo, it| cargo.arg("--package").arg(it))
        };
        // One call for all rooms: crates that they share are built once.
        for (target, packages) in &wasm_tests(&house.root)? {
            let (names, all) = (packages.join(", "), tests(&mut packages.iter(), target));
            self.stage(&format!("wasm tests, {names}"), Kind::Tests, all)?;
            let twice = packages.iter().filter(|it| TWO_BUILDS.contains(&&***it));
            for package in twice {
                // Cargo puts the variable's flags after those of its own configuration.
                let relaxed = tests(&mut std::iter::once(package), target)
                    .env(WASM_FLAGS, modules::RELAXED_FLAGS)
                    .env("EXEMPLAR_RELAXED", "1");
                let name = format!("wasm tests, {package}, relaxed");
                self.stage(&name, Kind::Tests, relaxed)?;
            }
        }
        Ok(())
    }

    fn journeys(&mut self, house: &House) -> Result<(), Failure> {
        let start = Instant::now();
        println!("\n== site");
        let folder = match dist::build(house) {
            Ok(folder) => folder,
            Err(failure) => {
                println!("{failure}");
                self.note(
                    "site",
                    Count {
                        n_passed: 0,
                        n_failed: 1,
                    },
                    start,
                );
                return Ok(());
            }
        };
        self.note(
            "site",
            Count {
                n_passed: 1,
                n_failed: 0,
            },
            start,
        );
        let weight = house.tool("node").arg(house.at("tests/bench/weight.mjs"));
        self.stage(
            "weight of the site",
            Kind::Check,
            weight.env("EXEMPLAR_DIST", &folder),
        )?;
        let url = serve_beside(&folder, "/", Headers::Isolating)?;
        let plain = serve_beside(&folder, "/some/path/", Headers::Plain)?;
        let node = house
            .tool("node")
            .arg(house.at("tests/journeys/run.mjs"))
            .env("EXEMPLAR_URL", &url)
            .env("EXEMPLAR_PLAIN_URL", plain);
        let node = with_promptfoo(house, node);
        self.stage("journeys in Chromium", Kind::Tests, node)?;
        let others = house
            .tool("node")
            .arg(house.at("tests/browsers/run.mjs"))
            .env("EXEMPLAR_URL", url);
        self.stage("journeys in other browsers", Kind::Tests, others)
    }

    fn stage(&mut self, name: &str, kind: Kind, tool: Tool) -> Result<(), Failure> {
        println!("\n== {name}");
        let start = Instant::now();
        let mut count = Count::default();
        let succeeded = tool.streamed(|line| {
            if kind == Kind::Tests {
                count.see(line);
            }
        })?;
        count.end(succeeded);
        if kind == Kind::Check && succeeded {
            count.n_passed = 1;
        }
        self.note(name, count, start);
        Ok(())
    }

    fn note(&mut self, name: &str, count: Count, start: Instant) {
        self.total.add(count);
        self.summary.push(format!(
            "{name:<28} {:>5} passed {:>4} failed {:>8.1} s",
            count.n_passed,
            count.n_failed,
            start.elapsed().as_secs_f64()
        ));
    }

    fn finish(self) -> ExitCode {
        println!("\n{}", self.summary.join("\n"));
        println!(
            "{} passed, {} failed",
            self.total.n_passed, self.total.n_failed
        );
        if self.total.n_failed == 0 && self.total.n_passed > 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// Where set-up installs promptfoo, tests that find none fail and are not skipped.
fn with_promptfoo(house: &House, tool: Tool) -> Tool {
    match setup::has_promptfoo(house) {
        true => tool.env("EXEMPLAR_PROMPTFOO", house.at("tests/promptfoo")),
        false => tool,
    }
}

/// The packages that hold tests for the browser, by the cargo target flags for these.
fn wasm_tests(root: &Path) -> Result<BTreeMap<String, Vec<String>>, Failure> {
    let mut found = integration_tests("studio", &root.join("tests"))?;
    let src = root.join("src");
    let mut rooms: Vec<_> = fs::read_dir(&src)
        .map_err(Failure::io(&src))?
        .flatten()
        .map(|it| it.path())
        .filter(|it| it.join("lib.rs").is_file())
        .collect();
    rooms.sort();
    for room in rooms {
        let Some(name) = room.file_name().map(|it| it.to_string_lossy().into_owned()) else {
            continue;
        };
        found.extend(integration_tests(&name, &room.join("tests"))?);
        if holds_wasm_tests(&room, Some("tests"))? {
            found.push((name, "--lib".into()));
        }
    }
    let mut by_target = BTreeMap::<_, Vec<_>>::new();
    for (package, target) in found {
        by_target.entry(target).or_default().push(package);
    }
    Ok(by_target)
}

fn integration_tests(package: &str, dir: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut found = Vec::new();
    for path in fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| it.path())
    {
        let is_test = path.extension().is_some_and(|it| it == "rs");
        if let (true, Some(stem)) = (is_test && names_wasm_tests(&path)?, path.file_stem()) {
            found.push((
                package.to_owned(),
                format!("--test {}", stem.to_string_lossy()),
            ));
        }
    }
    found.sort();
    Ok(found)
}

fn holds_wasm_tests(dir: &Path, except: Option<&str>) -> Result<bool, Failure> {
    for path in fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| it.path())
    {
        if path.is_dir() {
            let skipped = except.is_some_and(|it| path.ends_with(it));
            if !skipped && holds_wasm_tests(&path, None)? {
                return Ok(true);
            }
        } else if path.extension().is_some_and(|it| it == "rs") && names_wasm_tests(&path)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn names_wasm_tests(path: &Path) -> Result<bool, Failure> {
    let text = fs::read_to_string(path).map_err(Failure::io(path))?;
    Ok(text
        .lines()
        .any(|line| line.trim_start().starts_with("#[wasm_bindgen_test")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_tests_are_found_where_they_are() {
        let root = std::env::temp_dir().join(format!("exemplar-wasm-{}", std::process::id()));
        let file = |path: &str, text: &str| {
            crate::house::write(&root.join(path), text).expect("written");
        };
        let test = "#[wasm_bindgen_test]\nfn f() {}\n";
        file("tests/wasm.rs", test);
        file("tests/native.rs", "#[test]\nfn f() {}\n");
        file("src/storage/lib.rs", "mod web;");
        file("src/storage/web/idb.rs", &format!("    {test}"));
        file("src/lexicon/lib.rs", test);
        file("src/bridge/lib.rs", "// says #[wasm_bindgen_test] only\n");
        file("src/bridge/tests/web.rs", test);
        let found = wasm_tests(&root).expect("reads");
        fs::remove_dir_all(&root).expect("removed");
        let all = |target: &str, packages: &[&str]| {
            let packages = packages.iter().map(|it| (*it).to_owned());
            (target.to_owned(), packages.collect())
        };
        let wanted = [
            all("--lib", &["lexicon", "storage"]),
            all("--test wasm", &["studio"]),
            all("--test web", &["bridge"]),
        ];
        assert_eq!(found, BTreeMap::from(wanted));
    }
}
