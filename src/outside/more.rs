//! What few need of a service: how fast it may be asked, and whom to ask when it fails.

use controls::{Button, Look};
use leptos::{prelude::*, task::spawn_local};
use services::{RECORDED, Service};

use crate::{desk::Desk, prices::Prices, service::change, words};

#[component]
pub(crate) fn More(desk: Desk, id: String) -> impl IntoView {
    let id = StoredValue::new(id);
    let service = Memo::new(move |_| id.with_value(|id| desk.service(id)));
    let trouble = RwSignal::new(None::<String>);
    let put = move |it: Box<dyn FnOnce(&mut Service)>| {
        id.with_value(|id| change(desk, id, trouble, move |service| it(service)));
    };
    view! {
        <div class="services__more">
            <Limit
                label=words::requests_at_a_time()
                value=Signal::derive(move || service.get().map(|it| it.limits.most_open as u32))
                on_set=move |n| put(Box::new(move |it| it.limits.most_open = n.unwrap_or(1).max(1) as usize))
            />
            <Limit
                label=words::requests_a_minute()
                value=Signal::derive(move || service.get().and_then(|it| it.limits.requests_per_minute))
                on_set=move |n| put(Box::new(move |it| it.limits.requests_per_minute = n))
            />
            <Limit
                label=words::tokens_a_minute()
                value=Signal::derive(move || service.get().and_then(|it| it.limits.tokens_per_minute))
                on_set=move |n| put(Box::new(move |it| it.limits.tokens_per_minute = n))
            />
            <Limit
                label=words::seconds_of_silence()
                value=Signal::derive(move || service.get().and_then(|it| it.patience_seconds))
                on_set=move |n| put(Box::new(move |it| it.patience_seconds = n))
            />
            <Ask
                label=words::ask_for_probabilities()
                value=Signal::derive(move || service.get().is_some_and(|it| it.asks_logprobs))
                on_set=move |on| put(Box::new(move |it| it.asks_logprobs = on))
            />
            <Ask
                label=words::takes_text()
                value=Signal::derive(move || service.get().is_some_and(|it| it.takes_text))
                on_set=move |on| put(Box::new(move |it| it.takes_text = on))
            />
            <Chain desk id service/>
            <Prices desk id/>
            {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
        </div>
    }
}

#[component]
fn Limit(
    label: &'static str,
    #[prop(into)] value: Signal<Option<u32>>,
    on_set: impl Fn(Option<u32>) + 'static,
) -> impl IntoView {
    view! {
        <label class="services__field">
            <span class="services__label">{label}</span>
            <input
                class="field field--short"
                type="number"
                min="1"
                prop:value=move || value.get().map(|it| it.to_string()).unwrap_or_default()
                on:change=move |event| on_set(event_target_value(&event).trim().parse().ok())
            />
        </label>
    }
}

#[component]
fn Ask(
    label: &'static str,
    #[prop(into)] value: Signal<bool>,
    on_set: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=value
                on:change=move |event| on_set(event_target_checked(&event))
            />
            {label}
        </label>
    }
}

/// Forgets the answers that a chain may end at.
#[component]
fn ForgetRecorded(desk: Desk) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let forget = move |_| {
        let services = desk.services();
        spawn_local(async move {
            said.set(match services.wipe_recorded().await {
                Ok(()) => words::recorded_forgotten().to_owned(),
                Err(why) => why.to_string(),
            });
        });
    };
    view! {
        <Button
            label=words::forget_recorded().to_owned()
            look=Look::Small
            on_press=forget
        />
        <span class="quiet" role="status">{said}</span>
    }
}

/// Whom to ask, in order, when this service fails. The answer says who gave it.
#[component]
fn Chain(desk: Desk, id: StoredValue<String>, service: Memo<Option<Service>>) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let chain = Memo::new(move |_| service.get().map(|it| it.chain).unwrap_or_default());
    let set = move |links: Vec<String>| {
        id.with_value(|id| change(desk, id, trouble, move |it| it.chain = links));
    };
    let others = move || {
        desk.revision.track();
        let all = desk.services().all();
        let mut links: Vec<(String, String)> = all
            .iter()
            .flat_map(|it| {
                it.models
                    .iter()
                    .map(|model| (it.model_id(model), format!("{model} · {}", it.name)))
            })
            .collect();
        links.push(("sprout".into(), words::sprout_here().into()));
        links.push((RECORDED.into(), words::recorded_answer().into()));
        links
    };
    let name_of = move |link: &str| {
        let found = others().into_iter().find(|it| it.0 == link);
        found.map_or_else(|| link.to_owned(), |it| it.1)
    };
    view! {
        <fieldset class="services__chain">
            <legend>{words::when_it_fails()}</legend>
            <ol>
                {move || {
                    chain
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(at, link)| {
                            view! {
                                <li>
                                    {name_of(&link)} " "
                                    <Button
                                        label=words::take_out().to_owned()
                                        look=Look::Small
                                        on_press=move |_| {
                                            let mut links = chain.get_untracked();
                                            links.remove(at);
                                            set(links);
                                        }
                                    />
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
            <span class="select">
                <select
                    aria-label=words::add_to_the_chain()
                    on:change=move |event| {
                        let mut links = chain.get_untracked();
                        let link = event_target_value(&event);
                        if !link.is_empty() && !links.contains(&link) {
                            links.push(link);
                            set(links);
                        }
                    }
                >
                    <option value="">{words::add()}</option>
                    {move || {
                        others()
                            .into_iter()
                            .map(|(link, name)| view! { <option value=link>{name}</option> })
                            .collect_view()
                    }}
                </select>
            </span>
            <ForgetRecorded desk/>
            {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
        </fieldset>
    }
}
