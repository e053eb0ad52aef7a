//! Small pictures, written out: a change of how they look is seen in review.

use expect_test::expect_file;

use crate::*;

fn axis(name: &str, unit: Unit) -> Axis {
    Axis {
        name: name.into(),
        unit,
    }
}

#[test]
fn a_forest_of_two() {
    let row = |name: &str, estimate, low, high, tone| ForestRow {
        name: name.into(),
        estimate,
        low,
        high,
        note: None,
        tone,
    };
    let input = Forest {
        title: "Is <B> better than A & co?".into(),
        axis: axis("points above A", Unit::Percent),
        interval: "95% interval".into(),
        rows: vec![
            row("B", 0.12, 0.04, 0.2, Tone::Good),
            row("C", -0.02, -0.09, 0.05, Tone::Open),
        ],
        reference: Some(Reference {
            at: 0.0,
            name: "no difference".into(),
        }),
        range: Some((-0.1, 0.18)),
    };
    let svg = forest(&input, 600.0).scene.svg(&Palette::LIGHT);
    expect_file!["goldens/forest.svg"].assert_eq(&svg);
}

#[test]
fn a_grid_of_six() {
    let input = HeatMap {
        title: "Accuracy by prompt and row".into(),
        rows: vec!["plain".into(), "with steps".into()],
        columns: vec!["1".into(), "2".into(), "3".into()],
        values: vec![
            vec![Some(0.0), Some(0.5), None],
            vec![Some(1.0), Some(0.25), Some(0.75)],
        ],
        range: Some((0.0, 1.0)),
        unit: Unit::Percent,
        row_name: "prompt".into(),
        column_name: "row of data".into(),
    };
    let svg = heat_map(&input, 360.0).scene.svg(&Palette::DARK);
    expect_file!["goldens/heat_map.svg"].assert_eq(&svg);
}

#[test]
fn nothing_yet() {
    let input = Calibration {
        title: "How sure, how right".into(),
        interval: "95% interval".into(),
        bins: vec![],
    };
    let svg = calibration(&input, 360.0).scene.svg(&Palette::LIGHT);
    expect_file!["goldens/empty.svg"].assert_eq(&svg);
}
