//! XML of others: read, signed, verified, compared.

use std::sync::Arc;

use focus_cte::evento::TipoEvento;
use focus_cte::{Error, ErrorKind};
use focus_cte_xml::{
    Certificado, ErroAssinatura, ErroComparacao, ErroDocumento, ErroLeitura, assinar as assinar_xml, assinar_conferido,
    comparar, importar, texto_do_xml, verificar as verificar_xml,
};
use jiff::Timestamp;
use napi::bindgen_prelude::Buffer;
use napi_derive::napi;

use crate::cliente::{Json, bytes};
use crate::erro;
use crate::ponte::Ponte;
use crate::resposta::{Corpo, Sucesso, so_json};
use crate::validacao::modelo;

/// What was imported, as JSON.
#[napi]
pub fn importar_documento(ponte: &Ponte, pedido: u32, xml: Json<'_>) -> napi::Result<()> {
    let xml = bytes(xml);
    ponte.calcular(pedido, move || importar(&xml).map(|importado| so_json(&importado)).map_err(|e| ilegivel(&e)))
}

/// `{integra, assinaturas}`.
#[napi]
pub fn verificar_documento(ponte: &Ponte, pedido: u32, xml: Json<'_>) -> napi::Result<()> {
    let xml = bytes(xml);
    ponte.calcular(pedido, move || verificar_xml(&xml).map(|v| so_json(&v)).map_err(|e| ilegivel(&e)))
}

/// `[{campo, antes, depois}]`.
#[napi]
pub fn comparar_documentos(
    ponte: &Ponte,
    pedido: u32,
    antes: Json<'_>,
    depois: Json<'_>,
    codigo: u8,
    evento: Option<String>,
) -> napi::Result<()> {
    let (antes, depois) = (bytes(antes), bytes(depois));
    ponte.calcular(pedido, move || {
        let modelo = modelo(codigo)?;
        let evento = evento.map(|nome| tipo_de_evento(&nome)).transpose()?;
        comparar(&antes, &depois, modelo, evento).map(|achadas| so_json(&achadas)).map_err(|e| incomparaveis(&e))
    })
}

fn tipo_de_evento(nome: &str) -> Result<TipoEvento, Error> {
    TipoEvento::TODOS.into_iter().find(|tipo| tipo.nome() == nome).ok_or_else(|| {
        let nomes: Vec<_> = TipoEvento::TODOS.iter().map(|tipo| tipo.nome()).collect();
        erro::configuracao(format!("{nome:?} não é um evento com leiaute; há {}", nomes.join(", ")))
    })
}

/// A private key with its certificate. Nothing shows the key.
#[napi(js_name = "CertificadoNativo")]
pub struct CertificadoNativo(Arc<Certificado>);

#[napi]
impl CertificadoNativo {
    /// From PKCS#12.
    #[napi(factory)]
    pub fn de_pkcs12(arquivo: Buffer, senha: String) -> napi::Result<Self> {
        Certificado::de_pkcs12(&arquivo, &senha).map(Self::novo).map_err(|e| erro::lancar(&recusado(&e)))
    }

    /// From PEM.
    #[napi(factory)]
    pub fn de_pem(chave: String, certificado: String) -> napi::Result<Self> {
        Certificado::de_pem(&chave, &certificado).map(Self::novo).map_err(|e| erro::lancar(&recusado(&e)))
    }

    /// The test certificate.
    #[napi(factory)]
    pub fn de_teste() -> Self {
        Self::novo(Certificado::de_teste().clone())
    }

    /// Who it is of, as JSON.
    #[napi]
    pub fn titular(&self) -> String {
        serde_json::to_string(self.0.titular()).unwrap_or_default()
    }

    /// The signed XML. `agora`, in seconds since 1970, makes sure first that the certificate may sign it.
    #[napi]
    pub fn assinar(&self, ponte: &Ponte, pedido: u32, xml: Json<'_>, agora: Option<i64>) -> napi::Result<()> {
        let (xml, certificado) = (bytes(xml), Arc::clone(&self.0));
        ponte.calcular(pedido, move || {
            let agora = agora.map(Timestamp::from_second).transpose().map_err(erro::configuracao)?;
            let assinado = assinado(&xml, &certificado, agora).map_err(|e| match &e {
                ErroAssinatura::Xml(e) => ilegivel(e),
                ErroAssinatura::Certificado(e) => recusado(e),
                _ => Error::new(ErrorKind::Validacao, e.to_string()).com_codigo("assinatura"),
            })?;
            Ok(Sucesso { corpo: Corpo::Json(assinado), bruto: None })
        })
    }
}

impl CertificadoNativo {
    fn novo(certificado: Certificado) -> Self {
        Self(Arc::new(certificado))
    }
}

fn assinado(xml: &[u8], certificado: &Certificado, agora: Option<Timestamp>) -> Result<String, ErroAssinatura> {
    let texto = texto_do_xml(xml)?;
    match agora {
        Some(agora) => assinar_conferido(&texto, certificado, agora),
        None => assinar_xml(&texto, certificado),
    }
}

fn recusado(causa: &dyn std::fmt::Display) -> Error {
    Error::new(ErrorKind::Validacao, causa.to_string()).com_codigo("certificado")
}

fn ilegivel(causa: &ErroLeitura) -> Error {
    Error::new(ErrorKind::Validacao, causa.to_string()).com_codigo(causa.codigo)
}

fn incomparaveis(causa: &ErroComparacao) -> Error {
    match causa {
        ErroComparacao::Antes(ErroDocumento::Json(e)) | ErroComparacao::Depois(ErroDocumento::Json(e)) => {
            erro::de_json(e)
        }
        ErroComparacao::Antes(ErroDocumento::Xml(e)) | ErroComparacao::Depois(ErroDocumento::Xml(e)) => ilegivel(e),
        _ => Error::new(ErrorKind::Validacao, causa.to_string()).com_codigo("tipos_diferentes"),
    }
}
