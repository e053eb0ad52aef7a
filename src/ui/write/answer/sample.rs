//! One answer: its text as it comes, then seed, speed, time and why it ended.

use std::sync::Arc;

use app::{Answer, AnswerId, AnswerState, Command, HowFar, Studio};
use engine::{AsideKind, FinishReason, Spent};
use leptos::prelude::*;

use super::spoken;
use crate::{
    controls::{Button, Disclosure, Glyph, Icon, Look},
    reading::{memo, seen},
    shown::When,
    words,
};

#[component]
pub(super) fn Sample(studio: Studio, id: AnswerId) -> impl IntoView {
    let answer = studio.answer(id);
    let text =
        memo(move || answer.with(|it| it.as_ref().map(|it| it.text.clone()).unwrap_or_default()));
    let state = memo(move || answer.with(|it| it.as_ref().map(|it| it.state.clone())));
    let is_over = memo(move || state.with(|it| it.as_ref().is_none_or(AnswerState::is_over)));
    let is_waiting = move || state.with(|it| *it == Some(AnswerState::Waiting));
    let stale = memo(move || answer.with(|it| it.as_ref().is_some_and(|it| it.stale)));
    let failure = memo(move || {
        state.with(|it| match it {
            Some(AnswerState::Failed(why)) => Some(Arc::clone(why)),
            _ => None,
        })
    });
    let notes = memo(move || answer.with(|it| it.as_ref().map(|it| notes(it)).unwrap_or_default()));
    let aside = move |read: fn(&[(AsideKind, String)]) -> String| {
        memo(move || answer.with(|it| it.as_ref().map(|it| read(&it.asides)).unwrap_or_default()))
    };
    let (beside, thoughts) = (aside(beside), aside(thoughts));
    // A space before the answer belongs to the prompt's shape; it is kept for copying.
    let parts = move || text.with(|it| spoken::parts(it.trim_start_matches(' '), is_over.get()));
    // Of its own accord: who stopped it, or what failed, is said elsewhere.
    let has_ended = move || state.with(|it| matches!(it, Some(AnswerState::Done(_))));
    let says_nothing = move || has_ended() && text.with(|it| it.trim().is_empty());
    view! {
        <article class="sample" class:sample--stale=stale aria-label=words::answer()>
            <When is=is_waiting>
                <span class="skeleton" role="status" aria-label=words::waiting_first_word()></span>
            </When>
            <p
                class="sample__text"
                class:sample__text--streaming=move || !is_over.get() && !is_waiting()
                hidden=is_waiting
                aria-live="polite"
            >
                {move || parts().0.into_iter().map(|it| view! { <span>{it}</span> }).collect_view()}
                <span aria-hidden="true">{move || parts().1}</span>
            </p>
            <When is=says_nothing>
                <p class="quiet">{words::ended_at_once()}</p>
            </When>
            {move || {
                failure
                    .get()
                    .map(|why| {
                        view! {
                            <div class="callout callout--bad" role="alert">
                                <Icon glyph=Glyph::Alert/>
                                <p>{why.to_string()}</p>
                                <div class="callout__actions">
                                    <Button
                                        label=words::run_again().to_owned()
                                        on_press=move |_| studio.dispatch(Command::Run)
                                    />
                                </div>
                            </div>
                        }
                    })
            }}
            <When is=seen(move || thoughts.with(|it| !it.is_empty()))>
                <Disclosure label=words::reasoning().to_owned()>
                    <p class="sample__aside">{thoughts}</p>
                </Disclosure>
            </When>
            <p class="sample__aside quiet" hidden=move || beside.with(String::is_empty)>
                {beside}
            </p>
            <p class="sample__notes count">
                {move || notes.get().into_iter().map(|it| view! { <span>{it}</span> }).collect_view()}
            </p>
            <When is=seen(move || is_over.get() && !text.with(String::is_empty))>
                <Actions studio id text/>
            </When>
        </article>
    }
}

