//! `aliquotas_ibs_cbs.csv`: rates of IBS and CBS by period of emission.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::erro::ErroTabela;
use super::planilha::Planilha;

pub(super) const ARQUIVO: &str = "aliquotas_ibs_cbs.csv";

/// Whose rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tributo {
    /// The UF's part of IBS.
    IbsUf,
    /// The municipality's part of IBS.
    IbsMunicipio,
    /// CBS.
    Cbs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Aliquota {
    tributo: Tributo,
    desde: Date,
    ate: Option<Date>,
    percentual: Decimal,
}

/// The table. Several rates of a period are alternatives; a period without any is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Aliquotas(Vec<Aliquota>);

impl Aliquotas {
    pub(super) fn ler(texto: &str) -> Result<Self, ErroTabela> {
        let planilha = Planilha::ler(ARQUIVO, texto, &["tributo", "desde", "ate", "aliquota"])?;
        let aliquota = |linha: super::planilha::Linha<'_>| {
            let tributo = match linha.texto("tributo") {
                "ibs_uf" => Tributo::IbsUf,
                "ibs_municipio" => Tributo::IbsMunicipio,
                "cbs" => Tributo::Cbs,
                outro => {
                    let problema = format!("era esperado ibs_uf, ibs_municipio ou cbs, e veio \"{outro}\"");
                    return Err(linha.erro("tributo", problema));
                }
            };
            let (desde, ate) = (linha.data("desde")?, linha.data_ou_vazio("ate")?);
            if ate.is_some_and(|ate| ate < desde) {
                return Err(linha.erro("ate", "é anterior à data de desde"));
            }
            Ok(Aliquota { tributo, desde, ate, percentual: linha.percentual("aliquota")? })
        };
        planilha.linhas().map(aliquota).collect::<Result<_, _>>().map(Self)
    }

    /// The rates that a day of emission takes; none when they are not known.
    pub(crate) fn em(&self, tributo: Tributo, dia: Date) -> impl Iterator<Item = Decimal> {
        self.0
            .iter()
            .filter(move |a| a.tributo == tributo && a.desde <= dia && a.ate.is_none_or(|ate| dia <= ate))
            .map(|a| a.percentual)
    }
}
