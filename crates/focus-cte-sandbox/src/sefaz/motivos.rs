//! The authority's verdicts: `cStat` and `xMotivo`, as the manual words them (MOC 4.00, Anexo I).

use crate::armazenamento::{Emitido, Veredito};

fn veredito(cstat: u16, motivo: &str) -> Veredito {
    Veredito { cstat, motivo: motivo.to_owned() }
}

/// The document is authorised.
pub(crate) fn autorizado() -> Veredito {
    veredito(100, "Autorizado o uso do CT-e")
}

/// The words for a verdict that a fault dictates without any.
pub(crate) fn motivo_ditado(cstat: u16) -> String {
    match cstat {
        100 => "Autorizado o uso do CT-e".to_owned(),
        110 => "Uso Denegado".to_owned(),
        135 => evento_registrado().motivo,
        301 => "Uso Denegado: Irregularidade fiscal do emitente".to_owned(),
        302 => "Uso Denegado: Irregularidade fiscal do remetente".to_owned(),
        678 => "Rejeição: Consumo Indevido".to_owned(),
        999 => erro_nao_catalogado().motivo,
        _ => format!("Rejeição: veredito {cstat} ditado ao sandbox"),
    }
}

/// Whether a verdict denies the document. (A denied one has its number, key and XML; layout 4.00 has no denials any more.)
pub(crate) fn denega(cstat: u16) -> bool {
    matches!(cstat, 110 | 301 | 302)
}

/// Whether a verdict gives the document its number, key and XML: it is authorised, or denied.
pub(crate) fn acolhe(cstat: u16) -> bool {
    cstat == 100 || denega(cstat)
}

/// The event is registered, in the words that the API's own samples have.
pub(crate) fn evento_registrado() -> Veredito {
    veredito(135, "Evento registrado e vinculado a CT-e")
}

/// The range of numbers is given up, in the words of the API's sample.
pub(crate) fn inutilizacao_homologada() -> Veredito {
    veredito(102, "Inutilizacao de numero homologado")
}

/// A verdict of the old service that gave up numbers (layout 3.00).
pub(crate) fn faixa_recusada(cstat: u16) -> Veredito {
    veredito(
        cstat,
        match cstat {
            241 => "Rejeição: Um número da faixa já foi utilizado",
            _ => "Rejeição: Um CT-e da faixa já está inutilizado na Base de dados da SEFAZ",
        },
    )
}

/// The number asked for was given up (layout 3.00, when numbers could be).
pub(crate) fn numero_inutilizado() -> Veredito {
    veredito(206, "Rejeição: Número do CT-e já está inutilizado na Base de Dados da SEFAZ")
}

/// The XML does not conform to the layout.
pub(crate) fn falha_no_schema(detalhe: &str) -> Veredito {
    let motivo: String = format!("Rejeição: Falha no schema XML [{detalhe}]").chars().take(255).collect();
    Veredito { cstat: 215, motivo }
}

/// What the manual keeps for failures that it does not name.
pub(crate) fn erro_nao_catalogado() -> Veredito {
    veredito(999, "Rejeição: Erro não catalogado")
}

/// The number asked for belongs to a document that was authorised before (rules G157 and G158 of the CT-e, H098 and H099
/// of the CT-e OS): cStat 204 for the very same key, 539 for another one.
pub(crate) fn duplicidade(chave: &str, existente: &Emitido) -> Veredito {
    let Emitido { chave: chave_existente, protocolo, recebido_em } = existente;
    let autorizacao = format!("[nProt:{protocolo}][dhAut: {recebido_em}]");
    if chave == chave_existente {
        return Veredito { cstat: 204, motivo: format!("Rejeição: Duplicidade de CTe {autorizacao}") };
    }
    let motivo = format!(
        "Rejeição: Duplicidade de CTe, com diferença na Chave de Acesso [chCTe: {chave_existente}]{autorizacao}"
    );
    Veredito { cstat: 539, motivo }
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
