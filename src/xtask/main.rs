//! `cargo xtask`: sets up, serves, tests, packs and measures the studio.

mod bench;
mod check;
mod count;
mod debian;
mod dist;
mod eval_model;
mod failure;
mod house;
mod modules;
mod npm;
mod page;
mod python;
mod route;
mod serve;
mod server;
mod setup;
mod shapes;
mod stage;
mod synthetic;
mod sysroot;
mod tool;
mod tools;

use std::process::ExitCode;

use failure::Failure;
use house::House;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N]   set up what is missing, build the release, serve it on this machine
  dist               leave a folder `dist` that works on any static host
  test [PART]        run everything; PART is one of lint, native, wasm, journeys
  bench NAME         measure one of tokens, share, weight, typing, starters, decode, prefill, experiment, lab, runs, gpu, history
  eval-model [--prompts N]
                     examine the bundled model on held-out data and write its card
  setup              set up what is missing and stop
  stage              (called by trunk) add annex, engines, vocabularies, fonts and models to the page
  static DIR [--port N] [--base /PATH/] [--plain]
                     serve a folder as it is; --plain sends no isolation headers
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<ExitCode, Failure> {
    let rest = args.get(1..).unwrap_or_default();
    match args.first().map(String::as_str) {
        Some("serve") => serve::serve(rest)?,
        Some("static") => serve::serve_folder(rest)?,
        Some("dist") => {
            let house = House::open()?;
            setup::for_building(&house)?;
            let dist = dist::build(&house)?;
            println!("the site is in {}", dist.display());
        }
        Some("setup") => {
            let house = House::open()?;
            setup::for_building(&house)?;
            setup::for_native_tests(&house)?;
            setup::for_testing(&house)?;
            setup::for_journeys(&house)?;
        }
        Some("stage") => stage::stage(&House::open()?)?,
        Some("test") => return check::test(rest),
        Some("eval-model") => eval_model::eval_model(rest)?,
        Some("bench") => bench::bench(rest)?,
        Some("help" | "--help" | "-h") => print!("{USAGE}"),
        _ => return Err(Failure::Usage { usage: USAGE }),
    }
    Ok(ExitCode::SUCCESS)
}
