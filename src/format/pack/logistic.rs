//! Between probability and its logit, in whole numbers: the same bits on every machine.

/// 65536 / (1 + e^(-x/256)) for x = -2048, -1984 … 2048. Frozen.
const CURVE: [i32; 65] = [
    22, 28, 36, 47, 60, 77, 98, 126, 162, 208, 267, 342, 439, 562, 720, 922, 1179, 1506, 1921,
    2446, 3108, 3938, 4971, 6249, 7812, 9702, 11955, 14595, 17625, 21025, 24743, 28693, 32768,
    36843, 40793, 44511, 47911, 50941, 53581, 55834, 57724, 59287, 60565, 61598, 62428, 63090,
    63615, 64030, 64357, 64614, 64816, 64974, 65097, 65194, 65269, 65328, 65374, 65410, 65438,
    65459, 65476, 65489, 65500, 65508, 65514,
];

/// The largest logit: 256 is one unit of the natural logarithm.
pub(super) const MOST: i32 = 2047;

/// The probability, of 65536, that belongs to a logit.
pub(super) fn squash(logit: i32) -> i32 {
    let at = logit.clamp(-MOST, MOST) + 2048;
    let (low, weight) = ((at >> 6) as usize, at & 63);
    (CURVE[low] * (64 - weight) + CURVE[low + 1] * weight) >> 6
}

/// The inverse of [`squash`], as a table.
#[derive(Clone)]
pub(super) struct Stretch(Vec<i16>);

impl Stretch {
    pub(super) fn new() -> Self {
        let mut logit = -MOST;
        let table = (0..4096).map(|step| {
            while logit < MOST && squash(logit) < step * 16 + 8 {
                logit += 1;
            }
            logit as i16
        });
        Self(table.collect())
    }

    /// The logit of a probability of 65536.
    pub(super) fn of(&self, probability: i32) -> i32 {
        self.0[(probability >> 4) as usize & 4095].into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let stretch = Stretch::new();
        assert_eq!(squash(0), 32768);
        for logit in (-2000..=2000).step_by(50) {
            // A step of the table is 16 of a probability: many logits near the ends, one in the middle.
            let slope = squash(logit).min(squash(-logit)) / 256;
            let back = stretch.of(squash(logit));
            let slack = 4 + 16 / slope.max(1) * 4 + if slope == 0 { 400 } else { 0 };
            assert!((back - logit).abs() <= slack, "{logit} came back as {back}");
        }
        assert!((-3000..3000).all(|it| squash(it) <= squash(it + 1)));
    }
}
