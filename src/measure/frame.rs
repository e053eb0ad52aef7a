//! The frame of the place: one of three screens, and a title that takes the focus when the screen changes.

use std::rc::Rc;

use controls::Spoken;
use leptos::{html, mount::mount_to, prelude::*};
use trials::{Screen, Trials};
use web_sys::HtmlElement;

use crate::{
    home::Home,
    incoming::{self, Offered},
    outcome::Experiment,
    page::Page,
    setup::SetupScreen,
};

/// The address of the page, ending in a slash.
#[derive(Clone)]
pub(crate) struct Base(pub(crate) String);

/// The project that is open in the studio.
#[derive(Clone, Copy)]
pub(crate) struct OpenProject(StoredValue<Rc<Page>, LocalStorage>);

impl OpenProject {
    /// Its id on this device.
    pub(crate) fn id(self) -> String {
        self.0.with_value(|it| it.project_id())
    }
}

/// Draws the place under `root`.
pub(crate) fn mount(root: HtmlElement, page: Rc<Page>, open: impl FnOnce() -> Trials + 'static) {
    // Unmounting would end a running experiment; the place lives as long as the page.
    mount_to(root, move || {
        let trials = open();
        incoming::watch(trials, page.clone());
        // The page's base address goes before what a copied link holds.
        provide_context(Base(page.base()));
        provide_context(OpenProject(StoredValue::new_local(page.clone())));
        view! {
            <Spoken>
                <Offered trials/>
                <Frame trials/>
            </Spoken>
        }
    })
    .forget();
}

#[component]
fn Frame(trials: Trials) -> impl IntoView {
    let screen = trials.screen();
    // Whoever comes from another place keeps the focus where it is.
    let first = StoredValue::new(true);
    move || {
        let first = first.try_update_value(std::mem::take) == Some(true);
        match screen.get() {
            Screen::Home => view! { <Home trials first/> }.into_any(),
            Screen::Setup => view! { <SetupScreen trials/> }.into_any(),
            Screen::Experiment(_) => view! { <Experiment trials/> }.into_any(),
        }
    }
}

/// The title of a screen. It takes the focus when the screen comes in place of another one.
#[component]
pub(crate) fn Title(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] first: bool,
) -> impl IntoView {
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
