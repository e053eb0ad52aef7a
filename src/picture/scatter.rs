//! Score against tokens or cost: how far each score could be off, and which points no other one beats.

use crate::{
    DataTable, Picture,
    axis::{Axis, Scale, aired, ends, precision},
    canvas::{Canvas, SMALL},
    drawable,
    lettering::{elide, short, width as text_width},
    pareto::pareto_front,
    placing::Placing,
    scene::{Bounds, Lettering, Role, SERIES},
    table::number,
    words,
};

/// What the plot shows. Less is better on `x`, more on `y`.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    pub title: String,
    pub x: Axis,
    pub y: Axis,
    /// How intervals are called: "95% interval".
    pub interval: String,
    pub points: Vec<ScatterPoint>,
    /// Names of the kinds of points, such as models; one or none needs no legend.
    pub series: Vec<String>,
}

/// One point. One whose `x` or `y` is not finite is in the table alone.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterPoint {
    pub name: String,
    pub x: f64,
    pub y: f64,
    /// How far `y` could be off: low end, high end.
    pub interval: Option<(f64, f64)>,
    /// Index into the series.
    pub series: usize,
}

/// So many points are drawn and so many labels tried at most, front first; the rest is in the table.
const MAX_POINTS: usize = 2000;
const MAX_LABELS: usize = 80;
const RADIUS: f64 = 4.5;

/// Draws the plot. The front is a stepped line through filled points; the others are hollow.
pub fn scatter(input: &Scatter, width: f64) -> Picture {
    let mut canvas = Canvas::new(width);
    let front = pareto_front(&drawn_places(input));
    let table = table(input, &front);
    let is_drawn = |it: &&ScatterPoint| drawable(it.x).is_some() && drawable(it.y).is_some();
    let points = input
        .points
        .iter()
        .zip(&front)
        .filter(|(it, _)| is_drawn(it));
    let mut points: Vec<(&ScatterPoint, bool)> = points.map(|(it, front)| (it, *front)).collect();
    // Front first, so that its labels find room.
    points.sort_by_key(|it| !it.1);
    points.truncate(MAX_POINTS);
    let whiskers = points
        .iter()
        .filter_map(|it| it.0.interval)
        .flat_map(|it| [it.0, it.1]);
    let ys = ends(points.iter().map(|it| it.0.y).chain(whiskers));
    let (Some(xs), Some(ys)) = (ends(points.iter().map(|it| it.0.x)), ys) else {
        return canvas.empty(&input.title, table);
    };
    let (xs, ys) = (aired(xs, input.x.unit), aired(ys, input.y.unit));
    let decimals = (precision(xs.0, xs.1), precision(ys.0, ys.1));
    let top = 26.0 + legend(&mut canvas, input);
    let height = (canvas.width * 0.5).clamp(220.0, 400.0);
    let (ticks, left) = Canvas::y_ticks(&input.y, ys.0, ys.1, height);
    let x_scale = Scale::new(xs.0, xs.1, left, canvas.width - 10.0);
    let y_scale = Scale::new(ys.0, ys.1, top + height, top);
    canvas.y_axis(&input.y, &y_scale, &ticks, left, canvas.width);
    let end = canvas.x_axis(&input.x, &x_scale, &[(top, top + height)], top + height);
    canvas.level(left, canvas.width, top + height, Role::Axis);
    let mut placing = Placing::new(Bounds {
        left: left + 2.0,
        top: top - 8.0,
        right: canvas.width,
        bottom: top + height - 1.0,
    });
    let at = |it: &ScatterPoint| (x_scale.at(it.x), y_scale.at(it.y));
    draw_front(
        &mut canvas,
        &mut placing,
        points.iter().filter(|it| it.1).map(|it| at(it.0)).collect(),
        x_scale.to,
    );
    for (point, on_front) in &points {
        let (x, y) = at(point);
        if let Some((low, high)) = point.interval.and_then(|(a, b)| ends([a, b])) {
            let (low, high) = (y_scale.at(low), y_scale.at(high));
            whisker(&mut canvas, x, (high, y - RADIUS), *on_front);
            whisker(&mut canvas, x, (y + RADIUS, low), *on_front);
            placing.keep_free(Bounds {
                left: x - 1.0,
                right: x + 1.0,
                top: high,
                bottom: low,
            });
        }
        placing.keep_free(Bounds {
            left: x - RADIUS,
            right: x + RADIUS,
            top: y - RADIUS,
            bottom: y + RADIUS,
        });
    }
    for (point, on_front) in &points {
        let tip = tip(input, point, decimals, *on_front);
        glyph(&mut canvas, at(point), point.series, *on_front, tip);
    }
    let most = (canvas.width * 0.4).min(220.0);
    let mut n_labels = 0;
    for (point, on_front) in points.iter().take(MAX_LABELS) {
        let name = elide(&point.name, most, Lettering::Small);
        if let Some((place, anchor)) = placing.place(at(point), RADIUS, &name, Lettering::Small) {
            let role = if *on_front { Role::Label } else { Role::Muted };
            canvas.text(place, anchor, most + 1.0, &name, (Lettering::Small, role));
            n_labels += 1;
        }
    }
    let description = describe(input, &points, n_labels);
    canvas.done(end, &input.title, description, table)
}

