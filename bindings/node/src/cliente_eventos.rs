//! The client: events of authorised documents, and the legacy request for unused numbers.

use focus_cte::evento::{self, TipoEvento};
use focus_cte::model::{Cancelamento, Desacordo};
use focus_cte::{Error, ErrorKind, Modelo};
use napi_derive::napi;
use serde::de::DeserializeOwned;

use crate::cliente::{Cliente, Json, bytes, conferido, referencia};
use crate::opcoes::OpcoesChamada;
use crate::ponte::Ponte;

/// The body of an event as the core's own type.
pub(crate) fn corpo<T: DeserializeOwned>(json: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(json)
        .map_err(|e| Error::new(ErrorKind::JsonInvalido, format!("o corpo do evento não serve: {e}")).com_fonte(e))
}

#[napi]
impl Cliente {
    /// `cancelar`.
    #[napi]
    pub fn cancelar(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
        json: Json<'_>,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(json));
        ponte.fazer(pedido, async move { client?.cancelar(&referencia(r)?, corpo::<Cancelamento>(&json)?).await })
    }

    /// `carta_correcao`.
    #[napi]
    pub fn carta_correcao(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
        json: Json<'_>,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(json));
        ponte.fazer(pedido, async move { client?.carta_correcao(&referencia(r)?, json).await })
    }

    /// `desacordo`.
    #[napi]
    pub fn desacordo(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
        json: Json<'_>,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(json));
        ponte.fazer(pedido, async move { client?.desacordo(&referencia(r)?, corpo::<Desacordo>(&json)?).await })
    }

    /// `registro_multimodal`.
    #[napi]
    pub fn registro_multimodal(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
        json: Json<'_>,
        numeros: bool,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(json));
        ponte.fazer(pedido, async move {
            let r = referencia(r)?;
            let conferir = |json: &[u8]| evento::validar(TipoEvento::RegistroMultimodal, Modelo::Cte, json);
            let json = conferido(json, numeros, "registro_multimodal", conferir).map_err(|e| e.com_referencia(&r))?;
            client?.registro_multimodal(&r, json).await
        })
    }

    /// `dados_gtv`.
    #[napi]
    pub fn dados_gtv(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
        json: Json<'_>,
        numeros: bool,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(json));
        ponte.fazer(pedido, async move {
            let r = referencia(r)?;
            let conferir = |json: &[u8]| evento::validar(TipoEvento::InformacoesGtv, Modelo::CteOs, json);
            let json = conferido(json, numeros, "dados_gtv", conferir).map_err(|e| e.com_referencia(&r))?;
            client?.dados_gtv(&r, json).await
        })
    }

    /// `inutilizar`.
    #[napi]
    pub fn inutilizar(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        json: Json<'_>,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(json));
        ponte.fazer(pedido, async move { client?.inutilizar(json).await })
    }
}
