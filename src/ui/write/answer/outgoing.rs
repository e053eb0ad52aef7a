//! For a model elsewhere: what a run sends, where to and for how much, before anything is sent.

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
    // Texts of their own, so that only what differs is drawn anew.
    let lines = memo(move || match state.get() {
        OutgoingState::Nothing | OutgoingState::Coming => String::new(),
        OutgoingState::Trouble(why) => why.to_string(),
        OutgoingState::Request(it) => lines(&it),
    });
    let request = memo(move || match state.get() {
        OutgoingState::Request(it) => it.text.clone(),
        _ => String::new(),
    });
    let has_request = seen(move || request.with(|it| !it.is_empty()));
    let counts = studio.counts();
    let can_ask = seen(move || {
        counts.with(|it| matches!(it.exactness, Exactness::Approximate { .. })) && has_request.get()
    });
    view! {
        <div class="outgoing" hidden=move || lines.with(String::is_empty)>
            <p class="quiet count">{lines}</p>
            <When is=has_request>
                <Disclosure label=words::exact_request().to_owned()>
                    <pre class="outgoing__request" tabindex="0">{request}</pre>
                </Disclosure>
            </When>
            <When is=can_ask>
                <Button
                    label=Command::CountExactly.label().to_owned()
                    look=Look::Small
                    on_press=move |_| studio.dispatch(Command::CountExactly)
                />
            </When>
        </div>
    }
}

/// What is sent, and what of the settings is not.
fn lines(request: &Outgoing) -> String {
    let first = std::iter::once(summary(request));
    let all: Vec<String> = first.chain(request.dropped.iter().cloned()).collect();
    all.join("\n")
}

/// `Run sends 1 KB to api.openai.com, 3 times, at most $0.0012 (price of 2026-11-20). If it fails: to localhost:8080.`
fn summary(request: &Outgoing) -> String {
    if request.host.is_empty() {
        return words::stays_here().to_owned();
    }
    let mut sends = words::sends(&words::size(request.body_bytes), &request.host);
    if request.n_requests > 1 {
        sends = words::sends_times(&sends, request.n_requests);
    }
    if let Some(cost) = &request.cost {
        sends = words::sends_cost(&sends, &cost.to_string());
        if let Some(day) = &request.priced_on {
            sends = words::price_of(&sends, day);
        }
    }
    match &*request.instead {
        [] => words::sends_whole(&sends),
        hosts => words::sends_or(&sends, &hosts.join(", ")),
    }
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
            n_requests: 1,
            dropped: Vec::new(),
            schema_dropped: None,
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
        let thrice = Outgoing {
            n_requests: 3,
            instead: vec!["a.example".into(), "b.example".into()],
            ..request(None, "localhost:8080")
        };
        assert_eq!(
            summary(&thrice),
            "Run sends 1 KB to localhost:8080, 3 times. If it fails: to a.example, b.example."
        );
    }
}
