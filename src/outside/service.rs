//! One service: its key, its models, whether it answers, and how it is asked.

use controls::{Button, Disclosure, Glyph, IconButton, Look};
use leptos::{prelude::*, task::spawn_local};
use remote::{Preset, doctor::Diagnosis};
use services::{Service, ServiceError};

use crate::{desk::Desk, key::KeyPart, more::More, sign_in::SignIn, words};

#[component]
pub(crate) fn ServiceCard(desk: Desk, id: String) -> impl IntoView {
    let Some(service) = untrack(|| desk.service(&id)) else {
        return ().into_any();
    };
    let needs_key = Preset::find(&service.preset).is_some_and(|it| it.needs_key);
    let of_title = id.clone();
    let title = Memo::new(move |_| {
        desk.service(&of_title)
            .map(|it| name_of(&it))
            .unwrap_or_default()
    });
    let remove = {
        let id = id.clone();
        move |_| {
            let (services, id) = (desk.services(), id.clone());
            spawn_local(async move {
                // What the store could not forget is still shown.
                let _ = services.remove(&id).await;
            });
        }
    };
    let remove_it = words::remove_service(&name_of(&service));
    view! {
        <li class="services__card">
            <div class="services__head">
                <h3>{title}</h3>
                <code class="quiet" dir="ltr">{service.address}</code>
                <IconButton
                    name=remove_it
                    glyph=Glyph::Trash
                    on_press=remove
                />
            </div>
            {(service.preset == "openrouter").then(|| view! { <SignIn desk id=id.clone()/> })}
            <KeyPart desk id=id.clone() needs_key/>
            <Models desk id=id.clone()/>
            <Checkup desk id=id.clone()/>
            <Disclosure label=words::more().to_owned()>
                <More desk id/>
            </Disclosure>
        </li>
    }
    .into_any()
}

/// The service's name; where it is the preset's, as that is said now.
fn name_of(service: &Service) -> String {
    match Preset::find(&service.preset) {
        Some(preset) if preset.name == service.name => preset.label().to_owned(),
        _ => service.name.clone(),
    }
}

/// Changes a service in the book.
pub(crate) fn change(
    desk: Desk,
    id: &str,
    trouble: RwSignal<Option<String>>,
    change: impl FnOnce(&mut Service) + 'static,
) {
    let (services, id) = (desk.services(), id.to_owned());
    spawn_local(async move {
        let found = services.all().iter().find(|it| it.id == id).cloned();
        let Some(mut service) = found else { return };
        change(&mut service);
        trouble.set(services.put(service).await.err().map(|it| it.to_string()));
    });
}

