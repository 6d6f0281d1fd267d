//! serde for the documents' structs, by one macro over their field names.
//!
//! `#[serde(flatten)]` over hundreds of fields costs seconds of compilation and buffers every value twice; here the reader goes
//! through one [`Value`] per field and one function per struct.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, Visitor};
use serde_json::Value;

use super::falha::Falha;

/// A struct of the documents.
pub(super) trait Objeto: Default {
    /// Field that a bare scalar fills, where the API accepts one in the object's place.
    const ESCALAR: Option<&'static str>;

    /// Fills the field of that name; an unknown one goes to `extra`.
    fn definir(&mut self, nome: &str, valor: Value) -> Result<(), Falha>;

    /// Reads from an object, or from a bare scalar where that is accepted.
    fn de_valor(valor: Value) -> Result<Option<Self>, Falha> {
        let mut objeto = Self::default();
        match (valor, Self::ESCALAR) {
            (Value::Null, _) => return Ok(None),
            (Value::Object(campos), _) => {
                for (nome, valor) in campos {
                    objeto.definir(&nome, valor)?;
                }
            }
            (Value::String(s), Some(_)) if s.trim().is_empty() => return Ok(None),
            (escalar @ (Value::String(_) | Value::Number(_)), Some(campo)) => objeto.definir(campo, escalar)?,
            _ => return Err(Falha::nova("esperado um objeto com os campos do item; informe-o entre chaves")),
        }
        Ok(Some(objeto))
    }
}

/// Reads an [`Objeto`] from a JSON object.
pub(super) struct Visitante<T>(pub(super) PhantomData<T>);

impl<'de, T: Objeto> Visitor<'de> for Visitante<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("um objeto JSON com os campos do documento")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut mapa: A) -> Result<T, A::Error> {
        let mut objeto = T::default();
        while let Some(nome) = mapa.next_key::<String>()? {
            objeto.definir(&nome, mapa.next_value()?).map_err(A::Error::custom)?;
        }
        Ok(objeto)
    }
}

/// Implements serde for a struct: `objeto! { Nfe ["campo do escalar"]; "nome" | "sinônimo" => campo, ... }`.
macro_rules! objeto {
    ($tipo:ident $([$escalar:literal])?; $($nome:literal $(| $sinonimo:literal)* => $campo:ident,)*) => {
        impl $crate::model::objeto::Objeto for $tipo {
            const ESCALAR: Option<&'static str> = $crate::model::objeto::objeto!(@escalar $($escalar)?);

            fn definir(&mut self, nome: &str, valor: serde_json::Value) -> Result<(), $crate::model::falha::Falha> {
                match nome {
                    $($nome $(| $sinonimo)* => $crate::model::valor::Membro::ler(&mut self.$campo, valor),)*
                    _ => {
                        self.extra.insert(nome.to_owned(), valor);
                        Ok(())
                    }
                }
                .map_err(|e| e.em(nome))
            }
        }

        impl $crate::model::valor::Valor for $tipo {
            const LISTA_ACEITA_ESCALAR: bool = <Self as $crate::model::objeto::Objeto>::ESCALAR.is_some();
            const UM_SO_SEM_LISTA: bool = false;

            fn ler(valor: serde_json::Value) -> Result<Option<Self>, $crate::model::falha::Falha> {
                $crate::model::objeto::Objeto::de_valor(valor)
            }

            fn escrever<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self, s)
            }
        }

        impl serde::Serialize for $tipo {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut mapa = s.serialize_map(None)?;
                $($crate::model::valor::Membro::escrever(&self.$campo, $nome, &mut mapa)?;)*
                for (nome, valor) in &self.extra {
                    mapa.serialize_entry(nome, valor)?;
                }
                mapa.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $tipo {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                d.deserialize_map($crate::model::objeto::Visitante::<Self>(std::marker::PhantomData))
            }
        }
    };
    (@escalar) => { None };
    (@escalar $escalar:literal) => { Some($escalar) };
}
pub(super) use objeto;
