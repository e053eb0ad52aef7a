//! The form of values, there as soon as a `{{name}}` is typed anywhere: each asked for as its kind says.

use app::Studio;
use domain::{Field, ValueKind, options_in};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use super::edit;
use crate::{
    controls::{Disclosure, Glyph, Icon, ReadFile, TextArea, read_files},
    reading::{memo, seen},
    shown::{Each, When},
    words,
};

/// A longer text fits no context window here; 256 KB.
const MOST_BYTES: u64 = 256_000;

#[component]
pub(super) fn Variables(studio: Studio) -> impl IntoView {
    let variables = studio.variables();
    let names =
        memo(move || variables.with(|it| it.iter().map(|it| it.name.clone()).collect::<Vec<_>>()));
    view! {
        <When is=seen(move || names.with(|it| !it.is_empty()))>
            <section class="part" aria-labelledby="values">
                <div class="part__head">
                    <h2 id="values">{words::values()}</h2>
                    <span class="quiet">{words::values_note()}</span>
                </div>
                <div class="variables">
                    <Each of=move || names.get() key=|it| it.to_string() let:name>
                        {value(studio, &name)}
                    </Each>
                </div>
            </section>
        </When>
    }
}

fn value(studio: Studio, name: &str) -> AnyView {
    let field = Field::Value(name.to_owned());
    let (name, text) = (name.to_owned(), studio.text(field.clone()));
    let kind = Field::Kind(name.clone());
    let key = studio.text(kind.clone());
    let missing = move || text.with(|it| it.is_empty());
    let kinds = ValueKind::ALL.map(|it| (it.key().to_owned(), words::kind_named(it.key())));
    let kinds = select(
        words::kind_of(&name),
        Box::new(move || kinds.to_vec()),
        key,
        Box::new(edit(studio, kind)),
        None,
    );
    let code = view! { <code title=name.clone()>{name.clone()}</code> };
    let control = move || {
        let kind = key.with(|it| ValueKind::of_key(it)).unwrap_or_default();
        control(studio, &name, field.clone(), kind)
    };
    view! {
        <div class="variables__row" data-kind=move || key.get().to_string()>
            <div class="variables__name">{code} {kinds}</div>
            <div class="part__text">{control}</div>
            <When is=missing>
                <span class="heard">{words::value_missing()}</span>
            </When>
        </div>
    }
    .into_any()
}

/// Where the value is typed or chosen.
fn control(studio: Studio, name: &str, field: Field, kind: ValueKind) -> AnyView {
    let text = studio.text(field.clone());
    let label = words::value_of(name);
    let on_text = edit(studio, field);
    if matches!(
        kind,
        ValueKind::Number | ValueKind::Date | ValueKind::Choice
    ) {
        let misfit = RwSignal::new(false);
        let own = if kind == ValueKind::Choice {
            let field = Field::Options(name.to_owned());
            let options = studio.text(field.clone());
            // The first one is no choice yet.
            let all: Options = Box::new(move || {
                let options = options.get();
                let all = [""].into_iter().chain(options_in(&options));
                all.map(|it| (it.to_owned(), it.to_owned())).collect()
            });
            let label = words::options_of(name);
            let hint = words::options_hint().to_owned();
            view! {
                {select(words::value_of(name), all, text, Box::new(on_text), Some(misfit))}
                <Disclosure label=words::options().to_owned()>
                    <TextArea text=options name=label placeholder=hint on_text=edit(studio, field)/>
                </Disclosure>
            }
            .into_any()
        } else {
            let input = NodeRef::<html::Input>::new();
            Effect::new(move |_| {
                if let Some(input) = input.get() {
                    let text = text.get();
                    if input.value() != *text {
                        input.set_value(&text);
                    }
                    // The browser shows no value that is none of this kind.
                    misfit.set(input.value() != *text);
                }
            });
            view! {
                <input
                    class="field"
                    type=kind.key()
                    step="any"
                    aria-label=label
                    node_ref=input
                    on:input=move |event| on_text(event_target_value(&event))
                />
            }
            .into_any()
        };
        let said = move || {
            misfit
                .get()
                .then(|| words::value_misfit(&text.get(), kind.key()))
        };
        return view! {
            {own}
            <p class="field__error" role="status">{said}</p>
        }
        .into_any();
    }
    let file = (kind == ValueKind::File).then(|| file(studio, name));
    let hint = words::value_hint().to_owned();
    view! {
        {file}
        <TextArea text name=label placeholder=hint on_text/>
    }
    .into_any()
}

/// Values and what they are called.
type Options = Box<dyn Fn() -> Vec<(String, String)> + Send + Sync>;

/// The browser's list of choices. It shows nothing where the value is none of them, which `misfit` is told.
fn select(
    label: String,
    options: Options,
    value: Signal<std::sync::Arc<str>>,
    on_choose: Box<dyn Fn(String)>,
    misfit: Option<RwSignal<bool>>,
) -> AnyView {
    let root = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let (options, value) = (options(), value.get());
        let Some(select) = root.get().and_then(|it| it.first_element_child()) else {
            return;
        };
        let select: HtmlSelectElement = select.unchecked_into();
        select.set_length(0);
        for (value, shown) in options {
            // A browser that makes no option shows a list without it; the value stays.
            if let Ok(option) = web_sys::HtmlOptionElement::new_with_text_and_value(&shown, &value)
            {
                let _ = select.add_with_html_option_element(&option);
            }
        }
        select.set_value(&value);
        if let Some(misfit) = misfit {
            misfit.set(select.value() != *value);
        }
    });
    view! {
        <div class="select" node_ref=root>
            <select
                aria-label=label
                on:change=move |event| on_choose(event_target_value(&event))
            ></select>
            <Icon glyph=Glyph::Chevron small=true/>
        </div>
    }
    .into_any()
}

/// A text file, read into the value.
fn file(studio: Studio, name: &str) -> AnyView {
    let on_text = edit(studio, Field::Value(name.to_owned()));
    let on_files = Callback::new(move |read: Result<Vec<ReadFile>, String>| match read {
        Err(why) => studio.tell(&why),
        Ok(files) => {
            for it in files {
                // What is no text would come in as signs of what could not be read.
                match String::from_utf8(it.bytes) {
                    Ok(text) if !text.contains('\0') => {
                        on_text(text.trim_start_matches('\u{feff}').to_owned());
                    }
                    _ => studio.tell(&words::no_text_file(&it.name)),
                }
            }
        }
    });
    let input = NodeRef::<html::Input>::new();
    view! {
        <input
            type="file"
            aria-label=words::file_for(name)
            node_ref=input
            on:change=move |_| {
                read_files(input.get_untracked().and_then(|it| it.files()), MOST_BYTES, on_files);
            }
        />
        <p class="quiet">{words::file_note()}</p>
    }
    .into_any()
}
