//! Documents that a CT-e OS cites, and its values (MOC H029, H035, H037, H038, H042, H045, H046, H050 to H053, H057).

use rust_decimal::Decimal;

use super::super::chaves::{self, Citada};
use super::super::prelude::*;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(&[os("H029")], 891, "chave_de_bpe_invalida", chave_de_bpe_invalida, "confira chave_bpe")
        .classe_de(Classe::Relogio),
    Regra::nova(
        &[os("H035")],
        897,
        "bpe_de_outro_emitente",
        bpe_de_outro_emitente,
        "o BP-e citado tem de ser do mesmo emitente: confira chave_bpe e cnpj_emitente",
    ),
    Regra::nova(
        &[os("H037")],
        815,
        "cte_cancelado_indevido",
        cte_cancelado_indevido,
        "tire chave_cte_cancelado: o transporte de pessoas não o aceita",
    ),
    Regra::nova(
        &[os("H038")],
        856,
        "chave_do_cte_cancelado_invalida",
        chave_do_cte_cancelado_invalida,
        "confira chave_cte_cancelado",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[os("H042")],
        827,
        "cte_cancelado_de_outro_emitente",
        cte_cancelado_de_outro_emitente,
        "o CT-e OS cancelado tem de ser do mesmo emitente: confira chave_cte_cancelado e cnpj_emitente",
    ),
    Regra::nova(&[os("H045")], 881, "gtve_indevida", gtve_indevida, "tire gtves: só o transporte de valores as aceita"),
    Regra::nova(&[os("H046")], 882, "chave_de_gtve_invalida", chave_de_gtve_invalida, "confira chave_gtve")
        .classe_de(Classe::Relogio),
    Regra::nova(
        &[os("H050")],
        886,
        "gtve_de_outro_emitente",
        gtve_de_outro_emitente,
        "a GTV-e citada tem de ser do mesmo emitente: confira chave_gtve e cnpj_emitente",
    ),
    Regra::nova(&[os("H051")], 887, "gtve_repetida", gtve_repetida, "tire de gtves a chave repetida"),
    Regra::nova(
        &[os("H052")],
        898,
        "componente_de_gtve_sem_nome",
        componente_de_gtve_sem_nome,
        "com tipo 6 (outros), informe a descricao do componente",
    ),
    Regra::nova(
        &[os("H053")],
        899,
        "componentes_de_gtve_nao_somam_o_total",
        componentes_de_gtve_nao_somam_o_total,
        "a soma dos componentes das GTV-es tem de dar valor_total, com diferença de até 0.10",
    ),
    Regra::nova(
        &[os("H057")],
        760,
        "inss_ausente",
        inss_ausente,
        "informe valor_inss no transporte de pessoas para tomador com CNPJ",
    ),
];

fn bpes<'p>(c: &Caso<'p>) -> impl Iterator<Item = Objeto<'p>> + use<'p> {
    let lista = (c.servico == "8").then(|| c.itens(campo::DOCUMENTOS_REFERENCIADOS));
    lista.into_iter().flatten()
}

fn chave_de_bpe_invalida(c: &Caso<'_>, a: &mut Achados) {
    bpes(c).for_each(|bpe| chaves::conferir(c, a, bpe, campo::CHAVE_BPE, Citada::BPE));
}

fn de_outro_emitente(c: &Caso<'_>, a: &mut Achados, objeto: Objeto<'_>, campo: campo::Campo) {
    if chaves::e_de_outro(objeto.texto(campo), c.texto(campo::CNPJ_EMITENTE)) {
        a.em_varios(&[(objeto, campo), (c.raiz(), campo::CNPJ_EMITENTE)], None);
    }
}

fn bpe_de_outro_emitente(c: &Caso<'_>, a: &mut Achados) {
    bpes(c).for_each(|bpe| de_outro_emitente(c, a, bpe, campo::CHAVE_BPE));
}

fn cte_cancelado_indevido(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() && c.servico == "6" && c.tem(campo::CHAVE_CTE_CANCELADO) {
        a.entre(c.raiz(), &[campo::CHAVE_CTE_CANCELADO, campo::TIPO_SERVICO]);
    }
}

fn chave_do_cte_cancelado_invalida(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() {
        chaves::conferir(c, a, c.raiz(), campo::CHAVE_CTE_CANCELADO, Citada::CTE_OS);
    }
}

fn cte_cancelado_de_outro_emitente(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() {
        de_outro_emitente(c, a, c.raiz(), campo::CHAVE_CTE_CANCELADO);
    }
}

fn gtve_indevida(c: &Caso<'_>, a: &mut Achados) {
    if !c.servico.is_empty() && c.servico != "7" && c.tem(campo::GTVES) {
        a.entre(c.raiz(), &[campo::GTVES, campo::TIPO_SERVICO]);
    }
}

fn gtves<'p>(c: &Caso<'p>) -> impl Iterator<Item = Objeto<'p>> + use<'p> {
    let lista = (c.servico == "7").then(|| c.itens(campo::GTVES));
    lista.into_iter().flatten()
}

fn chave_de_gtve_invalida(c: &Caso<'_>, a: &mut Achados) {
    gtves(c).for_each(|gtve| chaves::conferir(c, a, gtve, campo::CHAVE_GTVE, Citada::GTVE));
}

fn gtve_de_outro_emitente(c: &Caso<'_>, a: &mut Achados) {
    gtves(c).for_each(|gtve| de_outro_emitente(c, a, gtve, campo::CHAVE_GTVE));
}

fn gtve_repetida(c: &Caso<'_>, a: &mut Achados) {
    if let Some(gtve) = chaves::repetida(gtves(c), campo::CHAVE_GTVE) {
        a.em(gtve, campo::CHAVE_GTVE);
    }
}

fn componente_de_gtve_sem_nome(c: &Caso<'_>, a: &mut Achados) {
    for componente in c.itens(campo::GTVES).flat_map(|gtve| gtve.itens(campo::COMPONENTES)) {
        if componente.e_um(campo::TIPO, &["6"]) && !componente.tem(campo::DESCRICAO) {
            a.entre(componente, &[campo::DESCRICAO, campo::TIPO]);
        }
    }
}

/// 0.10
const TOLERANCIA: Decimal = Decimal::from_parts(10, 0, 0, false, 2);

fn componentes_de_gtve_nao_somam_o_total(c: &Caso<'_>, a: &mut Achados) {
    if !c.tem(campo::GTVES) {
        return;
    }
    let valores = c.itens(campo::GTVES).flat_map(|gtve| gtve.itens(campo::COMPONENTES));
    let soma: Option<Decimal> = valores.map(|componente| componente.decimal(campo::VALOR)).sum();
    if let (Some(soma), Some(total)) = (soma, c.decimal(campo::VALOR_TOTAL))
        && (soma - total).abs() > TOLERANCIA
    {
        a.entre_com(c.raiz(), &[campo::VALOR_TOTAL, campo::GTVES], format!("somam {soma}, e valor_total é {total}"));
    }
}

fn inss_ausente(c: &Caso<'_>, a: &mut Achados) {
    if c.servico == "6" && c.tem(campo::CNPJ_TOMADOR) && !c.tem(campo::VALOR_INSS) {
        a.entre(c.raiz(), &[campo::VALOR_INSS, campo::CNPJ_TOMADOR]);
    }
}
