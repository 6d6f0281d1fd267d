//! The additional data of a document of contingency (DACTE manual, 2.19.2): 36 characters, as bar code and in blocks.

use focus_cte::{Modelo, Uf};
use rust_decimal::Decimal;

use crate::codigo_barras::Barras;
use crate::documento::Documento;

/// The additional data.
#[derive(Debug)]
pub(crate) struct DadosAdicionais {
    /// `cUF(2) tpEmis(1) CNPJ(14) vCT(14) ICMSp(1) ICMSs(1) DD(2) DV(1)`.
    pub(crate) codigo: String,
    pub(crate) barras: Barras,
}

pub(crate) fn dados_adicionais(documento: &Documento<'_>) -> DadosAdicionais {
    let c = documento.campos;
    let parte = match documento.modelo {
        Modelo::CteOs => "tomador",
        Modelo::Cte if c.tem("nome_destinatario") => "destinatario",
        Modelo::Cte => "remetente",
    };
    let campo = |nome: &str| c.texto(&format!("{nome}_{parte}"));
    // 99, and a CNPJ of zeros, for foreign trade.
    let uf = campo("uf").parse::<Uf>().map_or(99, Uf::codigo_ibge);
    let inscricao = if uf == 99 { "" } else { c.primeiro(&[&format!("cnpj_{parte}"), &format!("cpf_{parte}")]) };
    let [proprio, substituicao] = match c.texto("icms_situacao_tributaria") {
        "00" | "20" | "90" => [1, 2],
        "60" => [2, 1],
        _ => [2, 2],
    };
    let forma = documento.autorizacao.chave.partes().forma_emissao;
    let dia = c.texto("data_emissao").get(8..10).unwrap_or("00");
    let centavos = centavos(c.texto("valor_total"));
    let mut codigo = format!("{uf:02}{forma}{inscricao:0>14}{centavos:0>14}{proprio}{substituicao}{dia:0>2}");
    codigo.push(digito(&codigo));
    DadosAdicionais { barras: Barras::de(&codigo), codigo }
}

/// An amount in cents, without a point.
fn centavos(valor: &str) -> String {
    let centavos = Decimal::from_str_exact(valor).ok().and_then(|v| v.checked_mul(Decimal::ONE_HUNDRED));
    centavos.map_or_else(String::new, |v| v.trunc().abs().to_string())
}

/// The check digit of the access key: modulo 11 with weights 2 to 9 from the right; letters count from 17 (`A`) on.
fn digito(codigo: &str) -> char {
    let pesos = (2..=9_u32).cycle();
    let soma: u32 = codigo.bytes().rev().zip(pesos).map(|(b, peso)| u32::from(b.saturating_sub(b'0')) * peso).sum();
    match 11 - soma % 11 {
        digito @ 0..=9 => char::from_digit(digito, 10).unwrap_or('0'),
        _ => '0',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_the_keys() {
        let chave = "43181203527568000153570010002211211062211212";
        assert_eq!(digito(&chave[..43]), '2');
    }

    #[test]
    fn amounts_are_told_in_cents() {
        assert_eq!([centavos("2800.00"), centavos("0.5"), centavos("x")], ["280000", "50", ""]);
    }
}
