//! Where each authority answers the query by QR code.

use std::sync::LazyLock;

use jiff::civil::{Date, date};

use crate::types::{TipoAmbiente, Uf};

static CSV: &str = include_str!("../../tabelas/qrcode.csv");

/// First day on which the table is known to have been right.
pub const DESDE: Date = date(2026, 10, 1);

/// Address of the query by QR code for the documents of issuers of a UF, without its parameters (MOC 4.00, Visão Geral, 9.2.1).
///
/// ```
/// use focus_cte::tabelas::qrcode;
/// use focus_cte::{TipoAmbiente, Uf};
///
/// let endereco = qrcode::endereco(Uf::Mt, TipoAmbiente::Homologacao);
/// assert_eq!(endereco, "https://homologacao.sefaz.mt.gov.br/cte/qrcode");
/// ```
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "a test finds every UF in the table")]
pub fn endereco(uf: Uf, ambiente: TipoAmbiente) -> &'static str {
    linha(uf, ambiente).expect("a test finds every UF in the table")
}

/// UF, address in production and in homologação: read once, as every document asks.
static ENDERECOS: LazyLock<Vec<(Uf, [&'static str; 2])>> = LazyLock::new(|| {
    let ler = |linha: &'static str| {
        let (uf, enderecos) = linha.split_once(',')?;
        Some((Uf::de_sigla(uf)?, enderecos.split_once(',')?.into()))
    };
    super::linhas(CSV).filter_map(ler).collect()
});

fn linha(uf: Uf, ambiente: TipoAmbiente) -> Option<&'static str> {
    let (_, [producao, homologacao]) = ENDERECOS.iter().find(|(esta, _)| *esta == uf)?;
    Some(match ambiente {
        TipoAmbiente::Producao => producao,
        TipoAmbiente::Homologacao => homologacao,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_uf_has_an_address_in_both_environments() {
        assert_eq!(super::super::linhas(CSV).count(), 27);
        for uf in Uf::TODAS {
            for ambiente in TipoAmbiente::TODOS {
                let endereco = linha(uf, ambiente).unwrap();
                assert!(endereco.starts_with("http") && !endereco.contains(['?', ',']), "{uf}: {endereco}");
            }
        }
    }
}
