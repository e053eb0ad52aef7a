//! A person judges: two answers side by side, without their names, by buttons or by the keys 1, 2, 0 and U.

use controls::{Button, Disclosure, Glyph, Look};
use leptos::{ev::KeyboardEvent, html, prelude::*, task::spawn_local};
use trials::{Bench, Choice, Duel, Pair, Trials};

use crate::words;

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
            <h2 id="trials-votes">{words::judge_yourself()}</h2>
            <p class="quiet">
                {words::judge_them_note()}
            </p>
            {several
                .then(|| {
                    view! {
                        <label class="trials__field">
                            <span>{words::first_beside(&first)}</span>
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
                            label=words::begin_to_judge().to_owned()
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
                            <Disclosure label=words::verdict_so_far().to_owned()>
                                <p>{verdict}</p>
                                <p class="quiet">
                                    {words::verdict_so_far_note()}
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
        let n_voted = words::grouped(it.n_voted as u64);
        let mut parts = vec![words::part_of(&n_voted, &words::grouped(it.n as u64))];
        if it.n_alike > 0 {
            parts.push(words::answered_alike(it.n_alike));
        }
        if it.n_voted > 0 && unwritten.get() == 0 {
            parts.push(words::kept_on_device().to_owned());
        }
        parts.join(" · ")
    };
    let none_yet = Signal::derive(move || duel.with(|it| it.n_voted == 0));
    let over = Signal::derive(move || shown.get().is_none());
    view! {
        <div
            class="votes"
            role="group"
            aria-label=words::judging_keys()
            tabindex="-1"
            node_ref=region
            on:keydown=pressed
        >
            <p class="quiet count" role="status">{progress}</p>
            <div class="votes__row" hidden=over>
                <p class="votes__input">{input}</p>
                <div class="votes__pair">
                    <div class="votes__answer" role="group" aria-label=words::first_answer()>{left}</div>
                    <div class="votes__answer" role="group" aria-label=words::second_answer()>{right}</div>
                </div>
            </div>
            <div class="votes__say">
                <Say label=words::first_is_better() key="1" disabled=over on_press=move || vote(Choice::Left)/>
                <Say label=words::equal() key="0" disabled=over on_press=move || vote(Choice::Equal)/>
                <Say label=words::second_is_better() key="2" disabled=over on_press=move || vote(Choice::Right)/>
                <Say label=words::undo() key="U" disabled=none_yet on_press=undo/>
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
