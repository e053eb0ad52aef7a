//! What the person sees: pages and components that read state and dispatch commands.
//!
//! Invariant: components draw and dispatch; a line that could be tested without a DOM belongs in `app`.
//! Invariant: every text goes into a text node or a field's value, so hostile text stays inert.

// The component macro writes `pub` items whatever the visibility of the component.
#![allow(unreachable_pub)]

mod dialogs;
mod models;
mod shell;
mod write;

mod browser;

use ::controls;
use controls::{reading, shown, words};

use app::Studio;
use leptos::prelude::*;

use shell::Shell;

/// Opens the studio under the page's owner and draws it in the body, in place of the boot screen.
pub fn mount(open: impl FnOnce() -> Studio + 'static) {
    browser::remove_boot_screen();
    leptos::mount::mount_to_body(move || {
        let studio = open();
        view! { <Shell studio/> }
    });
}
