//! The models that can be chosen, with what each takes and what can be done with it.

use app::{Command, Studio};
use engine::{ModelCard, StorageKind, StorageReport, StoredModel};
use leptos::prelude::*;

use crate::{
    controls::{Button, Glyph, IconButton, Look},
    reading::memo,
    shown::Each,
    words,
};

#[component]
pub(super) fn List(studio: Studio) -> impl IntoView {
    let models = studio.models();
    let report = studio.storage_report();
    view! {
        <section class="models__part" aria-labelledby="models-here">
            <h2 id="models-here">{words::on_this_device()}</h2>
            <Show
                when=move || !models.with(|it| it.is_empty())
                fallback=|| view! { <span class="skeleton" role="status" aria-label=words::looking_for_models()></span> }
            >
                <ul class="models__list">
                    <Each of=move || here(&models.get()) key=|it| format!("{} {}", it.have_bytes, it.id) let:model>
                        <Row studio model/>
                    </Each>
                </ul>
            </Show>
            {move || report.get().map(|it| view! { <p class="quiet count">{room(&it)}</p> })}
        </section>
    }
}

/// Those that run in this page; the others are of the Services place.
fn here(models: &[StoredModel]) -> Vec<StoredModel> {
    let here = models.iter().filter(|it| !engine::is_elsewhere(&it.id));
    here.cloned().collect()
}

#[component]
fn Row(studio: Studio, model: StoredModel) -> impl IntoView {
    let id = StoredValue::new(model.id.clone());
    let settings = studio.run_settings();
    let loaded = studio.loaded_model();
    let is_used = memo(move || settings.with(|it| id.with_value(|id| it.model == *id)));
    let card = memo(move || {
        loaded
            .get()
            .filter(|it| id.with_value(|id| it.id == *id))
            .map(|it| about(&it))
    });
    let is_whole = model.bundled || model.have_bytes >= model.size_bytes;
    let (name, facts) = (model.name.clone(), facts(&model));
    let label = words::delete_model(&name);
    view! {
        <li class="models__row" data-used=move || is_used.get().then_some("true")>
            <div class="models__what">
                <strong>{name}</strong>
                <span class="quiet count">{facts}</span>
                {move || card.get().map(|it| view! { <span class="quiet count">{it}</span> })}
            </div>
            <div class="models__acts">
                {if is_whole {
                    view! {
                        <Show
                            when=move || !is_used.get()
                            fallback=|| view! { <span class="badge">{words::answers_here()}</span> }
                        >
                            <Button
                                label=words::use_here().to_owned()
                                look=Look::Lined
                                on_press=move |_| studio.dispatch(Command::ChooseModel(id.get_value()))
                            />
                        </Show>
                    }
                        .into_any()
                } else {
                    view! {
                        <Button
                            label=Command::ResumeModel(String::new()).label().to_owned()
                            look=Look::Lined
                            on_press=move |_| studio.dispatch(Command::ResumeModel(id.get_value()))
                        />
                    }
                        .into_any()
                }}
                {(!model.bundled)
                    .then(|| {
                        view! {
                            <IconButton
                                name=label
                                glyph=Glyph::Trash
                                on_press=move |_| studio.dispatch(Command::DeleteModel(id.get_value()))
                            />
                        }
                    })}
            </div>
        </li>
    }
}

/// What is known before it is loaded.
fn facts(model: &StoredModel) -> String {
    let size = words::size(model.size_bytes);
    match model {
        // Some hosts do not say how long a file is.
        it if it.bundled && it.size_bytes == 0 => words::comes_with_page().to_owned(),
        it if it.bundled => format!("{size} · {}", words::comes_with_page()),
        it if it.have_bytes < it.size_bytes => {
            words::rest_to_come(&words::size(it.have_bytes), &size)
        }
        it => format!(
            "{size} · SHA-256 {}…",
            it.sha256.get(..12).unwrap_or(&it.sha256)
        ),
    }
}

/// What is known once it is in memory.
fn about(card: &ModelCard) -> String {
    let parameters = match card.n_parameters {
        n @ ..1_000_000 => words::thousand_parameters(&words::grouped(n / 1000)),
        n => words::million_parameters(&words::decimal(n as f64 / 1e6, 1)),
    };
    let chat = if card.chat_template.is_some() {
        words::text_and_chat()
    } else {
        words::text_alone()
    };
    words::in_memory(
        &parameters,
        &card.quantisation,
        &words::n_tokens(card.context_tokens),
        chat,
    )
}

fn room(report: &StorageReport) -> String {
    let used = words::size(report.used_bytes);
    let whole = words::size(report.quota_bytes);
    match report.kind {
        StorageKind::Opfs => words::room_private(&used, &whole),
        StorageKind::IndexedDb => words::room_database(&used, &whole),
        StorageKind::Memory => words::room_memory(&used, &whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partial_download_says_so() {
        let mut model = StoredModel {
            id: "a".into(),
            name: "A".into(),
            bundled: false,
            size_bytes: 2_000_000,
            sha256: "0123456789abcdef".into(),
            have_bytes: 500_000,
            url: String::new(),
            goes_on_here: false,
        };
        assert_eq!(
            facts(&model),
            "500 KB of 2.0 MB here; the rest is still to come"
        );
        model.have_bytes = model.size_bytes;
        assert_eq!(facts(&model), "2.0 MB · SHA-256 0123456789ab…");
        model.bundled = true;
        assert_eq!(facts(&model), "2.0 MB · comes with this page");
        model.size_bytes = 0;
        assert_eq!(facts(&model), "comes with this page");
    }
}
