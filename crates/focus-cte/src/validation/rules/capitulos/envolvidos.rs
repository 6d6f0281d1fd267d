//! Sender, receiver, dispatcher, consignee and taker (MOC G114 to G156, H087 to H090, H094).

use super::super::prelude::*;
use super::super::verificacoes::{
    CNPJ_DO_EXTERIOR, cnpj_invalido, cpf_invalido, inscricao_estadual_invalida, municipio_difere_da_uf,
    municipio_inexistente,
};
use super::emitente::suframa_invalida;

/// The five checks that the manual repeats for each party: CNPJ, CPF, UF and existence of its municipality, state registration.
macro_rules! cnpj_de {
    ($parte:ident, $nome:literal, $ids:expr, $cstat:literal) => {
        Regra::nova(
            $ids,
            $cstat,
            concat!("cnpj_", $nome, "_invalido"),
            |c, a| cnpj_de_parte_invalido(c, a, &partes::$parte),
            concat!(
                "confira cnpj_",
                $nome,
                ": os dois últimos algarismos são os dígitos verificadores dos doze caracteres anteriores"
            ),
        )
        .da_nota("NT Conjunta 2025.001")
    };
}
macro_rules! cpf_de {
    ($parte:ident, $nome:literal, $ids:expr, $cstat:literal) => {
        Regra::nova(
            $ids,
            $cstat,
            concat!("cpf_", $nome, "_invalido"),
            |c, a| cpf_invalido(c.raiz(), a, partes::$parte.cpf),
            concat!(
                "confira cpf_",
                $nome,
                ": os dois últimos algarismos são os dígitos verificadores dos nove anteriores"
            ),
        )
    };
}
macro_rules! uf_de {
    ($parte:ident, $nome:literal, $ids:expr, $cstat:literal) => {
        Regra::nova(
            $ids,
            $cstat,
            concat!("municipio_", $nome, "_difere_da_uf"),
            |c, a| municipio_difere_da_uf(c.raiz(), a, partes::$parte.codigo_municipio, partes::$parte.uf),
            concat!("codigo_municipio_", $nome, " tem de ser de um município de uf_", $nome),
        )
        .classe_de(Classe::Tabela)
    };
}
macro_rules! municipio_de {
    ($parte:ident, $nome:literal, $ids:expr, $cstat:literal) => {
        Regra::nova(
            $ids,
            $cstat,
            concat!("municipio_", $nome, "_inexistente"),
            |c, a| municipio_inexistente(c.raiz(), a, partes::$parte.codigo_municipio, partes::$parte.uf),
            concat!(
                "informe em codigo_municipio_",
                $nome,
                " um código da tabela de municípios do IBGE, ou 9999999 com uf_",
                $nome,
                " EX no exterior"
            ),
        )
        .classe_de(Classe::Tabela)
    };
}
macro_rules! ie_de {
    ($parte:ident, $nome:literal, $ids:expr, $cstat:literal) => {
        Regra::nova(
            $ids,
            $cstat,
            concat!("inscricao_estadual_", $nome, "_invalida"),
            |c, a| inscricao_estadual_invalida(c.raiz(), a, partes::$parte.inscricao_estadual, partes::$parte.uf),
            concat!("confira inscricao_estadual_", $nome, " e uf_", $nome),
        )
        .classe_de(Classe::Tabela)
    };
}

