//! How far long work is, and how long it will still take.

use app::{HowFar, ModelWork};

use crate::words;

/// Of a model on its way: `1.5 MB of 3.0 MB · about 12 s left`.
pub(crate) fn in_bytes(work: &ModelWork) -> String {
    let mut line = words::size(work.done_bytes);
    if work.total_bytes > 0 {
        line = words::part_of(&line, &words::size(work.total_bytes));
    }
    with_time(line, work.seconds_left)
}

/// Of a prompt that is read: `24% · about 20 s left`; empty where nothing is known.
pub(crate) fn in_tokens(it: HowFar) -> String {
    if it.n_total == 0 {
        return String::new();
    }
    let share = words::percent(it.n_done.into(), it.n_total.into());
    with_time(share, it.seconds_left.map(f64::from))
}

fn with_time(line: String, seconds_left: Option<f64>) -> String {
    match seconds_left {
        None => line,
        Some(seconds) => format!("{line} · {}", words::time_left(seconds)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_says_how_far_and_how_long() {
        let mut work = ModelWork {
            kind: app::WorkKind::Import,
            name: "tiny".into(),
            stage: engine::Stage::Downloading,
            done_bytes: 1_500_000,
            total_bytes: 3_000_000,
            seconds_left: Some(12.0),
        };
        assert_eq!(in_bytes(&work), "1.5 MB of 3.0 MB · about 12 s left");
        work.total_bytes = 0;
        work.seconds_left = None;
        assert_eq!(in_bytes(&work), "1.5 MB");
    }

    #[test]
    fn a_prompt_says_how_far_and_how_long() {
        assert_eq!(in_tokens(HowFar::default()), "");
        let mut far = HowFar {
            n_done: 1_200,
            n_total: 5_000,
            seconds_left: None,
        };
        assert_eq!(in_tokens(far), "24%");
        far.seconds_left = Some(20);
        assert_eq!(in_tokens(far), "24% · about 20 s left");
    }
}
