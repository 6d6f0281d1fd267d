//! What is wrong in a table.

use std::fmt;

/// A table that cannot be used, and where in it the trouble is.
///
/// ```
/// use focus_cte::tabelas::Tabelas;
///
/// let erro = Tabelas::ler("pasta/que/nao/existe").unwrap_err();
/// assert!(erro.to_string().starts_with("pasta/que/nao/existe: "));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ErroTabela {
    arquivo: String,
    linha: Option<usize>,
    coluna: Option<String>,
    problema: String,
}

impl ErroTabela {
    pub(super) fn no_arquivo(arquivo: &str, problema: impl Into<String>) -> Self {
        Self { arquivo: arquivo.to_owned(), linha: None, coluna: None, problema: problema.into() }
    }

    pub(super) fn na_linha(arquivo: &str, linha: usize, problema: impl Into<String>) -> Self {
        Self { linha: Some(linha), ..Self::no_arquivo(arquivo, problema) }
    }

    pub(super) fn na_coluna(arquivo: &str, linha: usize, coluna: &str, problema: impl Into<String>) -> Self {
        Self { coluna: Some(coluna.to_owned()), ..Self::na_linha(arquivo, linha, problema) }
    }

    /// The file or folder.
    #[must_use]
    pub fn arquivo(&self) -> &str {
        &self.arquivo
    }

    /// Line of the file, from 1.
    #[must_use]
    pub fn linha(&self) -> Option<usize> {
        self.linha
    }

    /// Name of the column.
    #[must_use]
    pub fn coluna(&self) -> Option<&str> {
        self.coluna.as_deref()
    }
}

impl fmt::Display for ErroTabela {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.arquivo)?;
        if let Some(linha) = self.linha {
            write!(f, ", linha {linha}")?;
        }
        if let Some(coluna) = &self.coluna {
            write!(f, ", coluna {coluna}")?;
        }
        write!(f, ": {}", self.problema)
    }
}
