//! How far a run is: a bar, the time left, Pause, and what stopped it.

use controls::{Button, Glyph, Look};
use leptos::prelude::*;
use trials::{Progress, RunState, Trials};

use crate::words;

#[component]
pub(crate) fn Work(trials: Trials) -> impl IntoView {
    let state = trials.run_state();
    // One element for each kind of state: the bar must not be made anew with every answer.
    let kind = Memo::new(move |_| match state.get() {
        RunState::Idle | RunState::Done => 0,
        RunState::GettingReady { .. } => 1,
        RunState::Running(_) => 2,
        RunState::Paused { .. } => 3,
    });
    move || match kind.get() {
        0 => ().into_any(),
        1 => view! {
            <section class="model-work" aria-label=words::in_progress()>
                <p role="status">
                    <strong>
                        {move || match state.get() {
                            RunState::GettingReady { what, .. } => what,
                            _ => String::new(),
                        }}
                    </strong>
                </p>
                <progress
                    max="1"
                    aria-label=words::getting_ready()
                    value=move || match state.get() {
                        RunState::GettingReady { share, .. } => share.map(|it| it.to_string()),
                        _ => None,
                    }
                ></progress>
            </section>
        }
        .into_any(),
        2 => view! {
            <section class="model-work" aria-label=words::in_progress()>
                <p>
                    <strong>{words::running()}</strong>
                </p>
                <progress
                    max="1"
                    aria-label=words::calls_answered()
                    value=move || share(&progress(&state.get())).to_string()
                ></progress>
                <div class="model-work__line">
                    <span class="quiet count" role="status" aria-live="off">
                        {move || line(&progress(&state.get()))}
                    </span>
                    <Button
                        label=words::pause().to_owned()
                        look=Look::Lined
                        glyph=Glyph::Stop
                        on_press=move |_| trials.pause()
                    />
                </div>
            </section>
        }
        .into_any(),
        _ => view! {
            <section class="model-work" aria-label=words::paused()>
                <p role="status">
                    <strong>
                        {move || match state.get() {
                            RunState::Paused { why: Some(why), .. } => why,
                            _ => words::paused_note().to_owned(),
                        }}
                    </strong>
                </p>
                <progress
                    max="1"
                    aria-label=words::calls_answered()
                    value=move || share(&progress(&state.get())).to_string()
                ></progress>
                <div class="model-work__line">
                    <span class="quiet count">{move || line(&progress(&state.get()))}</span>
                    <Button
                        label=words::go_on().to_owned()
                        look=Look::Primary
                        glyph=Glyph::Play
                        on_press=move |_| trials.go_on()
                    />
                </div>
            </section>
        }
        .into_any(),
    }
}

fn progress(state: &RunState) -> Progress {
    match state {
        RunState::Running(progress) | RunState::Paused { progress, .. } => *progress,
        _ => Progress::default(),
    }
}

fn share(it: &Progress) -> f64 {
    it.n_done as f64 / it.n_total.max(1) as f64
}

fn line(it: &Progress) -> String {
    let mut line = match it.n_known {
        0 => words::calls_done(it.n_done, it.n_total),
        n_known => words::calls_done_known(it.n_done, it.n_total, n_known),
    };
    if let Some(seconds) = it.seconds_left {
        line += &format!(" · {}", words::time_left(seconds));
    }
    line
}
