//! JSON bytes to [`Payload`], in one pass: every key becomes a slot, every scalar a span of the text.

use std::borrow::Cow;
use std::collections::HashSet;

use jiter::{Jiter, JiterError, JiterErrorType, Peek};
use rust_decimal::Decimal;
use serde::Serialize;

use super::arena::{Item, Payload, Slot, UnknownField};
use super::json_error::ErroJson;
use crate::layout::{self, Document, NO_SLOT, Scope, Shape};
use crate::types::Modelo;

/// Longest text that is read: spans are 32 bits wide.
const MAX_BYTES: usize = 1 << 31;

impl<'a> Payload<'a> {
    /// Reads one JSON document of the given model.
    ///
    /// Keys may come in any order; documented misspellings are understood; unknown fields are kept in
    /// [`Payload::unknown`]. Strings and numbers are both taken where the API takes a scalar.
    ///
    /// # Errors
    /// [`ErroJson`] when the bytes are not one JSON object in UTF-8, when a key comes twice, or when a number is
    /// beyond what a decimal of 28 digits can hold.
    ///
    /// ```
    /// use focus_cte::{Modelo, payload::Payload};
    /// let payload = Payload::from_slice(Modelo::Cte, br#"{"cfop": 5353}"#).unwrap();
    /// assert_eq!(payload.texto("cfop"), Some("5353"));
    /// ```
    pub fn from_slice(modelo: Modelo, json: &'a [u8]) -> Result<Self, ErroJson> {
        Self::from_slice_for(layout::document(modelo), json)
    }

    /// As [`Payload::from_slice`], for any document of the layout (events included).
    pub fn from_slice_for(document: &'static Document, json: &'a [u8]) -> Result<Self, ErroJson> {
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        let text = std::str::from_utf8(json).map_err(|e| {
            let at = e.valid_up_to();
            ErroJson::new("utf8_invalido", "o texto não está em UTF-8; grave o arquivo nessa codificação", json, at)
        })?;
        read(document, Cow::Borrowed(text))
    }

    /// As [`Payload::from_slice`], from a value in memory: a `serde_json::Value`, a typed document, any `Serialize`.
    ///
    /// ```
    /// use focus_cte::{Cte, Modelo, payload::Payload, Contexto, validar_payload};
    /// let payload = Payload::from_value(Modelo::Cte, &Cte::default()).unwrap();
    /// assert!(!validar_payload(&payload, &Contexto::novo()).is_valido());
    /// ```
    pub fn from_value(modelo: Modelo, value: &(impl Serialize + ?Sized)) -> Result<Payload<'static>, ErroJson> {
        let json = serde_json::to_string(value)
            .map_err(|e| ErroJson::new("json_invalido", format!("não é possível escrever como JSON: {e}"), b"", 0))?;
        read(layout::document(modelo), Cow::Owned(json))
    }
}

fn read<'s>(document: &'static Document, source: Cow<'s, str>) -> Result<Payload<'s>, ErroJson> {
    let mut payload: Payload<'static> = Payload::empty(document, Cow::Borrowed(""));
    Reader {
        text: &source,
        jiter: Jiter::new(source.as_bytes()),
        payload: &mut payload,
        seen_unknown: None,
        escapes: source.contains('\\'),
    }
    .run()?;
    // The payload was built beside the text it points into; spans are offsets, so the text can move in now.
    let mut payload: Payload<'s> = payload;
    payload.source = source;
    Ok(payload)
}

struct Reader<'t, 'p> {
    text: &'t str,
    jiter: Jiter<'t>,
    payload: &'p mut Payload<'static>,
    seen_unknown: Option<HashSet<(u32, String)>>,
    /// Whether the text has any backslash at all.
    escapes: bool,
}

impl Reader<'_, '_> {
    fn run(mut self) -> Result<(), ErroJson> {
        if self.text.len() > MAX_BYTES {
            return Err(self.error("json_invalido", "o documento passa de 2 GiB", 0));
        }
        if self.text.trim().is_empty() {
            return Err(self.error("json_vazio", "o documento está vazio; esperado um objeto JSON «{…}»", 0));
        }
        match self.jiter.peek().map_err(|e| self.syntax(&e))? {
            Peek::Object => self.object(0, self.payload.document.scope)?,
            other => {
                let found = describe(other);
                let at = self.jiter.current_index();
                return Err(self.error("nao_e_objeto", &format!("esperado um objeto JSON «{{…}}»; veio {found}"), at));
            }
        }
        self.jiter.finish().map_err(|e| self.syntax(&e))?;
        super::completion::derive_modal(self.payload);
        Ok(())
    }

    /// Reads the fields of an object whose `{` is next.
    fn object(&mut self, object: u32, scope: &'static Scope) -> Result<(), ErroJson> {
        let (mut first, mut next) = (true, 0);
        loop {
            let at = self.jiter.current_index();
            let key = if first { self.jiter.next_object_bytes() } else { self.jiter.next_key_bytes() };
            first = false;
            let (slot, unknown) = match key {
                Ok(None) => return Ok(()),
                Ok(Some(bytes)) => match scope.slot_from(bytes, &mut next) {
                    Some(slot) => (slot, None),
                    None => (NO_SLOT, Some(bytes.to_vec())),
                },
                Err(e) => return Err(self.syntax(&e)),
            };
            match unknown {
                Some(raw) => self.unknown(object, scope, &raw, at)?,
                None => self.field(object, scope, slot, at)?,
            }
        }
    }

