//! The issuer (MOC G104 to G107, G112, G113, H078 to H081, H085, H086; NT 2026.002, 4.001 and 4.002).

use super::super::prelude::*;
use super::super::verificacoes::{
    cnpj_invalido, inscricao_estadual_invalida, municipio_difere_da_uf, municipio_inexistente, zerado,
};
use crate::types::suframa;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G104"), os("H078")],
        207,
        "cnpj_emitente_invalido",
        |c, a| cnpj_invalido(c.raiz(), a, campo::CNPJ_EMITENTE),
        "confira cnpj_emitente: os dois últimos algarismos são os dígitos verificadores dos doze caracteres anteriores",
    )
    .da_nota("NT Conjunta 2025.001"),
    Regra::nova(
        &[cte("G105"), os("H079")],
        229,
        "inscricao_estadual_emitente_zerada",
        inscricao_estadual_emitente_zerada,
        "informe em inscricao_estadual_emitente o número da inscrição estadual",
    )
    .da_nota("NT 2024.003"),
    Regra::nova(
        &[cte("G106"), os("H080")],
        209,
        "inscricao_estadual_emitente_invalida",
        inscricao_estadual_emitente_invalida,
        "confira inscricao_estadual_emitente e uf_emitente",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G107"), os("H081")],
        614,
        "inscricao_estadual_st_emitente_invalida",
        inscricao_estadual_st_emitente_invalida,
        "confira inscricao_estadual_st_emitente, que é a inscrição de substituto tributário na UF do tomador",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G112"), os("H085")],
        712,
        "municipio_emitente_difere_da_uf",
        municipio_emitente_difere_da_uf,
        "codigo_municipio_emitente tem de ser de um município de uf_emitente",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G113"), os("H086")],
        713,
        "municipio_emitente_inexistente",
        |c, a| municipio_inexistente(c.raiz(), a, campo::CODIGO_MUNICIPIO_EMITENTE, campo::UF_EMITENTE),
        "informe em codigo_municipio_emitente um código da tabela de municípios do IBGE",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("4.001"), os("4.001")],
        0,
        "suframa_emitente_fora_de_area_incentivada",
        suframa_emitente_fora_de_area_incentivada,
        "retire inscricao_suframa_emitente, ou confira codigo_municipio_emitente",
    )
    .sem_cstat(
        "Inscrição Suframa do emitente com município fora da Zona Franca de Manaus e das Áreas de Livre Comércio",
    )
    .classe_de(Classe::Tabela)
    .da_nota("NT 2026.002")
    .so_avisa(),
    Regra::nova(
        &[cte("4.002"), os("4.002")],
        0,
        "suframa_emitente_invalida",
        |c, a| suframa_invalida(c, a, campo::INSCRICAO_SUFRAMA_EMITENTE),
        "confira inscricao_suframa_emitente: o último algarismo é o dígito verificador dos anteriores",
    )
    .sem_cstat("Dígito verificador da inscrição Suframa do emitente inválido")
    .da_nota("NT 2026.002")
    .so_avisa(),
];

/// Absent in a JSON, the number comes from the company's registration; absent in an XML of model 57, it may be of who issues
/// through a provider (`infPAA`), where it is optional. So only zeros are told.
fn inscricao_estadual_emitente_zerada(c: &Caso<'_>, a: &mut Achados) {
    if c.texto(campo::INSCRICAO_ESTADUAL_EMITENTE).is_some_and(zerado) && !c.e_nota_fiscal_facil() {
        a.em(c.raiz(), campo::INSCRICAO_ESTADUAL_EMITENTE);
    }
}

fn inscricao_estadual_emitente_invalida(c: &Caso<'_>, a: &mut Achados) {
    if !c.e_nota_fiscal_facil() {
        inscricao_estadual_invalida(c.raiz(), a, campo::INSCRICAO_ESTADUAL_EMITENTE, campo::UF_EMITENTE);
    }
}

fn inscricao_estadual_st_emitente_invalida(c: &Caso<'_>, a: &mut Achados) {
    if let Some(tomador) = c.tomador() {
        inscricao_estadual_invalida(c.raiz(), a, campo::INSCRICAO_ESTADUAL_ST_EMITENTE, tomador.uf);
    }
}

fn municipio_emitente_difere_da_uf(c: &Caso<'_>, a: &mut Achados) {
    if !c.e_nota_fiscal_facil() {
        municipio_difere_da_uf(c.raiz(), a, campo::CODIGO_MUNICIPIO_EMITENTE, campo::UF_EMITENTE);
    }
}

fn suframa_emitente_fora_de_area_incentivada(c: &Caso<'_>, a: &mut Achados) {
    let municipio = c.texto(campo::CODIGO_MUNICIPIO_EMITENTE);
    if c.tem(campo::INSCRICAO_SUFRAMA_EMITENTE)
        && municipio.is_some_and(|m| c.contexto.em_vigor().areas.de(m).is_none())
    {
        a.entre(c.raiz(), &[campo::INSCRICAO_SUFRAMA_EMITENTE, campo::CODIGO_MUNICIPIO_EMITENTE]);
    }
}

pub(super) fn suframa_invalida(c: &Caso<'_>, a: &mut Achados, inscricao: campo::Campo) {
    if c.texto(inscricao).is_some_and(|texto| !suframa::confere(texto)) {
        a.em(c.raiz(), inscricao);
    }
}
