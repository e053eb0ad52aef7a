//! A heat map of a grid: prompts down, rows of data across, the darker the more.

use crate::{
    DataTable, MAX_ROWS, Picture,
    axis::{Unit, ends},
    canvas::{Canvas, SMALL, column},
    drawable,
    heat_scale::{HeatScale, missing},
    lettering::{short, width},
    scene::{Lettering, Role},
    table::number,
    words,
};

/// What a heat map shows.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatMap {
    pub title: String,
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    /// `values[row][column]`; `None`, a number that is not finite, and what is too short are not measured.
    pub values: Vec<Vec<Option<f64>>>,
    /// What the ramp's ends mean; `None` takes the smallest and the largest value.
    pub range: Option<(f64, f64)>,
    pub unit: Unit,
    /// What a row is, such as "prompt".
    pub row_name: String,
    /// What a column is, such as "row of data".
    pub column_name: String,
}

/// Where the cells lie, px.
struct Cells {
    /// Room for the names of rows.
    names: f64,
    left: f64,
    top: f64,
    wide: f64,
    tall: f64,
    /// Of the names of rows.
    lettering: Lettering,
    n_columns: usize,
    /// How many neighbouring columns one cell is the mean of, where there are more columns than room.
    bin: usize,
}

/// Narrower cells than this cannot be told apart, px.
const NARROWEST: f64 = 1.75;
/// Wider ones would only shout.
const WIDEST: f64 = 72.0;
const LONGEST_TURNED: f64 = 84.0;
/// Between names, cells and means.
const GAP: f64 = 12.0;

/// Draws a heat map. A column on the right says each row's mean.
pub fn heat_map(input: &HeatMap, width: f64) -> Picture {
    let mut canvas = Canvas::new(width);
    let (n_rows, n_columns) = (input.rows.len(), input.columns.len());
    let at = |row: usize, column: usize| -> Option<f64> {
        drawable((*input.values.get(row)?.get(column)?)?)
    };
    let row_values = |row: usize| (0..n_columns).filter_map(move |column| at(row, column));
    let table = table(input, &at);
    let given = input.range.and_then(|(low, high)| ends([low, high]));
    let Some(found) = ends((0..n_rows).flat_map(row_values)) else {
        return canvas.empty(&input.title, table);
    };
    let heat = HeatScale::new(given.unwrap_or(found), input.unit);
    let means: Vec<Option<f64>> = (0..n_rows).map(|row| mean(row_values(row))).collect();
    let drawn = n_rows.min(MAX_ROWS);
    let said = means[..drawn].iter();
    let said: Vec<String> = said
        .map(|it| it.map_or("–".into(), |it| heat.text(it)))
        .collect();
    let mean_wide = column(
        said.iter().map(|it| &**it).chain([words::mean()]),
        Lettering::Small,
        90.0,
    );
    let cells = Cells::new(&canvas, input, drawn, mean_wide);
    head(&mut canvas, input, &cells);
    let right = cells.right() + GAP + mean_wide;
    canvas.right((right, cells.top - 8.0), mean_wide, words::mean(), SMALL);
    let mut has_missing = false;
    for (row, said) in said.iter().enumerate() {
        let baseline = cells.top + (row as f64 + 0.5) * cells.tall + 4.0;
        let name = &input.rows[row];
        canvas.left(
            (0.0, baseline),
            cells.names,
            name,
            (cells.lettering, Role::Label),
        );
        has_missing |= draw_cells(&mut canvas, input, &cells, &heat, row, &at);
        canvas.right(
            (right, baseline),
            mean_wide,
            said,
            (Lettering::Small, Role::Label),
        );
    }
    let mut end = cells.top + drawn as f64 * cells.tall + 14.0;
    end = heat.legend(
        &mut canvas,
        cells.left,
        end,
        has_missing.then_some(cells.place(0).1),
    );
    if cells.bin > 1 {
        end = canvas.words((0.0, end + 2.0), &words::mean_of_neighbours(cells.bin));
    }
    end = canvas.more_rows(n_rows, drawn, end);
    let description = describe(input, &heat, found, &means, &at);
    canvas.done(end, &input.title, description, table)
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0usize), |(sum, n), it| (sum + it, n + 1));
    (n > 0).then(|| sum / n as f64)
}

impl Cells {
    fn new(canvas: &Canvas, input: &HeatMap, n_rows: usize, means: f64) -> Self {
        let n_columns = input.columns.len().max(1);
        let names = input.rows[..n_rows].iter().map(|it| &**it);
        let tall = match n_rows {
            0..=12 => 26.0,
            13..=30 => 20.0,
            _ => 16.0,
        };
        // Low rows and narrow scenes have small names.
        let is_small = tall < 20.0 || !canvas.is_wide();
        let lettering = if is_small {
            Lettering::Small
        } else {
            Lettering::Name
        };
        let needed = column(names.chain([&*input.row_name]), lettering, f64::MAX);
        let least = needed.min((canvas.width * 0.32).min(240.0)).ceil();
        let room = canvas.width - least - GAP - means - GAP;
        let bin = ((n_columns as f64 * NARROWEST) / room).ceil().max(1.0) as usize;
        let share = room / n_columns.div_ceil(bin) as f64;
        // Whole px, so that all cells are one width; the smallest go without.
        let wide = if share >= 4.0 {
            share.floor().min(WIDEST)
        } else {
            share
        };
        let spare = room - wide * n_columns.div_ceil(bin) as f64;
        // What the cells leave is for long names.
        let names = needed.min(least + spare).floor();
        let widest = column(
            input.columns.iter().map(|it| &**it),
            Lettering::Small,
            f64::MAX,
        );
        let is_level = widest + 6.0 <= wide;
        let head = if is_level {
            16.0
        } else {
            widest.min(LONGEST_TURNED)
        };
        Self {
            names,
            left: names + GAP,
            top: (24.0 + head + 6.0).ceil(),
            wide,
            tall,
            lettering,
            n_columns,
            bin,
        }
    }

