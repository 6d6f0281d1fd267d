//! The document that another one replaces or complements, and what the authority knows about it.

use jiff::Timestamp;

use crate::payload::{ErroJson, Payload};
use crate::types::{Chave, Modelo};

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SituacaoReferenciado {
    /// Authorised, and nothing since.
    Autorizado,
    /// Cancelled.
    Cancelado,
    /// Replaced by a later one.
    Substituido,
    /// Denied; only documents from before the layout 4.00 are.
    Denegado,
}

/// The document that another replaces or complements, as far as it is known: with it, the rules that compare the two are judged
/// (MOC G081 to G101, G164 to G176, H064 to H075, H105 to H113). For an event it is the document that the event is about, and the
/// rules that need it are judged (MOC, Visão Geral, N19, N23, N24 and the `O` of each event).
///
/// ```
/// use focus_cte::validation::{Contexto, Referenciado, SituacaoReferenciado};
/// use focus_cte::Modelo;
///
/// let original = Referenciado::ler(Modelo::Cte, br#"{"tipo_documento": "0", "uf_inicio": "SP"}"#)?
///     .situacao(SituacaoReferenciado::Autorizado);
/// let contexto = Contexto::novo().referenciado(original);
/// # Ok::<(), focus_cte::ErroJson>(())
/// ```
#[derive(Debug, Clone)]
pub struct Referenciado {
    pub(crate) payload: Payload<'static>,
    pub(crate) chave: Option<Chave>,
    pub(crate) situacao: Option<SituacaoReferenciado>,
    pub(crate) autorizado_em: Option<Timestamp>,
    pub(crate) desacordo: Option<bool>,
    pub(crate) complementos: Option<u32>,
    pub(crate) carta_correcao: Option<bool>,
}

impl Referenciado {
    /// Reads the document, as the API takes it.
    ///
    /// # Errors
    /// [`ErroJson`] when the bytes are not a JSON object.
    pub fn ler(modelo: Modelo, json: &[u8]) -> Result<Self, ErroJson> {
        let payload = Payload::from_slice(modelo, json)?.into_owned();
        Ok(Self::de_payload(payload))
    }

    /// As [`Self::ler`], of a payload that is in memory already.
    #[must_use]
    pub fn de_payload(payload: Payload<'static>) -> Self {
        Self {
            payload,
            chave: None,
            situacao: None,
            autorizado_em: None,
            desacordo: None,
            complementos: None,
            carta_correcao: None,
        }
    }

    /// Its access key: where the document under judgement cites another, nothing is compared.
    #[must_use]
    pub fn chave(mut self, chave: Chave) -> Self {
        self.chave = Some(chave);
        self
    }

    /// What became of it.
    #[must_use]
    pub fn situacao(mut self, situacao: SituacaoReferenciado) -> Self {
        self.situacao = Some(situacao);
        self
    }

    /// When it was authorised.
    #[must_use]
    pub fn autorizado_em(mut self, quando: Timestamp) -> Self {
        self.autorizado_em = Some(quando);
        self
    }

    /// Whether its taker declared the service in disagreement, and did not take that back.
    #[must_use]
    pub fn desacordo(mut self, desacordo: bool) -> Self {
        self.desacordo = Some(desacordo);
        self
    }

    /// How many documents complement it already.
    #[must_use]
    pub fn complementos(mut self, complementos: u32) -> Self {
        self.complementos = Some(complementos);
        self
    }

    /// Whether it has a letter of correction.
    #[must_use]
    pub fn carta_correcao(mut self, carta_correcao: bool) -> Self {
        self.carta_correcao = Some(carta_correcao);
        self
    }
}
