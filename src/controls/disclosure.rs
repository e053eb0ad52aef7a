//! More, for who asks: a summary that opens what is under it.

use leptos::prelude::*;

use crate::{Glyph, Icon};

/// A native `<details>` in our dress.
#[component]
pub fn Disclosure(#[prop(into)] label: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>
                <Icon glyph=Glyph::Right small=true/>
                {label}
            </summary>
            {children()}
        </details>
    }
}
