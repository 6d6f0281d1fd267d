//! Where the document is sent from, and where the transport begins and ends (MOC G178 to G183, H115 to H120).

use super::super::prelude::*;
use super::super::verificacoes::{municipio_difere_da_uf, municipio_inexistente};

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G178"), os("H115")],
        493,
        "municipio_envio_difere_da_uf",
        |c, a| municipio_difere_da_uf(c.raiz(), a, campo::CODIGO_MUNICIPIO_ENVIO, campo::UF_ENVIO),
        "codigo_municipio_envio tem de ser de um município de uf_envio",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G179"), os("H116")],
        537,
        "municipio_envio_inexistente",
        |c, a| municipio_inexistente(c.raiz(), a, campo::CODIGO_MUNICIPIO_ENVIO, campo::UF_ENVIO),
        "informe em codigo_municipio_envio um código da tabela de municípios do IBGE",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G180"), os("H117")],
        456,
        "municipio_inicio_difere_da_uf",
        |c, a| municipio_difere_da_uf(c.raiz(), a, campo::CODIGO_MUNICIPIO_INICIO, campo::UF_INICIO),
        "codigo_municipio_inicio tem de ser de um município de uf_inicio",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G181"), os("H118")],
        541,
        "municipio_inicio_inexistente",
        |c, a| municipio_inexistente(c.raiz(), a, campo::CODIGO_MUNICIPIO_INICIO, campo::UF_INICIO),
        "informe em codigo_municipio_inicio um código da tabela de municípios do IBGE, ou 9999999 com uf_inicio EX no exterior",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G182"), os("H119")],
        414,
        "municipio_fim_difere_da_uf",
        |c, a| municipio_difere_da_uf(c.raiz(), a, campo::CODIGO_MUNICIPIO_FIM, campo::UF_FIM),
        "codigo_municipio_fim tem de ser de um município de uf_fim",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G183"), os("H120")],
        542,
        "municipio_fim_inexistente",
        |c, a| municipio_inexistente(c.raiz(), a, campo::CODIGO_MUNICIPIO_FIM, campo::UF_FIM),
        "informe em codigo_municipio_fim um código da tabela de municípios do IBGE, ou 9999999 com uf_fim EX no exterior",
    )
    .classe_de(Classe::Tabela),
];
