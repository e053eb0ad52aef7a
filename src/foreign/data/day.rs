//! Numbers of a spreadsheet that stand for days and times, as people and programs read them.

use format::civil;

/// The number of 1 January 1970 in the older count.
const DAYS_TO_1970: i64 = 25_569;

/// Whether a cell's number format shows a date: letters of days, months, years, hours, seconds outside of quotes and brackets.
pub(super) fn is_date_code(code: &str) -> bool {
    let (mut quoted, mut bracket, mut skip) = (false, false, false);
    code.chars().any(|it| {
        if std::mem::take(&mut skip) {
            return false;
        }
        match it {
            '\\' | '_' | '*' => skip = true,
            '"' => quoted = !quoted,
            '[' => bracket = true,
            ']' => bracket = false,
            _ => {}
        }
        !quoted && !bracket && "dmyhsDMYHS".contains(it)
    })
}

/// A day's number as ISO 8601. Day 60 of the older count is 29 February 1900, which never was: before it one is added.
pub(super) fn day(number: f64, base_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    // Seconds since the day's start, rounded: 0.1 + 0.2 of a day is no whole second.
    let seconds = (number * 86_400.0).round() as i64;
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let time = civil::time(second as u32);
    if days == 0 && !base_1904 {
        return Some(time);
    }
    let days = match (base_1904, days) {
        (true, days) => days + 1_462,
        (false, 1..60) => days + 1,
        (false, days) => days,
    };
    let date = civil::date(days - DAYS_TO_1970);
    Some(if second == 0 {
        date
    } else {
        format!("{date} {time}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Serial numbers as Excel and LibreOffice show them (ECMA-376 part 1, 18.17.4.1).
    #[test]
    fn days_are_dates() {
        for (number, expected) in [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (25_569.0, "1970-01-01"),
            (45_351.0, "2024-02-29"),
            (2_958_465.0, "9999-12-31"),
            (25_569.5, "1970-01-01 12:00:00"),
            (0.75, "18:00:00"),
        ] {
            assert_eq!(day(number, false).as_deref(), Some(expected));
        }
        assert_eq!(day(0.0, true).as_deref(), Some("1904-01-01"));
        assert_eq!(day(-1.0, false), None);
    }

    #[test]
    fn codes_of_dates_are_told_from_others() {
        assert!(is_date_code("yyyy\\-mm\\-dd") && is_date_code("[$-409]h:mm AM/PM"));
        assert!(
            !is_date_code("0.00") && !is_date_code("#,##0 \"days\"") && !is_date_code("[Red]0")
        );
    }
}
