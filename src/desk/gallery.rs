//! The gallery of small finished projects: under headings, found by a word, each with a look inside.

use app::{AT_HAND, Command};
use controls::{
    Button, Dialog, Glyph, Icon, Look,
    reading::{memo, seen},
    shown::When,
};
use desk::{Over, found, summary, words};
use domain::{Group, ProjectId, Starter};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::board::Board;

/// What the arrows go along.
const CARD: &str = ".starter__name";

#[component]
pub(crate) fn Starters(board: Board) -> impl IntoView {
    let open = memo(move || board.over.get() == Some(Over::Starters));
    view! {
        <Dialog open wide=true title=words::starters_title().to_owned() on_close=move || board.lift()>
            <Gallery board/>
        </Dialog>
    }
}

#[component]
fn Gallery(board: Board) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let root = NodeRef::<html::Div>::new();
    let field = NodeRef::<html::Input>::new();
    let n_found = memo(move || sought.with(|it| found(it).count()));
    let on_key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            key => {
                // Typing anywhere looks for a starter.
                let types = key.chars().count() == 1
                    && key != " "
                    && !(event.ctrl_key() || event.meta_key() || event.alt_key());
                if types && let Some(field) = field.get_untracked() {
                    let _ = field.focus();
                }
                return;
            }
        };
        event.prevent_default();
        if let (Some(root), Some(field)) = (root.get_untracked(), field.get_untracked()) {
            step_along(&root, &field, step);
        }
    };
    view! {
        <div class="gallery" node_ref=root on:keydown=on_key>
            <div class="gallery__find">
                <label class="gallery__field">
                    <Icon glyph=Glyph::Find small=true/>
                    <input
                        class="field"
                        type="search"
                        aria-label=words::find_starter()
                        placeholder=words::find_starter()
                        autocomplete="off"
                        spellcheck="false"
                        node_ref=field
                        prop:value=sought
                        on:input=move |event| sought.set(event_target_value(&event))
                    />
                </label>
                <a href="#/tour" on:click=move |_| board.over.set(None)>
                    {words::take_the_tour()}
                </a>
                <p class="quiet" role="status">
                    {move || summary(n_found.get(), sought.with(|it| it.trim().is_empty()))}
                </p>
            </div>
            <div class="dialog__body gallery__shelves">
                {Group::ALL.map(|group| view! { <Shelf board sought group/> }).collect_view()}
                <When is=seen(move || n_found.get() == 0)>
                    <NoneFound board sought/>
                </When>
            </div>
        </div>
    }
}

/// Moves the focus to the next card, or from the first one back to the field.
fn step_along(root: &HtmlElement, field: &HtmlElement, step: i32) {
    let Ok(cards) = root.query_selector_all(CARD) else {
        return;
    };
    let focused = controls::browser::focused();
    let card = |i: i32| {
        cards
            .item(i as u32)
            .and_then(|it| it.dyn_into::<HtmlElement>().ok())
    };
    let n = cards.length() as i32;
    let at = (0..n).find(|i| card(*i) == focused);
    let next = match at {
        Some(at) if at + step < 0 => return drop(field.focus()),
        Some(at) => (at + step).min(n - 1),
        None if step > 0 => 0,
        None => return,
    };
    if let Some(card) = card(next) {
        let _ = card.focus();
    }
}

/// The starters of a group that are found; nothing where none is.
#[component]
fn Shelf(board: Board, sought: RwSignal<String>, group: Group) -> impl IntoView {
    let shown = memo(move || {
        let of_group = |it: &&Starter| it.group == group;
        sought.with(|it| found(it).filter(of_group).collect::<Vec<_>>())
    });
    move || {
        let shown = shown.get();
        (!shown.is_empty()).then(|| {
            view! {
                <section class="shelf" aria-label=group.heading()>
                    <h3 class="shelf__head">{group.heading()}</h3>
                    <ul class="shelf__cards">
                        {shown
                            .into_iter()
                            .map(|starter| view! { <Card board starter/> })
                            .collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

/// Name, what it is for, and one of its examples.
#[component]
fn Card(board: Board, starter: &'static Starter) -> impl IntoView {
    let (input, output) = starter.peek();
    view! {
        <li class="starter">
            <button
                type="button"
                class="starter__name"
                aria-description=starter.lesson
                on:click=move |_| {
                    board.lift();
                    let file = desk::file_of(&starter.project(ProjectId(String::new())));
                    board.with_page(|it| it.adopt(&file));
                }
            >
                {starter.name}
            </button>
            <p class="starter__lesson">{starter.lesson}</p>
            <p class="starter__peek">
                <span class="starter__in">{input}</span>
                <span class="starter__out">"→ "{output}</span>
            </p>
        </li>
    }
}

/// Teaches what can be looked for, and how to begin without a starter.
#[component]
fn NoneFound(board: Board, sought: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="empty">
            <strong>{words::no_starter()}</strong>
            <p>
                {words::no_starter_note()}
            </p>
            <div class="empty__actions">
                <Button
                    label=words::show_all_starters().to_owned()
                    look=Look::Lined
                    on_press=move |_| sought.set(String::new())
                />
                <Button
                    label=Command::NewProject.label().to_owned()
                    glyph=Glyph::Plus
                    on_press=move |_| {
                        board.lift();
                        if let Some(place) = AT_HAND.iter().position(|it| *it == Command::NewProject) {
                            board.perform(place);
                        }
                    }
                />
            </div>
        </div>
    }
}
