//! What every event is judged by (MOC, Visão Geral, N03 to N25), and its number (O01 of each event).

use jiff::{SignedDuration, Timestamp};

use super::super::super::prelude::*;
use super::{conteudo, documento, tipo};
use crate::evento::TipoEvento;
use crate::types::{Chave, Cnpj, Cpf, PartesChave};

pub(in super::super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[todo_evento("N03")],
        670,
        "evento_de_serie_reservada",
        evento_de_serie_reservada,
        "confira a chave do documento: as séries 890 a 899 não recebem eventos",
    ),
    Regra::nova(
        &[todo_evento("N04")],
        627,
        "cnpj_do_autor_invalido",
        cnpj_do_autor_invalido,
        "confira o CNPJ de quem faz o evento",
    ),
    Regra::nova(
        &[todo_evento("N05")],
        905,
        "cpf_do_autor_invalido",
        cpf_do_autor_invalido,
        "confira o CPF de quem faz o evento",
    ),
    Regra::nova(
        &[todo_evento("N11")],
        236,
        "chave_do_evento_invalida",
        chave_do_evento_invalida,
        "confira a chave do documento a que o evento se refere",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[todo_evento("N12")],
        732,
        "modelo_nao_aceito",
        |c, a| modelo_nao_aceito(c, a, &[57]),
        "este evento só existe para CT-e (modelo 57)",
    ),
    Regra::nova(
        &[todo_evento("N13")],
        721,
        "modelo_nao_aceito",
        |c, a| modelo_nao_aceito(c, a, &[67]),
        "este evento só existe para CT-e OS (modelo 67)",
    ),
    Regra::nova(
        &[todo_evento("N15")],
        595,
        "modelo_nao_aceito",
        |c, a| modelo_nao_aceito(c, a, &[57, 67]),
        "este evento só existe para CT-e (modelo 57) e CT-e OS (modelo 67)",
    ),
    Regra::nova(
        &[todo_evento("N17")],
        632,
        "autor_difere_do_emitente",
        autor_difere_do_emitente,
        "só o emitente do documento faz este evento: use a empresa que o emitiu",
    ),
    Regra::de_estado(
        &[todo_evento("N19")],
        755,
        "autor_difere_do_tomador",
        autor_difere_do_tomador,
        "só o tomador do serviço declara a prestação em desacordo",
    ),
    Regra::de_estado(
        &[todo_evento("N23")],
        634,
        "evento_anterior_a_emissao",
        evento_anterior_a_emissao,
        "o evento não pode ser anterior à emissão do documento: confira o relógio e data_emissao",
    ),
    Regra::de_estado(
        &[todo_evento("N24")],
        637,
        "evento_anterior_a_autorizacao",
        evento_anterior_a_autorizacao,
        "o evento não pode ser anterior à autorização do documento: confira o relógio",
    ),
    Regra::nova(
        &[
            evento(TipoEvento::Cancelamento, "O01"),
            evento(TipoEvento::CartaCorrecao, "O01"),
            evento(TipoEvento::PrestacaoDesacordo, "O01"),
            evento(TipoEvento::RegistroMultimodal, "O01"),
            evento(TipoEvento::InformacoesGtv, "O01"),
        ],
        636,
        "sequencia_excedida",
        sequencia_excedida,
        "o documento já tem todos os eventos deste tipo que pode ter",
    ),
];

fn chave(c: &Caso<'_>) -> Option<PartesChave> {
    c.contexto.chave.as_ref().map(Chave::partes)
}

fn evento_de_serie_reservada(c: &Caso<'_>, a: &mut Achados) {
    if let Some(chave) = chave(c).filter(|chave| (890..=899).contains(&chave.serie)) {
        a.no_todo(format!("a série é {}", chave.serie));
    }
}

/// The event of the Nota Fiscal Fácil and that of a taker who is a person tell a CPF.
fn cnpj_do_autor_invalido(c: &Caso<'_>, a: &mut Achados) {
    if c.contexto.autor.as_ref().is_some_and(|autor| autor.len() != 11 && !Cnpj::confere(autor)) {
        a.no_todo(None);
    }
}

