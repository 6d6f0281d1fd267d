//! Between Python values and JSON.
//!
//! - [`entrada`]: documents as JSON text; text and bytes pass untouched.
//! - [`tipos`]: the Python classes that are recognised, looked up once.
//! - [`numero`]: decimals and floats as plain digits.
//! - [`tempo`]: spans of time, given in seconds.
//! - [`saida`]: JSON values as Python objects.

mod entrada;
mod numero;
mod saida;
mod tempo;
mod tipos;

pub(crate) use entrada::{Entrada, documento};
pub(crate) use saida::{dicionario, mapa, objeto};
pub(crate) use tempo::segundos;
