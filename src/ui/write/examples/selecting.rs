//! Several examples chosen at once: by check boxes, by their handles with Ctrl or Shift, by the keyboard.

use std::{collections::HashSet, sync::Arc};

use app::{Command, Deed, Studio};
use domain::ExampleId;
use leptos::{ev::KeyboardEvent, prelude::*};

use super::cards::id_of;
use crate::{
    controls::{Button, Glyph, IconButton, Look},
    reading::memo,
    shown::When,
    words,
    write::Desk,
};

/// Which examples are chosen; gone with the page.
#[derive(Clone, Copy)]
pub(super) struct Selecting {
    pub(super) on: RwSignal<bool>,
    chosen: StoredValue<HashSet<ExampleId>>,
    /// Counts the changes of what is chosen.
    turn: RwSignal<u32>,
    /// Where a stretch begins.
    anchor: RwSignal<Option<ExampleId>>,
    ids: Signal<Arc<[ExampleId]>>,
    said: RwSignal<String>,
}

impl Selecting {
    pub(super) fn new(ids: Signal<Arc<[ExampleId]>>, desk: Desk) -> Self {
        Self {
            on: RwSignal::new(false),
            chosen: StoredValue::new(HashSet::new()),
            turn: RwSignal::new(0),
            anchor: RwSignal::default(),
            ids,
            said: desk.said,
        }
    }

    pub(super) fn has(self, id: ExampleId) -> bool {
        self.turn.track();
        self.chosen.with_value(|it| it.contains(&id))
    }

    fn n(self) -> usize {
        self.turn.track();
        let ids = self.ids.get();
        self.chosen
            .with_value(|it| ids.iter().filter(|id| it.contains(*id)).count())
    }

    /// With Shift all from the last one to this one; otherwise this one joins or leaves.
    pub(super) fn pick(self, id: ExampleId, shift: bool) {
        let ids = self.ids.get_untracked();
        let place = |id| ids.iter().position(|it| *it == id);
        let from = self.anchor.get_untracked().and_then(place);
        match (from.filter(|_| shift), place(id)) {
            (Some(a), Some(b)) => self.choose(&ids[a.min(b)..=a.max(b)]),
            _ => {
                self.anchor.set(Some(id));
                self.chosen.update_value(|it| {
                    if !it.remove(&id) {
                        it.insert(id);
                    }
                });
                self.begin();
            }
        }
    }

    pub(super) fn choose(self, ids: &[ExampleId]) {
        self.chosen.set_value(ids.iter().copied().collect());
        self.begin();
    }

    /// Shows the check boxes, and says how many are chosen.
    pub(super) fn begin(self) {
        self.turn.update(|it| *it = it.wrapping_add(1));
        self.on.set(true);
        self.said.set(words::n_selected(untrack(|| self.n())));
    }

    fn end(self, event: &web_sys::Event) {
        // What has the focus goes with the check boxes; it moves to what stays.
        let near = match controls::browser::closest(event, ".card") {
            Some(card) if controls::browser::comes_from(event, ".card__pick") => {
                Some((card, ".card__grip"))
            }
            Some(_) => None,
            None => controls::browser::closest(event, ".part")
                .map(|it| (it, ".examples__foot button:last-child")),
        };
        if let Some((root, what)) = near {
            controls::browser::focus_in(&root, what);
        }
        self.clear();
        self.said.set(words::selection_ended().to_owned());
    }

    fn clear(self) {
        self.on.set(false);
        self.anchor.set(None);
        self.chosen.set_value(HashSet::new());
        self.turn.update(|it| *it = it.wrapping_add(1));
    }

    /// What is chosen in one project means nothing in another, whose examples have the same numbers.
    pub(super) fn follow(self, studio: Studio) {
        let projects = studio.projects();
        Effect::new(move |before: Option<String>| {
            let now = projects.with(|it| {
                let open = it.iter().find(|it| it.open);
                open.map_or(String::new(), |it| it.id.0.clone())
            });
            // Which one is open is known a moment after the page is there.
            if before.is_some_and(|it| !it.is_empty() && it != now) {
                self.clear();
            }
            now
        });
    }

    /// The keys of the list: Escape everywhere, the others where nothing is typed.
    pub(super) fn on_key(self, event: &KeyboardEvent) {
        let is_typed = controls::browser::comes_from(event, "textarea, .labels");
        let step = match event.key().as_str() {
            "Escape" if self.on.get_untracked() => {
                // It would stop an answer, too.
                event.stop_propagation();
                return self.end(event);
            }
            "a" if !is_typed && (event.ctrl_key() || event.meta_key()) => {
                event.prevent_default();
                return self.choose(&self.ids.get_untracked());
            }
            "ArrowUp" if !is_typed && event.shift_key() => -1,
            "ArrowDown" if !is_typed && event.shift_key() => 1,
            _ => return,
        };
        event.prevent_default();
        let next = || {
            let card = controls::browser::closest(event, ".card")?;
            let next = match step {
                1 => card.next_element_sibling(),
                _ => card.previous_element_sibling(),
            };
            Some((id_of(&card)?, next?))
        };
        let Some((id, next)) = next() else { return };
        if self.anchor.get_untracked().is_none() {
            self.anchor.set(Some(id));
        }
        if let Some(id) = id_of(&next) {
            self.pick(id, true);
            controls::browser::focus_in(&next, ".card__grip");
        }
    }
}

/// How many are chosen, and what can be done with them.
pub(super) fn bar(studio: Studio, selecting: Selecting) -> AnyView {
    let n = memo(move || selecting.n());
    let act = move |deed: Deed| {
        let said = format!("{}: {}", deed.label(), n.get_untracked());
        let chosen = selecting
            .chosen
            .with_value(|it| it.iter().copied().collect());
        studio.dispatch(Command::ToSeveral(chosen, deed));
        selecting.said.set(said);
    };
    let button = move |deed: Deed| {
        let glyph = match deed {
            Deed::On => Glyph::SwitchOn,
            Deed::Off => Glyph::Switch,
            Deed::MoveUp => Glyph::Up,
            Deed::MoveDown => Glyph::Down,
            Deed::Duplicate => Glyph::Duplicate,
            Deed::Remove => Glyph::Trash,
        };
        let name = deed.label().to_owned();
        view! { <IconButton name glyph on_press=move |_| act(deed)/> }.into_any()
    };
    view! {
        <When is=selecting.on>
            <div class="selection" role="group" aria-label=words::selected_examples()>
                <strong>{move || words::n_selected(n.get())}</strong>
                <Button
                    label=words::select_all().to_owned()
                    look=Look::Small
                    on_press=move |_| selecting.choose(&selecting.ids.get_untracked())
                />
                {Deed::ALL.into_iter().map(button).collect::<Vec<AnyView>>()}
                <IconButton
                    name=words::end_selection().to_owned()
                    glyph=Glyph::Close
                    on_press=move |event| selecting.end(&event)
                />
            </div>
        </When>
    }
    .into_any()
}
