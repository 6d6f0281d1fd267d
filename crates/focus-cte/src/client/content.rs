//! What is kept of a JSON text: a digest of its content, in which neither blanks nor the order of names count, and its numbers.
//!
//! Read once and hashed as it is read: every emission pays for this, so no tree of values is made.

use std::borrow::Cow;
use std::fmt;
use std::hash::{BuildHasher, Hash};

use foldhash::quality::RandomState;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::payload::JsonBody;
use crate::documento::Enviado;
use crate::error::Error;

/// What is remembered of a document that was sent.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) digest: u64,
    /// What it said of its own number and series.
    pub(super) sent: Enviado,
}

impl Content {
    /// Reads a body and gives it back as the text of one JSON object, or says why it is none.
    pub(super) fn read(hasher: &RandomState, body: JsonBody) -> Result<(Content, Vec<u8>), Error> {
        if let Some(content) = Content::of(hasher, body.unverified()) {
            return Ok((content, body.into_unverified()));
        }
        // Valid all the same, maybe: a number may be too large to be read as one.
        let json = body.verified()?;
        Ok((Content { digest: hasher.hash_one(&json), sent: Enviado::de_json(&json) }, json))
    }

    /// `None` of what is no JSON object.
    fn of(hasher: &RandomState, json: &[u8]) -> Option<Content> {
        // As text, so that no string of it is checked again.
        let mut deserializer = serde_json::Deserializer::from_str(std::str::from_utf8(json).ok()?);
        let content = deserializer.deserialize_map(Root(Digest(hasher))).ok()?;
        deserializer.end().ok()?;
        Some(content)
    }
}

/// The outermost object.
struct Root<'a>(Digest<'a>);

impl<'de> Visitor<'de> for Root<'_> {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Content, A::Error> {
        let (mut sum, mut numero, mut serie) = (Sum::default(), Value::Null, Value::Null);
        while let Some(Name(name)) = fields.next_key()? {
            let own = match &*name {
                "numero" => &mut numero,
                "serie" => &mut serie,
                _ => {
                    sum.add(self.0, &name, fields.next_value_seed(self.0)?);
                    continue;
                }
            };
            *own = fields.next_value()?;
            sum.add(self.0, &name, self.0.value(own));
        }
        Ok(Content { digest: sum.digest(self.0), sent: Enviado::novo(&numero, &serie) })
    }
}

/// A name, borrowed where it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// The fields of an object: a sum, which knows no order.
#[derive(Default)]
struct Sum(u64);

impl Sum {
    fn add(&mut self, of: Digest<'_>, name: &str, value: u64) {
        self.0 = self.0.wrapping_add(of.of(8, (name, value)));
    }

    fn digest(self, of: Digest<'_>) -> u64 {
        of.of(9, self.0)
    }
}

#[derive(Clone, Copy)]
struct Digest<'a>(&'a RandomState);

impl Digest<'_> {
    /// The kind goes in, so that `"1"` is not `1`.
    fn of(self, kind: u8, value: impl Hash) -> u64 {
        self.0.hash_one((kind, value))
    }

    fn value(self, value: &Value) -> u64 {
        self.deserialize(value).unwrap_or_default()
    }
}

impl<'de> DeserializeSeed<'de> for Digest<'_> {
    type Value = u64;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u64, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Digest<'_> {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<u64, E> {
        Ok(self.of(0, ()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<u64, E> {
        Ok(self.of(1, value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<u64, E> {
        Ok(self.of(2, value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<u64, E> {
        Ok(self.of(3, value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<u64, E> {
        Ok(self.of(4, value.to_bits()))
    }

    fn visit_str<E>(self, value: &str) -> Result<u64, E> {
        Ok(self.of(5, value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<u64, A::Error> {
        let mut sum = 0;
        while let Some(item) = items.next_element_seed(self)? {
            sum = self.of(6, (sum, item));
        }
        Ok(self.of(7, sum))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<u64, A::Error> {
        let mut sum = Sum::default();
        while let Some(Name(name)) = fields.next_key()? {
            sum.add(self, &name, fields.next_value_seed(self)?);
        }
        Ok(sum.digest(self))
    }
}

#[cfg(test)]
mod tests {
    use foldhash::quality::RandomState;

    use super::Content;
    use crate::client::payload::IntoPayload;
    use crate::documento::Enviado;
    use crate::error::ErrorKind;

    fn read(hasher: &RandomState, json: &str) -> Content {
        let (content, text) = Content::read(hasher, json.into_payload().unwrap()).unwrap();
        assert_eq!(text, json.as_bytes());
        content
    }

    #[test]
    fn the_same_content_has_the_same_digest() {
        let hasher = RandomState::default();
        let same = |a: &str, b: &str| read(&hasher, a).digest == read(&hasher, b).digest;
        assert!(same(
            r#"{"a": 1, "b": [1.50, "\u00e9"], "c": {"x": null, "y": true}}"#,
            r#"{"c":{"y":true,"x":null},"b":[1.5,"é"],"a":1}"#
        ));
    }

    #[test]
    fn another_content_has_another_digest() {
        let hasher = RandomState::default();
        let contents = [
            "{}",
            r#"{"a":[]}"#,
            r#"{"a":{}}"#,
            r#"{"a":""}"#,
            r#"{"a":[[]]}"#,
            r#"{"a":[{}]}"#,
            r#"{"a":1e999}"#,
            r#"{"a":1e998}"#,
            r#"{"numero":1}"#,
            r#"{"numero":"1"}"#,
            r#"{"serie":1}"#,
            r#"{"a":1}"#,
            r#"{"a":"1"}"#,
            r#"{"a":1.5}"#,
            r#"{"a":-1}"#,
            r#"{"a":true}"#,
            r#"{"a":null}"#,
            r#"{"b":1}"#,
            r#"{"a":[1,2]}"#,
            r#"{"a":[2,1]}"#,
            r#"{"a":[1,[2]]}"#,
            r#"{"a":[[1],2]}"#,
            r#"{"a":{"b":1}}"#,
            r#"{"a":{"b":1},"c":2}"#,
            r#"{"a":{"b":1,"c":2}}"#,
            r#"{"a":1,"b":2}"#,
            r#"{"a":2,"b":1}"#,
        ];
        let mut digests: Vec<u64> = contents.iter().map(|json| read(&hasher, json).digest).collect();
        digests.sort_unstable();
        digests.dedup();
        assert_eq!(digests.len(), contents.len());
    }

    #[test]
    fn number_and_series_are_those_of_the_document_itself() {
        let hasher = RandomState::default();
        let sent = |json| read(&hasher, json).sent;
        for json in [
            r#"{"numero": "10", "serie": 1}"#,
            r#"{"a": [{"numero": 5}], "serie": "1", "b": {"serie": 7}, "n\u0075mero": 10}"#,
            r#"{"a": 1e999, "numero": 10, "serie": "1"}"#,
        ] {
            assert_eq!(sent(json), Enviado::de_json(br#"{"numero": 10, "serie": 1}"#), "{json}");
        }
        assert_eq!(sent(r#"{"a": {"numero": 10}}"#), Enviado::default());
    }

    #[test]
    fn what_is_no_object_is_told() {
        for json in ["", "[]", "1", "{", "{}{}", "{}]", r#"{"a": 1e999"#] {
            let error = Content::read(&RandomState::default(), json.into_payload().unwrap()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::JsonInvalido, "{json}");
        }
    }
}
