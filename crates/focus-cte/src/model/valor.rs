//! What a field can hold, and how each kind reads and writes itself.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::escalar;
use super::falha::Falha;
use crate::types::{Chave, Cnpj, Cpf, Uf};

/// A value in a document: a scalar or an object.
pub(super) trait Valor: Sized {
    /// Whether a list of these accepts one bare scalar in its place.
    const LISTA_ACEITA_ESCALAR: bool = true;

    /// Whether a list of one of these is written as the bare value: the API documents the lists of scalars as scalars.
    const UM_SO_SEM_LISTA: bool = true;

    /// Reads it; `None` when `valor` stands for absent.
    fn ler(valor: Value) -> Result<Option<Self>, Falha>;

    /// Writes it.
    fn escrever<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error>;
}

/// A field: optional value or list of values.
pub(super) trait Membro: Sized {
    /// Fills an empty field; filling it twice is an error.
    fn ler(&mut self, valor: Value) -> Result<(), Falha>;

    /// Writes it unless it is absent.
    fn escrever<M: SerializeMap>(&self, nome: &'static str, mapa: &mut M) -> Result<(), M::Error>;
}

fn repetido() -> Falha {
    Falha::nova("o campo aparece mais de uma vez; deixe só um")
}

impl<T: Valor> Membro for Option<T> {
    fn ler(&mut self, valor: Value) -> Result<(), Falha> {
        if self.is_some() {
            return Err(repetido());
        }
        *self = T::ler(valor)?;
        Ok(())
    }

    fn escrever<M: SerializeMap>(&self, nome: &'static str, mapa: &mut M) -> Result<(), M::Error> {
        self.as_ref().map_or(Ok(()), |valor| mapa.serialize_entry(nome, &Escrito(valor)))
    }
}

impl<T: Valor> Membro for Vec<T> {
    fn ler(&mut self, valor: Value) -> Result<(), Falha> {
        if !self.is_empty() {
            return Err(repetido());
        }
        match valor {
            Value::Array(itens) => {
                for (i, item) in itens.into_iter().enumerate() {
                    self.extend(T::ler(item).map_err(|e| e.no_item(i))?);
                }
                Ok(())
            }
            Value::Object(_) => Err(Falha::nova("esperada uma lista, mas veio um objeto; ponha-o entre colchetes")),
            _ if !T::LISTA_ACEITA_ESCALAR && !valor.is_null() => {
                Err(Falha::nova("esperada uma lista de objetos, mas veio um valor; informe os campos de cada item"))
            }
            escalar => {
                self.extend(T::ler(escalar)?);
                Ok(())
            }
        }
    }

    fn escrever<M: SerializeMap>(&self, nome: &'static str, mapa: &mut M) -> Result<(), M::Error> {
        match self.as_slice() {
            [] => Ok(()),
            [um] if T::UM_SO_SEM_LISTA => mapa.serialize_entry(nome, &Escrito(um)),
            varios => mapa.serialize_entry(nome, &EscritoEmLista(varios)),
        }
    }
}

struct Escrito<'a, T>(&'a T);

impl<T: Valor> serde::Serialize for Escrito<'_, T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.0.escrever(s)
    }
}

struct EscritoEmLista<'a, T>(&'a [T]);

impl<T: Valor> serde::Serialize for EscritoEmLista<'_, T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.iter().map(Escrito))
    }
}

impl Valor for String {
    fn ler(valor: Value) -> Result<Option<Self>, Falha> {
        match valor {
            Value::String(s) if !s.trim().is_empty() => Ok(Some(s)),
            outro => Ok(escalar::texto(&outro)?.map(std::borrow::Cow::into_owned)),
        }
    }

    fn escrever<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self)
    }
}

