//! Adding a service: who it is, and where.

use controls::{Button, Look};
use leptos::{prelude::*, task::spawn_local};
use remote::{PRESETS, Preset};
use services::Service;

use crate::{desk::Desk, words};

#[component]
pub(crate) fn AddService(desk: Desk) -> impl IntoView {
    let adding = desk.adding;
    let trouble = RwSignal::new(None::<String>);
    let choose = move |id: String| {
        trouble.set(None);
        adding.update(|it| {
            if let Some(found) = Preset::find(&id) {
                it.1 = found.address.to_owned();
            }
            it.0 = id;
        });
    };
    let add = move || {
        let services = desk.services();
        let (chosen, place) = adding.get_untracked();
        spawn_local(async move {
            let id = free_id(&chosen, &services.all());
            let added = async {
                let fresh = Service::of(&chosen, &id)?;
                services
                    .put(Service {
                        address: place.trim().to_owned(),
                        ..fresh
                    })
                    .await
            };
            trouble.set(added.await.err().map(|it| it.to_string()));
        });
    };
    let chosen = adding.with_untracked(|it| it.0.clone());
    let options = PRESETS
        .iter()
        .map(|it| view! { <option value=it.id selected=it.id == chosen>{it.label()}</option> })
        .collect_view();
    view! {
        <form
            class="services__add"
            aria-label=words::add_a_service()
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <label class="services__field">
                <span class="services__label">{words::service()}</span>
                <span class="select">
                    <select on:change=move |event| choose(event_target_value(&event))>{options}</select>
                </span>
            </label>
            <label class="services__field services__address">
                <span class="services__label">{words::address()}</span>
                <input
                    class="field"
                    type="url"
                    spellcheck="false"
                    autocomplete="off"
                    prop:value=move || adding.with(|it| it.1.clone())
                    on:input=move |event| adding.update(|it| it.1 = event_target_value(&event))
                />
            </label>
            <Button label=words::add_service().to_owned() look=Look::Lined on_press=move |_| add()/>
        </form>
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}

/// The preset's own name, or the first free number behind it.
fn free_id(preset: &str, all: &[Service]) -> String {
    let is_free = |id: &String| all.iter().all(|it| it.id != *id);
    let numbered = (2..).map(|n| format!("{preset}-{n}"));
    let mut ids = std::iter::once(preset.to_owned()).chain(numbered);
    ids.find(is_free).unwrap_or_else(|| preset.to_owned())
}