    fn field(&mut self, object: u32, scope: &'static Scope, slot: u16, at: usize) -> Result<(), ErroJson> {
        if self.payload.slot(object, slot) != Slot::Absent {
            let name = scope.fields[usize::from(slot)].name;
            return Err(self.error(
                "campo_repetido",
                &format!("o campo «{name}» aparece mais de uma vez"),
                self.key_at(at),
            ));
        }
        let field = &scope.fields[usize::from(slot)];
        let peek = self.jiter.peek().map_err(|e| self.syntax(&e))?;
        let value = match (field.shape, peek) {
            (_, Peek::Null) => {
                self.jiter.known_null().map_err(|e| self.syntax(&e))?;
                Slot::Blank
            }
            (Shape::Scalar, Peek::String) => return self.string_at(object, slot),
            (Shape::List, Peek::Array) => self.list(field.scope.unwrap_or(scope))?,
            (Shape::Object, Peek::Object) => {
                let inner = field.scope.unwrap_or(scope);
                let item = self.payload.new_object(inner);
                self.object(item, inner)?;
                Slot::Object(item)
            }
            (Shape::List, Peek::String) if takes_scalar(field.scope) => {
                let value = self.string()?;
                self.single(field.scope.unwrap_or(scope), value)
            }
            (Shape::List | Shape::Object, Peek::String) => match self.string()? {
                Slot::Text(span) => Slot::Wrong(span),
                blank => blank,
            },
            (_, Peek::Array | Peek::Object | Peek::True | Peek::False) => self.skip(peek)?,
            (shape, _) => {
                let value = self.number(peek)?;
                match shape {
                    Shape::Scalar => value,
                    Shape::List if takes_scalar(field.scope) => self.single(field.scope.unwrap_or(scope), value),
                    _ => match value {
                        Slot::Number(span) => Slot::Wrong(span),
                        other => other,
                    },
                }
            }
        };
        self.payload.set(object, slot, value);
        Ok(())
    }

    /// A list of one item made of a bare scalar.
    fn single(&mut self, scope: &'static Scope, value: Slot) -> Slot {
        if value == Slot::Blank {
            return Slot::Blank;
        }
        let item = self.payload.new_object(scope);
        self.payload.set(item, scope.scalar, value);
        Slot::List(item, 1)
    }

    fn list(&mut self, scope: &'static Scope) -> Result<Slot, ErroJson> {
        let mut peek = self.jiter.known_array().map_err(|e| self.syntax(&e))?;
        let (mut first, mut previous, mut len) = (0, 0, 0);
        while let Some(next) = peek {
            let item = self.payload.new_object(scope);
            if len == 0 {
                first = item;
            } else {
                self.payload.objects[previous as usize].next = item;
            }
            (previous, len) = (item, len + 1);
            self.item(item, scope, next)?;
            peek = self.jiter.array_step().map_err(|e| self.syntax(&e))?;
        }
        Ok(if len == 0 { Slot::Blank } else { Slot::List(first, len) })
    }

    fn item(&mut self, item: u32, scope: &'static Scope, peek: Peek) -> Result<(), ErroJson> {
        let scalars_only = scope.names.is_empty();
        let value = match peek {
            Peek::Object if !scalars_only => return self.object(item, scope),
            Peek::String => self.string()?,
            Peek::Array | Peek::Object | Peek::Null | Peek::True | Peek::False => self.skip(peek)?,
            _ => self.number(peek)?,
        };
        match value {
            Slot::Wrong(span) => self.payload.objects[item as usize].wrong = Some(span),
            value if scope.scalar != NO_SLOT => self.payload.set(item, scope.scalar, value),
            Slot::Text(span) | Slot::Number(span) => self.payload.objects[item as usize].wrong = Some(span),
            _ => self.payload.objects[item as usize].wrong = Some(Payload::span(0, 0)),
        }
        Ok(())
    }

    /// A string for a scalar field. The plain ones, which most values are, go straight to their slot: carried there as a [`Slot`], they
    /// would be written in parts and read whole, which the processor waits for.
    fn string_at(&mut self, object: u32, slot: u16) -> Result<(), ErroJson> {
        let (start, end) = self.quoted()?;
        let raw = &self.text[start..end];
        if is_blank(raw) || self.escaped(raw) {
            let value = self.string_between(start, end)?;
            self.payload.set(object, slot, value);
        } else {
            self.payload.set(object, slot, Slot::Text(Payload::span(start, end)));
        }
        Ok(())
    }

    /// A string: a span of the text, unless it has escapes.
    fn string(&mut self) -> Result<Slot, ErroJson> {
        let (start, end) = self.quoted()?;
        self.string_between(start, end)
    }

