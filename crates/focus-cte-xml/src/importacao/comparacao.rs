//! Two documents, each XML or JSON, field by field.

use focus_cte::comparacao::{Diferenca, diferencas};
use focus_cte::evento::{self, TipoEvento};
use focus_cte::{ErroJson, Modelo, Payload};

use super::{Conteudo, importar};
use crate::xml::ErroLeitura;

/// Why two documents could not be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroComparacao {
    /// The first cannot be read.
    #[error("o primeiro documento não pôde ser lido: {0}")]
    Antes(ErroDocumento),
    /// The second cannot be read.
    #[error("o segundo documento não pôde ser lido: {0}")]
    Depois(ErroDocumento),
    /// One is a CT-e and the other a CT-e OS, or an event.
    #[error("não há o que comparar: o primeiro é {antes}, e o segundo é {depois}")]
    Diferentes {
        /// Layout of the first.
        antes: &'static str,
        /// Layout of the second.
        depois: &'static str,
    },
}

/// Why a text is not a document of either form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroDocumento {
    /// It begins as XML.
    #[error("{0}")]
    Xml(#[from] ErroLeitura),
    /// It does not.
    #[error("{0}")]
    Json(#[from] ErroJson),
}

/// What two documents differ in, see [`diferencas`]. XML says itself what it is; JSON is of the kind that the other, if it is XML, has, and
/// otherwise of the given model and event.
///
/// ```
/// use focus_cte::Modelo;
/// use focus_cte_xml::comparar;
///
/// let xml = br#"<CTe xmlns="http://www.portalfiscal.inf.br/cte"><infCte versao="4.00"><ide><CFOP>5353</CFOP></ide></infCte></CTe>"#;
/// let diferencas = comparar(xml, br#"{"cfop": "6353"}"#, Modelo::Cte, None)?;
/// assert_eq!((diferencas.len(), diferencas[0].campo.as_str()), (1, "cfop"));
/// # Ok::<(), focus_cte_xml::ErroComparacao>(())
/// ```
pub fn comparar(
    antes: &[u8],
    depois: &[u8],
    modelo: Modelo,
    evento: Option<TipoEvento>,
) -> Result<Vec<Diferenca>, ErroComparacao> {
    let padrao = (evento.map_or(Conteudo::Documento(modelo), Conteudo::Evento), modelo);
    let da_segunda = if e_xml(depois) { tipo_do_xml(depois).map_err(ErroComparacao::Depois)? } else { padrao };
    let (antes, da_primeira) = ler(antes, da_segunda).map_err(ErroComparacao::Antes)?;
    let (depois, _) = ler(depois, da_primeira).map_err(ErroComparacao::Depois)?;
    let (antes_e, depois_e) = (antes.document(), depois.document());
    if !std::ptr::eq(antes_e, depois_e) {
        return Err(ErroComparacao::Diferentes { antes: antes_e.name, depois: depois_e.name });
    }
    Ok(diferencas(&antes, &depois))
}

/// Whether bytes are XML: JSON never begins so.
#[must_use]
pub fn e_xml(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start().first() == Some(&b'<')
}

/// What a document is, and the model that it, or the document of the event, has.
type Tipo = (Conteudo, Modelo);

fn tipo_do_xml(xml: &[u8]) -> Result<Tipo, ErroDocumento> {
    let importado = importar(xml)?;
    Ok((importado.conteudo, importado.modelo().unwrap_or(Modelo::Cte)))
}

fn ler(bytes: &[u8], tipo: Tipo) -> Result<(Payload<'_>, Tipo), ErroDocumento> {
    if e_xml(bytes) {
        let importado = importar(bytes)?;
        let tipo = (importado.conteudo, importado.modelo().unwrap_or(Modelo::Cte));
        return Ok((importado.payload, tipo));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let payload = match tipo {
        (Conteudo::Documento(modelo), _) => Payload::from_slice(modelo, bytes)?,
        // A letter of correction may use the API's names or the XML's: what it means is compared.
        (Conteudo::Evento(evento), modelo) => evento::ler(evento, modelo, bytes)?.payload,
    };
    Ok((payload, tipo))
}
