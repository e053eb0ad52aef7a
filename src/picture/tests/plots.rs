//! What single plots promise: what is marked, what is left out and said, how much they draw.

use proptest::prelude::*;

use super::cases;
use crate::*;

fn texts(it: &Picture) -> Vec<String> {
    let text = |mark: &Mark| match &mark.shape {
        Shape::Text { text, .. } => Some(text.clone()),
        _ => None,
    };
    it.scene.marks.iter().filter_map(text).collect()
}

fn n_marks(it: &Picture, is: impl Fn(&Mark) -> bool) -> usize {
    it.scene.marks.iter().filter(|mark| is(mark)).count()
}

fn axis(name: &str, unit: Unit) -> Axis {
    Axis {
        name: name.into(),
        unit,
    }
}

fn a_forest(rows: &[(&str, f64, f64, f64)], range: Option<(f64, f64)>) -> Forest {
    Forest {
        title: "Difference".into(),
        axis: axis("difference", Unit::Percent),
        interval: "95% interval".into(),
        rows: rows
            .iter()
            .map(|(name, estimate, low, high)| ForestRow {
                name: (*name).into(),
                estimate: *estimate,
                low: *low,
                high: *high,
                note: None,
                tone: Tone::Open,
            })
            .collect(),
        reference: None,
        range,
    }
}

fn grid(n_rows: usize, n_columns: usize, at: impl Fn(usize, usize) -> Option<f64>) -> HeatMap {
    HeatMap {
        title: "Grid".into(),
        rows: (0..n_rows).map(|it| format!("prompt {it}")).collect(),
        columns: (0..n_columns).map(|it| format!("row {it}")).collect(),
        values: (0..n_rows)
            .map(|row| (0..n_columns).map(|column| at(row, column)).collect())
            .collect(),
        range: Some((0.0, 1.0)),
        unit: Unit::Percent,
        row_name: "prompt".into(),
        column_name: "row of data".into(),
    }
}

#[test]
fn nothing_measured_says_so() {
    let empty = [
        heat_map(&grid(3, 3, |_, _| None), 360.0),
        forest(&a_forest(&[], None), 360.0),
        forest(&a_forest(&[("a", f64::NAN, 0.0, 1.0)], None), 360.0),
        scatter(
            &Scatter {
                title: "t".into(),
                x: axis("x", Unit::Number),
                y: axis("y", Unit::Number),
                interval: "i".into(),
                points: vec![],
                series: vec![],
            },
            960.0,
        ),
        spread(
            &Spread {
                title: "t".into(),
                axis: axis("x", Unit::Number),
                groups: vec![],
                candidates: "orders".into(),
            },
            960.0,
        ),
        calibration(
            &Calibration {
                title: "t".into(),
                interval: "i".into(),
                bins: vec![],
            },
            360.0,
        ),
        bars(
            &Bars {
                title: "t".into(),
                labels: vec!["a".into()],
                rows: vec![],
                truth: None,
                row_name: "order".into(),
            },
            360.0,
        ),
    ];
    for it in empty {
        assert_eq!(texts(&it), ["Nothing measured yet"]);
        assert_eq!(it.scene.description, "Nothing measured yet.");
    }
}

#[test]
fn an_interval_that_leaves_the_axis_gets_an_arrowhead() {
    let arrows = |it: &Picture| {
        n_marks(it, |mark| {
            matches!(mark.shape, Shape::Path { filled: true, .. })
        })
    };
    let rows = [
        ("inside", 0.1, 0.0, 0.2),
        ("right", 0.2, 0.1, 0.9),
        ("both", 0.0, -0.9, 0.9),
        ("gone", 0.8, 0.7, 0.9),
    ];
    assert_eq!(
        arrows(&forest(&a_forest(&rows, Some((-0.3, 0.3))), 960.0)),
        4
    );
    assert_eq!(arrows(&forest(&a_forest(&rows, None), 960.0)), 0);
}

#[test]
fn missing_cells_are_strokes_and_are_counted() {
    let picture = heat_map(
        &grid(2, 4, |row, column| (row != column).then_some(0.5)),
        960.0,
    );
    // One more in the legend.
    assert_eq!(n_marks(&picture, |it| it.role == Role::Missing), 3);
    assert!(texts(&picture).contains(&"not measured".into()));
    assert!(picture.scene.description.contains("Not measured: 2."));
    assert_eq!(picture.table.rows[0], ["prompt 0", "", "0.5", "0.5", "0.5"]);
}

#[test]
fn the_ramp_has_its_ends_where_the_range_says() {
    let picture = heat_map(&grid(1, 3, |_, column| Some(column as f64 / 2.0)), 960.0);
    let cells = picture.scene.marks.iter().filter(|it| it.tip.is_some());
    let steps: Vec<Role> = cells.map(|it| it.role).collect();
    assert_eq!(steps, [Role::Heat(0), Role::Heat(4), Role::Heat(8)]);
}

#[test]
fn a_large_grid_stays_small_enough_to_draw() {
    let value = |row: usize, column: usize| Some(((row * 7 + column * 13) % 11) as f64 / 10.0);
    let all = heat_map(&grid(60, 100, value), 360.0);
    assert_eq!(
        n_marks(&all, |it| it.tip.is_some()
            && matches!(it.role, Role::Heat(_))),
        6000
    );
    // More columns than pixels: means of neighbours, and a line that says so.
    let binned = heat_map(&grid(5, 10_000, value), 360.0);
    assert!(binned.scene.marks.len() < 2000);
    assert!(
        texts(&binned)
            .iter()
            .any(|it| it.starts_with("each cell is the mean"))
    );
    assert_eq!(binned.table.columns.len(), 10_001);
    let long = heat_map(&grid(500, 2, value), 360.0);
    assert!(texts(&long).contains(&"300 more in the table".into()));
    assert_eq!(long.table.rows.len(), 500);
}

