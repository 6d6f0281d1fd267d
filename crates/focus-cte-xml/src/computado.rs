//! The parts of a document that are computed from the others: access key, its copies in the document, and the QR code.

use focus_cte::types::ErroChave;
use focus_cte::{Chave, Modelo, PartesChave, Uf};

use crate::emissao::Emissao;
use crate::qrcode::url_qrcode;

/// What a document says about the parts of its key, as it says it: any of it may be absent or wrong.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Declarado<'a> {
    pub(crate) uf: Option<&'a str>,
    pub(crate) data_emissao: Option<&'a str>,
    pub(crate) cnpj: Option<&'a str>,
    pub(crate) cpf: Option<&'a str>,
    pub(crate) serie: Option<&'a str>,
    pub(crate) numero: Option<&'a str>,
    pub(crate) forma_emissao: Option<&'a str>,
}

/// The computed texts, by the elements that hold them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Computado {
    pub(crate) chave: Chave,
    /// `infCte/@Id`
    pub(crate) id: String,
    /// `cUF`
    pub(crate) codigo_uf: String,
    /// `cCT`
    pub(crate) codigo_numerico: String,
    /// `serie`
    pub(crate) serie: String,
    /// `nCT`
    pub(crate) numero: String,
    /// `tpEmis`
    pub(crate) forma_emissao: String,
    /// `cDV`
    pub(crate) digito: String,
    /// `tpAmb`
    pub(crate) ambiente: String,
    /// `qrCodCTe`
    pub(crate) qrcode: String,
}

impl Computado {
    /// What the document says has precedence over `emissao`. Where what it says does not fit a key, the document is invalid for that
    /// very reason, and the key gets zeros (or the first possible value) in its place: it is always a well-formed key.
    pub(crate) fn novo(modelo: Modelo, declarado: &Declarado<'_>, emissao: &Emissao) -> Result<Self, ErroChave> {
        let (ano, mes) = declarado.data_emissao.and_then(ano_e_mes).unwrap_or((2000, 1));
        let partes = PartesChave {
            uf: declarado.uf.and_then(|uf| uf.parse().ok()).unwrap_or(Uf::Ro),
            ano,
            mes,
            cnpj: cnpj_da_chave(declarado),
            modelo: modelo.codigo(),
            serie: numero_ate(declarado.serie, 999).unwrap_or(emissao.serie),
            numero: numero_ate(declarado.numero, 999_999_999).unwrap_or(emissao.numero),
            forma_emissao: numero_ate(declarado.forma_emissao, 9).unwrap_or(emissao.forma_emissao),
            codigo_numerico: emissao.codigo_numerico,
        };
        let chave = Chave::montar(&partes)?;
        Ok(Self {
            id: format!("CTe{}", chave.as_str()),
            codigo_uf: partes.uf.codigo_ibge().to_string(),
            codigo_numerico: chave.as_str()[35..43].to_owned(),
            serie: partes.serie.to_string(),
            numero: partes.numero.to_string(),
            forma_emissao: partes.forma_emissao.to_string(),
            digito: chave.as_str()[43..].to_owned(),
            ambiente: emissao.ambiente.codigo().to_string(),
            qrcode: url_qrcode(&chave, emissao.ambiente),
            chave,
        })
    }
}

/// The year and month of `AAAA-MM-...`.
fn ano_e_mes(data: &str) -> Option<(u16, u8)> {
    let ano = data.get(..4)?.parse().ok().filter(|ano| (2000..=2099).contains(ano))?;
    let mes = data.get(4..7)?.strip_prefix('-')?.parse().ok().filter(|mes| (1..=12).contains(mes))?;
    Some((ano, mes))
}

fn numero_ate<T: std::str::FromStr + PartialOrd + Copy>(texto: Option<&str>, maximo: T) -> Option<T> {
    texto.and_then(|texto| texto.parse().ok()).filter(|numero| *numero <= maximo)
}