/// A part of an interval, if there is one; those of the front stand out.
fn whisker(canvas: &mut Canvas, x: f64, (top, bottom): (f64, f64), on_front: bool) {
    if top < bottom {
        let role = if on_front { Role::Interval } else { Role::Axis };
        canvas.line((x, top), (x, bottom), role);
    }
}

/// Points that cannot be drawn become points that beat nobody.
fn drawn_places(input: &Scatter) -> Vec<(f64, f64)> {
    let places = input
        .points
        .iter()
        .map(|it| match (drawable(it.x), drawable(it.y)) {
            (Some(x), Some(y)) => (x, y),
            _ => (f64::NAN, f64::NAN),
        });
    places.collect()
}

/// A stepped line: the best score that so much buys.
fn draw_front(canvas: &mut Canvas, placing: &mut Placing, mut places: Vec<(f64, f64)>, right: f64) {
    places.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else {
        return;
    };
    let mut steps = vec![first];
    for pair in places.windows(2) {
        steps.push((pair[1].0, pair[0].1));
        steps.push(pair[1]);
    }
    steps.push((right, last.1));
    for pair in steps.windows(2) {
        placing.keep_free(Bounds {
            left: pair[0].0 - 1.0,
            right: pair[1].0 + 1.0,
            top: pair[1].1.min(pair[0].1) - 1.0,
            bottom: pair[0].1.max(pair[1].1) + 1.0,
        });
    }
    canvas.path(steps, false, Role::Chosen);
}

/// A point in the form and hue of its series.
fn glyph(canvas: &mut Canvas, (x, y): (f64, f64), series: usize, filled: bool, tip: String) {
    let series = (series % usize::from(SERIES)) as u8;
    let role = Role::Series(series);
    let r = RADIUS;
    let corners = match series {
        0 => {
            canvas.circle(x, y, r, filled, role).tip = Some(tip);
            return;
        }
        1 => vec![
            (x - 4.0, y - 4.0),
            (x + 4.0, y - 4.0),
            (x + 4.0, y + 4.0),
            (x - 4.0, y + 4.0),
        ],
        2 => vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)],
        3 => vec![(x, y - r), (x + r, y + 3.5), (x - r, y + 3.5)],
        _ => vec![(x, y + r), (x + r, y - 3.5), (x - r, y - 3.5)],
    };
    let mut points = corners;
    if !filled {
        points.push(points[0]);
    }
    canvas.path(points, filled, role).tip = Some(tip);
}

/// What an entry of the legend explains.
enum Key {
    Series(usize),
    Interval,
    Front,
}

