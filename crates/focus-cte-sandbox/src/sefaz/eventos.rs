//! The authority's verdict on an event: the rules of the core, told what the sandbox knows of the document.

use focus_cte::evento::TipoEvento;
use focus_cte::validation::SituacaoReferenciado;
use focus_cte::{Chave, Contexto, Modelo, Problema, TipoAmbiente};

use super::motivos::{evento_registrado, veredito, veredito_com};
use crate::armazenamento::{EventoGravado, Veredito};
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

/// The authority's verdict: registered (135), or why not. The rules beyond deadline, number and state are for the strict.
pub(crate) fn julgar(pleito: &Pleito<'_>, rigor: Rigor) -> Veredito {
    let recusa = sequencia(pleito).or_else(|| situacao(pleito)).or_else(|| prazo(pleito)).or_else(|| match rigor {
        Rigor::Documentacao => None,
        Rigor::Sefaz => do_documento(pleito),
    });
    recusa.unwrap_or_else(evento_registrado)
}

fn sequencia(pleito: &Pleito<'_>) -> Option<Veredito> {
    // A second cancellation is refused for what the document is, as the authority does.
    let cabe = pleito.tipo == TipoEvento::Cancelamento || pleito.sequencia <= pleito.tipo.sequencia_maxima();
    (!cabe).then(|| veredito(636))
}

fn situacao(pleito: &Pleito<'_>) -> Option<Veredito> {
    if pleito.estado == Estado::Denegado {
        return Some(veredito(205));
    }
    let cancelamento = do_tipo(pleito.eventos, TipoEvento::Cancelamento).next()?;
    let EventoGravado { protocolo, data_evento, .. } = cancelamento;
    Some(veredito_com(218, &format!("[nProt:{protocolo}][dhCanc: {data_evento}].")))
}

fn prazo(pleito: &Pleito<'_>) -> Option<Veredito> {
    let autorizado_em = pleito.autorizado_em?;
    let cstat = match pleito.tipo {
        TipoEvento::Cancelamento if pleito.agora > autorizado_em.mais(PRAZO_DE_CANCELAMENTO) => 220,
        TipoEvento::PrestacaoDesacordo if pleito.agora > autorizado_em.mais(PRAZO_DE_DESACORDO) => 787,
        _ => return None,
    };
    Some(veredito(cstat))
}

fn do_documento(pleito: &Pleito<'_>) -> Option<Veredito> {
    let Pleito { documento, eventos, .. } = pleito;
    let cstat = match pleito.tipo {
        // A replacement is never cancelled, nor a document that has a letter of correction.
        TipoEvento::Cancelamento if documento.tipo_documento == "3" => 574,
        TipoEvento::Cancelamento if do_tipo(eventos, TipoEvento::CartaCorrecao).next().is_some() => 523,
        // Only who takes the service declares it in disagreement.
        TipoEvento::PrestacaoDesacordo if documento.tomador.as_deref() != Some(pleito.autor) => 755,
        // The modal must be multimodal, and the service that of valuables.
        TipoEvento::RegistroMultimodal if documento.modal != "06" => 679,
        TipoEvento::InformacoesGtv if documento.tipo_servico != "7" => 889,
        _ => return None,
    };
    Some(veredito(cstat))
}

fn do_tipo(eventos: &[EventoGravado], tipo: TipoEvento) -> impl Iterator<Item = &EventoGravado> {
    eventos.iter().filter(move |evento| evento.tipo == tipo.codigo())
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTORIZADO_EM: Instante = Instante(1_000);

    fn documento() -> Resumo {
        Resumo { tomador: Some("11222333000181".into()), modal: "01".into(), ..Resumo::default() }
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
