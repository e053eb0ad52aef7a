//! The wordings: places in the instruction and the phrases that may stand there.

use std::sync::Arc;

use controls::{Button, Glyph, IconButton, Look, TextArea, browser::catch_focus};
use leptos::prelude::*;
use trials::{SlotText, Trials, published_slots};

use super::fields::SwitchField;
use crate::words;

#[component]
pub(super) fn Phrases(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let n_slots = Memo::new(move |_| draft.get().options.slots.len());
    let count = move || {
        let options = &draft.get().options;
        let n: usize = options.slots.iter().map(|it| it.used().count()).product();
        let n = if options.with_reasoning { 2 * n } else { n };
        let sizes = options.slots.iter().map(|it| it.used().count().to_string());
        let sizes = sizes.collect::<Vec<_>>().join(" × ");
        words::wordings_in_all(&sizes, n)
    };
    view! {
        <section class="trials__part" aria-labelledby="trials-phrases">
            <h2 id="trials-phrases" tabindex="-1">{words::the_wordings()}</h2>
            <p class="quiet">
                {words::wordings_note()}
            </p>
            {move || (0..n_slots.get()).map(|at| view! { <Slot trials at/> }).collect_view()}
            <div class="trials__given">
                <span class="count" role="status">{count}</span>
                <Button
                    label=words::add_place().to_owned()
                    look=Look::Small
                    glyph=Glyph::Plus
                    on_press=move |_| {
                        trials.edit(|it| it.options.slots.push(SlotText {
                            name: words::place_numbered(it.options.slots.len() + 1),
                            phrases: vec![String::new()],
                        }));
                    }
                />
                <Button
                    label=words::papers_sixty().to_owned()
                    look=Look::Small
                    glyph=Glyph::Undo
                    on_press=move |_| trials.edit(|it| it.options.slots = published_slots())
                />
            </div>
            <SwitchField
                trials
                label=words::also_reasoning()
                read=|it| it.with_reasoning
                write=|it, on| it.with_reasoning = on
            />
            <SwitchField
                trials
                label=words::keep_third()
                read=|it| it.held_out
                write=|it, on| it.held_out = on
            />
        </section>
    }
}

#[component]
fn Slot(trials: Trials, at: usize) -> impl IntoView {
    let draft = trials.draft();
    let slot = Memo::new(move |_| draft.get().options.slots.get(at).cloned());
    let name = Signal::derive(move || slot.get().map_or(String::new(), |it| it.name));
    let text = Signal::derive(move || -> Arc<str> {
        slot.get()
            .map_or(Arc::from(""), |it| it.phrases.join("\n").into())
    });
    view! {
        <div class="trials__version">
            <div class="trials__given">
                <strong>{move || words::upper(&name.get())}</strong>
                <IconButton
                    name=Signal::derive(move || words::remove(&name.get()))
                    glyph=Glyph::Trash
                    on_press=move |_| {
                        catch_focus("trials-phrases");
                        trials.edit(|it| {
                            if at < it.options.slots.len() {
                                it.options.slots.remove(at);
                            }
                        });
                    }
                />
            </div>
            <div class="trials__text">
                <TextArea
                    text
                    name=Signal::derive(move || words::phrases_of(&name.get()))
                    on_text=move |typed| {
                        trials.edit(|it| {
                            if let Some(slot) = it.options.slots.get_mut(at) {
                                slot.phrases = typed.split('\n').map(str::to_owned).collect();
                            }
                        });
                    }
                />
            </div>
        </div>
    }
}
