//! IBS and CBS of a document, read once for all the rules about them.

use rust_decimal::Decimal;

use super::objeto::{Grupo, Objeto};
use crate::layout::campo::{self, Campo};
use crate::tabelas::{self, Classificacao, Situacao, Tabelas};

/// `imp/IBSCBS`
const IBSCBS: Grupo = Grupo(campo::IBS_CBS_SITUACAO_TRIBUTARIA, campo::CBS_VALOR_ESTORNADO);
/// `gIBSCBS`, the calculation.
const CALCULO: Grupo = Grupo(campo::IBS_CBS_BASE_CALCULO, campo::CBS_VALOR_TRIBUTO);
/// `ide/gCompraGov`
const COMPRA_GOVERNAMENTAL: Grupo = Grupo(campo::TIPO_COMPRA_GOVERNAMENTAL, campo::CHAVE_ACESSO_DFE_ANTERIOR);

/// The UF's part of IBS, in [`TRIBUTOS`].
pub(super) const IBS_UF: usize = 0;
/// The municipality's part of IBS, in [`TRIBUTOS`].
pub(super) const IBS_MUNICIPIO: usize = 1;
/// CBS, in [`TRIBUTOS`].
pub(super) const CBS: usize = 2;

/// The fields of one of the three taxes that the calculation has.
#[derive(Debug)]
pub(super) struct Tributo {
    pub(super) nome: &'static str,
    pub(super) aliquota: Campo,
    pub(super) percentual_diferimento: Campo,
    pub(super) valor_diferido: Campo,
    pub(super) percentual_devolvido: Campo,
    pub(super) valor_devolvido: Campo,
    pub(super) percentual_reducao: Campo,
    pub(super) aliquota_efetiva: Campo,
    pub(super) valor: Campo,
    pub(super) na_tabela: tabelas::Tributo,
}

/// `gIBSUF`, `gIBSMun`, `gCBS`
pub(super) static TRIBUTOS: [Tributo; 3] = [
    Tributo {
        nome: "IBS da UF",
        aliquota: campo::IBS_UF_ALIQUOTA,
        percentual_diferimento: campo::IBS_UF_PERCENTUAL_DIFERIMENTO,
        valor_diferido: campo::IBS_UF_VALOR_DIFERIDO,
        percentual_devolvido: campo::IBS_UF_PERCENTUAL_TRIBUTO_DEVOLVIDO,
        valor_devolvido: campo::IBS_UF_VALOR_TRIBUTO_DEVOLVIDO,
        percentual_reducao: campo::IBS_UF_PERCENTUAL_REDUCAO_ALIQUOTA,
        aliquota_efetiva: campo::IBS_UF_ALIQUOTA_EFETIVA,
        valor: campo::IBS_UF_VALOR,
        na_tabela: tabelas::Tributo::IbsUf,
    },
    Tributo {
        nome: "IBS do município",
        aliquota: campo::IBS_MUN_ALIQUOTA,
        percentual_diferimento: campo::IBS_MUN_PERCENTUAL_DIFERIMENTO,
        valor_diferido: campo::IBS_MUN_VALOR_DIFERIDO,
        percentual_devolvido: campo::IBS_MUN_PERCENTUAL_TRIBUTO_DEVOLVIDO,
        valor_devolvido: campo::IBS_MUN_VALOR_TRIBUTO_DEVOLVIDO,
        percentual_reducao: campo::IBS_MUN_PERCENTUAL_REDUCAO_ALIQUOTA,
        aliquota_efetiva: campo::IBS_MUN_ALIQUOTA_EFETIVA,
        valor: campo::IBS_MUN_VALOR,
        na_tabela: tabelas::Tributo::IbsMunicipio,
    },
    Tributo {
        nome: "CBS",
        aliquota: campo::CBS_ALIQUOTA,
        percentual_diferimento: campo::CBS_PERCENTUAL_DIFERIMENTO,
        valor_diferido: campo::CBS_VALOR_DIFERIDO,
        percentual_devolvido: campo::CBS_PERCENTUAL_TRIBUTO_DEVOLVIDO,
        valor_devolvido: campo::CBS_VALOR_TRIBUTO_DEVOLVIDO,
        percentual_reducao: campo::CBS_PERCENTUAL_REDUCAO_ALIQUOTA,
        aliquota_efetiva: campo::CBS_ALIQUOTA_EFETIVA,
        valor: campo::CBS_VALOR,
        na_tabela: tabelas::Tributo::Cbs,
    },
];

