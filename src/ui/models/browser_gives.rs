//! What this browser gives the engine, and what happens instead where it gives less.

use app::{Command, Studio};
use engine::{Abilities, Device, StorageKind};
use leptos::prelude::*;

use crate::words;

#[component]
pub(super) fn BrowserGives(studio: Studio) -> impl IntoView {
    let abilities = studio.abilities();
    let rows = move || {
        abilities.get().map(|it| {
            lines(&it)
                .into_iter()
                .map(|(what, says)| {
                    view! {
                        <dt>{what}</dt>
                        <dd>{says}</dd>
                    }
                })
                .collect_view()
        })
    };
    let loaded = studio.loaded_model();
    let computed = move || match loaded.get().and_then(|it| it.computed.clone()) {
        Some(says) => computed(studio, says).into_any(),
        None => words::card_unused().into_any(),
    };
    view! {
        <section class="models__part" aria-labelledby="models-browser">
            <h2 id="models-browser">{words::browser_gives()}</h2>
            <dl class="facts">
                {rows} <dt>{words::graphics_card()}</dt> <dd>{computed}</dd>
            </dl>
        </section>
    }
}

const PROCESSOR: &str = "processor";
const GRAPHICS: &str = "graphics";

/// What computes the model in memory, and what could.
fn computed(studio: Studio, says: String) -> impl IntoView {
    let choose = move |event| {
        let device = match &*event_target_value(&event) {
            PROCESSOR => Device::Processor,
            GRAPHICS => Device::Graphics,
            _ => Device::Automatic,
        };
        studio.dispatch(Command::ComputeOn(device));
    };
    view! {
        {says}
        " "
        <span class="select">
            <select aria-label=words::graphics_card() on:change=choose>
                <option>{words::change_device()}</option>
                <option>{words::automatic()}</option>
                <option value=PROCESSOR>{words::processor()}</option>
                <option value=GRAPHICS>{words::graphics_card()}</option>
            </select>
        </span>
    }
}

fn lines(it: &Abilities) -> Vec<(&'static str, String)> {
    let memory = match (it.shared_memory, it.n_threads) {
        (true, n @ 2..) => words::threads_ready(n),
        (true, _) => words::one_thread_started().into(),
        (false, _) => words::one_thread().into(),
    };
    let simd = if it.relaxed_simd {
        words::simd_relaxed()
    } else {
        words::simd_plain()
    };
    let files = match it.storage {
        StorageKind::Opfs => words::storage_private(),
        StorageKind::IndexedDb => words::storage_database(),
        StorageKind::Memory => words::storage_none(),
    };
    vec![
        (words::shared_memory(), memory),
        (words::arithmetic(), simd.into()),
        (words::storage(), files.into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_with_less_is_told_what_it_gets() {
        let plain = Abilities {
            build: "dev".into(),
            n_threads: 1,
            shared_memory: false,
            relaxed_simd: false,
            webgpu: false,
            storage: StorageKind::IndexedDb,
        };
        let said = lines(&plain);
        assert!(said[0].1.contains("Everything works"));
        assert!(said[2].1.contains("as a whole"));
    }
}
