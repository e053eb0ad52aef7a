//! What can be done with projects: begin, open another, duplicate, save as a file, delete.

use ::words::Language;
use app::{Command, ProjectEntry, Studio};
use domain::ProjectId;
use leptos::prelude::*;

use super::theme::{THEMES, glyph};
use crate::{
    Tools,
    controls::{Glyph, Menu, MenuItem},
    dialogs::FileAsked,
    reading::seen,
    words,
};

#[component]
pub(super) fn ProjectMenu(studio: Studio) -> impl IntoView {
    let projects = studio.projects();
    let settings = studio.settings();
    let language = studio.language();
    let tools = expect_context::<Tools>();
    let asked = expect_context::<FileAsked>();
    view! {
        <Menu name=words::projects() glyph=Glyph::Chevron from_start=true>
            <Item studio command=Command::NewProject glyph=Glyph::Plus/>
            <MenuItem
                label=words::start_from_example().to_owned()
                glyph=Glyph::Bulb
                on_choose=move || tools.show("starters")
            />
            <MenuItem
                label=words::open_file().to_owned()
                glyph=Glyph::Folder
                on_choose=move || asked.set(true)
            />
            <hr class="menu__rule"/>
            {move || {
                let open = current(&projects.get());
                let copy = open.clone();
                view! {
                    {copy
                        .map(|id| {
                            view! { <Item studio command=Command::DuplicateProject(id) glyph=Glyph::Duplicate/> }
                        })}
                    <Item studio command=Command::ExportFile glyph=Glyph::Download/>
                    {open
                        .map(|id| {
                            view! {
                                <MenuItem
                                    label=Command::DeleteProject(id.clone()).label().to_owned()
                                    glyph=Glyph::Trash
                                    grave=true
                                    on_choose=move || studio.dispatch(Command::DeleteProject(id.clone()))
                                />
                            }
                        })}
                }
            }}
            {move || {
                let others: Vec<ProjectEntry> = projects.get().iter().filter(|it| !it.open).cloned().collect();
                (!others.is_empty())
                    .then(|| {
                        let items = others
                            .into_iter()
                            .take(MOST_SHOWN)
                            .map(|it| {
                                let name = if it.name.is_empty() { words::untitled().to_owned() } else { it.name.to_string() };
                                view! {
                                    <MenuItem
                                        label=name
                                        glyph=Glyph::Page
                                        on_choose=move || studio.dispatch(Command::OpenProject(it.id.clone()))
                                    />
                                }
                            })
                            .collect_view();
                        view! {
                            <hr class="menu__rule"/>
                            <p class="menu__head">{words::open_another()}</p>
                            {items}
                        }
                    })
            }}
            <hr class="menu__rule"/>
            <p class="menu__head">{words::theme()}</p>
            {THEMES
                .into_iter()
                .map(|theme| {
                    view! {
                        <MenuItem
                            label=Command::SetTheme(theme).label().to_owned()
                            glyph=glyph(theme)
                            checked=seen(move || settings.get().theme == theme)
                            on_choose=move || studio.dispatch(Command::SetTheme(theme))
                        />
                    }
                })
                .collect_view()}
            <hr class="menu__rule"/>
            <p class="menu__head">{words::language()}</p>
            {Language::ALL
                .into_iter()
                .map(|it| {
                    view! {
                        <MenuItem
                            label=it.own_name()
                            checked=seen(move || language.get() == Some(it))
                            on_choose=move || studio.dispatch(Command::SetLanguage(it))
                        />
                    }
                })
                .collect_view()}
        </Menu>
    }
}

/// More than this many names help nobody in a menu.
const MOST_SHOWN: usize = 40;

fn current(projects: &[ProjectEntry]) -> Option<ProjectId> {
    projects.iter().find(|it| it.open).map(|it| it.id.clone())
}

/// An entry that sends a command under the command's own label.
#[component]
fn Item(studio: Studio, command: Command, glyph: Glyph) -> impl IntoView {
    view! {
        <MenuItem
            label=command.label().to_owned()
            glyph
            on_choose=move || studio.dispatch(command.clone())
        />
    }
}
