//! The tool with texts to use again: a person's own snippets, kept on this device, and the library of phrases.

use std::rc::Rc;

use controls::{Button, Glyph, IconButton, Look};
use desk::{PHRASES, Phrase, Snippet, Snippets, Where, inserted, words};
use domain::{Edit, Field};
use leptos::{prelude::*, task::spawn_local};
use storage::{Store, store_here};

use crate::{board::Board, sheet::Title};

const KEY: &str = "snippets";

#[derive(Clone, Copy)]
struct Kept {
    snippets: RwSignal<Snippets>,
    /// What went wrong last, as a sentence.
    trouble: RwSignal<String>,
    store: StoredValue<Option<Rc<dyn Store>>, LocalStorage>,
    is_read: RwSignal<bool>,
}

impl Kept {
    /// Reads what is kept; a browser that keeps nothing keeps these until the page is left.
    fn read() -> Self {
        let kept = Self {
            snippets: RwSignal::default(),
            trouble: RwSignal::default(),
            store: StoredValue::new_local(None),
            is_read: RwSignal::new(false),
        };
        spawn_local(async move {
            let store = store_here("exemplar-desk").await;
            let bytes = store.get(KEY).await;
            // The tool may be gone again.
            let _ = kept.store.try_set_value(Some(store));
            kept.is_read.try_set(true);
            match bytes {
                Ok(bytes) => {
                    let all = bytes.map(|it| Snippets::read(&it)).unwrap_or_default();
                    kept.snippets.try_set(all);
                }
                Err(why) => {
                    kept.trouble.try_set(why.to_string());
                }
            }
        });
        kept
    }

    /// Changes what is kept now, by whichever tab, then what is shown.
    fn change(
        self,
        act: impl Fn(&mut Snippets) -> Result<(), &'static str> + 'static,
        done: impl FnOnce() + 'static,
    ) {
        let Some(store) = self.store.get_value() else {
            return;
        };
        spawn_local(async move {
            match changed(&*store, act).await {
                Ok(all) => {
                    self.snippets.try_set(all);
                    self.trouble.try_set(String::new());
                    done();
                }
                Err(why) => {
                    self.trouble.try_set(why);
                }
            }
        });
    }
}

/// Until no other tab came between; the error is a sentence.
async fn changed(
    store: &dyn Store,
    act: impl Fn(&mut Snippets) -> Result<(), &'static str>,
) -> Result<Snippets, String> {
    loop {
        let old = store.get(KEY).await.map_err(|it| it.to_string())?;
        let mut all = old.as_deref().map(Snippets::read).unwrap_or_default();
        act(&mut all)?;
        let put = store.put_if(KEY, old.as_deref(), &all.bytes()).await;
        if put.map_err(|it| it.to_string())? {
            return Ok(all);
        }
    }
}

#[component]
pub(crate) fn Shelf(board: Board) -> impl IntoView {
    let kept = Kept::read();
    let text = RwSignal::new(String::new());
    let keep = move |_| {
        let typed = text.get_untracked();
        // The tool may be gone by then.
        kept.change(
            move |it| it.add(&typed),
            move || {
                text.try_set(String::new());
            },
        );
    };
    let is_coming = Signal::derive(move || !kept.is_read.get());
    let groups = PHRASES
        .chunk_by(|a, b| a.group == b.group)
        .map(|phrases| {
            let rows = phrases
                .iter()
                .map(|it| view! { <OnePhrase board phrase=it/> })
                .collect_view();
            view! {
                <section class="desk__group">
                    <h3>{phrases[0].group.name()}</h3>
                    <ul class="desk__rows">{rows}</ul>
                </section>
            }
        })
        .collect_view();
    view! {
        <Title text=words::snippets()/>
        <section class="desk__group">
            <h3>{words::your_own()}</h3>
            <label class="desk__field">
                {words::text_to_use_again()}
                <textarea
                    class="field"
                    rows="2"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </label>
            <div class="desk__acts">
                <Button label=words::keep_it().to_owned() look=Look::Lined disabled=is_coming on_press=keep/>
                <span class="field__error" role="alert">
                    {move || kept.trouble.get()}
                </span>
            </div>
            <ul class="desk__rows">
                {move || {
                    kept.snippets
                        .with(|it| {
                            it.0.iter().map(|it| view! { <OneSnippet board kept snippet=it.clone()/> }).collect_view()
                        })
                }}
            </ul>
        </section>
        <p class="quiet">
            {words::phrases_note()}
        </p>
        {groups}
    }
}

#[component]
fn OneSnippet(board: Board, kept: Kept, snippet: Snippet) -> impl IntoView {
    let name = snippet.name.clone();
    let (into_instruction, into_input) = (snippet.text.clone(), snippet.text.clone());
    let delete = move |_| {
        let gone = snippet.clone();
        kept.change(
            move |it| {
                it.0.retain(|it| *it != gone);
                Ok(())
            },
            || (),
        );
    };
    view! {
        <li>
            <p>{name.clone()}</p>
            <div class="desk__acts">
                <Button
                    label=words::add_to_instruction().to_owned()
                    look=Look::Lined
                    on_press=move |_| put(board, Field::Instruction, &into_instruction, Where::Behind)
                />
                <Button
                    label=words::add_to_input().to_owned()
                    look=Look::Small
                    on_press=move |_| put(board, Field::Input, &into_input, Where::Behind)
                />
                <IconButton name=words::delete_snippet(&name) glyph=Glyph::Trash on_press=delete/>
            </div>
        </li>
    }
}

#[component]
fn OnePhrase(board: Board, phrase: &'static Phrase) -> impl IntoView {
    view! {
        <li>
            <p class="desk__phrase">{phrase.text}</p>
            <p class="quiet">{(phrase.note)()}</p>
            <div class="desk__acts">
                <button
                    type="button"
                    class="button button--lined"
                    aria-label=words::insert_named(phrase.text)
                    on:click=move |_| put(board, Field::Instruction, phrase.text, phrase.place)
                >
                    {words::insert()}
                </button>
                <span class="desk__source">{(phrase.source)()}</span>
            </div>
        </li>
    }
}

fn put(board: Board, field: Field, snippet: &str, place: Where) {
    let text = board.project.with_untracked(|it| {
        let text = it.as_ref().ok()?.text(&field)?;
        Some(inserted(text, snippet, place))
    });
    let said = match field {
        Field::Input => words::inserted_into_input(),
        _ => words::inserted_into_instruction(),
    };
    let edit = text.map(|text| Edit::SetText { field, text });
    board.change(words::insert_snippet(), said, edit);
}
