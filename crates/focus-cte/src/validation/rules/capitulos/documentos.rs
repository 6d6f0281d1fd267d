//! The documents carried (MOC G036 to G040, G045; NT 2025.001, DC-e).

use jiff::civil::date;

use super::super::chaves::{self, Citada};
use super::super::prelude::*;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G036")],
        693,
        "documentos_transportados_ausentes",
        documentos_transportados_ausentes,
        "informe os documentos da carga em nfes, nfs, outros_documentos ou dces",
    ),
    Regra::nova(
        &[cte("G037")],
        694,
        "documentos_transportados_indevidos",
        documentos_transportados_indevidos,
        "tire nfes, nfs, outros_documentos e dces: o tipo_servico 3 ou 4 cita os CT-es anteriores no lugar deles",
    ),
    Regra::nova(
        &[cte("G045a"), cte("G038")],
        601,
        "documentos_demais",
        documentos_demais,
        "divida a carga em mais de um CT-e: cada um leva até 2000 documentos",
    )
    .da_nota("NT 2025.001"),
    Regra::nova(&[cte("G039")], 527, "nfe_repetida", nfe_repetida, "tire de nfes a chave repetida"),
    Regra::nova(&[cte("G040")], 843, "chave_de_nfe_invalida", chave_de_nfe_invalida, "confira chave_nfe")
        .classe_de(Classe::Relogio),
    Regra::nova(
        &[cte("G045")],
        813,
        "cupom_em_prestacao_interestadual",
        cupom_em_prestacao_interestadual,
        "CF-e SAT (59) e NFC-e (65) não acompanham carga entre UFs: use a NF-e em nfes",
    ),
    Regra::nova(&[cte("G045b")], 375, "dce_repetida", dce_repetida, "tire de dces a chave repetida")
        .da_nota("NT 2025.001")
        .desde(date(2026, 1, 5), date(2025, 7, 1)),
    Regra::nova(&[cte("G045c")], 376, "chave_de_dce_invalida", chave_de_dce_invalida, "confira chave_dce")
        .classe_de(Classe::Relogio)
        .da_nota("NT 2025.001")
        .desde(date(2026, 1, 5), date(2025, 7, 1)),
];

/// Lists of the documents carried; the layout takes one of them.
const LISTAS: [campo::Campo; 4] = [campo::NFES, campo::NFS, campo::OUTROS_DOCUMENTOS, campo::DCES];
const MAXIMO: usize = 2000;

fn lista_informada(c: &Caso<'_>) -> Option<campo::Campo> {
    LISTAS.into_iter().find(|lista| c.tem(*lista))
}

fn documentos_transportados_ausentes(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() && matches!(c.servico, "0" | "1" | "2") && lista_informada(c).is_none() {
        a.entre(c.raiz(), &[campo::NFES, campo::TIPO_SERVICO]);
    }
}

fn documentos_transportados_indevidos(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto()
        && matches!(c.servico, "3" | "4")
        && let Some(lista) = lista_informada(c)
    {
        a.entre(c.raiz(), &[lista, campo::TIPO_SERVICO]);
    }
}

fn documentos_demais(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto()
        && let Some(lista) = LISTAS.into_iter().find(|lista| c.quantos(*lista) > MAXIMO)
    {
        a.em_com(c.raiz(), lista, format!("vieram {}", c.quantos(lista)));
    }
}

fn nfe_repetida(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto()
        && let Some(nfe) = chaves::repetida(c.itens(campo::NFES), campo::CHAVE_NFE)
    {
        a.em(nfe, campo::CHAVE_NFE);
    }
}

fn chave_de_nfe_invalida(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() {
        c.itens(campo::NFES).for_each(|nfe| chaves::conferir(c, a, nfe, campo::CHAVE_NFE, Citada::NFE));
    }
}

fn cupom_em_prestacao_interestadual(c: &Caso<'_>, a: &mut Achados) {
    let (Some(inicio), Some(fim)) = (c.texto(campo::UF_INICIO), c.texto(campo::UF_FIM)) else { return };
    if !c.normal_ou_substituto() || inicio == fim {
        return;
    }
    for documento in c.itens(campo::OUTROS_DOCUMENTOS) {
        if documento.e_um(campo::TIPO_DOCUMENTO, &["59", "65"]) {
            a.em(documento, campo::TIPO_DOCUMENTO);
        }
    }
}

fn dce_repetida(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto()
        && let Some(dce) = chaves::repetida(c.itens(campo::DCES), campo::CHAVE_DCE)
    {
        a.em(dce, campo::CHAVE_DCE);
    }
}

fn chave_de_dce_invalida(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() {
        c.itens(campo::DCES).for_each(|dce| chaves::conferir(c, a, dce, campo::CHAVE_DCE, Citada::DCE));
    }
}
