//! Rules that an answer is held to, weighed beside the ways to judge.

use std::sync::Arc;

use controls::{Glyph, IconButton, TextArea, browser::catch_focus};
use leptos::prelude::*;
use trials::{Asks, Needs, Rule, Trials};

use super::fields::{Amount, shown};
use crate::words;

#[component]
pub(super) fn Rules(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let n = Memo::new(move |_| draft.get().more.rules.len());
    move || {
        (0..n.get())
            .map(|at| view! { <OneRule trials at/> })
            .collect_view()
    }
}

#[component]
fn OneRule(trials: Trials, at: usize) -> impl IntoView {
    let draft = trials.draft();
    let rule = Memo::new(move |_| {
        let draft = draft.get();
        draft.more.rules.get(at).cloned().unwrap_or_default()
    });
    let change = Callback::new(move |rule: Rule| {
        trials.edit(|it| {
            if let Some(place) = it.more.rules.get_mut(at) {
                *place = rule;
            }
        });
    });
    let asks = Memo::new(move |_| rule.get().asks);
    let option = move |kind: &Asks| {
        let kind = *kind;
        let number = Asks::ALL.iter().position(|it| *it == kind).unwrap_or(0);
        view! {
            <option value=number.to_string() selected=move || asks.get() == kind>
                {kind.label()}
            </option>
        }
    };
    let kinds = Asks::ALL
        .chunk_by(|a, b| a.group() == b.group())
        .map(|some| {
            view! {
                <optgroup label=some[0].group()>{some.iter().map(option).collect_view()}</optgroup>
            }
        });
    view! {
        <div class="trials__version trials__rule" role="group" aria-label=words::rule_numbered(at + 1)>
            <div class="trials__given">
                <select
                    class="field"
                    aria-label=words::rule_asks(at + 1)
                    on:change=move |event| {
                        let number: usize = event_target_value(&event).parse().unwrap_or(0);
                        if let Some(kind) = Asks::ALL.get(number) {
                            let mut rule = rule.get_untracked();
                            rule.ask(*kind);
                            change.run(rule);
                        }
                    }
                >
                    {kinds.collect_view()}
                </select>
                <IconButton
                    name=words::remove_rule(at + 1)
                    glyph=Glyph::Trash
                    on_press=move |_| {
                        catch_focus("trials-weights");
                        trials.edit(|it| {
                            if at < it.more.rules.len() {
                                it.more.rules.remove(at);
                            }
                        });
                    }
                />
            </div>
            {move || {
                let has_text = matches!(asks.get().needs(), Needs::Text | Needs::TextAndShare);
                has_text.then(|| view! { <Text at rule change/> })
            }}
            {move || asks.get().note().map(|it| view! { <p class="quiet">{it}</p> })}
            <div class="trials__given">
                {move || bound(at, asks.get(), rule, change)}
                <Number
                    label=words::rule_weight()
                    name=words::weight_of_rule(at + 1)
                    most=1000.0
                    value=Signal::derive(move || rule.get().weight)
                    on_number=Callback::new(move |weight| {
                        change.run(Rule { weight, ..rule.get_untracked() });
                    })
                />
                <Tick
                    label=words::rule_not()
                    name=words::rule_must_not(at + 1)
                    is_on=Signal::derive(move || rule.get().is_not)
                    on_tick=Callback::new(move |is_not| {
                        change.run(Rule { is_not, ..rule.get_untracked() });
                    })
                />
                {move || {
                    let label = asks.get().strictness()?;
                    Some(view! {
                        <Tick
                            label
                            name=words::rule_strictly(at + 1, label)
                            is_on=Signal::derive(move || rule.get().is_strict)
                            on_tick=Callback::new(move |is_strict| {
                                change.run(Rule { is_strict, ..rule.get_untracked() });
                            })
                        />
                    })
                }}
            </div>
        </div>
    }
}

/// From which weighted mean a row is right; empty where every way has to say so.
#[component]
pub(super) fn RightFrom(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let from = Memo::new(move |_| draft.get().more.right_from);
    let words_of = |it: Option<f64>| it.map_or(String::new(), shown);
    view! {
        <label class="trials__option">
            {words::right_from()}
            <input
                class="field--short field count"
                type="number"
                min="0"
                max="1"
                step="0.05"
                prop:value=move || words_of(from.get())
                on:change=move |event| {
                    let field = event_target::<web_sys::HtmlInputElement>(&event);
                    let typed = field.value().parse::<f64>().ok();
                    let least = typed.map(|it| it.clamp(0.0, 1.0));
                    trials.edit(|it| it.more.right_from = least);
                    // As with other numbers: it must not go on saying what was typed.
                    field.set_value(&words_of(from.get_untracked()));
                }
            />
            <span class="quiet">{words::right_from_note()}</span>
        </label>
    }
}

/// Its words, pattern, schema or field.
#[component]
fn Text(at: usize, rule: Memo<Rule>, change: Callback<Rule>) -> impl IntoView {
    let text = Signal::derive(move || Arc::from(rule.get().text));
    view! {
        <div class="trials__text">
            <TextArea
                text
                name=words::words_of_rule(at + 1)
                placeholder=rule.get_untracked().asks.hint().to_owned()
                on_text=move |text| change.run(Rule { text, ..rule.get_untracked() })
            />
        </div>
    }
}

/// Its number, where it has one.
fn bound(
    at: usize,
    asks: Asks,
    rule: Memo<Rule>,
    change: Callback<Rule>,
) -> Option<impl IntoView + use<>> {
    let (step, most) = match asks.needs() {
        Needs::Nothing | Needs::Text => return None,
        Needs::Count => (1.0, 100_000.0),
        Needs::Share | Needs::TextAndShare => (0.05, 1.0),
        Needs::Amount => (0.0, 1e9),
    };
    let whole = asks.needs() == Needs::Count;
    Some(view! {
        <Number
            label=words::rule_number()
            name=words::number_of_rule(at + 1)
            step
            most
            value=Signal::derive(move || rule.get().bound)
            on_number=Callback::new(move |number: f64| {
                let bound = if whole { number.round() } else { number };
                change.run(Rule { bound, ..rule.get_untracked() });
            })
        />
    })
}

/// A number of 0 or more behind its label.
#[component]
fn Number(
    label: &'static str,
    name: String,
    /// 0 takes any number.
    #[prop(optional)]
    step: f64,
    most: f64,
    value: Signal<f64>,
    on_number: Callback<f64>,
) -> impl IntoView {
    view! {
        <label class="trials__option">
            {label}
            <Amount name range=(0.0, most, step) value on_number/>
        </label>
    }
}

#[component]
fn Tick(
    label: &'static str,
    name: String,
    is_on: Signal<bool>,
    on_tick: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="trials__option">
            <input
                type="checkbox"
                aria-label=name
                prop:checked=is_on
                on:change=move |event| on_tick.run(event_target_checked(&event))
            />
            {label}
        </label>
    }
}
