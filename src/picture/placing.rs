//! Labels beside points so that none lies on another, on a point or on a line.

use crate::{
    canvas::text_bounds,
    scene::{Anchor, Bounds, Lettering},
};

/// Where labels may not lie, and those placed so far.
#[derive(Debug)]
pub(crate) struct Placing {
    within: Bounds,
    taken: Vec<Bounds>,
}

/// A place for a label: its anchor point and which end stands there.
pub(crate) type Place = ((f64, f64), Anchor);

impl Placing {
    pub(crate) fn new(within: Bounds) -> Self {
        Self {
            within,
            taken: Vec::new(),
        }
    }

    pub(crate) fn keep_free(&mut self, bounds: Bounds) {
        self.taken.push(bounds);
    }

    /// The first of eight places around the point that is free, right of it first; `None` where all are taken.
    pub(crate) fn place(
        &mut self,
        (x, y): (f64, f64),
        radius: f64,
        text: &str,
        lettering: Lettering,
    ) -> Option<Place> {
        let (aside, above, below) = (
            radius + 5.0,
            radius + 5.0,
            radius + 4.0 + lettering.pixels() * 0.78,
        );
        let near = radius * 0.7 + 3.0;
        let places = [
            ((x + aside, y + 4.0), Anchor::Start),
            ((x - aside, y + 4.0), Anchor::End),
            ((x, y - above), Anchor::Middle),
            ((x, y + below), Anchor::Middle),
            ((x + near, y - near), Anchor::Start),
            ((x - near, y - near), Anchor::End),
            ((x + near, y + near + 7.0), Anchor::Start),
            ((x - near, y + near + 7.0), Anchor::End),
        ];
        places.into_iter().find(|(at, anchor)| {
            let bounds = text_bounds(*at, *anchor, text, lettering);
            let is_free =
                self.within.holds(&bounds) && !self.taken.iter().any(|it| it.overlaps(&bounds));
            if is_free {
                self.taken.push(bounds);
            }
            is_free
        })
    }
}
