//! What the examples of the open prompt were measured to be worth, read from the store of experiments.

use desk::words;
use format::worth::{self, Example, STORE, Worth};
use leptos::{ev, prelude::*, task::spawn_local};
use storage::{IndexedDbStore, Store};

use crate::board::Board;

#[component]
pub(crate) fn Worths(board: Board) -> impl IntoView {
    let all = RwSignal::new(Vec::<Worth>::new());
    let read = move || {
        spawn_local(async move {
            // Where nothing is kept, nothing was measured either.
            let Ok(store) = IndexedDbStore::open(STORE).await else {
                return;
            };
            let bytes = store.get(worth::KEY).await.ok().flatten();
            all.try_set(bytes.map(|it| worth::read(&it)).unwrap_or_default());
        });
    };
    read();
    // From Measure one comes back by the address.
    let coming_back = window_event_listener(ev::hashchange, move |_| read());
    on_cleanup(move || coming_back.remove());
    move || {
        let all = all.get();
        let prompt = board
            .project
            .with(|it| it.as_ref().ok().map(|it| it.prompt.clone()))?;
        let told = worth::told(&all, &prompt)?;
        let worth = told.worth;
        let rows = told.examples.iter().map(|it| {
            let says = match it.measured {
                Some(one) => in_words(it.place, one, worth),
                None => words::worth_changed(it.place + 1),
            };
            view! { <li>{says}</li> }
        });
        let note = match told.is_exact {
            true => words::worth_exact(&worth.model),
            false => words::worth_since(&worth.model),
        };
        let rows = rows.collect_view();
        Some(view! {
            <section class="desk__group">
                <h3>{words::worth_title()}</h3>
                <p class="quiet">{note}</p>
                <ul class="desk__rows">{rows}</ul>
            </section>
        })
    }
}

fn in_words(place: usize, one: &Example, worth: &Worth) -> String {
    let points = |it: f64| {
        let points = controls::words::decimal(100.0 * it.abs(), 0);
        match it < 0.0 && points != "0" {
            true => format!("−{points}"),
            false => points,
        }
    };
    words::worth_of(
        place + 1,
        one.right_without,
        worth.n_rows,
        worth.right,
        &points(one.low),
        &points(one.high),
    )
}
