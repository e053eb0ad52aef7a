//! A forest plot: one estimate a row with how far it could be off, all against one reference.

use crate::{
    DataTable, MAX_ROWS, Picture,
    axis::{Axis, Scale, Unit, aired, ends, precision},
    canvas::{Canvas, NAME, SMALL, column, crisp},
    drawable,
    lettering::short,
    scene::{Lettering, Role},
    table::number,
    words,
};

/// What a forest plot shows. Rows stay in the order given.
#[derive(Clone, Debug, PartialEq)]
pub struct Forest {
    pub title: String,
    pub axis: Axis,
    /// How intervals are called: "95% interval".
    pub interval: String,
    pub rows: Vec<ForestRow>,
    pub reference: Option<Reference>,
    /// Ends of the axis; an interval that goes on gets an arrowhead. `None` shows all of them whole.
    pub range: Option<(f64, f64)>,
}

/// One estimate, all three numbers in the axis' unit. One that is not finite counts as not measured.
#[derive(Clone, Debug, PartialEq)]
pub struct ForestRow {
    pub name: String,
    pub estimate: f64,
    pub low: f64,
    pub high: f64,
    /// A few words, such as the verdict.
    pub note: Option<String>,
    pub tone: Tone,
}

/// What the verdict on a row is. For statistics to say, which know how many comparisons there were, and not for the eye.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// It could be luck, or nobody asked.
    #[default]
    Open,
    /// Better, beyond luck: filled, and in the hue of what is good.
    Good,
    /// Worse, beyond luck.
    Bad,
}

impl Tone {
    fn role(self) -> Role {
        match self {
            Tone::Open => Role::Label,
            Tone::Good => Role::Good,
            Tone::Bad => Role::Bad,
        }
    }
}

/// The line that everything is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub at: f64,
    /// Such as "no difference".
    pub name: String,
}

const ROW: f64 = 28.0;
/// With a note under the name.
const NOTED: f64 = 38.0;
const HEAD: f64 = 26.0;
/// How far an interval's band reaches up and down on a narrow screen.
const BAND: f64 = 9.0;

/// What stands beside an interval, as words.
struct Said {
    estimate: String,
    /// Empty where nothing was measured.
    interval: String,
}

/// Where the parts of a row lie, px.
struct Layout {
    names: f64,
    /// Where estimates end.
    estimates: f64,
    intervals: f64,
    from: f64,
    to: f64,
    wide: bool,
}

/// A row's place: its top, and of its interval the middle line.
struct Place {
    top: f64,
    middle: f64,
}

/// Draws a forest plot. On a narrow screen the name and the numbers stand above each interval.
pub fn forest(input: &Forest, width: f64) -> Picture {
    let mut canvas = Canvas::new(width);
    let table = table(input);
    let is_measured = |it: &&ForestRow| drawable(it.estimate).is_some();
    let measured: Vec<&ForestRow> = input.rows.iter().filter(is_measured).collect();
    let reference = input.reference.as_ref();
    let reference = reference.filter(|it| drawable(it.at).is_some());
    let rows = measured.iter();
    let all = rows.flat_map(|it| [it.estimate, it.low, it.high]);
    let found = ends(all.chain(reference.map(|it| it.at)));
    let Some(found) = found.filter(|_| !measured.is_empty()) else {
        return canvas.empty(&input.title, table);
    };
    let given = input.range.and_then(|(a, b)| ends([a, b]));
    let (low, high) = given.unwrap_or_else(|| aired(found, input.axis.unit));
    let decimals = precision(low, high);
    let drawn = &input.rows[..input.rows.len().min(MAX_ROWS)];
    let said: Vec<Said> = drawn
        .iter()
        .map(|it| say(it, input.axis.unit, decimals))
        .collect();
    let layout = Layout::new(&canvas, input, drawn, &said);
    let scale = Scale::new(low, high, layout.from, layout.to);
    let (places, bottom) = layout.places(drawn);
    let bands: Vec<(f64, f64)> = if layout.wide {
        vec![(HEAD, bottom)]
    } else {
        places
            .iter()
            .map(|it| (it.middle - BAND, it.middle + BAND))
            .collect()
    };
    let end = canvas.x_axis(&input.axis, &scale, &bands, bottom);
    if let Some(it) = reference.filter(|it| scale.holds(it.at)) {
        let x = scale.at(it.at);
        for (top, bottom) in bands {
            canvas.upright(x, top, bottom, Role::Reference);
        }
        canvas.middle((x, 13.0), layout.to - layout.from, &it.name, SMALL);
    }
    if layout.wide {
        canvas.right(
            (canvas.width, 13.0),
            layout.intervals,
            &input.interval,
            SMALL,
        );
    }
    for ((row, said), place) in drawn.iter().zip(&said).zip(&places) {
        draw_words(&mut canvas, row, said, place, &layout);
        if !said.interval.is_empty() {
            draw_interval(&mut canvas, row, said, place.middle, &scale);
        }
    }
    let end = if layout.wide {
        end
    } else {
        canvas.words((0.0, end), &words::lines_are(&input.interval))
    };
    let end = canvas.more_rows(input.rows.len(), drawn.len(), end);
    let description = describe(input, &measured, decimals);
    canvas.done(end, &input.title, description, table)
}

