//! The JSON body of an event, read and judged.

use super::carta_correcao;
use super::tipo::TipoEvento;
use crate::payload::{ErroJson, Payload};
use crate::types::Modelo;
use crate::validation::{Contexto, Problema, Relatorio, julgar, validar_payload};

/// The body of an event, read and judged.
#[derive(Debug, Clone)]
pub struct Corpo<'a> {
    /// The body as the XML takes it. That of a letter of correction has the XML's group and tag in the place of the API's names
    /// when they could be [resolved](carta_correcao::resolver), and what came otherwise.
    pub payload: Payload<'a>,
    /// What is wrong with it.
    pub relatorio: Relatorio,
}

/// Reads and judges the body of an event of a document of that model.
///
/// The verdict is that of the event's official XSD on the XML made of the body, and beside it that of the authority's rules that
/// need neither the document nor a database: the model (N12, N13), what a letter of correction may correct (O02, O04), and the
/// guides' CNPJ, CPF, Inscrição Estadual and repetition (O07 to O12, Q13). See [`ler_com`] for those that need more.
///
/// # Errors
/// [`ErroJson`] when the bytes are not a JSON object at all.
///
/// ```
/// use focus_cte::Modelo;
/// use focus_cte::evento::{self, TipoEvento};
///
/// let json = br#"{"campo_corrigido": "uf_inicio", "valor_corrigido": "PR"}"#;
/// let corpo = evento::ler(TipoEvento::CartaCorrecao, Modelo::Cte, json)?;
/// assert!(corpo.relatorio.is_valido());
/// assert_eq!(corpo.payload.texto("grupo_corrigido"), Some("ide"));
/// assert_eq!(corpo.payload.texto("campo_corrigido"), Some("UFIni"));
/// # Ok::<(), focus_cte::ErroJson>(())
/// ```
pub fn ler(tipo: TipoEvento, modelo: Modelo, json: &[u8]) -> Result<Corpo<'_>, ErroJson> {
    ler_com(tipo, modelo, json, &Contexto::novo())
}

/// As [`ler`], with what is known beside the body: key, number, who makes it, when, and the document that it is about.
///
/// What a letter of correction names is found whatever the rigour; its layout alone cannot be judged without.
///
/// # Errors
/// [`ErroJson`] when the bytes are not a JSON object at all.
///
/// ```
/// use focus_cte::{Contexto, Modelo};
/// use focus_cte::evento::{self, TipoEvento};
///
/// let json = br#"{"campo_corrigido": "uf_inicio", "valor_corrigido": "PR"}"#;
/// let corpo = evento::ler_com(TipoEvento::CartaCorrecao, Modelo::Cte, json, &Contexto::novo().sequencia(21))?;
/// assert_eq!(corpo.relatorio.erros().next().and_then(|problema| problema.cstat), Some(636));
/// # Ok::<(), focus_cte::ErroJson>(())
/// ```
pub fn ler_com<'a>(
    tipo: TipoEvento,
    modelo: Modelo,
    json: &'a [u8],
    contexto: &Contexto,
) -> Result<Corpo<'a>, ErroJson> {
    let mut payload = Payload::from_slice_for(tipo.documento(), json)?;
    let mut contexto = contexto.clone();
    contexto.modelo = Some(modelo);
    let problemas = match tipo {
        TipoEvento::CartaCorrecao => carta_correcao::completar(modelo, &mut payload, json, &contexto),
        _ => validar_payload(&payload, &contexto).problemas,
    };
    Ok(Corpo { payload, relatorio: Relatorio { problemas } })
}

/// As [`ler`], for the report alone.
///
/// # Errors
/// [`ErroJson`] when the bytes are not a JSON object at all.
///
/// ```
/// use focus_cte::Modelo;
/// use focus_cte::evento::{self, TipoEvento};
///
/// let relatorio = evento::validar(TipoEvento::Cancelamento, Modelo::Cte, br#"{"justificativa": "erro"}"#)?;
/// assert_eq!(relatorio.problemas[0].codigo, "texto_curto");
/// # Ok::<(), focus_cte::ErroJson>(())
/// ```
pub fn validar(tipo: TipoEvento, modelo: Modelo, json: &[u8]) -> Result<Relatorio, ErroJson> {
    validar_com(tipo, modelo, json, &Contexto::novo())
}

/// As [`ler_com`], for the report alone.
///
/// # Errors
/// [`ErroJson`] when the bytes are not a JSON object at all.
pub fn validar_com(tipo: TipoEvento, modelo: Modelo, json: &[u8], contexto: &Contexto) -> Result<Relatorio, ErroJson> {
    ler_com(tipo, modelo, json, contexto).map(|corpo| corpo.relatorio)
}

/// The problem with an event of this number (`nSeqEvento`, from 1) among those of its type for one document, if there is one
/// (rule O01 of each event).
///
/// ```
/// use focus_cte::evento::{TipoEvento, validar_sequencia};
///
/// assert!(validar_sequencia(TipoEvento::CartaCorrecao, 20).is_none());
/// assert_eq!(validar_sequencia(TipoEvento::CartaCorrecao, 21).unwrap().codigo, "sequencia_excedida");
/// ```
#[must_use]
pub fn validar_sequencia(tipo: TipoEvento, sequencia: u16) -> Option<Problema> {
    let vazio = Payload::from_slice_for(tipo.documento(), b"{}").ok()?;
    let mut problemas = Vec::new();
    julgar(&vazio, &Contexto::novo().sequencia(sequencia.into()), &mut problemas);
    problemas.into_iter().find(|problema| problema.codigo == "sequencia_excedida")
}
