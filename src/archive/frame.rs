//! The frame of the place: its screens by their addresses, and what is heard of the window.

use std::rc::Rc;

use archive::words;
use controls::{Spoken, browser};
use leptos::{ev, html, mount::mount_to, prelude::*};
use storage::Store;
use web_sys::HtmlElement;

use crate::{
    bring::Bring, copy_as::CopyAs, desk::Desk, found::OnTheDesk, leaving::Rescue, page::Page,
    save_as::SaveAs, save_report::SaveReport, versions::VersionsOf,
};

/// The screens of the place, each with an address behind the place's own: `#files/rescue`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Screen {
    Files,
    Out,
    Rescue,
    Versions,
}

/// What a link is called, in the language that is spoken.
type Said = fn() -> &'static str;

/// One more screen of this module is one more row here.
const SCREENS: [(Screen, Said, &str); 4] = [
    (Screen::Files, words::open, "#files"),
    (Screen::Out, words::save_and_copy, "#files/save"),
    (Screen::Versions, words::versions, "#files/versions"),
    (Screen::Rescue, words::rescue, "#files/rescue"),
];

/// Draws the place under `root`.
pub(crate) fn mount(root: HtmlElement, page: Rc<Page>, store: Rc<dyn Store>) {
    // The place lives as long as the page.
    mount_to(root.clone(), move || {
        let desk = Desk::new(page, store);
        browser::follow_sight(&root, desk.is_shown);
        desk.take_dropped();
        // After the page's own listener, which has put the files where they are taken from.
        let _ = window_event_listener(ev::drop, move |_| desk.take_dropped());
        let _ = window_event_listener(ev::paste, move |event| desk.take_pasted(&event));
        let screen = RwSignal::new(addressed());
        let _ = window_event_listener(ev::hashchange, move |_| screen.set(addressed()));
        view! {
            <Spoken>
                <Frame desk screen/>
            </Spoken>
        }
    })
    .forget();
}

/// The screen that the address names; the first one for any other.
fn addressed() -> Screen {
    let hash = window().location().hash().unwrap_or_default();
    let found = SCREENS.iter().find(|it| it.2 == hash);
    found.map_or(Screen::Files, |it| it.0)
}

#[component]
fn Frame(desk: Desk, screen: RwSignal<Screen>) -> impl IntoView {
    let screen = Memo::new(move |_| screen.get());
    let links = SCREENS
        .into_iter()
        .map(|(it, name, address)| {
            view! {
                <a href=address aria-current=move || (screen.get() == it).then_some("page")>
                    {name()}
                </a>
            }
        })
        .collect_view();
    // Whoever comes from another place keeps the focus where it is.
    let first = StoredValue::new(true);
    view! {
        <div class="page files">
            <nav class="files__screens" aria-label=words::screens()>
                {links}
            </nav>
            {move || {
                let first = first.try_update_value(std::mem::take) == Some(true);
                match screen.get() {
                    Screen::Files => view! { <FilesScreen desk first/> }.into_any(),
                    Screen::Out => view! { <OutScreen desk first/> }.into_any(),
                    Screen::Rescue => view! { <RescueScreen desk first/> }.into_any(),
                    Screen::Versions => view! { <VersionsScreen desk first/> }.into_any(),
                }
            }}
        </div>
    }
}

#[component]
fn FilesScreen(desk: Desk, first: bool) -> impl IntoView {
    view! {
        <Title text=words::files() first/>
        <p class="page__lead">
            {words::files_lead()}
        </p>
        <Bring desk/>
        <OnTheDesk desk/>
    }
}

#[component]
fn OutScreen(desk: Desk, first: bool) -> impl IntoView {
    let name = Memo::new(move |_| {
        desk.project.with(|it| match it {
            Ok(project) if !project.name.is_empty() => project.name.clone(),
            _ => words::untitled().to_owned(),
        })
    });
    view! {
        <Title text=words::save_and_copy() first/>
        <p class="page__lead">
            {move || name.with(|it| words::project_out(it))}
        </p>
        <SaveAs desk/>
        <CopyAs desk/>
        <SaveReport desk/>
    }
}

#[component]
fn RescueScreen(desk: Desk, first: bool) -> impl IntoView {
    view! {
        <Title text=words::rescue() first/>
        <Rescue desk/>
    }
}

#[component]
fn VersionsScreen(desk: Desk, first: bool) -> impl IntoView {
    view! {
        <Title text=words::versions() first/>
        <VersionsOf desk/>
    }
}

/// The title of a screen. It takes the focus when the screen comes in place of another one.
#[component]
pub(crate) fn Title(text: &'static str, first: bool) -> impl IntoView {
    let title = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if let Some(title) = title.get().filter(|_| !first) {
            // Nothing is lost where it cannot have the focus.
            let _ = title.focus();
        }
    });
    view! {
        <h1 class="page__title" tabindex="-1" node_ref=title>
            {text}
        </h1>
    }
}
