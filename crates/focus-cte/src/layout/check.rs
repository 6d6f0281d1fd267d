//! Checks of single texts: hand-written matchers, each equal to its XSD pattern (a test compares them).

use std::borrow::Cow;

use super::types::{Check, Type};

#[inline]
pub(super) fn accepts(ty: &Type, text: &str) -> bool {
    let b = text.as_bytes();
    match ty.check {
        Check::Text(min, max) => is_text(b, min, max),
        Check::Free(min, max) => is_free(text, min, max),
        Check::Digits(min, max) => sized(b, min, max) && all_digits(b),
        Check::DigitsOr(min, max, literal) => text == literal || (sized(b, min, max) && all_digits(b)),
        Check::Integer { min, max, zero } => {
            (zero && text == "0") || (sized(b, min, max) && all_digits(b) && b[0] != b'0')
        }
        Check::Alphanumeric(min, max) => sized(b, min, max) && all_alphanumeric(b),
        Check::Decimal { integer, scale, zero, leading_zeros } => {
            is_decimal(b, integer, scale.1, leading_zeros) && (zero || !is_zero(text))
        }
        Check::Base64(bytes) => is_base64(b, bytes as usize),
        Check::Code => is_code(ty.values, b),
        Check::Cfop => {
            b.len() == 4 && matches!(b[0], b'1' | b'2' | b'3' | b'5' | b'6' | b'7') && all_digits(b) && &b[2..] != b"00"
        }
        Check::Cnpj => b.len() == 14 && all_alphanumeric(&b[..12]) && all_digits(&b[12..]),
        Check::AccessKey => b.len() == 44 && all_digits(&b[..6]) && all_alphanumeric(&b[6..18]) && all_digits(&b[18..]),
        Check::Date => is_date(b),
        Check::DateTime => is_date_time(b),
        Check::Time => is_time(b),
        Check::Email(min, max) => is_email(text, min, max),
        Check::Plate => is_plate(b),
        Check::BenefitCode => {
            let mut chars = 0;
            text.chars().all(|c| {
                chars += 1;
                ('!'..='ÿ').contains(&c)
            }) && matches!(chars, 8 | 10)
        }
        Check::PaymentNumber => {
            matches!(b.len(), 1..=3) && all_digits(b) && b[0] != b'0' && (b.len() < 3 || text <= "990")
        }
        Check::ItemNumber => {
            matches!(b, [b'1'..=b'9'] | [b'0'..=b'9', b'1'..=b'9'] | [b'1'..=b'9', b'0'])
        }
        Check::Literal(literal) => text == literal,
        Check::Version => b.len() == 4 && b.starts_with(b"4.") && all_digits(&b[2..]),
    }
}

/// Most codes have one or two characters: compared in place, without a call for each value.
fn is_code(values: &[&str], b: &[u8]) -> bool {
    match *b {
        [one] => values.iter().any(|v| matches!(*v.as_bytes(), [x] if x == one)),
        [one, two] => values.iter().any(|v| matches!(*v.as_bytes(), [x, y] if x == one && y == two)),
        _ => values.iter().any(|v| v.as_bytes() == b),
    }
}

fn sized(b: &[u8], min: u32, max: u32) -> bool {
    (min as usize..=max as usize).contains(&b.len())
}

fn all_digits(b: &[u8]) -> bool {
    b.iter().all(u8::is_ascii_digit)
}

fn all_alphanumeric(b: &[u8]) -> bool {
    b.iter().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

/// TString: `[!-ÿ]{1}[ -ÿ]{0,}[!-ÿ]{1}|[!-ÿ]{1}` of `min..=max` characters.
fn is_text(b: &[u8], min: u32, max: u32) -> bool {
    let (Some(first), Some(last)) = (b.first(), b.last()) else { return false };
    if *first == b' ' || *last == b' ' {
        return false;
    }
    let fits = |chars: usize| (min as usize..=max as usize).contains(&chars);
    if is_printable_ascii(b) {
        return fits(b.len());
    }
    let mut continuation = 0;
    let mut bad = false;
    for c in b {
        // UTF-8 of U+0080 to U+00FF is a lead C2 or C3 and one continuation byte.
        bad |= *c < b' ' || *c > 0xC3;
        continuation += usize::from(*c & 0xC0 == 0x80);
    }
    !bad && fits(b.len() - continuation)
}

/// Whether each byte is from 0x20 to 0x7F, which most texts are; eight are looked at together, and the last eight overlap the others.
#[inline]
fn is_printable_ascii(b: &[u8]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let plain = |eight: &[u8; 8]| {
        let word = u64::from_le_bytes(*eight);
        (word | word.wrapping_sub(EACH * 0x20)) & (EACH * 0x80) == 0
    };
    match b.last_chunk() {
        Some(last) => plain(last) && b.as_chunks().0.iter().all(plain),
        None => b.iter().all(|c| (0x20..0x80).contains(c)),
    }
}

/// Characters that XML 1.0 can hold.
fn is_free(text: &str, min: u32, max: u32) -> bool {
    let mut chars = 0u64;
    text.chars().all(|c| {
        chars += 1;
        is_xml_char(c)
    }) && (u64::from(min)..=u64::from(max)).contains(&chars)
}

pub(super) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..) && c != '\u{FFFE}' && c != '\u{FFFF}'
}

