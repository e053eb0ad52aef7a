//! A place to paste rows into, for who has no field in sight.

use controls::{Button, Dialog, Look, TextArea, reading::memo, shown::When};
use desk::{Offer, Over, words};
use leptos::prelude::*;

use crate::board::Board;

#[component]
pub(crate) fn PasteRows(board: Board) -> impl IntoView {
    let open = memo(move || board.over.get() == Some(Over::Rows));
    let text = board.typed_rows;
    let refused = RwSignal::new(false);
    let go_on = move || {
        let typed = text.get_untracked();
        let found = Offer::of(&typed).is_some();
        refused.set(!found);
        if found {
            text.set("".into());
            board.rows.set(Some(typed.to_string()));
            board.over.set(Some(Over::Table));
        }
    };
    let none = memo(move || text.with(|it| it.trim().is_empty()));
    view! {
        <Dialog open title=words::paste_table_title().to_owned() on_close=move || board.lift()>
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
                <Button label=words::cancel().to_owned() on_press=move |_| board.lift()/>
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
