//! Why there is no page.

/// Why a DACTE could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroDacte {
    /// The payload is of an event.
    #[error("o DACTE é de um CT-e ou CT-e OS, mas o documento é {0:?}")]
    SemModelo(&'static str),
    /// The preview could not be completed.
    #[error(transparent)]
    Xml(#[from] focus_cte_xml::ErroXml),
    /// The logo cannot be used.
    #[error("o logotipo não pode ser usado: {0}")]
    Logo(String),
}
