//! The dates of HTTP headers, as seconds.

/// Seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7, IMF-fixdate).
///
/// The two obsolete forms are not read: no service sends them.
pub(crate) fn seconds(text: &str) -> Option<u64> {
    let (_, date) = text.trim().split_once(", ")?;
    let mut parts = date.split(' ');
    let mut next = || parts.next();
    let (day, month, year) = (next()?, next()?, next()?);
    let (time, zone) = (next()?, next()?);
    if zone != "GMT" || next().is_some() {
        return None;
    }
    let months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let month = months
        .find(month)
        .filter(|it| it % 3 == 0 && month.len() == 3)? as u64
        / 3
        + 1;
    let day = number(day, 2).filter(|it| (1..=31).contains(it))?;
    let year = number(year, 4).filter(|it| *it >= 1970)?;
    let mut clock = time.split(':').map(|it| number(it, 2));
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    if hour > 23 || minute > 59 || second > 60 || clock.next().is_some() {
        return None;
    }
    Some(((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
}

fn number(text: &str, n_digits: usize) -> Option<u64> {
    let is_plain = text.len() == n_digits && text.bytes().all(|it| it.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

/// Days since 1970-01-01 in the Gregorian calendar, counted from March so that the leap day is last.
fn days(year: u64, month: u64, day: u64) -> u64 {
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leaps = year / 4 - year / 100 + year / 400;
    // Days before the month, in a year that begins with March: 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31.
    let before = (153 * month + 2) / 5;
    // 719,468 days lie between March 1 of the year 0 and 1970-01-01.
    year * 365 + leaps + before + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_gnu_date() {
        // RFC 9110's example; the others are `date -u -d '…' +%s` of GNU coreutils 9.
        for (text, wanted) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
            ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
            ("Fri, 27 Nov 2026 02:44:10 GMT", 1_795_747_450),
        ] {
            assert_eq!(seconds(text), Some(wanted), "{text}");
        }
        for bad in [
            "",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 06 anF 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1969 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:+7 GMT",
        ] {
            assert_eq!(seconds(bad), None, "{bad}");
        }
    }
}
