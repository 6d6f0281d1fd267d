//! The authority's environment of a document.

/// The environment of the authority (`tpAmb`, XSD type `TAmb`): only production gives documents fiscal value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TipoAmbiente {
    /// 1: documents with fiscal value.
    Producao = 1,
    /// 2: tests.
    Homologacao = 2,
}

impl TipoAmbiente {
    /// Both.
    pub const TODOS: [Self; 2] = [Self::Producao, Self::Homologacao];

    /// The code in the XML: `'1'` or `'2'`.
    #[must_use]
    pub const fn codigo(self) -> char {
        match self {
            Self::Producao => '1',
            Self::Homologacao => '2',
        }
    }

    /// Its name in the API: `producao` or `homologacao`.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Producao => "producao",
            Self::Homologacao => "homologacao",
        }
    }
}
