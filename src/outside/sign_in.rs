//! Signing in at OpenRouter: one press there and back, no key to copy.

use controls::{Button, Look};
use leptos::{prelude::*, task::spawn_local};
use services::{Keep, ServiceError};

use crate::{desk::Desk, words};

/// How a sign-in went.
pub(crate) type SignedIn = Result<(), ServiceError>;

/// The button, for a service of OpenRouter.
#[component]
pub(crate) fn SignIn(desk: Desk, id: String) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let go = move |_| {
        let (services, id) = (desk.services(), id.clone());
        let back = desk.page().base();
        spawn_local(async move {
            match services.begin_sign_in(&id, &back).await {
                Ok(address) => {
                    if let Some(window) = web_sys::window() {
                        // A browser that refuses stays where it is.
                        let _ = window.location().set_href(&address);
                    }
                }
                Err(why) => trouble.set(Some(why.to_string())),
            }
        });
    };
    view! {
        <div class="services__line">
            <Button label=words::sign_in().to_owned() look=Look::Lined on_press=go/>
        </div>
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}

/// Ends a sign-in that came back to this page with its code; tells how it went.
pub(crate) fn finish(desk: Desk, told: RwSignal<Option<SignedIn>>) {
    let Some(code) = code() else { return };
    let services = desk.services();
    spawn_local(async move {
        if !services.awaits_sign_in().await.unwrap_or_default() {
            return;
        }
        forget_code();
        let signed_in = services.finish_sign_in(&code, Keep::Memory).await;
        told.set(Some(signed_in.map(drop)));
    });
}

/// What the address brought back.
fn code() -> Option<String> {
    let query = web_sys::window()?.location().search().ok()?;
    let params = web_sys::UrlSearchParams::new_with_str(&query).ok()?;
    params.get("code").filter(|it| !it.is_empty())
}

/// A code is good once and belongs in no history.
fn forget_code() {
    let window = web_sys::window();
    let history = window.and_then(|it| it.history().ok());
    if let Some(history) = history {
        let place = Some("./#services");
        // A browser that refuses keeps a code that is of no more use.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", place);
    }
}
