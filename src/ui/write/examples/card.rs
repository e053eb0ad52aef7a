//! One example as a card: two texts and a quiet count; on hover or focus what can be done with it.

use app::{Command, Exactness, Studio};
use domain::{ExampleId, Field};
use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{drag, selecting::Selecting};
use crate::{
    browser,
    controls::{Glyph, Icon, IconButton, Switch, TextArea},
    reading::{memo, seen},
    shown::When,
    words,
    write::{
        Desk,
        comment::{comment, comment_button},
        edit, paste,
        under::under,
    },
};

#[component]
pub(super) fn Card(
    studio: Studio,
    id: ExampleId,
    /// From 0.
    place: Signal<usize>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let selecting = expect_context::<Selecting>();
    let noting = RwSignal::new(false);
    let ids = studio.example_ids();
    let on = studio.example_on(id);
    let root = NodeRef::<html::Li>::new();
    let number = move || place.get() + 1;

    Effect::new(move |_| {
        if desk.wanted_card.get() == Some(id)
            && let Some(root) = root.get()
            && controls::browser::focus_in(&root, "textarea")
        {
            desk.wanted_card.set(None);
        }
    });

    let on_key = move |event: KeyboardEvent| {
        let Some(command) =
            browser::with_key(&event, |press| Command::for_key_on_example(press, id))
        else {
            return;
        };
        event.prevent_default();
        act(studio, desk, command, place.get_untracked());
    };
    let do_it = move |command: Command| act(studio, desk, command, place.get_untracked());
    let note_name = seen(move || words::comment_on_example(number()));
    let n_examples = move || ids.with(|it| it.len()).to_string();
    view! {
        <li
            class="card"
            class:card--picked=move || selecting.has(id)
            class:card--off=move || !on.get()
            class:card--pointed=move || desk.first_minute.points_at(id)
            data-part="examples"
            data-example=id.0.to_string()
            aria-posinset=move || number().to_string()
            aria-setsize=n_examples
            node_ref=root
            on:keydown=on_key
        >
            <button
                type="button"
                class="card__grip"
                aria-label=move || words::move_example(number())
                aria-description=words::drag_or_alt()
                title=words::drag_to_move()
                on:pointerdown=move |event| {
                    if event.shift_key() || event.ctrl_key() || event.meta_key() {
                        event.prevent_default();
                        return selecting.pick(id, event.shift_key());
                    }
                    drag::begin(&event, move |to| do_it(Command::MoveExample { id, to }));
                }
                on:keydown=move |event| {
                    // On the handle itself the arrows alone move.
                    let command = match event.key().as_str() {
                        _ if event.alt_key() || event.shift_key() => return,
                        "ArrowUp" => Command::MoveExampleUp(id),
                        "ArrowDown" => Command::MoveExampleDown(id),
                        _ => return,
                    };
                    event.prevent_default();
                    do_it(command);
                }
            >
                <span class="count">{number}</span>
                <Icon glyph=Glyph::Grip small=true/>
            </button>
            <When is=selecting.on>
                <input
                    type="checkbox"
                    class="card__pick"
                    aria-label=move || words::select_example(number())
                    prop:checked=move || selecting.has(id)
                    on:click=move |event| selecting.pick(id, event.shift_key())
                />
            </When>
            <div class="card__pair">
                <CardText studio id place is_output=false/>
                <CardText studio id place is_output=true/>
                {comment(studio, Field::ExampleNote(id), note_name, noting)}
            </div>
            <div class="card__side">
                <div class="card__tools">
                    <Switch
                        name=seen(move || words::show_example(number()))
                        on
                        on_flip=move |on| do_it(Command::SetExampleOn { id, on })
                    />
                    {comment_button(note_name, noting)}
                    <IconButton
                        name=seen(move || words::duplicate_example(number()))
                        glyph=Glyph::Duplicate
                        on_press=move |_| do_it(Command::DuplicateExample(id))
                    />
                    <IconButton
                        name=seen(move || words::delete_example(number()))
                        glyph=Glyph::Trash
                        on_press=move |_| do_it(Command::RemoveExample(id))
                    />
                </div>
                <CardCount studio id/>
            </div>
        </li>
    }
}

/// Tokens of the example, or that it is off.
#[component]
fn CardCount(studio: Studio, id: ExampleId) -> impl IntoView {
    let tokens = studio.example_tokens(id);
    let counts = studio.counts();
    let on = studio.example_on(id);
    let words = memo(move || match tokens.get() {
        _ if !on.get() => words::off().to_owned(),
        None => String::new(),
        Some(n) => {
            let is_exact = counts.with(|it| it.exactness == Exactness::Exact);
            format!(
                "{}{}",
                if is_exact { "" } else { "≈" },
                words::grouped(n.into())
            )
        }
    });
    let title = move || tokens.get().map(words::n_tokens);
    view! {
        <span class="count" title=title>
            {words}
        </span>
    }
}

/// Input or answer, named by the project's label.
#[component]
fn CardText(studio: Studio, id: ExampleId, place: Signal<usize>, is_output: bool) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let ids = studio.example_ids();
    let (field, label) = if is_output {
        (Field::ExampleOutput(id), studio.text(Field::OutputLabel))
    } else {
        (Field::ExampleInput(id), studio.text(Field::InputLabel))
    };
    let shown = field.clone();
    let element_id = format!("example-{}-{}", id.0, if is_output { "out" } else { "in" });
    let on_key = move |event: KeyboardEvent| {
        let adds = is_output
            && event.key() == "Enter"
            && !(event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key())
            && !event.is_composing();
        if adds {
            event.prevent_default();
            studio.dispatch(Command::AddExample { after: Some(id) });
            let added = ids.with_untracked(|ids| {
                let here = ids.iter().position(|it| *it == id)?;
                ids.get(here + 1).copied()
            });
            desk.wanted_card.set(added);
        }
    };
    view! {
        <label class="card__label" for=element_id.clone() title=move || label.get().to_string()>
            {move || label.get().to_string()}
        </label>
        <TextArea
            text=studio.text(field.clone())
            id=element_id
            name=seen(move || words::example_text(place.get() + 1, &label.get()))
            on_text=edit(studio, field)
            on_key=Box::new(on_key)
            on_paste=paste::offering()
            under=under(studio, shown)
        />
    }
}

/// Sends a card's command, keeps the focus where it was or moves it to the nearest card, and says what happened.
fn act(studio: Studio, desk: Desk, command: Command, place: usize) {
    let ids = studio.example_ids();
    let number = place + 1;
    let said = match &command {
        Command::RemoveExample(_) => words::example_deleted(number),
        Command::DuplicateExample(_) => words::example_duplicated(number),
        Command::SetExampleOn { on: true, .. } => words::example_shown(number),
        Command::SetExampleOn { on: false, .. } => words::example_off(number),
        _ => String::new(),
    };
    let is_removal = matches!(command, Command::RemoveExample(_));
    let moved = match command {
        Command::MoveExampleUp(id)
        | Command::MoveExampleDown(id)
        | Command::MoveExample { id, .. } => Some(id),
        _ => None,
    };
    if moved.is_some() {
        controls::browser::keep_focus();
    }
    studio.dispatch(command);
    desk.said.set(said);
    let ids = ids.get_untracked();
    if let Some(id) = moved
        && let Some(now) = ids.iter().position(|it| *it == id)
    {
        desk.said.set(words::example_moved(now + 1, ids.len()));
    }
    if is_removal {
        let near = ids.get(place).or(ids.last()).copied();
        desk.wanted_card.set(near);
    }
}
