//! The only colours of this room: what roles look like in a file that leaves the page, light and dark.

use crate::scene::{HEAT_STEPS, Role, SERIES};

/// A colour of the sRGB space, `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u32);

/// A colour for every role. The paper, ink, accent, good and bad are the page's own, rounded to sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub paper: Rgb,
    pub ink: Rgb,
    pub muted: Rgb,
    pub line: Rgb,
    pub line_strong: Rgb,
    pub accent: Rgb,
    pub good: Rgb,
    pub bad: Rgb,
    /// Found by search: the closest pair stays 0.143 apart in OKLab (0.169 in dark), also as seen with
    /// each kind of colour-blindness; each has 3:1 against the paper.
    pub series: [Rgb; SERIES as usize],
    /// One hue family whose lightness goes one way only, so it is read right without colour vision.
    /// The step that neither ink nor paper could be read on is left out.
    pub heat: [Rgb; HEAT_STEPS as usize],
    /// Text on the heat where it is light.
    pub on_light: Rgb,
    /// Text on the heat where it is dark.
    pub on_dark: Rgb,
}

impl Palette {
    pub const LIGHT: Palette = Palette {
        paper: Rgb(0xfbfaf7),
        ink: Rgb(0x25211b),
        muted: Rgb(0x625d56),
        line: Rgb(0xe0ded9),
        line_strong: Rgb(0x8f8c85),
        accent: Rgb(0xb8311f),
        good: Rgb(0x1f6b41),
        bad: Rgb(0xaf0532),
        series: [
            Rgb(0x413f8f),
            Rgb(0x777f0b),
            Rgb(0xc25998),
            Rgb(0x2b8fee),
            Rgb(0x87313b),
        ],
        heat: [
            Rgb(0xe2eff5),
            Rgb(0xbedded),
            Rgb(0x9ac9e5),
            Rgb(0x7ab4dd),
            Rgb(0x609fd2),
            Rgb(0x3171ad),
            Rgb(0x285d9d),
            Rgb(0x234989),
            Rgb(0x213974),
        ],
        on_light: Rgb(0x25211b),
        on_dark: Rgb(0xfbfaf7),
    };

    pub const DARK: Palette = Palette {
        paper: Rgb(0x191714),
        ink: Rgb(0xe9e6e0),
        muted: Rgb(0xa8a49e),
        line: Rgb(0x35322e),
        line_strong: Rgb(0x6f6b66),
        accent: Rgb(0xf58969),
        good: Rgb(0x6cd092),
        bad: Rgb(0xfb8087),
        series: [
            Rgb(0xa5aae4),
            Rgb(0xf8a243),
            Rgb(0x8bf5d8),
            Rgb(0xbe592c),
            Rgb(0x8c69c2),
        ],
        heat: [
            Rgb(0x242c38),
            Rgb(0x2c415a),
            Rgb(0x315778),
            Rgb(0x336f96),
            Rgb(0x4293bc),
            Rgb(0x50a9ce),
            Rgb(0x69bedb),
            Rgb(0x87d3e7),
            Rgb(0xabe5ef),
        ],
        on_light: Rgb(0x25211b),
        on_dark: Rgb(0xfbfaf7),
    };

    /// What a mark of this role is filled or drawn with.
    pub fn colour(&self, role: Role) -> Rgb {
        match role {
            Role::Axis | Role::Reference => self.line_strong,
            Role::Grid => self.line,
            Role::Label => self.ink,
            Role::Muted | Role::Missing => self.muted,
            Role::Interval => self.muted,
            Role::Series(n) => self.series[usize::from(n % SERIES)],
            Role::Good => self.good,
            Role::Bad => self.bad,
            Role::Chosen => self.accent,
            Role::Heat(step) => self.heat[usize::from(step.min(HEAT_STEPS - 1))],
            Role::OnHeat(step) => {
                let cell = self.colour(Role::Heat(step));
                if contrast(self.on_light, cell) >= contrast(self.on_dark, cell) {
                    self.on_light
                } else {
                    self.on_dark
                }
            }
        }
    }
}

impl Rgb {
    /// As CSS and SVG write it: `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:06x}", self.0 & 0xff_ffff)
    }

    /// Red, green and blue as shares of light, the curve of sRGB undone.
    pub(crate) fn linear(self) -> [f64; 3] {
        [16, 8, 0].map(|shift| {
            let share = f64::from((self.0 >> shift) & 0xff) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Relative luminance, from 0 to 1 (WCAG 2.2, "relative luminance").
    pub(crate) fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// How well one is read on the other: from 1 to 21 (WCAG 2.2, "contrast ratio").
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
