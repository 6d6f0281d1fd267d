//! The authority's verdicts: `cStat` and `xMotivo`, in the official words of the core's table of return codes.

use focus_cte::{Problema, Relatorio, rejeicao};

use crate::armazenamento::{Emitido, Especie, Veredito};

/// Longest `xMotivo` of the layout.
const MOTIVO_MAXIMO: usize = 255;

/// A verdict in the official words, without the placeholders that they may end in.
pub(super) fn veredito(cstat: u16) -> Veredito {
    veredito_com(cstat, "")
}

/// A verdict in the official words, with `marcadores` in the place of the table's own, and cut to what `xMotivo` takes.
pub(super) fn veredito_com(cstat: u16, marcadores: &str) -> Veredito {
    em_palavras(cstat, rejeicao::explicar(cstat).map_or("", |codigo| codigo.mensagem), marcadores)
}

fn em_palavras(cstat: u16, oficial: &str, marcadores: &str) -> Veredito {
    let palavras = oficial.split(" [").next().unwrap_or_default();
    let espaco = if marcadores.is_empty() { "" } else { " " };
    Veredito { cstat, motivo: format!("{palavras}{espaco}{marcadores}").chars().take(MOTIVO_MAXIMO).collect() }
}

/// The verdict of a rule, if it has a code.
pub(super) fn da_regra(problema: &Problema) -> Option<Veredito> {
    problema.cstat.map(|cstat| em_palavras(cstat, &problema.mensagem, ""))
}

/// Why the authority rejects a document: the first of its rules that does, in the manual's order.
pub(crate) fn rejeicao(relatorio: &Relatorio) -> Option<Veredito> {
    relatorio.erros().find_map(da_regra)
}

/// A document cites the key of one that has another.
pub(crate) fn citado_com_outra_chave(especie: Especie, existente: &Emitido) -> Veredito {
    let cstat = match especie {
        Especie::Substitui => 673,
        Especie::Complementa => 671,
        Especie::RefereCancelado => 825,
    };
    let Emitido { chave, protocolo, recebido_em } = existente;
    veredito_com(cstat, &format!("[chCTe: {chave}][nProt:{protocolo}][dhAut: {recebido_em}]"))
}

/// The document is authorised.
pub(crate) fn autorizado() -> Veredito {
    veredito(100)
}

/// The words for a verdict that a fault dictates without any: the official ones, placeholders and all.
pub(crate) fn motivo_ditado(cstat: u16) -> String {
    rejeicao::explicar(cstat)
        .map_or_else(|| format!("Rejeição: veredito {cstat} ditado ao sandbox"), |codigo| codigo.mensagem.to_owned())
}

/// Whether a verdict denies the document. (A denied one has its number, key and XML; layout 4.00 has no denials any more.)
pub(crate) fn denega(cstat: u16) -> bool {
    matches!(cstat, 110 | 301 | 302)
}

/// Whether a verdict gives the document its number, key and XML: it is authorised, or denied.
pub(crate) fn acolhe(cstat: u16) -> bool {
    cstat == 100 || denega(cstat)
}

/// The event is registered.
pub(crate) fn evento_registrado() -> Veredito {
    veredito(135)
}

/// The range of numbers is given up.
pub(crate) fn inutilizacao_homologada() -> Veredito {
    veredito(102)
}

/// A verdict of the old service that gave up numbers (layout 3.00).
pub(crate) fn faixa_recusada(cstat: u16) -> Veredito {
    veredito(cstat)
}

/// The number asked for was given up (layout 3.00, when numbers could be).
pub(crate) fn numero_inutilizado() -> Veredito {
    veredito(206)
}

/// The XML does not conform to the layout.
pub(crate) fn falha_no_schema(detalhe: &str) -> Veredito {
    veredito_com(215, &format!("[{detalhe}]"))
}

/// What the authority keeps for failures that it does not name.
pub(crate) fn erro_nao_catalogado() -> Veredito {
    veredito(999)
}

/// The number asked for belongs to a document that was authorised before (rules G157 and G158 of the CT-e, H098 and H099
/// of the CT-e OS): cStat 204 for the very same key, 539 for another one.
pub(crate) fn duplicidade(chave: &str, existente: &Emitido) -> Veredito {
    let Emitido { chave: chave_existente, protocolo, recebido_em } = existente;
    let autorizacao = format!("[nProt:{protocolo}][dhAut: {recebido_em}]");
    if chave == chave_existente {
        return veredito_com(204, &autorizacao);
    }
    veredito_com(539, &format!("[chCTe: {chave_existente}]{autorizacao}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn existente() -> Emitido {
        Emitido {
            chave: "35".repeat(22),
            protocolo: "135260000000001".into(),
            recebido_em: "2026-11-22T09:30:05-03:00".into(),
        }
    }

    #[test]
    fn the_same_number_with_another_key_is_539_and_names_the_authorised_one() {
        let veredito = duplicidade(&"41".repeat(22), &existente());
        assert_eq!(veredito.cstat, 539);
        assert_eq!(
            veredito.motivo,
            "Rejeição: Duplicidade de CTe, com diferença na Chave de Acesso \
             [chCTe: 35353535353535353535353535353535353535353535]\
             [nProt:135260000000001][dhAut: 2026-11-22T09:30:05-03:00]"
        );
    }

    #[test]
    fn the_same_key_is_204() {
        let veredito = duplicidade(&"35".repeat(22), &existente());
        assert_eq!(
            (veredito.cstat, veredito.motivo.as_str()),
            (204, "Rejeição: Duplicidade de CTe [nProt:135260000000001][dhAut: 2026-11-22T09:30:05-03:00]")
        );
    }

    #[test]
    fn a_reason_fits_its_field() {
        assert_eq!(falha_no_schema(&"ã".repeat(400)).motivo.chars().count(), 255);
    }
}
