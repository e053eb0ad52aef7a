//! A place that is a module of its own: fetched when it is first opened, and there from then on.

use std::rc::Rc;

use futures::future::LocalBoxFuture;
use leptos::{html, prelude::*, task::spawn_local};
use web_sys::HtmlElement;

use super::Place;
use crate::controls::{Button, Look};

use crate::words;

/// The way to a module that draws itself.
pub trait Outlying {
    /// Fetches it and lets it draw under `root`; the error is a sentence for people.
    fn open(&self, root: HtmlElement) -> LocalBoxFuture<'static, Result<(), String>>;
}

pub(crate) type Kept = StoredValue<Rc<dyn Outlying>, LocalStorage>;

/// How far the module is.
#[derive(Clone, PartialEq)]
enum State {
    Away,
    OnItsWay,
    Here,
    Failed(String),
}

/// Where it draws. Only hidden while another place is shown, so that what it does goes on.
#[component]
pub(super) fn Host(place: RwSignal<Place>, is: Place, outlying: Kept) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let state = RwSignal::new(State::Away);
    let fetch = move || {
        let Some(root) = root.get_untracked() else {
            return;
        };
        state.set(State::OnItsWay);
        let opening = outlying.with_value(|it| it.open(root.into()));
        spawn_local(async move {
            state.set(match opening.await {
                Ok(()) => State::Here,
                Err(why) => State::Failed(why),
            });
        });
    };
    Effect::new(move |_| {
        if root.get().is_some() && place.get() == is && state.get_untracked() == State::Away {
            fetch();
        }
    });
    view! {
        <div hidden=move || place.get() != is>
            {move || match state.get() {
                State::Away | State::Here => ().into_any(),
                State::OnItsWay => {
                    view! {
                        <div class="waiting" role="status">
                            <span class="heard">{words::opening(is.label())}</span>
                            <span class="skeleton"></span>
                            <span class="skeleton"></span>
                        </div>
                    }
                        .into_any()
                }
                State::Failed(why) => {
                    view! {
                        <div class="page">
                            <p role="alert">{why}</p>
                            <Button label=words::try_again().to_owned() look=Look::Lined on_press=move |_| fetch()/>
                        </div>
                    }
                        .into_any()
                }
            }}
            <div node_ref=root></div>
        </div>
    }
}