pub(super) const REGRAS: &[Regra] = &[
    cnpj_de!(REMETENTE, "remetente", &[cte("G114")], 415),
    cpf_de!(REMETENTE, "remetente", &[cte("G115")], 416),
    uf_de!(REMETENTE, "remetente", &[cte("G116")], 418),
    municipio_de!(REMETENTE, "remetente", &[cte("G117")], 532),
    ie_de!(REMETENTE, "remetente", &[cte("G118")], 419),
    cnpj_de!(DESTINATARIO, "destinatario", &[cte("G122")], 208),
    cpf_de!(DESTINATARIO, "destinatario", &[cte("G123")], 237),
    uf_de!(DESTINATARIO, "destinatario", &[cte("G124")], 424),
    municipio_de!(DESTINATARIO, "destinatario", &[cte("G125")], 533),
    ie_de!(DESTINATARIO, "destinatario", &[cte("G126")], 210),
    Regra::nova(
        &[cte("G130")],
        235,
        "suframa_destinatario_invalida",
        |c, a| suframa_invalida(c, a, campo::INSCRICAO_SUFRAMA_DESTINATARIO),
        "confira inscricao_suframa_destinatario: o último algarismo é o dígito verificador dos anteriores",
    ),
    Regra::nova(
        &[cte("G131")],
        251,
        "suframa_destinatario_fora_da_area",
        suframa_destinatario_fora_da_area,
        "retire inscricao_suframa_destinatario, ou confira uf_destinatario: só AC, AM, RO, RR e, no AP, Macapá e Santana têm Suframa",
    ),
    cnpj_de!(EXPEDIDOR, "expedidor", &[cte("G132")], 428),
    cpf_de!(EXPEDIDOR, "expedidor", &[cte("G133")], 429),
    uf_de!(EXPEDIDOR, "expedidor", &[cte("G134")], 431),
    municipio_de!(EXPEDIDOR, "expedidor", &[cte("G135")], 534),
    ie_de!(EXPEDIDOR, "expedidor", &[cte("G136")], 432),
    cnpj_de!(RECEBEDOR, "recebedor", &[cte("G140")], 436),
    cpf_de!(RECEBEDOR, "recebedor", &[cte("G141")], 437),
    uf_de!(RECEBEDOR, "recebedor", &[cte("G142")], 439),
    municipio_de!(RECEBEDOR, "recebedor", &[cte("G143")], 535),
    ie_de!(RECEBEDOR, "recebedor", &[cte("G144")], 440),
    cnpj_de!(TOMADOR, "tomador", &[cte("G148"), os("H087")], 444),
    cpf_de!(TOMADOR, "tomador", &[cte("G149"), os("H088")], 445),
    uf_de!(TOMADOR, "tomador", &[cte("G150"), os("H089")], 447),
    municipio_de!(TOMADOR, "tomador", &[cte("G151"), os("H090")], 536),
    ie_de!(TOMADOR, "tomador", &[cte("G152"), os("H094")], 448),
    Regra::nova(
        &[cte("G156")],
        799,
        "tomador_ja_tem_outro_papel",
        tomador_ja_tem_outro_papel,
        "indique em tomador o papel que a empresa já tem no documento, e retire os campos do tomador",
    ),
];

/// Zeros stand for a company from abroad (XSD type `TCnpjOpc`): the manual refuses zeros, but its own layout asks for them there.
fn cnpj_de_parte_invalido(c: &Caso<'_>, a: &mut Achados, parte: &Parte) {
    if c.texto(parte.cnpj) != Some(CNPJ_DO_EXTERIOR) || c.uf(parte.uf).is_some() {
        cnpj_invalido(c.raiz(), a, parte.cnpj);
    }
}

fn suframa_destinatario_fora_da_area(c: &Caso<'_>, a: &mut Achados) {
    if !c.tem(campo::INSCRICAO_SUFRAMA_DESTINATARIO) {
        return;
    }
    let fora = match (c.texto(campo::UF_DESTINATARIO), c.texto(campo::CODIGO_MUNICIPIO_DESTINATARIO)) {
        (None | Some("AC" | "AM" | "RO" | "RR"), _) | (Some("AP"), None | Some("1600303" | "1600600")) => false,
        (Some(_), _) => true,
    };
    if fora {
        let campos =
            [campo::INSCRICAO_SUFRAMA_DESTINATARIO, campo::UF_DESTINATARIO, campo::CODIGO_MUNICIPIO_DESTINATARIO];
        a.entre(c.raiz(), &campos);
    }
}

/// Compares the pair of CNPJ or CPF and state registration, as the rule's text does; its message says "or".
fn tomador_ja_tem_outro_papel(c: &Caso<'_>, a: &mut Achados) {
    let raiz = c.raiz();
    let identidade = |parte: &Parte| Some((parte.documento(raiz)?, raiz.texto(parte.inscricao_estadual)));
    let Some(tomador) = identidade(&partes::TOMADOR).filter(|(documento, _)| *documento != CNPJ_DO_EXTERIOR) else {
        return;
    };
    if c.texto(campo::TOMADOR) != Some("4") {
        return;
    }
    let papeis = [&partes::REMETENTE, &partes::DESTINATARIO, &partes::RECEBEDOR, &partes::EXPEDIDOR];
    if let Some(outro) = papeis.into_iter().find(|parte| identidade(parte) == Some(tomador)) {
        let campos = [campo::TOMADOR, partes::TOMADOR.campo_do_documento(raiz), outro.campo_do_documento(raiz)];
        a.entre_com(raiz, &campos, format!("o tomador é também {}", outro.nome));
    }
}
