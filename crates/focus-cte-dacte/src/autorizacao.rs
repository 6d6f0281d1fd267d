//! What the authority, and not the document's own content, says about it.

use focus_cte::Chave;
use focus_cte_xml::TipoAmbiente;

/// What is known of a document's authorisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Autorizacao {
    /// The access key.
    pub chave: Chave,
    /// The environment: what comes from `Homologacao` is marked as without fiscal value.
    pub ambiente: TipoAmbiente,
    /// Where the document stands.
    pub situacao: Situacao,
    /// The protocol's number (`nProt`); empty when there is none.
    pub protocolo: String,
    /// When the authority received it (`dhRecbto`, `AAAA-MM-DDThh:mm:ss-03:00`); empty when it did not.
    pub data_recebimento: String,
    /// The address in the QR code (`qrCodCTe`).
    pub url_qrcode: String,
}

/// Where a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Situacao {
    /// Nobody sent it anywhere: the page is marked as a preview.
    Previa,
    /// The authority has not authorised it (yet): the document of a contingency, or one that is worth nothing.
    SemProtocolo,
    /// Authorised.
    Autorizado,
    /// Authorised, and cancelled later: the page is marked so.
    Cancelado,
}

impl Situacao {
    /// A stable name, in `snake_case`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Previa => "previa",
            Self::SemProtocolo => "sem_protocolo",
            Self::Autorizado => "autorizado",
            Self::Cancelado => "cancelado",
        }
    }
}

impl Autorizacao {
    /// Whether the document has to be printed as one of contingency: issued in a form that comes before the authorisation
    /// (`tpEmis` 2, 4 or 5; MOC 4.00, 11.2), and not authorised yet.
    pub(crate) fn em_contingencia(&self) -> bool {
        self.situacao == Situacao::SemProtocolo && matches!(self.chave.partes().forma_emissao, 2 | 4 | 5)
    }
}
