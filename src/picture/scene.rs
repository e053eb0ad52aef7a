//! What a picture is made of: marks with places and roles, and no colour anywhere.

use crate::lettering;

/// How many steps the ramp of a heat map has; a step is `0..HEAT_STEPS`.
pub const HEAT_STEPS: u8 = 9;

/// How many series are told apart, by hue and by the form of their points; later ones begin again.
pub const SERIES: u8 = 5;

/// A plot, ready to be drawn by the page or written as a file. Lengths are CSS pixels, y grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// What is shown, in a few words. Not among the marks: the page has a heading for it.
    pub title: String,
    /// What there is to see, in a sentence or two, for who cannot see it.
    pub description: String,
    pub width: f64,
    pub height: f64,
    /// In the order of drawing: later ones lie on top.
    pub marks: Vec<Mark>,
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub shape: Shape,
    pub role: Role,
    /// Shown when the pointer rests on the mark.
    pub tip: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Filled.
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    },
    /// Stroked.
    Line { x1: f64, y1: f64, x2: f64, y2: f64 },
    /// Filled, or a ring with nothing in it but paper.
    Circle {
        x: f64,
        y: f64,
        radius: f64,
        filled: bool,
    },
    /// Straight pieces through these points. Closed and filled, or open and stroked.
    Path {
        points: Vec<(f64, f64)>,
        filled: bool,
    },
    /// `y` is the baseline. Turned text reads upwards, turned around its anchor.
    Text {
        x: f64,
        y: f64,
        anchor: Anchor,
        lettering: Lettering,
        turned: bool,
        text: String,
    },
}

/// Which end of the text stands at its `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// How text is set. Figures are tabular in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lettering {
    /// Beside axes, in cells: 11 px.
    Small,
    /// Names: 13 px.
    Name,
    /// A name or number that matters, semi-bold: 13 px.
    Strong,
}

/// What a mark means. The page maps it to a class, a file to a colour of its palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The line of an axis.
    Axis,
    /// Hairlines behind the data.
    Grid,
    /// Names and numbers to be read.
    Label,
    /// Text and marks that stand back.
    Muted,
    /// One of several kinds of points, from 0.
    Series(u8),
    /// Better than what it is compared with, beyond luck.
    Good,
    /// Worse, beyond luck.
    Bad,
    /// How far an estimate could be off.
    Interval,
    /// What everything is compared with: a dashed line.
    Reference,
    /// Picked: the chosen orders, the Pareto front.
    Chosen,
    /// Nothing was measured here.
    Missing,
    /// A cell of a heat map.
    Heat(u8),
    /// Text on such a cell.
    OnHeat(u8),
}

const SERIES_CLASSES: [&str; SERIES as usize] = [
    "pic-series-0",
    "pic-series-1",
    "pic-series-2",
    "pic-series-3",
    "pic-series-4",
];
const HEAT_CLASSES: [&str; HEAT_STEPS as usize] = [
    "pic-heat-0",
    "pic-heat-1",
    "pic-heat-2",
    "pic-heat-3",
    "pic-heat-4",
    "pic-heat-5",
    "pic-heat-6",
    "pic-heat-7",
    "pic-heat-8",
];
const ON_HEAT_CLASSES: [&str; HEAT_STEPS as usize] = [
    "pic-on-heat-0",
    "pic-on-heat-1",
    "pic-on-heat-2",
    "pic-on-heat-3",
    "pic-on-heat-4",
    "pic-on-heat-5",
    "pic-on-heat-6",
    "pic-on-heat-7",
    "pic-on-heat-8",
];

impl Role {
    /// The class that the page's stylesheet knows.
    pub fn class(self) -> &'static str {
        match self {
            Role::Axis => "pic-axis",
            Role::Grid => "pic-grid",
            Role::Label => "pic-label",
            Role::Muted => "pic-muted",
            Role::Series(n) => SERIES_CLASSES[usize::from(n % SERIES)],
            Role::Good => "pic-good",
            Role::Bad => "pic-bad",
            Role::Interval => "pic-interval",
            Role::Reference => "pic-reference",
            Role::Chosen => "pic-chosen",
            Role::Missing => "pic-missing",
            Role::Heat(step) => HEAT_CLASSES[usize::from(step.min(HEAT_STEPS - 1))],
            Role::OnHeat(step) => ON_HEAT_CLASSES[usize::from(step.min(HEAT_STEPS - 1))],
        }
    }

    /// How wide its lines are, px: hairlines, and what carries data a little wider.
    pub fn stroke(self) -> f64 {
        match self {
            Role::Axis | Role::Grid | Role::Muted | Role::Reference | Role::Missing => 1.0,
            _ => 1.5,
        }
    }

    /// Whether its lines are dashed.
    pub fn is_dashed(self) -> bool {
        self == Role::Reference
    }
}

impl Lettering {
    /// The class that the page's stylesheet knows.
    pub fn class(self) -> &'static str {
        match self {
            Lettering::Small => "pic-small",
            Lettering::Name => "pic-name",
            Lettering::Strong => "pic-strong",
        }
    }

    /// Size of the type, px.
    pub fn pixels(self) -> f64 {
        match self {
            Lettering::Small => 11.0,
            Lettering::Name | Lettering::Strong => 13.0,
        }
    }

    /// From 100 to 900, as CSS counts.
    pub fn weight(self) -> u16 {
        match self {
            Lettering::Small | Lettering::Name => 400,
            Lettering::Strong => 600,
        }
    }
}

/// The smallest upright rectangle around something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Bounds {
    /// Whether two share an area; a touch is none.
    pub fn overlaps(&self, other: &Bounds) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether `inner` lies within.
    pub fn holds(&self, inner: &Bounds) -> bool {
        self.left <= inner.left
            && self.top <= inner.top
            && self.right >= inner.right
            && self.bottom >= inner.bottom
    }
}

impl Shape {
    /// What it covers, strokes aside; of text an estimate on the wide side, see [`lettering`].
    pub fn bounds(&self) -> Bounds {
        let around = |points: &[(f64, f64)]| {
            let start = Bounds {
                left: f64::INFINITY,
                top: f64::INFINITY,
                right: f64::NEG_INFINITY,
                bottom: f64::NEG_INFINITY,
            };
            points.iter().fold(start, |it, (x, y)| Bounds {
                left: it.left.min(*x),
                top: it.top.min(*y),
                right: it.right.max(*x),
                bottom: it.bottom.max(*y),
            })
        };
        match self {
            Shape::Rect {
                x,
                y,
                width,
                height,
            } => around(&[(*x, *y), (x + width, y + height)]),
            Shape::Line { x1, y1, x2, y2 } => around(&[(*x1, *y1), (*x2, *y2)]),
            Shape::Circle { x, y, radius, .. } => {
                around(&[(x - radius, y - radius), (x + radius, y + radius)])
            }
            Shape::Path { points, .. } => around(points),
            Shape::Text {
                x,
                y,
                anchor,
                lettering,
                turned,
                text,
            } => {
                let width = lettering::width(text, *lettering);
                let before = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => width / 2.0,
                    Anchor::End => width,
                };
                let (up, down) = (lettering.pixels() * 0.78, lettering.pixels() * 0.24);
                if *turned {
                    around(&[(x - up, y + before), (x + down, y + before - width)])
                } else {
                    around(&[(x - before, y - up), (x - before + width, y + down)])
                }
            }
        }
    }
}
