//! What the clock decides: date of emission, age of the documents cited (MOC G102, G103, H076, H077; NT 2024.001, 930 and 933).

use jiff::civil::date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::super::prelude::*;
use crate::model::DataHora;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G102"), os("H076")],
        212,
        "emissao_no_futuro",
        emissao_no_futuro,
        "data_emissao não pode passar de 5 minutos depois do envio; confira o relógio e o fuso horário",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[cte("G103"), os("H077")],
        228,
        "emissao_atrasada",
        emissao_atrasada,
        "envie em até 168 horas (7 dias) da emissão: refaça o documento com nova data_emissao",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[cte("930")],
        930,
        "nfe_transportada_muito_antiga",
        nfe_transportada_muito_antiga,
        "confira chave_nfe: a NF-e transportada pode ter sido emitida até 6 meses antes",
    )
    .classe_de(Classe::Relogio)
    .da_nota("NT 2024.001")
    .desde(date(2024, 4, 8), date(2024, 3, 11)),
    Regra::nova(
        &[cte("G161a"), os("H102a")],
        933,
        "documento_complementado_muito_antigo",
        documento_complementado_muito_antigo,
        "confira chave_cte_complementado: o documento complementado pode ter sido emitido até 12 meses antes (24 nos modais \
         ferroviário, aquaviário e multimodal)",
    )
    .classe_de(Classe::Relogio)
    .da_nota("NT 2025.001")
    .desde(date(2024, 4, 8), date(2024, 3, 11)),
];

/// Clocks of servers may differ by so much.
const TOLERANCIA: SignedDuration = SignedDuration::from_mins(5);
const PRAZO_DE_ENVIO: SignedDuration = SignedDuration::from_hours(168);

fn emissao_no_futuro(c: &Caso<'_>, a: &mut Achados) {
    if let (Some(emissao), Some(quando)) = (c.instante_da_emissao(), c.contexto.quando)
        && emissao.duration_since(quando) > TOLERANCIA
    {
        a.em_com(c.raiz(), campo::DATA_EMISSAO, format!("o envio seria em {}", relogio(c, quando)));
    }
}

/// The rule lets FS-DA and EPEC be late; so is the offline contingency, that took their place with NT 2026.004 and whose own words
/// are not known.
fn emissao_atrasada(c: &Caso<'_>, a: &mut Achados) {
    if let (Some(emissao), Some(quando)) = (c.instante_da_emissao(), c.contexto.quando)
        && quando.duration_since(emissao) > PRAZO_DE_ENVIO
        && !matches!(c.forma_emissao(), "2" | "4" | "5")
    {
        a.em_com(c.raiz(), campo::DATA_EMISSAO, format!("o envio seria em {}", relogio(c, quando)));
    }
}

fn nfe_transportada_muito_antiga(c: &Caso<'_>, a: &mut Achados) {
    let Some(agora) = mes_do_envio(c).filter(|_| c.normal_ou_substituto()) else { return };
    for nfe in c.itens(campo::NFES) {
        confere_idade(nfe, campo::CHAVE_NFE, agora, 6, a);
    }
}

fn documento_complementado_muito_antigo(c: &Caso<'_>, a: &mut Achados) {
    let Some(agora) = mes_do_envio(c).filter(|_| c.tipo == "1") else { return };
    let prazo = if matches!(c.modal, "03" | "04" | "06") { 24 } else { 12 };
    for complementado in c.itens(campo::CHAVE_CTE_COMPLEMENTADO) {
        confere_idade(complementado, campo::ITEM, agora, prazo, a);
    }
}

/// A key tells the month and not the day: the one of exactly so many months ago may still be in time, and passes.
fn confere_idade(objeto: Objeto<'_>, campo: campo::Campo, agora: i32, prazo: i32, a: &mut Achados) {
    let Some(chave) = objeto.texto(campo) else { return };
    if let Some(mes) = mes_da_chave(chave)
        && agora - mes > prazo
    {
        let detalhe = format!("a chave é de {}/20{}, há mais de {prazo} meses", &chave[4..6], &chave[2..4]);
        a.em_com(objeto, campo, detalhe);
    }
}

/// Months since the year 2000, by the `AAMM` of a key.
fn mes_da_chave(chave: &str) -> Option<i32> {
    let ano: i32 = chave.get(2..4)?.parse().ok()?;
    let mes: i32 = chave.get(4..6)?.parse().ok()?;
    (1..=12).contains(&mes).then_some(ano * 12 + mes)
}

/// Months since the year 2000 at the moment of sending, where the document is emitted.
fn mes_do_envio(c: &Caso<'_>) -> Option<i32> {
    let local = fuso(c).to_datetime(c.contexto.quando?);
    Some((i32::from(local.year()) - 2000) * 12 + i32::from(local.month()))
}

/// Offset of the emission; Brasília's where it has none.
fn fuso(c: &Caso<'_>) -> Offset {
    c.emissao().and_then(DataHora::deslocamento).unwrap_or(jiff::tz::offset(-3))
}

fn relogio(c: &Caso<'_>, quando: Timestamp) -> DataHora {
    let fuso = fuso(c);
    DataHora::new(fuso.to_datetime(quando), fuso)
}
