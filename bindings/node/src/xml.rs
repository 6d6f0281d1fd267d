//! The official XML of a document, as the API would make it.

use focus_cte::{Contexto, Empresa, Error, ErrorKind, Payload, validar_payload};
use focus_cte_xml::{CteXml, Emissao, TipoAmbiente, escrever};
use napi_derive::napi;
use serde_json::json;

use crate::cliente::{Json, bytes};
use crate::erro;
use crate::ponte::Ponte;
use crate::resposta::{Sucesso, so_json};
use crate::validacao::modelo;

/// Used where the document does not even have an emitente.
const CNPJ_DE_EXEMPLO: &str = "11222333000181";

/// What the issuer decides about a document.
#[napi(object, object_to_js = false)]
pub struct OpcoesXml {
    /// 57 or 67.
    pub modelo: u8,
    /// Whether it is of production.
    pub producao: Option<bool>,
    /// Series, when the document has none.
    pub serie: Option<u16>,
    /// Number, when the document has none.
    pub numero: Option<u32>,
    /// `cCT`.
    pub codigo_numerico: Option<u32>,
    /// The company's registration, as JSON.
    pub empresa: Option<String>,
}

/// `{xml, chave, problemas, empresaFicticia}`.
#[napi]
pub fn gerar_xml(ponte: &Ponte, pedido: u32, json: Json<'_>, opcoes: OpcoesXml) -> napi::Result<()> {
    let json = bytes(json);
    ponte.calcular(pedido, move || gerar(&json, opcoes))
}

/// The registration that completes a document: the one given, as JSON, or made-up data.
pub(crate) fn empresa_de(payload: &Payload<'_>, json: Option<&str>) -> Result<Empresa, Error> {
    match json {
        Some(texto) => {
            serde_json::from_str(texto).map_err(|e| erro::configuracao(format!("os dados da empresa não servem: {e}")))
        }
        None => Ok(Empresa::ficticia(payload.texto("cnpj_emitente").unwrap_or(CNPJ_DE_EXEMPLO))),
    }
}

fn gerar(json: &[u8], opcoes: OpcoesXml) -> Result<Sucesso, Error> {
    let mut payload = Payload::from_slice(modelo(opcoes.modelo)?, json).map_err(|e| erro::de_json(&e))?;
    let relatorio = validar_payload(&payload, &Contexto::leiaute());
    let ambiente = if opcoes.producao.unwrap_or(false) { TipoAmbiente::Producao } else { TipoAmbiente::Homologacao };
    let numero = opcoes.numero.unwrap_or(1);
    let mut emissao = Emissao::nova(ambiente, opcoes.serie.unwrap_or(1), numero);
    if let Some(codigo) = opcoes.codigo_numerico {
        emissao.codigo_numerico = codigo;
    }
    let empresa = empresa_de(&payload, opcoes.empresa.as_deref())?;
    let CteXml { xml, chave } = escrever(&mut payload, &empresa, &emissao).map_err(|e| {
        Error::new(ErrorKind::Validacao, format!("o XML não pôde ser escrito: {e}")).com_codigo("xml_impossivel")
    })?;
    Ok(so_json(&json!({
        "xml": xml,
        "chave": chave.as_str(),
        "valido": relatorio.is_valido(),
        "problemas": relatorio,
    })))
}
