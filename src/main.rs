//! Opens the studio: builds the browser adapters, hands them to app, mounts ui.

#[cfg(target_arch = "wasm32")]
mod archivist;
#[cfg(target_arch = "wasm32")]
mod beside;
#[cfg(target_arch = "wasm32")]
mod data;
#[cfg(target_arch = "wasm32")]
mod downloads;
#[cfg(target_arch = "wasm32")]
mod editor;
#[cfg(target_arch = "wasm32")]
mod guard;
#[cfg(target_arch = "wasm32")]
mod harbour;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod laboratory;
#[cfg(target_arch = "wasm32")]
mod module;
#[cfg(target_arch = "wasm32")]
mod place;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "The studio runs in a browser: `cargo xtask serve` builds it and prints its address."
    );
}

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm_bindgen_futures::spawn_local(browser::open());
}

/// An address beside the page, wherever it is hosted, in whatever folder.
#[cfg(target_arch = "wasm32")]
fn beside_the_page(path: &str) -> String {
    let base = web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.base_uri().ok().flatten())
        .unwrap_or_default();
    web_sys::Url::new_with_base(path, &base).map_or_else(|_| path.to_owned(), |it| it.href())
}

#[cfg(target_arch = "wasm32")]
mod browser {
    //! The wiring, in the order it happens.

    use std::rc::Rc;

    use app::{Airplane, Command, Ports, Studio};
    use engine::Switch;
    use storage::store_here;
    use wasm_bindgen::{JsCast, closure::Closure};

    use crate::{
        archivist::Archivist,
        beside::Beside,
        data::Data,
        downloads::Downloads,
        editor, guard,
        harbour::Harbour,
        host::BrowserHost,
        laboratory::{self, Laboratory},
    };

    pub(crate) async fn open() {
        // Where nothing is kept the studio works, and says so when it saves.
        let store = store_here("exemplar").await;
        show_services_after_a_sign_in();
        let base = crate::beside_the_page(".");
        let variant = bridge::web::Variant::best();
        name_engine(variant.folder());
        let (engine, branches) = bridge::web::connect(&base, variant);
        let annex = Rc::new(Beside::new(&base));
        let wire = laboratory::wire_here(engine.clone(), branches.clone());
        let harbour = Rc::new(Harbour::new(&base, wire));
        let elsewhere = Rc::new(harbour.engine());
        let laboratory = Rc::new(Laboratory::new(
            &base,
            engine.clone(),
            branches,
            harbour.clone(),
            annex.clone(),
        ));
        let downloads = Downloads::new(&base, engine, harbour.clone());
        let listed = harbour.clone();
        let ports = Ports {
            engine: Rc::new(Switch::new(
                Rc::new(downloads.clone()),
                elsewhere,
                move || listed.listed(),
            )),
            store,
            host: Rc::new(BrowserHost::new()),
            annex,
        };
        let outlying = ui::OutlyingPlaces {
            measure: laboratory.clone(),
            services: harbour.clone(),
            files: Rc::new(Archivist::new(&base, laboratory.clone())),
            data: Rc::new(Data::new(&base, laboratory.clone())),
        };
        ui::mount(outlying, move || {
            let studio = Studio::open(ports);
            laboratory.meet(studio);
            harbour.meet(studio);
            let show_tool = editor::listen(&base, &laboratory, studio);
            guard::listen(move |rules, state| {
                if state == Airplane::On {
                    downloads.stop();
                }
                harbour.heard(rules);
                studio.dispatch(Command::AirplaneIs(state));
            });
            open_link_of_the_address(studio, &laboratory);
            listen("hashchange", move || {
                open_link_of_the_address(studio, &laboratory)
            });
            // A module has no words in the language that the page speaks.
            listen("unspoken", move || {
                studio.tell(app::said::part_not_fetched())
            });
            // A phone may end a hidden page without a further word.
            listen("visibilitychange", move || studio.flush());
            listen("pagehide", move || studio.flush());
            (studio, show_tool)
        });
    }

    /// So that `release.js` has this one kept, of all that lie beside the page.
    fn name_engine(folder: &str) {
        let page = web_sys::window().and_then(|it| it.document()?.document_element());
        if let Some(page) = page {
            // Refused only for a name that is no attribute.
            let _ = page.set_attribute("data-engine", folder);
        }
    }

    /// A sign-in comes back with a code behind the address; the Services place takes it from there.
    fn show_services_after_a_sign_in() {
        let location = web_sys::window().map(|it| it.location());
        let Some(location) = location else { return };
        let search = location.search().unwrap_or_default();
        if search.starts_with("?code=") || search.contains("&code=") {
            // In place of the address with the code: no step back may lead there. A browser that refuses shows the
            // Write place.
            let _ = location.replace(&format!("{search}#services"));
        }
    }

    /// A project in the fragment is looked at; it stays in the address until the person has decided.
    /// An experiment is handed on to its place.
    fn open_link_of_the_address(studio: Studio, laboratory: &Laboratory) {
        let fragment = web_sys::window().and_then(|it| it.location().hash().ok());
        let fragment = fragment.filter(|it| it.contains('=') && !laboratory.receive(it));
        if let Some(fragment) = fragment {
            studio.dispatch(Command::OpenLink(fragment));
        }
    }

    /// Listens as long as the page lives.
    fn listen(event: &str, act: impl FnMut() + 'static) {
        let act = Closure::<dyn FnMut()>::new(act);
        if let Some(window) = web_sys::window() {
            // Refused only for a name that is no event.
            let _ = window.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
        }
        act.forget();
    }
}
