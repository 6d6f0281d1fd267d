//! Waiting for the authority's verdict: on one document, or on many.

use std::sync::Arc;

use focus_cte::client::{Aguardador, Avisos};
use focus_cte::{Documento, Error};
use napi_derive::napi;
use serde_json::{Value, json};
use tokio::sync::Mutex;

use crate::cliente::{Cliente, documento, referencia};
use crate::erro;
use crate::opcoes::{OpcoesChamada, OpcoesEspera};
use crate::ponte::Ponte;
use crate::resposta::{Corpo, Sucesso, so_json, valor_documento};

#[napi]
impl Cliente {
    /// `aguardar`.
    #[napi]
    pub fn aguardar(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
        espera: Option<OpcoesEspera>,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.aguardar_com(&referencia(r)?, OpcoesEspera::espera(espera)?).await })
    }

    /// `aguardar_autorizacao`.
    #[napi]
    pub fn aguardar_autorizacao(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
        espera: Option<OpcoesEspera>,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move {
            client?.aguardar_autorizacao(&referencia(r)?, OpcoesEspera::espera(espera)?).await
        })
    }

    /// `aguardar_muitos`.
    #[napi]
    pub fn aguardar_muitos(
        &self,
        opcoes: Option<OpcoesChamada>,
        referencias: Vec<String>,
        espera: Option<OpcoesEspera>,
    ) -> napi::Result<Espera> {
        let abrir = || {
            let referencias = referencias.into_iter().map(referencia).collect::<Result<Vec<_>, Error>>()?;
            Ok(self.com(opcoes)?.aguardar_muitos(referencias).com_espera(OpcoesEspera::espera(espera)?))
        };
        abrir().map(Espera::nova).map_err(|e: Error| erro::lancar(&e))
    }
}

/// A wait for many documents.
#[napi]
pub struct Espera {
    aguardador: Arc<Mutex<Aguardador>>,
    avisos: Avisos,
}

impl Espera {
    fn nova(aguardador: Aguardador) -> Self {
        let avisos = aguardador.avisos();
        Self { aguardador: Arc::new(Mutex::new(aguardador)), avisos }
    }
}

#[napi]
impl Espera {
    /// The next result, `{ref, documento}` or `{ref, erro}`; nothing after the last.
    #[napi]
    pub fn proximo(&self, ponte: &Ponte, pedido: u32) -> napi::Result<()> {
        let aguardador = Arc::clone(&self.aguardador);
        ponte.fazer(pedido, async move {
            let Some((referencia, resultado)) = aguardador.lock().await.proximo().await else {
                return Ok(Sucesso { corpo: Corpo::Nada, bruto: None });
            };
            Ok(so_json(&item(referencia.as_str(), resultado)))
        })
    }

    /// What a webhook brought. Whether its reference is being waited for.
    #[napi]
    pub fn avisar(&self, json: String) -> napi::Result<bool> {
        documento(&json).map(|d| self.avisos.receber(d)).map_err(|e| erro::lancar(&e))
    }
}

fn item(referencia: &str, resultado: Result<Documento, Error>) -> Value {
    match resultado {
        Ok(documento) => json!({"ref": referencia, "documento": valor_documento(&documento)}),
        Err(e) => json!({"ref": referencia, "erro": erro::json(&e)}),
    }
}
