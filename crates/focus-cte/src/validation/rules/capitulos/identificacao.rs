//! The access key in the document's `Id`, and the groups that each kind of document has (MOC G013 to G017, H010 to H014).
//!
//! Key and `Id` are computed by who issues: a JSON has none, and these checks are for documents read from XML.

use super::super::prelude::*;
use crate::layout::campo::Campo;
use crate::model::DataHora;
use crate::types::Chave;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G013")],
        732,
        "modelo_da_chave_difere_de_57",
        |c, a| modelo_da_chave_difere(c, a, "57"),
        "a chave de acesso de um CT-e tem 57 nos caracteres 21 e 22",
    ),
    Regra::nova(
        &[os("H010")],
        721,
        "modelo_da_chave_difere_de_67",
        |c, a| modelo_da_chave_difere(c, a, "67"),
        "a chave de acesso de um CT-e OS tem 67 nos caracteres 21 e 22",
    ),
    Regra::nova(
        &[cte("G014"), os("H011")],
        227,
        "id_difere_dos_campos",
        id_difere_dos_campos,
        "o Id é CTe seguido da chave de acesso montada com os campos do próprio documento",
    ),
    Regra::nova(
        &[cte("G015"), os("H012")],
        253,
        "digito_da_chave_nao_confere",
        digito_da_chave_nao_confere,
        "recalcule o dígito verificador da chave de acesso (cDV)",
    )
    .da_nota("NT Conjunta 2025.001"),
    Regra::nova(
        &[cte("G016"), os("H013")],
        458,
        "documento_normal_sem_o_grupo_normal",
        documento_normal_sem_o_grupo_normal,
        "informe os dados do serviço e da carga, ou tipo_documento 1 se o documento é um complemento de valores",
    ),
    Regra::nova(
        &[cte("G017"), os("H014")],
        459,
        "complementar_sem_o_documento_complementado",
        complementar_sem_o_documento_complementado,
        "informe em chave_cte_complementado a chave do documento complementado",
    ),
];

/// The 44 characters of the key in the `Id`.
fn chave_do_id<'p>(c: &Caso<'p>) -> Option<&'p str> {
    c.texto(campo::XML_ID)?.strip_prefix("CTe").filter(|chave| chave.len() == 44 && chave.is_ascii())
}

fn modelo_da_chave_difere(c: &Caso<'_>, a: &mut Achados, modelo: &str) {
    if chave_do_id(c).is_some_and(|chave| &chave[20..22] != modelo) {
        a.em(c.raiz(), campo::XML_ID);
    }
}

fn id_difere_dos_campos(c: &Caso<'_>, a: &mut Achados) {
    let Some(id) = c.texto(campo::XML_ID) else { return };
    let Some(chave) = chave_do_id(c) else {
        a.em_com(c.raiz(), campo::XML_ID, format!("eram esperados CTe e 44 caracteres, e veio {id}"));
        return;
    };
    let diverge = campo_que_difere(c, chave)
        .or_else(|| c.texto(campo::XML_CDV).filter(|digito| *digito != &chave[43..]).map(|_| (campo::XML_CDV, 43..44)));
    if let Some((campo, lugar)) = diverge {
        let (inicio, fim) = (lugar.start + 1, lugar.end);
        let detalhe =
            format!("os caracteres {inicio} a {fim} da chave são {}, e não vêm de {}", &chave[lugar], campo.nome());
        a.entre_com(c.raiz(), &[campo::XML_ID, campo], detalhe);
    }
}

/// The first field that the first 43 characters of a key do not come from, and their place in the key. What is absent is not
/// compared.
fn campo_que_difere(c: &Caso<'_>, chave: &str) -> Option<(Campo, std::ops::Range<usize>)> {
    let numero = |texto: &str, lugar: std::ops::Range<usize>| {
        texto.parse::<u32>().is_ok_and(|n| chave[lugar].parse::<u32>().is_ok_and(|da_chave| da_chave != n))
    };
    let igual = |texto: &str, lugar: std::ops::Range<usize>| texto != &chave[lugar];
    let emissao = c.emissao().map(DataHora::local);
    if c.texto(campo::XML_CUF).is_some_and(|t| igual(t, 0..2)) {
        Some((campo::XML_CUF, 0..2))
    } else if emissao.is_some_and(|e| format_aamm(e) != chave.as_bytes()[2..6]) {
        Some((campo::DATA_EMISSAO, 2..6))
    } else if c.texto(campo::CNPJ_EMITENTE).is_some_and(|t| igual(t, 6..20)) {
        Some((campo::CNPJ_EMITENTE, 6..20))
    } else if c.texto(campo::CPF_EMITENTE).is_some_and(|t| igual(t, 9..20) || &chave[6..9] != "000") {
        Some((campo::CPF_EMITENTE, 6..20))
    } else if c.texto(campo::SERIE).is_some_and(|t| numero(t, 22..25)) {
        Some((campo::SERIE, 22..25))
    } else if c.texto(campo::NUMERO).is_some_and(|t| numero(t, 25..34)) {
        Some((campo::NUMERO, 25..34))
    } else if c.texto(campo::FORMA_EMISSAO).is_some_and(|t| igual(t, 34..35)) {
        Some((campo::FORMA_EMISSAO, 34..35))
    } else if c.texto(campo::XML_CCT).is_some_and(|t| igual(t, 35..43)) {
        Some((campo::XML_CCT, 35..43))
    } else {
        None
    }
}

/// Year and month as in the key: `AAMM`.
fn format_aamm(emissao: jiff::civil::DateTime) -> [u8; 4] {
    let digito = |n: i16| b'0' + u8::try_from(n % 10).unwrap_or_default();
    let (ano, mes) = (emissao.year(), i16::from(emissao.month()));
    [digito(ano / 10), digito(ano), digito(mes / 10), digito(mes)]
}

/// Judges the key that the fields make: where the `Id` has another one, the check above tells it.
fn digito_da_chave_nao_confere(c: &Caso<'_>, a: &mut Achados) {
    let (Some(chave), Some(veio)) = (chave_do_id(c), c.texto(campo::XML_CDV)) else { return };
    let Some(esperado) = Chave::digito(&chave[..43]) else { return };
    if veio.parse() != Ok(esperado) && campo_que_difere(c, chave).is_none() {
        a.em_com(c.raiz(), campo::XML_CDV, format!("o cálculo dá {esperado}, e veio {veio}"));
    }
}

/// The fields of `infCTeNorm`.
const NORMAL_CTE: Grupo = Grupo(campo::VALOR_TOTAL_CARGA, campo::CTES_MULTIMODAIS_VINCULADOS);
const NORMAL_CTE_OS: Grupo = Grupo(campo::DESCRICAO_SERVICO, campo::GTVES);

fn documento_normal_sem_o_grupo_normal(c: &Caso<'_>, a: &mut Achados) {
    let grupo = if c.e_os() { NORMAL_CTE_OS } else { NORMAL_CTE };
    if c.normal_ou_substituto() && !c.tem_grupo(grupo) {
        a.em(c.raiz(), campo::TIPO_DOCUMENTO);
    }
}

fn complementar_sem_o_documento_complementado(c: &Caso<'_>, a: &mut Achados) {
    if c.tipo == "1" && c.quantos(campo::CHAVE_CTE_COMPLEMENTADO) == 0 {
        a.entre(c.raiz(), &[campo::TIPO_DOCUMENTO, campo::CHAVE_CTE_COMPLEMENTADO]);
    }
}