fn say(row: &ForestRow, unit: Unit, decimals: usize) -> Said {
    let text = |value: f64| drawable(value).map_or("?".into(), |it| unit.text(it, decimals));
    if drawable(row.estimate).is_none() {
        return Said {
            estimate: words::not_measured().into(),
            interval: String::new(),
        };
    }
    Said {
        estimate: text(row.estimate),
        interval: words::from_to(&text(row.low), &text(row.high)),
    }
}

impl Layout {
    fn new(canvas: &Canvas, input: &Forest, rows: &[ForestRow], said: &[Said]) -> Self {
        let width = canvas.width;
        let texts = said.iter().filter(|it| !it.interval.is_empty());
        let estimates = texts.clone().map(|it| &*it.estimate);
        let estimates = column(estimates, Lettering::Strong, width * 0.3);
        let intervals = texts.map(|it| &*it.interval).chain([&*input.interval]);
        let intervals = column(intervals, Lettering::Small, width * 0.4);
        let numbers = estimates + 12.0 + intervals;
        let wide = canvas.is_wide();
        let names = if wide {
            let names = rows.iter().map(|it| &*it.name);
            let notes = rows.iter().filter_map(|it| it.note.as_deref());
            let most = width * 0.3;
            column(names, Lettering::Name, most).max(column(notes, Lettering::Small, most))
        } else {
            width - numbers - 12.0
        };
        let (from, to) = if wide {
            (names + 24.0, width - numbers - 28.0)
        } else {
            (8.0, width - 8.0)
        };
        Self {
            names,
            estimates: width - intervals - 12.0,
            intervals,
            from,
            to,
            wide,
        }
    }

    /// Where the rows lie, and where they end. Side by side they are all as high as the highest.
    fn places(&self, rows: &[ForestRow]) -> (Vec<Place>, f64) {
        let has_notes = rows.iter().any(|it| it.note.is_some());
        let mut top = HEAD;
        let mut place = |row: &ForestRow| {
            let height = match (self.wide, row.note.is_some()) {
                (true, _) if has_notes => NOTED,
                (true, _) => ROW,
                (false, noted) => 46.0 + if noted { 14.0 } else { 0.0 },
            };
            let middle = if self.wide {
                top + height / 2.0
            } else {
                top + height - 14.0
            };
            let place = Place {
                top,
                middle: crisp(middle),
            };
            top += height;
            place
        };
        let places = rows.iter().map(&mut place).collect();
        (places, top)
    }
}

