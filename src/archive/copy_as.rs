//! "Copy as": the prompt as a program that asks a service for its answer; its key stays a name.

use archive::{Language, Spoken, code_of, words};
use controls::{Button, Glyph, Look, browser};
use leptos::prelude::*;

use crate::desk::Desk;

#[component]
pub(crate) fn CopyAs(desk: Desk) -> impl IntoView {
    let language = RwSignal::new(Language::Curl);
    let spoken = desk.asked;
    // What the person has typed stays; before, it follows the project.
    let spoken_now = Memo::new(move |_| {
        let own = || desk.project.with(|it| it.as_ref().ok().map(Spoken::of));
        spoken.get().or_else(own)
    });
    let code = Memo::new(move |_| {
        let spoken = spoken_now.get()?;
        desk.project.with(|it| {
            let project = it.as_ref().ok()?;
            Some(code_of(language.get(), project, &spoken))
        })
    });
    let options = Language::ALL
        .into_iter()
        .enumerate()
        .map(|(at, it)| view! { <option value=at.to_string()>{it.name()}</option> })
        .collect_view();
    let choose = move |at: String| {
        let at = at
            .parse()
            .ok()
            .and_then(|at: usize| Language::ALL.get(at).copied());
        language.set(at.unwrap_or(Language::Curl));
    };
    let field = move |name: &'static str,
                      hint: &'static str,
                      read: fn(&Spoken) -> String,
                      write: fn(&mut Spoken, String)| {
        view! {
            <label>
                {name}
                <input
                    class="field"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=hint
                    prop:value=move || spoken_now.with(|it| it.as_ref().map(read).unwrap_or_default())
                    on:input=move |event| {
                        let mut new = spoken_now.get_untracked();
                        if let Some(it) = &mut new {
                            write(it, event_target_value(&event));
                        }
                        spoken.set(new);
                    }
                />
            </label>
        }
    };
    let done = RwSignal::new("");
    let copy = move || {
        desk.read_project();
        browser::copy(code.get_untracked().unwrap_or_default(), move |is_done| {
            done.set(if is_done {
                words::is_copied()
            } else {
                words::copy_refused()
            });
        });
    };
    view! {
        <section class="files__part" aria-labelledby="files-copy">
            <h2 id="files-copy">{words::copy_as_code()}</h2>
            <p class="quiet">
                {words::copy_as_code_note()}
            </p>
            <div class="files__fields">
                <label>
                    {words::language()}
                    <select class="field" on:change=move |event| choose(event_target_value(&event))>
                        {options}
                    </select>
                </label>
                {field(words::model(), words::model_hint(), |it| it.model.clone(), |it, text| it.model = text)}
                {field(words::address(), "", |it| it.base_url.clone(), |it, text| it.base_url = text)}
                {field(words::key_variable(), "", |it| it.key_variable.clone(), |it, text| it.key_variable = text)}
            </div>
            <div class="files__acts">
                <Button label=words::copy().to_owned() look=Look::Primary glyph=Glyph::Copy on_press=move |_| copy()/>
                <span class="quiet" role="status">{move || done.get()}</span>
            </div>
            <pre class="files__code" tabindex="0" role="region" aria-label=words::the_code()>{move || code.get()}</pre>
        </section>
    }
}
