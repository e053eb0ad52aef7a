//! The parts that every place is made of; each is a component with the class of its name.
//!
//! Invariant: nothing here knows what the studio does; a control gets values and tells what was pressed.

// The component macro writes `pub` items whatever the visibility of the component.
#![allow(unreachable_pub)]

pub mod browser;
mod button;
mod dialog;
mod disclosure;
mod figures;
mod file_button;
mod icon;
mod menu;
pub mod reading;
mod segmented;
pub mod shown;
mod spoken;
mod switch;
mod term;
mod text_area;
mod toggle;
pub mod words;

pub use button::{Button, IconButton, Look};
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use file_button::{FileButton, Files, ReadFile, read_files};
pub use icon::{Glyph, Icon};
pub use menu::{Menu, MenuItem};
pub use segmented::{Segment, Segmented};
pub use spoken::{Spoken, speak};
pub use switch::Switch;
pub use term::{Noted, Term, Terminology};
pub use text_area::TextArea;
pub use toggle::Toggle;
