//! What opens over the desk and waits: the browser's own dialog, so focus and Escape are right.

use leptos::{html, prelude::*};

use crate::{Glyph, IconButton, browser, shown::When, words};

/// What takes the focus when a dialog opens.
const FIRST: &str =
    ".dialog__body :is(input:not([readonly]), textarea, button), .dialog__foot .button--primary";

/// A modal dialog. Its content exists only while it is open.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] title: Signal<String>,
    /// The person closed it: Escape, the cross, or a click beside it.
    on_close: impl Fn() + Clone + Send + Sync + 'static,
    /// For much to choose from, side by side.
    #[prop(optional)]
    wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            // Fails only where the element left the document, and then there is nothing to show.
            let _ = dialog.show_modal();
            // The cross comes first in the document, but what the dialog is for comes first in mind.
            request_animation_frame(move || {
                browser::focus_in(&dialog, FIRST);
            });
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let (close, cancel) = (on_close.clone(), on_close.clone());
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            class:dialog--wide=wide
            aria-label=title
            on:close=move |_| {
                if open.get_untracked() {
                    close();
                }
            }
            on:click=move |event| {
                let beside = dialog.get_untracked().is_some_and(|it| event.target().as_ref() == Some(it.as_ref()));
                if beside {
                    cancel();
                }
            }
        >
            <When is=open>
                <header class="dialog__head">
                    <h2>{title}</h2>
                    <IconButton
                        name=words::close()
                        glyph=Glyph::Close
                        on_press={
                            let on_close = on_close.clone();
                            move |_| on_close()
                        }
                    />
                </header>
                {children()}
            </When>
        </dialog>
    }
}
