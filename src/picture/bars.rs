//! Which labels a model answered, order by order: a small histogram a row, all on one scale.

use crate::{
    DataTable, MAX_ROWS, Picture,
    axis::Unit,
    canvas::{Canvas, NAME, SMALL, column},
    lettering::{short, width as text_width},
    scene::{Anchor, Lettering, Role},
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

/// Draws the bars: a row each, a column for each label, so that a label is compared down its column.
pub fn bars(input: &Bars, width: f64) -> Picture {
    let mut canvas = Canvas::new(width);
    let table = table(input);
    let n_labels = input.labels.len().min(MAX_LABELS);
    let is_measured = input.rows.iter().any(|it| sum(input, &it.counts) > 0);
    if n_labels == 0 || !is_measured {
        return canvas.empty(&input.title, table);
    }
    let drawn = &input.rows[..input.rows.len().min(MAX_ROWS)];
    let names = drawn.iter().map(|it| &*it.name).chain([&*input.row_name]);
    let names_wide = column(names, Lettering::Name, canvas.width * 0.28);
    // As many labels as have room for a bar and its number.
    let number = text_width("100%", Lettering::Small) + 6.0;
    let room = canvas.width - names_wide - 16.0;
    let n_labels = n_labels.min(((room / (number + 26.0)) as usize).max(1));
    let pitch = (room / n_labels as f64).min(240.0);
    let full = pitch - number - 14.0;
    let left = names_wide + 16.0;
    let most = drawn
        .iter()
        .chain(truth_row(input).as_ref())
        .flat_map(|it| (0..n_labels).map(|i| share(input, &it.counts, i)))
        .fold(0.0, f64::max);
    let scale = if most > 0.0 { full / most } else { 0.0 };
    canvas.text(
        (0.0, 14.0),
        Anchor::Start,
        names_wide,
        &input.row_name,
        SMALL,
    );
    for (i, label) in input.labels[..n_labels].iter().enumerate() {
        let x = left + i as f64 * pitch;
        canvas.text(
            (x, 14.0),
            Anchor::Start,
            pitch - 10.0,
            label,
            (Lettering::Small, Role::Label),
        );
    }
    canvas.level(0.0, left + pitch * n_labels as f64 - 14.0, 22.0, Role::Grid);
    let (top, bottom) = (26.0, 26.0 + drawn.len() as f64 * ROW);
    for (row, y) in drawn.iter().zip((0..).map(|it| top + f64::from(it) * ROW)) {
        canvas.text((0.0, y + 16.5), Anchor::Start, names_wide, &row.name, NAME);
        for i in 0..n_labels {
            let share = share(input, &row.counts, i);
            let x = left + i as f64 * pitch;
            let text = if sum(input, &row.counts) == 0 {
                "–".into()
            } else {
                Unit::Percent.text(share, 2)
            };
            let count = row.counts.get(i).copied().unwrap_or(0);
            let tip = format!(
                "{} · {}: {count} of {}",
                short(&row.name),
                short(&input.labels[i]),
                sum(input, &row.counts)
            );
            if share > 0.0 {
                canvas
                    .rect(
                        x,
                        y + 6.0,
                        (share * scale).max(1.0),
                        ROW - 12.0,
                        Role::Series(0),
                    )
                    .tip = Some(tip);
            }
            canvas.text(
                (x + share * scale + 6.0, y + 16.0),
                Anchor::Start,
                number,
                &text,
                SMALL,
            );
        }
    }
    let mut end = bottom + 4.0;
    for i in 0..n_labels {
        let x = left + i as f64 * pitch;
        canvas.upright(x - 1.0, top, bottom, Role::Axis);
        if let Some(truth) = truth_row(input) {
            canvas.upright(
                x + share(input, &truth.counts, i) * scale,
                top,
                bottom,
                Role::Reference,
            );
        }
    }
    if truth_row(input).is_some() {
        canvas.upright(4.0, end + 6.0, end + 18.0, Role::Reference);
        canvas.text(
            (14.0, end + 16.0),
            Anchor::Start,
            canvas.width - 14.0,
            "how often it is right",
            SMALL,
        );
        end += 24.0;
    }
    if n_labels < input.labels.len() {
        let words = format!("{} more labels in the table", input.labels.len() - n_labels);
        canvas.text(
            (0.0, end + 14.0),
            Anchor::Start,
            canvas.width,
            &words,
            SMALL,
        );
        end += 22.0;
    }
    end = canvas.more_rows(input.rows.len(), drawn.len(), end);
    let description = describe(input);
    canvas.done(end, &input.title, description, table)
}

fn truth_row(input: &Bars) -> Option<BarsRow> {
    let counts = input.truth.clone().filter(|it| sum(input, it) > 0)?;
    Some(BarsRow {
        name: "right".into(),
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
    let mut said = format!(
        "How often each of {} labels was answered, {} rows.",
        input.labels.len(),
        input.rows.len()
    );
    let all = input.rows.iter().flat_map(|row| {
        (0..input.labels.len()).map(move |i| (share(input, &row.counts, i), row, i))
    });
    if let Some((share, row, i)) = all.max_by(|a, b| a.0.total_cmp(&b.0)) {
        let share = Unit::Percent.text(share, 2);
        said += &format!(
            " Most one-sided: {}, {share} {}.",
            short(&row.name),
            short(&input.labels[i])
        );
    }
    said
}

fn table(input: &Bars) -> DataTable {
    let labels = input.labels.iter().map(|it| &**it);
    let columns: Vec<&str> = [&*input.row_name].into_iter().chain(labels).collect();
    let mut table = DataTable::new(&input.title, &columns);
    let truth = input.truth.as_ref().map(|it| ("right", it));
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
