//! Validated values of the domain.
//!
//! Each type checks its rule when it is built, keeps its field private, and reads and writes itself as the text that the
//! API and the layout use. A value that exists is a value that holds.
//!
//! ```
//! use focus_cte::types::{Chave, Cnpj, Uf};
//!
//! let cnpj: Cnpj = "12.ABC.345/01DE-35".parse()?;
//! assert_eq!(cnpj.as_str(), "12ABC34501DE35");
//! assert_eq!("SP".parse::<Uf>()?.codigo_ibge(), 35);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod ambiente;
mod chave;
mod chave_explicada;
mod cnpj;
mod cpf;
pub mod inscricao_estadual;
mod modelo;
mod modulo11;
mod referencia;
pub mod suframa;
mod texto;
mod tipo_ambiente;
mod token;
mod uf;
pub mod veiculo;

pub use ambiente::{Ambiente, ErroAmbiente};
pub use chave::{Chave, ErroChave, MotivoChave, PartesChave};
pub use chave_explicada::ParteExplicada;
pub use cnpj::{Cnpj, ErroCnpj};
pub use cpf::{Cpf, ErroCpf};
pub use inscricao_estadual::{ErroInscricaoEstadual, InscricaoEstadual};
pub use modelo::{ErroModelo, Modelo};
pub use referencia::{ErroReferencia, Referencia};
pub use tipo_ambiente::TipoAmbiente;
pub use token::{ErroToken, Token};
pub use uf::{ErroUf, Uf};
