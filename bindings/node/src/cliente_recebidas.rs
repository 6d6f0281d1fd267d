//! The client: CT-es that others issued for the company.

use focus_cte::model::Desacordo;
use focus_cte::{Cnpj, Error};
use napi_derive::napi;

use crate::cliente::{Cliente, Json, bytes};
use crate::cliente_eventos::corpo;
use crate::erro;
use crate::opcoes::OpcoesChamada;
use crate::ponte::Ponte;
use crate::recebidas::Recebidas;

fn cnpj(texto: &str) -> Result<Cnpj, Error> {
    texto.parse().map_err(|e| erro::valor("cnpj_invalido", &e))
}

/// A version of a summary; JavaScript's numbers hold it exactly.
fn versao(numero: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what a JavaScript integer holds"
    )]
    let versao = numero.clamp(0.0, 9_007_199_254_740_991.0) as u64;
    versao
}

#[napi]
impl Cliente {
    /// `recebidas`: one page.
    #[napi]
    pub fn recebidas(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        texto: String,
        desde: f64,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.recebidas(&cnpj(&texto)?, versao(desde)).await })
    }

    /// `recebidas_desde`: all of them, one by one.
    #[napi]
    pub fn recebidas_desde(&self, opcoes: Option<OpcoesChamada>, texto: String, desde: f64) -> napi::Result<Recebidas> {
        let abrir = || Ok(self.com(opcoes)?.recebidas_desde(&cnpj(&texto)?, versao(desde)));
        abrir().map(Recebidas::nova).map_err(|e: Error| erro::lancar(&e))
    }

    /// `consultar_recebida`.
    #[napi]
    pub fn consultar_recebida(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        chave: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.consultar_recebida(&chave).await })
    }

    /// `baixar_xml_recebida`.
    #[napi]
    pub fn baixar_xml_recebida(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        chave: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.baixar_xml_recebida(&chave).await })
    }

    /// `baixar_xml_cancelamento_recebida`.
    #[napi]
    pub fn baixar_xml_cancelamento_recebida(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        chave: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.baixar_xml_cancelamento_recebida(&chave).await })
    }

    /// `baixar_xml_carta_correcao_recebida`.
    #[napi]
    pub fn baixar_xml_carta_correcao_recebida(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        chave: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.baixar_xml_carta_correcao_recebida(&chave).await })
    }

    /// `desacordo_recebida`.
    #[napi]
    pub fn desacordo_recebida(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        chave: String,
        json: Json<'_>,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(json));
        ponte.fazer(pedido, async move { client?.desacordo_recebida(&chave, corpo::<Desacordo>(&json)?).await })
    }

    /// `consultar_desacordo_recebida`.
    #[napi]
    pub fn consultar_desacordo_recebida(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        chave: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.consultar_desacordo_recebida(&chave).await })
    }
}