    /// The string whose quotes are before `start` and at `end`.
    fn string_between(&mut self, start: usize, end: usize) -> Result<Slot, ErroJson> {
        let raw = &self.text[start..end];
        if !self.escaped(raw) {
            return Ok(if is_blank(raw) { Slot::Blank } else { Slot::Text(Payload::span(start, end)) });
        }
        let text = self.unescape(start - 1, end + 1)?;
        Ok(if is_blank(&text) { Slot::Blank } else { Slot::Text(self.payload.add_text(&text)) })
    }

    #[inline]
    fn escaped(&self, raw: &str) -> bool {
        self.escapes && raw.as_bytes().contains(&b'\\')
    }

    /// Where the string is that is next, without its quotes.
    #[inline]
    fn quoted(&mut self) -> Result<(usize, usize), ErroJson> {
        let len = match self.jiter.known_bytes() {
            Ok(raw) => raw.len(),
            Err(e) => return Err(self.syntax(&e)),
        };
        let end = self.jiter.current_index() - 1;
        Ok((end - len, end))
    }

    /// Decodes the string whose quotes are at `start` and before `end`.
    fn unescape(&self, start: usize, end: usize) -> Result<String, ErroJson> {
        let mut inner = Jiter::new(&self.text.as_bytes()[start..end]);
        match inner.next_str() {
            Ok(text) => Ok(text.to_owned()),
            Err(e) => Err(self.syntax_at(&e, start + e.index)),
        }
    }

    /// A number: its digits as written; exponents are expanded.
    fn number(&mut self, peek: Peek) -> Result<Slot, ErroJson> {
        let len = match self.jiter.known_number_bytes(peek) {
            Ok(raw) => raw.len(),
            Err(e) => return Err(self.syntax(&e)),
        };
        let end = self.jiter.current_index();
        let raw = &self.text[end - len..end];
        if !raw.bytes().any(|b| matches!(b, b'e' | b'E')) {
            return Ok(Slot::Number(Payload::span(end - len, end)));
        }
        let expanded = Decimal::from_scientific(raw).map_err(|_| {
            self.error(
                "numero_fora_do_limite",
                &format!("o número {raw} está fora do que um documento comporta"),
                end - len,
            )
        })?;
        Ok(Slot::Number(self.payload.add_text(&expanded.normalize().to_string())))
    }

    /// Skips a value of a type that the field does not take, keeping its raw text.
    fn skip(&mut self, peek: Peek) -> Result<Slot, ErroJson> {
        let start = self.jiter.current_index();
        self.jiter.known_skip(peek).map_err(|e| self.syntax(&e))?;
        Ok(Slot::Wrong(Payload::span(start, self.jiter.current_index())))
    }

    fn unknown(&mut self, object: u32, scope: &'static Scope, raw: &[u8], at: usize) -> Result<(), ErroJson> {
        let mut name = String::from_utf8_lossy(raw).into_owned();
        if name.contains('\\') {
            let start = self.key_at(at);
            name = self.unescape(start, start + raw.len() + 2)?;
            if let Some(slot) = scope.slot(&name) {
                return self.field(object, scope, slot, at);
            }
        }
        let peek = self.jiter.peek().map_err(|e| self.syntax(&e))?;
        self.jiter.known_skip(peek).map_err(|e| self.syntax(&e))?;
        if !self.seen_unknown.get_or_insert_default().insert((object, name.clone())) {
            return Err(self.error(
                "campo_repetido",
                &format!("o campo «{name}» aparece mais de uma vez"),
                self.key_at(at),
            ));
        }
        self.payload.unknown.push(UnknownField { item: Item(object), name });
        Ok(())
    }

    /// Index of the quote that opens the key found from `at` on.
    fn key_at(&self, at: usize) -> usize {
        self.text[at..].find('"').map_or(at, |skip| at + skip)
    }

    fn syntax(&self, e: &JiterError) -> ErroJson {
        self.syntax_at(e, e.index)
    }

    fn syntax_at(&self, e: &JiterError, at: usize) -> ErroJson {
        match &e.error_type {
            JiterErrorType::JsonError(kind) => ErroJson::syntax(kind, self.text.as_bytes(), at),
            JiterErrorType::WrongType { .. } => self.error("json_invalido", "esperado um valor JSON", at),
        }
    }

    fn error(&self, codigo: &'static str, mensagem: &str, at: usize) -> ErroJson {
        ErroJson::new(codigo, mensagem, self.text.as_bytes(), at)
    }
}

fn takes_scalar(scope: Option<&'static Scope>) -> bool {
    scope.is_some_and(|s| s.scalar != NO_SLOT)
}

/// Empty or only ASCII white space: what the API treats as not sent.
fn is_blank(text: &str) -> bool {
    text.as_bytes().first().is_none_or(|b| *b <= b' ') && text.trim_ascii().is_empty()
}

fn describe(peek: Peek) -> &'static str {
    match peek {
        Peek::Array => "uma lista",
        Peek::String => "um texto",
        Peek::Null => "null",
        Peek::True | Peek::False => "um valor lógico",
        _ => "um número",
    }
}