/// The names of the series beside their forms, then the intervals and the front. Returns the room that they took.
fn legend(canvas: &mut Canvas, input: &Scatter) -> f64 {
    let (mut x, mut y) = (0.0, 30.0);
    let most = canvas.width * 0.6;
    let named = if input.series.len() > 1 {
        &input.series[..]
    } else {
        &[]
    };
    let named = named.iter().take(usize::from(SERIES)).enumerate();
    let mut entries: Vec<(&str, Key)> = named.map(|(i, name)| (&**name, Key::Series(i))).collect();
    if input.points.iter().any(|it| it.interval.is_some()) {
        entries.push((&input.interval, Key::Interval));
    }
    entries.push((words::nothing_beats_these(), Key::Front));
    for (name, key) in entries {
        let text = elide(name, most, Lettering::Small);
        let wide = text_width(&text, Lettering::Small);
        if x > 0.0 && x + 18.0 + wide > canvas.width {
            (x, y) = (0.0, y + 18.0);
        }
        match key {
            Key::Series(i) => glyph(canvas, (x + 6.0, y - 4.0), i, true, text.clone()),
            Key::Interval => whisker(canvas, x + 6.0, (y - 10.0, y + 2.0), true),
            Key::Front => {
                let steps = [(0.0, -2.0), (6.0, -2.0), (6.0, -7.0), (13.0, -7.0)];
                let steps = steps.map(|it| (x + it.0, y + it.1));
                canvas.path(steps.to_vec(), false, Role::Chosen);
            }
        }
        canvas.left((x + 18.0, y), most + 1.0, &text, SMALL);
        x += 18.0 + wide + 18.0;
    }
    y - 10.0
}

fn tip(
    input: &Scatter,
    point: &ScatterPoint,
    (x_decimals, y_decimals): (usize, usize),
    on_front: bool,
) -> String {
    let score = |value: f64| input.y.unit.text(value, y_decimals);
    let mut name = short(&point.name);
    if let Some(series) = input.series.get(point.series) {
        name += &format!(", {}", short(series));
    }
    let mut shown = score(point.y);
    if let Some((low, high)) = point.interval.and_then(|(a, b)| ends([a, b])) {
        shown = words::with_ends(&shown, &score(low), &score(high));
    }
    let cost = input.x.unit.text(point.x, x_decimals);
    if on_front {
        words::best_at_cost(&name, &shown, &cost)
    } else {
        words::score_at_cost(&name, &shown, &cost)
    }
}

fn describe(input: &Scatter, points: &[(&ScatterPoint, bool)], n_labels: usize) -> String {
    let n = input.points.len();
    let mut said = vec![words::scatter_described(&input.y.name, &input.x.name, n)];
    let mut front: Vec<&ScatterPoint> = points.iter().filter(|it| it.1).map(|it| it.0).collect();
    front.sort_by(|a, b| a.x.total_cmp(&b.x));
    let names: Vec<String> = front.iter().take(6).map(|it| short(&it.name)).collect();
    let first = names.join(", ");
    said.push(match front.len() - names.len() {
        0 => words::nothing_beats(&first),
        n => words::nothing_beats_more(&first, n),
    });
    if n_labels < n {
        said.push(words::no_room_for_labels(n - n_labels));
    }
    said.join(" ")
}

fn table(input: &Scatter, front: &[bool]) -> DataTable {
    let columns = [
        words::name(),
        words::series(),
        &*input.x.name,
        &*input.y.name,
        words::low(),
        words::high(),
        words::nothing_beats_it(),
    ];
    let mut table = DataTable::new(&input.title, &columns);
    for (point, on_front) in input.points.iter().zip(front) {
        let series = input.series.get(point.series).cloned().unwrap_or_default();
        let (low, high) = point.interval.unwrap_or((f64::NAN, f64::NAN));
        let [x, y, low, high] = [point.x, point.y, low, high].map(|it| number(drawable(it)));
        let on_front = if *on_front { words::yes() } else { words::no() };
        table.rows.push(vec![
            point.name.clone(),
            series,
            x,
            y,
            low,
            high,
            on_front.into(),
        ]);
    }
    table
}
