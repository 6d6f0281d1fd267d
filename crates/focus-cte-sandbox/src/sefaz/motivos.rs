//! The authority's verdicts: `cStat` and `xMotivo`, as the manual words them (MOC 4.00, Anexo I).

use crate::armazenamento::{Emitido, Veredito};

fn veredito(cstat: u16, motivo: &str) -> Veredito {
    Veredito { cstat, motivo: motivo.to_owned() }
}

/// The document is authorised.
pub(crate) fn autorizado() -> Veredito {
    veredito(100, "Autorizado o uso do CT-e")
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
