//! What this browser gives the engine, and what happens instead where it gives less.

use app::{Command, Studio};
use engine::{Abilities, Device, StorageKind};
use leptos::prelude::*;

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
        None => "Not in use: models run on the processor.".into_any(),
    };
    view! {
        <section class="models__part" aria-labelledby="models-browser">
            <h2 id="models-browser">"What this browser gives"</h2>
            <dl class="facts">
                {rows} <dt>"Graphics card"</dt> <dd>{computed}</dd>
            </dl>
        </section>
    }
}

/// What computes the model in memory, and what could.
fn computed(studio: Studio, says: String) -> impl IntoView {
    let choose = move |event| {
        let device = match &*event_target_value(&event) {
            "Processor" => Device::Processor,
            "Graphics card" => Device::Graphics,
            _ => Device::Automatic,
        };
        studio.dispatch(Command::ComputeOn(device));
    };
    view! {
        {says}
        " "
        <span class="select">
            <select aria-label="Graphics card" on:change=choose>
                <option>"Change…"</option>
                <option>"Automatic"</option>
                <option>"Processor"</option>
                <option>"Graphics card"</option>
            </select>
        </span>
    }
}

fn lines(it: &Abilities) -> Vec<(&'static str, String)> {
    let memory = match (it.shared_memory, it.n_threads) {
        (true, n @ 2..) => {
            format!("Yes: {n} threads stand ready and share the work.")
        }
        (true, _) => "Yes, but no second thread started: the engine runs on one.".into(),
        (false, _) => "No: the engine runs on one thread. Everything works.".into(),
    };
    let simd = if it.relaxed_simd {
        "Relaxed SIMD: the build for it is in use."
    } else {
        "128-bit SIMD: the build that runs anywhere is in use."
    };
    let files = match it.storage {
        StorageKind::Opfs => "Private files: models are read piece by piece.",
        StorageKind::IndexedDb => {
            "No private files: models are kept in the database and read as a whole, so large ones need more memory."
        }
        StorageKind::Memory => {
            "Keeps nothing: models and projects are gone with this tab. Save a project as a file."
        }
    };
    vec![
        ("Shared memory", memory),
        ("Arithmetic", simd.into()),
        ("Storage", files.into()),
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
