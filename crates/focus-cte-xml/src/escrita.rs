//! From a payload to the document's XML.

use focus_cte::evento::TipoEvento;
use focus_cte::layout::campo;
use focus_cte::payload::Payload;
use focus_cte::types::ErroChave;
use focus_cte::{Chave, Empresa, Uf};

use crate::assinatura::{ErroAssinatura, assinar};
use crate::certificado::Certificado;
use crate::computado::{Computado, Declarado};
use crate::emissao::Emissao;
use crate::escritor::{Raiz, escrever_payload};
use crate::qrcode::url_qrcode_assinada;

/// A document as XML, not signed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CteXml {
    /// `<CTe>` or `<CTeOS>`, canonical, without XML declaration.
    pub xml: String,
    /// Its access key.
    pub chave: Chave,
}

/// Why no XML could be written. What is wrong with the payload itself is no reason: see [`escrever`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroXml {
    /// The payload is of an event.
    #[error("o XML de CT-e é escrito de um CT-e ou CT-e OS, mas o documento é {0:?}")]
    SemModelo(&'static str),
    /// Series, number or code of the emission do not fit an access key.
    #[error("emissão: {0}")]
    Emissao(#[from] ErroChave),
    /// The body is of another event than the one to be written.
    #[error("o corpo é de {corpo:?}, mas o evento a escrever é {evento}; leia o corpo com o mesmo tipo de evento")]
    OutroEvento {
        /// The event to be written.
        evento: TipoEvento,
        /// The layout of the body.
        corpo: &'static str,
    },
    /// A cancellation needs the protocol of what it cancels.
    #[error("o cancelamento leva o protocolo de autorização do documento, de 15 dígitos; informe-o")]
    SemProtocolo,
    /// The document could not be signed.
    #[error("{0}")]
    Assinatura(#[from] ErroAssinatura),
    /// The event's number has 1 to 3 digits and starts at 1.
    #[error("a sequência do evento vai de 1 a 999, mas veio {0}")]
    Sequencia(u16),
}

/// Writes the XML of `payload`, after completing it: the issuer's data from `empresa`, numbering, key and everything else that is
/// computed from `emissao`. What the payload says itself is kept, series and number included.
///
/// Never judges the payload: what validation finds wrong is written so that the official XSD refuses it as well. A value whose JSON
/// type is wrong becomes an element `json` inside of its own, or follows U+FFFD in an attribute.
///
/// ```
/// use focus_cte::{Empresa, Modelo, payload::Payload};
/// use focus_cte_xml::{Emissao, TipoAmbiente, escrever};
///
/// let mut payload = Payload::from_slice(Modelo::Cte, br#"{"cfop": 5353, "natureza_operacao": "FRETE"}"#)?;
/// let empresa = Empresa::ficticia("07504505000132");
/// let cte = escrever(&mut payload, &empresa, &Emissao::nova(TipoAmbiente::Homologacao, 1, 42))?;
/// assert!(cte.xml.contains("<CFOP>5353</CFOP><natOp>FRETE</natOp><mod>57</mod><serie>1</serie><nCT>42</nCT>"));
/// assert!(cte.xml.contains(cte.chave.as_str()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn escrever(payload: &mut Payload<'_>, empresa: &Empresa, emissao: &Emissao) -> Result<CteXml, ErroXml> {
    escrever_com(payload, empresa, emissao, None)
}

/// As [`escrever`], signed with the issuer's certificate; in contingency the QR code is signed too (MOC 4.00, Visão Geral, 9.2.2).
///
/// ```
/// use focus_cte::{Empresa, Modelo, payload::Payload};
/// use focus_cte_xml::{Certificado, Emissao, TipoAmbiente, escrever_assinado, verificar};
///
/// let mut payload = Payload::from_slice(Modelo::Cte, br#"{"forma_emissao": "2"}"#)?;
/// let emissao = Emissao::nova(TipoAmbiente::Homologacao, 1, 42);
/// let cte = escrever_assinado(&mut payload, &Empresa::ficticia("07504505000132"), &emissao, Certificado::de_teste())?;
/// assert!(cte.xml.contains("&amp;tpAmb=2&amp;sign="));
/// assert!(verificar(cte.xml.as_bytes())?.is_integra());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn escrever_assinado(
    payload: &mut Payload<'_>,
    empresa: &Empresa,
    emissao: &Emissao,
    certificado: &Certificado,
) -> Result<CteXml, ErroXml> {
    let CteXml { xml, chave } = escrever_com(payload, empresa, emissao, Some(certificado))?;
    Ok(CteXml { xml: assinar(&xml, certificado)?, chave })
}

fn escrever_com(
    payload: &mut Payload<'_>,
    empresa: &Empresa,
    emissao: &Emissao,
    certificado: Option<&Certificado>,
) -> Result<CteXml, ErroXml> {
    let modelo = payload.modelo().ok_or(ErroXml::SemModelo(payload.document().name))?;
    payload.completar(empresa);
    let declarado = Declarado {
        uf: payload.texto_de(campo::UF_EMITENTE),
        data_emissao: payload.texto_de(campo::DATA_EMISSAO),
        cnpj: payload.texto_de(campo::CNPJ_EMITENTE),
        cpf: payload.texto_de(campo::CPF_EMITENTE),
        serie: payload.texto_de(campo::SERIE),
        numero: payload.texto_de(campo::NUMERO),
        forma_emissao: payload.texto_de(campo::FORMA_EMISSAO),
    };
    let mut computado = Computado::novo(modelo, &declarado, emissao)?;
    if let Some(certificado) = certificado.filter(|_| em_contingencia(&computado.forma_emissao)) {
        computado.qrcode = url_qrcode_assinada(&computado.chave, emissao.ambiente, certificado)?;
    }
    let uf = declarado.uf.and_then(|uf| uf.parse().ok()).unwrap_or(Uf::Df);
    completar(payload, &computado, emissao);
    Ok(CteXml { xml: escrever_payload(payload, uf, Raiz::Documento), chave: computado.chave })
}

/// Forms of emission whose documents may not have reached the authority yet: the QR code proves who made them.
fn em_contingencia(forma_emissao: &str) -> bool {
    matches!(forma_emissao, "2" | "4" | "5")
}

/// Puts what is computed where the layout reads it.
fn completar(payload: &mut Payload<'_>, computado: &Computado, emissao: &Emissao) {
    for (campo, valor) in [
        (campo::XML_ID, &computado.id),
        (campo::XML_CUF, &computado.codigo_uf),
        (campo::XML_CCT, &computado.codigo_numerico),
        (campo::XML_CDV, &computado.digito),
        (campo::XML_TPAMB, &computado.ambiente),
        (campo::XML_VERPROC, &emissao.versao_aplicativo),
        (campo::XML_QRCODCTE, &computado.qrcode),
    ] {
        payload.definir_em(campo, valor);
    }
    for (campo, valor) in [
        (campo::SERIE, &computado.serie),
        (campo::NUMERO, &computado.numero),
        (campo::FORMA_EMISSAO, &computado.forma_emissao),
    ] {
        if !payload.tem(campo.nome()) {
            payload.definir_em(campo, valor);
        }
    }
}
