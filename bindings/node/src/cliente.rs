//! The client: emission, query, files, and the free request. Other groups of operations are in the files beside this one.

use focus_cte::client::Method;
use focus_cte::documento::ErroDetalhe;
use focus_cte::{Client, Documento, ErroJson, Error, ErrorKind, Modelo, Referencia, Relatorio, validar};
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

/// A body to send. Where JavaScript saw a number of many decimals (`0.1 + 0.2`), it is refused unless its field has as many: the
/// API might round it.
pub(crate) fn conferido(
    json: Vec<u8>,
    numeros: bool,
    operacao: &'static str,
    validar: impl FnOnce(&[u8]) -> Result<Relatorio, ErroJson>,
) -> Result<Vec<u8>, Error> {
    if !numeros {
        return Ok(json);
    }
    let problemas = validar(&json).map(|relatorio| relatorio.problemas).unwrap_or_default();
    let erros: Vec<ErroDetalhe> = problemas
        .into_iter()
        .filter(|p| p.codigo == "casas_decimais")
        .map(|p| {
            let mut detalhe = ErroDetalhe::new(p.mensagem).com_campo(p.campo);
            detalhe.codigo = Some(p.codigo.into());
            detalhe
        })
        .collect();
    if erros.is_empty() {
        return Ok(json);
    }
    Err(Error::new(ErrorKind::Validacao, "há números com mais casas decimais do que o campo, e nada foi enviado")
        .com_codigo("casas_decimais")
        .com_erros(erros)
        .com_operacao(operacao))
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
        numeros: bool,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(payload));
        ponte.fazer(pedido, async move {
            let r = referencia(r)?;
            let conferir = |json: &[u8]| validar(json, Modelo::Cte);
            let json = conferido(json, numeros, "emitir_cte", conferir).map_err(|e| e.com_referencia(&r))?;
            client?.emitir_cte(&r, json).await
        })
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
        numeros: bool,
    ) -> napi::Result<()> {
        let (client, json) = (self.com(opcoes), bytes(payload));
        ponte.fazer(pedido, async move {
            let r = referencia(r)?;
            let conferir = |json: &[u8]| validar(json, Modelo::CteOs);
            let json = conferido(json, numeros, "emitir_cte_os", conferir).map_err(|e| e.com_referencia(&r))?;
            client?.emitir_cte_os(&r, json).await
        })
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
