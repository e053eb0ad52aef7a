//! What opens over the desk: a file to open, a shared link out or in.

mod import_file;
mod incoming;
mod share;

use app::Studio;
use leptos::prelude::*;

/// Whether a project file is to be chosen; the dialogs follow the studio's own state.
pub(crate) type FileAsked = RwSignal<bool>;

/// All of them; each draws nothing until it is asked for.
#[component]
pub(crate) fn Dialogs(studio: Studio) -> impl IntoView {
    view! {
        <import_file::FileChooser studio/>
        <share::ShareDialog studio/>
        <incoming::IncomingDialog studio/>
    }
}
