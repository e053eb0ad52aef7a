//! The frame of the place: the table with its bars, the empty state, and what went wrong.

use std::rc::Rc;

use controls::{Button, Look, Spoken, browser};
use leptos::{mount::mount_to, prelude::*};
use sheet::words;
use storage::Store;
use web_sys::HtmlElement;

use crate::{
    bar::{Bar, Finder},
    column::ColumnDialog,
    desk::{Desk, State},
    empty::Empty,
    give::ExamplesDialog,
    grid::Grid,
    keep::Kept,
    page::Page,
    parts::Parts,
    take::{DeleteDialog, RowsDialog},
};

/// Draws the place under `root`.
pub(crate) fn mount(root: HtmlElement, page: Rc<Page>, store: Rc<dyn Store>, is_kept: bool) {
    // The place lives as long as the page.
    mount_to(root.clone(), move || {
        let desk = Desk::new(page, store, is_kept);
        browser::follow_sight(&root, desk.is_shown);
        view! {
            <Spoken>
                <Frame desk/>
            </Spoken>
        }
    })
    .forget();
}

#[component]
fn Frame(desk: Desk) -> impl IntoView {
    let is_empty = Memo::new(move |_| desk.is_empty());
    view! {
        <div class="page data" data-own-undo="">
            <header class="data__head">
                <h1 class="page__title">{words::data()}</h1>
                <p class="quiet" role="status">
                    {move || desk.said.get()}
                </p>
            </header>
            <Warnings desk/>
            {move || match desk.state.get() {
                State::Reading => {
                    view! {
                        <div class="waiting" role="status">
                            <span class="heard">{words::reading_table()}</span>
                            <span class="skeleton"></span>
                            <span class="skeleton"></span>
                        </div>
                    }
                        .into_any()
                }
                State::Unreadable(why) => view! { <Unreadable desk why/> }.into_any(),
                State::Ready if is_empty.get() => view! { <Empty desk/> }.into_any(),
                State::Ready => {
                    view! {
                        <Bar desk/>
                        <Finder desk/>
                        <Grid desk/>
                        <Parts desk/>
                    }
                        .into_any()
                }
            }}
            <ColumnDialog desk/>
            <ExamplesDialog desk/>
            <RowsDialog desk/>
            <DeleteDialog desk/>
        </div>
    }
}

#[component]
fn Unreadable(desk: Desk, why: String) -> impl IntoView {
    view! {
        <div class="callout callout--bad" role="alert">
            <div>
                <p>{why}</p>
                <p>{words::untouched()}</p>
                <div class="callout__actions">
                    <Button
                        label=words::try_again().to_owned()
                        look=Look::Lined
                        on_press=move |_| desk.keep.reopen(desk)
                    />
                    <Button
                        label=words::begin_new().to_owned()
                        on_press=move |_| desk.keep.begin_anew(desk)
                    />
                </div>
            </div>
        </div>
    }
}

/// What did not work, and what to do.
#[component]
fn Warnings(desk: Desk) -> impl IntoView {
    view! {
        {move || desk.trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
        {move || match desk.keep.kept.get() {
            Kept::Yes | Kept::Soon => ().into_any(),
            Kept::Never => {
                view! {
                    <p class="quiet">
                        {words::keeps_nothing()}
                    </p>
                }
                    .into_any()
            }
            Kept::Failed(why) => {
                view! {
                    <div class="callout callout--bad" role="alert">
                        <div>
                            <p>{words::not_written(&why)}</p>
                            <div class="callout__actions">
                                <Button
                                    label=words::try_again().to_owned()
                                    look=Look::Lined
                                    on_press=move |_| desk.keep.soon(desk)
                                />
                            </div>
                        </div>
                    </div>
                }
                    .into_any()
            }
            Kept::Elsewhere => {
                view! {
                    <div class="callout callout--warn" role="alert">
                        <div>
                            <p>
                                {words::changed_elsewhere()}
                            </p>
                            <div class="callout__actions">
                                <Button
                                    label=words::take_other().to_owned()
                                    look=Look::Lined
                                    on_press=move |_| desk.keep.reopen(desk)
                                />
                                <Button
                                    label=words::keep_this().to_owned()
                                    on_press=move |_| desk.keep.insist(desk)
                                />
                            </div>
                        </div>
                    </div>
                }
                    .into_any()
            }
        }}
    }
}
