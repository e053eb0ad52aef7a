//! The frame of the place: services, what may leave, what has left.

use controls::{Switch, browser};
use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use web_sys::HtmlElement;

use crate::{
    add::AddService,
    desk::{Desk, Opened},
    ledger::Ledger,
    service::ServiceCard,
    sign_in,
};

/// Draws the place under `root`.
pub(crate) fn mount(root: HtmlElement, opened: Opened) {
    // Unmounting would end what is under way; the place lives as long as the page.
    mount_to(root.clone(), move || {
        let desk = Desk::new(opened);
        browser::follow_sight(&root, desk.is_shown);
        view! { <Frame desk/> }
    })
    .forget();
}

#[component]
fn Frame(desk: Desk) -> impl IntoView {
    let ids = Memo::new(move |_| {
        desk.revision.track();
        let all = desk.services().all();
        all.iter().map(|it| it.id.clone()).collect::<Vec<_>>()
    });
    let troubles = desk.troubles();
    let signed_in = RwSignal::new(None);
    sign_in::finish(desk, signed_in);
    view! {
        <div class="page services">
            <h1 class="page__title">"Services"</h1>
            <p class="page__lead">
                "Models that answer elsewhere: at a provider, or in a program on your own machine. Nothing is sent before you press Run, and only to the hosts on this page. A key goes to its own host and nowhere else."
            </p>
            {troubles
                .into_iter()
                .map(|it| view! { <p class="field__error" role="alert">{it}</p> })
                .collect_view()}
            {move || match signed_in.get() {
                None => ().into_any(),
                Some(Ok(said)) => view! { <p role="status">{said}</p> }.into_any(),
                Some(Err(why)) => view! { <p class="field__error" role="alert">{why}</p> }.into_any(),
            }}
            <section class="services__part" aria-labelledby="services-mine">
                <h2 id="services-mine">"Your services"</h2>
                {move || {
                    ids.with(Vec::is_empty)
                        .then(|| {
                            view! {
                                <p class="quiet">
                                    "None yet. Add a provider that you have a key for, or a program on this machine such as Ollama or LM Studio, which needs none."
                                </p>
                            }
                        })
                }}
                <ul class="services__list">
                    <For each=move || ids.get() key=|it| it.clone() let:id>
                        <ServiceCard desk id/>
                    </For>
                </ul>
                <AddService desk/>
            </section>
            <Leaving desk/>
            <Ledger desk/>
        </div>
    }
}

/// Airplane mode, and the hosts that are let through outside it.
#[component]
fn Leaving(desk: Desk) -> impl IntoView {
    let airplane = Memo::new(move |_| {
        desk.revision.track();
        desk.services().rules().airplane
    });
    // What the guard itself says, and no list of our own.
    let hosts = RwSignal::new(Vec::<String>::new());
    let read = move || {
        let door = desk.door();
        spawn_local(async move {
            door.settled().await;
            let rules = door.rules().await;
            hosts.set(rules.map(|it| it.origins).unwrap_or_default());
        });
    };
    Effect::new(move |_| {
        desk.revision.track();
        read();
    });
    desk.door().listen(move |rules| hosts.set(rules.origins));
    let trouble = RwSignal::new(None::<&'static str>);
    let flip = move |on: bool| {
        let door = desk.door();
        spawn_local(async move {
            let is_guarded = door.set_airplane(on).await.is_some();
            trouble.set((!is_guarded).then_some(
                "This browser gave the page no guard, so nothing can leave it in any case. Reload the page to try again.",
            ));
        });
    };
    view! {
        <section class="services__part" aria-labelledby="services-leaving">
            <h2 id="services-leaving">"What may leave"</h2>
            <div class="services__line">
                <Switch name="Airplane mode".to_owned() on=airplane on_flip=flip/>
                <span>"Airplane mode: nothing leaves this device"</span>
            </div>
            {move || trouble.get().map(|it| view! { <p class="field__error" role="alert">{it}</p> })}
            {move || {
                let hosts = hosts.get();
                if airplane.get() {
                    return view! { <p class="quiet">"The browser itself refuses every request of this page to anywhere but its own host."</p> }
                        .into_any();
                }
                if hosts.is_empty() {
                    return view! {
                        <p class="quiet">"No host is allowed. Each service you add allows its own, and the browser refuses every other."</p>
                    }
                        .into_any();
                }
                let hosts = hosts.into_iter().map(|it| view! { <li><code>{it}</code></li> }).collect_view();
                view! {
                    <p class="quiet">"The browser lets this page reach these hosts and refuses every other:"</p>
                    <ul class="services__hosts">{hosts}</ul>
                }
                    .into_any()
            }}
        </section>
    }
}
