//! Where the plots draw: marks that stay inside the scene, axes, names and the scene of nothing measured.

use crate::{
    DataTable, Picture,
    axis::{Axis, Scale, Ticks, Unit, ticks},
    lettering::{elide, width},
    scene::{Anchor, Bounds, Lettering, Mark, Role, Scene, Shape},
    words,
};

/// Narrower scenes than this are made this wide, px.
pub const MIN_WIDTH: f64 = 280.0;
/// Wider scenes than this are made this wide, px.
pub const MAX_WIDTH: f64 = 4000.0;
/// From this width on there is room for columns side by side, px.
const DESK: f64 = 560.0;

/// A scene that grows downwards.
#[derive(Debug)]
pub(crate) struct Canvas {
    pub(crate) width: f64,
    marks: Vec<Mark>,
}

impl Canvas {
    /// For a scene about as wide as asked, in whole px.
    pub(crate) fn new(width: f64) -> Self {
        let width = if width.is_finite() { width } else { MIN_WIDTH };
        Self {
            width: width.clamp(MIN_WIDTH, MAX_WIDTH).floor(),
            marks: Vec::new(),
        }
    }

    pub(crate) fn is_wide(&self) -> bool {
        self.width >= DESK
    }

    fn push(&mut self, shape: Shape, role: Role) -> &mut Mark {
        let at = self.marks.len();
        self.marks.push(Mark {
            shape,
            role,
            tip: None,
        });
        &mut self.marks[at]
    }

    pub(crate) fn rect(
        &mut self,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        role: Role,
    ) -> &mut Mark {
        let shape = Shape::Rect {
            x,
            y,
            width,
            height,
        };
        self.push(shape, role)
    }

    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), role: Role) -> &mut Mark {
        let shape = Shape::Line {
            x1: from.0,
            y1: from.1,
            x2: to.0,
            y2: to.1,
        };
        self.push(shape, role)
    }

    /// A level line one device pixel high, where lines lie on whole pixels.
    pub(crate) fn level(&mut self, left: f64, right: f64, y: f64, role: Role) -> &mut Mark {
        let y = crisp(y);
        self.line((left, y), (right, y), role)
    }

    /// Its upright twin.
    pub(crate) fn upright(&mut self, x: f64, top: f64, bottom: f64, role: Role) -> &mut Mark {
        let x = crisp(x);
        self.line((x, top), (x, bottom), role)
    }

    pub(crate) fn circle(
        &mut self,
        x: f64,
        y: f64,
        radius: f64,
        filled: bool,
        role: Role,
    ) -> &mut Mark {
        let shape = Shape::Circle {
            x,
            y,
            radius,
            filled,
        };
        self.push(shape, role)
    }

    pub(crate) fn path(&mut self, points: Vec<(f64, f64)>, filled: bool, role: Role) -> &mut Mark {
        self.push(Shape::Path { points, filled }, role)
    }

    /// Text of at most `most` px, moved where it would leave the scene; cut text has its whole self as tip.
    pub(crate) fn text(
        &mut self,
        at: (f64, f64),
        anchor: Anchor,
        most: f64,
        text: &str,
        (lettering, role): Style,
    ) -> &mut Mark {
        let shown = elide(text, most.min(self.width), lettering);
        let wide = width(&shown, lettering);
        let before = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => wide / 2.0,
            Anchor::End => wide,
        };
        let x = at.0.min(self.width - wide + before).max(before);
        let was_cut = shown.ends_with('…') && !text.ends_with('…');
        let tip = was_cut.then(|| text.to_owned());
        let shape = Shape::Text {
            x,
            y: at.1,
            anchor,
            lettering,
            turned: false,
            text: shown,
        };
        let mark = self.push(shape, role);
        mark.tip = tip;
        mark
    }

    /// Text that begins at `at`.
    pub(crate) fn left(&mut self, at: (f64, f64), most: f64, text: &str, style: Style) {
        self.text(at, Anchor::Start, most, text, style);
    }

    /// Text that ends at `at`.
    pub(crate) fn right(&mut self, at: (f64, f64), most: f64, text: &str, style: Style) {
        self.text(at, Anchor::End, most, text, style);
    }

    /// Text around `at`.
    pub(crate) fn middle(&mut self, at: (f64, f64), most: f64, text: &str, style: Style) {
        self.text(at, Anchor::Middle, most, text, style);
    }

    /// Small words from `at` on, on as many lines as they need. Returns where what comes next may begin.
    pub(crate) fn words(&mut self, at: (f64, f64), words: &str) -> f64 {
        let most = self.width - at.0;
        let (mut line, mut y) = (String::new(), at.1 + 12.0);
        for word in words.split(' ') {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if line.is_empty() || width(&longer, Lettering::Small) <= most {
                line = longer;
            } else {
                self.left((at.0, y), most, &line, SMALL);
                line = word.to_owned();
                y += 16.0;
            }
        }
        self.left((at.0, y), most, &line, SMALL);
        y + 8.0
    }

    /// Text that reads upwards from `at`, at most `most` px long.
    pub(crate) fn turned(
        &mut self,
        at: (f64, f64),
        most: f64,
        text: &str,
        (lettering, role): Style,
    ) {
        let shown = elide(text, most, lettering);
        let was_cut = shown.ends_with('…') && !text.ends_with('…');
        let tip = was_cut.then(|| text.to_owned());
        let shape = Shape::Text {
            x: at.0,
            y: at.1,
            anchor: Anchor::Start,
            lettering,
            turned: true,
            text: shown,
        };
        self.push(shape, role).tip = tip;
    }

    /// Numbers and the name of an axis below `bottom`, and its hairlines behind each band (its top, its bottom).
    /// Returns where what comes next may begin.
    pub(crate) fn x_axis(
        &mut self,
        axis: &Axis,
        scale: &Scale,
        bands: &[(f64, f64)],
        bottom: f64,
    ) -> f64 {
        let length = scale.to - scale.from;
        let ticks = fitting(
            scale,
            (length / 56.0) as usize + 1,
            |texts| {
                let widest = texts.iter().map(|it| width(it, Lettering::Small));
                let widest = widest.fold(0.0, f64::max);
                (widest + 14.0) * texts.len().saturating_sub(1) as f64 <= length
            },
            axis.unit,
        );
        for value in &ticks.values {
            let x = scale.at(*value);
            for (top, bottom) in bands {
                self.upright(x, *top, *bottom, Role::Grid);
            }
            let text = axis.unit.text(*value, ticks.decimals);
            self.middle((x, bottom + 16.0), length, &text, SMALL);
        }
        let middle = (scale.from + scale.to) / 2.0;
        self.middle((middle, bottom + 34.0), length, &axis.name, SMALL);
        bottom + 42.0
    }

    /// Round numbers for an axis that lies left of a plot, and the room that they take.
    pub(crate) fn y_ticks(axis: &Axis, low: f64, high: f64, height: f64) -> (Ticks, f64) {
        let ticks = ticks(low, high, ((height / 44.0) as usize + 1).max(2));
        let texts = ticks
            .values
            .iter()
            .map(|it| axis.unit.text(*it, ticks.decimals));
        let widest = texts
            .map(|it| width(&it, Lettering::Small))
            .fold(0.0, f64::max);
        (ticks, widest + 8.0)
    }

    /// Hairlines and numbers of such an axis; its name stands above, where it can be read without turning the head.
    pub(crate) fn y_axis(
        &mut self,
        axis: &Axis,
        scale: &Scale,
        ticks: &Ticks,
        left: f64,
        right: f64,
    ) {
        for value in &ticks.values {
            let y = scale.at(*value);
            self.level(left, right, y, Role::Grid);
            let text = axis.unit.text(*value, ticks.decimals);
            self.right((left - 8.0, y + 4.0), left, &text, SMALL);
        }
        self.left((0.0, 12.0), self.width, &axis.name, SMALL);
    }

    /// A line under everything, where not all rows were drawn. Returns where what comes next may begin.
    pub(crate) fn more_rows(&mut self, n_rows: usize, n_drawn: usize, y: f64) -> f64 {
        self.more_rows_at(0.0, n_rows, n_drawn, y)
    }

    /// The same, under a column that begins at `x`.
    pub(crate) fn more_rows_at(&mut self, x: f64, n_rows: usize, n_drawn: usize, y: f64) -> f64 {
        if n_rows <= n_drawn {
            return y;
        }
        let text = words::more_in_table(n_rows - n_drawn);
        self.words((x, y + 2.0), &text)
    }

    pub(crate) fn done(
        self,
        height: f64,
        title: &str,
        description: String,
        table: DataTable,
    ) -> Picture {
        Picture {
            scene: Scene {
                title: title.to_owned(),
                description,
                width: self.width,
                height: height.ceil(),
                marks: self.marks,
            },
            table,
        }
    }

    /// The scene of an experiment that has no numbers yet.
    pub(crate) fn empty(mut self, title: &str, table: DataTable) -> Picture {
        self.level(0.0, self.width, 0.0, Role::Grid);
        self.middle(
            (self.width / 2.0, 52.0),
            self.width,
            words::nothing_measured(),
            (Lettering::Name, Role::Muted),
        );
        self.level(0.0, self.width, 95.0, Role::Grid);
        self.done(96.0, title, words::nothing_measured_yet().to_owned(), table)
    }
}

