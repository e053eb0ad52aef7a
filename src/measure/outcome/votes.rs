//! A person judges: two answers side by side, without their names, by buttons or by the keys 1, 2, 0 and U.

use controls::{Button, Disclosure, Glyph, Look, words};
use leptos::{ev::KeyboardEvent, html, prelude::*, task::spawn_local};
use trials::{Bench, Choice, Duel, Pair, Trials};

#[component]
pub(super) fn Votes(trials: Trials, bench: Bench) -> impl IntoView {
    let votes = trials.votes();
    let others: Vec<(usize, String)> = bench.names().iter().cloned().enumerate().skip(1).collect();
    let first = bench.names().first().cloned().unwrap_or_default();
    let asked_for = bench.is_the_judge() || !votes.get_untracked().is_empty();
    let open = RwSignal::new(asked_for);
    let other = RwSignal::new(1usize);
    let bench = StoredValue::new_local(bench);
    // Rows and answers lie where they are; only this summary is compared with the one before.
    let duel = RwSignal::new(bench.with_value(|it| it.duel(&votes.get_untracked(), 1)));
    Effect::new(move |_| {
        let now = bench.with_value(|it| it.duel(&votes.get(), other.get()));
        duel.set(now);
    });
    // The two answers are read from where they are kept.
    let pair = RwSignal::new(None::<Pair>);
    let waits = Memo::new(move |_| (other.get(), duel.with(|it| it.shown)));
    Effect::new(move |_| {
        let (of, row) = waits.get();
        let Some(row) = row else {
            return pair.set(None);
        };
        let bench = bench.with_value(Bench::clone);
        spawn_local(async move {
            let found = bench.pair(of, row).await;
            if waits.try_get_untracked() == Some((of, Some(row))) {
                pair.set(Some(found));
            }
        });
    });
    let verdict = move || bench.with_value(|it| it.verdict(&votes.get(), other.get()));
    let region = NodeRef::<html::Div>::new();
    let several = others.len() > 1;
    let choose = others
        .into_iter()
        .map(|(at, name)| view! { <option value=at.to_string()>{name}</option> })
        .collect_view();
    view! {
        <section class="trials__part" aria-labelledby="trials-votes">
            <h2 id="trials-votes">"Judge them yourself"</h2>
            <p class="quiet">
                "Two answers to the same row, side by side. Which version stands where is drawn for every row, so that you cannot know."
            </p>
            {several
                .then(|| {
                    view! {
                        <label class="trials__field">
                            <span>{format!("{first} beside")}</span>
                            <select
                                class="field"
                                on:change=move |event| {
                                    other.set(event_target_value(&event).parse().unwrap_or(1));
                                }
                            >
                                {choose}
                            </select>
                        </label>
                    }
                })}
            {move || {
                if open.get() {
                    return view! { <Pairs trials duel pair other region/> }.into_any();
                }
                view! {
                    <div>
                        <Button
                            label="Begin to judge".to_owned()
                            look=Look::Lined
                            glyph=Glyph::Play
                            on_press=move |_| {
                                open.set(true);
                                request_animation_frame(move || {
                                    if let Some(region) = region.get_untracked() {
                                        // Without the focus the buttons still work.
                                        let _ = region.focus();
                                    }
                                });
                            }
                        />
                    </div>
                }
                    .into_any()
            }}
            {move || {
                let duel = duel.get();
                (open.get() && duel.shown.is_none())
                    .then(|| view! { <p class="trials__sentence" role="status">{verdict}</p> })
            }}
            {move || {
                let waits = duel.with(|it| it.shown.is_some());
                (open.get() && waits)
                    .then(|| {
                        view! {
                            <Disclosure label="The verdict so far".to_owned()>
                                <p>{verdict}</p>
                                <p class="quiet">
                                    "Who looks often and stops when it pleases will name winners of chance. Judge all rows if you can."
                                </p>
                            </Disclosure>
                        }
                    })
            }}
        </section>
    }
}

/// The two answers of the row that waits, and what can be said of them.
#[component]
fn Pairs(
    trials: Trials,
    duel: RwSignal<Duel>,
    pair: RwSignal<Option<Pair>>,
    other: RwSignal<usize>,
    region: NodeRef<html::Div>,
) -> impl IntoView {
    let shown = Memo::new(move |_| duel.with(|it| it.shown));
    let text = move |read: fn(&Pair) -> &String| {
        Signal::derive(move || {
            pair.with(|it| it.as_ref().map_or(String::new(), |it| read(it).clone()))
        })
    };
    let (input, left, right) = (
        text(|it| &it.input),
        text(|it| &it.left),
        text(|it| &it.right),
    );
    let vote = move |choice: Choice| {
        // A press while the next two are still being read means nothing.
        let seen = pair.with_untracked(|it| it.as_ref().map(|it| (it.other, it.row)));
        let Some(row) = shown.get_untracked() else {
            return;
        };
        if seen == Some((other.get_untracked(), row)) {
            trials.vote(other.get_untracked(), row, choice);
        }
    };
    let undo = move || trials.undo_vote(other.get_untracked());
    let pressed = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match &*event.key() {
            "1" => vote(Choice::Left),
            "2" => vote(Choice::Right),
            "0" => vote(Choice::Equal),
            "u" | "U" => undo(),
            _ => return,
        }
        event.prevent_default();
    };
    let unwritten = trials.votes_unwritten();
    let progress = move || {
        let it = duel.get();
        let mut line = format!(
            "{} of {}",
            words::grouped(it.n_voted as u64),
            words::grouped(it.n as u64)
        );
        if it.n_alike > 0 {
            let rows = words::counted(it.n_alike as u64, "row");
            line += &format!(" · {rows} answered alike, counted as equal");
        }
        if it.n_voted > 0 && unwritten.get() == 0 {
            line += " · kept on this device";
        }
        line
    };
    let none_yet = Signal::derive(move || duel.with(|it| it.n_voted == 0));
    let over = Signal::derive(move || shown.get().is_none());
    view! {
        <div
            class="votes"
            role="group"
            aria-label="Judging. Keys: 1 the first, 2 the second, 0 equal, U undo."
            tabindex="-1"
            node_ref=region
            on:keydown=pressed
        >
            <p class="quiet count" role="status">{progress}</p>
            <div class="votes__row" hidden=over>
                <p class="votes__input">{input}</p>
                <div class="votes__pair">
                    <div class="votes__answer" role="group" aria-label="First answer">{left}</div>
                    <div class="votes__answer" role="group" aria-label="Second answer">{right}</div>
                </div>
            </div>
            <div class="votes__say">
                <Say label="First is better" key="1" disabled=over on_press=move || vote(Choice::Left)/>
                <Say label="Equal" key="0" disabled=over on_press=move || vote(Choice::Equal)/>
                <Say label="Second is better" key="2" disabled=over on_press=move || vote(Choice::Right)/>
                <Say label="Undo" key="U" disabled=none_yet on_press=undo/>
            </div>
        </div>
    }
}

/// A button with the key that does the same. It stays under the finger and keeps the focus where it has nothing to do.
#[component]
fn Say(
    label: &'static str,
    key: &'static str,
    disabled: Signal<bool>,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--lined"
            aria-disabled=move || disabled.get().to_string()
            aria-keyshortcuts=key
            on:click=move |_| on_press()
        >
            {label}
            <kbd aria-hidden="true">{key}</kbd>
        </button>
    }
}
