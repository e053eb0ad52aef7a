//! A forest plot: one estimate a row with how far it could be off, all against one reference.

use crate::{
    DataTable, MAX_ROWS, Picture,
    axis::{Axis, Scale, aired, ends},
    canvas::{Canvas, NAME, SMALL, column, crisp},
    drawable,
    lettering::short,
    scene::{Anchor, Lettering, Role},
    table::number,
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
    /// `Good` or `Bad` where the verdict says so, which is for statistics to say and not for the eye; else `Label`.
    pub role: Role,
}

/// The line that everything is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub at: f64,
    /// Such as "no difference".
    pub name: String,
}

const ROW: f64 = 28.0;
const NOTE: f64 = 14.0;
const HEAD: f64 = 26.0;

/// Where the parts of a row lie, px.
struct Layout {
    names: f64,
    numbers: f64,
    wide: bool,
}

/// Draws a forest plot. On a narrow screen the name and the numbers stand above each interval.
pub fn forest(input: &Forest, width: f64) -> Picture {
    let mut canvas = Canvas::new(width);
    let table = table(input);
    let measured: Vec<&ForestRow> = input
        .rows
        .iter()
        .filter(|it| drawable(it.estimate).is_some())
        .collect();
    let reference = input
        .reference
        .as_ref()
        .filter(|it| drawable(it.at).is_some());
    let all = measured
        .iter()
        .flat_map(|it| [it.estimate, it.low, it.high]);
    let Some(found) = ends(all.chain(reference.map(|it| it.at))).filter(|_| !measured.is_empty())
    else {
        return canvas.empty(&input.title, table);
    };
    let given = input.range.and_then(|(a, b)| ends([a, b]));
    let (low, high) = given.unwrap_or_else(|| aired(found, input.axis.unit));
    let decimals = crate::ticks(low, high, 6).decimals + 1;
    let said = |row: &ForestRow| -> (String, String) {
        let text = |value: f64| {
            drawable(value).map_or("?".into(), |it| input.axis.unit.text(it, decimals))
        };
        if drawable(row.estimate).is_none() {
            return ("not measured".into(), String::new());
        }
        (
            text(row.estimate),
            format!("{} to {}", text(row.low), text(row.high)),
        )
    };
    let drawn = &input.rows[..input.rows.len().min(MAX_ROWS)];
    let numbers: Vec<(String, String)> = drawn.iter().map(said).collect();
    let estimates = column(
        numbers.iter().map(|it| &*it.0),
        Lettering::Strong,
        canvas.width * 0.3,
    );
    let intervals = column(
        numbers.iter().map(|it| &*it.1).chain([&*input.interval]),
        Lettering::Small,
        canvas.width * 0.4,
    );
    let wide = canvas.is_wide();
    let numbers_wide = estimates + 12.0 + intervals;
    let layout = Layout {
        names: if wide {
            let names = drawn.iter().map(|it| &*it.name);
            let notes = drawn.iter().filter_map(|it| it.note.as_deref());
            let most = canvas.width * 0.3;
            column(names, Lettering::Name, most).max(column(notes, Lettering::Small, most))
        } else {
            canvas.width - numbers_wide - 12.0
        },
        numbers: canvas.width - intervals,
        wide,
    };
    let scale = if wide {
        Scale::new(
            low,
            high,
            layout.names + 24.0,
            canvas.width - numbers_wide - 28.0,
        )
    } else {
        Scale::new(low, high, 8.0, canvas.width - 8.0)
    };
    let heights = drawn.iter().map(|it| {
        let note = if it.note.is_some() { NOTE } else { 0.0 };
        if wide { ROW + note } else { ROW + 20.0 + note }
    });
    let heights: Vec<f64> = heights.collect();
    let bottom = HEAD + heights.iter().sum::<f64>();
    let (_, mut end) = canvas.x_axis(&input.axis, &scale, HEAD, bottom);
    if let Some(it) = reference.filter(|it| scale.holds(it.at)) {
        canvas.upright(scale.at(it.at), HEAD - 4.0, bottom, Role::Reference);
        let room = scale.to - scale.from;
        canvas.text(
            (scale.at(it.at), 13.0),
            Anchor::Middle,
            room,
            &it.name,
            SMALL,
        );
    }
    if wide {
        canvas.text(
            (canvas.width, 13.0),
            Anchor::End,
            intervals,
            &input.interval,
            SMALL,
        );
    }
    let mut top = HEAD;
    for ((row, numbers), height) in drawn.iter().zip(&numbers).zip(heights) {
        draw_row(&mut canvas, row, numbers, (top, height), &layout, &scale);
        top += height;
    }
    end = canvas.more_rows(input.rows.len(), drawn.len(), end);
    let description = describe(input, &measured, decimals);
    canvas.done(end, &input.title, description, table)
}

