//! The engine room: a Web Worker that answers the bridge with `inference`.
//!
//! Invariant: it knows models, files and token ids; it knows nothing of projects or examples.
//! Everything of the browser is behind [`host::Host`], so all but `web` runs in native tests.

// Without a browser only the tests use what is here.
#![cfg_attr(not(any(target_arch = "wasm32", test)), expect(dead_code))]

mod answer;
mod card;
mod check;
mod download;
#[cfg(test)]
mod fake;
mod forecast;
mod gate;
mod held;
mod host;
mod images;
mod import;
mod load;
mod local_engine;
mod measure;
mod placing;
#[cfg(any(target_feature = "atomics", test))]
mod pool;
mod service;
mod shelf;
mod spans;
mod talk;
#[cfg(test)]
mod tests;
mod trouble;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(target_arch = "wasm32")]
fn main() {
    web::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!(
        "This is the engine of the studio. It runs in a browser, as a Web Worker: try `cargo xtask serve`."
    );
}