#[test]
fn cut_names_are_whole_in_their_tips() {
    let mut input = grid(2, 3, |_, _| Some(1.0));
    input.rows[1] = "Answer with exactly one word and nothing else, please, in English".into();
    let picture = heat_map(&input, 360.0);
    let cut = picture
        .scene
        .marks
        .iter()
        .find(|it| matches!(&it.shape, Shape::Text { text, .. } if text.ends_with('…')));
    assert_eq!(cut.unwrap().tip.as_ref(), Some(&input.rows[1]));
}

#[test]
fn labels_of_points_do_not_overlap() {
    let points = (0..60).map(|i| ScatterPoint {
        name: format!("prompt number {i}"),
        x: f64::from(i % 8) * 40.0,
        y: f64::from(i * 37 % 60) / 60.0,
        interval: Some((
            f64::from(i * 37 % 60) / 60.0 - 0.05,
            f64::from(i * 37 % 60) / 60.0 + 0.05,
        )),
        series: 0,
    });
    let input = Scatter {
        title: "t".into(),
        x: axis("tokens", Unit::Number),
        y: axis("accuracy", Unit::Percent),
        interval: "95% interval".into(),
        points: points.collect(),
        series: vec![],
    };
    for width in [360.0, 960.0] {
        let picture = scatter(&input, width);
        let is_label = |it: &&Mark| matches!(&it.shape, Shape::Text { text, .. } if text.starts_with("prompt"));
        let labels: Vec<Bounds> = picture
            .scene
            .marks
            .iter()
            .filter(is_label)
            .map(|it| it.shape.bounds())
            .collect();
        assert!(labels.len() > 3, "{}", labels.len());
        let is_data =
            |it: &&Mark| matches!(it.shape, Shape::Circle { .. }) || it.role == Role::Interval;
        let data: Vec<Bounds> = picture
            .scene
            .marks
            .iter()
            .filter(is_data)
            .map(|it| it.shape.bounds())
            .collect();
        for (i, label) in labels.iter().enumerate() {
            assert!(
                labels[..i]
                    .iter()
                    .chain(&data)
                    .all(|it| !it.overlaps(label)),
                "{label:?}"
            );
        }
    }
}

#[test]
fn every_candidate_is_a_dot_until_there_are_too_many() {
    let group = |n: usize| Group {
        name: "random".into(),
        values: (0..n).map(|i| (i % 97) as f64 / 97.0).collect(),
        chosen: vec![3, 50],
    };
    let of = |n| Spread {
        title: "t".into(),
        axis: axis("accuracy", Unit::Percent),
        groups: vec![group(n)],
        candidates: "orders".into(),
    };
    let dots = |it: &Picture, chosen| {
        n_marks(it, |mark| {
            matches!(mark.shape, Shape::Circle { filled, .. } if filled == chosen)
                && mark.tip.is_some()
        })
    };
    let few = spread(&of(97), 960.0);
    assert_eq!((dots(&few, true), dots(&few, false)), (2, 95));
    let many = spread(&of(40_000), 960.0);
    assert!(many.scene.marks.len() < 2000);
    assert!(
        texts(&many)
            .iter()
            .any(|it| it.starts_with("a dot is up to"))
    );
    assert_eq!(many.table.rows.len(), 40_000);
}

#[test]
fn a_bar_is_as_long_as_its_share() {
    let row = |name: &str, counts: &[u64]| BarsRow {
        name: name.into(),
        counts: counts.to_vec(),
    };
    let input = Bars {
        title: "t".into(),
        labels: vec!["yes".into(), "no".into()],
        rows: vec![row("1", &[3, 1]), row("2", &[0, 4])],
        truth: Some(vec![2, 2]),
        row_name: "order".into(),
    };
    let picture = bars(&input, 960.0);
    let long = |it: &Mark| match it.shape {
        Shape::Rect { width, .. } => Some(width),
        _ => None,
    };
    let long: Vec<f64> = picture.scene.marks.iter().filter_map(long).collect();
    // 75%, 25%, none for 0%, 100%.
    assert_eq!(long.len(), 3);
    assert!((long[0] / long[2] - 0.75).abs() < 1e-9 && (long[1] / long[2] - 0.25).abs() < 1e-9);
}

#[test]
fn a_calibration_says_how_far_off_it_is() {
    let bin = |predicted, observed, count| Bin {
        predicted,
        observed,
        low: 0.0,
        high: 1.0,
        count,
    };
    let input = Calibration {
        title: "t".into(),
        interval: "95% interval".into(),
        bins: vec![bin(0.6, 0.5, 30), bin(0.9, 0.6, 10), bin(0.2, 0.0, 0)],
    };
    // 0.75 * 10 + 0.25 * 30 points.
    assert!(
        calibration(&input, 960.0)
            .scene
            .description
            .contains("are 15.0 points apart")
    );
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_front_is_what_no_other_point_beats(points in prop::collection::vec((0i8..8, 0i8..8), 0..30)) {
        let points: Vec<(f64, f64)> = points.iter().map(|it| (it.0.into(), it.1.into())).collect();
        let beats = |a: &(f64, f64), b: &(f64, f64)| a.0 <= b.0 && a.1 >= b.1 && a != b;
        let expected: Vec<bool> = points.iter().map(|b| !points.iter().any(|a| beats(a, b))).collect();
        prop_assert_eq!(pareto_front(&points), expected);
    }
}
