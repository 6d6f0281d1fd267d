//! The digest of a JSON text's content: neither blanks nor the order of names make another document.
//!
//! Read once and hashed as it is read: every emission pays for this, so no tree of values is made.

use std::fmt;
use std::hash::{BuildHasher, Hash};

use foldhash::quality::RandomState;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// Digest of the content; of the bytes themselves where they are no JSON.
pub(super) fn digest(hasher: &RandomState, json: &[u8]) -> u64 {
    // As text, so that no string of it is checked again.
    let text = std::str::from_utf8(json).ok();
    let of_text = |text| Digest(hasher).deserialize(&mut serde_json::Deserializer::from_str(text)).ok();
    text.and_then(of_text).unwrap_or_else(|| hasher.hash_one(json))
}

#[derive(Clone, Copy)]
struct Digest<'a>(&'a RandomState);

impl Digest<'_> {
    /// The kind goes in, so that `"1"` is not `1`.
    fn of(self, kind: u8, value: impl Hash) -> u64 {
        self.0.hash_one((kind, value))
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
            sum = self.0.hash_one((6_u8, sum, item));
        }
        Ok(self.of(7, sum))
    }

    /// A sum, which knows no order.
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<u64, A::Error> {
        let mut sum = 0_u64;
        while let Some(name) = fields.next_key_seed(self)? {
            let value = fields.next_value_seed(self)?;
            sum = sum.wrapping_add(self.0.hash_one((8_u8, name, value)));
        }
        Ok(self.of(9, sum))
    }
}

#[cfg(test)]
mod tests {
    use foldhash::quality::RandomState;

    use super::digest;

    #[test]
    fn the_same_content_has_the_same_digest() {
        let hasher = RandomState::default();
        let same = |a: &str, b: &str| digest(&hasher, a.as_bytes()) == digest(&hasher, b.as_bytes());
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
            "[]",
            "null",
            "",
            "{",
            "0",
            "-1",
            "\"\"",
            "[[]]",
            "[{}]",
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
        let mut digests: Vec<u64> = contents.iter().map(|json| digest(&hasher, json.as_bytes())).collect();
        digests.sort_unstable();
        digests.dedup();
        assert_eq!(digests.len(), contents.len());
    }
}