/// What a document says of one tax.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Apurado {
    pub(super) aliquota: Option<Decimal>,
    /// Whether `gRed` is given.
    pub(super) reducao: bool,
    pub(super) percentual_reducao: Option<Decimal>,
    pub(super) aliquota_efetiva: Option<Decimal>,
    /// Whether `gDif` is given.
    pub(super) diferimento: bool,
    pub(super) valor_diferido: Option<Decimal>,
    /// Whether `gDevTrib` is given.
    pub(super) devolucao: bool,
    valor_devolvido: Option<Decimal>,
    pub(super) valor: Option<Decimal>,
}

impl Apurado {
    fn de(raiz: Objeto<'_>, tributo: &Tributo) -> Self {
        let se = |informado: bool, campo| if informado { raiz.decimal(campo) } else { None };
        let reducao = raiz.tem(tributo.percentual_reducao) || raiz.tem(tributo.aliquota_efetiva);
        let diferimento = raiz.tem(tributo.percentual_diferimento) || raiz.tem(tributo.valor_diferido);
        let devolucao = raiz.tem(tributo.percentual_devolvido) || raiz.tem(tributo.valor_devolvido);
        Self {
            aliquota: raiz.decimal(tributo.aliquota),
            reducao,
            percentual_reducao: se(reducao, tributo.percentual_reducao),
            aliquota_efetiva: se(reducao, tributo.aliquota_efetiva),
            diferimento,
            valor_diferido: se(diferimento, tributo.valor_diferido),
            devolucao,
            valor_devolvido: se(devolucao, tributo.valor_devolvido),
            valor: raiz.decimal(tributo.valor),
        }
    }

    /// The rate that the base is taken by: `pAliqEfet` where there is a reduction.
    pub(super) fn aliquota_aplicada(&self) -> Option<Decimal> {
        if self.reducao { self.aliquota_efetiva } else { self.aliquota }
    }

    /// `vDif` + `vDevTrib`, each when given.
    pub(super) fn abatido(&self) -> Option<Decimal> {
        let parte = |informado: bool, valor: Option<Decimal>| if informado { valor } else { Some(Decimal::ZERO) };
        Some(parte(self.diferimento, self.valor_diferido)? + parte(self.devolucao, self.valor_devolvido)?)
    }
}

/// What a document says of IBS and CBS, and what the tables say of its codes.
#[derive(Debug)]
pub(super) struct IbsCbs {
    /// Whether `imp/IBSCBS` is given.
    pub(super) informado: bool,
    /// Whether `gIBSCBS` is given.
    pub(super) calculo: bool,
    /// Whether `ide/gCompraGov` is given.
    pub(super) compra_governamental: bool,
    /// Its CST, when the table has it.
    pub(super) situacao: Option<Situacao>,
    /// Its cClassTrib, when the table has it.
    pub(super) classificacao: Option<Classificacao>,
    /// `vBC`
    pub(super) base: Option<Decimal>,
    /// By [`IBS_UF`], [`IBS_MUNICIPIO`] and [`CBS`].
    pub(super) apurados: [Apurado; 3],
}

impl IbsCbs {
    pub(super) fn de(raiz: Objeto<'_>, tabelas: &Tabelas) -> Self {
        let informado = raiz.tem_grupo(IBSCBS);
        let calculo = informado && raiz.tem_grupo(CALCULO);
        let situacao = raiz.texto(campo::IBS_CBS_SITUACAO_TRIBUTARIA);
        let classificacao = raiz.texto(campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA);
        Self {
            informado,
            calculo,
            compra_governamental: raiz.tem_grupo(COMPRA_GOVERNAMENTAL),
            situacao: situacao.and_then(|cst| tabelas.tributacao.situacao(cst)).copied(),
            classificacao: classificacao.and_then(|classe| tabelas.tributacao.classificacao(classe)).copied(),
            base: if calculo { raiz.decimal(campo::IBS_CBS_BASE_CALCULO) } else { None },
            apurados: if calculo { TRIBUTOS.each_ref().map(|t| Apurado::de(raiz, t)) } else { Default::default() },
        }
    }

    /// `vBC` times a rate in percent.
    pub(super) fn sobre_a_base(&self, aliquota: Option<Decimal>) -> Option<Decimal> {
        Some(self.base? * aliquota? / Decimal::ONE_HUNDRED)
    }

    /// What a tax is before anything is taken off it: the base times the rate that applies.
    pub(super) fn bruto(&self, tributo: usize) -> Option<Decimal> {
        self.sobre_a_base(self.apurados[tributo].aliquota_aplicada())
    }
}
