//! Complement of values (MOC G164 to G176, H105 to H113).

use super::super::super::prelude::*;
use super::super::super::referenciado::SituacaoReferenciado;
use super::{de_tipo_indevido, difere, na_situacao, parte_difere, referenciado};

pub(in super::super) const REGRAS: &[Regra] = &[
    Regra::de_estado(
        &[cte("G164"), os("H105")],
        491,
        "complementado_de_tipo_indevido",
        complementado_de_tipo_indevido,
        "só se complementa documento de tipo_documento 0 ou 3",
    ),
    Regra::de_estado(
        &[cte("G165"), os("H106")],
        655,
        "complementado_cancelado",
        complementado_cancelado,
        "o documento citado em chave_cte_complementado foi cancelado: não há o que complementar",
    ),
    Regra::de_estado(
        &[cte("G166"), os("H107")],
        657,
        "complementado_ja_substituido",
        complementado_ja_substituido,
        "complemente o substituto, e não o documento que ele substituiu",
    ),
    Regra::de_estado(
        &[cte("G167"), os("H108")],
        520,
        "complementos_demais",
        complementos_demais,
        "um documento recebe até 10 complementos: substitua-o, ou emita outro",
    ),
    Regra::de_estado(
        &[cte("G168")],
        800,
        "remetente_difere_do_complementado",
        |c, a| parte_difere(c, a, "1", &partes::REMETENTE),
        "repita no complementar o remetente do complementado",
    ),
    Regra::de_estado(
        &[cte("G169")],
        801,
        "destinatario_difere_do_complementado",
        |c, a| parte_difere(c, a, "1", &partes::DESTINATARIO),
        "repita no complementar o destinatário do complementado",
    ),
    Regra::de_estado(
        &[cte("G170")],
        802,
        "expedidor_difere_do_complementado",
        |c, a| parte_difere(c, a, "1", &partes::EXPEDIDOR),
        "repita no complementar o expedidor do complementado",
    ),
    Regra::de_estado(
        &[cte("G171")],
        803,
        "recebedor_difere_do_complementado",
        |c, a| parte_difere(c, a, "1", &partes::RECEBEDOR),
        "repita no complementar o recebedor do complementado",
    ),
    Regra::de_estado(
        &[cte("G172"), os("H109")],
        804,
        "tomador_difere_do_complementado",
        tomador_difere_do_complementado,
        "repita no complementar o CNPJ ou CPF do tomador do complementado",
    ),
    Regra::de_estado(
        &[cte("G173"), os("H110")],
        805,
        "ie_do_emitente_difere_da_do_complementado",
        |c, a| difere(c, a, "1", campo::INSCRICAO_ESTADUAL_EMITENTE),
        "repita no complementar a inscricao_estadual_emitente do complementado",
    ),
    Regra::de_estado(
        &[cte("G174"), os("H111")],
        811,
        "uf_inicio_difere_da_do_complementado",
        |c, a| difere(c, a, "1", campo::UF_INICIO),
        "repita no complementar a uf_inicio do complementado",
    ),
    Regra::de_estado(
        &[cte("G175"), os("H112")],
        812,
        "uf_fim_difere_da_do_complementado",
        |c, a| difere(c, a, "1", campo::UF_FIM),
        "repita no complementar a uf_fim do complementado",
    ),
    Regra::de_estado(
        &[cte("G176"), os("H113")],
        835,
        "tipo_servico_difere_do_do_complementado",
        |c, a| difere(c, a, "1", campo::TIPO_SERVICO),
        "repita no complementar o tipo_servico do complementado",
    ),
];

fn complementado_cancelado(c: &Caso<'_>, a: &mut Achados) {
    na_situacao(c, a, "1", SituacaoReferenciado::Cancelado);
}

fn complementado_ja_substituido(c: &Caso<'_>, a: &mut Achados) {
    na_situacao(c, a, "1", SituacaoReferenciado::Substituido);
}

fn complementado_de_tipo_indevido(c: &Caso<'_>, a: &mut Achados) {
    de_tipo_indevido(c, a, "1");
}

fn complementos_demais(c: &Caso<'_>, a: &mut Achados) {
    const MAXIMO: u32 = 10;
    if referenciado(c, "1").is_some_and(|(r, _)| r.complementos.is_some_and(|quantos| quantos >= MAXIMO)) {
        a.em(c.raiz(), campo::CHAVE_CTE_COMPLEMENTADO);
    }
}

/// With `toma3` in a complement, the parties above are compared anyway.
fn tomador_difere_do_complementado(c: &Caso<'_>, a: &mut Achados) {
    if let Some((_, outro)) = referenciado(c, "1")
        && (c.e_os() || c.e_um(campo::TOMADOR, &["4"]))
        && partes::TOMADOR.documento(c.raiz()) != partes::TOMADOR.documento(outro)
    {
        a.em(c.raiz(), partes::TOMADOR.campo_do_documento(c.raiz()));
    }
}
