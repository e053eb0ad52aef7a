//! The sheet that the tools lie on: mounted once, beside the prompt; on a phone over it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use controls::{Glyph, IconButton, Spoken};
use desk::{Named, OVER, TOOLS, Tool, words};
use leptos::{ev::KeyboardEvent, mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
// Not the one of `leptos`, which works only once something is mounted.
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::{
    board::Board,
    checking::Checking,
    choosing::Choosing,
    commands::Commands,
    finding::Finding,
    gallery::Starters,
    page::Page,
    pasted::PastedTable,
    rows::PasteRows,
    shelf::Shelf,
    tour,
    tour::{Tour, TourCard},
};

thread_local! {
    static TOUR: Cell<Option<Tour>> = const { Cell::new(None) };
    static BOARD: Cell<Option<Board>> = const { Cell::new(None) };
    /// While the module is being mounted.
    static LAST_ASKED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Shows the tool with this address, or the palette; an address that names none shows nothing.
pub(crate) fn show(tool: &str, page: Page) {
    if let Some(board) = BOARD.get() {
        turn_to(board, tool);
    } else if LAST_ASKED.replace(Some(tool.to_owned())).is_none() {
        spawn_local(async move {
            style(&page.base()).await;
            mount(page);
            // What was asked for last, where more than one was while it came.
            let tool = LAST_ASKED.take();
            if let (Some(board), Some(tool)) = (BOARD.get(), tool) {
                turn_to(board, &tool);
            }
        });
    }
}

fn turn_to(board: Board, tool: &str) {
    let named = TOOLS.iter().find(|it| it.address == tool);
    if let Some(named) = named {
        open(board, named.tool);
    } else if tool == "palette" {
        board.palette.update(|it| *it = !*it);
    } else if let Some(over) = OVER.iter().find(|it| it.1 == tool) {
        board.over.set(Some(over.0));
    } else if tool == tour::ADDRESS
        && let Some(tour) = TOUR.get()
    {
        tour.begin();
        tour.look(board);
    }
}

/// Begins the tour in the Write place, or goes on with it, wherever the person is.
pub(crate) fn begin_tour(board: Board) {
    let location = window().location();
    let address = format!("#/{}", tour::ADDRESS);
    match location.hash() {
        Ok(hash) if hash != address => _ = location.set_hash(&address),
        _ => turn_to(board, tour::ADDRESS),
    }
}

/// Shows a tool in the Write place, wherever the person is.
pub(crate) fn open(board: Board, tool: Tool) {
    let elsewhere = document().query_selector("main.place--page");
    if elsewhere.is_ok_and(|it| it.is_some())
        && let Some(named) = TOOLS.iter().find(|it| it.tool == tool)
    {
        // The address leads there, and shows the tool.
        let _ = window().location().set_hash(&format!("/{}", named.address));
    }
    board.open(tool);
}

/// The module's own style sheet; drawn bare where it cannot be fetched.
async fn style(base: &str) {
    let Ok(link) = document().create_element("link") else {
        return;
    };
    let _ = link.set_attribute("rel", "stylesheet");
    let _ = link.set_attribute("href", &format!("{base}desk/desk.css"));
    let here = js_sys::Promise::new(&mut |resolve, _| {
        let _ = link.add_event_listener_with_callback("load", &resolve);
        let _ = link.add_event_listener_with_callback("error", &resolve);
    });
    if let Some(head) = document().head() {
        let _ = head.append_child(&link);
        let _ = JsFuture::from(here).await;
    }
}

fn mount(page: Page) {
    let (Ok(root), Some(body)) = (document().create_element("div"), document().body()) else {
        return;
    };
    let _ = body.append_child(&root);
    mount_to(root.unchecked_into(), move || {
        let board = Board::new(Rc::new(page));
        BOARD.set(Some(board));
        let tour = Tour::new();
        TOUR.set(Some(tour));
        tour.follow(board);
        follow_focus(board);
        view! {
            <Spoken>
                <Sheet board/>
                <Commands board/>
                <Starters board/>
                <PasteRows board/>
                <PastedTable board/>
                <TourCard tour/>
            </Spoken>
        }
    })
    .forget();
}

/// Gives the focus to the tool that is shown; not to one that is only said in another language.
fn follow_focus(board: Board) {
    let tool = Memo::new(move |_| board.tool.get());
    Effect::new(move |_| {
        if let Some(tool) = tool.get() {
            let focus = move || {
                let first = if tool == Tool::Find { "input" } else { "h2" };
                if let Some(root) = document().query_selector(".desk").ok().flatten() {
                    controls::browser::focus_in(&root, first);
                }
            };
            // After the palette has given the focus back, and after the address has led to the Write place.
            set_timeout(focus, Duration::from_millis(80));
        }
    });
}

#[component]
fn Sheet(board: Board) -> impl IntoView {
    let tool = Memo::new(move |_| board.tool.get());
    let tabs = TOOLS
        .into_iter()
        .map(
            |Named {
                 tool: it,
                 tab: name,
                 ..
             }| {
                view! {
                    <button
                        type="button"
                        class="desk__tab"
                        aria-current=move || (tool.get() == Some(it)).then_some("true")
                        on:click=move |_| board.open(it)
                    >
                        {name()}
                    </button>
                }
            },
        )
        .collect_view();
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            board.close();
        }
    };
    view! {
        <aside
            class="desk"
            aria-label=words::desk()
            hidden=move || tool.get().is_none()
            on:keydown=on_key
        >
            <header class="desk__head">
                <nav class="desk__tabs" aria-label=words::tools()>
                    {tabs}
                </nav>
                <IconButton name=words::close_desk() glyph=Glyph::Close on_press=move |_| board.close()/>
            </header>
            <p class="desk__said" role="status">
                {move || board.said.get()}
            </p>
            <div class="desk__body">
                {move || match tool.get() {
                    None => ().into_any(),
                    Some(Tool::Check) => view! { <Checking board/> }.into_any(),
                    Some(Tool::Examples) => view! { <Choosing board/> }.into_any(),
                    Some(Tool::Find) => view! { <Finding board/> }.into_any(),
                    Some(Tool::Snippets) => view! { <Shelf board/> }.into_any(),
                }}
            </div>
        </aside>
    }
}

/// The title of a tool; it takes the focus when the tool is shown.
#[component]
pub(crate) fn Title(text: &'static str) -> impl IntoView {
    view! {
        <h2 class="desk__title" tabindex="-1">
            {text}
        </h2>
    }
}
