//! The authority's return codes (`cStat`, the API's `status_sefaz`), and what each means to who sent the document.
//!
//! One table, `crates/focus-cte/rejeicoes/rejeicoes.toml`, holds every code of the manual (MOC CT-e 4.00) and of the notes after
//! it: the official message, the cause, what to do, and a typed next step. [`explicar`] looks a code up,
//! [`Documento::rejeicao`](crate::Documento::rejeicao) that of a document that was refused.
//!
//! ```
//! use focus_cte::rejeicao::{self, ProximoPasso};
//!
//! let duplicado = rejeicao::explicar(539).unwrap();
//! assert_eq!(duplicado.proximo_passo, ProximoPasso::Consultar);
//! assert!(!duplicado.reutiliza_numero);
//! assert_eq!(rejeicao::explicar(2), None);
//! ```

mod documento;
mod especie;
mod gerado;
mod proximo_passo;
mod tabela;

pub use especie::Especie;
pub use proximo_passo::ProximoPasso;
pub use tabela::{Ambito, Rejeicao, explicar, mensagem, todas};
