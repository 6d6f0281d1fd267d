//! The asynchronous HTTP client of the API.
//!
//! ```no_run
//! use focus_cte::client::Client;
//! use focus_cte::{Ambiente, Referencia};
//!
//! # async fn exemplo() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder().token("o token da empresa").ambiente(Ambiente::Homologacao).build()?;
//! let referencia = Referencia::new("pedido-42")?;
//! let json = std::fs::read("cte.json")?;
//! client.emitir_cte(&referencia, &json).await?;
//! let documento = client.aguardar(&referencia).await?;
//! println!("{}: {:?}", documento.status, documento.chave);
//! # Ok(())
//! # }
//! ```
//!
//! A clone is cheap and shares connections and rate limit. A refusal by the authority is a [`Documento`](crate::Documento) whose
//! status says so, not an error. After an emission whose answer was lost, the client asks by reference before it sends again.

mod builder;
mod call;
mod core;
mod download;
mod emission;
mod interpret;
mod limit;
mod options;
mod payload;
mod query;
pub mod retry;
pub mod transport;
mod wait;

pub use builder::ClientBuilder;
pub use core::Client;
pub use limit::RateLimit;
pub use options::CallOptions;
pub use payload::{IntoPayload, Json};
pub use wait::Espera;
