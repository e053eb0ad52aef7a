//! The language of the page: on the root element, where style sheets, screen readers and the other modules see it.

use app::Studio;
use leptos::prelude::*;

/// Keeps the root element's `lang` and `dir` as what is spoken. The frame is drawn anew then, so the focus that was
/// in it goes back to the button that the choice was under.
pub(super) fn follow(studio: Studio) {
    let language = studio.language();
    Effect::new(move |was_spoken: Option<bool>| {
        let (Some(language), Some(root)) = (language.get(), document().document_element()) else {
            return false;
        };
        // Neither can fail: the names are valid attribute names.
        let _ = root.set_attribute("lang", language.tag());
        let _ = root.set_attribute(
            "dir",
            if language.is_from_right() {
                "rtl"
            } else {
                "ltr"
            },
        );
        if was_spoken == Some(true) {
            request_animation_frame(move || {
                controls::browser::focus_in(&root, ".menu button");
            });
        }
        true
    });
}
