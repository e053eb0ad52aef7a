//! The palette: places, tools and commands under a few typed letters, by keyboard alone.

use app::{AT_HAND, Keyboard, Shortcut};
use controls::Dialog;
use desk::{Entry, OVER, PLACES, TOOLS, rank, words};
use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{board::Board, sheet};

/// An entry as it is drawn.
#[derive(Clone, PartialEq)]
struct Row {
    entry: Entry,
    name: &'static str,
    keys: String,
    /// Why it cannot be done now; empty where it can.
    why_not: String,
}

#[component]
pub(crate) fn Commands(board: Board) -> impl IntoView {
    view! {
        <Dialog open=board.palette title=words::commands().to_owned() on_close=move || board.palette.set(false)>
            <Palette board/>
        </Dialog>
    }
}

#[component]
fn Palette(board: Board) -> impl IntoView {
    let all = StoredValue::new(rows(board));
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let fitting = Memo::new(move |_| {
        let mut fitting: Vec<(usize, Row)> = typed.with(|typed| {
            let ranked = |row: &Row| Some((rank(typed, row.name)?, row.clone()));
            all.with_value(|it| it.iter().filter_map(ranked).collect())
        });
        // Stable: of equals the order of the list.
        fitting.sort_by_key(|it| it.0);
        fitting.into_iter().map(|it| it.1).collect::<Vec<Row>>()
    });
    let go = move |row: Option<Row>| {
        if let Some(row) = row.filter(|it| it.why_not.is_empty()) {
            board.palette.set(false);
            perform(board, row.entry);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let n = fitting.with(Vec::len);
        let here = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" if n > 0 => (here + 1) % n,
            "ArrowUp" if n > 0 => (here + n - 1) % n,
            "Enter" => {
                event.prevent_default();
                return go(fitting.with(|it| it.get(here).cloned()));
            }
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        let row = document().get_element_by_id(&format!("command-{to}"));
        if let Some(row) = row {
            row.scroll_into_view_with_bool(false);
        }
    };
    view! {
        <div class="dialog__body palette">
            <input
                class="field"
                role="combobox"
                aria-label=words::type_command()
                aria-expanded="true"
                aria-controls="commands"
                aria-activedescendant=move || format!("command-{}", at.get())
                placeholder=words::few_letters()
                autocomplete="off"
                spellcheck="false"
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    at.set(0);
                }
                on:keydown=on_key
            />
            <ul id="commands" role="listbox" aria-label=words::commands()>
                {move || {
                    fitting
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(place, row)| {
                            let (name, keys, why_not) = (row.name, row.keys.clone(), row.why_not.clone());
                            let is_off = !why_not.is_empty();
                            view! {
                                <li
                                    id=format!("command-{place}")
                                    role="option"
                                    aria-selected=move || (at.get() == place).to_string()
                                    aria-disabled=is_off.to_string()
                                    title=why_not
                                    on:click=move |_| go(Some(row.clone()))
                                >
                                    <span>{name}</span>
                                    {(!keys.is_empty()).then(|| view! { <kbd>{keys}</kbd> })}
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
            {move || fitting.with(Vec::is_empty).then(|| view! { <p class="quiet">{words::no_command()}</p> })}
        </div>
    }
}

fn perform(board: Board, entry: Entry) {
    match entry {
        Entry::Place(it) => {
            // Refused nowhere: the address is this page's own.
            let _ = window().location().set_hash(PLACES[it].1);
        }
        Entry::Tool(tool) => sheet::open(board, tool),
        Entry::Over(it) => board.over.set(Some(OVER[it].0)),
        Entry::Tour => sheet::begin_tour(board),
        Entry::Command(it) => board.perform(it),
    }
}

fn rows(board: Board) -> Vec<Row> {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let keyboard = if agent.contains("Mac OS") {
        Keyboard::Mac
    } else {
        Keyboard::Other
    };
    let text = |it: Shortcut| it.text(keyboard);
    let tools = TOOLS.iter().map(|it| Row {
        entry: Entry::Tool(it.tool),
        name: (it.name)(),
        keys: it.keys.map_or_else(String::new, |(key, shift)| {
            text(Shortcut {
                primary: true,
                shift,
                alt: false,
                key,
            })
        }),
        why_not: String::new(),
    });
    let over = OVER.iter().enumerate().filter_map(|(place, it)| {
        Some(Row {
            entry: Entry::Over(place),
            name: (it.2?)(),
            keys: String::new(),
            why_not: String::new(),
        })
    });
    let places = PLACES.iter().enumerate().map(|(place, it)| Row {
        entry: Entry::Place(place),
        name: (it.0)(),
        keys: String::new(),
        why_not: String::new(),
    });
    let commands = AT_HAND.iter().enumerate().map(|(place, command)| Row {
        entry: Entry::Command(place),
        name: command.label(),
        keys: command.shortcut().map_or_else(String::new, text),
        why_not: board.why_not(place),
    });
    let tour = std::iter::once(Row {
        entry: Entry::Tour,
        name: words::take_the_tour(),
        keys: String::new(),
        why_not: String::new(),
    });
    tools
        .chain(commands)
        .chain(over)
        .chain(places)
        .chain(tour)
        .collect()
}