/// How text is set and what it means.
pub(crate) type Style = (Lettering, Role);

/// Small muted text: beside axes, in heads and legends.
pub(crate) const SMALL: Style = (Lettering::Small, Role::Muted);
/// A name to be read.
pub(crate) const NAME: Style = (Lettering::Name, Role::Label);

/// As many round numbers as `fits` allows, two at least where there are two.
fn fitting(scale: &Scale, most: usize, fits: impl Fn(&[String]) -> bool, unit: Unit) -> Ticks {
    let mut most = most.clamp(2, 9);
    loop {
        let found = ticks(scale.low, scale.high, most);
        let texts: Vec<String> = found
            .values
            .iter()
            .map(|it| unit.text(*it, found.decimals))
            .collect();
        if most <= 2 || fits(&texts) {
            return found;
        }
        most -= 1;
    }
}

/// The middle of the pixel.
pub(crate) fn crisp(at: f64) -> f64 {
    at.floor() + 0.5
}

/// The widest of some names, at most `most` px.
pub(crate) fn column<'a>(
    names: impl IntoIterator<Item = &'a str>,
    lettering: Lettering,
    most: f64,
) -> f64 {
    let widths = names.into_iter().map(|it| width(it, lettering));
    widths.fold(0.0, f64::max).min(most).ceil()
}

/// The bounds of a text that was not drawn yet.
pub(crate) fn text_bounds(
    at: (f64, f64),
    anchor: Anchor,
    text: &str,
    lettering: Lettering,
) -> Bounds {
    let shape = Shape::Text {
        x: at.0,
        y: at.1,
        anchor,
        lettering,
        turned: false,
        text: text.to_owned(),
    };
    shape.bounds()
}
