//! Does temperature matter? Ways of drawing answers beside the first one, and combinations that are left out.

use controls::{Button, Disclosure, Glyph, IconButton, Look, browser::catch_focus};
use leptos::prelude::*;
use trials::{Drawing, LeftOut, Setup, Trials};

use super::fields::{Amount, shown};
use crate::words;

/// More ways of drawing than this are no longer read by anybody.
const MOST: usize = 8;

#[component]
pub(super) fn Drawings(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let n = Memo::new(move |_| draft.get().more.drawings.len());
    let n_versions = Memo::new(move |_| 1 + draft.get().options.versions.len());
    view! {
        <Disclosure label=words::compare_settings().to_owned()>
            <div class="trials__fields">
                <p class="quiet" id="trials-drawings" tabindex="-1">
                    {move || {
                        words::first_settings(&name(&draft.get(), 0))
                    }}
                </p>
                {move || (0..n.get()).map(|at| view! { <One trials at/> }).collect_view()}
                <div>
                    <Button
                        label=words::add_settings().to_owned()
                        look=Look::Lined
                        glyph=Glyph::Plus
                        disabled=Signal::derive(move || n.get() >= MOST)
                        on_press=move |_| trials.edit(|it| it.more.drawings.push(Drawing {
                            temperature: 0.7,
                            top_p: 1.0,
                            max_tokens: it.options.max_tokens,
                        }))
                    />
                </div>
                {move || {
                    let (n, n_versions) = (n.get(), n_versions.get());
                    (n > 0).then(|| view! { <Combinations trials n=n + 1 n_versions/> })
                }}
            </div>
        </Disclosure>
    }
}

#[component]
fn One(trials: Trials, at: usize) -> impl IntoView {
    let draft = trials.draft();
    let drawing = Memo::new(move |_| draft.get().more.drawings.get(at).copied());
    let number = move |label: &'static str,
                       range: (f64, f64, f64),
                       read: fn(&Drawing) -> f64,
                       write: fn(&mut Drawing, f64)| {
        view! {
            <label class="trials__field">
                <span>{label}</span>
                <Amount
                    name=words::label_of_settings(label, at + 2)
                    range
                    value=Signal::derive(move || drawing.get().map_or(0.0, |it| read(&it)))
                    on_number=Callback::new(move |typed| {
                        trials
                            .edit(|it| {
                                if let Some(it) = it.more.drawings.get_mut(at) {
                                    write(it, typed);
                                }
                            });
                    })
                />
            </label>
        }
    };
    view! {
        <div class="trials__given" role="group" aria-label=words::settings_numbered(at + 2)>
            {number(
                words::temperature_label(),
                (0.0, 2.0, 0.1),
                |it| it.temperature.into(),
                |it, value| it.temperature = value as f32,
            )}
            {number(words::top_p_label(), (0.01, 1.0, 0.01), |it| it.top_p.into(), |it, value| it.top_p = value as f32)}
            {number(
                words::longest_answer(),
                (1.0, 1024.0, 1.0),
                |it| it.max_tokens.into(),
                |it, value| it.max_tokens = value as u32,
            )}
            <IconButton
                name=words::remove_settings(at + 2)
                glyph=Glyph::Trash
                on_press=move |_| {
                    catch_focus("trials-drawings");
                    trials.edit(|it| it.remove_drawing(at));
                }
            />
        </div>
    }
}

/// Which combinations are asked; the first one always is, for the others are compared with it.
#[component]
fn Combinations(trials: Trials, n: usize, n_versions: usize) -> impl IntoView {
    let draft = trials.draft();
    let heads = move || {
        let draft = draft.get();
        (0..n)
            .map(|at| view! { <th scope="col">{name(&draft, at)}</th> })
            .collect_view()
    };
    let square = move |version: usize, drawing: usize| {
        let it = LeftOut { version, drawing };
        let asked = move || !draft.get().more.left_out.contains(&it);
        view! {
            <td>
                <input
                    type="checkbox"
                    aria-label=move || {
                        let draft = draft.get();
                        words::version_with_settings(&draft.version_name(version), &name(&draft, drawing))
                    }
                    disabled={version == 0 && drawing == 0}
                    prop:checked=asked
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        trials
                            .edit(|setup| {
                                setup.more.left_out.retain(|other| *other != it);
                                if !on {
                                    setup.more.left_out.push(it);
                                }
                            });
                    }
                />
            </td>
        }
    };
    view! {
        <table class="trials__sample">
            <caption class="heard">{words::which_combinations()}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::asked_with()}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>
                {(0..n_versions)
                    .map(|version| {
                        view! {
                            <tr>
                                <th scope="row">{move || draft.get().version_name(version)}</th>
                                {(0..n).map(|drawing| square(version, drawing)).collect_view()}
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
}

/// `temperature 0.7, top-p 0.9, 32 tokens`; 0 is the one that the options say.
fn name(setup: &Setup, at: usize) -> String {
    let drawings = setup.drawings();
    // One that is just being removed is drawn once more.
    let Some(drawing) = drawings.get(at) else {
        return String::new();
    };
    words::settings_shown(
        &shown(drawing.temperature.into()),
        &shown(drawing.top_p.into()),
        &drawing.max_tokens.to_string(),
    )
}
