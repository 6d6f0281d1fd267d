//! The guides of a transport of valuables (MOC, Visão Geral, 6.7).

use std::collections::HashMap;

use super::super::super::prelude::*;
use super::{conteudo, documento};
use crate::evento::TipoEvento;
use crate::layout::campo::Campo;
use crate::types::{Cnpj, Cpf, Uf, inscricao_estadual};

const fn gtv(id: &'static str) -> (DocumentoRegra, &'static str) {
    evento(TipoEvento::InformacoesGtv, id)
}

pub(in super::super) const REGRAS: &[Regra] = &[
    Regra::de_estado(
        &[gtv("O05")],
        889,
        "gtv_de_documento_que_nao_e_de_valores",
        gtv_de_documento_que_nao_e_de_valores,
        "só o CT-e OS de transporte de valores (tipo_servico 7) recebe informações da GTV",
    ),
    Regra::de_estado(
        &[gtv("O06")],
        890,
        "gtv_de_documento_com_gtve",
        gtv_de_documento_com_gtve,
        "o CT-e OS já relaciona GTV-e em gtves, e não recebe informações da GTV",
    ),
    Regra::nova(
        &[gtv("O07")],
        415,
        "digito_verificador",
        |c, a| cnpj_invalido(c, a, campo::CNPJ_REMETENTE, campo::UF_REMETENTE),
        "confira cnpj_remetente da GTV: está zerado ou seus dígitos verificadores não conferem",
    ),
    Regra::nova(
        &[gtv("O08")],
        416,
        "digito_verificador",
        |c, a| cpf_invalido(c, a, campo::CPF_REMETENTE),
        "confira cpf_remetente da GTV: está zerado ou seus dígitos verificadores não conferem",
    ),
    Regra::nova(
        &[gtv("O09")],
        419,
        "ie_do_remetente_da_gtv_invalida",
        |c, a| ie_invalida(c, a, campo::INSCRICAO_ESTADUAL_REMETENTE, campo::UF_REMETENTE),
        "confira inscricao_estadual_remetente da GTV: os dígitos verificadores não conferem pela regra da UF",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[gtv("O10")],
        208,
        "digito_verificador",
        |c, a| cnpj_invalido(c, a, campo::CNPJ_DESTINATARIO, campo::UF_DESTINATARIO),
        "confira cnpj_destinatario da GTV: está zerado ou seus dígitos verificadores não conferem",
    ),
    Regra::nova(
        &[gtv("O11")],
        237,
        "digito_verificador",
        |c, a| cpf_invalido(c, a, campo::CPF_DESTINATARIO),
        "confira cpf_destinatario da GTV: está zerado ou seus dígitos verificadores não conferem",
    ),
    Regra::nova(
        &[gtv("O12")],
        210,
        "ie_do_destinatario_da_gtv_invalida",
        |c, a| ie_invalida(c, a, campo::INSCRICAO_ESTADUAL_DESTINATARIO, campo::UF_DESTINATARIO),
        "confira inscricao_estadual_destinatario da GTV: os dígitos verificadores não conferem pela regra da UF",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[gtv("Q13")],
        618,
        "gtv_repetida",
        gtv_repetida,
        "informe cada GTV, por numero e identificador, só uma vez",
    ),
];

fn gtv_de_documento_que_nao_e_de_valores(c: &Caso<'_>, a: &mut Achados) {
    let servico = documento(c).and_then(|documento| conteudo(documento).texto(campo::TIPO_SERVICO));
    if let Some(servico) = servico.filter(|servico| *servico != "7") {
        a.no_todo(format!("o deste documento é {servico}"));
    }
}

fn gtv_de_documento_com_gtve(c: &Caso<'_>, a: &mut Achados) {
    if documento(c).is_some_and(|documento| conteudo(documento).tem(campo::GTVES)) {
        a.no_todo(None);
    }
}

/// A party from abroad has a CNPJ of zeros.
fn cnpj_invalido(c: &Caso<'_>, a: &mut Achados, cnpj: Campo, uf: Campo) {
    for gtv in c.itens(campo::GTVS) {
        let do_exterior = gtv.e_um(uf, &["EX"]) && gtv.e_um(cnpj, &["00000000000000"]);
        if gtv.texto(cnpj).is_some_and(|texto| texto.len() == 14 && !Cnpj::confere(texto)) && !do_exterior {
            a.em(gtv, cnpj);
        }
    }
}

fn cpf_invalido(c: &Caso<'_>, a: &mut Achados, cpf: Campo) {
    for gtv in c.itens(campo::GTVS) {
        if gtv.texto(cpf).is_some_and(|texto| texto.len() == 11 && !Cpf::confere(texto)) {
            a.em(gtv, cpf);
        }
    }
}

fn ie_invalida(c: &Caso<'_>, a: &mut Achados, ie: Campo, uf: Campo) {
    for gtv in c.itens(campo::GTVS) {
        if let (Some(texto), Some(uf_dela)) = (gtv.texto(ie), gtv.texto(uf).and_then(|uf| uf.parse::<Uf>().ok()))
            && texto != "ISENTO"
            && !inscricao_estadual::confere(texto, uf_dela)
        {
            a.entre(gtv, &[ie, uf]);
        }
    }
}

fn gtv_repetida(c: &Caso<'_>, a: &mut Achados) {
    let mut vistas = HashMap::new();
    for (indice, gtv) in c.itens(campo::GTVS).enumerate() {
        let (Some(numero), Some(identificador)) = (gtv.texto(campo::NUMERO), gtv.texto(campo::IDENTIFICADOR)) else {
            continue;
        };
        if let Some(primeira) = vistas.insert((numero, identificador), indice) {
            a.entre_com(gtv, &[campo::NUMERO, campo::IDENTIFICADOR], format!("já está em gtvs[{primeira}]"));
        }
    }
}
