//! CBS at zero in the free zone of Manaus and the free trade areas, `gALCZFMCBS` (NT 2026.002, rules 6.003 to 6.005).

use super::prelude::*;
use super::tributacao_regular::valor_sobre_a_base;
use crate::municipios;

/// `gALCZFMCBS`
const AREA_INCENTIVADA: Grupo = Grupo(campo::CBS_ALIQUOTA_EFETIVA_REGULAR_ZFM, campo::CBS_VALOR_TRIBUTO_REGULAR_ZFM);

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2026(
        Regra::nova(
            &[cte("6.003"), os("6.003")],
            0,
            "area_incentivada_sem_suframa_do_emitente",
            area_sem_suframa,
            "informe inscricao_suframa_emitente, ou retire cbs_aliquota_efetiva_regular_zfm e cbs_valor_tributo_regular_zfm",
        ),
        "A CBS zero em área incentivada exige a inscrição do emitente na Suframa",
    ),
    da_nt_2026(
        Regra::nova(
            &[cte("6.004"), os("6.004")],
            0,
            "prestacao_fora_da_area_incentivada",
            prestacao_fora_da_area,
            "só informe cbs_aliquota_efetiva_regular_zfm e cbs_valor_tributo_regular_zfm quando início, fim, emitente e \
             tomador pessoa jurídica são todos da Zona Franca de Manaus, ou todos da mesma Área de Livre Comércio",
        ),
        "A CBS zero em área incentivada exige início, fim, emitente e tomador na mesma área",
    )
    .classe_de(Classe::Tabela),
    da_nt_2026(
        Regra::nova(
            &[cte("6.005"), os("6.005")],
            0,
            "valor_regular_cbs_da_area_difere_do_calculado",
            valor_regular_difere,
            "calcule cbs_valor_tributo_regular_zfm como base vezes cbs_aliquota_efetiva_regular_zfm",
        ),
        "Valor da CBS que seria devido fora da área incentivada difere do calculado",
    ),
];

fn area_sem_suframa(c: &Caso<'_>, a: &mut Achados) {
    if c.tem_grupo(AREA_INCENTIVADA) && !c.tem(campo::INSCRICAO_SUFRAMA_EMITENTE) {
        a.entre(c.raiz(), &[campo::INSCRICAO_SUFRAMA_EMITENTE, campo::CBS_VALOR_TRIBUTO_REGULAR_ZFM]);
    }
}

fn valor_regular_difere(c: &Caso<'_>, a: &mut Achados) {
    valor_sobre_a_base(c, a, campo::CBS_VALOR_TRIBUTO_REGULAR_ZFM, campo::CBS_ALIQUOTA_EFETIVA_REGULAR_ZFM);
}

fn prestacao_fora_da_area(c: &Caso<'_>, a: &mut Achados) {
    if !c.tem_grupo(AREA_INCENTIVADA) {
        return;
    }
    if let Some(municipio) = fora_da_area_dos_outros(c) {
        let detalhe = format!("{} não é da área", municipio.nome());
        a.entre_com(c.raiz(), &[campo::CBS_ALIQUOTA_EFETIVA_REGULAR_ZFM, municipio], detalhe);
    }
}

/// Whether the document may have CBS at zero (v1.11a's exception to rule 023): it says that it is of an area, or begins and ends in one.
pub(super) fn cbs_pode_ser_zero(c: &Caso<'_>) -> bool {
    let em_area = || {
        let [(_, inicio), (_, fim), ..] = municipios_da_prestacao(c);
        inicio.is_some() && fim.is_some() && fora_da_area_dos_outros(c).is_none()
    };
    c.tem_grupo(AREA_INCENTIVADA) || em_area()
}

/// The first municipality known to be in no area, or in another than those before it. What the API completes (the issuer's address)
/// is not known.
fn fora_da_area_dos_outros(c: &Caso<'_>) -> Option<Campo> {
    let areas = &c.contexto.em_vigor().areas;
    let mut dos_outros = None;
    for (campo, municipio) in municipios_da_prestacao(c) {
        let Some(municipio) = municipio else { continue };
        let Some(area) = areas.de(municipio) else { return Some(campo) };
        if *dos_outros.get_or_insert(area) != area {
            return Some(campo);
        }
    }
    None
}

/// IBGE codes of where the service begins and ends, of the issuer, and of the taker that is a company.
fn municipios_da_prestacao<'p>(c: &Caso<'p>) -> [(Campo, Option<&'p str>); 4] {
    let municipio = |codigo, nome, uf| {
        let pelo_nome = || municipios::codigo(c.texto(nome)?, c.texto(uf)?);
        (codigo, c.texto(codigo).or_else(pelo_nome))
    };
    let da_parte = |parte: &Parte| municipio(parte.codigo_municipio, parte.municipio, parte.uf);
    let tomador = c.tomador().filter(|parte| c.tem(parte.cnpj));
    [
        municipio(campo::CODIGO_MUNICIPIO_INICIO, campo::MUNICIPIO_INICIO, campo::UF_INICIO),
        municipio(campo::CODIGO_MUNICIPIO_FIM, campo::MUNICIPIO_FIM, campo::UF_FIM),
        da_parte(&partes::EMITENTE),
        tomador.map_or((campo::CODIGO_MUNICIPIO_TOMADOR, None), da_parte),
    ]
}
