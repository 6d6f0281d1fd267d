//! One rule of the authority, stated once for every document that has it.

use jiff::civil::Date;

use super::achados::Achados;
use super::caso::Caso;
use super::vigencia::Vigencia;
use crate::evento::TipoEvento;
use crate::payload::Payload;
use crate::rejeicao;
use crate::types::Modelo;
use crate::validation::Severidade;

/// What a rule judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentoRegra {
    /// CT-e, model 57.
    Cte,
    /// CT-e OS, model 67.
    CteOs,
    /// The body of one event.
    Evento(TipoEvento),
    /// The part that every event has.
    TodoEvento,
}

impl DocumentoRegra {
    /// The one of a model.
    #[must_use]
    pub const fn de_modelo(modelo: Modelo) -> Self {
        match modelo {
            Modelo::Cte => Self::Cte,
            Modelo::CteOs => Self::CteOs,
        }
    }

    /// The one that a payload is; `None` for the envelope of events.
    pub(in crate::validation) fn de_payload(payload: &Payload<'_>) -> Option<Self> {
        if let Some(modelo) = payload.modelo() {
            return Some(Self::de_modelo(modelo));
        }
        let nome = payload.document().name;
        TipoEvento::TODOS.into_iter().find(|tipo| tipo.documento().name == nome).map(Self::Evento)
    }

    /// Whether a rule for `self` judges `outro`.
    pub(super) fn alcanca(self, outro: Self) -> bool {
        self == outro || (self == Self::TodoEvento && matches!(outro, Self::Evento(_)))
    }
}

/// What a rule needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Classe {
    /// The document alone.
    Offline,
    /// A clock.
    Relogio,
    /// A public table.
    Tabela,
    /// Something that the caller may tell, such as another document.
    Estado,
}

/// The check of a rule: tells what is at fault, or nothing.
pub(super) type Confere = fn(&Caso<'_>, &mut Achados);

/// A rule of the MOC or of a technical note.
#[derive(Debug)]
pub struct Regra {
    ids: &'static [(DocumentoRegra, &'static str)],
    cstat: Option<u16>,
    nome: &'static str,
    mensagem: Option<&'static str>,
    nota: &'static str,
    classe: Classe,
    severidade: Severidade,
    vigencia: Vigencia,
    como_corrigir: &'static str,
    pub(super) confere: Confere,
}

impl Regra {
    /// A rule of the MOC 4.00 that needs the document alone and always held; the methods below say what differs.
    ///
    /// `nome` is what it checks, in `snake_case`: the stable code of its problems. `como_corrigir` is one sentence of advice, in
    /// Portuguese, in the API's field names.
    pub(super) const fn nova(
        ids: &'static [(DocumentoRegra, &'static str)],
        cstat: u16,
        nome: &'static str,
        confere: Confere,
        como_corrigir: &'static str,
    ) -> Self {
        Self {
            ids,
            cstat: Some(cstat),
            nome,
            mensagem: None,
            nota: "MOC 4.00",
            classe: Classe::Offline,
            severidade: Severidade::Erro,
            vigencia: Vigencia::sempre(),
            como_corrigir,
            confere,
        }
    }

    /// The same, for a rule that needs to know of another document, which the caller may give.
    pub(super) const fn de_estado(
        ids: &'static [(DocumentoRegra, &'static str)],
        cstat: u16,
        nome: &'static str,
        confere: Confere,
        como_corrigir: &'static str,
    ) -> Self {
        Self::nova(ids, cstat, nome, confere, como_corrigir).classe_de(Classe::Estado)
    }

    /// States that the note gives no code yet, and what to say instead of an official message.
    pub(super) const fn sem_cstat(mut self, mensagem: &'static str) -> Self {
        self.cstat = None;
        self.mensagem = Some(mensagem);
        self
    }

    /// States the technical note it comes from.
    pub(super) const fn da_nota(mut self, nota: &'static str) -> Self {
        self.nota = nota;
        self
    }

    /// States what it needs.
    pub(super) const fn classe_de(mut self, classe: Classe) -> Self {
        self.classe = classe;
        self
    }

    /// Warns only: the authority may let it pass (optional for the UF, or its text is in doubt).
    pub(super) const fn so_avisa(mut self) -> Self {
        self.severidade = Severidade::Aviso;
        self
    }

    /// Holds from a day of emission on, in each environment.
    pub(super) const fn desde(mut self, producao: Date, homologacao: Date) -> Self {
        self.vigencia = self.vigencia.desde(producao, homologacao);
        self
    }

    /// Holds until a day of emission, included, in each environment.
    pub(super) const fn ate(mut self, producao: Date, homologacao: Date) -> Self {
        self.vigencia = self.vigencia.ate(producao, homologacao);
        self
    }

    /// Holds in tests only, so far.
    pub(super) const fn so_homologacao(mut self) -> Self {
        self.vigencia = self.vigencia.so_homologacao();
        self
    }

    /// Its number in the manual or note, for each document that has it.
    #[must_use]
    pub const fn ids(&self) -> &'static [(DocumentoRegra, &'static str)] {
        self.ids
    }

    /// Its number for one kind of document.
    #[must_use]
    pub fn id(&self, documento: DocumentoRegra) -> Option<&'static str> {
        self.ids.iter().find(|(d, _)| d.alcanca(documento)).map(|(_, id)| *id)
    }

    /// The code that the authority answers; `None` where the note does not give it.
    #[must_use]
    pub const fn cstat(&self) -> Option<u16> {
        self.cstat
    }

    /// The official message about a kind of document, or ours where none is published.
    #[must_use]
    pub fn mensagem(&self, documento: DocumentoRegra) -> &'static str {
        match (self.mensagem, self.cstat) {
            (Some(nossa), _) => nossa,
            (None, Some(cstat)) => rejeicao::mensagem(cstat, documento).unwrap_or(self.nome),
            (None, None) => self.nome,
        }
    }

    /// What it checks, as a stable code in `snake_case`.
    #[must_use]
    pub const fn nome(&self) -> &'static str {
        self.nome
    }

    /// Where it is published: `MOC 4.00`, or a technical note.
    #[must_use]
    pub const fn nota(&self) -> &'static str {
        self.nota
    }

    /// What it needs to know.
    #[must_use]
    pub const fn classe(&self) -> Classe {
        self.classe
    }

    /// How much its problems weigh.
    #[must_use]
    pub const fn severidade(&self) -> Severidade {
        self.severidade
    }

    /// From when until when it holds.
    #[must_use]
    pub const fn vigencia(&self) -> &Vigencia {
        &self.vigencia
    }

    /// What to change, in one sentence.
    #[must_use]
    pub const fn como_corrigir(&self) -> &'static str {
        self.como_corrigir
    }
}

/// The rule's number in model 57.
pub(super) const fn cte(id: &'static str) -> (DocumentoRegra, &'static str) {
    (DocumentoRegra::Cte, id)
}

/// The rule's number in model 67.
pub(super) const fn os(id: &'static str) -> (DocumentoRegra, &'static str) {
    (DocumentoRegra::CteOs, id)
}

/// The rule's number in an event.
pub(super) const fn evento(tipo: TipoEvento, id: &'static str) -> (DocumentoRegra, &'static str) {
    (DocumentoRegra::Evento(tipo), id)
}

/// The rule's number in the part of all events.
pub(super) const fn todo_evento(id: &'static str) -> (DocumentoRegra, &'static str) {
    (DocumentoRegra::TodoEvento, id)
}
