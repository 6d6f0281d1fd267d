//! What to do after an answer of the authority, for a program.

use std::fmt;

use serde::Serialize;

/// The next step after an answer of the authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProximoPasso {
    /// Change the document (or the event) and send it again.
    Corrigir,
    /// The document is right: send the same again later, or when what the text asks for has happened.
    Aguardar,
    /// Ask by `ref` or key before anything is sent again: there may be an authorised document already.
    Consultar,
    /// Set a registration right (at the authority, of the company at the API, of the certificate) and send the same again.
    Cadastro,
    /// Sending again changes nothing: another way, a person's decision, or nothing at all is needed.
    NaoReenviar,
}

impl ProximoPasso {
    /// Every step.
    pub const TODOS: [ProximoPasso; 5] = [
        ProximoPasso::Corrigir,
        ProximoPasso::Aguardar,
        ProximoPasso::Consultar,
        ProximoPasso::Cadastro,
        ProximoPasso::NaoReenviar,
    ];

    /// Stable name, in `snake_case`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ProximoPasso::Corrigir => "corrigir",
            ProximoPasso::Aguardar => "aguardar",
            ProximoPasso::Consultar => "consultar",
            ProximoPasso::Cadastro => "cadastro",
            ProximoPasso::NaoReenviar => "nao_reenviar",
        }
    }
}

impl fmt::Display for ProximoPasso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
