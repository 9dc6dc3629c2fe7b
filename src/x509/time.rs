//! Points in time as certificates write them: UTCTime and GeneralizedTime (RFC 5280, section 4.1.2.5).

use core::fmt;

use super::X509Error;
use super::tlv::{Der, Tlv, tag};

/// A point in time. Years run from 0 to 9999 and there are no leap seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Seconds since 1970-01-01 00:00:00 UTC; `None` if the certificate's text is not a time.
    seconds: Option<i64>,
    /// Whether it was written as GeneralizedTime.
    generalized: bool,
}

/// A date and time of day, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

impl Time {
    /// The time `seconds` after 1970 began, in UTC (before it, if negative), written as RFC 5280 wants it: UTCTime from
    /// 1950 to 2049, GeneralizedTime otherwise.
    pub fn from_unix(seconds: i64) -> Self {
        const YEAR_1950: i64 = -631_152_000;
        const YEAR_2050: i64 = 2_524_608_000;
        Self { seconds: Some(seconds), generalized: !(YEAR_1950..YEAR_2050).contains(&seconds) }
    }

    /// Seconds since 1970 began, in UTC. `None` if what the certificate holds is not a time that RFC 5280 allows
    /// (`YYMMDDHHMMSSZ` or `YYYYMMDDHHMMSSZ`): such a certificate can be read, but never verifies.
    pub const fn unix(self) -> Option<i64> {
        self.seconds
    }

    /// Whether it is, or is to be, written as GeneralizedTime and not as UTCTime.
    pub const fn is_generalized(self) -> bool {
        self.generalized
    }

    /// The date and time of day; `None` as for [`Time::unix`], or if the year is not within 0 to 9999.
    pub fn date_time(self) -> Option<DateTime> {
        let seconds = self.seconds?;
        let (year, month, day) = civil_from_days(seconds.div_euclid(86_400));
        let rest = seconds.rem_euclid(86_400);
        Some(DateTime {
            year: u16::try_from(year).ok().filter(|year| *year <= 9999)?,
            month,
            day,
            hour: (rest / 3600) as u8,
            minute: (rest / 60 % 60) as u8,
            second: (rest % 60) as u8,
        })
    }

    /// The contents of the ASN.1 element: `YYMMDDHHMMSSZ` or `YYYYMMDDHHMMSSZ`. Empty if this is not a time.
    pub fn to_asn1_text(self) -> String {
        let Some(t) = self.date_time() else { return String::new() };
        let rest = format!("{:02}{:02}{:02}{:02}{:02}Z", t.month, t.day, t.hour, t.minute, t.second);
        if self.generalized { format!("{:04}{rest}", t.year) } else { format!("{:02}{rest}", t.year % 100) }
    }

    /// Reads the contents of a UTCTime or GeneralizedTime.
    pub(crate) fn from_asn1_text(text: &[u8], generalized: bool) -> Self {
        Self { seconds: parse(text, generalized), generalized }
    }

    /// Reads the contents as X.680 allows them to be written, which is more than RFC 5280 allows in certificates. Gives the
    /// fraction of the second too, which is empty or begins with a dot.
    pub(crate) fn from_ber_text(text: &[u8], generalized: bool) -> Option<(Self, &[u8])> {
        let (seconds, fraction) = parse_ber(text, generalized)?;
        Some((Self { seconds: Some(seconds), generalized }, fraction))
    }

    /// Reads a Time: any UTCTime or GeneralizedTime, whose text may prove not to be a time.
    pub(crate) fn read(der: &mut Der<'_>) -> Result<Self, X509Error> {
        let error = der.error();
        match der.any()? {
            Tlv { tag: tag::UTC_TIME, value, .. } => Ok(Self::from_asn1_text(value, false)),
            Tlv { tag: tag::GENERALIZED_TIME, value, .. } => Ok(Self::from_asn1_text(value, true)),
            _ => Err(error),
        }
    }
}

/// As `ASN1_TIME_print` does: `Nov 23 12:26:13 2026 GMT`.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        match self.date_time() {
            Some(DateTime { year, month, day, hour, minute, second }) => {
                let month = MONTHS.get(usize::from(month).wrapping_sub(1)).unwrap_or(&"");
                write!(f, "{month} {day:2} {hour:02}:{minute:02}:{second:02} {year} GMT")
            }
            None => f.write_str("Bad time value"),
        }
    }
}

/// Seconds since 1970 of a text as RFC 5280 allows it: all digits there, with seconds, and `Z` at the end.
fn parse(text: &[u8], generalized: bool) -> Option<i64> {
    let length = if generalized { 15 } else { 13 };
    if text.len() != length || !text.ends_with(b"Z") {
        return None;
    }
    parse_ber(text, generalized).map(|(seconds, _)| seconds)
}

