//! Colours that can be read on each other and told apart, also by who sees fewer of them.

use crate::{HEAT_STEPS, Palette, Rgb, Role, SERIES, contrast};

const PALETTES: [(&str, Palette); 2] = [("light", Palette::LIGHT), ("dark", Palette::DARK)];

/// The examples of WCAG's authors: black on white, and the lightest grey that passes on white.
#[test]
fn contrast_is_what_the_standard_says() {
    let white = Rgb(0xffffff);
    assert!((contrast(Rgb(0), white) - 21.0).abs() < 1e-9);
    assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    assert!((contrast(Rgb(0x767676), white) - 4.54).abs() < 0.005);
    assert!((contrast(Rgb(0xff0000), white) - 4.0).abs() < 0.005);
}

#[test]
fn all_text_can_be_read() {
    for (name, palette) in PALETTES {
        for role in [
            Role::Label,
            Role::Muted,
            Role::Good,
            Role::Bad,
            Role::Chosen,
        ] {
            let found = contrast(palette.colour(role), palette.paper);
            assert!(found >= 4.5, "{name} {role:?}: {found:.2}");
        }
        for step in 0..HEAT_STEPS {
            let cell = palette.colour(Role::Heat(step));
            let found = contrast(palette.colour(Role::OnHeat(step)), cell);
            assert!(found >= 4.5, "{name}, text on step {step}: {found:.2}");
        }
    }
}

#[test]
fn what_carries_data_stands_out_from_the_paper() {
    for (name, palette) in PALETTES {
        let series = (0..SERIES).map(Role::Series);
        for role in series.chain([Role::Interval, Role::Reference, Role::Missing, Role::Axis]) {
            let found = contrast(palette.colour(role), palette.paper);
            assert!(found >= 3.0, "{name} {role:?}: {found:.2}");
        }
    }
}

#[test]
fn the_ramp_goes_one_way_and_away_from_the_paper() {
    for (name, palette) in PALETTES {
        let away = palette.heat.map(|it| contrast(it, palette.paper));
        for (step, pair) in away.windows(2).enumerate() {
            assert!(
                pair[1] > pair[0] * 1.15,
                "{name}, after step {step}: {pair:?}"
            );
        }
    }
}

#[test]
fn neighbours_are_told_apart_with_each_kind_of_colour_blindness() {
    for (name, palette) in PALETTES {
        for kind in KINDS {
            let seen = palette.series.map(|it| oklab(&kind, it));
            for i in 0..seen.len() {
                for j in 0..i {
                    let apart = distance(seen[i], seen[j]);
                    assert!(apart >= 0.14, "{name}, series {i} and {j}: {apart:.3}");
                }
            }
            let seen = palette.heat.map(|it| oklab(&kind, it));
            for (step, pair) in seen.windows(2).enumerate() {
                let apart = distance(pair[0], pair[1]);
                assert!(apart >= 0.05, "{name}, after step {step}: {apart:.3}");
            }
            let apart = distance(oklab(&kind, palette.good), oklab(&kind, palette.paper));
            assert!(apart >= 0.3, "{name}: {apart:.3}");
        }
    }
}

type Matrix = [[f64; 3]; 3];

/// No blindness, then protanopia, deuteranopia and tritanopia: Machado, Oliveira and Fernandes 2009, severity 1,
/// for linear light.
const KINDS: [Matrix; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
];

fn times(matrix: &Matrix, it: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(it).map(|(a, b)| a * b).sum())
}

/// As seen with this kind, in OKLab (Ottosson 2020).
fn oklab(kind: &Matrix, colour: Rgb) -> [f64; 3] {
    let seen = times(kind, colour.linear()).map(|it| it.clamp(0.0, 1.0));
    let cones = times(
        &[
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ],
        seen,
    );
    times(
        &[
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ],
        cones.map(f64::cbrt),
    )
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}
