//! What a link brought: looked at first, added only on a yes.

use app::{Command, Incoming, Passphrase, Studio};
use leptos::prelude::*;

use crate::{
    controls::{Button, Dialog, Look},
    reading::memo,
    shown::When,
    words,
};

#[component]
pub(super) fn IncomingDialog(studio: Studio) -> impl IntoView {
    let incoming = studio.incoming();
    let open = memo(move || incoming.with(Option::is_some));
    let leave = move || studio.dispatch(Command::DismissIncoming);
    let can_add = move || incoming.with(|it| matches!(it, Some(Incoming::Open(_))));
    view! {
        <Dialog open title=words::link_came().to_owned() on_close=leave>
            <div class="dialog__body">
                {move || match incoming.get() {
                    None => ().into_any(),
                    Some(Incoming::Reading) => view! { <p role="status">{words::reading_link()}</p> }.into_any(),
                    Some(Incoming::Open(project)) => {
                        let n = project.prompt.examples.len() as u64;
                        view! {
                            <p>
                                <strong>{project.name.clone()}</strong>
                            </p>
                            <p class="quiet">{words::n_examples(n)}</p>
                            <p>{words::shortened(&project.prompt.instruction, 400)}</p>
                            <p class="quiet">
                                {words::added_beside()}
                            </p>
                        }
                            .into_any()
                    }
                    Some(Incoming::Sealed { refused, opening }) => {
                        view! { <Unseal studio refused opening/> }.into_any()
                    }
                    Some(Incoming::Broken(why)) => view! { <p role="alert">{why.to_string()}</p> }.into_any(),
                }}
            </div>
            <footer class="dialog__foot">
                <Button label=Command::DismissIncoming.label().to_owned() on_press=move |_| leave()/>
                <When is=can_add>
                    <Button
                        label=Command::AcceptIncoming.label().to_owned()
                        look=Look::Primary
                        on_press=move |_| studio.dispatch(Command::AcceptIncoming)
                    />
                </When>
            </footer>
        </Dialog>
    }
}

#[component]
fn Unseal(studio: Studio, refused: bool, opening: bool) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let unlock = move || {
        let passphrase = Passphrase(typed.get_untracked());
        studio.dispatch(Command::UnsealIncoming(passphrase));
    };
    view! {
        <form
            class="columns"
            on:submit=move |event| {
                event.prevent_default();
                unlock();
            }
        >
            <label>
                {words::passphrase()}
                <input
                    class="field"
                    type="password"
                    autocomplete="off"
                    aria-invalid=refused.to_string()
                    disabled=opening
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </label>
        </form>
        {refused
            .then(|| {
                view! {
                    <p class="field__error" role="alert">
                        {words::passphrase_refused()}
                    </p>
                }
            })}
        <div>
            <Button
                label=if opening { words::unlocking() } else { words::unlock() }.to_owned()
                look=Look::Primary
                disabled=opening
                on_press=move |_| unlock()
            />
        </div>
    }
}
