//! A link that carries the whole project in its fragment.

use app::{Command, Passphrase, ShareState, Studio};
use leptos::prelude::*;

use crate::{
    browser,
    controls::{Button, Dialog, Glyph, Look},
    reading::{memo, seen},
    words,
};

#[component]
pub(super) fn ShareDialog(studio: Studio) -> impl IntoView {
    let state = studio.share_state();
    let open = memo(move || state.get() != ShareState::Closed);
    view! {
        <Dialog open title=words::share_title().to_owned() on_close=move || studio.dispatch(Command::CloseShare)>
            <div class="dialog__body">
                {move || match state.get() {
                    ShareState::Closed => ().into_any(),
                    ShareState::Making => view! { <span class="skeleton"></span> }.into_any(),
                    ShareState::Ready { fragment, sealed, advice, .. } => {
                        view! { <Link studio fragment=fragment.to_string() sealed advice/> }.into_any()
                    }
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
fn Link(
    studio: Studio,
    fragment: String,
    sealed: bool,
    advice: Option<&'static str>,
) -> impl IntoView {
    let link = format!(
        "{}#{}",
        browser::address(),
        fragment.trim_start_matches('#')
    );
    let copied = RwSignal::new(false);
    let to_copy = link.clone();
    let about = if sealed {
        words::link_sealed(link.len())
    } else {
        words::link_open(link.len())
    };
    view! {
        <p class="quiet">{about}</p>
        <input class="field" readonly=true aria-label=words::link() prop:value=link/>
        {studio.has_notes().then(|| view! { <p class="quiet">{words::comments_stay()}</p> })}
        {advice.map(|it| view! { <p class="quiet">{it}</p> })}
        <div>
            <Button
                label=seen(move || if copied.get() { words::copied() } else { words::copy_link() }.to_owned())
                look=Look::Primary
                glyph=Glyph::Copy
                on_press=move |_| controls::browser::copy(to_copy.clone(), move |worked| copied.set(worked))
            />
        </div>
        {(!sealed).then(|| view! { <Seal studio/> })}
    }
}

/// Makes the link again, readable only with a passphrase.
#[component]
fn Seal(studio: Studio) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    view! {
        <form
            class="seal"
            on:submit=move |event| {
                event.prevent_default();
                let passphrase = Passphrase(typed.get_untracked());
                if !passphrase.0.is_empty() {
                    studio.dispatch(Command::Share { passphrase: Some(passphrase) });
                }
            }
        >
            <label for="seal-passphrase">{words::passphrase()}</label>
            <input
                id="seal-passphrase"
                class="field"
                type="password"
                autocomplete="new-password"
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <button type="submit" class="button button--lined" disabled=move || typed.with(String::is_empty)>
                {words::seal_link()}
            </button>
        </form>
        <p class="quiet">{words::sealed_note()}</p>
    }
}
