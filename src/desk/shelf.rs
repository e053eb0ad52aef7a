//! The tool with texts to use again: a person's own snippets, kept on this device, and the library of phrases.

use std::rc::Rc;

use controls::{Button, Glyph, IconButton, Look};
use desk::{PHRASES, Phrase, Snippet, Snippets, Where, inserted};
use domain::{Edit, Field};
use leptos::{prelude::*, task::spawn_local};
use storage::{IndexedDbStore, MemoryStore, Store};

use crate::{board::Board, sheet::Title};

const KEY: &str = "snippets";

#[derive(Clone, Copy)]
struct Kept {
    snippets: RwSignal<Snippets>,
    store: StoredValue<Option<Rc<dyn Store>>, LocalStorage>,
}

impl Kept {
    /// Reads what is kept; a browser that keeps nothing keeps these until the page is left.
    fn read() -> Self {
        let kept = Self {
            snippets: RwSignal::default(),
            store: StoredValue::new_local(None),
        };
        spawn_local(async move {
            let store: Rc<dyn Store> = match IndexedDbStore::open("exemplar-desk").await {
                Ok(store) => Rc::new(store),
                Err(_) => Rc::new(MemoryStore::default()),
            };
            let bytes = store.get(KEY).await.ok().flatten();
            // The tool may be gone again.
            let _ = kept.store.try_set_value(Some(store));
            if let Some(bytes) = bytes {
                let _ = kept.snippets.try_set(Snippets::read(&bytes));
            }
        });
        kept
    }

    fn write(self) {
        let bytes = self.snippets.with_untracked(Snippets::bytes);
        if let Some(store) = self.store.get_value() {
            spawn_local(async move {
                // Without room they last as long as the page.
                let _ = store.put(KEY, &bytes).await;
            });
        }
    }
}

#[component]
pub(crate) fn Shelf(board: Board) -> impl IntoView {
    let kept = Kept::read();
    let text = RwSignal::new(String::new());
    let trouble = RwSignal::new("");
    let keep = move |_| {
        let added = kept
            .snippets
            .try_update(|it| text.with_untracked(|text| it.add(text)));
        match added {
            Some(Ok(())) => {
                trouble.set("");
                text.set(String::new());
                kept.write();
            }
            Some(Err(why)) => trouble.set(why),
            None => {}
        }
    };
    let groups = PHRASES
        .chunk_by(|a, b| a.group == b.group)
        .map(|phrases| {
            let rows = phrases
                .iter()
                .map(|it| view! { <OnePhrase board phrase=it/> })
                .collect_view();
            view! {
                <section class="desk__group">
                    <h3>{phrases[0].group}</h3>
                    <ul class="desk__rows">{rows}</ul>
                </section>
            }
        })
        .collect_view();
    view! {
        <Title text="Snippets"/>
        <section class="desk__group">
            <h3>"Your own"</h3>
            <label class="desk__field">
                "A text to use again"
                <textarea
                    class="field"
                    rows="2"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </label>
            <div class="desk__acts">
                <Button label="Keep it".to_owned() look=Look::Lined on_press=keep/>
                <span class="field__error" role="alert">
                    {move || trouble.get()}
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
            "Phrases from papers and practice. None is a spell: what one did for another model may do nothing for yours, or harm. Insert one, then compare with and without in Measure."
        </p>
        {groups}
    }
}

#[component]
fn OneSnippet(board: Board, kept: Kept, snippet: Snippet) -> impl IntoView {
    let name = snippet.name.clone();
    let (into_instruction, into_input) = (snippet.text.clone(), snippet.text.clone());
    let delete = move |_| {
        kept.snippets.update(|it| it.0.retain(|it| *it != snippet));
        kept.write();
    };
    view! {
        <li>
            <p>{name.clone()}</p>
            <div class="desk__acts">
                <Button
                    label="Add to instruction".to_owned()
                    look=Look::Lined
                    on_press=move |_| put(board, Field::Instruction, &into_instruction, Where::Behind)
                />
                <Button
                    label="Add to input".to_owned()
                    look=Look::Small
                    on_press=move |_| put(board, Field::Input, &into_input, Where::Behind)
                />
                <IconButton name=format!("Delete the snippet “{name}”") glyph=Glyph::Trash on_press=delete/>
            </div>
        </li>
    }
}

#[component]
fn OnePhrase(board: Board, phrase: &'static Phrase) -> impl IntoView {
    view! {
        <li>
            <p class="desk__phrase">{phrase.text}</p>
            <p class="quiet">{phrase.note}</p>
            <div class="desk__acts">
                <button
                    type="button"
                    class="button button--lined"
                    aria-label=format!("Insert “{}”", phrase.text)
                    on:click=move |_| put(board, Field::Instruction, phrase.text, phrase.place)
                >
                    "Insert"
                </button>
                <span class="desk__source">{phrase.source}</span>
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
        Field::Input => "Inserted into the input.",
        _ => "Inserted into the instruction.",
    };
    let edit = text.map(|text| Edit::SetText { field, text });
    board.change("Insert a snippet", said, edit);
}
