//! What each layer sees and how it turns.

/// What sets one layer apart from the others of its model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LayerKind {
    /// How many positions a token sees, itself included; `None` for all up to itself.
    pub(crate) window: Option<usize>,
    pub(crate) turn: Turn,
}

/// How queries and keys of a layer are turned to their positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// By the model's speeds.
    Global,
    /// By those of layers that see a window only.
    Local,
    /// Not at all.
    Unturned,
}

/// Sees everything and turns as the model does.
pub(super) const GLOBAL: LayerKind = LayerKind {
    window: None,
    turn: Turn::Global,
};

/// Sees everything, and order only by what it sees.
pub(super) const UNTURNED: LayerKind = LayerKind {
    window: None,
    turn: Turn::Unturned,
};

/// Sees `window` positions and turns by speeds of its own.
pub(super) fn local(window: usize) -> LayerKind {
    LayerKind {
        window: Some(window),
        turn: Turn::Local,
    }
}

/// `n` layers, of which every `period`-th is `one` and the others `rest`.
pub(super) fn every(period: usize, n: usize, one: LayerKind, rest: LayerKind) -> Vec<LayerKind> {
    let layers = (1..=n).map(|index| match index.is_multiple_of(period) {
        true => one,
        false => rest,
    });
    layers.collect()
}

/// One layer for each flag: `yes` or `no`.
pub(super) fn chosen(
    flags: impl Iterator<Item = bool>,
    yes: LayerKind,
    no: LayerKind,
) -> Vec<LayerKind> {
    flags.map(|flag| if flag { yes } else { no }).collect()
}
