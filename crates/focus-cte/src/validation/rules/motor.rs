//! Runs every rule that holds for a document, and turns what it finds into problems.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::achados::{Achado, Achados};
use super::capitulos::CAPITULOS;
use super::caso::Caso;
use super::contexto::Contexto;
use super::lugar;
use super::regra::{Classe, Confere, DocumentoRegra, Regra};
use super::vigencia::Vigencia;
use crate::evento::TipoEvento;
use crate::payload::{Payload, Value};
use crate::validation::report::Problema;

/// Every rule, in the order of the manual's chapters.
pub fn regras() -> impl Iterator<Item = &'static Regra> {
    CAPITULOS.iter().copied().flatten()
}

/// A rule of one kind of document. What decides whether it is run stands here and not behind the reference: most judgements need
/// nothing else of it.
struct Candidata {
    regra: &'static Regra,
    /// The number that it has there.
    id: &'static str,
    confere: Confere,
    /// Whether it looks at the document's state at the authority.
    estado: bool,
    /// Whether it holds on some days or in some environment only.
    com_vigencia: bool,
}

type DoDocumento = Vec<Candidata>;

/// The rules by kind of document, so that a judgement looks at its own alone.
fn do_documento(documento: DocumentoRegra) -> &'static DoDocumento {
    static CTE: LazyLock<DoDocumento> = LazyLock::new(|| escolher(DocumentoRegra::Cte));
    static CTE_OS: LazyLock<DoDocumento> = LazyLock::new(|| escolher(DocumentoRegra::CteOs));
    static EVENTOS: LazyLock<Vec<(TipoEvento, DoDocumento)>> =
        LazyLock::new(|| TipoEvento::TODOS.map(|tipo| (tipo, escolher(DocumentoRegra::Evento(tipo)))).into());
    static TODO_EVENTO: LazyLock<DoDocumento> = LazyLock::new(|| escolher(DocumentoRegra::TodoEvento));
    match documento {
        DocumentoRegra::Cte => &CTE,
        DocumentoRegra::CteOs => &CTE_OS,
        DocumentoRegra::Evento(tipo) => {
            EVENTOS.iter().find(|(este, _)| *este == tipo).map_or(&TODO_EVENTO, |(_, regras)| regras)
        }
        DocumentoRegra::TodoEvento => &TODO_EVENTO,
    }
}

fn escolher(documento: DocumentoRegra) -> DoDocumento {
    let candidata = |regra: &'static Regra| {
        Some(Candidata {
            regra,
            id: regra.id(documento)?,
            confere: regra.confere,
            estado: regra.classe() == Classe::Estado,
            com_vigencia: *regra.vigencia() != Vigencia::sempre(),
        })
    };
    regras().filter_map(candidata).collect()
}

/// Adds what the rules find in a document.
pub(in crate::validation) fn julgar(
    payload: &Payload<'_>,
    documento: DocumentoRegra,
    contexto: &Contexto,
    problemas: &mut Vec<Problema>,
) {
    let caso = Caso::novo(payload, documento, contexto);
    let dia = caso.dia_da_emissao();
    let do_leiaute = problemas.len();
    let mut achados = Achados::default();
    // What a document's rules of state look at is the other one that the caller may give.
    let sem_outro = contexto.referenciado.is_none() && !matches!(documento, DocumentoRegra::Evento(_));
    for &Candidata { regra, id, confere, estado, com_vigencia } in do_documento(documento) {
        if sem_outro && estado {
            continue;
        }
        if com_vigencia && !regra.vigencia().vale(contexto.ambiente, dia) {
            continue;
        }
        confere(&caso, &mut achados);
        if achados.0.is_empty() {
            continue;
        }
        for achado in achados.0.drain(..) {
            let problema = problema(payload, documento, regra, id, &achado);
            // The layout has already refused this very field, and says why.
            let recusado = |p: &Problema| p.codigo != "data_sem_fuso" && p.campo == problema.campo;
            if problema.campo.is_empty() || !problemas[..do_leiaute].iter().any(recusado) {
                problemas.push(problema);
            }
        }
    }
}

#[cold]
fn problema(
    payload: &Payload<'_>,
    documento: DocumentoRegra,
    regra: &'static Regra,
    id: &'static str,
    achado: &Achado,
) -> Problema {
    let campos: Vec<String> = achado.campos.iter().map(|(item, campo)| payload.path(*item, campo.nome())).collect();
    let primeiro = achado.campos.first().and_then(|(item, campo)| {
        let slot = payload.scope(*item).slot_of(*campo)?;
        Some((*item, slot))
    });
    let valor = primeiro.and_then(|(item, slot)| match payload.value(item, slot) {
        Value::Scalar(scalar) => Some(scalar.text.to_owned()),
        _ => None,
    });
    let como_corrigir = como_corrigir(regra, achado.detalhe.as_deref());
    Problema {
        severidade: regra.severidade(),
        campo: campos.first().cloned().unwrap_or_default(),
        caminho: primeiro.map_or_else(String::new, |(item, slot)| lugar::caminho(payload, item, slot)),
        codigo: regra.nome(),
        mensagem: regra.mensagem(documento).to_owned(),
        valor,
        campos,
        cstat: regra.cstat(),
        regra: Some(id),
        nota: Some(regra.nota()),
        como_corrigir: Some(como_corrigir),
    }
}

fn como_corrigir(regra: &'static Regra, detalhe: Option<&str>) -> Cow<'static, str> {
    match detalhe {
        None => Cow::Borrowed(regra.como_corrigir()),
        Some(detalhe) => Cow::Owned(format!("{}: {detalhe}", regra.como_corrigir())),
    }
}

/// A problem that a rule of an event names, found elsewhere; `lugar` is the field and its path in the XML.
#[cold]
pub(crate) fn problema_da_regra(
    tipo: TipoEvento,
    nome: &'static str,
    (campo, caminho): (&str, &str),
    detalhe: &str,
    valor: &str,
) -> Problema {
    let documento = DocumentoRegra::Evento(tipo);
    let regra = regras().find(|regra| regra.nome() == nome && regra.id(documento).is_some());
    let regra = regra.expect("who asks names a rule of the table");
    Problema {
        severidade: regra.severidade(),
        campo: campo.to_owned(),
        caminho: caminho.to_owned(),
        codigo: nome,
        mensagem: regra.mensagem(documento).to_owned(),
        valor: Some(valor.to_owned()),
        campos: vec![campo.to_owned()],
        cstat: regra.cstat(),
        regra: regra.id(documento),
        nota: Some(regra.nota()),
        como_corrigir: Some(como_corrigir(regra, Some(detalhe))),
    }
}
