//! What a way to judge still needs: a rubric and its judge, or several ways with their weights.

use std::sync::Arc;

use controls::{Button, Glyph, IconButton, Look, TextArea, browser::catch_focus};
use leptos::prelude::*;
use trials::{Judged, Model, Part, Question, Rule, Trials};

use super::fields::{Amount, model_option, shown};
use super::rules::{RightFrom, Rules};
use crate::words;

#[component]
pub(super) fn Judging(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let judged = Memo::new(move |_| {
        let draft = draft.get();
        (draft.question == Question::Versions).then_some(draft.judged)
    });
    move || match judged.get() {
        Some(Judged::Rubric) => view! { <Rubric trials/> }.into_any(),
        Some(Judged::Several) => view! { <Weights trials/> }.into_any(),
        Some(Judged::Yourself) => view! {
            <p class="quiet">
                {words::judge_yourself_note()}
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Rubric(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let text = Signal::derive(move || Arc::from(&*draft.get().more.rubric.text));
    view! {
        <section class="trials__part" aria-labelledby="trials-rubric">
            <h2 id="trials-rubric">{words::rubric_and_judge()}</h2>
            <p class="quiet">
                {words::rubric_note()}
            </p>
            <div class="trials__text">
                <TextArea
                    text
                    name=words::rubric().to_owned()
                    placeholder=words::rubric_hint().to_owned()
                    on_text=move |typed| trials.edit(|it| it.more.rubric.text = typed)
                />
            </div>
            <WhoJudges trials/>
        </section>
    }
}

#[component]
fn WhoJudges(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let chosen = Memo::new(move |_| draft.get().more.rubric.judge.clone());
    view! {
        <fieldset class="trials__part">
            <legend>{words::model_that_judges()}</legend>
            {move || {
                let choose = move |model, _| trials.edit(|it| it.more.rubric.judge = Some(model));
                let is_chosen = move |it: &Model| chosen.get().as_ref() == Some(it);
                let judges = trials.judges();
                let option = |it| {
                    model_option(("radio", "trials-judge"), it, it.note(), is_chosen, choose)
                };
                judges.iter().map(option).collect_view()
            }}
        </fieldset>
    }
}

#[component]
fn Weights(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let n = Memo::new(move |_| draft.get().more.parts.len());
    let needs_judge = Memo::new(move |_| draft.get().needs_judge());
    let sum = move || {
        let draft = draft.get();
        let parts = draft.more.parts.iter().map(|it| it.weight);
        let rules = draft.more.rules.iter().map(|it| it.weight);
        let sum: f64 = parts.chain(rules).sum();
        words::weights_sum(&shown(sum))
    };
    view! {
        <section class="trials__part" aria-labelledby="trials-weights">
            <h2 id="trials-weights" tabindex="-1">{words::ways_and_weights()}</h2>
            <p class="quiet">
                {words::ways_and_weights_note()}
            </p>
            {move || (0..n.get()).map(|at| view! { <Weight trials at/> }).collect_view()}
            <Rules trials/>
            <div class="trials__given">
                <span class="count" role="status">{sum}</span>
                <Button
                    label=words::add_way().to_owned()
                    look=Look::Small
                    glyph=Glyph::Plus
                    on_press=move |_| trials.edit(|it| {
                        let parts = &mut it.more.parts;
                        let is_new = |way: &Judged| parts.iter().all(|it| it.way != *way);
                        let way = Judged::PLAIN.into_iter().find(is_new);
                        parts.push(Part { way: way.unwrap_or(Judged::SameWords), weight: 1.0 });
                    })
                />
                <Button
                    label=words::add_rule().to_owned()
                    look=Look::Small
                    glyph=Glyph::Plus
                    on_press=move |_| trials.edit(|it| it.more.rules.push(Rule::default()))
                />
            </div>
            <RightFrom trials/>
            {move || needs_judge.get().then(|| view! { <WhoJudges trials/> })}
        </section>
    }
}

#[component]
fn Weight(trials: Trials, at: usize) -> impl IntoView {
    let draft = trials.draft();
    let part = Memo::new(move |_| draft.get().more.parts.get(at).copied());
    let change = move |change: &dyn Fn(&mut Part)| {
        trials.edit(|it| {
            if let Some(part) = it.more.parts.get_mut(at) {
                change(part);
            }
        });
    };
    let ways = Judged::PLAIN.into_iter().enumerate().map(|(number, way)| {
        view! {
            <option value=number.to_string() selected=move || part.get().is_some_and(|it| it.way == way)>
                {way.label()}
            </option>
        }
    });
    view! {
        <div class="trials__given">
            <select
                class="field"
                aria-label=words::way_numbered(at + 1)
                on:change=move |event| {
                    let number: usize = event_target_value(&event).parse().unwrap_or(0);
                    if let Some(way) = Judged::PLAIN.get(number) {
                        change(&|it| it.way = *way);
                    }
                }
            >
                {ways.collect_view()}
            </select>
            <Amount
                name=words::weight_of_way(at + 1)
                range=(0.0, 1000.0, 0.0)
                value=Signal::derive(move || part.get().map_or(0.0, |it| it.weight))
                on_number=Callback::new(move |weight| change(&|it| it.weight = weight))
            />
            <IconButton
                name=words::remove_way(at + 1)
                glyph=Glyph::Trash
                on_press=move |_| {
                    catch_focus("trials-weights");
                    trials.edit(|it| {
                        if at < it.more.parts.len() {
                            it.more.parts.remove(at);
                        }
                    });
                }
            />
        </div>
    }
}
