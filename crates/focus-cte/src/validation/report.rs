//! The result of a validation.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How much a [`Problema`] weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severidade {
    /// The document would be refused.
    Erro,
    /// It would pass, but something is probably not what was meant.
    Aviso,
}

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problema {
    /// Error or warning.
    pub severidade: Severidade,
    /// Field in the API's names: `nfes[2].chave_nfe`. Alternatives are separated by ` ou `.
    pub campo: String,
    /// Where the layout has it: `infCte/infCTeNorm/infDoc/infNFe[3]/chave`. Empty when it has no place.
    pub caminho: String,
    /// Stable code in `snake_case`.
    pub codigo: &'static str,
    /// What was expected and what came, in Portuguese; of a rule, the authority's official message.
    pub mensagem: String,
    /// The value that came, when there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valor: Option<String>,
    /// Of a rule: every field at fault, `campo` first. Empty for problems of the layout.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub campos: Vec<String>,
    /// Of a rule: the code that the authority would answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cstat: Option<u16>,
    /// Of a rule: its number in the manual or technical note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regra: Option<&'static str>,
    /// Of a rule: where it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nota: Option<&'static str>,
    /// Of a rule: what to change, in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub como_corrigir: Option<Cow<'static, str>>,
}

impl Problema {
    /// A problem of the layout.
    pub(crate) fn do_leiaute(
        severidade: Severidade,
        campo: String,
        caminho: String,
        codigo: &'static str,
        mensagem: String,
        valor: Option<String>,
    ) -> Self {
        Self {
            severidade,
            campo,
            caminho,
            codigo,
            mensagem,
            valor,
            campos: Vec::new(),
            cstat: None,
            regra: None,
            nota: None,
            como_corrigir: None,
        }
    }
}

/// Everything that is wrong with a document, in the order of the layout.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Relatorio {
    /// Errors and warnings.
    pub problemas: Vec<Problema>,
}

impl Relatorio {
    /// Whether there is no error; warnings do not count.
    #[must_use]
    pub fn is_valido(&self) -> bool {
        self.erros().next().is_none()
    }

    /// The errors.
    pub fn erros(&self) -> impl Iterator<Item = &Problema> {
        self.problemas.iter().filter(|p| p.severidade == Severidade::Erro)
    }

    /// The warnings.
    pub fn avisos(&self) -> impl Iterator<Item = &Problema> {
        self.problemas.iter().filter(|p| p.severidade == Severidade::Aviso)
    }
}
