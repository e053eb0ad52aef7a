//! The form of values, there as soon as a `{{name}}` is typed anywhere: each asked for as its kind says.

use app::{Command, Studio};
use domain::{Field, ValueKind, options_in};
use leptos::{html, prelude::*};

use crate::{
    controls::{Disclosure, Glyph, Icon, ReadFile, TextArea, read_files},
    reading::{memo, seen},
    shown::{Each, When},
    words,
};

/// A longer text fits no context window here; 256 KB.
const MOST_BYTES: u64 = 256 << 10;

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
                        <Value studio name=name.to_string()/>
                    </Each>
                </div>
            </section>
        </When>
    }
}

#[component]
fn Value(studio: Studio, name: String) -> impl IntoView {
    let variables = studio.variables();
    let own = name.clone();
    let kind = memo(move || {
        let of = |it: &app::Variable| (*it.name == *own).then_some(it.kind);
        variables
            .with(|it| it.iter().find_map(of))
            .unwrap_or_default()
    });
    let text = studio.text(Field::Value(name.clone()));
    let missing = move || text.with(|it| it.is_empty());
    let control = {
        let name = name.clone();
        move || {
            let name = name.clone();
            match kind.get() {
                ValueKind::Text | ValueKind::LongText => view! { <Text studio name/> }.into_any(),
                ValueKind::Choice => view! { <Choice studio name/> }.into_any(),
                ValueKind::Number => view! { <Own studio name kind=ValueKind::Number/> }.into_any(),
                ValueKind::Date => view! { <Own studio name kind=ValueKind::Date/> }.into_any(),
                ValueKind::File => view! { <File studio name/> }.into_any(),
            }
        }
    };
    view! {
        <div class="variables__row" data-kind=move || kind.get().key()>
            <div class="variables__name">
                <code title=name.clone()>{name.clone()}</code>
                <Kind studio name kind/>
            </div>
            <div class="part__text">{control}</div>
            <When is=missing>
                <span class="heard">{words::value_missing()}</span>
            </When>
        </div>
    }
}

/// What the value should be.
#[component]
fn Kind(studio: Studio, name: String, kind: Signal<ValueKind>) -> impl IntoView {
    let options = ValueKind::ALL.map(|it| {
        view! {
            <option value=it.key() prop:selected=move || kind.get() == it>
                {words::kind_named(it.key())}
            </option>
        }
    });
    view! {
        <span class="select select--quiet">
            <select
                aria-label=words::kind_of(&name)
                on:change=move |event| {
                    if let Some(kind) = ValueKind::of_key(&event_target_value(&event)) {
                        studio.dispatch(Command::SetKind { name: name.clone(), kind });
                    }
                }
            >
                {options.collect_view()}
            </select>
            <Icon glyph=Glyph::Chevron small=true/>
        </span>
    }
}

#[component]
fn Text(studio: Studio, name: String) -> impl IntoView {
    let field = Field::Value(name.clone());
    view! {
        <TextArea
            text=studio.text(field.clone())
            name=words::value_of(&name)
            placeholder=words::value_hint().to_owned()
            on_text=edit(studio, field)
        />
    }
}

fn edit(studio: Studio, field: Field) -> impl Fn(String) + 'static {
    move |text| {
        let field = field.clone();
        studio.dispatch(Command::EditText { field, text });
    }
}

/// One of the options, which are edited below.
#[component]
fn Choice(studio: Studio, name: String) -> impl IntoView {
    let field = Field::Options(name.clone());
    let (text, options) = (
        studio.text(Field::Value(name.clone())),
        studio.text(field.clone()),
    );
    let choices = move || {
        let options = options.get();
        // The first one is no choice yet.
        let all = [""].into_iter().chain(options_in(&options));
        let option = |it: &str| {
            let it = it.to_owned();
            let (value, shown) = (it.clone(), it.clone());
            view! {
                <option value=value prop:selected=move || text.with(|text| **text == *it)>
                    {shown}
                </option>
            }
        };
        all.map(option).collect_view()
    };
    let misfit = seen(move || {
        let options = options.get();
        text.with(|it| !it.is_empty() && !options_in(&options).contains(&&**it))
    });
    let on_value = edit(studio, Field::Value(name.clone()));
    view! {
        <span class="select">
            <select
                aria-label=words::value_of(&name)
                on:change=move |event| on_value(event_target_value(&event))
            >
                {choices}
            </select>
            <Icon glyph=Glyph::Chevron small=true/>
        </span>
        <Misfit text misfit kind=ValueKind::Choice/>
        <Disclosure label=words::options().to_owned()>
            <TextArea
                text=options
                name=words::options_of(&name)
                placeholder=words::options_hint().to_owned()
                on_text=edit(studio, field)
            />
        </Disclosure>
    }
}

/// The browser's own field for a number or a day. It shows nothing where the value is neither; the value stays.
#[component]
fn Own(studio: Studio, name: String, kind: ValueKind) -> impl IntoView {
    let field = Field::Value(name.clone());
    let text = studio.text(field.clone());
    let input = NodeRef::<html::Input>::new();
    let misfit = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(input) = input.get() else { return };
        let text = text.get();
        if input.value() != *text {
            input.set_value(&text);
        }
        misfit.set(input.value() != *text);
    });
    let on_text = edit(studio, field);
    view! {
        <input
            class="field"
            type=kind.key()
            step=(kind == ValueKind::Number).then_some("any")
            aria-label=words::value_of(&name)
            node_ref=input
            on:input=move |event| on_text(event_target_value(&event))
        />
        <Misfit text misfit=misfit.into() kind/>
    }
}

/// That the value is not what its kind says.
#[component]
fn Misfit(
    text: Signal<std::sync::Arc<str>>,
    misfit: Signal<bool>,
    kind: ValueKind,
) -> impl IntoView {
    view! {
        <p class="field__error" role="status">
            {move || misfit.get().then(|| words::value_misfit(&text.get(), kind.key()))}
        </p>
    }
}

/// A text file, read into the value.
#[component]
fn File(studio: Studio, name: String) -> impl IntoView {
    let on_text = edit(studio, Field::Value(name.clone()));
    let label = words::file_for(&name);
    let on_files = Callback::new(move |read: Result<Vec<ReadFile>, String>| match read {
        Err(why) => studio.tell(&why),
        Ok(files) => {
            for it in files {
                // What is no text would come in as signs of what could not be read.
                if it.bytes.contains(&0) || std::str::from_utf8(&it.bytes).is_err() {
                    studio.tell(&words::no_text_file(&it.name));
                } else {
                    on_text(it.text());
                }
            }
        }
    });
    let input = NodeRef::<html::Input>::new();
    view! {
        <input
            type="file"
            aria-label=label
            node_ref=input
            on:change=move |_| {
                read_files(input.get_untracked().and_then(|it| it.files()), MOST_BYTES, on_files);
            }
        />
        <p class="quiet">{words::file_note()}</p>
        <Text studio name/>
    }
}
