//! The steps of setting up, in order: each knows whether it is done and how to do it.

use std::{
    io::{self, Write},
    time::Instant,
};

use crate::{
    debian,
    failure::Failure,
    house::{House, WASM},
    npm, python,
    route::Route,
    sysroot, tools,
};

/// One step. `is_done` answers in milliseconds and changes nothing.
pub(crate) struct Step {
    /// What it does, for a person, with what it costs where that is long.
    pub(crate) does: &'static str,
    pub(crate) is_done: fn(&House) -> bool,
    pub(crate) run: fn(&House) -> Result<(), Failure>,
}

/// What a build of the site needs.
pub(crate) fn for_building(house: &House) -> Result<(), Failure> {
    let toolchain: &[Step] = match house.route {
        Route::Debian => &[
            debian::COMPILER,
            debian::LINKER,
            debian::LINK,
            sysroot::STANDARD_LIBRARY,
            debian::OVERRIDE,
        ],
        Route::Ordinary => &[RUSTUP_PARTS],
    };
    take(house, toolchain)?;
    take(
        house,
        &[
            sysroot::PAGE_LIBRARY,
            tools::CRATES,
            tools::WASM_BINDGEN,
            tools::TRUNK,
            npm::PACKAGES,
            npm::FONTS,
        ],
    )
}

/// What the native tests need on top: on Debian a graphics card that the processor plays, and without
/// one those of GPU kernels fail. Elsewhere they take the card that there is, and say that they are
/// skipped where there is none. Some run what we write in the program that it is for.
pub(crate) fn for_native_tests(house: &House) -> Result<(), Failure> {
    if has_promptfoo(house) {
        take(house, &[npm::PROMPTFOO])?;
    }
    match has_card(house) {
        true => take(house, &[debian::CARD]),
        false => Ok(()),
    }
}

/// Whether set-up brings the real promptfoo: its Node and its database are packed for Linux on x64. Elsewhere
/// the tests that run it say that they are skipped.
pub(crate) fn has_promptfoo(house: &House) -> bool {
    house.route == Route::Debian && cfg!(target_arch = "x86_64")
}

/// Whether set-up sees to a graphics card.
pub(crate) fn has_card(house: &House) -> bool {
    house.route == Route::Debian
}

/// What the tests in a browser need on top.
pub(crate) fn for_testing(house: &House) -> Result<(), Failure> {
    match house.route {
        Route::Debian => take(house, &[debian::BROWSER]),
        Route::Ordinary => tools::find_browser().map(|_| ()),
    }
}

/// The server programs that the journeys speak to, and on Debian the other browsers, on top. Elsewhere the
/// journeys in a browser that is not there say that they are skipped.
pub(crate) fn for_journeys(house: &House) -> Result<(), Failure> {
    if house.route == Route::Debian {
        take(house, &[debian::OTHERS])?;
    }
    if has_promptfoo(house) {
        take(house, &[npm::PROMPTFOO])?;
    }
    take(house, &[python::ENVIRONMENT, python::PROXY, python::LLAMA])
}

/// Takes each step that is not done, in order.
fn take(house: &House, steps: &[Step]) -> Result<(), Failure> {
    for step in steps.iter().filter(|step| !(step.is_done)(house)) {
        print!("setup: {} … ", step.does);
        // The line is only for the eyes; nothing is lost where it cannot be shown at once.
        io::stdout().flush().ok();
        let start = Instant::now();
        (step.run)(house)?;
        println!("done in {:.1} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}

const RUSTUP_PARTS: Step = Step {
    does: "asking rustup for the wasm standard library, the library source, clippy and rustfmt",
    is_done: |house| {
        let Ok(libdir) = house.wasm_libdir() else {
            return false;
        };
        let rustlib = libdir.parent().and_then(|it| it.parent());
        libdir.is_dir() && rustlib.is_some_and(|it| it.join("src/rust/library").is_dir())
    },
    run: |house| {
        let log = house.log("rustup");
        let rustup = |words: &str| house.tool("rustup").words(words).logged(&log);
        rustup(&format!("target add {WASM}"))?;
        rustup("component add rust-src clippy rustfmt")
    },
};
