//! The five parts of the context window, each with a hue, a weave and a name.

use domain::Part;
use leptos::prelude::*;

use crate::words;

/// Whose tokens these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    Instruction,
    Examples,
    Input,
    Template,
    Reply,
}

impl PartKind {
    pub(super) const ALL: [Self; 5] = [
        Self::Instruction,
        Self::Examples,
        Self::Input,
        Self::Template,
        Self::Reply,
    ];

    /// The value of `data-part`; `base.css` gives it its hue and weave.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Instruction => "instruction",
            Self::Examples => "examples",
            Self::Input => "input",
            Self::Template => "template",
            Self::Reply => "reply",
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Instruction => words::instruction(),
            Self::Examples => words::examples(),
            Self::Input => words::input(),
            Self::Template => words::template(),
            Self::Reply => words::reply_room(),
        }
    }

    pub(super) fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

impl From<Part> for PartKind {
    fn from(part: Part) -> Self {
        match part {
            Part::Instruction => Self::Instruction,
            Part::Example(_) => Self::Examples,
            Part::Input => Self::Input,
            Part::Template => Self::Template,
        }
    }
}

/// The head of a part: its mark, its name, a quiet count, and what can be done at the right.
#[component]
pub(super) fn PartHead(
    kind: PartKind,
    id: &'static str,
    #[prop(into)] count: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="part__head">
            <h2 id=id>
                <span class="swatch" data-part=kind.key()></span>
                {kind.label()}
            </h2>
            <span class="count">{count}</span>
            {children.map(|it| it())}
        </div>
    }
}
