//! A button that opens a list of things to do; arrows move, Escape closes.

use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use crate::{Glyph, Icon};
use crate::{browser, shown::When};

/// Closes the menu around an item; the button has the focus then, as the item is gone.
#[derive(Clone, Copy)]
struct Close(RwSignal<bool>, NodeRef<html::Button>);

impl Close {
    fn close(self) {
        if let Some(button) = self.1.get_untracked() {
            let _ = button.focus();
        }
        self.0.set(false);
    }
}

/// A menu under an icon button.
#[component]
pub fn Menu(
    #[prop(into)] name: String,
    glyph: Glyph,
    /// The sheet begins at the button's left edge; otherwise it ends at the right one.
    #[prop(optional)]
    from_start: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let close = Close(open, button);
    provide_context(close);
    Effect::new(move |_| {
        if open.get()
            && let Some(root) = root.get_untracked()
        {
            request_animation_frame(move || {
                browser::focus_in(&root, ITEM);
            });
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Escape" if open.get_untracked() => {
                event.stop_propagation();
                close.close();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        if !open.get_untracked() {
            open.set(true);
        } else if let Some(root) = root.get_untracked() {
            move_focus(&root, step);
        }
    };
    let name_copy = name.clone();
    view! {
        <div
            class="menu"
            node_ref=root
            on:keydown=on_key
            on:focusout=move |event| {
                let to = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
                let inside = root.get_untracked().is_some_and(|root| root.contains(to.as_ref()));
                if !inside {
                    open.set(false);
                }
            }
        >
            <button
                type="button"
                class="button button--icon"
                node_ref=button
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                aria-label=name.clone()
                title=name
                on:click=move |_| open.update(|it| *it = !*it)
            >
                <Icon glyph/>
            </button>
            <When is=open>
                <div
                    class="menu__sheet"
                    class:menu__sheet--start=from_start
                    role="menu"
                    aria-label=name_copy.clone()
                    tabindex="-1"
                >
                    {children()}
                </div>
            </When>
        </div>
    }
}

const ITEM: &str = "[role^=menuitem]";

fn move_focus(root: &web_sys::Element, step: i32) {
    let Ok(items) = root.query_selector_all(ITEM) else {
        return;
    };
    let n = items.length() as i32;
    let focused = browser::focused();
    let at = (0..n).find(|i| {
        let item = items.item(*i as u32);
        item.as_ref() == focused.as_ref().map(AsRef::as_ref)
    });
    let next = match at {
        Some(at) => (at + step).rem_euclid(n.max(1)),
        None if step > 0 => 0,
        None => n - 1,
    };
    if let Some(item) = items
        .item(next as u32)
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
    {
        let _ = item.focus();
    }
}

/// One thing to do. `checked` makes it a choice among several.
#[component]
pub fn MenuItem(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] glyph: Option<Glyph>,
    #[prop(optional, into)] checked: Option<Signal<bool>>,
    /// Removes something.
    #[prop(optional)]
    grave: bool,
    on_choose: impl Fn() + 'static,
) -> impl IntoView {
    let close = use_context::<Close>();
    let role = if checked.is_some() {
        "menuitemradio"
    } else {
        "menuitem"
    };
    let is_checked = move || checked.is_some_and(|it| it.get());
    view! {
        <button
            type="button"
            class="menu__item"
            role=role
            tabindex="-1"
            aria-checked=move || checked.map(|it| it.get().to_string())
            data-tone=grave.then_some("bad")
            on:click=move |_| {
                if let Some(close) = close {
                    close.close();
                }
                on_choose();
            }
        >
            {glyph.map(|glyph| view! { <Icon glyph small=true/> })}
            <span>{label}</span>
            {move || is_checked().then(|| view! { <Icon glyph=Glyph::Check small=true/> })}
        </button>
    }
}