/// The models to choose from: fetched from the service, or typed.
#[component]
fn Models(desk: Desk, id: String) -> impl IntoView {
    let id = StoredValue::new(id);
    let of_list = move || id.with_value(|id| desk.service(id));
    let models = Memo::new(move |_| of_list().map(|it| it.models).unwrap_or_default());
    let offered = RwSignal::new(None::<Vec<String>>);
    let typed = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let fetch = move |_| {
        let services = desk.services();
        busy.set(true);
        spawn_local(async move {
            match services.list_models(&id.get_value()).await {
                Ok(list) => {
                    trouble.set(None);
                    offered.set(Some(list));
                }
                Err(why) => trouble.set(Some(said(&why))),
            }
            busy.set(false);
        });
    };
    let add = move |model: String| {
        let model = model.trim().to_owned();
        if !model.is_empty() {
            id.with_value(|id| {
                change(desk, id, trouble, move |it| {
                    if !it.models.contains(&model) {
                        it.models.push(model);
                    }
                })
            });
        }
    };
    let use_it = move |model: &str| {
        let service = untrack(of_list);
        if let Some(service) = service {
            desk.page().choose(service.model_id(model));
        }
    };
    let known_list = id.with_value(|id| format!("models-of-{id}"));
    let known = untrack(of_list).map(|it| desk.services().priced_models(&it.preset));
    let known = known
        .unwrap_or_default()
        .into_iter()
        .map(|it| view! { <option value=it></option> });
    view! {
        <datalist id=known_list.clone()>{known.collect_view()}</datalist>
        <div class="services__line">
            <span class="services__fact">{words::models()}</span>
            <ul class="services__models">
                <For each=move || models.get() key=|it| it.clone() let:model>
                    {
                        let (to_use, to_drop, name) = (model.clone(), model.clone(), model.clone());
                        view! {
                            <li class="services__model">
                                <code dir="ltr">{model}</code>
                                <Button
                                    label=words::use_in_this_project().to_owned()
                                    look=Look::Lined
                                    on_press=move |_| use_it(&to_use)
                                />
                                <IconButton
                                    name=words::take_off_the_list(&name)
                                    glyph=Glyph::Close
                                    on_press=move |_| {
                                        let gone = to_drop.clone();
                                        id.with_value(|id| {
                                            change(desk, id, trouble, move |it| it.models.retain(|it| *it != gone))
                                        });
                                    }
                                />
                            </li>
                        }
                    }
                </For>
            </ul>
        </div>
        <form
            class="services__key"
            on:submit=move |event| {
                event.prevent_default();
                add(typed.get_untracked());
                typed.set(String::new());
            }
        >
            <label class="services__field services__address">
                <span class="services__label">{words::model_name()}</span>
                <input
                    class="field"
                    spellcheck="false"
                    autocomplete="off"
                    list=known_list.clone()
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </label>
            <Button
                label=words::add_model().to_owned()
                look=Look::Lined
                on_press=move |_| {
                    add(typed.get_untracked());
                    typed.set(String::new());
                }
            />
            <Button
                label=Signal::derive(move || if busy.get() { words::asking() } else { words::ask_which_there_are() }.to_owned())
                look=Look::Lined
                disabled=busy
                on_press=fetch
            />
        </form>
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
        {move || {
            offered
                .get()
                .map(|list| {
                    let rows = list
                        .into_iter()
                        .map(|model| {
                            let to_add = model.clone();
                            view! {
                                <li>
                                    <Button label=model look=Look::Lined on_press=move |_| add(to_add.clone())/>
                                </li>
                            }
                        })
                        .collect_view();
                    view! {
                        <p class="quiet">{words::press_one()}</p>
                        <ul class="services__offered">{rows}</ul>
                    }
                })
        }}
    }
}

fn said(why: &ServiceError) -> String {
    words::finds_out_more(&why.to_string())
}

/// The connection doctor: what is wrong, and what to do, step by step.
#[component]
fn Checkup(desk: Desk, id: String) -> impl IntoView {
    let diagnosis = RwSignal::new(None::<Result<Diagnosis, String>>);
    let busy = RwSignal::new(false);
    let check = move |_| {
        let (services, id) = (desk.services(), id.clone());
        let model = untrack(|| desk.service(&id)).and_then(|it| it.models.first().cloned());
        busy.set(true);
        spawn_local(async move {
            let found = services.examine(&id, model.as_deref()).await;
            diagnosis.set(Some(found.map_err(|it| it.to_string())));
            busy.set(false);
        });
    };
    view! {
        <div class="services__line">
            <Button
                label=Signal::derive(move || if busy.get() { words::checking() } else { words::check_the_connection() }.to_owned())
                look=Look::Lined
                disabled=busy
                on_press=check
            />
        </div>
        <div role="status">
            {move || {
                diagnosis
                    .get()
                    .map(|found| match found {
                        Err(why) => view! { <p class="field__error">{why}</p> }.into_any(),
                        Ok(found) => {
                            let steps = found.steps.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
                            view! {
                                <div class="services__found">
                                    <p>{found.what}</p>
                                    <ol>{steps}</ol>
                                </div>
                            }
                                .into_any()
                        }
                    })
            }}
        </div>
    }
}
