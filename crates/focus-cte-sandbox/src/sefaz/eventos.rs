//! The authority's verdict on an event: the rules of the core, told what the sandbox knows of the document.

use focus_cte::evento::TipoEvento;
use focus_cte::validation::SituacaoReferenciado;
use focus_cte::{Chave, Contexto, Modelo, Problema, TipoAmbiente};

use super::motivos::{da_regra, veredito_com};
use crate::armazenamento::{Citacoes, EventoGravado, Veredito};
use crate::estado::Estado;
use crate::fiscal::Resumo;
use crate::relogio::Instante;
use crate::rigor::Rigor;

/// What is refused whatever the rigour: numbers, deadlines, and what the document is no more.
const DE_TODO_RIGOR: [u16; 5] = [636, 205, 218, 220, 787];

/// An event that is asked for, and the document it is asked of.
#[derive(Debug)]
pub(crate) struct Pleito<'a> {
    pub(crate) tipo: TipoEvento,
    pub(crate) modelo: Modelo,
    pub(crate) chave: &'a Chave,
    pub(crate) sequencia: u16,
    /// CNPJ or CPF of who asks.
    pub(crate) autor: &'a str,
    pub(crate) estado: Estado,
    /// When the document was authorised; not known of one that comes from outside.
    pub(crate) autorizado_em: Option<Instante>,
    pub(crate) documento: &'a Resumo,
    /// The document's events until now.
    pub(crate) eventos: &'a [EventoGravado],
    /// Who replaces or complements the document.
    pub(crate) citacoes: Citacoes,
    pub(crate) agora: Instante,
}

impl Pleito<'_> {
    /// What the rules are told.
    pub(crate) fn contexto(&self) -> Contexto {
        // The cancellation is always the first: a second one is refused for what the document is.
        let sequencia = if self.tipo == TipoEvento::Cancelamento { 1 } else { self.sequencia };
        let contexto = Contexto::novo()
            .ambiente(TipoAmbiente::Homologacao)
            .quando(self.agora.timestamp())
            .chave(self.chave.clone())
            .sequencia(sequencia.into())
            .autor(self.autor);
        let Some(mut documento) = self.documento.referenciado(self.modelo) else { return contexto };
        if let Some(autorizado_em) = self.autorizado_em {
            documento = documento.autorizado_em(autorizado_em.timestamp());
        }
        contexto.referenciado(
            documento
                .situacao(self.situacao())
                .complementos(self.citacoes.complementos)
                .carta_correcao(self.ultimo(TipoEvento::CartaCorrecao).is_some()),
        )
    }

    fn situacao(&self) -> SituacaoReferenciado {
        if self.estado == Estado::Denegado {
            SituacaoReferenciado::Denegado
        } else if self.ultimo(TipoEvento::Cancelamento).is_some() {
            SituacaoReferenciado::Cancelado
        } else if self.citacoes.substituido {
            SituacaoReferenciado::Substituido
        } else {
            SituacaoReferenciado::Autorizado
        }
    }

    fn ultimo(&self, tipo: TipoEvento) -> Option<&EventoGravado> {
        self.eventos.iter().rfind(|evento| evento.tipo == tipo.codigo())
    }

    /// The authority's words on the first of these problems that it refuses the event for.
    pub(crate) fn recusa<'p>(
        &self,
        mut problemas: impl Iterator<Item = &'p Problema>,
        rigor: Rigor,
    ) -> Option<Veredito> {
        let cobrado = |cstat: u16| rigor == Rigor::Sefaz || DE_TODO_RIGOR.contains(&cstat);
        let problema = problemas.find(|problema| problema.cstat.is_some_and(cobrado))?;
        match (problema.cstat, self.ultimo(TipoEvento::Cancelamento)) {
            (Some(218), Some(EventoGravado { protocolo, data_evento, .. })) => {
                Some(veredito_com(218, &format!("[nProt:{protocolo}][dhCanc: {data_evento}].")))
            }
            _ => da_regra(problema),
        }
    }
}