/// Digits, optionally a point and up to `scale` digits. Fewer digits than the layout's scale are padded later.
fn is_decimal(b: &[u8], integer: u32, scale: u32, leading_zeros: bool) -> bool {
    let point = b.iter().position(|c| *c == b'.');
    let (whole, fraction) = match point {
        Some(at) => (&b[..at], &b[at + 1..]),
        None => (b, &b[..0]),
    };
    let plain_zero = whole == b"0";
    sized(whole, 1, integer)
        && all_digits(whole)
        && (leading_zeros || plain_zero || whole[0] != b'0')
        && (point.is_none() || sized(fraction, 1, scale))
        && all_digits(fraction)
}

/// `12.5` with scale 2 becomes `12.50`, `12` becomes `12.00`; anything but a plain decimal stays.
pub(super) fn pad(text: &str, scale: u32) -> Cow<'_, str> {
    let b = text.as_bytes();
    // Most amounts come with the digits that the layout wants: nothing is missing, be it a decimal or not.
    let complete = b.len().checked_sub(scale as usize + 1).is_some_and(|point| b[point] == b'.');
    if complete || !is_decimal(b, u32::MAX, u32::MAX, true) {
        return Cow::Borrowed(text);
    }
    let have = b.iter().position(|c| *c == b'.').map_or(0, |at| b.len() - at - 1);
    let missing = (scale as usize).saturating_sub(have);
    if missing == 0 {
        return Cow::Borrowed(text);
    }
    let point = if have == 0 { "." } else { "" };
    Cow::Owned(format!("{text}{point}{}", "0".repeat(missing)))
}

pub(super) fn is_zero(text: &str) -> bool {
    let b = text.as_bytes();
    is_decimal(b, u32::MAX, u32::MAX, true) && b.iter().all(|c| matches!(c, b'0' | b'.'))
}

fn two(b: &[u8]) -> Option<u8> {
    match b {
        [a @ b'0'..=b'9', c @ b'0'..=b'9', ..] => Some((a - b'0') * 10 + (c - b'0')),
        _ => None,
    }
}

/// TData, comma in the month's second place (`(0[1,3-9])`) included, as the official pattern has it.
fn is_date(b: &[u8]) -> bool {
    let [b'2', b'0', y1, y2, b'-', m1, m2, b'-', d1, d2] = *b else { return false };
    let (Some(year), Some(day)) = (two(&[y1, y2]), two(&[d1, d2])) else { return false };
    if (m1, m2) == (b'0', b',') {
        return matches!(day, 29 | 30);
    }
    let Some(month) = two(&[m1, m2]) else { return false };
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 => 29,
        2 => 28,
        _ => return false,
    };
    (1..=last).contains(&day)
}

fn is_time(b: &[u8]) -> bool {
    let [h1, h2, b':', m1, m2, b':', s1, s2] = *b else { return false };
    let within = |pair: [u8; 2], limit| two(&pair).is_some_and(|n| n < limit);
    within([h1, h2], 24) && within([m1, m2], 60) && within([s1, s2], 60)
}

/// TDateTimeUTC; a local date-time counts, because it gets its offset before it is written.
fn is_date_time(b: &[u8]) -> bool {
    b.len() >= 19 && is_date(&b[..10]) && b[10] == b'T' && is_time(&b[11..19]) && (b.len() == 19 || is_offset(&b[19..]))
}

/// `([\-,\+](0[0-9]|10|11):00|([\+](12):00))`: the comma is in the official pattern.
fn is_offset(b: &[u8]) -> bool {
    let [sign, h1, h2, b':', b'0', b'0'] = *b else { return false };
    match two(&[h1, h2]) {
        Some(0..=11) => matches!(sign, b'-' | b',' | b'+'),
        Some(12) => sign == b'+',
        _ => false,
    }
}

pub(super) fn is_local_date_time(text: &str) -> bool {
    text.len() == 19 && is_date_time(text.as_bytes())
}

/// `[^@]+@[^\.]+\..+` of a length; `.` of a pattern is any character but a line break.
fn is_email(text: &str, min: u32, max: u32) -> bool {
    if !is_free(text, min, max) {
        return false;
    }
    let Some((local, domain)) = text.split_once('@') else { return false };
    let Some((host, rest)) = domain.split_once('.') else { return false };
    !local.is_empty() && !host.is_empty() && !rest.is_empty() && !rest.contains(['\n', '\r'])
}

/// `[A-Z]{2,3}[0-9]{4}|[A-Z]{3,4}[0-9]{3}|[A-Z0-9]{7}`.
fn is_plate(b: &[u8]) -> bool {
    let letters = b.iter().take_while(|c| c.is_ascii_uppercase()).count();
    let split = |l: usize, d: usize| letters == l && b.len() == l + d && all_digits(&b[l..]);
    split(2, 4) || split(3, 3) || (b.len() == 7 && all_alphanumeric(b))
}

fn is_base64(b: &[u8], bytes: usize) -> bool {
    let padding = b.iter().rev().take_while(|c| **c == b'=').count();
    let data = &b[..b.len() - padding];
    b.len().is_multiple_of(4)
        && padding <= 2
        && data.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/'))
        && b.len() / 4 * 3 - padding == bytes
}
