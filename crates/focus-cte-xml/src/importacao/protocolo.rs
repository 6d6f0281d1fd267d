//! The authority's answer in a processed document or event.

use focus_cte::documento::Protocolo;

/// The place of a tag of `infProt` or of `infEvento` in the answer.
pub(super) fn campo<'p>(protocolo: &'p mut Protocolo, tag: &str) -> Option<&'p mut Option<String>> {
    Some(match tag {
        "tpAmb" => &mut protocolo.ambiente,
        "verAplic" => &mut protocolo.versao_aplicativo,
        "cOrgao" => &mut protocolo.codigo_orgao,
        "chCTe" => &mut protocolo.chave,
        "dhRecbto" => &mut protocolo.data_recebimento,
        "nProt" => &mut protocolo.protocolo,
        "digVal" => &mut protocolo.digest_value,
        "cStat" => &mut protocolo.status,
        "xMotivo" => &mut protocolo.motivo,
        "tpEvento" => &mut protocolo.tipo_evento,
        "xEvento" => &mut protocolo.descricao_evento,
        "nSeqEvento" => &mut protocolo.numero_sequencial_evento,
        "dhRegEvento" => &mut protocolo.data_evento,
        _ => return None,
    })
}