    fn right(&self) -> f64 {
        self.left + self.wide * self.n_columns.div_ceil(self.bin) as f64
    }

    /// Where a cell begins and how wide it is: on half px, so that a small one has crisp sides.
    fn place(&self, i: usize) -> (f64, f64) {
        let at = |i: usize| ((self.left + i as f64 * self.wide) * 2.0).round() / 2.0;
        let gap = if self.wide >= 6.0 { 1.0 } else { 0.0 };
        (at(i), at(i + 1) - at(i) - gap)
    }
}

/// The names of rows and columns. Columns too narrow for all of their names show every second, fifth, tenth, ...
fn head(canvas: &mut Canvas, input: &HeatMap, cells: &Cells) {
    canvas.left((0.0, cells.top - 8.0), cells.names, &input.row_name, SMALL);
    let most = canvas.width - cells.left;
    canvas.left((cells.left, 12.0), most, &input.column_name, SMALL);
    canvas.level(cells.left, cells.right(), cells.top - 2.0, Role::Grid);
    let fits = |it: &String| width(it, Lettering::Small) + 6.0 <= cells.wide;
    let is_level = input.columns.iter().all(fits);
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    let n_cells = input.columns.len().div_ceil(cells.bin);
    let enough = |it: &&usize| **it as f64 * cells.wide >= 14.0;
    let step = steps.iter().find(enough).copied().unwrap_or(n_cells.max(1));
    for i in (0..n_cells).step_by(step) {
        let name = &input.columns[i * cells.bin];
        let middle = cells.left + (i as f64 + 0.5) * cells.wide;
        if is_level {
            canvas.middle((middle, cells.top - 8.0), cells.wide, name, SMALL);
        } else {
            // A narrow cell's name begins where the cell does, and still stays within the scene.
            let x = (middle + 4.0).min(canvas.width - 3.0).max(9.0);
            canvas.turned((x, cells.top - 6.0), LONGEST_TURNED, name, SMALL);
        }
    }
}

/// Whether one of the row's cells is missing.
fn draw_cells(
    canvas: &mut Canvas,
    input: &HeatMap,
    cells: &Cells,
    heat: &HeatScale,
    row: usize,
    at: &impl Fn(usize, usize) -> Option<f64>,
) -> bool {
    let n_columns = input.columns.len();
    let y = cells.top + row as f64 * cells.tall;
    let name = short(&input.rows[row]);
    let mut has_missing = false;
    for i in 0..n_columns.div_ceil(cells.bin) {
        let first = i * cells.bin;
        let last = (first + cells.bin).min(n_columns);
        let (x, wide) = cells.place(i);
        let size = (wide, cells.tall - 1.0);
        let Some(value) = mean((first..last).filter_map(|column| at(row, column))) else {
            has_missing = true;
            missing(canvas, (x, y), size);
            continue;
        };
        let (step, text) = (heat.step(value), heat.text(value));
        let tip = if cells.bin == 1 {
            words::cell_at(&name, &short(&input.columns[first]), &text)
        } else {
            words::cells_at(
                &name,
                &short(&input.columns[first]),
                last - first - 1,
                &text,
            )
        };
        canvas.rect(x, y, size.0, size.1, Role::Heat(step)).tip = Some(tip);
        if width(&text, Lettering::Small) + 6.0 <= size.0 && size.1 >= 15.0 {
            let place = (x + size.0 / 2.0, y + size.1 / 2.0 + 4.0);
            canvas.middle(place, size.0, &text, (Lettering::Small, Role::OnHeat(step)));
        }
    }
    has_missing
}

fn describe(
    input: &HeatMap,
    heat: &HeatScale,
    found: (f64, f64),
    means: &[Option<f64>],
    at: &impl Fn(usize, usize) -> Option<f64>,
) -> String {
    let (n_rows, n_columns) = (input.rows.len(), input.columns.len());
    let (low, high) = (heat.text(found.0), heat.text(found.1));
    let mut said = vec![words::cells_described(
        n_rows,
        n_columns,
        &input.row_name,
        &input.column_name,
        &low,
        &high,
    )];
    let missing = (0..n_rows).map(|row| (0..n_columns).filter(|it| at(row, *it).is_none()).count());
    let missing: usize = missing.sum();
    if missing > 0 {
        said.push(words::cells_missing(missing));
    }
    let known = means
        .iter()
        .zip(&input.rows)
        .filter_map(|(mean, name)| Some(((*mean)?, name)));
    if let Some((mean, name)) = known.max_by(|a, b| a.0.total_cmp(&b.0)) {
        said.push(words::highest_mean(&short(name), &heat.text(mean)));
    }
    said.join(" ")
}

fn table(input: &HeatMap, at: &impl Fn(usize, usize) -> Option<f64>) -> DataTable {
    let names = input.columns.iter().map(|it| &**it);
    let columns: Vec<&str> = [&*input.row_name].into_iter().chain(names).collect();
    let mut table = DataTable::new(&input.title, &columns);
    for (row, name) in input.rows.iter().enumerate() {
        let cells = (0..input.columns.len()).map(|column| number(at(row, column)));
        table
            .rows
            .push([name.clone()].into_iter().chain(cells).collect());
    }
    table
}
