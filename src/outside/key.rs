//! The key of a service: typed once, kept as long as the person wishes, shown never.

use controls::{Button, Look};
use leptos::{html, prelude::*, task::spawn_local};
use services::{Keep, KeyState};
use zeroize::Zeroizing;

use crate::desk::Desk;

const MEMORY: &str = "memory";
const SESSION: &str = "session";
const PASSPHRASE: &str = "passphrase";

#[component]
pub(crate) fn KeyPart(desk: Desk, id: String, needs_key: bool) -> impl IntoView {
    let id = StoredValue::new(id);
    let state = Memo::new(move |_| {
        desk.revision.track();
        id.with_value(|id| desk.services().key_state(id))
    });
    let editing = RwSignal::new(false);
    let forget = move |_| {
        let services = desk.services();
        spawn_local(async move {
            let id = id.get_value();
            // It is out of memory in any case.
            let _ = services.forget_key(&id).await;
        });
    };
    view! {
        <div class="services__line">
            <span class="services__fact">"Key"</span>
            <span>{move || told(state.get(), needs_key)}</span>
            <Show when=move || matches!(state.get(), KeyState::None)>
                <Button
                    label="Enter key".to_owned()
                    look=Look::Lined
                    on_press=move |_| editing.update(|it| *it = !*it)
                />
            </Show>
            <Show when=move || !matches!(state.get(), KeyState::None)>
                <Button label="Forget key".to_owned() look=Look::Small on_press=forget/>
            </Show>
        </div>
        <Show when=move || state.get() == KeyState::Locked>
            <Unlock desk/>
        </Show>
        <Show when=move || editing.get() && state.get() == KeyState::None>
            <Enter desk id editing/>
        </Show>
    }
}

fn told(state: KeyState, needs_key: bool) -> &'static str {
    match state {
        KeyState::None if needs_key => "None yet; this service needs one",
        KeyState::None => "None; this service needs none",
        KeyState::Locked => "Kept on this device, encrypted; locked",
        KeyState::InMemory => "In memory until you leave or reload the page",
        KeyState::ForSession => "Until this tab is closed",
        KeyState::Unlocked => "Kept on this device, encrypted; unlocked",
    }
}

#[component]
fn Enter(desk: Desk, id: StoredValue<String>, editing: RwSignal<bool>) -> impl IntoView {
    let (key, words) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let keep = RwSignal::new(MEMORY.to_owned());
    let trouble = RwSignal::new(None::<String>);
    // What was typed is read out of the field once, and the field is emptied.
    let take = |field: NodeRef<html::Input>| {
        let field = field.get_untracked();
        let text = field.as_ref().map(|it| it.value()).unwrap_or_default();
        if let Some(field) = field {
            field.set_value("");
        }
        Zeroizing::new(text)
    };
    let save = move || {
        let kept = match &*keep.get_untracked() {
            SESSION => Keep::Session,
            PASSPHRASE => Keep::Passphrase(take(words)),
            _ => Keep::Memory,
        };
        let (services, secret) = (desk.services(), take(key));
        spawn_local(async move {
            let id = id.get_value();
            match services.set_key(&id, secret, kept).await {
                Ok(()) => editing.set(false),
                Err(why) => trouble.set(Some(why.to_string())),
            }
        });
    };
    view! {
        <form
            class="services__key"
            aria-label="Enter the key"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <label class="services__field services__address">
                <span class="services__label">"Key"</span>
                <input
                    class="field"
                    type="password"
                    autocomplete="off"
                    spellcheck="false"
                    node_ref=key
                />
            </label>
            <label class="services__field">
                <span class="services__label">"Keep it"</span>
                <span class="select">
                    <select on:change=move |event| keep.set(event_target_value(&event))>
                        <option value=MEMORY>"in memory only"</option>
                        <option value=SESSION>"until this tab is closed"</option>
                        <option value=PASSPHRASE>"on this device, encrypted"</option>
                    </select>
                </span>
            </label>
            <Show when=move || keep.with(|it| it == PASSPHRASE)>
                <label class="services__field">
                    <span class="services__label">"Passphrase"</span>
                    <input class="field" type="password" autocomplete="off" node_ref=words/>
                </label>
            </Show>
            <Button label="Use this key".to_owned() look=Look::Lined on_press=move |_| save()/>
        </form>
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}

#[component]
fn Unlock(desk: Desk) -> impl IntoView {
    let words = NodeRef::<html::Input>::new();
    let trouble = RwSignal::new(None::<String>);
    let unlock = move || {
        let Some(field) = words.get_untracked() else {
            return;
        };
        let typed = Zeroizing::new(field.value());
        field.set_value("");
        let services = desk.services();
        spawn_local(async move {
            trouble.set(services.unlock(typed).await.err().map(|it| it.to_string()));
        });
    };
    view! {
        <form
            class="services__key"
            aria-label="Unlock keys"
            on:submit=move |event| {
                event.prevent_default();
                unlock();
            }
        >
            <label class="services__field">
                <span class="services__label">"Passphrase"</span>
                <input class="field" type="password" autocomplete="off" node_ref=words/>
            </label>
            <Button label="Unlock".to_owned() look=Look::Lined on_press=move |_| unlock()/>
        </form>
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}
