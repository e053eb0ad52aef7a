//! Which labels a model answered, order by order: a small histogram a row, all on one scale.

use crate::{
    DataTable, MAX_ROWS, Picture,
    axis::Unit,
    canvas::{Canvas, NAME, SMALL, column},
    lettering::{short, width as text_width},
    scene::{Lettering, Role},
    words,
};

/// What the plot shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    pub title: String,
    pub labels: Vec<String>,
    /// Each an order of the examples, or whatever else is compared.
    pub rows: Vec<BarsRow>,
    /// How often each label is right, for comparison: a stroke across its bars.
    pub truth: Option<Vec<u64>>,
    /// What a row is, such as "order".
    pub row_name: String,
}

/// How often each label was answered; a count that is not there is 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarsRow {
    pub name: String,
    pub counts: Vec<u64>,
}

/// Labels beyond this many are in the table alone.
const MAX_LABELS: usize = 8;
const ROW: f64 = 24.0;
/// Between two columns.
const GAP: f64 = 20.0;

/// Where the columns lie, px.
struct Columns {
    names: f64,
    left: f64,
    pitch: f64,
    /// From a share to the length of its bar.
    scale: f64,
    n_labels: usize,
}

const TOP: f64 = 26.0;

/// Draws the bars: a row each, a column for each label, so that a label is compared down its column.
pub fn bars(input: &Bars, width: f64) -> Picture {
    let mut canvas = Canvas::new(width);
    let table = table(input);
    let is_measured = input.rows.iter().any(|it| sum(input, &it.counts) > 0);
    if input.labels.is_empty() || !is_measured {
        return canvas.empty(&input.title, table);
    }
    let drawn = &input.rows[..input.rows.len().min(MAX_ROWS)];
    let columns = Columns::new(&canvas, input, drawn);
    let bottom = TOP + drawn.len() as f64 * ROW;
    canvas.left((0.0, 14.0), columns.names, &input.row_name, SMALL);
    canvas.level(0.0, columns.at(columns.n_labels) - GAP, 20.0, Role::Grid);
    for (i, row) in drawn.iter().enumerate() {
        let y = TOP + i as f64 * ROW;
        canvas.left((0.0, y + 16.5), columns.names, &row.name, NAME);
        for label in 0..columns.n_labels {
            draw_bar(&mut canvas, input, row, label, y, &columns);
        }
    }
    let truth = truth_row(input);
    for label in 0..columns.n_labels {
        let x = columns.at(label);
        let style = (Lettering::Small, Role::Label);
        canvas.left((x, 14.0), columns.pitch - GAP, &input.labels[label], style);
        canvas.upright(x - 1.0, TOP, bottom, Role::Axis);
        if let Some(truth) = &truth {
            let x = x + share(input, &truth.counts, label) * columns.scale;
            canvas.upright(x, TOP, bottom, Role::Reference);
        }
    }
    let mut end = bottom + 4.0;
    if truth.is_some() {
        canvas.upright(4.0, end + 6.0, end + 18.0, Role::Reference);
        canvas.left(
            (14.0, end + 16.0),
            canvas.width,
            words::how_often_right(),
            SMALL,
        );
        end += 24.0;
    }
    let n_more = input.labels.len() - columns.n_labels;
    if n_more > 0 {
        end = canvas.words((0.0, end + 2.0), &words::more_labels(n_more));
    }
    end = canvas.more_rows(input.rows.len(), drawn.len(), end);
    canvas.done(end, &input.title, describe(input), table)
}

