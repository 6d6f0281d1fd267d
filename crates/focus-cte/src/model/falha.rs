//! Why a document could not be read into its struct.

use std::fmt;

/// A field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Falha {
    /// `nfes[2].chave_nfe`.
    campo: String,
    mensagem: String,
}

impl Falha {
    pub(super) fn nova(mensagem: impl Into<String>) -> Self {
        Self { campo: String::new(), mensagem: mensagem.into() }
    }

    /// Puts the name of the enclosing field before the path.
    pub(super) fn em(mut self, campo: &str) -> Self {
        let separador = if self.campo.is_empty() || self.campo.starts_with('[') { "" } else { "." };
        self.campo = format!("{campo}{separador}{}", self.campo);
        self
    }

    /// Puts the index of the enclosing list before the path.
    pub(super) fn no_item(self, indice: usize) -> Self {
        self.em(&format!("[{indice}]"))
    }
}

impl fmt::Display for Falha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.campo, self.mensagem)
    }
}
