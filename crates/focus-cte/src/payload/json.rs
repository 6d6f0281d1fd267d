//! [`Payload`] back to JSON: the fields in the order of the layout, under the API's names.

use super::arena::{Item, Payload, Slot, Span};

impl Payload<'_> {
    /// The document as JSON, without white space: the API's names in the order of the layout, scalars as they came.
    ///
    /// What the layout does not know ([`Payload::unknown`]) is left out, and so is what is computed (names that begin with `#`).
    ///
    /// ```
    /// use focus_cte::{Modelo, Payload};
    ///
    /// let json = br#"{"serie": 1, "cfop": "5353", "nfes": [{"chave_nfe": "x"}], "uf_fim": ""}"#;
    /// let payload = Payload::from_slice(Modelo::Cte, json)?;
    /// assert_eq!(payload.to_json(), r#"{"cfop":"5353","serie":1,"nfes":[{"chave_nfe":"x"}]}"#);
    /// # Ok::<(), focus_cte::ErroJson>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(self.source.len());
        self.write_object(self.root(), &mut out);
        out
    }

    fn write_object(&self, item: Item, out: &mut String) {
        out.push('{');
        let fields = self.scope(item).fields;
        let mut first = true;
        for slot in self.filled(item) {
            let name = fields[usize::from(slot)].name;
            if name.starts_with('#') {
                continue;
            }
            if !first {
                out.push(',');
            }
            first = false;
            out.push('"');
            out.push_str(name);
            out.push_str("\":");
            self.write_slot(item, slot, out);
        }
        out.push('}');
    }

    fn write_slot(&self, item: Item, slot: u16, out: &mut String) {
        match self.slot(item.0, slot) {
            Slot::Absent | Slot::Blank => out.push_str("null"),
            Slot::Text(span) => write_string(self.text(span), out),
            Slot::Number(span) => out.push_str(self.text(span)),
            Slot::Wrong(span) => self.write_wrong(span, out),
            Slot::Object(object) => self.write_object(Item(object), out),
            Slot::List(first, _) => {
                out.push('[');
                for (index, child) in std::iter::successors(Some(Item(first)), |i| self.next(*i)).enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    self.write_item(child, out);
                }
                out.push(']');
            }
        }
    }

    /// An item whose only value has no name is that value.
    fn write_item(&self, item: Item, out: &mut String) {
        if let Some(span) = self.objects[item.0 as usize].wrong {
            return self.write_wrong(span, out);
        }
        let scope = self.scope(item);
        match scope.fields.get(usize::from(scope.scalar)) {
            Some(field) if field.name == "." => self.write_slot(item, scope.scalar, out),
            _ => self.write_object(item, out),
        }
    }

    /// JSON of the wrong type, as it came; of a string only what is between the quotes was kept.
    fn write_wrong(&self, span: Span, out: &mut String) {
        let raw = self.text(span);
        let number = !raw.is_empty() && raw.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-'));
        let string = if span.added { !number } else { self.source[..span.start as usize].ends_with('"') };
        match raw {
            "" => out.push_str("null"),
            _ if string => write_string(raw, out),
            _ => out.push_str(raw),
        }
    }
}

/// Copies runs that need no escape in one go.
fn write_string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| b < 0x20 || b == b'"' || b == b'\\') {
        out.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            control => {
                out.push_str("\\u00");
                out.push(char::from(if control < 0x10 { b'0' } else { b'1' }));
                out.push(char::from_digit(u32::from(control & 0xF), 16).unwrap_or('0'));
            }
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use crate::{Modelo, Payload};

    #[test]
    fn what_is_written_is_read_again_as_the_same() {
        let json = concat!(
            r#"{"cfop":"a\"\\\n\r\t\u0001\u001fé","natureza_operacao":{"x":[1]},"modal_aereo":"{","#,
            r#""nfes":[{"chave_nfe":"1","unidades_carga":[{"lacres":["a",{"numero_lacre":"b"}]}]},true],"modal_rodoviario":{"rntrc":12}}"#
        );
        let payload = Payload::from_slice(Modelo::Cte, json.as_bytes()).unwrap();
        let written = payload.to_json();
        let again = Payload::from_slice(Modelo::Cte, written.as_bytes()).unwrap();
        assert_eq!(again.to_json(), written);
        let value: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(value["cfop"], "a\"\\\n\r\t\u{1}\u{1f}é");
        assert_eq!(value["natureza_operacao"], serde_json::json!({"x": [1]}));
        assert_eq!(value["nfes"][1], true);
        assert_eq!(value["modal_rodoviario"]["rntrc"], 12);
        assert_eq!(value["modal_aereo"], "{");
    }

    #[test]
    fn lists_of_bare_values_stay_so() {
        let json = r#"{"tipo_documento":"1","chave_cte_complementado":["x","y"]}"#;
        assert_eq!(Payload::from_slice(Modelo::Cte, json.as_bytes()).unwrap().to_json(), json);
    }
}
