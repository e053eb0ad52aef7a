//! The third screen: how far the experiment is, then what came out, the sentence first.

mod culprit;
mod plot;
mod results;
mod votes;

use std::{rc::Rc, time::Duration};

use controls::{Button, Glyph, Look};
use leptos::prelude::*;
use trials::{Foreign, Offer, Outcome, RunState, Trials};

use crate::{
    batch::{Batch, Told},
    frame::{Base, Title},
    progress::Work,
    words,
};

#[component]
pub(crate) fn Experiment(trials: Trials) -> impl IntoView {
    let (setup, outcome, state) = (trials.setup(), trials.outcome(), trials.run_state());
    let name = Signal::derive(move || setup.get().map_or(String::new(), |it| it.name.clone()));
    let busy = Memo::new(move |_| {
        matches!(
            state.get(),
            RunState::Running(_) | RunState::GettingReady { .. }
        )
    });
    // Its buttons stay while they work: who pressed one keeps the focus.
    let rests = Memo::new(move |before: Option<&bool>| match state.get() {
        RunState::Paused { .. } => true,
        RunState::GettingReady { .. } => before.copied().unwrap_or(false),
        _ => false,
    });
    let trouble = RwSignal::new(None::<String>);
    let batch = Memo::new(move |_| setup.get().is_some_and(|it| it.can_be_a_batch()));
    view! {
        <div class="page trials">
            <div class="trials__given">
                <Button
                    label=words::all_experiments().to_owned()
                    look=Look::Small
                    glyph=Glyph::Undo
                    on_press=move |_| trials.go_home()
                />
                <Button
                    label=words::run_again().to_owned()
                    look=Look::Small
                    glyph=Glyph::Duplicate
                    disabled=busy
                    on_press=move |_| trials.again()
                />
            </div>
            <Title text=name/>
            <Work trials/>
            {move || (rests.get() && batch.get()).then(|| view! { <Batch trials trouble/> })}
            <Told trials trouble/>
            {move || outcome.get().map(|it| view! { <Found trials outcome=it/> })}
        </div>
    }
}

#[component]
fn Found(trials: Trials, outcome: Rc<Outcome>) -> impl IntoView {
    let notes = outcome
        .notes
        .iter()
        .map(|it| view! { <li>{it.clone()}</li> })
        .collect_view();
    let n_drawn = RwSignal::new(0);
    let plots = (1..).zip(&outcome.plots).map(|(number, it)| {
        let plot = it.clone();
        let is_drawn = Memo::new(move |_| n_drawn.get() >= number);
        move || {
            let plot = plot.clone();
            is_drawn
                .get()
                .then(|| view! { <plot::Plotted trials plot/> })
        }
    });
    draw_next(n_drawn, outcome.plots.len());
    let waits = outcome
        .bench
        .as_ref()
        .is_some_and(trials::Bench::is_the_judge);
    // Where the person judges, the sentence grows under their hands, below.
    let said = (!waits).then(
        || view! { <p class="trials__sentence" role="status">{outcome.sentence.clone()}</p> },
    );
    let results = outcome.results.clone();
    let bench = outcome.bench.clone();
    let searched = results.clone();
    culprit::note(trials, &outcome);
    view! {
        <section class="trials__part trials__verdict" aria-labelledby="trials-verdict">
            <h2 id="trials-verdict" class="heard">{words::what_came_out()}</h2>
            {said}
            <ul class="trials__notes">{notes}</ul>
            {outcome.offer.clone().map(|offer| view! { <Take trials offer/> })}
            <Leave trials/>
        </section>
        {bench.map(|bench| view! { <votes::Votes trials bench/> })}
        {plots.collect_view()}
        {(!results.is_empty()).then(|| view! { <results::Table trials results/> })}
        <culprit::WhichChange trials results=searched/>
    }
}

/// Pictures come one by one, after the sentence can be read: one of a large grid takes the page a while.
fn draw_next(n_drawn: RwSignal<usize>, n: usize) {
    let draw = move || {
        // The report may be gone.
        let drawn = n_drawn.try_update(|it| {
            *it += 1;
            *it
        });
        if drawn.is_some_and(|it| it < n) {
            draw_next(n_drawn, n);
        }
    };
    if n > 0 {
        set_timeout(draw, Duration::ZERO);
    }
}

/// The whole experiment as a file, for another person or another tool.
#[component]
fn Leave(trials: Trials) -> impl IntoView {
    let lost = RwSignal::new(Vec::<String>::new());
    let linked = RwSignal::new(None::<String>);
    let base = use_context::<Base>().map_or(String::new(), |it| it.0);
    let copy = move |_| {
        let base = base.clone();
        trials.write_link(move |link| match link {
            Err(why) => linked.set(Some(why)),
            Ok(fragment) => controls::browser::copy(format!("{base}{fragment}"), move |copied| {
                linked.set(Some(if copied {
                    words::link_copied().into()
                } else {
                    words::no_copy().into()
                }));
            }),
        });
    };
    view! {
        <div class="trials__given">
            <Button
                label=words::save_experiment().to_owned()
                look=Look::Lined
                glyph=Glyph::Download
                on_press=move |_| trials.save_file(move |it| linked.set(it.err()))
            />
            <Button label=words::copy_link().to_owned() look=Look::Lined glyph=Glyph::Copy on_press=copy/>
            {trials
                .can_leave_for_promptfoo()
                .then(|| {
                    view! {
                        <Button
                            label=words::save_for_promptfoo().to_owned()
                            look=Look::Lined
                            glyph=Glyph::Download
                            on_press=move |_| trials.save_promptfoo(Foreign::Config, move |it| lost.set(it))
                        />
                        <Button
                            label=words::its_rows_as_csv().to_owned()
                            look=Look::Small
                            glyph=Glyph::Download
                            on_press=move |_| trials.save_promptfoo(Foreign::Table, move |it| lost.set(it))
                        />
                        <Button
                            label=words::its_results().to_owned()
                            look=Look::Small
                            glyph=Glyph::Download
                            on_press=move |_| trials.save_promptfoo(Foreign::Results, move |it| lost.set(it))
                        />
                    }
                })}
            <span class="quiet">
                {words::save_experiment_note()}
            </span>
        </div>
        {move || linked.get().map(|said| view! { <p class="quiet" role="status">{said}</p> })}
        {move || {
            let lost = lost.get();
            (!lost.is_empty())
                .then(|| {
                    let lines = lost.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
                    view! {
                        <div role="status">
                            <p class="quiet">{words::promptfoo_lost()}</p>
                            <ul class="trials__notes">{lines}</ul>
                        </div>
                    }
                })
        }}
    }
}

/// The winner, for the prompt in Write: as a new project, so that nothing is lost.
#[component]
fn Take(trials: Trials, offer: Offer) -> impl IntoView {
    let label = match &offer {
        Offer::Instruction(_) => words::use_wording(),
        Offer::Order(_) => words::use_order(),
    };
    view! {
        <div class="trials__given">
            <Button
                label=label.to_owned()
                look=Look::Primary
                on_press=move |_| match &offer {
                    Offer::Instruction(text) => trials.adopt_instruction(text),
                    Offer::Order(order) => trials.adopt_order(order),
                }
            />
            <span class="quiet">{words::opens_as_new()}</span>
        </div>
    }
}
