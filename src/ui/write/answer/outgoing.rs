//! For a model elsewhere: what a run sends, where to and for how much, before anything is sent.

use std::sync::Arc;

use app::{Command, Exactness, OutgoingState, Studio};
use engine::Outgoing;
use leptos::prelude::*;

use crate::{
    controls::{Button, Disclosure, Look},
    reading::{memo, seen},
    shown::When,
    words,
};

#[component]
pub(super) fn OutgoingNote(studio: Studio) -> impl IntoView {
    let state = studio.outgoing();
    let request = memo(move || match state.get() {
        OutgoingState::Request(it) => Some(it),
        _ => None,
    });
    let trouble = memo(move || match state.get() {
        OutgoingState::Trouble(why) => Some(why),
        _ => None,
    });
    let counts = studio.counts();
    let can_ask = seen(move || {
        counts.with(|it| matches!(it.exactness, Exactness::Approximate { .. }))
            && request.with(Option::is_some)
    });
    view! {
        {move || trouble.get().map(|why| view! { <p class="quiet">{why.to_string()}</p> })}
        {move || request.get().map(|it| view! { <Request request=it/> })}
        <When is=can_ask>
            <div class="outgoing">
                <Button
                    label=Command::CountExactly.label().to_owned()
                    look=Look::Small
                    on_press=move |_| studio.dispatch(Command::CountExactly)
                />
            </div>
        </When>
    }
}

#[component]
fn Request(request: Arc<Outgoing>) -> impl IntoView {
    let dropped = request
        .dropped
        .iter()
        .map(|it| view! { <li>{it.clone()}</li> });
    let dropped = (!request.dropped.is_empty())
        .then(|| view! { <ul class="outgoing__dropped quiet">{dropped.collect_view()}</ul> });
    view! {
        <div class="outgoing">
            <p class="quiet count">{summary(&request)}</p>
            {dropped}
            <Disclosure label="The exact request".to_owned()>
                <pre class="outgoing__request" tabindex="0">{request.text.clone()}</pre>
            </Disclosure>
        </div>
    }
}

/// `Run sends 1 KB to api.openai.com, at most $0.0012 (price of 2026-11-20).`
fn summary(request: &Outgoing) -> String {
    let size = words::size(request.body_bytes);
    if request.host.is_empty() {
        return "It stays in this browser: its own model answers.".to_owned();
    }
    let cost = match (&request.cost, &request.priced_on) {
        (Some(cost), Some(day)) => format!(", at most {cost} (price of {day})"),
        (Some(cost), None) => format!(", at most {cost}"),
        (None, _) => String::new(),
    };
    format!("Run sends {size} to {}{cost}.", request.host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Money;

    #[test]
    fn it_says_how_much_goes_where_and_for_how_much() {
        let request = |cost, host: &str| Outgoing {
            text: String::new(),
            host: host.into(),
            body_bytes: 1200,
            dropped: Vec::new(),
            instead: Vec::new(),
            cost,
            priced_on: Some("2026-11-20".into()),
        };
        let said = summary(&request(Some(Money(1_200_000_000)), "api.example.com"));
        assert_eq!(
            said,
            "Run sends 1 KB to api.example.com, at most $0.0012 (price of 2026-11-20)."
        );
        let unknown = summary(&request(None, "localhost:8080"));
        assert_eq!(unknown, "Run sends 1 KB to localhost:8080.");
    }
}
