//! Why there is no page.

/// Why a DACTE could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroDacte {
    /// The payload is of an event.
    #[error("o DACTE é de um CT-e ou CT-e OS, mas o documento é {0:?}")]
    SemModelo(&'static str),
    /// The bytes are no XML of the layout.
    #[error(transparent)]
    Leitura(#[from] focus_cte_xml::ErroLeitura),
    /// The XML is of an event.
    #[error("o XML é de um evento; o DACTE é do CT-e ou CT-e OS: dê o XML do documento (cteProc ou cteOSProc)")]
    SemDocumento,
    /// The document has no key, or what stands there is none.
    #[error("o XML não tem uma chave de acesso válida (infCte/@Id); confira se o arquivo está inteiro")]
    SemChave,
    /// Only what was authorised is cancelled.
    #[error("só um documento autorizado é impresso como cancelado, e este não tem protocolo de autorização")]
    CanceladoSemAutorizacao,
    /// The preview could not be completed.
    #[error(transparent)]
    Xml(#[from] focus_cte_xml::ErroXml),
    /// The logo cannot be used.
    #[error("o logotipo não pode ser usado: {0}")]
    Logo(String),
}
