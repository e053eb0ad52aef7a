//! A comment for people on a part of the prompt; the model never sees it.

use std::{rc::Rc, time::Duration};

use app::Studio;
use domain::Field;
use leptos::{ev::MouseEvent, prelude::*};

use super::{edit, pauses::Later};
use crate::{
    controls::{Glyph, IconButton, TextArea},
    reading::seen,
    shown::When,
    words,
};

/// An empty comment goes so long after the focus: whatever the pointer is pressing meanwhile must not move away under it.
const PRESS: Duration = Duration::from_millis(400);

/// Goes to the comment of the part around it, or begins one.
pub(super) fn comment_button(name: Signal<String>, wanted: RwSignal<bool>) -> AnyView {
    let go = move |event: MouseEvent| {
        wanted.set(true);
        if let Some(part) = controls::browser::closest(&event, "[data-part]") {
            request_animation_frame(move || {
                controls::browser::focus_in(&part, ".comment textarea");
            });
        }
    };
    view! { <IconButton name glyph=Glyph::Comment on_press=go/> }.into_any()
}

/// The comment, where there is one or one is wanted.
pub(super) fn comment(
    studio: Studio,
    field: Field,
    name: Signal<String>,
    wanted: RwSignal<bool>,
) -> AnyView {
    let text = studio.text(field.clone());
    let is = seen(move || wanted.get() || text.with(|it| !it.is_empty()));
    let hint = words::comment_hint();
    let later = Later::after(PRESS);
    view! {
        <When is>
            <div
                class="comment"
                on:focusin=move |_| later.cancel()
                on:focusout=move |_| later.ask(Rc::new(move || wanted.set(false)))
            >
                <TextArea
                    text
                    name
                    placeholder=hint.to_owned()
                    on_text=edit(studio, field.clone())
                />
            </div>
        </When>
    }
    .into_any()
}
