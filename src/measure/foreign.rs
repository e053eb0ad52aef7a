//! promptfoo's files: chosen together, shown as what they would become, and taken only on the person's word.

use controls::{FileButton, Files, Look};
use leptos::prelude::*;
use trials::Trials;

use crate::{offer::Offer, words};

/// Larger files are refused before they are read.
const MOST_BYTES: u64 = 32_000_000;

#[component]
pub(crate) fn OpenForeign(trials: Trials) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let look = move |files: Files| match files {
        Ok(files) => {
            trouble.set(None);
            let texts = files.iter().map(|it| (it.name.clone(), it.text()));
            trials.look_at_foreign(&texts.collect::<Vec<_>>());
        }
        Err(why) => trouble.set(Some(why)),
    };
    view! {
        <FileButton
            label=words::open_promptfoo().to_owned()
            name=words::promptfoo_files()
            accept=".yaml,.yml,.json,.csv,.txt"
            multiple=true
            most_bytes=MOST_BYTES
            look=Look::Small
            on_files=look
        />
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}

#[component]
pub(crate) fn Arrived(trials: Trials) -> impl IntoView {
    let arriving = trials.arriving();
    move || {
        let said = arriving.get()?.map(|it| {
            let lines = |lines: &[String]| {
                let lines = lines.iter().cloned();
                let lines = lines.map(|it| view! { <li>{it}</li> }).collect_view();
                view! { <ul class="trials__notes">{lines}</ul> }
            };
            let lost = (!it.losses.is_empty()).then(|| {
                view! {
                    <p class="quiet">{words::does_not_fit()}</p>
                    {lines(&it.losses)}
                }
            });
            view! {
                <p>
                    <strong>{words::found_in_files()}</strong>
                </p>
                {lines(&it.found)}
                {lost}
            }
            .into_any()
        });
        Some(view! {
            <Offer
                name=words::promptfoo_files()
                said
                take=words::set_up_with_these()
                leave=words::leave_them()
                on_take=move || trials.take_foreign()
                on_leave=move || trials.leave_foreign()
            />
        })
    }
}
