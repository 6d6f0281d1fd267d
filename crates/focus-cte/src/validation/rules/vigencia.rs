//! From when until when a rule holds, in each environment.

use jiff::civil::Date;

use crate::types::TipoAmbiente;

/// First and last day of emission that a rule judges, in one environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Periodo {
    desde: Option<Date>,
    ate: Option<Date>,
}

/// From when until when a rule holds, by the document's day of emission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vigencia {
    producao: Option<Periodo>,
    homologacao: Option<Periodo>,
}

impl Vigencia {
    const SEMPRE: Periodo = Periodo { desde: None, ate: None };

    /// Since before the layout 4.00, and still.
    pub(super) const fn sempre() -> Self {
        Self { producao: Some(Self::SEMPRE), homologacao: Some(Self::SEMPRE) }
    }

    /// In force in tests only.
    pub(super) const fn so_homologacao(self) -> Self {
        Self { producao: None, ..self }
    }

    /// From a day on, in each environment.
    pub(super) const fn desde(self, producao: Date, homologacao: Date) -> Self {
        Self { producao: comeca(self.producao, producao), homologacao: comeca(self.homologacao, homologacao) }
    }

    /// Until a day, included, in each environment.
    pub(super) const fn ate(self, producao: Date, homologacao: Date) -> Self {
        Self { producao: termina(self.producao, producao), homologacao: termina(self.homologacao, homologacao) }
    }

    /// Whether it judges a document of this day. An unknown environment counts as production; an unknown day as today's rules.
    pub(super) fn vale(&self, ambiente: Option<TipoAmbiente>, dia: Option<Date>) -> bool {
        let periodo = match ambiente {
            Some(TipoAmbiente::Homologacao) => self.homologacao,
            Some(TipoAmbiente::Producao) | None => self.producao,
        };
        periodo.is_some_and(|p| match dia {
            Some(dia) => p.desde.is_none_or(|desde| desde <= dia) && p.ate.is_none_or(|ate| dia <= ate),
            None => p.ate.is_none(),
        })
    }

    /// First day in an environment; `None` when it always held or never did.
    #[must_use]
    pub fn inicio(&self, ambiente: TipoAmbiente) -> Option<Date> {
        match ambiente {
            TipoAmbiente::Producao => self.producao?.desde,
            TipoAmbiente::Homologacao => self.homologacao?.desde,
        }
    }
}

const fn comeca(periodo: Option<Periodo>, dia: Date) -> Option<Periodo> {
    match periodo {
        Some(p) => Some(Periodo { desde: Some(dia), ..p }),
        None => None,
    }
}

const fn termina(periodo: Option<Periodo>, dia: Date) -> Option<Periodo> {
    match periodo {
        Some(p) => Some(Periodo { ate: Some(dia), ..p }),
        None => None,
    }
}
