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
//! status says so, not an error. **No outcome is lost**: after a request whose answer was lost, the client asks what became of it
//! before it sends again, and says so when it cannot find out ([`ErrorKind::ResultadoDesconhecido`](crate::ErrorKind)).
//!
//! | what | methods |
//! |---|---|
//! | documents | [`emitir_cte`](Client::emitir_cte), [`emitir_cte_os`](Client::emitir_cte_os), [`consultar`](Client::consultar), [`consultar_completa`](Client::consultar_completa) |
//! | waiting | [`aguardar`](Client::aguardar), [`aguardar_autorizacao`](Client::aguardar_autorizacao), [`aguardar_muitos`](Client::aguardar_muitos) |
//! | events | [`cancelar`](Client::cancelar), [`carta_correcao`](Client::carta_correcao), [`desacordo`](Client::desacordo), [`registro_multimodal`](Client::registro_multimodal), [`dados_gtv`](Client::dados_gtv) |
//! | files | [`baixar_xml`](Client::baixar_xml), [`baixar_dacte`](Client::baixar_dacte), [`baixar_xml_cancelamento`](Client::baixar_xml_cancelamento), [`baixar_xml_carta_correcao`](Client::baixar_xml_carta_correcao), [`baixar`](Client::baixar) |
//! | received CT-es | [`recebidas`](Client::recebidas), [`recebidas_desde`](Client::recebidas_desde), [`consultar_recebida`](Client::consultar_recebida), [`desacordo_recebida`](Client::desacordo_recebida) |
//! | webhooks | [`criar_webhook`](Client::criar_webhook), [`listar_webhooks`](Client::listar_webhooks), [`excluir_webhook`](Client::excluir_webhook), [`reenviar_webhook`](Client::reenviar_webhook), [`webhook::receber`] |
//! | legacy | [`inutilizar`](Client::inutilizar) |
//! | anything else | [`requisicao`](Client::requisicao) |

mod builder;
mod call;
mod content;
mod core;
mod deadline;
mod download;
mod emission;
mod events;
mod hooks;
mod interpret;
mod inutilizacao;
mod limiter;
mod memory;
mod options;
mod payload;
mod query;
mod rate_limit;
mod raw;
mod received;
mod redact;
pub mod retry;
mod settle;
pub mod transport;
mod wait;
mod wait_many;
pub mod webhook;

pub use builder::ClientBuilder;
pub use core::Client;
pub use options::CallOptions;
pub use payload::{IntoPayload, Json, JsonBody};
pub use rate_limit::RateLimit;
pub use received::Recebidas;
pub use transport::Method;
pub use wait::Espera;
pub use wait_many::{Aguardador, Avisos};
