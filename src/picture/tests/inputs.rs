//! Random measurements of every plot, among them numbers that no experiment should give.

use proptest::{collection::vec, option, prelude::*};

use crate::*;

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,12}",
        "[A-Za-z ]{40,90}",
        "\\PC{0,20}",
        Just("<b>&\u{7}\n\"'".to_owned()),
        Just("長い名前の列".repeat(6)),
    ]
    // So that a number that is none is seen.
    .prop_filter("no NaN", |it| !it.contains("NaN"))
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 0.0..1.0f64,
        2 => -500.0..5000.0f64,
        1 => any::<f64>(),
        1 => prop::sample::select(vec![0.0, -0.0, 1e12, -1e12, 1e-300, f64::MAX, f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
    ]
}

fn axis() -> impl Strategy<Value = Axis> {
    let unit = prop::sample::select(vec![Unit::Number, Unit::Percent, Unit::Dollars]);
    (name(), unit).prop_map(|(name, unit)| Axis { name, unit })
}

fn range() -> impl Strategy<Value = Option<(f64, f64)>> {
    option::of((value(), value()))
}

fn a_heat_map() -> impl Strategy<Value = Picture> {
    let values = vec(vec(option::of(value()), 0..50), 0..8);
    let parts = (
        vec(name(), 0..8),
        vec(name(), 0..50),
        values,
        range(),
        axis(),
        name(),
    );
    (parts, width()).prop_map(
        |((rows, columns, values, range, axis, column_name), width)| {
            let it = HeatMap {
                title: "t".into(),
                rows,
                columns,
                values,
                range,
                unit: axis.unit,
                row_name: axis.name,
                column_name,
            };
            heat_map(&it, width)
        },
    )
}

fn a_forest() -> impl Strategy<Value = Picture> {
    let tone = prop::sample::select(vec![Tone::Open, Tone::Good, Tone::Bad]);
    let row = (name(), value(), value(), value(), option::of(name()), tone);
    let row = row.prop_map(|(name, estimate, low, high, note, tone)| ForestRow {
        name,
        estimate,
        low,
        high,
        note,
        tone,
    });
    let reference = option::of((value(), name()).prop_map(|(at, name)| Reference { at, name }));
    (axis(), name(), vec(row, 0..12), reference, range(), width()).prop_map(
        |(axis, interval, rows, reference, range, width)| {
            forest(
                &Forest {
                    title: "t".into(),
                    axis,
                    interval,
                    rows,
                    reference,
                    range,
                },
                width,
            )
        },
    )
}

fn a_scatter() -> impl Strategy<Value = Picture> {
    let point = (name(), value(), value(), range(), 0usize..9);
    let point = point.prop_map(|(name, x, y, interval, series)| ScatterPoint {
        name,
        x,
        y,
        interval,
        series,
    });
    let parts = (axis(), axis(), name(), vec(point, 0..30), vec(name(), 0..8));
    (parts, width()).prop_map(|((x, y, interval, points, series), width)| {
        scatter(
            &Scatter {
                title: "t".into(),
                x,
                y,
                interval,
                points,
                series,
            },
            width,
        )
    })
}

fn a_spread() -> impl Strategy<Value = Picture> {
    let group = (name(), vec(value(), 0..60), vec(0usize..70, 0..8));
    let group = group.prop_map(|(name, values, chosen)| Group {
        name,
        values,
        chosen,
    });
    (axis(), vec(group, 0..6), name(), width()).prop_map(|(axis, groups, candidates, width)| {
        spread(
            &Spread {
                title: "t".into(),
                axis,
                groups,
                candidates,
            },
            width,
        )
    })
}

fn a_calibration() -> impl Strategy<Value = Picture> {
    let count = prop_oneof![0u64..500, Just(u64::MAX)];
    let bin = (value(), value(), value(), value(), count);
    let bin = bin.prop_map(|(predicted, observed, low, high, count)| Bin {
        predicted,
        observed,
        low,
        high,
        count,
    });
    (name(), vec(bin, 0..20), width()).prop_map(|(interval, bins, width)| {
        calibration(
            &Calibration {
                title: "t".into(),
                interval,
                bins,
            },
            width,
        )
    })
}

fn some_bars() -> impl Strategy<Value = Picture> {
    let counts = || vec(prop_oneof![0u64..50, Just(u64::MAX)], 0..10);
    let row = (name(), counts()).prop_map(|(name, counts)| BarsRow { name, counts });
    (
        vec(name(), 0..10),
        vec(row, 0..12),
        option::of(counts()),
        name(),
        width(),
    )
        .prop_map(|(labels, rows, truth, row_name, width)| {
            bars(
                &Bars {
                    title: "t".into(),
                    labels,
                    rows,
                    truth,
                    row_name,
                },
                width,
            )
        })
}

fn width() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => 280.0..1200.0f64,
        2 => prop::sample::select(vec![360.0, 960.0]),
        1 => any::<f64>(),
    ]
}

/// A picture of anything, at any width.
pub(crate) fn picture() -> impl Strategy<Value = Picture> {
    prop_oneof![
        a_heat_map(),
        a_forest(),
        a_scatter(),
        a_spread(),
        a_calibration(),
        some_bars()
    ]
}
