//! What the API checks before it accepts a document, and how it tells what is wrong.
//!
//! The documentation has one status for each kind of problem, and this is how they are told apart: JSON of the wrong shape
//! is `campos_invalidos`, problems of the modal alone are `campos_invalidos_modal` (the layout validates the modal apart),
//! everything else against the layout is `erro_validacao_schema`. Unknown fields are let through, as they do not reach
//! the XML.

use focus_cte::{Contexto, ErroJson, Modelo, Payload, Problema, validar_payload};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::erros::{
    CAMPOS_INVALIDOS_MODAL, ERRO_VALIDACAO_SCHEMA, Erro, ErroCampo, FORMA_EMISSAO_INVALIDA, JSON_INVALIDO,
    MODELO_INVALIDO_57, MODELO_INVALIDO_67, REQUISICAO_INVALIDA, SEM_NUMERO, SEM_SERIE,
};
use crate::rigor::Rigor;

/// Checks a document for the path of `modelo`. Returns the CNPJ (or CPF) of the company that emits it.
///
/// By the documentation's rigour only what the API's table of errors says in so many words is refused, not the layout's facets.
pub(crate) fn conferir(modelo: Modelo, json: &[u8], rigor: Rigor) -> Result<String, Erro> {
    let payload = Payload::from_slice(modelo, json).map_err(|erro| json_recusado(json, &erro))?;
    if de_outro_modelo(modelo, &payload, json, rigor) {
        return Err(Erro::from(match modelo {
            Modelo::Cte => &MODELO_INVALIDO_57,
            Modelo::CteOs => &MODELO_INVALIDO_67,
        }));
    }
    match (payload.tem("serie"), payload.tem("numero")) {
        (true, false) => return Err(Erro::from(&SEM_NUMERO)),
        (false, true) => return Err(Erro::from(&SEM_SERIE)),
        _ => {}
    }
    // All that the documentation's rigour judges, when it is there at all.
    if rigor == Rigor::Sefaz || payload.tem("forma_emissao") {
        conferir_leiaute(&payload, rigor)?;
    }
    emitente(&payload).map(str::to_owned).ok_or_else(|| {
        let mensagem = "obrigatório: informe o CNPJ da empresa emitente".to_owned();
        Erro::com_erros(&ERRO_VALIDACAO_SCHEMA, vec![ErroCampo { campo: "cnpj_emitente".to_owned(), mensagem }])
    })
}

fn conferir_leiaute(payload: &Payload<'_>, rigor: Rigor) -> Result<(), Erro> {
    let relatorio = validar_payload(payload, &Contexto::leiaute());
    let cobrado = |problema: &&Problema| rigor == Rigor::Sefaz || problema.campo == "forma_emissao";
    let problemas: Vec<_> = relatorio.erros().filter(cobrado).collect();
    if problemas.is_empty() { Ok(()) } else { Err(recusa(&problemas)) }
}

/// The company by its number: CNPJ, or CPF of a natural person.
pub(super) fn emitente<'p>(payload: &'p Payload<'_>) -> Option<&'p str> {
    payload.texto("cnpj_emitente").or_else(|| payload.texto("cpf_emitente"))
}

/// Text that is no JSON is 415; JSON that is no document is an invalid request.
pub(super) fn json_recusado(json: &[u8], erro: &ErroJson) -> Erro {
    if serde_json::from_slice::<IgnoredAny>(json).is_err() {
        return Erro::com_detalhe(&JSON_INVALIDO, &erro.to_string());
    }
    let sobre_o_todo = ErroCampo { campo: String::new(), mensagem: erro.to_string() };
    Erro::com_erros(&REQUISICAO_INVALIDA, vec![sobre_o_todo])
}

/// Whether the document says it is of the other model, by its kind of service or in so many words.
fn de_outro_modelo(modelo: Modelo, payload: &Payload<'_>, json: &[u8], rigor: Rigor) -> bool {
    let pelo_servico = match payload.texto("tipo_servico") {
        // Some of the documentation's examples send a CT-e OS to the path of the CT-e.
        _ if rigor == Rigor::Documentacao => None,
        Some("0" | "1" | "2" | "3" | "4") => Some(Modelo::Cte),
        Some("6" | "7" | "8") => Some(Modelo::CteOs),
        _ => None,
    };
    let declarado = tem_campo_modelo(payload).then(|| modelo_declarado(json)).flatten();
    pelo_servico.into_iter().chain(declarado).any(|outro| outro != modelo)
}

fn modelo_declarado(json: &[u8]) -> Option<Modelo> {
    #[derive(Deserialize)]
    struct Declarado {
        modelo: Modelo,
    }
    serde_json::from_slice(json).ok().map(|Declarado { modelo }| modelo)
}

/// `modelo` is no field of the layout's documents, where it is fixed.
fn tem_campo_modelo(payload: &Payload<'_>) -> bool {
    payload.unknown().iter().any(|campo| campo.name == "modelo" && campo.item == payload.root())
}

fn recusa(problemas: &[&Problema]) -> Erro {
    if problemas.iter().any(|problema| problema.campo == "forma_emissao") {
        return Erro::com_erros(&FORMA_EMISSAO_INVALIDA, problemas.iter().copied().map(erro_campo).collect());
    }
    let de_forma: Vec<_> = problemas.iter().filter(|problema| problema.codigo == "tipo_invalido").copied().collect();
    if de_forma.iter().any(|problema| !do_modal(problema)) {
        return Erro::campos_invalidos(de_forma.into_iter().map(erro_campo).collect());
    }
    let linha = if problemas.iter().copied().all(do_modal) { &CAMPOS_INVALIDOS_MODAL } else { &ERRO_VALIDACAO_SCHEMA };
    Erro::com_erros(linha, problemas.iter().copied().map(erro_campo).collect())
}

fn do_modal(problema: &Problema) -> bool {
    problema.campo.starts_with("modal_")
}

pub(super) fn erro_campo(problema: &Problema) -> ErroCampo {
    ErroCampo { campo: problema.campo.clone(), mensagem: problema.mensagem.clone() }
}
