//! `bench`: runs one of the measurements in `tests/bench` against the release.

use crate::{
    dist,
    failure::Failure,
    house::{House, holds},
    npm,
    server::{Headers, serve_beside},
    setup,
};

const USAGE: &str = "cargo xtask bench tokens | share | weight | typing\n";
const FOLDER: &str = "tests/bench";

/// Builds the release and runs `tests/bench/NAME.mjs`, which prints a table and a line of JSON for each case.
pub(crate) fn bench(args: &[String]) -> Result<(), Failure> {
    let usage = Failure::Usage { usage: USAGE };
    let [name] = args else {
        return Err(usage);
    };
    if !["tokens", "share", "weight", "typing"].contains(&name.as_str()) {
        return Err(usage);
    }
    let house = House::open()?;
    setup::for_building(&house)?;
    if name != "weight" {
        setup::for_testing(&house)?;
        install_peers(&house)?;
    }
    let folder = dist::build(&house)?;
    let url = serve_beside(&folder, "/", Headers::Isolating)?;
    house
        .tool("node")
        .arg(house.at(FOLDER).join(format!("{name}.mjs")))
        .env("EXEMPLAR_URL", url)
        .env("EXEMPLAR_DIST", &folder)
        .run()
}

/// The peers are no part of the build: only a bench installs them.
fn install_peers(house: &House) -> Result<(), Failure> {
    let lock = npm::lock(house, FOLDER)?;
    let done = house.at(FOLDER).join("node_modules/.done");
    if holds(&done, &lock) {
        return Ok(());
    }
    println!("bench: installing the peers that {FOLDER}/package-lock.json pins");
    npm::install(house, FOLDER)
}