fn cpf_do_autor_invalido(c: &Caso<'_>, a: &mut Achados) {
    const NFF: u8 = 3;
    let cabe = tipo(c) == Some(TipoEvento::PrestacaoDesacordo) || chave(c).is_some_and(|p| p.forma_emissao == NFF);
    if cabe && c.contexto.autor.as_ref().is_some_and(|autor| autor.len() == 11 && !Cpf::confere(autor)) {
        a.no_todo(None);
    }
}

fn chave_do_evento_invalida(c: &Caso<'_>, a: &mut Achados) {
    let Some(chave) = &c.contexto.chave else { return };
    if let Some(motivo) = Chave::motivo_invalida(chave.as_str(), &[57, 67, 64], 2009, c.ano_atual()) {
        a.no_todo(motivo.to_string());
    }
}

/// A key of no model of the CT-e is refused as a key (N11). The cancellation is of all of them.
fn modelo_nao_aceito(c: &Caso<'_>, a: &mut Achados, modelos: &[u8]) {
    let do_evento: &[u8] = match tipo(c) {
        Some(TipoEvento::RegistroMultimodal) => &[57],
        Some(TipoEvento::InformacoesGtv) => &[67],
        Some(TipoEvento::CartaCorrecao | TipoEvento::PrestacaoDesacordo) => &[57, 67],
        Some(TipoEvento::Cancelamento) | None => return,
    };
    if let Some(modelo @ (57 | 64 | 67)) = c.contexto.modelo_do_documento()
        && modelos == do_evento
        && !modelos.contains(&modelo)
    {
        a.no_todo(format!("este documento é de modelo {modelo}"));
    }
}

fn autor_difere_do_emitente(c: &Caso<'_>, a: &mut Achados) {
    let (Some(chave), Some(autor)) = (chave(c), &c.contexto.autor) else { return };
    let do_emitente = chave.cnpj == *autor || (autor.len() == 11 && chave.cnpj.strip_prefix("000") == Some(autor));
    if tipo(c) != Some(TipoEvento::PrestacaoDesacordo) && !do_emitente {
        a.no_todo(None);
    }
}

fn autor_difere_do_tomador(c: &Caso<'_>, a: &mut Achados) {
    if tipo(c) != Some(TipoEvento::PrestacaoDesacordo) {
        return;
    }
    let (Some(documento), Some(autor)) = (documento(c), &c.contexto.autor) else { return };
    let outro = conteudo(documento);
    let tomador = match outro.texto(campo::TOMADOR) {
        Some(codigo) => partes::tomador(codigo),
        None => partes::TOMADOR.existe(outro).then_some(&partes::TOMADOR),
    };
    if tomador.and_then(|tomador| tomador.documento(outro)).is_some_and(|tomador| tomador != autor) {
        a.no_todo(None);
    }
}

/// What the clocks of two servers may differ.
const TOLERANCIA: SignedDuration = SignedDuration::from_mins(5);

/// The event is dated when it is sent.
fn anterior_a(c: &Caso<'_>, quando: Option<Timestamp>) -> bool {
    matches!((c.contexto.quando, quando), (Some(agora), Some(quando)) if quando.duration_since(agora) > TOLERANCIA)
}

fn evento_anterior_a_emissao(c: &Caso<'_>, a: &mut Achados) {
    let emissao = documento(c).and_then(|d| Caso::novo(&d.payload, c.documento, c.contexto).instante_da_emissao());
    if anterior_a(c, emissao) {
        a.no_todo(None);
    }
}

fn evento_anterior_a_autorizacao(c: &Caso<'_>, a: &mut Achados) {
    if anterior_a(c, documento(c).and_then(|documento| documento.autorizado_em)) {
        a.no_todo(None);
    }
}

fn sequencia_excedida(c: &Caso<'_>, a: &mut Achados) {
    let (Some(tipo), Some(sequencia)) = (tipo(c), c.contexto.sequencia) else { return };
    let maxima = u32::from(tipo.sequencia_maxima());
    if !(1..=maxima).contains(&sequencia) {
        a.no_todo(format!("{} vai da sequência 1 à {maxima}, e veio {sequencia}", tipo.titulo()));
    }
}
