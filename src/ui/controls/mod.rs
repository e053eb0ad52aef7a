//! The parts that every place is made of; each is a component with the class of its name.

mod button;
mod dialog;
mod disclosure;
mod icon;
mod menu;
mod segmented;
mod switch;
mod term;
mod text_area;
mod toggle;

pub(crate) use button::{Button, IconButton, Look};
pub(crate) use dialog::Dialog;
pub(crate) use disclosure::Disclosure;
pub(crate) use icon::{Glyph, Icon};
pub(crate) use menu::{Menu, MenuItem};
pub(crate) use segmented::{Segment, Segmented};
pub(crate) use switch::Switch;
pub(crate) use term::{Noted, Term, Terminology};
pub(crate) use text_area::TextArea;
pub(crate) use toggle::Toggle;
