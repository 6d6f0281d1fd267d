//! XML as it comes from others: read strictly, and brought to canonical form.
//!
//! - [`decodificar`]: bytes to text, UTF-8 or Latin-1.
//! - [`Leitor`]: one event after another, borrowed from the text; no DTD, no entities but the five of XML, bounded depth.
//! - [`canonizar`]: Canonical XML 1.0 of one element.

mod c14n;
mod codificacao;
mod conferencia;
mod declaracao;
mod erro;
mod espacos;
mod etiqueta;
mod leitor;
mod nomes;
mod texto;

pub(crate) use c14n::canonizar;
pub(crate) use codificacao::decodificar;
pub use codificacao::texto_do_xml;
pub use erro::ErroLeitura;
pub(crate) use leitor::{Atributo, Evento, Leitor};
pub(crate) use texto::{simples, valor_de_atributo, valor_de_texto};
