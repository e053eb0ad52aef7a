//! Short messages over the lower edge, spoken as they come, each with at most one thing to do.

use app::{Command, Notice, Studio, Tone};
use leptos::prelude::*;

use crate::{
    controls::{Button, Glyph, IconButton},
    shown::Each,
    words,
};

#[component]
pub(super) fn Notices(studio: Studio) -> impl IntoView {
    let notices = studio.notices();
    view! {
        <div class="notices" role="region" aria-label=words::notices() aria-live="polite">
            <Each of=move || notices.get().to_vec() key=|it| it.id.0.to_string() let:notice>
                <OneNotice studio notice/>
            </Each>
        </div>
    }
}

#[component]
fn OneNotice(studio: Studio, notice: Notice) -> impl IntoView {
    let Notice {
        id,
        tone,
        text,
        action,
    } = notice;
    let role = if tone == Tone::Info {
        "status"
    } else {
        "alert"
    };
    view! {
        <div class="notice" role=role>
            <span class="notice__text">{text.to_string()}</span>
            {action
                .map(|command| {
                    view! {
                        <Button
                            label=command.label().to_owned()
                            on_press=move |_| {
                                studio.dispatch(command.clone());
                                studio.dispatch(Command::DismissNotice(id));
                            }
                        />
                    }
                })}
            <IconButton
                name=words::dismiss()
                glyph=Glyph::Close
                on_press=move |_| studio.dispatch(Command::DismissNotice(id))
            />
        </div>
    }
}
