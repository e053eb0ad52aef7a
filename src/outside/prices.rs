//! What the models of a service cost, as this page knows it and as the person corrects it.

use leptos::{prelude::*, task::spawn_local};
use remote::price::{Price, Rate, Rates};

use crate::{desk::Desk, words};

/// The source of a price that the person typed, as it is kept.
const OWN: &str = "your own";

/// A price of the person's own for each model, in US dollars for a million tokens.
#[component]
pub(crate) fn Prices(desk: Desk, id: StoredValue<String>) -> impl IntoView {
    let models = Memo::new(move |_| {
        let service = id.with_value(|id| desk.service(id));
        let ids = |it: services::Service| {
            let models = it
                .models
                .iter()
                .map(|model| (model.clone(), it.model_id(model)));
            (it.preset.clone(), models.collect::<Vec<_>>())
        };
        service.map(ids).unwrap_or_default()
    });
    view! {
        <fieldset class="services__chain">
            <legend>{words::prices()}</legend>
            {move || {
                let (preset, models) = models.get();
                if models.is_empty() {
                    return view! { <p class="quiet">{words::no_model_to_price()}</p> }.into_any();
                }
                models
                    .into_iter()
                    .map(|(model, model_id)| view! { <OfModel desk preset=preset.clone() model model_id/> })
                    .collect_view()
                    .into_any()
            }}
        </fieldset>
    }
}

#[component]
fn OfModel(desk: Desk, preset: String, model: String, model_id: String) -> impl IntoView {
    let today = || {
        let now = js_sys::Date::new_0().to_iso_string();
        String::from(now).chars().take(10).collect::<String>()
    };
    let known = Memo::new(move |_| {
        desk.revision.track();
        let price = desk.services().price(&model_id);
        price.map(|it| {
            let source = match &*it.source {
                OWN => words::own_price(),
                it => it,
            };
            (
                it.rates.input.to_string(),
                it.rates.output.to_string(),
                words::price_read(source, &it.read),
            )
        })
    });
    let (input, output) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        let (into, out, _) = known.get().unwrap_or_default();
        input.set(into);
        output.set(out);
    });
    let trouble = RwSignal::new(None::<String>);
    let of_save = model.clone();
    let save = move || {
        let rates = Rate::parse(input.get_untracked().trim())
            .zip(Rate::parse(output.get_untracked().trim()));
        let Some((into, out)) = rates else {
            return trouble.set(Some(words::price_no_number().to_owned()));
        };
        let price = Price {
            provider: preset.clone(),
            model: of_save.clone(),
            rates: Rates {
                input: into,
                output: out,
                cached: None,
                cache_written: None,
            },
            long: None,
            from: None,
            until: None,
            read: today(),
            source: OWN.into(),
        };
        let services = desk.services();
        spawn_local(async move {
            let mut own = services.own_prices();
            let is_other =
                |it: &Price| (&it.provider, &it.model) != (&price.provider, &price.model);
            own.prices.retain(is_other);
            own.prices.push(price);
            let kept = services.set_own_prices(own).await;
            trouble.set(kept.err().map(|it| it.to_string()));
        });
    };
    let field = move |label: &'static str, value: RwSignal<String>, save: Box<dyn Fn()>| {
        view! {
            <label class="services__field">
                <span class="services__label">{label}</span>
                <input
                    class="field field--short"
                    inputmode="decimal"
                    prop:value=move || value.get()
                    on:change=move |event| {
                        value.set(event_target_value(&event));
                        save();
                    }
                />
            </label>
        }
    };
    let save_too = save.clone();
    view! {
        <div class="services__key">
            <code dir="ltr">{model}</code>
            {field(words::price_in(), input, Box::new(save))}
            {field(words::price_out(), output, Box::new(save_too))}
            <span class="quiet">
                {move || known.get().map_or_else(|| words::price_unknown().to_owned(), |it| it.2)}
            </span>
        </div>
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}
