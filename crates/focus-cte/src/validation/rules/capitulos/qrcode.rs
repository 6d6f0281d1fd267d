//! The QR code of documents read from XML (MOC G212 to G216, H128 to H132); who issues computes it.

use super::super::prelude::*;
use crate::tabelas::qrcode;
use crate::types::Uf;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G212"), os("H128")],
        850,
        "qrcode_nao_informado",
        qrcode_nao_informado,
        "acrescente infCTeSupl com o endereço do QR Code (qrCodCTe)",
    ),
    Regra::nova(
        &[cte("G213"), os("H129")],
        851,
        "endereco_do_qrcode_diverge",
        endereco_do_qrcode_diverge,
        "use o endereço de consulta por QR Code do autorizador da UF, no ambiente do documento",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G214"), os("H130")],
        852,
        "chave_do_qrcode_diverge",
        chave_do_qrcode_diverge,
        "o parâmetro chCTe do QR Code é a chave de acesso do documento",
    ),
    Regra::nova(
        &[cte("G215")],
        853,
        "qrcode_de_contingencia_sem_assinatura",
        qrcode_de_contingencia_sem_assinatura,
        "em contingência o QR Code leva no parâmetro sign a assinatura da chave de acesso",
    ),
    Regra::nova(
        &[cte("G216"), os("H132")],
        854,
        "qrcode_normal_com_assinatura",
        qrcode_normal_com_assinatura,
        "retire o parâmetro sign do QR Code, que só acompanha a emissão em contingência",
    ),
];

/// A parameter of the address of the QR code.
fn parametro<'p>(c: &Caso<'p>, nome: &str) -> Option<&'p str> {
    let (_, parametros) = c.texto(campo::XML_QRCODCTE)?.split_once('?')?;
    parametros.split('&').find_map(|par| {
        let (este, valor) = par.split_once('=')?;
        este.eq_ignore_ascii_case(nome).then_some(valor)
    })
}

fn qrcode_nao_informado(c: &Caso<'_>, a: &mut Achados) {
    if c.tem(campo::XML_ID) && !c.tem(campo::XML_QRCODCTE) {
        a.em(c.raiz(), campo::XML_QRCODCTE);
    }
}

/// Case does not matter, says the rule; nor does `http` or `https` here, since the authorities' list has changed from one to the
/// other. Without a known environment the address of either passes, and in SVC also that of the SVC. The table has no history:
/// documents from before it are not judged.
fn endereco_do_qrcode_diverge(c: &Caso<'_>, a: &mut Achados) {
    let Some(qrcode) = c.texto(campo::XML_QRCODCTE) else { return };
    if c.dia_da_emissao().is_some_and(|dia| dia < qrcode::DESDE) {
        return;
    }
    let codigo = c.texto(campo::XML_CUF).and_then(|codigo| codigo.parse().ok());
    let Some(uf) = codigo.and_then(Uf::de_codigo) else { return };
    let veio = sem_protocolo(qrcode.split_once('?').map_or(qrcode, |(endereco, _)| endereco));
    let autorizadores = match c.forma_emissao() {
        "7" => [uf, Uf::Rs],
        "8" => [uf, Uf::Sp],
        _ => [uf, uf],
    };
    let ambientes =
        TipoAmbiente::TODOS.into_iter().filter(|ambiente| c.contexto.ambiente.is_none_or(|a| a == *ambiente));
    let previsto = ambientes
        .flat_map(|ambiente| autorizadores.map(|uf| qrcode::endereco(uf, ambiente)))
        .any(|endereco| sem_protocolo(endereco).eq_ignore_ascii_case(veio));
    if !previsto {
        let esperado = qrcode::endereco(uf, c.contexto.ambiente.unwrap_or(TipoAmbiente::Producao));
        a.em_com(c.raiz(), campo::XML_QRCODCTE, format!("o de {uf} é {esperado}"));
    }
}

fn sem_protocolo(endereco: &str) -> &str {
    endereco.split_once("://").map_or(endereco, |(_, resto)| resto)
}

fn chave_do_qrcode_diverge(c: &Caso<'_>, a: &mut Achados) {
    let Some(chave) = c.texto(campo::XML_ID).and_then(|id| id.strip_prefix("CTe")) else { return };
    if c.tem(campo::XML_QRCODCTE) && parametro(c, "chCTe") != Some(chave) {
        a.entre(c.raiz(), &[campo::XML_QRCODCTE, campo::XML_ID]);
    }
}

/// The rule names FS-DA and EPEC; whether it holds for the offline contingency (`tpEmis` 2), that took their place with NT
/// 2026.004, is not known: not judged.
fn qrcode_de_contingencia_sem_assinatura(c: &Caso<'_>, a: &mut Achados) {
    if c.forma_emissao() == "4" && c.tem(campo::XML_QRCODCTE) && parametro(c, "sign").is_none() {
        a.em(c.raiz(), campo::XML_QRCODCTE);
    }
}

fn qrcode_normal_com_assinatura(c: &Caso<'_>, a: &mut Achados) {
    if matches!(c.forma_emissao(), "1" | "7" | "8") && parametro(c, "sign").is_some() {
        a.em(c.raiz(), campo::XML_QRCODCTE);
    }
}
