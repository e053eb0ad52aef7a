//! A link that carries the whole project in its fragment.

use app::{Command, ShareState, Studio};
use leptos::prelude::*;

use crate::{
    browser,
    controls::{Button, Dialog, Glyph, Look},
    words,
};

#[component]
pub(super) fn ShareDialog(studio: Studio) -> impl IntoView {
    let state = studio.share_state();
    let open = Memo::new(move |_| state.get() != ShareState::Closed);
    view! {
        <Dialog open title="Share this project".to_owned() on_close=move || studio.dispatch(Command::CloseShare)>
            <div class="dialog__body">
                {move || match state.get() {
                    ShareState::Closed => ().into_any(),
                    ShareState::Making => view! { <span class="skeleton"></span> }.into_any(),
                    ShareState::Ready { fragment, .. } => view! { <Link fragment=fragment.to_string()/> }.into_any(),
                    ShareState::TooLong(why) | ShareState::Failed(why) => {
                        view! {
                            <p role="alert">{why.to_string()}</p>
                            <div>
                                <Button
                                    label=Command::ExportFile.label().to_owned()
                                    look=Look::Primary
                                    glyph=Glyph::Download
                                    on_press=move |_| studio.dispatch(Command::ExportFile)
                                />
                            </div>
                        }
                            .into_any()
                    }
                }}
            </div>
        </Dialog>
    }
}

#[component]
fn Link(fragment: String) -> impl IntoView {
    let link = format!("{}#{fragment}", browser::address());
    let n_chars = words::counted(link.len() as u64, "character");
    let copied = RwSignal::new(false);
    let to_copy = link.clone();
    view! {
        <p class="quiet">
            "The whole project is inside this link ("{n_chars}
            "). No server keeps it; who has the link can read it."
        </p>
        <input class="field" readonly=true aria-label="Link" prop:value=link/>
        <div>
            <Button
                label=Signal::derive(move || if copied.get() { "Copied" } else { "Copy link" }.to_owned())
                look=Look::Primary
                glyph=Glyph::Copy
                on_press=move |_| browser::copy(to_copy.clone(), move |worked| copied.set(worked))
            />
        </div>
    }
}
