//! Real models, one press away: named with their size and where they come from, fetched only when pressed.

use app::{Availability, Command, Studio, WorkKind};
use leptos::prelude::*;

use super::files;
use crate::{
    controls::{Button, Glyph, Look},
    reading::{memo, seen},
    words,
};

/// A model that runs in this page and is offered by its makers or by a known packer.
struct Real {
    name: &'static str,
    about: fn() -> &'static str,
    size: &'static str,
    address: &'static str,
}

/// Smallest first.
const REAL: &[Real] = &[
    Real {
        name: "SmolLM2 135M",
        about: words::small_and_quick,
        size: "145 MB",
        address: "https://huggingface.co/unsloth/SmolLM2-135M-Instruct-GGUF/resolve/main/SmolLM2-135M-Instruct-Q8_0.gguf",
    },
    Real {
        name: "SmolLM2 360M",
        about: words::follows_surely,
        size: "386 MB",
        address: "https://huggingface.co/HuggingFaceTB/SmolLM2-360M-Instruct-GGUF/resolve/main/smollm2-360m-instruct-q8_0.gguf",
    },
    Real {
        name: "Qwen2.5 0.5B",
        about: words::knows_more,
        size: "676 MB",
        address: "https://huggingface.co/Qwen/Qwen2.5-0.5B-Instruct-GGUF/resolve/main/qwen2.5-0.5b-instruct-q8_0.gguf",
    },
];

#[component]
pub(super) fn RealModels(studio: Studio) -> impl IntoView {
    let work = studio.model_work();
    let is_adding =
        memo(move || work.with(|it| it.as_ref().is_some_and(|it| it.kind == WorkKind::Import)));
    view! {
        <div class="models__part">
            <h3>{words::real_model()}</h3>
            <p class="quiet">
                {words::real_model_note()}
            </p>
            <ul class="models__list">
                {REAL.iter().map(|real| view! { <Offer studio real/> }).collect_view()}
            </ul>
            <p class="quiet" role="status">
                {move || is_adding.get().then_some(words::on_its_way())}
            </p>
        </div>
    }
}

#[component]
fn Offer(studio: Studio, real: &'static Real) -> impl IntoView {
    let models = studio.models();
    let is_here = memo(move || models.with(|it| it.iter().any(|it| it.url == real.address)));
    let is_busy = memo(move || {
        let command = Command::ImportModel {
            name: String::new(),
            files: Vec::new(),
        };
        matches!(studio.availability(&command), Availability::No(_))
    });
    let press = move |_| {
        // The addresses above are whole; a test says so.
        if let Ok((name, files)) = files::from_address(real.address) {
            studio.dispatch(Command::ImportModel { name, files });
        }
    };
    view! {
        <li class="models__row">
            <div class="models__what">
                <strong>{real.name}</strong>
                <span class="quiet">{(real.about)()}</span>
                <span class="quiet count">{words::from_hugging_face(real.size)}</span>
            </div>
            <div class="models__acts">
                <Button
                    label=seen(move || {
                        if is_here.get() { words::on_this_device().to_owned() } else { words::fetch_it(real.name) }
                    })
                    look=Look::Lined
                    glyph=Glyph::Download
                    disabled=seen(move || is_here.get() || is_busy.get())
                    on_press=press
                />
            </div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_to_one_file_that_can_be_read_here() {
        for real in REAL {
            assert!(
                real.address.starts_with("https://huggingface.co/"),
                "{}",
                real.name
            );
            let files = files::from_address(real.address).map(|it| it.1.len());
            assert_eq!(files, Ok(1), "{}", real.name);
        }
    }
}
