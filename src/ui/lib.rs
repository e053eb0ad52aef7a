//! What the person sees: pages and components that read state and dispatch commands.
//!
//! Invariant: components draw and dispatch; a line that could be tested without a DOM belongs in `app`.
//! Invariant: every text goes into a text node or a field's value, so hostile text stays inert.

// The component macro writes `pub` items whatever the visibility of the component.
#![allow(unreachable_pub)]

mod dialogs;
mod models;
mod shell;
mod write;

mod browser;
mod words;

use ::controls;
use controls::{reading, shown};

use std::rc::Rc;

use app::Studio;
use leptos::prelude::*;

pub use shell::Outlying;
use shell::Shell;
pub use write::paste::{PASTED, end_paste, pasted};

/// Shows a tool of the desk beside the prompt by its address, once its module is here.
pub type ShowTool = Rc<dyn Fn(&str)>;

/// The same for components.
#[derive(Clone, Copy)]
pub(crate) struct Tools(StoredValue<ShowTool, LocalStorage>);

impl Tools {
    pub(crate) fn show(self, tool: &str) {
        self.0.with_value(|it| it(tool));
    }
}

/// Opens the studio under the page's owner and draws it in the body, in place of the boot screen, once its words are here.
///
/// Places that are modules of their own come in from outside.
pub fn mount(outlying: OutlyingPlaces, open: impl FnOnce() -> (Studio, ShowTool) + 'static) {
    leptos::mount::mount_to_body(move || {
        let (studio, show_tool) = open();
        provide_context(Tools(StoredValue::new_local(show_tool)));
        let measure = StoredValue::new_local(outlying.measure);
        let services = StoredValue::new_local(outlying.services);
        let files = StoredValue::new_local(outlying.files);
        let data = StoredValue::new_local(outlying.data);
        let language = studio.language();
        let is_spoken = reading::seen(move || language.get().is_some());
        view! {
            <shown::When is=is_spoken>
                <Shell studio measure services files data/>
            </shown::When>
        }
    });
}

/// Places that are modules of their own.
pub struct OutlyingPlaces {
    pub measure: Rc<dyn Outlying>,
    /// Models elsewhere, and what left this device.
    pub services: Rc<dyn Outlying>,
    /// Other tools' files, in and out.
    pub files: Rc<dyn Outlying>,
    /// A table of rows, edited like a spreadsheet.
    pub data: Rc<dyn Outlying>,
}
