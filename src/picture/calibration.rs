//! A reliability curve: of the answers given with so much confidence, how many were right.

use crate::{
    DataTable, MAX_ROWS, Picture,
    axis::{Axis, Scale, Unit, ticks},
    canvas::{Canvas, NAME, SMALL},
    drawable,
    scene::{Lettering, Role},
    table::number,
    words,
};

/// What the curve shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    pub title: String,
    /// How intervals are called: "95% interval".
    pub interval: String,
    /// Of answers with about the same confidence, lowest first. All shares from 0 to 1.
    pub bins: Vec<Bin>,
}

/// Answers with about the same confidence. One without answers, or with a share outside 0 to 1, is in the table alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// The mean confidence that the model gave.
    pub predicted: f64,
    /// The share that was right.
    pub observed: f64,
    /// How far that could be off, such as Wilson's interval.
    pub low: f64,
    pub high: f64,
    /// How many answers.
    pub count: u64,
}

const COUNTS: f64 = 44.0;

/// Draws the curve over a histogram of the counts. A wide scene has the numbers beside it.
pub fn calibration(input: &Calibration, width: f64) -> Picture {
    let mut canvas = Canvas::new(width);
    let table = table(input);
    let bins: Vec<&Bin> = input
        .bins
        .iter()
        .filter(|it| is_drawn(it))
        .take(MAX_ROWS)
        .collect();
    if bins.is_empty() {
        return canvas.empty(&input.title, table);
    }
    let axis = |name: &str| Axis {
        name: name.into(),
        unit: Unit::Percent,
    };
    let (x_axis, y_axis) = (
        axis(words::how_sure_axis()),
        axis(words::share_right_axis()),
    );
    let (top, left) = (26.0, 44.0);
    let side = if canvas.is_wide() {
        (canvas.width * 0.45).clamp(220.0, 380.0)
    } else {
        canvas.width - left - 8.0
    };
    let x = Scale::new(0.0, 1.0, left, left + side);
    let y = Scale::new(0.0, 1.0, top + side, top);
    canvas.y_axis(&y_axis, &y, &ticks(0.0, 1.0, 6), left, left + side);
    let bottom = top + side + 10.0 + COUNTS;
    let mut end = canvas.x_axis(&x_axis, &x, &[(top, bottom)], bottom);
    canvas
        .line(
            (x.at(0.0), y.at(0.0)),
            (x.at(1.0), y.at(1.0)),
            Role::Reference,
        )
        .tip = Some(words::as_right_as_sure().into());
    let most = bins.iter().map(|it| it.count).max().unwrap_or(1).max(1);
    let gap = bins
        .windows(2)
        .map(|it| (x.at(it[1].predicted) - x.at(it[0].predicted)).abs());
    let bar = gap.fold(16.0, f64::min).clamp(2.0, 16.0) - 1.0;
    for bin in &bins {
        draw_bin(&mut canvas, input, bin, (&x, &y));
        let tall = (bin.count as f64 / most as f64 * (COUNTS - 16.0)).max(1.0);
        let from = (x.at(bin.predicted) - bar / 2.0).clamp(left, left + side - bar);
        canvas.rect(from, bottom - tall, bar, tall, Role::Axis).tip =
            Some(words::n_answers(bin.count));
    }
    canvas.level(left, left + side, bottom, Role::Axis);
    canvas.right(
        (left - 8.0, bottom),
        left,
        &Unit::Number.text(0.0, 0),
        SMALL,
    );
    let text = Unit::Number.text(most as f64, 0);
    canvas.right(
        (left - 8.0, bottom - COUNTS + 24.0),
        left - 8.0,
        &text,
        SMALL,
    );
    if canvas.is_wide() {
        end = end.max(numbers(&mut canvas, input, &bins, left + side + 48.0));
    } else {
        end = canvas.words((0.0, end), &words::calibration_lines(&input.interval));
    }
    let description = describe(&bins, input);
    canvas.done(end, &input.title, description, table)
}

fn is_drawn(bin: &Bin) -> bool {
    let is_share = |it: f64| (0.0..=1.0).contains(&it);
    bin.count > 0 && is_share(bin.predicted) && is_share(bin.observed)
}

