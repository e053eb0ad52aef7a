//! `bench`: runs one of the measurements in `tests/bench` against the release, or a room's own natively.

use crate::{
    dist,
    failure::Failure,
    house::{House, holds},
    modules::{self, ENGINE_PROFILE, MODULES},
    npm,
    server::{Headers, serve_beside},
    setup,
    shapes::{QWEN3_0_6B, SMOLLM2_135M, Shape},
    synthetic::{self, Quant},
    tool::Tool,
};

const USAGE: &str = "cargo xtask bench tokens | share | weight | typing | starters | decode | prefill | first | experiment | lab | runs | gpu | history\n";
const NAMES: [&str; 13] = [
    "tokens",
    "share",
    "weight",
    "typing",
    "starters",
    "decode",
    "prefill",
    "first",
    "experiment",
    "lab",
    "runs",
    "gpu",
    "history",
];
const FOLDER: &str = "tests/bench";
/// One shape, so that cards and processors can be compared by it.
const GPU_MODELS: [(&Shape, Quant); 2] =
    [(&SMOLLM2_135M, Quant::Q4_0), (&SMOLLM2_135M, Quant::Q8_0)];

/// Builds the release and runs `tests/bench/NAME.mjs`, which prints a table and a line of JSON for each case.
pub(crate) fn bench(args: &[String]) -> Result<(), Failure> {
    let usage = Failure::Usage { usage: USAGE };
    let [name] = args else {
        return Err(usage);
    };
    if !NAMES.contains(&name.as_str()) {
        return Err(usage);
    }
    let house = House::open()?;
    setup::for_building(&house)?;
    match name.as_str() {
        "history" => {
            let words = "--package history --example history --";
            let folder = house.memory("history");
            fast(&house).words(words).arg("1").arg(&folder).run()?;
        }
        "gpu" => return gpu(&house),
        "decode" | "prefill" => {
            let [small, finer] = GPU_MODELS;
            let models = [small, finer, (&QWEN3_0_6B, Quant::Q4K)];
            return engine(&house, name, "engine.mjs", &models);
        }
        "first" | "experiment" => {
            let models = [(&SMOLLM2_135M, Quant::Q4_0)];
            return engine(&house, name, &format!("{name}.mjs"), &models);
        }
        _ => {}
    }
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
        // What the native part of `history` left, to be opened from the browser's own store.
        .env("EXEMPLAR_HISTORY", house.memory("history"))
        // `lab` also asks the bare engine and its peer, about the model that the page has.
        .env("EXEMPLAR_ENGINES", &folder)
        .env("EXEMPLAR_MODELS", bundled_model(&house))
        .run()
}

/// The graphics card of this machine, natively: no browser and no page takes part. The models are files
/// that `decode` and `prefill` measure the processor with.
fn gpu(house: &House) -> Result<(), Failure> {
    setup::for_native_tests(house)?;
    let cargo = fast(house).words("--package gpu --example bench -- kernels");
    GPU_MODELS
        .iter()
        .try_fold(cargo, |cargo, &(shape, quant)| {
            Ok(cargo.arg(synthetic::model(house, shape, quant)?))
        })?
        .run()
}

/// Runs a program of ours natively, with the engine's settings.
fn fast(house: &House) -> Tool {
    let cargo = house.cargo().words("run --locked --release");
    cargo.words(ENGINE_PROFILE)
}

fn bundled_model(house: &House) -> String {
    let path = house.at("public/models/sprout.gguf");
    format!("[{{\"name\":\"Sprout\",\"path\":{path:?}}}]")
}

/// Needs the engines alone, and model files of real shapes that are made here.
fn engine(
    house: &House,
    name: &str,
    script: &str,
    shapes: &[(&Shape, Quant)],
) -> Result<(), Failure> {
    setup::for_testing(house)?;
    install_peers(house)?;
    let engines = MODULES.iter().filter(|it| it.is_engine());
    modules::build(house, &engines.collect::<Vec<_>>())?;
    let mut models = Vec::new();
    for &(shape, quant) in shapes {
        let path = synthetic::model(house, shape, quant)?;
        let name = format!("{} {}", shape.name, quant.name());
        models.push(format!("{{\"name\":{name:?},\"path\":{path:?}}}"));
    }
    house
        .tool("node")
        .arg(house.at(FOLDER).join(script))
        .env("EXEMPLAR_BENCH", name)
        .env("EXEMPLAR_ENGINES", house.memory("modules"))
        .env("EXEMPLAR_MODELS", format!("[{}]", models.join(",")))
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
