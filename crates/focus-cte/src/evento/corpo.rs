//! The JSON body of an event, read and judged.

use super::tipo::TipoEvento;
use super::{carta_correcao, gtv, problema};
use crate::payload::{ErroJson, Payload};
use crate::types::Modelo;
use crate::validation::{Contexto, Problema, Relatorio, validar_payload};

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
/// need neither the document nor a database: the model (N12, N13), what a letter of correction may correct (O02 to O04), and the
/// guides' CNPJ, CPF and repetition (O07, O08, O10, O11, Q13).
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
    let mut payload = Payload::from_slice_for(tipo.documento(), json)?;
    let mut problemas: Vec<Problema> = modelo_nao_aceito(tipo, modelo).into_iter().collect();
    match tipo {
        TipoEvento::CartaCorrecao => problemas.extend(carta_correcao::completar(modelo, &mut payload, json)),
        TipoEvento::InformacoesGtv => {
            problemas.extend(validar_payload(&payload, &Contexto::leiaute()).problemas);
            problemas.extend(gtv::problemas(&payload));
        }
        TipoEvento::Cancelamento | TipoEvento::PrestacaoDesacordo | TipoEvento::RegistroMultimodal => {
            problemas.extend(validar_payload(&payload, &Contexto::leiaute()).problemas);
        }
    }
    Ok(Corpo { payload, relatorio: Relatorio { problemas } })
}

/// As [`ler`], for the report alone.
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
    ler(tipo, modelo, json).map(|corpo| corpo.relatorio)
}

/// The problem with an event of this number (`nSeqEvento`, from 1) among those of its type for one document, if there is one.
///
/// ```
/// use focus_cte::evento::{TipoEvento, validar_sequencia};
///
/// assert!(validar_sequencia(TipoEvento::CartaCorrecao, 20).is_none());
/// assert_eq!(validar_sequencia(TipoEvento::CartaCorrecao, 21).unwrap().codigo, "sequencia_excedida");
/// ```
#[must_use]
pub fn validar_sequencia(tipo: TipoEvento, sequencia: u16) -> Option<Problema> {
    let maxima = tipo.sequencia_maxima();
    (!(1..=maxima).contains(&sequencia)).then(|| {
        let mensagem = format!(
            "o evento {} ({}) vai da sequência 1 à {maxima} em cada documento; veio {sequencia}",
            tipo.titulo(),
            tipo.codigo()
        );
        problema::erro("", "infEvento/nSeqEvento", "sequencia_excedida", mensagem, Some(&sequencia.to_string()))
    })
}

/// Rules N12 and N13.
fn modelo_nao_aceito(tipo: TipoEvento, modelo: Modelo) -> Option<Problema> {
    let unico = tipo.modelos().first()?;
    (!tipo.aceita(modelo)).then(|| {
        let mensagem = format!(
            "o evento {} ({}) só existe para {unico} (modelo {}); este documento é {modelo} (modelo {})",
            tipo.titulo(),
            tipo.codigo(),
            unico.codigo(),
            modelo.codigo()
        );
        problema::erro("", "infEvento/chCTe", "modelo_nao_aceito", mensagem, None)
    })
}
