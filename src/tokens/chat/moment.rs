//! A local date and time as a value, and Python's `strftime` for templates.

/// A local date and time; the caller reads the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

impl Moment {
    /// `strftime` with English names; unknown directives stay as they are.
    pub fn format(&self, format: &str) -> String {
        let mut out = String::new();
        let mut letters = format.chars();
        while let Some(letter) = letters.next() {
            if letter != '%' {
                out.push(letter);
                continue;
            }
            let mut directive = letters.next();
            let padded = directive != Some('-');
            if !padded {
                directive = letters.next();
            }
            let number = |value: u32, width: usize| match padded {
                true => format!("{value:0width$}"),
                false => value.to_string(),
            };
            let hour = u32::from(self.hour);
            let month = MONTHS[usize::from(self.month.clamp(1, 12)) - 1];
            let day = DAYS[self.week_day() as usize];
            out += &match directive {
                Some('Y') => self.year.to_string(),
                Some('y') => number(u32::from(self.year) % 100, 2),
                Some('m') => number(u32::from(self.month), 2),
                Some('d') => number(u32::from(self.day), 2),
                Some('H') => number(hour, 2),
                Some('I') => number((hour + 11) % 12 + 1, 2),
                Some('M') => number(u32::from(self.minute), 2),
                Some('S') => number(u32::from(self.second), 2),
                Some('j') => number(self.day_of_year(), 3),
                Some('p') => if hour < 12 { "AM" } else { "PM" }.to_owned(),
                Some('B') => month.to_owned(),
                Some('b') => month[..3].to_owned(),
                Some('A') => day.to_owned(),
                Some('a') => day[..3].to_owned(),
                Some('w') => self.week_day().to_string(),
                Some('F') => self.format("%Y-%m-%d"),
                Some('T') => self.format("%H:%M:%S"),
                Some('%') => "%".to_owned(),
                Some(other) => format!("%{other}"),
                None => "%".to_owned(),
            };
        }
        out
    }

    fn day_of_year(&self) -> u32 {
        const BEFORE: [u32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        let month = usize::from(self.month.clamp(1, 12));
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        BEFORE[month - 1] + u32::from(leap && month > 2) + u32::from(self.day)
    }

    /// 0 is Sunday.
    fn week_day(&self) -> u32 {
        let past = u32::from(self.year).saturating_sub(1);
        (past + past / 4 - past / 100 + past / 400 + self.day_of_year()) % 7
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_python_formats() {
        let moment = Moment {
            year: 2024,
            month: 7,
            day: 6,
            hour: 0,
            minute: 5,
            second: 9,
        };
        for (format, wanted) in [
            ("%d %b %Y", "06 Jul 2024"),
            ("%-d %B %y", "6 July 24"),
            ("%A %a %w", "Saturday Sat 6"),
            ("%H:%M:%S %I %p", "00:05:09 12 AM"),
            ("%j %F %T", "188 2024-07-06 00:05:09"),
            ("100%% %q %", "100% %q %"),
        ] {
            assert_eq!(moment.format(format), wanted);
        }
        let century = Moment {
            year: 1900,
            month: 3,
            day: 1,
            ..moment
        };
        assert_eq!(century.format("%A %j"), "Thursday 060");
    }
}
