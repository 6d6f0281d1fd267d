//! What each modal must tell (MOC G027 to G032; NT 2025.001, pipelines).

use jiff::civil::{Date, date};

use super::super::chaves::{self, Citada};
use super::super::prelude::*;
use crate::layout::campo::Campo;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G027")],
        581,
        "valor_da_carga_ausente",
        valor_da_carga_ausente,
        "informe valor_total_carga: só o modal dutoviário o dispensa",
    ),
    Regra::nova(
        &[cte("G028")],
        526,
        "conteineres_ausentes",
        conteineres_ausentes,
        "informe modal_aquaviario.containers no redespacho intermediário e no serviço vinculado a multimodal",
    ),
    Regra::nova(
        &[cte("G029")],
        582,
        "trafego_mutuo_ausente",
        trafego_mutuo_ausente,
        "com tipo_trafego 1 (mútuo), informe responsavel_faturamento, ferrovia_emitente e valor_frete_trafego_mutuo",
    ),
    Regra::nova(
        &[cte("G030")],
        583,
        "ferrovia_emitente_nao_e_a_de_origem",
        ferrovia_emitente_nao_e_a_de_origem,
        "com responsavel_faturamento 1 (origem), ferrovia_emitente tem de ser 1",
    ),
    Regra::nova(
        &[cte("G031")],
        584,
        "cte_da_ferrovia_de_origem_ausente",
        cte_da_ferrovia_de_origem_ausente,
        "com responsavel_faturamento 2 (destino), informe chave_cte_ferrovia_origem",
    ),
    Regra::nova(
        &[cte("G032")],
        842,
        "chave_da_ferrovia_de_origem_invalida",
        chave_da_ferrovia_de_origem_invalida,
        "confira chave_cte_ferrovia_origem, do CT-e emitido pela ferrovia de origem",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[cte("duto-001")],
        371,
        "gasoduto_sem_contratacao",
        gasoduto_sem_contratacao,
        "com classificacao_dutoviario 1 (gasoduto), informe tipo_contratacao_servico",
    )
    .da_nota("NT 2025.001")
    .desde(DUTOVIARIO.0, DUTOVIARIO.1),
    Regra::nova(
        &[cte("duto-002")],
        372,
        "ponto_a_ponto_sem_pontos",
        ponto_a_ponto_sem_pontos,
        "com tipo_contratacao_servico 0 (ponto a ponto), informe codigo_ponto_entrada e codigo_ponto_saida",
    )
    .da_nota("NT 2025.001")
    .desde(DUTOVIARIO.0, DUTOVIARIO.1),
    Regra::nova(
        &[cte("duto-003")],
        373,
        "contratacao_sem_ponto_de_entrada",
        contratacao_sem_ponto_de_entrada,
        "com tipo_contratacao_servico 1, informe codigo_ponto_entrada",
    )
    .da_nota("NT 2025.001")
    .desde(DUTOVIARIO.0, DUTOVIARIO.1),
    Regra::nova(
        &[cte("duto-004")],
        374,
        "contratacao_sem_ponto_de_saida",
        contratacao_sem_ponto_de_saida,
        "com tipo_contratacao_servico 2, informe codigo_ponto_saida",
    )
    .da_nota("NT 2025.001")
    .desde(DUTOVIARIO.0, DUTOVIARIO.1),
];

/// When the rules of pipelines began, in production and in tests.
const DUTOVIARIO: (Date, Date) = (date(2026, 1, 5), date(2025, 7, 1));

fn valor_da_carga_ausente(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() && !c.modal.is_empty() && c.modal != "05" && !c.tem(campo::VALOR_TOTAL_CARGA) {
        a.em(c.raiz(), campo::VALOR_TOTAL_CARGA);
    }
}

fn conteineres_ausentes(c: &Caso<'_>, a: &mut Achados) {
    if !c.normal_ou_substituto() || c.modal != "03" || !matches!(c.servico, "3" | "4") {
        return;
    }
    if let Some(aquaviario) = c.objeto(campo::MODAL_AQUAVIARIO)
        && aquaviario.quantos(campo::CONTAINERS) == 0
    {
        a.em(aquaviario, campo::CONTAINERS);
    }
}

/// The railway modal's object, where the rules of mutual traffic apply.
fn ferroviario<'p>(c: &Caso<'p>) -> Option<Objeto<'p>> {
    (c.normal_ou_substituto() && c.modal == "04").then(|| c.objeto(campo::MODAL_FERROVIARIO)).flatten()
}

