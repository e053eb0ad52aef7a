//! Our icons: one set, drawn for this page on a 24-unit grid with one stroke.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    Mark,
    Write,
    Measure,
    Models,
    Services,
    Airplane,
    Undo,
    Redo,
    Share,
    Shield,
    Chevron,
    Right,
    Plus,
    Copy,
    Duplicate,
    Trash,
    Grip,
    Close,
    Play,
    Stop,
    Alert,
    Check,
    Table,
    Sun,
    Moon,
    Device,
    Folder,
    Download,
    Page,
    Bulb,
    Find,
    Switch,
    SwitchOn,
    Up,
    Down,
    Comment,
}

impl Glyph {
    fn path(self) -> &'static str {
        match self {
            // Two shown pairs and the one to come.
            Self::Mark => "M4 5h7M14 5h6M4 12h7M14 12h6M4 19h7M14.5 19h.01M17.5 19h.01",
            Self::Write => "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
            // Three intervals around a line.
            Self::Measure => "M12 3v18M4 7h11M7 5v4M9 12h11M13 10v4M5 17h9M11 15v4",
            Self::Models => "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9",
            // A plug and its cable.
            Self::Services => "M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4",
            Self::Airplane => {
                "M11 3.5a1.5 1.5 0 0 1 3 0V9l7 4v2l-7-2v4.5l2 1.5v1.5l-3.5-1-3.5 1V19l2-1.5V13l-7 2v-2l7-4z"
            }
            Self::Undo => "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3",
            Self::Redo => "M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3",
            Self::Share => "M12 15V4M8 8l4-4 4 4M5 13v6h14v-6",
            Self::Shield => "M12 3l7 3v5c0 4.5-3 8-7 10-4-2-7-5.5-7-10V6zM9 12l2 2 4-4",
            Self::Chevron => "M7 10l5 5 5-5",
            Self::Right => "M10 7l5 5-5 5",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Copy | Self::Duplicate => "M9 9h11v11H9zM5 15H4V4h11v1",
            Self::Trash => "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
            Self::Grip => "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Play => "M8 5l11 7-11 7z",
            Self::Stop => "M7 7h10v10H7z",
            Self::Alert => "M12 4l9 16H3zM12 10v4M12 17h.01",
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Table => "M4 5h16v14H4zM4 10h16M4 14.5h16M11 5v14",
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5V4M12 20v1.5M2.5 12H4M20 12h1.5M5.3 5.3l1 1M17.7 17.7l1 1M5.3 18.7l1-1M17.7 6.3l1-1"
            }
            Self::Moon => "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
            Self::Device => "M3 5h18v11H3zM9 20h6M12 16v4",
            Self::Folder => "M3 6h6l2 2h10v11H3z",
            Self::Download => "M12 4v11M8 11l4 4 4-4M5 19h14",
            Self::Page => "M6 3h8l4 4v14H6zM14 3v4h4",
            Self::Find => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20",
            Self::Switch => {
                "M8 7h8a5 5 0 0 1 0 10H8A5 5 0 0 1 8 7zM8 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z"
            }
            Self::SwitchOn => {
                "M8 7h8a5 5 0 0 1 0 10H8A5 5 0 0 1 8 7zM16 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z"
            }
            Self::Up => "M12 19V5M6 11l6-6 6 6",
            Self::Down => "M12 5v14M6 13l6 6 6-6",
            Self::Comment => "M4 5h16v11h-9l-4 4v-4H4z",
            Self::Bulb => {
                "M9 17h6M10 20.5h4M12 3a6 6 0 0 0-3.5 10.9c.5.4.8 1 .8 1.6V17h5.4v-1.5c0-.6.3-1.2.8-1.6A6 6 0 0 0 12 3z"
            }
        }
    }
}

/// An icon beside a word or under an accessible name; it says nothing by itself.
#[component]
pub fn Icon(glyph: Glyph, #[prop(optional)] small: bool) -> impl IntoView {
    let has_way = matches!(glyph, Glyph::Right | Glyph::Undo | Glyph::Redo);
    view! {
        <svg class="icon" class:icon--small=small class:icon--way=has_way viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=glyph.path()></path>
        </svg>
    }
}
