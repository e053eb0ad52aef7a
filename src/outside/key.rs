//! The key of a service: typed once, kept as long as the person wishes, shown never.

use controls::{Button, Look};
use leptos::{html, prelude::*, task::spawn_local};
use services::{Keep, KeyState};
use zeroize::Zeroizing;

use crate::{desk::Desk, words};

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
            <span class="services__fact">{words::key()}</span>
            <span>{move || told(state.get(), needs_key)}</span>
            <Show when=move || matches!(state.get(), KeyState::None)>
                <Button
                    label=words::enter_key().to_owned()
                    look=Look::Lined
                    on_press=move |_| editing.update(|it| *it = !*it)
                />
            </Show>
            <Show when=move || !matches!(state.get(), KeyState::None)>
                <Button label=words::forget_key().to_owned() look=Look::Small on_press=forget/>
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
        KeyState::None if needs_key => words::key_missing(),
        KeyState::None => words::key_not_needed(),
        KeyState::Locked => words::key_locked(),
        KeyState::InMemory => words::key_in_memory(),
        KeyState::ForSession => words::key_for_session(),
        KeyState::Unlocked => words::key_unlocked(),
    }
}

#[component]
fn Enter(desk: Desk, id: StoredValue<String>, editing: RwSignal<bool>) -> impl IntoView {
    let (key, phrase) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
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
            PASSPHRASE => Keep::Passphrase(take(phrase)),
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
            aria-label=words::enter_the_key()
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <label class="services__field services__address">
                <span class="services__label">{words::key()}</span>
                <input
                    class="field"
                    type="password"
                    autocomplete="off"
                    spellcheck="false"
                    node_ref=key
                />
            </label>
            <label class="services__field">
                <span class="services__label">{words::keep_it()}</span>
                <span class="select">
                    <select on:change=move |event| keep.set(event_target_value(&event))>
                        <option value=MEMORY>{words::keep_in_memory()}</option>
                        <option value=SESSION>{words::keep_for_session()}</option>
                        <option value=PASSPHRASE>{words::keep_encrypted()}</option>
                    </select>
                </span>
            </label>
            <Show when=move || keep.with(|it| it == PASSPHRASE)>
                <label class="services__field">
                    <span class="services__label">{words::passphrase()}</span>
                    <input class="field" type="password" autocomplete="off" node_ref=phrase/>
                </label>
            </Show>
            <Button label=words::use_this_key().to_owned() look=Look::Lined on_press=move |_| save()/>
        </form>
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}

#[component]
fn Unlock(desk: Desk) -> impl IntoView {
    let phrase = NodeRef::<html::Input>::new();
    let trouble = RwSignal::new(None::<String>);
    let unlock = move || {
        let Some(field) = phrase.get_untracked() else {
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
            aria-label=words::unlock_keys()
            on:submit=move |event| {
                event.prevent_default();
                unlock();
            }
        >
            <label class="services__field">
                <span class="services__label">{words::passphrase()}</span>
                <input class="field" type="password" autocomplete="off" node_ref=phrase/>
            </label>
            <Button label=words::unlock().to_owned() look=Look::Lined on_press=move |_| unlock()/>
        </form>
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}
