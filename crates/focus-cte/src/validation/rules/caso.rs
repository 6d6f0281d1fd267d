//! A document and what is known about it, as rules read it.

use std::cell::OnceCell;
use std::ops::Deref;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::contexto::Contexto;
use super::objeto::Objeto;
use super::partes::{self, Parte};
use super::regra::DocumentoRegra;
use super::tributos::IbsCbs;
use crate::layout::campo;
use crate::model::DataHora;
use crate::payload::Payload;
use crate::types::{TipoAmbiente, Uf};

/// A document under judgement. Reads as its root [`Objeto`].
pub(super) struct Caso<'p> {
    raiz: Objeto<'p>,
    pub(super) documento: DocumentoRegra,
    pub(super) contexto: &'p Contexto,
    /// `tpCTe`: `0`, `1` or `3`; empty when absent.
    pub(super) tipo: &'p str,
    /// `tpServ`; empty when absent.
    pub(super) servico: &'p str,
    /// `modal`, two digits; empty when absent.
    pub(super) modal: &'p str,
    emissao: OnceCell<Option<DataHora>>,
    ibs_cbs: OnceCell<IbsCbs>,
}

impl<'p> Deref for Caso<'p> {
    type Target = Objeto<'p>;

    fn deref(&self) -> &Objeto<'p> {
        &self.raiz
    }
}

impl<'p> Caso<'p> {
    pub(super) fn novo(payload: &'p Payload<'p>, documento: DocumentoRegra, contexto: &'p Contexto) -> Self {
        let raiz = Objeto { payload, item: payload.root() };
        let codigo = |campo| raiz.texto(campo).unwrap_or_default();
        Self {
            raiz,
            documento,
            contexto,
            tipo: codigo(campo::TIPO_DOCUMENTO),
            servico: codigo(campo::TIPO_SERVICO),
            modal: codigo(campo::MODAL),
            emissao: OnceCell::new(),
            ibs_cbs: OnceCell::new(),
        }
    }

    /// The root object.
    pub(super) fn raiz(&self) -> Objeto<'p> {
        self.raiz
    }

    /// Whether it is a CT-e OS.
    pub(super) fn e_os(&self) -> bool {
        self.documento == DocumentoRegra::CteOs
    }

    /// `tpCTe` 0 or 3: a document of its own, not a complement of values.
    pub(super) fn normal_ou_substituto(&self) -> bool {
        matches!(self.tipo, "0" | "3")
    }

    /// `tpEmis`: `1` unless the document says otherwise.
    pub(super) fn forma_emissao(&self) -> &'p str {
        self.texto(campo::FORMA_EMISSAO).unwrap_or("1")
    }

    /// Whether it is issued through the Nota Fiscal Fácil (`tpEmis` 3).
    pub(super) fn e_nota_fiscal_facil(&self) -> bool {
        self.forma_emissao() == "3"
    }

    /// Whether it goes to the tests' environment; false when the environment is not known.
    pub(super) fn em(&self, ambiente: TipoAmbiente) -> bool {
        self.contexto.ambiente == Some(ambiente)
    }

    /// Date and time of emission, as written.
    pub(super) fn emissao(&self) -> Option<DataHora> {
        *self.emissao.get_or_init(|| self.texto(campo::DATA_EMISSAO)?.parse().ok())
    }

    /// The clock's year; without a clock, one that no key is after.
    pub(super) fn ano_atual(&self) -> u16 {
        const SEM_RELOGIO: u16 = 2099;
        let Some(quando) = self.contexto.quando else { return SEM_RELOGIO };
        u16::try_from(quando.to_zoned(TimeZone::UTC).year()).unwrap_or(SEM_RELOGIO)
    }

    /// Instant of emission: without an offset, in that of the emitente's UF, as the API takes it.
    pub(super) fn instante_da_emissao(&self) -> Option<Timestamp> {
        self.instante(self.emissao()?)
    }

    /// The instant of a date and time of the document.
    pub(super) fn instante(&self, data_hora: DataHora) -> Option<Timestamp> {
        let completa = || {
            let uf: Uf = partes::EMITENTE.uf(self.raiz)?.parse().ok()?;
            format!("{data_hora}{}", uf.fuso()).parse::<DataHora>().ok()?.instante()
        };
        data_hora.instante().or_else(completa)
    }

    /// Day of emission, where it was emitted.
    pub(super) fn dia_da_emissao(&self) -> Option<Date> {
        self.emissao().map(|e| e.local().date())
    }

    /// Its IBS and CBS.
    pub(super) fn ibs_cbs(&self) -> &IbsCbs {
        self.ibs_cbs.get_or_init(|| IbsCbs::de(self.raiz, self.contexto.em_vigor()))
    }

    /// The party that pays: by `tomador` in a CT-e, always the taker's own group in a CT-e OS.
    pub(super) fn tomador(&self) -> Option<&'static Parte> {
        if self.e_os() {
            return partes::TOMADOR.existe(self.raiz).then_some(&partes::TOMADOR);
        }
        partes::tomador(self.texto(campo::TOMADOR)?)
    }
}
