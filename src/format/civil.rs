//! Days and times of day as ISO 8601 writes them.

/// The day in UTC, as `2026-11-27`, so many days after 1 January 1970; before the year 0 with a minus.
///
/// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`: years begin with March, so that
/// the leap day is the last of its year, and 400 years are always 146,097 days.
pub fn date(days_since_1970: i64) -> String {
    let days = days_since_1970.saturating_add(719_468);
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let part = (5 * of_year + 2) / 153;
    let day = of_year - (153 * part + 2) / 5 + 1;
    let month = if part < 10 { part + 3 } else { part - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The time of day, as `07:16:17`, so many seconds after midnight.
pub fn time(seconds: u32) -> String {
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From `date -u -d @SECONDS +%F` and `+%T`.
    #[test]
    fn days_and_times_are_those_of_gnu_date() {
        for (seconds, day, of_day) in [
            (-62_167_219_200, "0000-01-01", "00:00:00"),
            (-11_644_473_600, "1601-01-01", "00:00:00"),
            (-1, "1969-12-31", "23:59:59"),
            (0, "1970-01-01", "00:00:00"),
            (951_782_399, "2000-02-28", "23:59:59"),
            (951_782_400, "2000-02-29", "00:00:00"),
            (1_795_763_777, "2026-11-27", "07:16:17"),
            (4_107_542_400, "2100-03-01", "00:00:00"),
        ] {
            assert_eq!(date(i64::div_euclid(seconds, 86_400)), day);
            assert_eq!(time(i64::rem_euclid(seconds, 86_400) as u32), of_day);
        }
    }

    #[test]
    fn no_number_is_too_large() {
        for days in [i64::MIN, i64::MAX] {
            assert!(date(days).ends_with(|it: char| it.is_ascii_digit()));
        }
        assert_eq!(time(u32::MAX), "1193046:28:15");
    }
}
