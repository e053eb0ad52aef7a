//! Several examples chosen at once: by check boxes, by their handles with Ctrl or Shift, by the keyboard.

use std::{collections::HashSet, sync::Arc};

use app::{Command, Deed, Studio};
use domain::ExampleId;
use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::cards::id_of;
use crate::{
    controls::{Button, Glyph, IconButton, Look},
    reading::{memo, seen},
    shown::When,
    words,
    write::Desk,
};

/// Which examples are chosen; gone with the page.
#[derive(Clone, Copy)]
pub(super) struct Selecting {
    pub(super) on: RwSignal<bool>,
    chosen: RwSignal<HashSet<ExampleId>>,
    /// Where a stretch begins.
    anchor: RwSignal<Option<ExampleId>>,
    ids: Signal<Arc<[ExampleId]>>,
    said: RwSignal<String>,
}

impl Selecting {
    pub(super) fn new(ids: Signal<Arc<[ExampleId]>>, desk: Desk) -> Self {
        Self {
            on: RwSignal::new(false),
            chosen: RwSignal::default(),
            anchor: RwSignal::default(),
            ids,
            said: desk.said,
        }
    }

    pub(super) fn has(self, id: ExampleId) -> bool {
        self.chosen.with(|it| it.contains(&id))
    }

    /// Those that are still there, in their order.
    fn present(self) -> Vec<ExampleId> {
        let chosen = self.chosen.read();
        let ids = self.ids.get();
        ids.iter()
            .copied()
            .filter(|it| chosen.contains(it))
            .collect()
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
                self.chosen.update(|it| {
                    if !it.remove(&id) {
                        it.insert(id);
                    }
                });
                self.begin();
            }
        }
    }

    pub(super) fn choose(self, ids: &[ExampleId]) {
        self.chosen.set(ids.iter().copied().collect());
        self.begin();
    }

    /// Shows the check boxes, and says how many are chosen.
    pub(super) fn begin(self) {
        self.on.set(true);
        self.said
            .set(words::n_selected(untrack(|| self.present()).len()));
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
        self.on.set(false);
        self.anchor.set(None);
        self.chosen.set(HashSet::new());
        self.said.set(words::selection_ended().to_owned());
    }

    /// The keys of the list: Escape everywhere, the others where nothing is typed.
    pub(super) fn on_key(self, event: &KeyboardEvent) {
        let is_typed = controls::browser::comes_from(event, "textarea");
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
            Some((id_of(&card)?, next?.dyn_into::<Element>().ok()?))
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
#[component]
pub(super) fn Bar(studio: Studio) -> impl IntoView {
    let selecting = expect_context::<Selecting>();
    let n = memo(move || selecting.present().len());
    let act = move |deed: Deed| {
        let ids = untrack(|| selecting.present());
        let n = ids.len();
        studio.dispatch(Command::ToSeveral(ids, deed));
        selecting.said.set(format!("{}: {n}", deed.label()));
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
                {Deed::ALL
                    .map(|deed| {
                        let glyph = match deed {
                            Deed::On => Glyph::SwitchOn,
                            Deed::Off => Glyph::Switch,
                            Deed::MoveUp => Glyph::Up,
                            Deed::MoveDown => Glyph::Down,
                            Deed::Duplicate => Glyph::Duplicate,
                            Deed::Remove => Glyph::Trash,
                        };
                        view! {
                            <IconButton
                                name=deed.label().to_owned()
                                glyph
                                disabled=seen(move || n.get() == 0)
                                on_press=move |_| act(deed)
                            />
                        }
                    })
                    .collect_view()}
                <IconButton
                    name=words::end_selection().to_owned()
                    glyph=Glyph::Close
                    on_press=move |event| selecting.end(&event)
                />
            </div>
        </When>
    }
}
