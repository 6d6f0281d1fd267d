//! Who pays, and its state registration (MOC G018 to G024, H091 to H093).

use super::super::prelude::*;
use crate::tabelas::uf_sem_isento;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G018")],
        460,
        "tomador_remetente_nao_informado",
        |c, a| tomador_nao_informado(c, a, "0", &partes::REMETENTE),
        "com tomador 0, informe os dados do remetente",
    ),
    Regra::nova(
        &[cte("G019")],
        461,
        "tomador_expedidor_nao_informado",
        |c, a| tomador_nao_informado(c, a, "1", &partes::EXPEDIDOR),
        "com tomador 1, informe os dados do expedidor",
    ),
    Regra::nova(
        &[cte("G020")],
        462,
        "tomador_recebedor_nao_informado",
        |c, a| tomador_nao_informado(c, a, "2", &partes::RECEBEDOR),
        "com tomador 2, informe os dados do recebedor",
    ),
    Regra::nova(
        &[cte("G021")],
        463,
        "tomador_destinatario_nao_informado",
        |c, a| tomador_nao_informado(c, a, "3", &partes::DESTINATARIO),
        "com tomador 3, informe os dados do destinatário",
    ),
    Regra::nova(
        &[cte("G022"), os("H091")],
        481,
        "tomador_contribuinte_sem_inscricao_estadual",
        tomador_contribuinte_sem_inscricao_estadual,
        "com indicador_inscricao_estadual_tomador 1, informe o número da inscrição estadual do tomador",
    ),
    Regra::nova(
        &[cte("G023"), os("H092")],
        482,
        "tomador_isento_sem_o_texto_isento",
        tomador_isento_sem_o_texto_isento,
        "com indicador_inscricao_estadual_tomador 2, a inscrição estadual do tomador é ISENTO",
    ),
    Regra::nova(
        &[cte("G024"), os("H093")],
        617,
        "uf_do_tomador_nao_aceita_isento",
        uf_do_tomador_nao_aceita_isento,
        "informe indicador_inscricao_estadual_tomador 1 e o número da inscrição estadual, ou 9 se o tomador não é contribuinte",
    )
    .classe_de(Classe::Tabela)
    .da_nota("NT 2025.001"),
];

fn tomador_nao_informado(c: &Caso<'_>, a: &mut Achados, codigo: &str, parte: &Parte) {
    if c.texto(campo::TOMADOR) == Some(codigo) && !parte.existe(c.raiz()) {
        a.entre(c.raiz(), &[campo::TOMADOR, parte.cnpj]);
    }
}

/// The taker, where the indicator has this value and the document has the taker's data.
fn tomador_com_indicador(c: &Caso<'_>, indicador: &str) -> Option<&'static Parte> {
    let indicado = c.texto(campo::INDICADOR_INSCRICAO_ESTADUAL_TOMADOR) == Some(indicador);
    c.tomador().filter(|parte| indicado && parte.existe(c.raiz()))
}

fn tomador_contribuinte_sem_inscricao_estadual(c: &Caso<'_>, a: &mut Achados) {
    let Some(tomador) = tomador_com_indicador(c, "1") else { return };
    if matches!(c.texto(tomador.inscricao_estadual), None | Some("ISENTO")) {
        a.entre(c.raiz(), &[tomador.inscricao_estadual, campo::INDICADOR_INSCRICAO_ESTADUAL_TOMADOR]);
    }
}

fn tomador_isento_sem_o_texto_isento(c: &Caso<'_>, a: &mut Achados) {
    let Some(tomador) = tomador_com_indicador(c, "2") else { return };
    if c.texto(tomador.inscricao_estadual) != Some("ISENTO") {
        a.entre(c.raiz(), &[tomador.inscricao_estadual, campo::INDICADOR_INSCRICAO_ESTADUAL_TOMADOR]);
    }
}

fn uf_do_tomador_nao_aceita_isento(c: &Caso<'_>, a: &mut Achados) {
    let Some(tomador) = tomador_com_indicador(c, "2") else { return };
    if let Some(uf) = c.uf(tomador.uf)
        && uf_sem_isento::recusa(uf, c.dia_da_emissao())
    {
        a.entre_com(
            c.raiz(),
            &[campo::INDICADOR_INSCRICAO_ESTADUAL_TOMADOR, tomador.uf],
            format!("{uf} não aceita tomador isento"),
        );
    }
}
