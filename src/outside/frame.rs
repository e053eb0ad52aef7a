//! The frame of the place: services, what may leave, what has left.

use controls::{Spoken, Switch, browser};
use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use web_sys::HtmlElement;

use crate::{
    add::AddService,
    desk::{Desk, Opened},
    ledger::Ledger,
    service::ServiceCard,
    sign_in::{self, SignedIn},
    words,
};

/// Draws the place under `root`.
pub(crate) fn mount(root: HtmlElement, opened: Opened) {
    // Unmounting would end what is under way; the place lives as long as the page.
    mount_to(root.clone(), move || {
        let desk = Desk::new(opened);
        browser::follow_sight(&root, desk.is_shown);
        let signed_in = RwSignal::new(None);
        sign_in::finish(desk, signed_in);
        // What the guard itself says, and no list of our own.
        let hosts = RwSignal::new(Vec::<String>::new());
        desk.door().listen(move |rules| hosts.set(rules.origins));
        view! {
            <Spoken>
                <Frame desk signed_in hosts/>
            </Spoken>
        }
    })
    .forget();
}

#[component]
fn Frame(
    desk: Desk,
    signed_in: RwSignal<Option<SignedIn>>,
    hosts: RwSignal<Vec<String>>,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        desk.revision.track();
        let all = desk.services().all();
        all.iter().map(|it| it.id.clone()).collect::<Vec<_>>()
    });
    let troubles = desk.troubles();
    view! {
        <div class="page services">
            <h1 class="page__title">{words::services()}</h1>
            <p class="page__lead">
                {words::what_services_are()}
            </p>
            {troubles
                .into_iter()
                .map(|it| view! { <p class="field__error" role="alert">{it}</p> })
                .collect_view()}
            {move || match signed_in.get() {
                None => ().into_any(),
                Some(Ok(())) => view! { <p role="status">{words::signed_in()}</p> }.into_any(),
                Some(Err(why)) => view! { <p class="field__error" role="alert">{why.to_string()}</p> }.into_any(),
            }}
            <section class="services__part" aria-labelledby="services-mine">
                <h2 id="services-mine">{words::your_services()}</h2>
                {move || {
                    ids.with(Vec::is_empty)
                        .then(|| {
                            view! {
                                <p class="quiet">
                                    {words::no_services_yet()}
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
            <Leaving desk hosts/>
            <Ledger desk/>
        </div>
    }
}

/// Airplane mode, and the hosts that are let through outside it.
#[component]
fn Leaving(desk: Desk, hosts: RwSignal<Vec<String>>) -> impl IntoView {
    let airplane = Memo::new(move |_| {
        desk.revision.track();
        desk.services().rules().airplane
    });
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
    let is_unguarded = RwSignal::new(false);
    let flip = move |on: bool| {
        let door = desk.door();
        spawn_local(async move {
            let is_guarded = door.set_airplane(on).await.is_some();
            is_unguarded.set(!is_guarded);
        });
    };
    view! {
        <section class="services__part" aria-labelledby="services-leaving">
            <h2 id="services-leaving">{words::what_may_leave()}</h2>
            <div class="services__line">
                <Switch name=words::airplane().to_owned() on=airplane on_flip=flip/>
                <span>{words::airplane_note()}</span>
            </div>
            {move || {
                is_unguarded
                    .get()
                    .then(|| view! { <p class="field__error" role="alert">{words::no_guard()}</p> })
            }}
            {move || {
                let hosts = hosts.get();
                if airplane.get() {
                    return view! { <p class="quiet">{words::all_refused()}</p> }
                        .into_any();
                }
                if hosts.is_empty() {
                    return view! { <p class="quiet">{words::no_host_allowed()}</p> }
                        .into_any();
                }
                let hosts = hosts.into_iter().map(|it| view! { <li><code dir="ltr">{it}</code></li> }).collect_view();
                view! {
                    <p class="quiet">{words::hosts_allowed()}</p>
                    <ul class="services__hosts">{hosts}</ul>
                }
                    .into_any()
            }}
        </section>
    }
}
