//! Kinds of service of the CT-e OS (MOC H015, H018 to H028; NT 2025.001, H020a).

use jiff::civil::date;

use super::super::prelude::*;
use crate::layout::campo::Campo;
use crate::model::DataHora;
use crate::tabelas::divisas::fazem_divisa;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[os("H015")],
        798,
        "modal_ausente_no_transporte_de_pessoas",
        modal_ausente_no_transporte_de_pessoas,
        "informe modal_rodoviario no transporte de pessoas e no excesso de bagagem",
    ),
    Regra::nova(
        &[os("H018")],
        829,
        "modal_indevido",
        modal_indevido,
        "tire modal_rodoviario: só o transporte rodoviário de pessoas e de bagagem o aceita",
    ),
    Regra::nova(
        &[os("H019")],
        751,
        "uf_da_prestacao_ausente",
        uf_da_prestacao_ausente,
        "informe uf_inicio e uf_fim no transporte de pessoas",
    ),
    Regra::nova(
        &[os("H020")],
        752,
        "municipio_da_prestacao_ausente",
        municipio_da_prestacao_ausente,
        "informe os municípios de início e de fim no transporte de pessoas",
    ),
    Regra::nova(
        &[os("H020a")],
        380,
        "fim_da_prestacao_ausente",
        fim_da_prestacao_ausente,
        "informe uf_fim, codigo_municipio_fim e municipio_fim no transporte de valores",
    )
    .da_nota("NT 2025.001")
    .desde(date(2026, 1, 5), date(2025, 7, 1)),
    Regra::nova(
        &[os("H021")],
        753,
        "percurso_invalido",
        percurso_invalido,
        "liste em percursos as UFs entre a de início e a de fim, na ordem da viagem e passando por divisas",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[os("H022")],
        757,
        "tomador_ausente",
        tomador_ausente,
        "informe o tomador no transporte de pessoas e no de valores",
    ),
    Regra::nova(
        &[os("H023")],
        839,
        "registro_estadual_ausente",
        registro_estadual_ausente,
        "informe modal_rodoviario.numero_registro_estadual no transporte de pessoas dentro da UF",
    ),
    Regra::nova(
        &[os("H024")],
        840,
        "termo_de_fretamento_ausente",
        termo_de_fretamento_ausente,
        "informe modal_rodoviario.taf no transporte de pessoas entre UFs",
    ),
    Regra::nova(
        &[os("H025")],
        841,
        "fretamento_ausente",
        fretamento_ausente,
        "informe modal_rodoviario.tipo_fretamento no transporte rodoviário de pessoas",
    )
    .da_nota("NT 2023.001"),
    Regra::nova(
        &[os("H026")],
        837,
        "data_da_viagem_ausente",
        data_da_viagem_ausente,
        "com tipo_fretamento 1 (eventual), informe data_viagem_fretamento",
    ),
    Regra::nova(
        &[os("H027")],
        838,
        "viagem_antes_da_emissao",
        viagem_antes_da_emissao,
        "data_viagem_fretamento tem de ser posterior a data_emissao",
    ),
    Regra::nova(
        &[os("H028")],
        754,
        "documentos_referenciados_ausentes",
        documentos_referenciados_ausentes,
        "informe em documentos_referenciados o documento da viagem no excesso de bagagem",
    ),
];

/// `tpServ` of the CT-e OS.
const PESSOAS: &str = "6";
const VALORES: &str = "7";
const BAGAGEM: &str = "8";

fn modal_ausente_no_transporte_de_pessoas(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto()
        && c.modal == "01"
        && matches!(c.servico, PESSOAS | BAGAGEM)
        && !c.tem(campo::MODAL_RODOVIARIO)
    {
        a.entre(c.raiz(), &[campo::MODAL_RODOVIARIO, campo::TIPO_SERVICO]);
    }
}

fn modal_indevido(c: &Caso<'_>, a: &mut Achados) {
    let vedado = match c.modal {
        "" => false,
        "01" => c.servico == VALORES,
        _ => true,
    };
    if c.normal_ou_substituto() && vedado && c.tem(campo::MODAL_RODOVIARIO) {
        a.entre(c.raiz(), &[campo::MODAL_RODOVIARIO, campo::MODAL, campo::TIPO_SERVICO]);
    }
}

fn uf_da_prestacao_ausente(c: &Caso<'_>, a: &mut Achados) {
    if c.servico != PESSOAS {
        return;
    }
    if let Some(falta) = [campo::UF_INICIO, campo::UF_FIM].into_iter().find(|uf| !c.tem(*uf)) {
        a.em(c.raiz(), falta);
    }
}

const INICIO: [Campo; 3] = [campo::MUNICIPIO_INICIO, campo::CODIGO_MUNICIPIO_INICIO, campo::UF_INICIO];
const FIM: [Campo; 3] = [campo::MUNICIPIO_FIM, campo::CODIGO_MUNICIPIO_FIM, campo::UF_FIM];

/// The field that a place lacks. The API finds the code from the name and the UF.
fn falta_no_municipio(c: &Caso<'_>, [nome, codigo, uf]: [Campo; 3]) -> Option<Campo> {
    if !c.tem(nome) {
        return Some(nome);
    }
    (!c.tem(codigo) && !c.tem(uf)).then_some(codigo)
}

fn municipio_da_prestacao_ausente(c: &Caso<'_>, a: &mut Achados) {
    if c.servico != PESSOAS {
        return;
    }
    if let Some(falta) = [INICIO, FIM].into_iter().find_map(|lugar| falta_no_municipio(c, lugar)) {
        a.em(c.raiz(), falta);
    }
}