/// Seconds since 1970 of a text as X.680 allows it, and the fraction, which is empty or begins with a dot: seconds may be
/// missing, have a fraction in GeneralizedTime, and `+hhmm` or `-hhmm` may stand in place of `Z`.
fn parse_ber(text: &[u8], generalized: bool) -> Option<(i64, &[u8])> {
    let (year, rest) = if generalized {
        let (century, rest) = pair(text)?;
        let (year, rest) = pair(rest)?;
        (century * 100 + year, rest)
    } else {
        let (year, rest) = pair(text)?;
        (if year < 50 { 2000 + year } else { 1900 + year }, rest)
    };
    let (month, rest) = pair(rest)?;
    let (day, rest) = pair(rest)?;
    let (hour, rest) = pair(rest)?;
    let (minute, rest) = pair(rest)?;
    let with_seconds = pair(rest);
    let (second, rest) = with_seconds.unwrap_or((0, rest));
    let (fraction, rest) = match rest {
        [b'.', b'0'..=b'9', ..] if generalized && with_seconds.is_some() => {
            let digits = rest.iter().skip(1).take_while(|byte| byte.is_ascii_digit()).count();
            rest.split_at_checked(1 + digits)?
        }
        _ => rest.split_at_checked(0)?,
    };
    let in_range = (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    let local = in_range.then(|| days_from_civil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)?;
    Some((local - offset_from_utc(rest)?, fraction))
}

/// How many seconds a clock is ahead of UTC, from how the text of a time ends.
fn offset_from_utc(text: &[u8]) -> Option<i64> {
    let (sign, text) = match text {
        b"Z" => return Some(0),
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let (hours, rest) = pair(text)?;
    let (minutes, rest) = pair(rest)?;
    (hours <= 12 && minutes < 60 && rest.is_empty()).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Two decimal digits, and what follows.
fn pair(text: &[u8]) -> Option<(i64, &[u8])> {
    match text {
        [a @ b'0'..=b'9', b @ b'0'..=b'9', rest @ ..] => Some((i64::from(a - b'0') * 10 + i64::from(b - b'0'), rest)),
        _ => None,
    }
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar. Years are counted from March, so that the leap day
/// is the last of its year.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_shows_both_forms() {
        // Values from `date -u -d ... +%s`.
        for (text, generalized, unix, shown) in [
            ("261123122613Z", false, 1_795_436_773, "Nov 23 12:26:13 2026 GMT"),
            ("500101000000Z", false, -631_152_000, "Jan  1 00:00:00 1950 GMT"),
            ("491231235959Z", false, 2_524_607_999, "Dec 31 23:59:59 2049 GMT"),
            ("20500101000000Z", true, 2_524_608_000, "Jan  1 00:00:00 2050 GMT"),
            ("20240229120000Z", true, 1_709_208_000, "Feb 29 12:00:00 2024 GMT"),
            ("99991231235959Z", true, 253_402_300_799, "Dec 31 23:59:59 9999 GMT"),
            ("00000101000000Z", true, -62_167_219_200, "Jan  1 00:00:00 0 GMT"),
        ] {
            let time = Time::from_asn1_text(text.as_bytes(), generalized);
            assert_eq!(time.unix(), Some(unix), "{text}");
            assert_eq!(time.to_string(), shown);
            assert_eq!(time.to_asn1_text(), text);
        }
        assert_eq!(Time::from_unix(2_524_608_000).to_asn1_text(), "20500101000000Z");
        assert_eq!(Time::from_unix(2_524_607_999).to_asn1_text(), "491231235959Z");
    }

    #[test]
    fn ber_allows_offsets_fractions_and_no_seconds() {
        // 2021-02-03 04:05:06 UTC is 1612325106 by `date -u -d ... +%s`.
        for (text, generalized, unix, fraction) in [
            ("2102030405Z", false, 1_612_325_100, ""),
            ("210203050506+0100", false, 1_612_325_106, ""),
            ("210203023506-0130", false, 1_612_325_106, ""),
            ("20210203040506.25Z", true, 1_612_325_106, ".25"),
            ("20210203050506.5+0100", true, 1_612_325_106, ".5"),
            ("202102030405Z", true, 1_612_325_100, ""),
        ] {
            let (time, rest) = Time::from_ber_text(text.as_bytes(), generalized).unwrap();
            assert_eq!((time.unix(), rest), (Some(unix), fraction.as_bytes()), "{text}");
            assert_eq!(Time::from_asn1_text(text.as_bytes(), generalized).unix(), None, "{text}");
        }
        for text in
            ["20210203040506.Z", "202102030405.5Z", "20210203040506+1300", "20210203040506+0160", "20210203040506"]
        {
            assert_eq!(Time::from_ber_text(text.as_bytes(), true), None, "{text}");
        }
        assert_eq!(Time::from_ber_text(b"210203040506.5Z", false), None);
    }

    #[test]
    fn other_forms_are_no_time() {
        for text in [
            "",
            "Z",
            "2611231226Z",
            "261123122613",
            "261123122613+0100",
            "261323122613Z",
            "260230122613Z",
            "2611231226130Z",
        ] {
            let time = Time::from_asn1_text(text.as_bytes(), false);
            assert_eq!((time.unix(), time.to_string().as_str()), (None, "Bad time value"), "{text}");
        }
        for text in ["20230229120000Z", "20240229240000Z", "20240229126000Z", "20240229120060Z", "20240229120000.5Z"] {
            assert_eq!(Time::from_asn1_text(text.as_bytes(), true).unix(), None, "{text}");
        }
    }
}
