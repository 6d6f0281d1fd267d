//! CFOP (MOC G049 to G052, H058).

use super::super::prelude::*;
use crate::tabelas;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G049"), os("H058")],
        676,
        "cfop_fora_da_lista_de_transporte",
        cfop_fora_da_lista_de_transporte,
        "use em cfop um dos códigos de prestação de serviço de transporte, como 5353 ou 6353",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G050")],
        519,
        "cfop_incompativel_com_o_percurso",
        cfop_incompativel_com_o_percurso,
        "o cfop começa por 5 dentro da UF, por 6 entre UFs e por 7 para o exterior",
    ),
    Regra::nova(
        &[cte("G051")],
        524,
        "cfop_de_inicio_em_outra_uf",
        cfop_de_inicio_em_outra_uf,
        "prestação que começa fora da UF do emitente pede cfop 5932 ou 6932",
    ),
    Regra::nova(
        &[cte("G052")],
        908,
        "cfop_de_inicio_na_propria_uf",
        cfop_de_inicio_na_propria_uf,
        "prestação que começa na UF do emitente não aceita cfop 5932 nem 6932",
    ),
];

/// CFOPs of a service that begins in a UF where the emitente is not registered.
const INICIO_EM_OUTRA_UF: [&str; 2] = ["5932", "6932"];

fn cfop_fora_da_lista_de_transporte(c: &Caso<'_>, a: &mut Achados) {
    if c.texto(campo::CFOP).is_some_and(|cfop| !tabelas::cfop::de_transporte(cfop)) {
        a.em(c.raiz(), campo::CFOP);
    }
}

fn cfop_incompativel_com_o_percurso(c: &Caso<'_>, a: &mut Achados) {
    let (Some(cfop), Some(inicio), Some(fim)) =
        (c.texto(campo::CFOP), c.texto(campo::UF_INICIO), c.texto(campo::UF_FIM))
    else {
        return;
    };
    let esperado = match (inicio, fim) {
        (_, "EX") => '7',
        (inicio, fim) if inicio == fim => '5',
        _ => '6',
    };
    if !cfop.starts_with(esperado) {
        let detalhe = format!("de {inicio} para {fim} começa por {esperado}, e veio {cfop}");
        a.entre_com(c.raiz(), &[campo::CFOP, campo::UF_INICIO, campo::UF_FIM], detalhe);
    }
}

/// `Some(true)` when the service begins in the emitente's UF; `None` where the rules do not apply.
fn comeca_na_uf_do_emitente(c: &Caso<'_>) -> Option<bool> {
    let (inicio, fim) = (c.texto(campo::UF_INICIO)?, c.texto(campo::UF_FIM)?);
    let emitente = partes::EMITENTE.uf(c.raiz())?;
    (inicio != "EX" && fim != "EX" && c.forma_emissao() != "3").then(|| emitente == inicio)
}

fn cfop_de_inicio_em_outra_uf(c: &Caso<'_>, a: &mut Achados) {
    if comeca_na_uf_do_emitente(c) == Some(false) && c.tem(campo::CFOP) && !c.e_um(campo::CFOP, &INICIO_EM_OUTRA_UF) {
        a.entre(c.raiz(), &[campo::CFOP, campo::UF_INICIO, campo::UF_EMITENTE]);
    }
}

fn cfop_de_inicio_na_propria_uf(c: &Caso<'_>, a: &mut Achados) {
    if comeca_na_uf_do_emitente(c) == Some(true) && c.e_um(campo::CFOP, &INICIO_EM_OUTRA_UF) {
        a.entre(c.raiz(), &[campo::CFOP, campo::UF_INICIO, campo::UF_EMITENTE]);
    }
}