fn fim_da_prestacao_ausente(c: &Caso<'_>, a: &mut Achados) {
    if c.servico != VALORES {
        return;
    }
    let falta = if c.tem(campo::UF_FIM) { falta_no_municipio(c, FIM) } else { Some(campo::UF_FIM) };
    if let Some(falta) = falta {
        a.em(c.raiz(), falta);
    }
}

fn percurso_invalido(c: &Caso<'_>, a: &mut Achados) {
    let (Some(inicio), Some(fim)) = (c.texto(campo::UF_INICIO), c.texto(campo::UF_FIM)) else { return };
    let sem_percurso = !c.tem(campo::PERCURSOS);
    let exigido = c.servico == PESSOAS && c.modal == "01" && inicio != fim;
    if inicio == "EX" || fim == "EX" || (sem_percurso && !exigido) {
        return;
    }
    let mut atual = inicio;
    for percurso in c.itens(campo::PERCURSOS) {
        let Some(uf) = percurso.texto(campo::UF_PERCURSO_VEICULO) else { return };
        if uf == "EX" {
            return;
        }
        if !fazem_divisa(atual, uf) {
            let detalhe = format!("{atual} e {uf} não fazem divisa");
            return a.em_com(percurso, campo::UF_PERCURSO_VEICULO, detalhe);
        }
        atual = uf;
    }
    if !fazem_divisa(atual, fim) && (sem_percurso || atual != fim) {
        let campos = [campo::PERCURSOS, campo::UF_INICIO, campo::UF_FIM];
        a.entre_com(c.raiz(), &campos, format!("{atual} e {fim} não fazem divisa"));
    }
}

fn tomador_ausente(c: &Caso<'_>, a: &mut Achados) {
    if matches!(c.servico, PESSOAS | VALORES) && c.tomador().is_none() {
        a.entre(c.raiz(), &[campo::CNPJ_TOMADOR, campo::TIPO_SERVICO]);
    }
}

/// The road modal's object in the transport of persons, where the rules of charter apply.
fn de_pessoas<'p>(c: &Caso<'p>) -> Option<Objeto<'p>> {
    (c.normal_ou_substituto() && c.servico == PESSOAS && c.modal == "01")
        .then(|| c.objeto(campo::MODAL_RODOVIARIO))
        .flatten()
}

/// Whether the service stays in one UF; `None` where it begins or ends abroad, or is not told.
fn operacao_interna(c: &Caso<'_>) -> Option<bool> {
    let (inicio, fim) = (c.texto(campo::UF_INICIO)?, c.texto(campo::UF_FIM)?);
    (inicio != "EX" && fim != "EX").then_some(inicio == fim)
}

fn registro_estadual_ausente(c: &Caso<'_>, a: &mut Achados) {
    if let Some(rodoviario) = de_pessoas(c)
        && operacao_interna(c) == Some(true)
        && !rodoviario.tem(campo::NUMERO_REGISTRO_ESTADUAL)
    {
        let campos = [(rodoviario, campo::NUMERO_REGISTRO_ESTADUAL), (c.raiz(), campo::UF_INICIO)];
        a.em_varios(&campos, None);
    }
}

fn termo_de_fretamento_ausente(c: &Caso<'_>, a: &mut Achados) {
    if let Some(rodoviario) = de_pessoas(c)
        && operacao_interna(c) == Some(false)
        && !rodoviario.tem(campo::TAF)
    {
        a.em_varios(&[(rodoviario, campo::TAF), (c.raiz(), campo::UF_INICIO)], None);
    }
}

fn fretamento_ausente(c: &Caso<'_>, a: &mut Achados) {
    if let Some(rodoviario) = de_pessoas(c)
        && !rodoviario.tem_grupo(Grupo(campo::TIPO_FRETAMENTO, campo::DATA_VIAGEM_FRETAMENTO))
    {
        a.em(rodoviario, campo::TIPO_FRETAMENTO);
    }
}

fn data_da_viagem_ausente(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto()
        && let Some(rodoviario) = c.objeto(campo::MODAL_RODOVIARIO)
        && rodoviario.e_um(campo::TIPO_FRETAMENTO, &["1"])
        && !rodoviario.tem(campo::DATA_VIAGEM_FRETAMENTO)
    {
        a.entre(rodoviario, &[campo::DATA_VIAGEM_FRETAMENTO, campo::TIPO_FRETAMENTO]);
    }
}

fn viagem_antes_da_emissao(c: &Caso<'_>, a: &mut Achados) {
    if c.tipo != "0" {
        return;
    }
    let Some(rodoviario) = c.objeto(campo::MODAL_RODOVIARIO) else { return };
    let viagem = rodoviario
        .texto(campo::DATA_VIAGEM_FRETAMENTO)
        .and_then(|viagem| viagem.parse::<DataHora>().ok())
        .and_then(|viagem| c.instante(viagem));
    if let (Some(viagem), Some(emissao)) = (viagem, c.instante_da_emissao())
        && viagem <= emissao
    {
        a.em_varios(&[(rodoviario, campo::DATA_VIAGEM_FRETAMENTO), (c.raiz(), campo::DATA_EMISSAO)], None);
    }
}

fn documentos_referenciados_ausentes(c: &Caso<'_>, a: &mut Achados) {
    if c.servico == BAGAGEM && c.quantos(campo::DOCUMENTOS_REFERENCIADOS) == 0 {
        a.entre(c.raiz(), &[campo::DOCUMENTOS_REFERENCIADOS, campo::TIPO_SERVICO]);
    }
}
