//! Writes every plot at two widths in both palettes, and a page that shows them: `gallery FOLDER`.

use std::{fmt::Write, fs, path::PathBuf};

use picture::*;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let Some(folder) = folder else {
        eprintln!("Say where the pictures go: gallery FOLDER");
        return Ok(());
    };
    fs::create_dir_all(&folder)?;
    for (width, size) in [(360.0, "phone"), (960.0, "desk")] {
        for (palette, look) in [(Palette::LIGHT, "light"), (Palette::DARK, "dark")] {
            // Inline, so that a browser can measure the text.
            let mut page = format!(
                "<!doctype html><meta charset=utf-8><body style=\"margin:16px;background:{};display:grid;gap:24px\">",
                palette.paper.hex()
            );
            for (name, it) in pictures(width) {
                let svg = it.scene.svg(&palette);
                fs::write(folder.join(format!("{name}-{size}-{look}.svg")), &svg)?;
                fs::write(folder.join(format!("{name}.csv")), it.table.csv())?;
                // Writing to a String cannot fail.
                let _ = write!(page, "<div>{svg}</div>");
            }
            fs::write(folder.join(format!("{size}-{look}.html")), page)?;
        }
    }
    Ok(())
}

fn pictures(width: f64) -> Vec<(&'static str, Picture)> {
    vec![
        ("heat_map", heat_map(&grid(6, 12), width)),
        ("heat_map_large", heat_map(&grid(60, 100), width)),
        ("forest", forest(&some_forest(), width)),
        ("scatter", scatter(&some_points(1), width)),
        ("scatter_models", scatter(&some_points(3), width)),
        ("spread", spread(&some_spread(), width)),
        ("calibration", calibration(&some_calibration(), width)),
        ("bars", bars(&some_bars(), width)),
    ]
}

/// Numbers that look like noise and are the same each time.
fn noise(i: usize, j: usize) -> f64 {
    let (i, j) = (i as u64 + 1, j as u64 + 1);
    let mut x = i.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ j.wrapping_mul(0xD1B5_4A32_D192_ED03);
    x ^= x >> 31;
    x = x.wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^= x >> 29;
    (x >> 11) as f64 / (1u64 << 53) as f64
}

const NAMES: [&str; 8] = [
    "Plain",
    "One example",
    "Four examples",
    "Four examples, hardest last",
    "Think step by step, then answer with one word",
    "Role: an experienced support agent",
    "Labels listed first",
    "Short",
];

fn name(i: usize) -> String {
    match i / NAMES.len() {
        0 => NAMES[i % NAMES.len()].to_owned(),
        round => format!("{} ({})", NAMES[i % NAMES.len()], round + 1),
    }
}

fn axis(name: &str, unit: Unit) -> Axis {
    Axis {
        name: name.into(),
        unit,
    }
}

fn grid(n_rows: usize, n_columns: usize) -> HeatMap {
    let value = |row: usize, column: usize| {
        let is_missing = noise(row + 100, column) < 0.04;
        let level = 0.25 + 0.6 * noise(row, 999) - 0.3 * noise(998, column);
        (!is_missing).then_some((level + 0.5 * noise(row, column)).clamp(0.0, 1.0))
    };
    HeatMap {
        title: "Score by prompt and row".into(),
        rows: (0..n_rows).map(name).collect(),
        columns: (1..=n_columns).map(|it| format!("row {it}")).collect(),
        values: (0..n_rows)
            .map(|row| (0..n_columns).map(|column| value(row, column)).collect())
            .collect(),
        range: Some((0.0, 1.0)),
        unit: Unit::Percent,
        row_name: "prompt".into(),
        column_name: "row of data".into(),
    }
}

