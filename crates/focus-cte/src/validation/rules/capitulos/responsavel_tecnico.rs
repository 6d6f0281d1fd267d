//! Who made the issuing program (MOC G209 to G211, H125 to H127).

use super::super::prelude::*;
use super::super::verificacoes::cnpj_invalido;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G209"), os("H125")],
        867,
        "responsavel_tecnico_nao_informado",
        responsavel_tecnico_nao_informado,
        "informe cnpj_responsavel_tecnico, contato_responsavel_tecnico, email_responsavel_tecnico e telefone_responsavel_tecnico, \
         que a UF exige",
    )
    .so_avisa(),
    // One rule in the manual, but each UF decides whether it checks it in model 57.
    Regra::nova(
        &[cte("G210")],
        836,
        "cnpj_responsavel_tecnico_do_cte_invalido",
        |c, a| cnpj_invalido(c.raiz(), a, campo::CNPJ_RESPONSAVEL_TECNICO),
        CONFIRA_CNPJ,
    )
    .da_nota("NT Conjunta 2025.001")
    .so_avisa(),
    Regra::nova(
        &[os("H126")],
        836,
        "cnpj_responsavel_tecnico_do_cte_os_invalido",
        |c, a| cnpj_invalido(c.raiz(), a, campo::CNPJ_RESPONSAVEL_TECNICO),
        CONFIRA_CNPJ,
    )
    .da_nota("NT Conjunta 2025.001"),
    Regra::nova(
        &[cte("G211"), os("H127")],
        868,
        "csrt_nao_informado",
        csrt_nao_informado,
        "informe codigo_responsavel_tecnico e hash_responsavel_tecnico, que a UF exige",
    )
    .so_avisa(),
];

const CONFIRA_CNPJ: &str = "confira cnpj_responsavel_tecnico: os dois últimos algarismos são os dígitos verificadores dos doze caracteres anteriores";

const RESPONSAVEL: Grupo = Grupo(campo::CNPJ_RESPONSAVEL_TECNICO, campo::HASH_RESPONSAVEL_TECNICO);

fn responsavel_tecnico_nao_informado(c: &Caso<'_>, a: &mut Achados) {
    if c.contexto.responsavel_tecnico && !c.tem_grupo(RESPONSAVEL) {
        a.em(c.raiz(), campo::CNPJ_RESPONSAVEL_TECNICO);
    }
}

fn csrt_nao_informado(c: &Caso<'_>, a: &mut Achados) {
    let campos = [campo::CODIGO_RESPONSAVEL_TECNICO, campo::HASH_RESPONSAVEL_TECNICO];
    if c.contexto.responsavel_tecnico && c.tem_grupo(RESPONSAVEL) && !campos.iter().all(|campo| c.tem(*campo)) {
        a.entre(c.raiz(), &campos);
    }
}