const TRAFEGO_MUTUO: Grupo = Grupo(campo::RESPONSAVEL_FATURAMENTO, campo::FERROVIAS);

fn trafego_mutuo_ausente(c: &Caso<'_>, a: &mut Achados) {
    if let Some(f) = ferroviario(c)
        && f.e_um(campo::TIPO_TRAFEGO, &["1"])
        && !f.tem_grupo(TRAFEGO_MUTUO)
    {
        a.entre(f, &[campo::RESPONSAVEL_FATURAMENTO, campo::TIPO_TRAFEGO]);
    }
}

fn ferrovia_emitente_nao_e_a_de_origem(c: &Caso<'_>, a: &mut Achados) {
    if let Some(f) = ferroviario(c)
        && f.e_um(campo::RESPONSAVEL_FATURAMENTO, &["1"])
        && f.texto(campo::FERROVIA_EMITENTE).is_some_and(|emitente| emitente != "1")
    {
        a.entre(f, &[campo::FERROVIA_EMITENTE, campo::RESPONSAVEL_FATURAMENTO]);
    }
}

fn cte_da_ferrovia_de_origem_ausente(c: &Caso<'_>, a: &mut Achados) {
    if let Some(f) = ferroviario(c)
        && f.e_um(campo::RESPONSAVEL_FATURAMENTO, &["2"])
        && !f.tem(campo::CHAVE_CTE_FERROVIA_ORIGEM)
    {
        a.entre(f, &[campo::CHAVE_CTE_FERROVIA_ORIGEM, campo::RESPONSAVEL_FATURAMENTO]);
    }
}

fn chave_da_ferrovia_de_origem_invalida(c: &Caso<'_>, a: &mut Achados) {
    if let Some(f) = ferroviario(c) {
        chaves::conferir(c, a, f, campo::CHAVE_CTE_FERROVIA_ORIGEM, Citada::CTE);
    }
}

/// The pipeline modal's object, with one of these values in a field.
fn dutoviario<'p>(c: &Caso<'p>, campo: Campo, valor: &str) -> Option<Objeto<'p>> {
    let duto = (c.modal == "05").then(|| c.objeto(campo::MODAL_DUTOVIARIO)).flatten()?;
    duto.e_um(campo, &[valor]).then_some(duto)
}

fn gasoduto_sem_contratacao(c: &Caso<'_>, a: &mut Achados) {
    if let Some(duto) = dutoviario(c, campo::CLASSIFICACAO_DUTOVIARIO, "1")
        && !duto.tem(campo::TIPO_CONTRATACAO_SERVICO)
    {
        a.entre(duto, &[campo::TIPO_CONTRATACAO_SERVICO, campo::CLASSIFICACAO_DUTOVIARIO]);
    }
}

fn ponto_a_ponto_sem_pontos(c: &Caso<'_>, a: &mut Achados) {
    let Some(duto) = dutoviario(c, campo::TIPO_CONTRATACAO_SERVICO, "0") else { return };
    if let Some(falta) =
        [campo::CODIGO_PONTO_ENTRADA, campo::CODIGO_PONTO_SAIDA].into_iter().find(|ponto| !duto.tem(*ponto))
    {
        a.entre(duto, &[falta, campo::TIPO_CONTRATACAO_SERVICO]);
    }
}

fn contratacao_sem_ponto_de_entrada(c: &Caso<'_>, a: &mut Achados) {
    if let Some(duto) = dutoviario(c, campo::TIPO_CONTRATACAO_SERVICO, "1")
        && !duto.tem(campo::CODIGO_PONTO_ENTRADA)
    {
        a.entre(duto, &[campo::CODIGO_PONTO_ENTRADA, campo::TIPO_CONTRATACAO_SERVICO]);
    }
}

fn contratacao_sem_ponto_de_saida(c: &Caso<'_>, a: &mut Achados) {
    if let Some(duto) = dutoviario(c, campo::TIPO_CONTRATACAO_SERVICO, "2")
        && !duto.tem(campo::CODIGO_PONTO_SAIDA)
    {
        a.entre(duto, &[campo::CODIGO_PONTO_SAIDA, campo::TIPO_CONTRATACAO_SERVICO]);
    }
}
