//! XML back to the API's JSON, by the layout table that writes it.
//!
//! - [`importar`]: a document or an event, processed or not, as an [`Importado`].
//! - [`SemLugar`]: what of it the API has no field for, and why.

mod importado;
mod leitura;
mod protocolo;
mod raiz;
mod sem_lugar;

pub(crate) use leitura::DSIG;

pub use importado::{Conteudo, Importado};
pub use raiz::importar;
pub use sem_lugar::{Motivo, SemLugar};
