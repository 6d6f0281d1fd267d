//! One code's entry, and looking it up.

use serde::Serialize;

use super::gerado::TABELA;
use super::{Especie, ProximoPasso};
use crate::types::Modelo;
use crate::validation::DocumentoRegra;

/// What one return code of the authority means.
///
/// `Serialize` writes every public field, those that are absent as `null`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct Rejeicao {
    /// The code, `status_sefaz` in the API.
    pub cstat: u16,
    /// The official message, word for word, with the manual's placeholders such as `[nProt:999999999999999]`. Where the message
    /// differs by document, see [`mensagem`].
    pub mensagem: &'static str,
    /// Whether only the beginning of the official message is known, or nothing of it: `[...]` stands for the rest.
    pub mensagem_parcial: bool,
    /// What kind of answer it is.
    pub especie: Especie,
    /// Why the authority answers so, in Portuguese.
    pub causa: &'static str,
    /// What to do about it, in Portuguese, with the fields in the API's names between backticks.
    pub o_que_fazer: &'static str,
    /// The same for a program.
    pub proximo_passo: ProximoPasso,
    /// Whether the same `ref` may go in another sending. The API takes a `ref` again while its document is `erro_autorizacao`, and
    /// never once that document was authorised (even if cancelled later) or denied. It is also `false` where a document may already
    /// be authorised without our knowing (204), and where another sending would be another event (135, 631). For an event it is
    /// the `ref` of its document.
    pub reutiliza_referencia: bool,
    /// Whether the number is still free: a rejected document does not spend it; one that is authorised, cancelled or denied does.
    pub reutiliza_numero: bool,
    /// Whether time alone may change the answer.
    pub aguardar_ajuda: bool,
    /// Where the code comes from: rules of the manual (`MOC 4.00: CT-e G104`) or technical notes.
    pub fonte: &'static str,
    /// Since when it holds, or why it does not any more, in Portuguese.
    pub vigencia: Option<&'static str>,
    /// Whether the authority may still answer so to a new document.
    pub em_vigor: bool,
    #[serde(skip)]
    pub(super) proprias: &'static [(Ambito, &'static str)],
}

/// What most entries have in common.
pub(super) const BASE: Rejeicao = Rejeicao {
    cstat: 0,
    mensagem: "",
    mensagem_parcial: false,
    especie: Especie::Rejeicao,
    causa: "",
    o_que_fazer: "",
    proximo_passo: ProximoPasso::NaoReenviar,
    reutiliza_referencia: true,
    reutiliza_numero: true,
    aguardar_ajuda: false,
    fonte: "",
    vigencia: None,
    em_vigor: true,
    proprias: &[],
};

/// What the authority was judging when it gave its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ambito {
    /// A CT-e (model 57).
    Cte,
    /// A CT-e OS (model 67).
    CteOs,
    /// An event of either.
    Evento,
}

impl From<Modelo> for Ambito {
    fn from(modelo: Modelo) -> Ambito {
        match modelo {
            Modelo::Cte => Ambito::Cte,
            Modelo::CteOs => Ambito::CteOs,
        }
    }
}

impl From<DocumentoRegra> for Ambito {
    fn from(documento: DocumentoRegra) -> Ambito {
        match documento {
            DocumentoRegra::Cte => Ambito::Cte,
            DocumentoRegra::CteOs => Ambito::CteOs,
            DocumentoRegra::Evento(_) | DocumentoRegra::TodoEvento => Ambito::Evento,
        }
    }
}

impl Rejeicao {
    /// The official message for that kind of document.
    #[must_use]
    pub fn mensagem_em(&self, ambito: impl Into<Ambito>) -> &'static str {
        let ambito = ambito.into();
        self.proprias.iter().find(|(a, _)| *a == ambito).map_or(self.mensagem, |(_, mensagem)| mensagem)
    }
}

/// What a code means; `None` for one that neither the manual nor the notes have.
///
/// ```
/// let codigo = focus_cte::rejeicao::explicar(207).unwrap();
/// assert_eq!(codigo.mensagem, "Rejeição: CNPJ do emitente inválido");
/// assert!(codigo.reutiliza_referencia);
/// ```
#[must_use]
pub fn explicar(cstat: u16) -> Option<&'static Rejeicao> {
    TABELA.binary_search_by_key(&cstat, |r| r.cstat).ok().map(|n| &TABELA[n])
}

/// The official message of a code for a document of that model, or for an event.
///
/// ```
/// use focus_cte::{Modelo, rejeicao::mensagem};
/// // The manual leaves out the colon in the CT-e's message.
/// assert!(mensagem(212, Modelo::Cte).unwrap().starts_with("Rejeição Data de emissão"));
/// assert!(mensagem(212, Modelo::CteOs).unwrap().starts_with("Rejeição: Data de emissão"));
/// ```
#[must_use]
pub fn mensagem(cstat: u16, ambito: impl Into<Ambito>) -> Option<&'static str> {
    explicar(cstat).map(|r| r.mensagem_em(ambito))
}

/// Every code, in order.
#[must_use]
pub fn todas() -> &'static [Rejeicao] {
    &TABELA
}
