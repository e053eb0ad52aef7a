//! How the answer is drawn: plain words first, the field's own term in small.

use std::sync::Arc;

use app::{Command, Studio};
use domain::RunSettings;
use leptos::prelude::*;

use super::{schema::SchemaSetting, stops::StopsSetting};
use crate::{
    controls::{Disclosure, Term, Terminology},
    reading::memo,
    shown::When,
    words,
};

#[component]
pub(super) fn Settings(studio: Studio) -> impl IntoView {
    let settings = studio.run_settings();
    let label = memo(move || settings.with(|it| words::settings_are(&summary(it))));
    let rows = NUMBERS
        .iter()
        .map(|number| view! { <NumberSetting studio settings number/> })
        .collect_view();
    view! {
        <Disclosure label>
            <div class="settings">{rows} <StopsSetting studio/> <SchemaSetting studio/></div>
        </Disclosure>
    }
}

/// A setting that is a number: its words, its bounds, and where it lives.
struct Number {
    of: Terminology,
    words: fn(&RunSettings) -> String,
    min: f64,
    max: f64,
    step: f64,
    get: fn(&RunSettings) -> f64,
    set: fn(&mut RunSettings, f64),
}

/// In the order a person meets them.
const NUMBERS: &[Number] = &[
    Number {
        of: Terminology::Temperature,
        words: |it| variety(it).to_owned(),
        min: 0.0,
        max: 2.0,
        step: 0.1,
        get: |it| short(it.temperature),
        set: |it, n| it.temperature = n as f32,
    },
    Number {
        of: Terminology::MaxTokens,
        words: |_| words::longest_answer().to_owned(),
        min: 1.0,
        max: 32_768.0,
        step: 1.0,
        get: |it| it.max_tokens.into(),
        set: |it, n| it.max_tokens = n as u32,
    },
    Number {
        of: Terminology::Samples,
        words: |_| words::side_by_side().to_owned(),
        min: 1.0,
        max: 8.0,
        step: 1.0,
        get: |it| it.samples.into(),
        set: |it, n| it.samples = n as u32,
    },
    Number {
        of: Terminology::Seed,
        words: |_| words::same_number().to_owned(),
        min: 0.0,
        // The largest whole number a number field keeps exactly.
        max: 9_007_199_254_740_991.0,
        step: 1.0,
        get: |it| it.seed as f64,
        set: |it, n| it.seed = n as u64,
    },
    Number {
        of: Terminology::TopK,
        words: |it| match it.top_k {
            0 => words::draw_from_all().to_owned(),
            1 => words::likeliest_only().to_owned(),
            k => words::draw_from(k),
        },
        min: 0.0,
        max: 100_000.0,
        step: 1.0,
        get: |it| it.top_k.into(),
        set: |it, n| it.top_k = n as u32,
    },
    Number {
        of: Terminology::TopP,
        words: |it| match it.top_p {
            1.0.. => words::however_unlikely().to_owned(),
            p => words::from_likeliest(&share(p)),
        },
        min: 0.0,
        max: 1.0,
        step: 0.05,
        get: |it| short(it.top_p),
        set: |it, n| it.top_p = n as f32,
    },
    Number {
        of: Terminology::MinP,
        words: |it| match it.min_p {
            ..=0.0 => words::none_too_rare().to_owned(),
            p => words::none_under(&share(p)),
        },
        min: 0.0,
        max: 1.0,
        step: 0.05,
        get: |it| short(it.min_p),
        set: |it, n| it.min_p = n as f32,
    },
    Number {
        of: Terminology::RepetitionPenalty,
        words: |it| match it.repetition_penalty {
            1.0 => words::may_repeat().to_owned(),
            _ => words::repeats_less().to_owned(),
        },
        min: 1.0,
        max: 2.0,
        step: 0.05,
        get: |it| short(it.repetition_penalty),
        set: |it, n| it.repetition_penalty = n as f32,
    },
];

fn share(p: f32) -> String {
    words::hundredths(f64::from(p))
}

fn variety(run: &RunSettings) -> &'static str {
    match run.temperature {
        ..=0.0 => words::same_wording(),
        ..0.7 => words::little_variety(),
        ..=1.2 => words::much_variety(),
        _ => words::anything_goes(),
    }
}

/// A 32-bit number without the digits that only the wider type shows.
fn short(n: f32) -> f64 {
    n.to_string().parse().unwrap_or(f64::from(n))
}

/// `same wording each time, at most 64 tokens`.
fn summary(run: &RunSettings) -> String {
    let mut line = words::settings_summary(
        &words::lower_first(variety(run)),
        &words::n_tokens(run.max_tokens),
    );
    if run.samples > 1 {
        line = words::and_answers(&line, &words::n_answers(run.samples));
    }
    line
}

#[component]
fn NumberSetting(
    studio: Studio,
    settings: Signal<Arc<RunSettings>>,
    number: &'static Number,
) -> impl IntoView {
    let value = memo(move || settings.with(|it| (number.get)(it)));
    let words = memo(move || settings.with(|it| (number.words)(it)));
    let wrong = RwSignal::new(false);
    let term = number.of.explained().0;
    let name = move || words::setting_name(&words.get(), term);
    let on_input = move |event| {
        let typed = event_target_value(&event).parse::<f64>();
        let fits = typed
            .ok()
            .filter(|it| (number.min..=number.max).contains(it));
        wrong.set(fits.is_none());
        if let Some(n) = fits {
            let mut run = settings.get_untracked().as_ref().clone();
            (number.set)(&mut run, n);
            studio.dispatch(Command::SetRun(run));
        }
    };
    view! {
        <div class="setting">
            <div class="setting__words">
                {words} <small>
                    <Term of=number.of/>
                </small>
            </div>
            <input
                class="field field--short count"
                type="number"
                inputmode="decimal"
                aria-label=name
                aria-invalid=move || wrong.get().to_string()
                min=number.min
                max=number.max
                step=number.step
                data-own-undo=""
                prop:value=move || value.get().to_string()
                on:input=on_input
                // What was wrong when the field is left goes back to what holds.
                on:blur=move |event| {
                    if wrong.get_untracked() {
                        wrong.set(false);
                        event_target::<web_sys::HtmlInputElement>(&event)
                            .set_value(&value.get_untracked().to_string());
                    }
                }
            />
            <When is=wrong>
                <p class="field__error" role="alert">
                    {words::from_to(&number.min.to_string(), &words::grouped(number.max as u64))}
                </p>
            </When>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_settings_are_in_plain_words() {
        let run = RunSettings::default();
        assert_eq!(summary(&run), "same wording each time, at most 64 tokens");
        let wild = RunSettings {
            temperature: 1.5,
            samples: 3,
            ..run
        };
        assert_eq!(
            summary(&wild),
            "anything goes, at most 64 tokens, 3 answers"
        );
    }

    #[test]
    fn every_number_comes_back_as_it_was_set() {
        for number in NUMBERS {
            for n in [number.min, number.max, number.min + number.step] {
                let mut run = RunSettings::default();
                (number.set)(&mut run, n);
                assert!(((number.get)(&run) - n).abs() < 1e-9, "{:?} {n}", number.of);
            }
        }
    }
}