fn draw_row(
    canvas: &mut Canvas,
    row: &ForestRow,
    (estimate, interval): &(String, String),
    (top, height): (f64, f64),
    layout: &Layout,
    scale: &Scale,
) {
    let baseline = top + 18.0;
    let strong = (Lettering::Strong, row.role);
    canvas.text(
        (0.0, baseline),
        Anchor::Start,
        layout.names,
        &row.name,
        NAME,
    );
    if let Some(note) = &row.note {
        let (y, most) = if layout.wide {
            (top + ROW + 4.0, layout.names)
        } else {
            (top + 32.0, canvas.width)
        };
        canvas.text((0.0, y), Anchor::Start, most, note, SMALL);
    }
    if interval.is_empty() {
        canvas.text(
            (canvas.width, baseline),
            Anchor::End,
            canvas.width,
            estimate,
            SMALL,
        );
        return;
    }
    canvas.text(
        (layout.numbers - 12.0, baseline),
        Anchor::End,
        canvas.width,
        estimate,
        strong,
    );
    canvas.text(
        (canvas.width, baseline),
        Anchor::End,
        canvas.width,
        interval,
        SMALL,
    );
    let y = if layout.wide {
        crisp(top + 13.0)
    } else {
        crisp(top + height - 14.0)
    };
    let tip = format!("{}: {estimate} ({interval})", short(&row.name));
    let (low, high) = (row.low.min(row.high), row.low.max(row.high));
    let line_role = if row.role == Role::Label {
        Role::Interval
    } else {
        row.role
    };
    if drawable(low).is_some() && drawable(high).is_some() && high >= scale.low && low <= scale.high
    {
        canvas
            .line((scale.at(low), y), (scale.at(high), y), line_role)
            .tip = Some(tip.clone());
        if scale.holds(low) {
            canvas.line(
                (scale.at(low), y - 4.0),
                (scale.at(low), y + 4.0),
                line_role,
            );
        }
        if scale.holds(high) {
            canvas.line(
                (scale.at(high), y - 4.0),
                (scale.at(high), y + 4.0),
                line_role,
            );
        }
    }
    // What goes on beyond the axis points there.
    if low < scale.low {
        arrow(canvas, scale.from, y, 7.0, line_role);
    }
    if high > scale.high {
        arrow(canvas, scale.to, y, -7.0, line_role);
    }
    if scale.holds(row.estimate) {
        // Filled is beyond luck, so that it does not rest on the colour.
        let is_sure = row.role != Role::Label;
        canvas
            .circle(scale.at(row.estimate), y, 4.5, is_sure, row.role)
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
    let rows = if n_rows == 1 { "row" } else { "rows" };
    let mut said = format!(
        "{}, {n_rows} {rows} with {}.",
        input.axis.name, input.interval
    );
    let by = |a: &&&ForestRow, b: &&&ForestRow| a.estimate.total_cmp(&b.estimate);
    if let (Some(most), Some(least)) = (measured.iter().max_by(by), measured.iter().min_by(by)) {
        said += &format!(" Highest: {}, {}.", short(&most.name), text(most.estimate));
        said += &format!(" Lowest: {}, {}.", short(&least.name), text(least.estimate));
    }
    if let Some(it) = &input.reference {
        said += &format!(" The dashed line is {}.", short(&it.name));
    }
    said
}

fn table(input: &Forest) -> DataTable {
    let columns = ["name", &*input.axis.name, "low", "high", "note"];
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
