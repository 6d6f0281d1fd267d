//! What a webhook delivers.

use focus_cte::Error;
use focus_cte::client::webhook::{self, Segredo};
use napi::bindgen_prelude::BufferSlice;
use napi_derive::napi;

use crate::cliente::documento;
use crate::erro;
use crate::resposta::{Corpo, ParaJs};

fn segredo(cabecalho: String, valor: String) -> Result<Segredo, Error> {
    Segredo::cabecalho(cabecalho, valor)
}

fn json(resposta: impl ParaJs) -> String {
    match resposta.para_js().corpo {
        Corpo::Json(texto) => texto,
        Corpo::Nada | Corpo::Bytes(_) => String::new(),
    }
}

/// Verifies a delivery and reads its document.
#[napi]
pub fn webhook_receber(
    headers: Vec<(String, String)>,
    corpo: BufferSlice<'_>,
    cabecalho: String,
    valor: String,
) -> napi::Result<String> {
    segredo(cabecalho, valor)
        .and_then(|s| webhook::receber(headers, &corpo, &s))
        .map(json)
        .map_err(|e| erro::lancar(&e))
}

/// Verifies a delivery and reads its summary.
#[napi]
pub fn webhook_receber_recebida(
    headers: Vec<(String, String)>,
    corpo: BufferSlice<'_>,
    cabecalho: String,
    valor: String,
) -> napi::Result<String> {
    segredo(cabecalho, valor)
        .and_then(|s| webhook::receber_recebida(headers, &corpo, &s))
        .map(json)
        .map_err(|e| erro::lancar(&e))
}

/// Verifies a delivery's secret.
#[napi]
pub fn webhook_verificar(headers: Vec<(String, String)>, cabecalho: String, valor: String) -> napi::Result<()> {
    segredo(cabecalho, valor).and_then(|s| webhook::verificar(headers, &s)).map_err(|e| erro::lancar(&e))
}

/// A delivery for tests.
#[napi(object)]
pub struct EntregaJs {
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// JSON.
    pub corpo: String,
}

/// What the API would post for a document.
#[napi]
pub fn webhook_entrega_de_teste(doc: String, cabecalho: String, valor: String) -> napi::Result<EntregaJs> {
    let fazer = || Ok(webhook::entrega_de_teste(&documento(&doc)?, &segredo(cabecalho, valor)?));
    let entrega = fazer().map_err(|e: Error| erro::lancar(&e))?;
    Ok(EntregaJs { headers: entrega.headers, corpo: String::from_utf8_lossy(&entrega.body).into_owned() })
}
