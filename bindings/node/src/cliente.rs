//! The client: emission, query, files, and the free request. Other groups of operations are in the files beside this one.

use focus_cte::client::Method;
use focus_cte::{Client, Documento, Error, ErrorKind, Referencia};
use napi::bindgen_prelude::{BufferSlice, Either};
use napi_derive::napi;

use crate::erro;
use crate::opcoes::{self, OpcoesChamada, OpcoesCliente};
use crate::ponte::Ponte;

/// A document's JSON: text, or bytes as they are.
pub(crate) type Json<'a> = Either<String, BufferSlice<'a>>;

/// The API's client.
#[napi]
pub struct Cliente(Option<Client>);

/// The reference, or why it is none.
pub(crate) fn referencia(texto: String) -> Result<Referencia, Error> {
    Referencia::new(texto)
        .map_err(|e| Error::new(ErrorKind::RequisicaoInvalida, e.to_string()).com_codigo("referencia_invalida"))
}

/// The bytes of a document's JSON, which outlive the call.
pub(crate) fn bytes(json: Json<'_>) -> Vec<u8> {
    match json {
        Either::A(texto) => texto.into_bytes(),
        Either::B(bytes) => bytes.to_vec(),
    }
}

/// A document that an earlier operation gave.
pub(crate) fn documento(json: &str) -> Result<Documento, Error> {
    Documento::from_slice(json.as_bytes())
        .map_err(|e| Error::new(ErrorKind::JsonInvalido, e.to_string()).com_codigo("documento_invalido"))
}

impl Cliente {
    /// The client with the options of one call.
    pub(crate) fn com(&self, opcoes: Option<OpcoesChamada>) -> Result<Client, Error> {
        let client = self.0.as_ref().ok_or_else(|| erro::configuracao("o cliente foi fechado; crie outro"))?;
        match opcoes {
            None => Ok(client.clone()),
            Some(opcoes) => Ok(client.with(opcoes.sobre(client.options())?)),
        }
    }
}

#[napi]
impl Cliente {
    /// Verifies the options; connects to nothing.
    #[napi(constructor)]
    pub fn new(opcoes: OpcoesCliente) -> napi::Result<Self> {
        opcoes::cliente(opcoes).map(|client| Self(Some(client))).map_err(|e| erro::lancar(&e))
    }

    /// Lets connections go once the calls under way have ended; other calls are refused.
    #[napi]
    pub fn fechar(&mut self) {
        self.0 = None;
    }

    /// The environment's name or base URL.
    #[napi]
    pub fn ambiente(&self) -> Option<String> {
        self.0.as_ref().map(|client| client.ambiente().to_string())
    }

    /// What the last answer said of the rate limit: credits, credits left, milliseconds until it is full again.
    #[napi]
    pub fn limite(&self) -> Vec<Option<f64>> {
        let limite = self.0.as_ref().map(Client::rate_limit).unwrap_or_default();
        vec![
            limite.limit.map(f64::from),
            limite.remaining.map(f64::from),
            limite.reset.map(|espera| espera.as_secs_f64() * 1000.0),
        ]
    }

    /// `emitir_cte`.
    #[napi]
    pub fn emitir_cte(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
        payload: Json<'_>,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(payload));
        ponte.fazer(pedido, async move { client?.emitir_cte(&referencia(r)?, json).await })
    }

    /// `emitir_cte_os`.
    #[napi]
    pub fn emitir_cte_os(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
        payload: Json<'_>,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(payload));
        ponte.fazer(pedido, async move { client?.emitir_cte_os(&referencia(r)?, json).await })
    }

    /// `consultar`.
    #[napi]
    pub fn consultar(&self, ponte: &Ponte, pedido: u32, opcoes: Option<OpcoesChamada>, r: String) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.consultar(&referencia(r)?).await })
    }

    /// `consultar_completa`.
    #[napi]
    pub fn consultar_completa(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.consultar_completa(&referencia(r)?).await })
    }

    /// `baixar_xml`.
    #[napi]
    pub fn baixar_xml(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        doc: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.baixar_xml(&documento(&doc)?).await })
    }

    /// `baixar_dacte`.
    #[napi]
    pub fn baixar_dacte(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        doc: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.baixar_dacte(&documento(&doc)?).await })
    }

    /// `baixar_xml_cancelamento`.
    #[napi]
    pub fn baixar_xml_cancelamento(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        doc: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.baixar_xml_cancelamento(&documento(&doc)?).await })
    }

    /// `baixar_xml_carta_correcao`.
    #[napi]
    pub fn baixar_xml_carta_correcao(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        doc: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.baixar_xml_carta_correcao(&documento(&doc)?).await })
    }

    /// `baixar`.
    #[napi]
    pub fn baixar(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        caminho: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.baixar(&caminho).await })
    }

    /// `requisicao`.
    #[napi]
    pub fn requisicao(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        metodo: String,
        caminho: String,
        corpo: Option<Json<'_>>,
    ) -> napi::Result<()> {
        let (client, corpo) = (self.com(opcoes), corpo.map(bytes));
        ponte.fazer(pedido, async move {
            let metodo: Method = metodo
                .parse()
                .map_err(|e| Error::new(ErrorKind::RequisicaoInvalida, format!("{e}")).com_codigo("metodo_invalido"))?;
            client?.requisicao(metodo, &caminho, corpo.as_deref()).await
        })
    }
}
