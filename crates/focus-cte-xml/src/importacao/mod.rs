//! XML back to the API's JSON, by the layout table that writes it.
//!
//! - [`importar`]: a document or an event, processed or not, as an [`Importado`].
//! - [`comparar`]: two documents, each XML or JSON.
//! - [`SemLugar`]: what of it the API has no field for, and why.

mod comparacao;
mod folhas;
mod fora;
mod importado;
mod json;
mod leitura;
mod linhas;
mod protocolo;
mod raiz;
mod sem_lugar;

pub(crate) use leitura::DSIG;

pub use comparacao::{ErroComparacao, ErroDocumento, comparar, e_xml};
pub use importado::{Conteudo, Importado};
pub use raiz::importar;
pub use sem_lugar::{Motivo, SemLugar};
