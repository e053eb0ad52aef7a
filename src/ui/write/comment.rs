//! A comment for people on a part of the prompt; the model never sees it.

use app::{Command, Studio};
use domain::Field;
use leptos::{html, prelude::*};

use crate::{
    controls::{Glyph, IconButton, TextArea},
    reading::{memo, seen},
    shown::When,
    words,
};

/// Goes to the comment, or begins one.
#[component]
pub(super) fn CommentButton(
    #[prop(into)] name: Signal<String>,
    wanted: RwSignal<bool>,
) -> impl IntoView {
    view! { <IconButton name glyph=Glyph::Comment on_press=move |_| wanted.set(true)/> }
}

/// The comment, where there is one or one is wanted.
#[component]
pub(super) fn Comment(
    studio: Studio,
    field: Field,
    #[prop(into)] name: Signal<String>,
    wanted: RwSignal<bool>,
) -> impl IntoView {
    let text = studio.text(field.clone());
    let is_empty = memo(move || text.with(|it| it.is_empty()));
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if wanted.get()
            && let Some(place) = place.get()
        {
            request_animation_frame(move || {
                controls::browser::focus_in(&place, "textarea");
            });
        }
    });
    view! {
        <When is=seen(move || wanted.get() || !is_empty.get())>
            <div class="comment" node_ref=place on:focusout=move |_| wanted.set(false)>
                <TextArea
                    text
                    name
                    placeholder=words::comment_hint().to_owned()
                    on_text={
                        let field = field.clone();
                        move |text| {
                            let field = field.clone();
                            studio.dispatch(Command::EditText { field, text });
                        }
                    }
                />
            </div>
        </When>
    }
}
