//! Who may download the XML (MOC G193 to G196, H121 to H124).

use super::super::prelude::*;
use super::super::verificacoes::cnpj_invalido;
use crate::types::Cpf;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G193"), os("H121")],
        699,
        "cnpj_autorizado_invalido",
        cnpj_autorizado_invalido,
        "confira o cnpj em pessoas_autorizadas: os dois últimos algarismos são os dígitos verificadores dos doze caracteres \
         anteriores",
    )
    .da_nota("NT Conjunta 2025.001"),
    Regra::nova(
        &[cte("G194"), os("H122")],
        700,
        "cpf_autorizado_invalido",
        cpf_autorizado_invalido,
        "confira o cpf em pessoas_autorizadas: os dois últimos algarismos são os dígitos verificadores dos nove anteriores",
    ),
    Regra::nova(
        &[cte("G195"), os("H123")],
        715,
        "autorizado_repetido",
        autorizado_repetido,
        "retire de pessoas_autorizadas o cnpj ou cpf repetido",
    ),
    Regra::nova(
        &[cte("G196"), os("H124")],
        828,
        "autorizado_ja_tem_papel_no_documento",
        autorizado_ja_tem_papel_no_documento,
        "retire de pessoas_autorizadas quem já é parte do documento, que pode baixar o XML sem isso",
    ),
];

fn cnpj_autorizado_invalido(c: &Caso<'_>, a: &mut Achados) {
    for pessoa in c.itens(campo::PESSOAS_AUTORIZADAS) {
        cnpj_invalido(pessoa, a, campo::CNPJ);
    }
}

fn cpf_autorizado_invalido(c: &Caso<'_>, a: &mut Achados) {
    let repetido = |cpf: &str| cpf.bytes().all(|b| Some(b) == cpf.bytes().next());
    for pessoa in c.itens(campo::PESSOAS_AUTORIZADAS) {
        if pessoa.texto(campo::CPF).is_some_and(|cpf| !Cpf::confere(cpf) || repetido(cpf)) {
            a.em(pessoa, campo::CPF);
        }
    }
}

/// The field and value that identify a person of the list.
fn identidade(pessoa: Objeto<'_>) -> Option<(campo::Campo, &str)> {
    [campo::CNPJ, campo::CPF].into_iter().find_map(|campo| Some((campo, pessoa.texto(campo)?)))
}

fn autorizado_repetido(c: &Caso<'_>, a: &mut Achados) {
    for (i, pessoa) in c.itens(campo::PESSOAS_AUTORIZADAS).enumerate() {
        let Some((campo, documento)) = identidade(pessoa) else { continue };
        let mut anteriores = c.itens(campo::PESSOAS_AUTORIZADAS).take(i);
        if anteriores.any(|outra| identidade(outra).is_some_and(|(_, anterior)| anterior == documento)) {
            a.em(pessoa, campo);
        }
    }
}

fn autorizado_ja_tem_papel_no_documento(c: &Caso<'_>, a: &mut Achados) {
    const PAPEIS: [&Parte; 5] =
        [&partes::REMETENTE, &partes::DESTINATARIO, &partes::EXPEDIDOR, &partes::RECEBEDOR, &partes::TOMADOR];
    for pessoa in c.itens(campo::PESSOAS_AUTORIZADAS) {
        let Some((campo, documento)) = identidade(pessoa) else { continue };
        if let Some(parte) = PAPEIS.into_iter().find(|p| p.documento(c.raiz()) == Some(documento) && p.e_lida(c)) {
            a.em_varios(&[(pessoa, campo), (c.raiz(), parte.campo_do_documento(c.raiz()))], None);
        }
    }
}
