//! A card for what came from outside: what it is or why it cannot be read, taken or left on the person's word.

use controls::{Button, Look};
use leptos::prelude::*;

#[component]
pub(crate) fn Offer(
    name: &'static str,
    /// What is offered; the error is a sentence, and there is nothing to take.
    said: Result<AnyView, String>,
    take: &'static str,
    leave: &'static str,
    on_take: impl Fn() + 'static,
    on_leave: impl Fn() + 'static,
) -> impl IntoView {
    let take = said.is_ok().then(|| {
        view! { <Button label=take.to_owned() look=Look::Primary on_press=move |_| on_take()/> }
    });
    let said = said
        .unwrap_or_else(|why| view! { <p class="field__error" role="alert">{why}</p> }.into_any());
    view! {
        <section class="model-work" aria-label=name>
            <div role="status">{said}</div>
            <div class="trials__given">
                {take}
                <Button label=leave.to_owned() look=Look::Lined on_press=move |_| on_leave()/>
            </div>
        </section>
    }
}
