//! The gallery of small finished projects.

use app::Studio;
use leptos::prelude::*;

use super::{Asked, DialogAsked};
use crate::{controls::Dialog, reading::memo, write::starters::STARTERS};

#[component]
pub(super) fn StartersDialog(studio: Studio) -> impl IntoView {
    let asked = expect_context::<DialogAsked>();
    let open = memo(move || asked.get() == Some(Asked::Starters));
    view! {
        <Dialog open title="Start from an example".to_owned() on_close=move || asked.set(None)>
            <div class="dialog__body">
                <p class="quiet">"Each opens as a project of its own. Yours stay as they are."</p>
                <div class="starters">
                    {STARTERS
                        .iter()
                        .map(|starter| {
                            view! {
                                <button
                                    type="button"
                                    class="starter"
                                    on:click=move |_| {
                                        asked.set(None);
                                        starter.open(studio);
                                    }
                                >
                                    <strong>{starter.name}</strong>
                                    <span>{starter.lesson}</span>
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
            </div>
        </Dialog>
    }
}
