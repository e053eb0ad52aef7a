//! A place to paste rows into, for who has no field in sight.

use std::sync::Arc;

use app::{Command, Studio};
use leptos::prelude::*;

use super::{Asked, DialogAsked};
use crate::{
    controls::{Button, Dialog, Look, TextArea},
    reading::memo,
    shown::When,
    words,
};

#[component]
pub(super) fn PasteTableDialog(studio: Studio) -> impl IntoView {
    let asked = expect_context::<DialogAsked>();
    let open = memo(move || asked.get() == Some(Asked::PasteTable));
    let text = RwSignal::new(Arc::<str>::from(""));
    let offer = studio.table_offer();
    let refused = RwSignal::new(false);
    let go_on = move || {
        studio.dispatch(Command::PasteTable(text.get_untracked().to_string()));
        let found = offer.with_untracked(Option::is_some);
        refused.set(!found);
        if found {
            text.set("".into());
            asked.set(None);
        }
    };
    let none = memo(move || text.with(|it| it.trim().is_empty()));
    view! {
        <Dialog open title=words::paste_table_title().to_owned() on_close=move || asked.set(None)>
            <div class="dialog__body">
                <p class="quiet">
                    {words::paste_table_note()}
                </p>
                <div class="part__text part__text--rows" data-own-undo="">
                    <TextArea
                        text=text.into()
                        name=words::rows().to_owned()
                        placeholder=words::rows_hint().to_owned()
                        on_text=move |typed| {
                            refused.set(false);
                            text.set(typed.into());
                        }
                    />
                </div>
                <When is=refused>
                    <p class="field__error" role="alert">
                        {words::no_rows_found()}
                    </p>
                </When>
            </div>
            <footer class="dialog__foot">
                <Button label=words::cancel().to_owned() on_press=move |_| asked.set(None)/>
                <Button
                    label=words::choose_columns().to_owned()
                    look=Look::Primary
                    disabled=none
                    on_press=move |_| go_on()
                />
            </footer>
        </Dialog>
    }
}
