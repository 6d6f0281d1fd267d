//! Signatures of others: does what is written still say what was signed, and by whom.
//!
//! - [`verificar`]: every signature of a document, judged.
//! - [`Falha`]: why one does not hold. [`Ressalva`]: it holds, and the authority would still refuse it.

mod assinaturas;
mod conferencia;
mod falha;
mod json;
mod localizacao;

pub use assinaturas::{AssinaturaVerificada, Verificacao};
pub use conferencia::verificar;
pub use falha::{Falha, Ressalva};
pub(crate) use localizacao::autor;
