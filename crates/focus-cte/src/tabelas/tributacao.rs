//! `cst_cclasstrib.csv`: tax situations (CST) and classifications (cClassTrib) of IBS and CBS, with what each requires.

use rust_decimal::Decimal;

use super::erro::ErroTabela;
use super::planilha::{Planilha, codigo};

pub(super) const ARQUIVO: &str = "cst_cclasstrib.csv";

/// A CST, with the official table's indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Situacao {
    codigo: u32,
    /// `ind_gIBSCBS`: whether the group of the calculation is required; otherwise it is forbidden.
    pub(crate) calculo: bool,
    /// `ind_gRed`: whether the groups of reduction are required; otherwise they are forbidden.
    pub(crate) reducao: bool,
    /// `ind_gDif`: whether the groups of deferral are required; otherwise they are forbidden.
    pub(crate) diferimento: bool,
}

/// A cClassTrib, with the official table's indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an indicator of the official table")]
pub(crate) struct Classificacao {
    codigo: u32,
    cst: u32,
    /// `pRedIBS`: percentage of reduction of IBS.
    pub(crate) reducao_ibs: Decimal,
    /// `pRedCBS`: percentage of reduction of CBS.
    pub(crate) reducao_cbs: Decimal,
    /// `ind_gTribRegular`: whether the group of regular taxation is required; otherwise it is forbidden.
    pub(crate) tributacao_regular: bool,
    /// `ind_gEstornoCred`: whether the group of reversed credit is required; otherwise it is forbidden.
    pub(crate) estorno: bool,
    /// `indCTe`: whether model 57 takes it.
    pub(crate) cte: bool,
    /// `indCTeOS`: whether model 67 takes it.
    pub(crate) cte_os: bool,
}

impl Classificacao {
    /// Its CST, with the zeros on the left.
    pub(crate) fn cst(&self) -> String {
        format!("{:03}", self.cst)
    }

    /// Whether it belongs to a CST.
    pub(crate) fn e_do_cst(&self, cst: &str) -> bool {
        codigo(cst, 3) == Some(self.cst)
    }
}

/// The table, each half sorted by its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tributacao {
    situacoes: Vec<Situacao>,
    classificacoes: Vec<Classificacao>,
}

impl Tributacao {
    pub(super) fn ler(texto: &str) -> Result<Self, ErroTabela> {
        let colunas = [
            "CST",
            "ind_gIBSCBS",
            "ind_gRed",
            "ind_gDif",
            "cClassTrib",
            "pRedIBS",
            "pRedCBS",
            "ind_gTribRegular",
            "ind_gEstornoCred",
            "indCTe",
            "indCTeOS",
        ];
        let planilha = Planilha::ler(ARQUIVO, texto, &colunas)?;
        let mut tabela = Self { situacoes: Vec::new(), classificacoes: Vec::new() };
        for linha in planilha.linhas() {
            let situacao = Situacao {
                codigo: linha.codigo("CST", 3)?,
                calculo: linha.indicador("ind_gIBSCBS")?,
                reducao: linha.indicador("ind_gRed")?,
                diferimento: linha.indicador("ind_gDif")?,
            };
            match tabela.situacoes.binary_search_by_key(&situacao.codigo, |s| s.codigo) {
                Err(lugar) => tabela.situacoes.insert(lugar, situacao),
                Ok(lugar) if tabela.situacoes[lugar] == situacao => {}
                Ok(_) => {
                    let problema = "o mesmo CST aparece antes com outros indicadores (ind_gIBSCBS, ind_gRed, ind_gDif)";
                    return Err(linha.erro("CST", problema));
                }
            }
            let classificacao = Classificacao {
                codigo: linha.codigo("cClassTrib", 6)?,
                cst: situacao.codigo,
                reducao_ibs: linha.percentual("pRedIBS")?,
                reducao_cbs: linha.percentual("pRedCBS")?,
                tributacao_regular: linha.indicador("ind_gTribRegular")?,
                estorno: linha.indicador("ind_gEstornoCred")?,
                cte: linha.indicador("indCTe")?,
                cte_os: linha.indicador("indCTeOS")?,
            };
            match tabela.classificacoes.binary_search_by_key(&classificacao.codigo, |c| c.codigo) {
                Err(lugar) => tabela.classificacoes.insert(lugar, classificacao),
                Ok(_) => return Err(linha.erro("cClassTrib", "o mesmo código já apareceu em outra linha")),
            }
        }
        Ok(tabela)
    }

    /// A CST of the table.
    pub(crate) fn situacao(&self, cst: &str) -> Option<&Situacao> {
        let lugar = self.situacoes.binary_search_by_key(&codigo(cst, 3)?, |s| s.codigo).ok()?;
        self.situacoes.get(lugar)
    }

    /// A cClassTrib of the table.
    pub(crate) fn classificacao(&self, classe: &str) -> Option<&Classificacao> {
        let lugar = self.classificacoes.binary_search_by_key(&codigo(classe, 6)?, |c| c.codigo).ok()?;
        self.classificacoes.get(lugar)
    }
}
