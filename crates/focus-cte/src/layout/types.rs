//! Simple types of the layout: their exact facets, and how their text is read and written.

use std::borrow::Cow;

use super::check;

/// How a text is checked. Each variant accepts exactly what the XSD type does, after normalisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// TString of a length: characters U+0021 to U+00FF, inner spaces, none at the ends.
    Text(u32, u32),
    /// Any characters of XML, of a length.
    Free(u32, u32),
    /// Digits.
    Digits(u32, u32),
    /// Digits, or this literal.
    DigitsOr(u32, u32, &'static str),
    /// Whole number without leading zeros; zero itself only when told.
    Integer {
        /// Least number of digits.
        min: u32,
        /// Greatest number of digits.
        max: u32,
        /// Whether `0` is accepted.
        zero: bool,
    },
    /// `A-Z` and `0-9`.
    Alphanumeric(u32, u32),
    /// Decimal number.
    Decimal {
        /// Greatest number of digits before the point.
        integer: u32,
        /// Least and greatest number of digits after the point; fewer are padded.
        scale: (u32, u32),
        /// Whether zero is accepted.
        zero: bool,
        /// Whether leading zeros are.
        leading_zeros: bool,
    },
    /// Base64 of so many bytes.
    Base64(u32),
    /// One of the type's values.
    Code,
    /// CFOP.
    Cfop,
    /// CNPJ, alphanumeric since 2026.
    Cnpj,
    /// Access key of 44 characters.
    AccessKey,
    /// `AAAA-MM-DD`.
    Date,
    /// `AAAA-MM-DDThh:mm:ss` with offset; without one it gets that of the emitente's UF.
    DateTime,
    /// `hh:mm:ss`.
    Time,
    /// E-mail of a length.
    Email(u32, u32),
    /// Vehicle plate.
    Plate,
    /// Benefit code: 8 or 10 characters without spaces.
    BenefitCode,
    /// 1 to 990.
    PaymentNumber,
    /// 1 to 99, one leading zero accepted.
    ItemNumber,
    /// Exactly this text.
    Literal(&'static str),
    /// `4.xx`.
    Version,
}

/// A simple type.
#[derive(Debug, PartialEq, Eq)]
pub struct Type {
    /// Name in the table.
    pub name: &'static str,
    /// How it is checked.
    pub check: Check,
    /// The XSD patterns, all of which hold.
    pub patterns: &'static [&'static str],
    /// Least and greatest length in characters.
    pub length: (u32, u32),
    /// Enumerated codes.
    pub values: &'static [&'static str],
}

impl Type {
    /// Whether the XSD accepts the text once it is [normalised](Type::normalise).
    #[must_use]
    #[inline]
    pub fn accepts(&self, text: &str) -> bool {
        check::accepts(self, text)
    }

    /// The text as it goes into the XML: decimals padded to the scale, date-times with an offset.
    ///
    /// `offset` is that of the emitente's UF (`-03:00`). Texts that the type refuses are left as they are.
    #[must_use]
    #[inline]
    pub fn normalise<'t>(&self, text: &'t str, offset: &str) -> Cow<'t, str> {
        match self.check {
            Check::Decimal { scale: (least, _), .. } => check::pad(text, least),
            Check::DateTime if check::is_local_date_time(text) => Cow::Owned(format!("{text}{offset}")),
            _ => Cow::Borrowed(text),
        }
    }

    /// Whether the text is a zero that the type refuses, which an optional element leaves out.
    #[must_use]
    #[inline]
    pub fn refuses_zero(&self, text: &str) -> bool {
        matches!(self.check, Check::Decimal { zero: false, .. }) && check::is_zero(text)
    }

    /// Whether the text is a date-time that lacks its offset.
    #[must_use]
    pub fn lacks_offset(&self, text: &str) -> bool {
        self.check == Check::DateTime && check::is_local_date_time(text)
    }
}
