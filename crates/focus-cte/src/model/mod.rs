//! Typed documents and events: [`Cte`], [`CteOs`], the modals, their lists, and the bodies of the events.
//!
//! The structs carry the API's field names and follow the layout table, field by field; every field is optional, because who
//! judges a document is [`crate::validation`], not its type. Read and write them with serde:
//!
//! ```
//! use focus_cte::model::{Cte, Modal, Nfe, TipoServico};
//!
//! let mut cte: Cte = serde_json::from_str(r#"{"modal": "01", "tipo_servico": 0, "valor_total": 1500.50}"#)?;
//! assert_eq!((cte.modal, cte.tipo_servico), (Some(Modal::Rodoviario), Some(TipoServico::Normal)));
//! cte.nfes.push(Nfe { chave_nfe: Some("35260712345678000195570010000000421876543218".parse()?), ..Nfe::default() });
//! assert_eq!(serde_json::to_value(&cte)?["valor_total"], "1500.5");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **Written**: scalars as strings, decimals with the scale they have, absent fields left out. A list of scalars with one item
//! (`chave_cte_complementado`) is written as the bare scalar that the API documents.
//!
//! **Read**: what the API accepts. A scalar may be a string or a number; `null` and blank text are absent; a list that the
//! API documents with a bare scalar in its place accepts it; documented misspellings of a name are known. A code must be
//! exactly one of its list: the number `1` is not the code `01`. Unknown fields go to `extra` and are written back.
//!
//! A JSON number reaches these types as a float, so its text is the shortest decimal that reads as that float: `1500.50` arrives as
//! `1500.5`, and a number of more than 15 significant digits, which a float may not hold, is refused with the advice to write it as
//! text. No arithmetic is done on floats. [`crate::payload`] keeps the text of numbers and has no such limit.

mod cnpj_ou_zeros;
mod codigos;
mod data_hora;
mod escalar;
mod falha;
mod gerado;
mod objeto;
mod uf_ou_exterior;
mod valor;

pub use cnpj_ou_zeros::CnpjOuZeros;
pub use codigos::ErroCodigo;
pub use data_hora::{DataHora, ErroDataHora};
pub use gerado::*;
pub use uf_ou_exterior::{ErroUfOuExterior, UfOuExterior};
