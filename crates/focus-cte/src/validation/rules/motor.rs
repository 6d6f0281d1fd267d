//! Runs every rule that holds for a document, and turns what it finds into problems.

use std::borrow::Cow;

use super::achados::{Achado, Achados};
use super::capitulos::CAPITULOS;
use super::caso::Caso;
use super::contexto::Contexto;
use super::lugar;
use super::regra::{DocumentoRegra, Regra};
use crate::payload::{Payload, Value};
use crate::validation::report::Problema;

/// Every rule, in the order of the manual's chapters.
pub fn regras() -> impl Iterator<Item = &'static Regra> {
    CAPITULOS.iter().copied().flatten()
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
    for regra in regras() {
        let Some(id) = regra.id(documento) else { continue };
        if !regra.vigencia().vale(contexto.ambiente, dia) {
            continue;
        }
        (regra.confere)(&caso, &mut achados);
        for achado in achados.0.drain(..) {
            let problema = problema(payload, documento, regra, id, achado);
            // The layout has already refused this very field, and says why.
            if !problemas[..do_leiaute].iter().any(|p| p.codigo != "data_sem_fuso" && p.campo == problema.campo) {
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
    achado: Achado,
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
    let como_corrigir = match achado.detalhe {
        None => Cow::Borrowed(regra.como_corrigir()),
        Some(detalhe) => Cow::Owned(format!("{}: {detalhe}", regra.como_corrigir())),
    };
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
