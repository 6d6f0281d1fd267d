//! What can be sent as a document.

use std::fmt;

use serde::Serialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::error::{Error, ErrorKind};
use crate::evento::inutilizacao::Inutilizacao;
use crate::model::{Cancelamento, CartaCorrecao, Cte, CteOs, DadosGtv, Desacordo, RegistroMultimodal};

/// Something that can be sent as a document or as an event's body: the typed structs of [`crate::model`], JSON as bytes or text, a
/// [`Value`], or, in [`Json`], any `Serialize`.
///
/// Bytes and text are sent as they are, so numbers keep their text; that they are one JSON object is verified first.
pub trait IntoPayload {
    /// The JSON to send.
    fn into_payload(self) -> Result<JsonBody, Error>;
}

/// JSON on its way out. Written by us it is an object; given as text it may be anything until it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct JsonBody {
    bytes: Vec<u8>,
    is_object: bool,
}

impl JsonBody {
    fn given(mut bytes: Vec<u8>) -> JsonBody {
        if bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        JsonBody { bytes, is_object: false }
    }

    /// The text as it is, whatever it is.
    pub(super) fn unverified(&self) -> &[u8] {
        &self.bytes
    }

    /// As [`JsonBody::unverified`], for who read it all and found an object.
    pub(super) fn into_unverified(self) -> Vec<u8> {
        self.bytes
    }

    /// The text of one JSON object.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::JsonInvalido`], with line and column of the mistake.
    pub fn verified(self) -> Result<Vec<u8>, Error> {
        if self.is_object { Ok(self.bytes) } else { verified(self.bytes) }
    }
}

/// What is sent may hold personal data: its length is told.
impl fmt::Debug for JsonBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonBody").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// Sends any `Serialize` value as a document: `Json(&cte)`.
#[derive(Debug, Clone, Copy)]
pub struct Json<T>(pub T);

impl<T: Serialize> IntoPayload for Json<T> {
    fn into_payload(self) -> Result<JsonBody, Error> {
        let bytes = serde_json::to_vec(&self.0).map_err(|e| {
            Error::new(ErrorKind::JsonInvalido, format!("o documento não pôde ser escrito em JSON: {e}")).com_fonte(e)
        })?;
        Ok(JsonBody { bytes: object(bytes)?, is_object: true })
    }
}

impl IntoPayload for Vec<u8> {
    fn into_payload(self) -> Result<JsonBody, Error> {
        Ok(JsonBody::given(self))
    }
}

impl IntoPayload for &[u8] {
    fn into_payload(self) -> Result<JsonBody, Error> {
        Ok(JsonBody::given(self.to_vec()))
    }
}

impl<const N: usize> IntoPayload for &[u8; N] {
    fn into_payload(self) -> Result<JsonBody, Error> {
        Ok(JsonBody::given(self.to_vec()))
    }
}

impl IntoPayload for &Vec<u8> {
    fn into_payload(self) -> Result<JsonBody, Error> {
        Ok(JsonBody::given(self.clone()))
    }
}

impl IntoPayload for &str {
    fn into_payload(self) -> Result<JsonBody, Error> {
        Ok(JsonBody::given(self.as_bytes().to_vec()))
    }
}

impl IntoPayload for String {
    fn into_payload(self) -> Result<JsonBody, Error> {
        Ok(JsonBody::given(self.into_bytes()))
    }
}

impl IntoPayload for &String {
    fn into_payload(self) -> Result<JsonBody, Error> {
        self.as_str().into_payload()
    }
}

impl IntoPayload for Value {
    fn into_payload(self) -> Result<JsonBody, Error> {
        Json(&self).into_payload()
    }
}

impl IntoPayload for &Value {
    fn into_payload(self) -> Result<JsonBody, Error> {
        Json(self).into_payload()
    }
}

impl IntoPayload for Map<String, Value> {
    fn into_payload(self) -> Result<JsonBody, Error> {
        Json(&self).into_payload()
    }
}

/// The typed documents and bodies, by value and by reference.
macro_rules! typed {
    ($($type:ty),+ $(,)?) => {
        $(
            impl IntoPayload for $type {
                fn into_payload(self) -> Result<JsonBody, Error> {
                    Json(&self).into_payload()
                }
            }

            impl IntoPayload for &$type {
                fn into_payload(self) -> Result<JsonBody, Error> {
                    Json(self).into_payload()
                }
            }
        )+
    };
}

