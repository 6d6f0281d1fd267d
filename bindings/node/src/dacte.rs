//! The printed document.

use focus_cte::{Error, ErrorKind, Payload};
use focus_cte_dacte::{ErroDacte, Logo, Opcoes, e_xml, gerar_de_xml, previa};
use napi::bindgen_prelude::Buffer;
use napi_derive::napi;
use serde_json::json;

use crate::cliente::{Json, bytes};
use crate::erro;
use crate::ponte::Ponte;
use crate::resposta::{Corpo, Sucesso};
use crate::validacao::modelo;
use crate::xml::empresa_de;

/// How a document is printed.
#[napi(object, object_to_js = false)]
pub struct OpcoesDacte {
    /// 57 or 67, of a preview.
    pub modelo: u8,
    /// PNG or JPEG.
    pub logo: Option<Buffer>,
    /// The company's registration, as JSON, of a preview.
    pub empresa: Option<String>,
    /// Whether it was cancelled after it was authorised.
    pub cancelado: Option<bool>,
}

/// The PDF as bytes, and `{chave, situacao, folhas}` beside it.
#[napi]
pub fn gerar_dacte(ponte: &Ponte, pedido: u32, documento: Json<'_>, opcoes: OpcoesDacte) -> napi::Result<()> {
    let documento = bytes(documento);
    let OpcoesDacte { modelo, logo, empresa, cancelado } = opcoes;
    let logo = logo.map(|logo| logo.to_vec());
    ponte.calcular(pedido, move || gerar(&documento, modelo, logo.as_deref(), empresa.as_deref(), cancelado))
}

fn gerar(
    documento: &[u8],
    codigo: u8,
    logo: Option<&[u8]>,
    empresa: Option<&str>,
    cancelado: Option<bool>,
) -> Result<Sucesso, Error> {
    let falha = |e: ErroDacte| Error::new(ErrorKind::Validacao, e.to_string()).com_codigo("dacte_impossivel");
    let logo = logo.map(Logo::de).transpose().map_err(falha)?;
    let opcoes = Opcoes { logo, cancelado: cancelado.unwrap_or(false) };
    let dacte = if e_xml(documento) {
        gerar_de_xml(documento, &opcoes).map_err(falha)?
    } else {
        let mut payload = Payload::from_slice(modelo(codigo)?, documento).map_err(|e| erro::de_json(&e))?;
        let empresa = empresa_de(&payload, empresa)?;
        previa(&mut payload, &empresa, &opcoes).map_err(falha)?
    };
    let dados = json!({
        "chave": dacte.chave.as_str(),
        "situacao": dacte.situacao.as_str(),
        "folhas": dacte.folhas,
    });
    Ok(Sucesso { corpo: Corpo::Bytes(dacte.pdf), bruto: Some(dados.to_string()) })
}
