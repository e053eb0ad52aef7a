//! Brings a model to this device: files chosen or dropped, or an address.

use app::{Command, Studio};
use leptos::{html, prelude::*};
use web_sys::{DragEvent, FileList, Url};

use super::files::{self, Chosen};
use crate::controls::{Button, Glyph, Look};

use crate::words;

#[component]
pub(super) fn Add(studio: Studio) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let take = move |chosen: Chosen| match chosen {
        Ok((name, files)) => {
            trouble.set(None);
            studio.dispatch(Command::ImportModel { name, files });
        }
        Err(why) => trouble.set(Some(why)),
    };
    view! {
        <section class="models__part" aria-labelledby="models-add">
            <h2 id="models-add">{words::add_model()}</h2>
            <p class="quiet">
                {words::add_model_note()}
            </p>
            <FromDisk take/>
            <FromAddress take/>
            {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
        </section>
    }
}

#[component]
fn FromDisk(take: impl Fn(Chosen) + Copy + 'static) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let take_files = move |list: Option<FileList>| {
        let Some(list) = list.filter(|it| it.length() > 0) else {
            return;
        };
        let files = (0..list.length()).filter_map(|i| list.get(i));
        let named =
            files.filter_map(|it| Some((it.name(), Url::create_object_url_with_blob(&it).ok()?)));
        take(files::from_disk(named.collect()));
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take_files(event.data_transfer().and_then(|it| it.files()));
    };
    view! {
        <div
            class="drop"
            data-over=move || over.get().then_some("true")
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <p>{words::drop_files()}</p>
            <Button
                label=words::choose_files().to_owned()
                look=Look::Lined
                glyph=Glyph::Folder
                on_press=move |_| {
                    if let Some(input) = input.get_untracked() {
                        input.set_value("");
                        input.click();
                    }
                }
            />
            <input
                type="file"
                multiple=true
                accept=".gguf,.safetensors,.json"
                hidden=true
                aria-label=words::model_files()
                node_ref=input
                on:change=move |_| take_files(input.get_untracked().and_then(|it| it.files()))
            />
        </div>
    }
}

#[component]
fn FromAddress(take: impl Fn(Chosen) + Copy + 'static) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    view! {
        <form
            class="models__address"
            on:submit=move |event| {
                event.prevent_default();
                take(files::from_address(&typed.get_untracked()));
            }
        >
            <label for="model-address">{words::or_address()}</label>
            <input
                id="model-address"
                class="field"
                type="url"
                inputmode="url"
                autocomplete="off"
                spellcheck="false"
                placeholder="https://…/model.gguf"
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <button type="submit" class="button button--lined">{words::fetch()}</button>
        </form>
        <p class="quiet">{words::fetch_note()}</p>
    }
}