fn draw_words(canvas: &mut Canvas, row: &ForestRow, said: &Said, place: &Place, layout: &Layout) {
    let width = canvas.width;
    // Side by side, name and note stand around the middle line and the numbers on it.
    let (name, note, numbers) = match (layout.wide, row.note.is_some()) {
        (true, true) => (place.middle - 2.0, place.middle + 12.0, place.middle + 4.5),
        (true, false) => (place.middle + 4.5, 0.0, place.middle + 4.5),
        (false, _) => (place.top + 18.0, place.top + 32.0, place.top + 18.0),
    };
    canvas.left((0.0, name), layout.names, &row.name, NAME);
    if let Some(text) = &row.note {
        let most = if layout.wide { layout.names } else { width };
        canvas.left((0.0, note), most, text, SMALL);
    }
    if said.interval.is_empty() {
        canvas.right((width, numbers), width, &said.estimate, SMALL);
        return;
    }
    let strong = (Lettering::Strong, row.tone.role());
    canvas.right((layout.estimates, numbers), width, &said.estimate, strong);
    canvas.right((width, numbers), width, &said.interval, SMALL);
}

fn draw_interval(canvas: &mut Canvas, row: &ForestRow, said: &Said, y: f64, scale: &Scale) {
    let tip = words::estimate_within(&short(&row.name), &said.estimate, &said.interval);
    let (low, high) = (row.low.min(row.high), row.low.max(row.high));
    let is_sure = row.tone != Tone::Open;
    let role = if is_sure {
        row.tone.role()
    } else {
        Role::Interval
    };
    let is_known = drawable(low).is_some() && drawable(high).is_some();
    if is_known && high >= scale.low && low <= scale.high {
        let (from, to) = (scale.at(low), scale.at(high));
        canvas.line((from, y), (to, y), role).tip = Some(tip.clone());
        for (end, x) in [(low, from), (high, to)] {
            if scale.holds(end) {
                canvas.line((x, y - 4.0), (x, y + 4.0), role);
            }
        }
    }
    // What goes on beyond the axis points there.
    if low < scale.low {
        arrow(canvas, scale.from, y, 7.0, role);
    }
    if high > scale.high {
        arrow(canvas, scale.to, y, -7.0, role);
    }
    if scale.holds(row.estimate) {
        // Filled is beyond luck, so that it does not rest on the colour.
        canvas
            .circle(scale.at(row.estimate), y, 4.5, is_sure, row.tone.role())
            .tip = Some(tip);
    }
}

/// An arrowhead with its point at `x`.
fn arrow(canvas: &mut Canvas, x: f64, y: f64, back: f64, role: Role) {
    canvas.path(
        vec![(x, y), (x + back, y - 4.0), (x + back, y + 4.0)],
        true,
        role,
    );
}

fn describe(input: &Forest, measured: &[&ForestRow], decimals: usize) -> String {
    let text = |value: f64| input.axis.unit.text(value, decimals);
    let n_rows = input.rows.len();
    let mut said = vec![words::forest_described(
        &input.axis.name,
        n_rows,
        &input.interval,
    )];
    let by = |a: &&&ForestRow, b: &&&ForestRow| a.estimate.total_cmp(&b.estimate);
    if let (Some(most), Some(least)) = (measured.iter().max_by(by), measured.iter().min_by(by)) {
        said.push(words::highest(&short(&most.name), &text(most.estimate)));
        said.push(words::lowest(&short(&least.name), &text(least.estimate)));
    }
    if let Some(it) = &input.reference {
        said.push(words::dashed_line(&short(&it.name)));
    }
    said.join(" ")
}

fn table(input: &Forest) -> DataTable {
    let columns = [
        words::name(),
        &*input.axis.name,
        words::low(),
        words::high(),
        words::note(),
    ];
    let mut table = DataTable::new(&input.title, &columns);
    for row in &input.rows {
        let numbers = [row.estimate, row.low, row.high].map(|it| number(drawable(it)));
        let note = row.note.clone().unwrap_or_default();
        let [estimate, low, high] = numbers;
        table
            .rows
            .push(vec![row.name.clone(), estimate, low, high, note]);
    }
    table
}
