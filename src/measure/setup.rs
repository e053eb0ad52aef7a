//! The second screen: rows, what answers, what is compared, and what it will take, on one page from top to bottom.

mod choices;
mod drawings;
mod fields;
mod from_data;
mod judging;
mod meaning;
mod reasoning;
mod rows;
mod rules;
mod versions;
mod wording;

use controls::{Button, Disclosure, Glyph, Look};
use leptos::prelude::*;
use trials::{Checked, Cost, Question, Trials};

use crate::{frame::Title, words};
use fields::NumberField;

#[component]
pub(crate) fn SetupScreen(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let question = Memo::new(move |_| draft.get().question);
    // The screen is made anew where another language is spoken.
    trials.check_again();
    view! {
        <div class="page trials">
            <div>
                <Button
                    label=words::all_questions().to_owned()
                    look=Look::Small
                    glyph=Glyph::Undo
                    on_press=move |_| trials.go_home()
                />
            </div>
            <Title text=Signal::derive(move || question.get().title().to_owned())/>
            <p class="page__lead">{move || question.get().explained()}</p>
            <rows::Rows trials/>
            {move || match question.get() {
                Question::Versions => view! { <versions::Versions trials/> }.into_any(),
                Question::Wording => view! { <wording::Phrases trials/> }.into_any(),
                Question::Reasoning => view! { <reasoning::Triggers trials/> }.into_any(),
                Question::Order | Question::Bias | Question::Worth => {
                    view! { <OwnExamples trials/> }.into_any()
                }
            }}
            <choices::Models trials/>
            <choices::Ways trials/>
            <judging::Judging trials/>
            <meaning::Meaning trials/>
            {move || (question.get() == Question::Versions).then(|| view! { <drawings::Drawings trials/> })}
            <More trials/>
            <Ready trials/>
        </div>
    }
}

/// For questions about the examples themselves: which those are.
#[component]
fn OwnExamples(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let prompt = Memo::new(move |_| {
        let prompt = draft.get().prompt();
        let shown = prompt.examples.iter().filter(|it| it.on);
        let shown: Vec<(String, String)> = shown
            .map(|it| (it.input.clone(), it.output.clone()))
            .collect();
        shown
    });
    view! {
        <section class="trials__part" aria-labelledby="trials-examples">
            <h2 id="trials-examples">{words::the_examples()}</h2>
            <p class="quiet">{words::the_examples_note()}</p>
            <ol class="trials__examples">
                {move || {
                    prompt
                        .get()
                        .into_iter()
                        .map(|(input, output)| {
                            view! {
                                <li>
                                    {words::shortened(&input, 80)} " → "
                                    <strong>{words::shortened(&output, 40)}</strong>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
        </section>
    }
}

#[component]
fn More(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let question = Memo::new(move |_| draft.get().question);
    let repeats = move || question.get() == Question::Versions;
    let order = move || question.get() == Question::Order;
    let writes = move || matches!(question.get(), Question::Versions | Question::Wording);
    view! {
        <Disclosure label=words::more_settings().to_owned()>
            <div class="trials__fields">
                {move || repeats().then(|| view! {
                    <NumberField
                        trials
                        label=words::times_asked()
                        note=words::times_asked_note()
                        range=(1.0, 20.0, 1.0)
                        read=|it| it.repeats.into()
                        write=|it, value| it.repeats = value as u32
                    />
                    <NumberField
                        trials
                        label=words::temperature_label()
                        note=words::temperature_note()
                        range=(0.0, 2.0, 0.1)
                        read=|it| it.temperature.into()
                        write=|it, value| it.temperature = value as f32
                    />
                })}
                {move || writes().then(|| view! {
                    <NumberField
                        trials
                        label=words::longest_answer()
                        note=words::longest_answer_note()
                        range=(1.0, 1024.0, 1.0)
                        read=|it| it.max_tokens.into()
                        write=|it, value| it.max_tokens = value as u32
                    />
                })}
                {move || order().then(|| view! {
                    <NumberField
                        trials
                        label=words::most_orders()
                        note=words::most_orders_note()
                        range=(2.0, 120.0, 1.0)
                        read=|it| it.max_orders.into()
                        write=|it, value| it.max_orders = value as u32
                    />
                    <NumberField
                        trials
                        label=words::made_up_temperature()
                        note=words::made_up_temperature_note()
                        range=(0.1, 3.0, 0.1)
                        read=|it| it.probe_temperature.into()
                        write=|it, value| it.probe_temperature = value as f32
                    />
                })}
                <NumberField
                    trials
                    label=words::seed_label()
                    note=words::seed_same_note()
                    range=(0.0, 4294967295.0, 1.0)
                    read=|it| it.seed as f64
                    write=|it, value| it.seed = value as u64
                />
            </div>
        </Disclosure>
    }
}

/// What is missing, or what it comes to, and the button.
#[component]
fn Ready(trials: Trials) -> impl IntoView {
    let checked = trials.checked();
    view! {
        <section class="trials__ready" aria-label=words::ready_to_start()>
            <div role="status">
                {move || {
                    let checked = checked.get();
                    if checked.problems.is_empty() {
                        let not_held = checked.not_held.iter();
                        let not_held = not_held.map(|it| view! { <p class="quiet">{it.clone()}</p> });
                        return view! { <p class="count">{cost(&checked)}</p> {not_held.collect_view()} }
                            .into_any();
                    }
                    let problems = checked.problems.iter().map(|it| view! { <li>{it.clone()}</li> }).collect_view();
                    view! { <ul class="trials__problems">{problems}</ul> }.into_any()
                }}
            </div>
            <Button
                label=words::start().to_owned()
                look=Look::Primary
                glyph=Glyph::Play
                disabled=Signal::derive(move || !checked.get().problems.is_empty())
                on_press=move |_| trials.start()
            />
            {move || {
                let checked = checked.get();
                (checked.leaves && checked.problems.is_empty())
                    .then(|| {
                        view! {
                            <Button
                                label=words::leave_to_batch().to_owned()
                                look=Look::Lined
                                on_press=move |_| trials.set_aside()
                            />
                        }
                    })
            }}
        </section>
    }
}

fn cost(checked: &Checked) -> String {
    if checked.n_calls == 0 {
        return words::counting_calls().into();
    }
    let calls = words::at_most_calls(checked.n_calls);
    let time = match checked.seconds {
        Some(seconds) if seconds < 90.0 => {
            words::about_seconds(&words::decimal(seconds.max(1.0), 0))
        }
        Some(seconds) => words::about_minutes(&words::decimal(seconds / 60.0, 0)),
        None => words::time_unknown().into(),
    };
    let money = match (checked.leaves, &*checked.costs) {
        (false, _) => words::costs_nothing().into(),
        (true, []) => words::price_looked_up().into(),
        (true, costs) => costs.iter().map(price).collect::<Vec<_>>().join(" · "),
    };
    [calls, time, money].join(" · ")
}

/// `at most $0.02 for 84 calls of M at api.example.com (price of 2026-11-20)`.
fn price(it: &Cost) -> String {
    let model = match &*it.host {
        "" => it.model.clone(),
        host => words::model_at(&it.model, host),
    };
    match (it.most, &it.priced_on) {
        (Some(most), Some(day)) => {
            words::price_most_of_day(&most.to_string(), it.n_calls, &model, day)
        }
        (Some(most), None) => words::price_most(&most.to_string(), it.n_calls, &model),
        (None, _) => words::price_unknown(it.n_calls, &model),
    }
}
