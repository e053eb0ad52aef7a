//! An experiment that came with a link: offered above whatever is shown, and nothing runs.

use std::rc::Rc;

use leptos::{ev, prelude::*};
use trials::Trials;

use crate::{offer::Offer, page::Page, words};

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
            let asked = it.question.title();
            let line = match (it.n_answers, &*it.model) {
                (0, _) => words::link_holds_rows(asked, it.n_rows),
                (n, "") => words::link_holds_answers(asked, it.n_rows, n),
                (n, model) => words::link_holds_answers_of(asked, it.n_rows, n, model),
            };
            view! {
                <p>
                    {words::link_came_named()} " " <strong>{it.name.clone()}</strong>
                </p>
                <p class="quiet">{line}</p>
            }
            .into_any()
        });
        Some(view! {
            <Offer
                name=words::link_came()
                said
                take=words::add_to_yours()
                leave=words::leave_it()
                on_take=move || trials.take_link()
                on_leave=move || trials.leave_link()
            />
        })
    }
}
