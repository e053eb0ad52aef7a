//! The values of `format` that are checked; any other is refused with the schema.

use std::net::{Ipv4Addr, Ipv6Addr};

const KNOWN: [&str; 11] = [
    "date",
    "time",
    "date-time",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uuid",
    "regex",
    "json-pointer",
];

pub(super) fn is_known(format: &str) -> bool {
    KNOWN.contains(&format)
}

/// Is a text of this format; one that is not known fits nothing.
pub(super) fn fits(format: &str, text: &str) -> bool {
    match format {
        "date" => is_date(text),
        "time" => is_time(text),
        "date-time" => {
            let halves = text.split_once(['T', 't', ' ']);
            halves.is_some_and(|(date, time)| is_date(date) && is_time(time))
        }
        "email" => is_email(text),
        "hostname" => is_hostname(text),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "uri" => is_uri(text),
        "uuid" => is_uuid(text),
        "regex" => crate::scores::Pattern::new(text, crate::scores::Case::Matters).is_ok(),
        "json-pointer" => is_pointer(text),
        _ => false,
    }
}

/// Digits of exactly this many places.
fn digits(text: &str, places: usize) -> Option<u32> {
    let all = text.len() == places && text.bytes().all(|it| it.is_ascii_digit());
    text.parse().ok().filter(|_| all)
}

/// RFC 3339, `full-date`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2))
    else {
        return false;
    };
    let leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leaps => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=last).contains(&day)
}

/// RFC 3339, `full-time`; a second 60 only where it is the last of a day in UTC.
fn is_time(text: &str) -> bool {
    let zone_at = text.rfind(['Z', 'z', '+', '-']).unwrap_or(0);
    if !text.is_char_boundary(zone_at) || zone_at == 0 {
        return false;
    }
    let (clock, zone) = text.split_at(zone_at);
    let offset = match zone.strip_prefix(['Z', 'z']) {
        Some("") => 0,
        Some(_) => return false,
        None => {
            let Some((hours, minutes)) = zone[1..].split_once(':') else {
                return false;
            };
            let (Some(hours @ 0..=23), Some(minutes @ 0..=59)) =
                (digits(hours, 2), digits(minutes, 2))
            else {
                return false;
            };
            let offset = (hours * 60 + minutes) as i32;
            if zone.starts_with('-') {
                -offset
            } else {
                offset
            }
        }
    };
    let (whole, part) = clock.split_once('.').unwrap_or((clock, "0"));
    let parts: Vec<&str> = whole.split(':').collect();
    let [hours, minutes, seconds] = parts[..] else {
        return false;
    };
    let (Some(hours @ 0..=23), Some(minutes @ 0..=59), Some(seconds @ 0..=60)) =
        (digits(hours, 2), digits(minutes, 2), digits(seconds, 2))
    else {
        return false;
    };
    let minute_of_day = ((hours * 60 + minutes) as i32 - offset).rem_euclid(24 * 60);
    let has_part = !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    has_part && (seconds < 60 || minute_of_day == 24 * 60 - 1)
}

fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else {
        return false;
    };
    let allowed = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(it);
    let atoms = local
        .split('.')
        .all(|it| !it.is_empty() && it.chars().all(allowed));
    atoms && is_hostname(host)
}

/// RFC 1123.
fn is_hostname(text: &str) -> bool {
    let label = |it: &str| {
        let inner = |it: u8| it.is_ascii_alphanumeric() || it == b'-';
        (1..=63).contains(&it.len())
            && it.bytes().all(inner)
            && !it.starts_with('-')
            && !it.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(label)
}

/// RFC 3986: a scheme, and after it only signs that may stand in an address.
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let in_scheme = |it: char| it.is_ascii_alphanumeric() || "+-.".contains(it);
    let allowed = |it: char| it.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(it);
    let escapes = rest.split('%').skip(1);
    let hex = |it: &str| it.len() >= 2 && it.bytes().take(2).all(|it| it.is_ascii_hexdigit());
    scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(in_scheme)
        && !rest.is_empty()
        && rest.chars().all(allowed)
        && escapes.into_iter().all(hex)
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|it| it.len()).collect();
    lengths == [8, 4, 4, 4, 12]
        && groups
            .iter()
            .all(|it| it.bytes().all(|it| it.is_ascii_hexdigit()))
}

/// RFC 6901.
fn is_pointer(text: &str) -> bool {
    let escaped = text.split('~').skip(1).all(|it| it.starts_with(['0', '1']));
    escaped && (text.is_empty() || text.starts_with('/'))
}
