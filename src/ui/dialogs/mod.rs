//! What opens over the desk: a pasted table, starters, a shared link out or in.

mod import_file;
mod incoming;
mod paste_table;
mod share;
mod starters;
mod table;

use app::Studio;
use leptos::prelude::*;

/// A dialog that only the page knows of; the others follow the studio's own state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Starters,
    /// A place to paste rows into.
    PasteTable,
    ImportFile,
}

/// Which of those is open.
pub(crate) type DialogAsked = RwSignal<Option<Asked>>;

/// All of them; each draws nothing until it is asked for.
#[component]
pub(crate) fn Dialogs(studio: Studio) -> impl IntoView {
    view! {
        <table::TableDialog studio/>
        <paste_table::PasteTableDialog studio/>
        <starters::StartersDialog studio/>
        <import_file::FileChooser studio/>
        <share::ShareDialog studio/>
        <incoming::IncomingDialog studio/>
    }
}