fn some_forest() -> Forest {
    let rows = NAMES[1..].iter().enumerate().map(|(i, name)| {
        let estimate = [0.02, 0.11, 0.14, 0.06, -0.03, -0.12, 0.01][i];
        let half = 0.05 + 0.04 * noise(i, 5);
        let tone = match i {
            1 | 2 => Tone::Good,
            5 => Tone::Bad,
            _ => Tone::Open,
        };
        let note = match i {
            1 | 2 => Some("better, beyond luck".to_owned()),
            3 => Some("needs about 60 more rows to tell".to_owned()),
            5 => Some("worse, beyond luck".to_owned()),
            _ => None,
        };
        ForestRow {
            name: (*name).into(),
            estimate,
            low: estimate - half,
            high: estimate + half,
            note,
            tone,
        }
    });
    Forest {
        title: "How much better than Plain".into(),
        axis: axis("accuracy, difference from Plain", Unit::Percent),
        interval: "95% interval".into(),
        rows: rows.collect(),
        reference: Some(Reference {
            at: 0.0,
            name: "no difference".into(),
        }),
        range: Some((-0.15, 0.2)),
    }
}

fn some_points(n_series: usize) -> Scatter {
    let models = ["Sprout", "qwen3 0.6B", "gemma3 1B"];
    let points = (0..NAMES.len() * n_series).map(|i| {
        let (prompt, series) = (i % NAMES.len(), i / NAMES.len());
        let x = 40.0 + 60.0 * prompt as f64 * (0.6 + noise(i, 1));
        let y = (0.45 + 0.08 * series as f64 + 0.3 * (x / 500.0).min(1.0) + 0.12 * noise(i, 3))
            .min(0.97);
        ScatterPoint {
            name: NAMES[prompt].into(),
            x,
            y,
            interval: Some((y - 0.06, (y + 0.05).min(1.0))),
            series,
        }
    });
    Scatter {
        title: "Score against tokens".into(),
        x: axis("tokens a call", Unit::Number),
        y: axis("accuracy", Unit::Percent),
        interval: "95% interval".into(),
        points: points.collect(),
        series: models[..n_series].iter().map(|&it| it.to_owned()).collect(),
    }
}

fn some_spread() -> Spread {
    let group = |i: usize, name: &str, shift: f64| {
        let values: Vec<f64> = (0..24)
            .map(|j| {
                (((0..4).map(|k| noise(i * 7 + k, j)).sum::<f64>() / 4.0) * 0.7 + shift)
                    .clamp(0.0, 1.0)
            })
            .collect();
        let mut best: Vec<usize> = (0..values.len()).collect();
        best.sort_by(|a, b| {
            (values[*b] + 0.2 * noise(*b, i)).total_cmp(&(values[*a] + 0.2 * noise(*a, i)))
        });
        best.truncate(4);
        Group {
            name: name.into(),
            values,
            chosen: best,
        }
    };
    Spread {
        title: "The order of the examples alone".into(),
        axis: axis("accuracy", Unit::Percent),
        groups: vec![
            group(0, "GlobalE", 0.25),
            group(1, "LocalE", 0.25),
            group(2, "After calibration", 0.42),
        ],
        candidates: "orders".into(),
    }
}

fn some_calibration() -> Calibration {
    let bins = (0..10).map(|i| {
        let predicted = 0.05 + 0.1 * i as f64;
        let count = [2, 3, 8, 12, 25, 40, 60, 88, 140, 210][i];
        let observed = (0.12 + 0.7 * predicted + 0.1 * (noise(i, 9) - 0.5)).clamp(0.0, 1.0);
        let half = 1.0 / (count as f64).sqrt();
        Bin {
            predicted,
            observed,
            low: (observed - half).max(0.0),
            high: (observed + half).min(1.0),
            count,
        }
    });
    Calibration {
        title: "How sure, how right".into(),
        interval: "95% interval".into(),
        bins: bins.collect(),
    }
}

fn some_bars() -> Bars {
    let rows = (0..10).map(|i| {
        let counts = (0..3).map(|j| (noise(i, j) * 40.0) as u64);
        BarsRow {
            name: format!("order {}", i + 1),
            counts: counts.collect(),
        }
    });
    Bars {
        title: "Which labels each order answers".into(),
        labels: ["Delivery", "Billing", "Bug"].map(String::from).to_vec(),
        rows: rows.collect(),
        truth: Some(vec![30, 15, 15]),
        row_name: "order".into(),
    }
}
