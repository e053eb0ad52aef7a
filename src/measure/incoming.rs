//! An experiment that came with a link: offered above whatever is shown, and nothing runs.

use std::rc::Rc;

use controls::words;
use leptos::{ev, prelude::*};
use trials::Trials;

use crate::{offer::Offer, page::Page};

/// Takes the link with which the place was opened, and any that comes later.
pub(crate) fn watch(trials: Trials, page: Rc<Page>) {
    let look = move || {
        if let Some(fragment) = page.link() {
            trials.look_at_link(&fragment);
        }
    };
    look();
    // The page lives as long as this listener.
    let _ = window_event_listener(ev::hashchange, move |_| look());
}

#[component]
pub(crate) fn Offered(trials: Trials) -> impl IntoView {
    let incoming = trials.incoming();
    move || {
        let said = incoming.get()?.map(|it| {
            let mut line = format!(
                "{} {}",
                it.question.title(),
                words::counted(it.n_rows as u64, "row")
            );
            if it.n_answers > 0 {
                let answers = words::counted(it.n_answers as u64, "recorded answer");
                line += &format!(", {answers}");
                if !it.model.is_empty() {
                    line += &format!(" of {}", it.model);
                }
            }
            view! {
                <p>
                    "An experiment came with this link: " <strong>{it.name.clone()}</strong>
                </p>
                <p class="quiet">{line} ". Nothing has run, and nothing of yours has changed."</p>
            }
            .into_any()
        });
        Some(view! {
            <Offer
                name="An experiment came with this link"
                said
                take="Add to your experiments"
                leave="Leave it"
                on_take=move || trials.take_link()
                on_leave=move || trials.leave_link()
            />
        })
    }
}