impl Columns {
    fn new(canvas: &Canvas, input: &Bars, rows: &[BarsRow]) -> Self {
        let names = rows.iter().map(|it| &*it.name).chain([&*input.row_name]);
        let names = column(names, Lettering::Name, canvas.width * 0.28);
        let left = names + 16.0;
        let room = canvas.width - left + GAP;
        // As many labels as have room for a bar and its number.
        let number = text_width("100%", Lettering::Small) + 8.0;
        let n_most = (room / (number + GAP + 22.0)) as usize;
        let n_labels = input.labels.len().min(MAX_LABELS).min(n_most).max(1);
        let pitch = (room / n_labels as f64).min(320.0);
        let truth = truth_row(input);
        let rows = rows.iter().chain(&truth);
        let shares = rows.flat_map(|it| (0..n_labels).map(|i| share(input, &it.counts, i)));
        let most = shares.fold(0.0, f64::max);
        let full = pitch - number - GAP;
        Self {
            names,
            left,
            pitch,
            scale: if most > 0.0 { full / most } else { 0.0 },
            n_labels,
        }
    }

    fn at(&self, label: usize) -> f64 {
        self.left + label as f64 * self.pitch
    }
}

fn draw_bar(
    canvas: &mut Canvas,
    input: &Bars,
    row: &BarsRow,
    label: usize,
    y: f64,
    columns: &Columns,
) {
    let (share, sum) = (share(input, &row.counts, label), sum(input, &row.counts));
    let x = columns.at(label);
    if share > 0.0 {
        let count = row.counts.get(label).copied().unwrap_or(0);
        let (name, label) = (short(&row.name), short(&input.labels[label]));
        let long = (share * columns.scale).max(1.0);
        let bar = canvas.rect(x, y + 6.0, long, ROW - 12.0, Role::Series(0));
        bar.tip = Some(words::count_of_sum(
            &name,
            &label,
            &count.to_string(),
            &sum.to_string(),
        ));
    }
    let text = if sum == 0 {
        "–".into()
    } else {
        Unit::Percent.text(share, 2)
    };
    // In a column of their own, so that they are read down and no line crosses them.
    canvas.right(
        (x + columns.pitch - GAP, y + 16.0),
        columns.pitch,
        &text,
        SMALL,
    );
}

fn truth_row(input: &Bars) -> Option<BarsRow> {
    let counts = input.truth.clone().filter(|it| sum(input, it) > 0)?;
    Some(BarsRow {
        name: words::right().into(),
        counts,
    })
}

/// Of the named labels.
fn sum(input: &Bars, counts: &[u64]) -> u64 {
    counts
        .iter()
        .take(input.labels.len())
        .fold(0, |sum, it| sum.saturating_add(*it))
}

fn share(input: &Bars, counts: &[u64], label: usize) -> f64 {
    let (count, sum) = (counts.get(label).copied().unwrap_or(0), sum(input, counts));
    if sum == 0 {
        0.0
    } else {
        count as f64 / sum as f64
    }
}

fn describe(input: &Bars) -> String {
    let mut said = words::bars_described(input.labels.len(), input.rows.len());
    let all = input.rows.iter().flat_map(|row| {
        (0..input.labels.len()).map(move |i| (share(input, &row.counts, i), row, i))
    });
    if let Some((share, row, i)) = all.max_by(|a, b| a.0.total_cmp(&b.0)) {
        let share = Unit::Percent.text(share, 2);
        said.push(' ');
        said += &words::most_one_sided(&short(&row.name), &share, &short(&input.labels[i]));
    }
    said
}

fn table(input: &Bars) -> DataTable {
    let labels = input.labels.iter().map(|it| &**it);
    let columns: Vec<&str> = [&*input.row_name].into_iter().chain(labels).collect();
    let mut table = DataTable::new(&input.title, &columns);
    let truth = input.truth.as_ref().map(|it| (words::right(), it));
    let rows = input.rows.iter().map(|it| (&*it.name, &it.counts));
    for (name, counts) in rows.chain(truth) {
        let cells =
            (0..input.labels.len()).map(|i| counts.get(i).copied().unwrap_or(0).to_string());
        table
            .rows
            .push([name.to_owned()].into_iter().chain(cells).collect());
    }
    table
}
