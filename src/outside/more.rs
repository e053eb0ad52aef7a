//! What few need of a service: how fast it may be asked, and whom to ask when it fails.

use controls::{Button, Look};
use leptos::{prelude::*, task::spawn_local};
use services::{RECORDED, Service};

use crate::{desk::Desk, prices::Prices, service::change};

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
                label="Requests at a time"
                value=Signal::derive(move || service.get().map(|it| it.limits.most_open as u32))
                on_set=move |n| put(Box::new(move |it| it.limits.most_open = n.unwrap_or(1).max(1) as usize))
            />
            <Limit
                label="Requests a minute (empty: no limit)"
                value=Signal::derive(move || service.get().and_then(|it| it.limits.requests_per_minute))
                on_set=move |n| put(Box::new(move |it| it.limits.requests_per_minute = n))
            />
            <Limit
                label="Tokens a minute (empty: no limit)"
                value=Signal::derive(move || service.get().and_then(|it| it.limits.tokens_per_minute))
                on_set=move |n| put(Box::new(move |it| it.limits.tokens_per_minute = n))
            />
            <Limit
                label="Seconds of silence before it is given up on (empty: as long as this page thinks right)"
                value=Signal::derive(move || service.get().and_then(|it| it.patience_seconds))
                on_set=move |n| put(Box::new(move |it| it.patience_seconds = n))
            />
            <Ask
                label="Ask for the probability of each word (some models refuse)"
                value=Signal::derive(move || service.get().is_some_and(|it| it.asks_logprobs))
                on_set=move |on| put(Box::new(move |it| it.asks_logprobs = on))
            />
            <Ask
                label="It can go on with one text (completions)"
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
                Ok(()) => "They are forgotten.".to_owned(),
                Err(why) => why.to_string(),
            });
        });
    };
    view! {
        <Button
            label="Forget all recorded answers".to_owned()
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
        links.push(("sprout".into(), "Sprout, in this page".into()));
        links.push((
            RECORDED.into(),
            "The answer this question had before".into(),
        ));
        links
    };
    let name_of = move |link: &str| {
        let found = others().into_iter().find(|it| it.0 == link);
        found.map_or_else(|| link.to_owned(), |it| it.1)
    };
    view! {
        <fieldset class="services__chain">
            <legend>"When it fails, ask"</legend>
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
                                        label="Take out".to_owned()
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
                    aria-label="Add to the chain"
                    on:change=move |event| {
                        let mut links = chain.get_untracked();
                        let link = event_target_value(&event);
                        if !link.is_empty() && !links.contains(&link) {
                            links.push(link);
                            set(links);
                        }
                    }
                >
                    <option value="">"Add…"</option>
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
