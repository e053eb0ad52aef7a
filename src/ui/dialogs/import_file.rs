//! Asks the browser for a project file and hands its bytes to the studio.

use app::{Command, Studio};
use leptos::{html, prelude::*};

use super::FileAsked;

use crate::{
    controls::{Files, read_files},
    words,
};

#[component]
pub(super) fn FileChooser(studio: Studio) -> impl IntoView {
    let asked = expect_context::<FileAsked>();
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if asked.get()
            && let Some(input) = input.get_untracked()
        {
            asked.set(false);
            input.set_value("");
            input.click();
        }
    });
    // A file that vanished between choosing and reading has no bytes; the studio says so.
    let on_files = Callback::new(move |read: Files| {
        let file = read.ok().and_then(|mut it| it.pop());
        let bytes = file.map_or(Vec::new(), |it| it.bytes);
        studio.dispatch(Command::ImportFile(bytes));
    });
    let on_change = move |_| {
        let files = input.get_untracked().and_then(|it| it.files());
        // The studio has a limit of its own.
        read_files(files, u64::MAX, on_files);
    };
    view! {
        <input
            type="file"
            accept=".exemplar,.json"
            hidden=true
            aria-label=words::project_file()
            node_ref=input
            on:change=on_change
        />
    }
}
