//! The typed conversation between page and worker: both ends, and a pair joined in memory for tests.
//!
//! Invariant: only questions, answers and ids cross; weights and files never do.
//! Invariant: nothing is sent to a worker before it has said that it is of this build.

#[cfg(target_arch = "wasm32")]
mod branch_web;
#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod client;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod frame_tests;
mod loopback;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod message_tests;
mod messages;
#[cfg(any(test, target_arch = "wasm32"))]
mod parcel;
#[cfg(target_arch = "wasm32")]
mod parcel_web;
mod port;
mod server;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use client::BridgeClient;
pub use loopback::{LoopbackPort, loopback};
pub use messages::{BUILD, FromWorker, Garbled, RequestId, ToWorker};
pub use port::{Frame, Incoming, Port};
pub use server::serve;
