//! Versions of the prompt: the project's own, and what it is compared with.

use controls::{Button, Glyph, IconButton, Look, Switch, TextArea, browser::catch_focus};
use leptos::prelude::*;
use std::sync::Arc;
use trials::{Trials, Version};

use crate::words;

/// More versions than this are no longer read by anybody.
const MOST: usize = 60;

#[component]
pub(super) fn Versions(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let own = Memo::new(move |_| draft.get().prompt().instruction);
    let n = Memo::new(move |_| draft.get().options.versions.len());
    let add = move |_| {
        trials.edit(|it| {
            let instruction = it.prompt().instruction;
            let number = it.options.versions.len() as u32;
            let letter = char::from_u32('B' as u32 + number).filter(|it| it.is_ascii_uppercase());
            let name = match letter {
                Some(letter) => words::version_named(&letter.to_string()),
                None => words::version_named(&(number + 2).to_string()),
            };
            it.options.versions.push(Version {
                name,
                instruction,
                with_examples: true,
            });
        });
    };
    view! {
        <section class="trials__part" aria-labelledby="trials-versions">
            <h2 id="trials-versions" tabindex="-1">{words::the_versions()}</h2>
            <div class="trials__version">
                <strong>{words::your_prompt()}</strong>
                <p class="quiet">
                    {move || match &*own.get() {
                        "" => words::own_without_instruction().to_owned(),
                        some => words::own_with_instruction(&words::shortened(some, 90)),
                    }}
                </p>
            </div>
            {move || (0..n.get()).map(|at| view! { <Other trials at/> }).collect_view()}
            <div>
                <Button
                    label=words::add_version().to_owned()
                    look=Look::Lined
                    glyph=Glyph::Plus
                    disabled=Signal::derive(move || n.get() >= MOST)
                    on_press=add
                />
            </div>
        </section>
    }
}

#[component]
fn Other(trials: Trials, at: usize) -> impl IntoView {
    let draft = trials.draft();
    let version = Memo::new(move |_| draft.get().options.versions.get(at).cloned());
    let text = Signal::derive(move || -> Arc<str> {
        version
            .get()
            .map_or(Arc::from(""), |it| it.instruction.into())
    });
    let name = Signal::derive(move || version.get().map_or(String::new(), |it| it.name));
    let on = Signal::derive(move || version.get().is_some_and(|it| it.with_examples));
    let change = move |change: &dyn Fn(&mut Version)| {
        trials.edit(|it| {
            if let Some(version) = it.options.versions.get_mut(at) {
                change(version);
            }
        });
    };
    view! {
        <div class="trials__version">
            <div class="trials__given">
                <input
                    class="field"
                    aria-label=words::version_name()
                    autocomplete="off"
                    prop:value=name
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        change(&|it| it.name.clone_from(&typed));
                    }
                />
                <IconButton
                    name=Signal::derive(move || words::remove(&name.get()))
                    glyph=Glyph::Trash
                    on_press=move |_| {
                        catch_focus("trials-versions");
                        trials.edit(|it| {
                            it.remove_version(at);
                        });
                    }
                />
            </div>
            <div class="trials__text">
                <TextArea
                    text
                    name=Signal::derive(move || words::instruction_of(&name.get()))
                    placeholder=words::version_instruction_hint().to_owned()
                    on_text=move |typed| change(&|it| it.instruction.clone_from(&typed))
                />
            </div>
            <div class="trials__switch">
                <Switch
                    name=Signal::derive(move || words::named_with_examples(&name.get()))
                    on
                    on_flip=move |wanted| change(&|it| it.with_examples = wanted)
                />
                <span aria-hidden="true">{words::with_examples()}</span>
            </div>
        </div>
    }
}
