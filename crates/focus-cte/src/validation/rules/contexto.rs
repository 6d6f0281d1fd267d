//! What a judgement takes as given, beside the document.

use std::sync::Arc;

use jiff::Timestamp;

use super::referenciado::Referenciado;
use crate::tabelas::Tabelas;
use crate::types::{Chave, Modelo, TipoAmbiente};

/// How far a document is judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Rigor {
    /// The layout alone: the verdict of the official XSD.
    Layout,
    /// The layout, then the authority's rules.
    #[default]
    Sefaz,
}

impl Rigor {
    /// Both.
    pub const TODOS: [Self; 2] = [Self::Layout, Self::Sefaz];

    /// Its name in the program and in the other languages: `layout` or `sefaz`.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Layout => "layout",
            Self::Sefaz => "sefaz",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn de_nome(nome: &str) -> Option<Self> {
        Self::TODOS.into_iter().find(|rigor| rigor.nome() == nome)
    }
}

/// What is known beside the document. What is not given is not judged: without a clock no rule of the clock, without an
/// environment no rule that differs between the two.
///
/// ```
/// use focus_cte::types::TipoAmbiente;
/// use focus_cte::validation::Contexto;
///
/// let contexto = Contexto::novo().ambiente(TipoAmbiente::Homologacao).quando("2026-11-20T13:00:00Z".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Contexto {
    pub(crate) rigor: Rigor,
    pub(crate) ambiente: Option<TipoAmbiente>,
    pub(crate) quando: Option<Timestamp>,
    pub(crate) responsavel_tecnico: bool,
    pub(crate) chave: Option<Chave>,
    pub(crate) sequencia: Option<u32>,
    pub(crate) autor: Option<String>,
    pub(crate) referenciado: Option<Referenciado>,
    /// For an event, when there is no key: the model of its document.
    pub(crate) modelo: Option<Modelo>,
    /// For a letter of correction: whose names it has.
    pub(crate) nomes: Nomes,
    pub(crate) computados: Vec<(String, String)>,
    tabelas: Option<Arc<Tabelas>>,
}

/// Whose names a letter of correction has (`campo_api`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Nomes {
    /// The API's.
    #[default]
    Api,
    /// The XML's.
    Xml,
    /// It does not say well.
    Incertos,
}

impl Contexto {
    /// Layout and rules, with no environment and no clock.
    #[must_use]
    pub fn novo() -> Self {
        Self::default()
    }

    /// The layout alone.
    #[must_use]
    pub fn leiaute() -> Self {
        Self { rigor: Rigor::Layout, ..Self::default() }
    }

    /// How far to judge.
    #[must_use]
    pub fn rigor(mut self, rigor: Rigor) -> Self {
        self.rigor = rigor;
        self
    }

    /// The environment that the document goes to.
    #[must_use]
    pub fn ambiente(mut self, ambiente: TipoAmbiente) -> Self {
        self.ambiente = Some(ambiente);
        self
    }

    /// The moment at which the authority would receive the document.
    #[must_use]
    pub fn quando(mut self, quando: Timestamp) -> Self {
        self.quando = Some(quando);
        self
    }

    /// Whether the UF of the authoriser asks for the technical responsible of the issuing program (MOC rules G209, G211): each UF
    /// decides. Not asked for unless told.
    #[must_use]
    pub fn exige_responsavel_tecnico(mut self, exige: bool) -> Self {
        self.responsavel_tecnico = exige;
        self
    }

    /// Text of an element that is computed from others, by `#` and its tag (`#cDV`, `#Id`): known when the document came from XML.
    #[must_use]
    pub fn computado(mut self, elemento: impl Into<String>, texto: impl Into<String>) -> Self {
        self.computados.push((elemento.into(), texto.into()));
        self
    }

    /// The document that the one under judgement replaces or complements; for an event, the document that it is about.
    #[must_use]
    pub fn referenciado(mut self, referenciado: Referenciado) -> Self {
        self.referenciado = Some(referenciado);
        self
    }

    /// For an event: the key of the document that it is about.
    #[must_use]
    pub fn chave(mut self, chave: Chave) -> Self {
        self.chave = Some(chave);
        self
    }

    /// For an event: CNPJ (14 characters) or CPF (11) of who makes it.
    #[must_use]
    pub fn autor(mut self, autor: impl Into<String>) -> Self {
        self.autor = Some(autor.into());
        self
    }

    /// For an event: its sequence number (`nSeqEvento`).
    #[must_use]
    pub fn sequencia(mut self, sequencia: u32) -> Self {
        self.sequencia = Some(sequencia);
        self
    }

    /// The tables to go by, instead of those built in.
    #[must_use]
    pub fn tabelas(mut self, tabelas: Arc<Tabelas>) -> Self {
        self.tabelas = Some(tabelas);
        self
    }

    /// The tables that this judgement goes by.
    pub(crate) fn em_vigor(&self) -> &Tabelas {
        self.tabelas.as_deref().unwrap_or_else(|| Tabelas::embutidas_ref())
    }

    /// The code of the model of the document that an event is about.
    pub(crate) fn modelo_do_documento(&self) -> Option<u8> {
        match &self.chave {
            Some(chave) => chave.as_str()[20..22].parse().ok(),
            None => self.modelo.map(Modelo::codigo),
        }
    }
}