/// Implements [`Valor`] for a scalar read by a function of its text and written by `Display`.
macro_rules! valor_escalar {
    ($($tipo:ty => $ler:expr),+ $(,)?) => {$(
        impl $crate::model::valor::Valor for $tipo {
            fn ler(valor: serde_json::Value) -> Result<Option<Self>, $crate::model::falha::Falha> {
                match $crate::model::escalar::texto(&valor)? {
                    Some(texto) => {
                        #[allow(clippy::redundant_closure_call, reason = "readers are functions or closures alike")]
                        let lido: Result<Self, _> = ($ler)(texto.trim());
                        lido.map(Some).map_err(|e| $crate::model::falha::Falha::nova(e.to_string()))
                    }
                    None => Ok(None),
                }
            }

            fn escrever<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
    )+};
}
pub(super) use valor_escalar;

valor_escalar! {
    Decimal => decimal,
    Date => data,
    Time => hora,
    Cnpj => str::parse::<Cnpj>,
    Cpf => str::parse::<Cpf>,
    Chave => str::parse::<Chave>,
    Uf => str::parse::<Uf>,
}

/// Plain decimal notation only: `rust_decimal` alone would take `+1` and `1_000`.
fn decimal(texto: &str) -> Result<Decimal, String> {
    let sem_sinal = texto.strip_prefix('-').unwrap_or(texto);
    let (inteiro, fracao) = sem_sinal.split_once('.').unwrap_or((sem_sinal, "0"));
    let so_algarismos = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let lido = if so_algarismos(inteiro) && so_algarismos(fracao) { Decimal::from_str_exact(texto).ok() } else { None };
    lido.ok_or_else(|| {
        format!(
            "esperado um valor decimal com ponto, como 1500.00, mas veio «{}»; tire separadores de milhar e troque a vírgula por ponto",
            resumo(texto)
        )
    })
}

fn data(texto: &str) -> Result<Date, String> {
    let lida = if forma(texto, "0000-00-00") { texto.parse().ok() } else { None };
    lida.ok_or_else(|| format!("esperada uma data AAAA-MM-DD que exista, mas veio «{}»; corrija-a", resumo(texto)))
}

fn hora(texto: &str) -> Result<Time, String> {
    let lida = if forma(texto, "00:00:00") && &texto[6..] < "60" { texto.parse().ok() } else { None };
    lida.ok_or_else(|| format!("esperada uma hora HH:MM:SS que exista, mas veio «{}»; corrija-a", resumo(texto)))
}

/// Whether `texto` has digits where `modelo` has `0`, and elsewhere the same characters.
pub(super) fn forma(texto: &str, modelo: &str) -> bool {
    texto.len() == modelo.len()
        && texto.bytes().zip(modelo.bytes()).all(|(t, m)| if m == b'0' { t.is_ascii_digit() } else { t == m })
}

/// The start of what came, for a message.
pub(super) fn resumo(texto: &str) -> String {
    texto.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Date, Decimal, Membro, Time, Valor};

    #[test]
    fn decimals_keep_their_scale_and_never_pass_through_arithmetic() {
        assert_eq!(Decimal::ler(json!("1500.00")).unwrap().unwrap().to_string(), "1500.00");
        assert_eq!(Decimal::ler(json!(0.1)).unwrap().unwrap().to_string(), "0.1");
        assert_eq!(Decimal::ler(json!(12)).unwrap().unwrap().to_string(), "12");
        for texto in ["1.500,00", "+1", "1_000", "1e3", ".5", "1.", "", "NaN"] {
            assert!(!matches!(Decimal::ler(json!(texto)), Ok(Some(_))), "{texto}");
        }
    }

    #[test]
    fn dates_and_times_have_one_form() {
        assert_eq!(Date::ler(json!("2026-11-22")).unwrap().unwrap().to_string(), "2026-11-22");
        assert_eq!(Time::ler(json!("09:05:00")).unwrap().unwrap().to_string(), "09:05:00");
        for texto in ["22/11/2026", "2026-02-30", "20261122", "2026-11-22T10:00:00"] {
            assert!(Date::ler(json!(texto)).is_err(), "{texto}");
        }
        for texto in ["9:05:00", "09:05", "24:00:00", "23:59:60", "09:05:00.5"] {
            assert!(Time::ler(json!(texto)).is_err(), "{texto}");
        }
    }

    #[test]
    fn a_list_accepts_a_bare_scalar_and_skips_null_items() {
        let mut lista: Vec<String> = vec![];
        lista.ler(json!("a")).unwrap();
        assert_eq!(lista, ["a"]);
        let mut lista: Vec<String> = vec![];
        lista.ler(json!(["a", null, 2])).unwrap();
        assert_eq!(lista, ["a", "2"]);
    }

    #[test]
    fn filling_a_field_twice_is_an_error() {
        let mut campo = Some(String::from("a"));
        assert!(campo.ler(json!("b")).is_err());
    }
}