#[component]
fn Actions(studio: Studio, id: AnswerId, text: Signal<String>) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        controls::browser::copy(text.get_untracked(), move |worked| {
            // The answer may have been cleared away meanwhile.
            let _ = copied.try_set(worked);
        })
    };
    let can_go_on = seen(move || studio.availability(&Command::GoOn(id)).is_yes());
    view! {
        <div class="sample__actions">
            <When is=can_go_on>
                <Button
                    label=Command::GoOn(id).label().to_owned()
                    look=Look::Small
                    glyph=Glyph::Play
                    on_press=move |_| studio.dispatch(Command::GoOn(id))
                />
            </When>
            <Button
                label=seen(move || if copied.get() { words::copied() } else { words::copy() }.to_owned())
                look=Look::Small
                glyph=Glyph::Copy
                on_press=copy
            />
            <Button
                label=Command::UseAsExample(id).label().to_owned()
                look=Look::Small
                glyph=Glyph::Plus
                on_press=move |_| studio.dispatch(Command::UseAsExample(id))
            />
        </div>
    }
}

/// What came beside the answer, thoughts aside, as lines.
fn beside(asides: &[(AsideKind, String)]) -> String {
    let line = |(kind, text): &(AsideKind, String)| {
        Some(match kind {
            AsideKind::Reasoning => return None,
            AsideKind::ToolCall => words::asks_for_tool(text),
            AsideKind::Refusal => words::declines(text),
            AsideKind::Note => text.clone(),
        })
    };
    asides
        .iter()
        .filter_map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

fn thoughts(asides: &[(AsideKind, String)]) -> String {
    let thoughts = asides.iter().filter(|it| it.0 == AsideKind::Reasoning);
    thoughts.map(|it| &*it.1).collect::<Vec<_>>().join("\n")
}

/// As its service counted and priced it.
fn spending(spent: &Spent) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(n) = spent.input {
        let cached = spent.cached.filter(|it| *it > 0);
        parts.push(match cached {
            Some(cached) => words::tokens_in_cached(n, cached),
            None => words::tokens_in(n),
        });
    }
    if let Some(n) = spent.output {
        parts.push(words::tokens_out(n));
    }
    if let Some(cost) = spent.cost {
        parts.push(cost.to_string());
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// How much of the prompt has been read, and how long the rest will take.
fn reading(it: HowFar) -> String {
    let share = words::percent(it.n_done_tokens.into(), it.n_prompt_tokens.into());
    let line = words::with_share(words::reading_prompt(), &share);
    match it.seconds_left {
        None => line,
        Some(seconds) => words::with_time(&line, &words::time_left(seconds)),
    }
}

/// Marginal notes: model, seed, length, speed, time to the first token, why it ended.
fn notes(answer: &Answer) -> Vec<String> {
    let mut notes = vec![
        answer.model.to_string(),
        words::seed_of(&answer.seed.to_string()),
    ];
    let stats = &answer.stats;
    if stats.n_tokens > 0 {
        notes.push(words::n_tokens(stats.n_tokens));
        notes.push(words::first_after(&words::took(stats.first_token_millis)));
    }
    if let Some(spent) = &answer.spent {
        notes.extend(spending(spent));
        if !spent.answered_by.is_empty() {
            notes.push(words::answered_by(&spent.answered_by));
        }
    }
    if let Some(rate) = stats.tokens_per_second() {
        notes.push(words::tokens_a_second(&words::decimal(rate, 0)));
    }
    match &answer.state {
        // The failure has a place of its own.
        AnswerState::Failed(_) => {}
        AnswerState::Waiting => notes.extend(answer.how_far.map(reading)),
        AnswerState::Done(FinishReason::Stop(text)) => notes.push(match text.trim_matches('\n') {
            "" => words::ended_with_line().to_owned(),
            text => words::ended_before(text),
        }),
        state => notes.extend(state.ending().map(|why| words::ended_why(&why))),
    }
    if answer.stale {
        notes.push(words::from_earlier_prompt().to_owned());
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_says_how_far_and_how_long() {
        let mut far = HowFar {
            n_done_tokens: 1_200,
            n_prompt_tokens: 5_000,
            seconds_left: None,
        };
        assert_eq!(reading(far), "Reading the prompt: 24%");
        far.seconds_left = Some(20.2);
        assert_eq!(reading(far), "Reading the prompt: 24%, about 20 s left");
    }
}