fn interval(bin: &Bin) -> Option<(f64, f64)> {
    let (low, high) = (drawable(bin.low)?, drawable(bin.high)?);
    Some((low.min(high).clamp(0.0, 1.0), low.max(high).clamp(0.0, 1.0)))
}

fn draw_bin(canvas: &mut Canvas, input: &Calibration, bin: &Bin, (x, y): (&Scale, &Scale)) {
    let (at, role) = (x.at(bin.predicted), Role::Series(0));
    let (sure, right) = (percent(bin.predicted), percent(bin.observed));
    let mut tip = words::sure_and_right(&sure, &right);
    if let Some((low, high)) = interval(bin) {
        canvas.line((at, y.at(low)), (at, y.at(high)), Role::Interval);
        tip = words::sure_and_right_within(
            &sure,
            &right,
            &input.interval,
            &percent(low),
            &percent(high),
        );
    }
    canvas.circle(at, y.at(bin.observed), 4.5, true, role).tip =
        Some(format!("{tip}, {}", words::n_answers(bin.count)));
}

fn percent(share: f64) -> String {
    Unit::Percent.text(share, 2)
}

/// The numbers as columns beside the curve. Returns where they end.
fn numbers(canvas: &mut Canvas, input: &Calibration, bins: &[&Bin], left: f64) -> f64 {
    let room = (canvas.width - left).min(420.0);
    let columns = [0.14, 0.36, 0.72, 1.0].map(|it| left + room * it);
    let heads = [
        words::sure(),
        words::right(),
        &*input.interval,
        words::answers(),
    ];
    for (right, head) in columns.iter().zip(heads) {
        canvas.right((*right, 12.0), room * 0.34, head, SMALL);
    }
    canvas.level(left, left + room, 20.0, Role::Grid);
    let shown = bins.len().min(16);
    for (i, bin) in bins[..shown].iter().enumerate() {
        let y = 40.0 + i as f64 * 24.0;
        let text = interval(bin).map(|(low, high)| words::from_to(&percent(low), &percent(high)));
        let cells = [
            (percent(bin.predicted), NAME),
            (percent(bin.observed), (Lettering::Strong, Role::Series(0))),
            (text.unwrap_or_default(), SMALL),
            (Unit::Number.text(bin.count as f64, 0), SMALL),
        ];
        for (right, (text, style)) in columns.iter().zip(cells) {
            canvas.right((*right, y), room * 0.34, &text, style);
        }
    }
    let end = 40.0 + shown as f64 * 24.0;
    let end = canvas.more_rows_at(left, bins.len(), shown, end - 14.0);
    canvas.line(
        (left, end + 12.5),
        (left + 22.0, end + 12.5),
        Role::Reference,
    );
    canvas.left(
        (left + 30.0, end + 16.0),
        room - 30.0,
        words::as_right_as_sure(),
        SMALL,
    );
    end + 24.0
}

fn describe(bins: &[&Bin], input: &Calibration) -> String {
    let n: u64 = bins.iter().fold(0, |sum, it| sum.saturating_add(it.count));
    let n_bins = bins.len();
    let gaps = bins
        .iter()
        .map(|it| it.count as f64 / n as f64 * (it.predicted - it.observed).abs());
    // Expected calibration error: Naeini et al. 2015, with these bins.
    let error: f64 = gaps.sum();
    words::calibration_described(
        n,
        n_bins,
        &input.interval,
        &Unit::Number.text(error * 100.0, 1),
    )
}

fn table(input: &Calibration) -> DataTable {
    let columns = [
        words::how_sure(),
        words::share_right(),
        words::low(),
        words::high(),
        words::answers(),
    ];
    let mut table = DataTable::new(&input.title, &columns);
    for bin in &input.bins {
        let numbers =
            [bin.predicted, bin.observed, bin.low, bin.high].map(|it| number(drawable(it)));
        table
            .rows
            .push(numbers.into_iter().chain([bin.count.to_string()]).collect());
    }
    table
}