/// The 14 characters of the issuer in the key: its CNPJ, or its CPF after zeros (series 920 to 969).
fn cnpj_da_chave(declarado: &Declarado<'_>) -> String {
    let e_cnpj = |cnpj: &&str| {
        cnpj.len() == 14
            && cnpj.bytes().enumerate().all(|(i, b)| b.is_ascii_digit() || i < 12 && b.is_ascii_uppercase())
    };
    let e_cpf = |cpf: &&str| cpf.len() == 11 && cpf.bytes().all(|b| b.is_ascii_digit());
    let cpf = || declarado.cpf.filter(e_cpf).map(|cpf| format!("000{cpf}"));
    declarado.cnpj.filter(e_cnpj).map(str::to_owned).or_else(cpf).unwrap_or_else(|| "0".repeat(14))
}

#[cfg(test)]
mod tests {
    use super::*;
    use focus_cte::TipoAmbiente;

    const DECLARADO: Declarado<'_> = Declarado {
        uf: Some("SP"),
        data_emissao: Some("2026-11-22T10:00:00-03:00"),
        cnpj: Some("PC3D315K000193"),
        cpf: None,
        serie: Some("2"),
        numero: Some("99"),
        forma_emissao: None,
    };

    fn emissao() -> Emissao {
        Emissao { codigo_numerico: 1_020_304, ..Emissao::nova(TipoAmbiente::Homologacao, 1, 42) }
    }

    fn computado(declarado: &Declarado<'_>) -> Computado {
        Computado::novo(Modelo::Cte, declarado, &emissao()).unwrap()
    }

    #[test]
    fn every_copy_agrees_with_the_key() {
        let computado = computado(&DECLARADO);
        assert_eq!(
            computado.chave.as_str()[..43],
            *"3526 11 PC3D315K000193 57 002 000000099 1 01020304".replace(' ', "")
        );
        assert_eq!(computado.id, format!("CTe{}", computado.chave.as_str()));
        assert_eq!(computado.codigo_uf, "35");
        assert_eq!(computado.codigo_numerico, "01020304");
        assert_eq!(computado.digito, computado.chave.as_str()[43..]);
        assert_eq!(computado.ambiente, "2");
        assert!(computado.qrcode.ends_with(&format!("?chCTe={}&tpAmb=2", computado.chave.as_str())));
    }

    #[test]
    fn what_the_document_says_has_precedence_over_the_emission() {
        let dele = computado(&DECLARADO);
        assert_eq!((dele.serie.as_str(), dele.numero.as_str(), dele.forma_emissao.as_str()), ("2", "99", "1"));
        let nosso = computado(&Declarado { serie: None, numero: None, forma_emissao: Some("7"), ..DECLARADO });
        assert_eq!((nosso.serie.as_str(), nosso.numero.as_str(), nosso.forma_emissao.as_str()), ("1", "42", "7"));
    }

    #[test]
    fn an_issuer_without_cnpj_has_its_cpf_in_the_key() {
        let computado = computado(&Declarado { cnpj: None, cpf: Some("12345678909"), ..DECLARADO });
        assert_eq!(computado.chave.as_str()[6..20], *"00012345678909");
    }

    #[test]
    fn a_document_with_wrong_parts_still_has_a_well_formed_key() {
        for texto in ["", "x", "é", "9999999999999999999999", "2026-13-01", "ééééééé", "-1", "PC3D315K0001AA"] {
            let texto = Some(texto);
            let declarado = Declarado {
                uf: texto,
                data_emissao: texto,
                cnpj: texto,
                cpf: texto,
                serie: texto,
                numero: texto,
                forma_emissao: texto,
            };
            let chave = computado(&declarado).chave;
            assert_eq!(chave.as_str().parse(), Ok(chave));
        }
        let vazio = computado(&Declarado::default());
        assert_eq!(vazio.chave.as_str()[..20], *"11000100000000000000");
    }

    #[test]
    fn an_emission_that_does_not_fit_a_key_is_an_error() {
        let emissao = Emissao { serie: 1000, ..emissao() };
        assert!(Computado::novo(Modelo::CteOs, &Declarado::default(), &emissao).is_err());
    }
}