typed!(Cte, CteOs, Cancelamento, CartaCorrecao, Desacordo, RegistroMultimodal, DadosGtv, Inutilizacao);

/// What a person writes is the body's one field.
macro_rules! from_text {
    ($type:ident, $field:ident) => {
        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                $type { $field: Some(text.to_owned()), ..$type::default() }
            }
        }

        impl From<String> for $type {
            fn from(text: String) -> Self {
                $type { $field: Some(text), ..$type::default() }
            }
        }

        impl From<&String> for $type {
            fn from(text: &String) -> Self {
                $type::from(text.as_str())
            }
        }

        impl From<&$type> for $type {
            fn from(body: &$type) -> Self {
                body.clone()
            }
        }
    };
}

from_text!(Cancelamento, justificativa);
from_text!(Desacordo, observacoes);

fn verified(bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
    if let Err(e) = std::str::from_utf8(&bytes) {
        let message = format!("o texto não está em UTF-8 a partir do byte {}", e.valid_up_to() + 1);
        return Err(Error::new(ErrorKind::JsonInvalido, message));
    }
    if let Err(e) = serde_json::from_slice::<IgnoredAny>(&bytes) {
        let message = if bytes.trim_ascii().is_empty() {
            "o texto está vazio".to_owned()
        } else if e.is_eof() {
            format!("o texto termina antes do fim do JSON, na linha {}, coluna {}", e.line(), e.column())
        } else {
            format!("há um erro de sintaxe na linha {}, coluna {}", e.line(), e.column())
        };
        return Err(Error::new(ErrorKind::JsonInvalido, message).com_fonte(e));
    }
    object(bytes)
}

fn object(bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
    if bytes.trim_ascii_start().first() == Some(&b'{') {
        return Ok(bytes);
    }
    Err(Error::new(ErrorKind::JsonInvalido, "o documento tem de ser um objeto JSON, entre { e }"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{IntoPayload, Json, JsonBody};
    use crate::error::ErrorKind;
    use crate::model::{Cancelamento, Cte};

    #[test]
    fn bytes_and_text_are_sent_as_they_are() {
        let text = "{ \"valor\" : 1.10 }";
        assert_eq!(text.into_payload().unwrap().verified().unwrap(), text.as_bytes());
        assert_eq!(text.as_bytes().into_payload().unwrap().verified().unwrap(), text.as_bytes());
        assert_eq!(format!("\u{feff}{text}").into_payload().unwrap().verified().unwrap(), text.as_bytes());
    }

    #[test]
    fn values_and_serializable_types_are_written_as_json() {
        assert_eq!(json!({"a": 1}).into_payload().unwrap().verified().unwrap(), b"{\"a\":1}");
        let map = std::collections::BTreeMap::from([("a", 1)]);
        assert_eq!(Json(&map).into_payload().unwrap().verified().unwrap(), b"{\"a\":1}");
    }

    #[test]
    fn typed_documents_and_bodies_are_sent_with_their_extra_fields() {
        let mut body = Cancelamento::from("Erro na emissão do CT-e");
        body.extra.insert("novo".into(), json!(1));
        let sent: serde_json::Value =
            serde_json::from_slice(&body.into_payload().unwrap().verified().unwrap()).unwrap();
        assert_eq!(sent, json!({"justificativa": "Erro na emissão do CT-e", "novo": 1}));
        assert_eq!((&Cte::default()).into_payload().unwrap().verified().unwrap(), b"{}");
    }

    #[test]
    fn what_is_not_one_json_object_is_refused_before_it_is_sent() {
        for text in ["", " ", "[]", "\"x\"", "{", "{}{}", "{\"a\": NaN}", "{'a': 1}"] {
            assert_eq!(
                text.into_payload().and_then(JsonBody::verified).unwrap_err().kind(),
                ErrorKind::JsonInvalido,
                "{text}"
            );
        }
        assert_eq!(
            b"{\"a\":\"\xff\"}".into_payload().and_then(JsonBody::verified).unwrap_err().kind(),
            ErrorKind::JsonInvalido
        );
        assert_eq!(json!([1]).into_payload().and_then(JsonBody::verified).unwrap_err().kind(), ErrorKind::JsonInvalido);
    }

    #[test]
    fn a_syntax_error_is_located() {
        let error = "{\n  \"a\": 1,\n  b\n}".into_payload().and_then(JsonBody::verified).unwrap_err();
        assert!(error.to_string().contains("linha 3, coluna 3"), "{error}");
    }
}
