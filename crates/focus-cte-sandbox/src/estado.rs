//! The life of a reference, as a pure function of state, event and clock.
//!
//! A reference is free until a document is sent with it. While the document is in process, or once it was authorised
//! (even if cancelled later), the reference is taken; after `erro_autorizacao` it may be sent again.

use std::time::Duration;

use crate::relogio::Instante;

/// Where the document of a reference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Estado {
    /// Nothing was sent with this reference.
    Livre,
    /// Accepted; the verdict is due at `vence_em`.
    Processando {
        vence_em: Instante,
    },
    Autorizado,
    Cancelado,
    Denegado,
    ErroAutorizacao,
}

/// What happens to a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evento {
    /// A valid document arrives, to be judged after `atraso`.
    Emitir { atraso: Duration },
    /// The authority authorises it.
    Autorizar,
    /// The authority rejects it.
    Rejeitar,
    /// The authority denies it, for what it knows of those who take part.
    Denegar,
    /// The authority registers its cancellation.
    Cancelar,
}

/// Why an event cannot happen now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conflito {
    EmProcessamento,
    JaAutorizado,
    /// The event needs a document in process.
    NaoEstaEmProcessamento,
    /// The event needs an authorised document.
    NaoAutorizado,
    /// What is cancelled stays so.
    JaCancelado,
}

/// The state after `evento`, which happens at `agora`.
pub(crate) fn transitar(estado: Estado, evento: Evento, agora: Instante) -> Result<Estado, Conflito> {
    match (estado, evento) {
        (Estado::Livre | Estado::ErroAutorizacao, Evento::Emitir { atraso }) => {
            Ok(Estado::Processando { vence_em: agora.mais(atraso) })
        }
        (Estado::Processando { .. }, Evento::Emitir { .. }) => Err(Conflito::EmProcessamento),
        (Estado::Autorizado | Estado::Cancelado | Estado::Denegado, Evento::Emitir { .. }) => {
            Err(Conflito::JaAutorizado)
        }
        (Estado::Processando { .. }, Evento::Autorizar) => Ok(Estado::Autorizado),
        (Estado::Processando { .. }, Evento::Rejeitar) => Ok(Estado::ErroAutorizacao),
        (Estado::Processando { .. }, Evento::Denegar) => Ok(Estado::Denegado),
        (_, Evento::Autorizar | Evento::Rejeitar | Evento::Denegar) => Err(Conflito::NaoEstaEmProcessamento),
        (Estado::Autorizado, Evento::Cancelar) => Ok(Estado::Cancelado),
        (Estado::Cancelado, Evento::Cancelar) => Err(Conflito::JaCancelado),
        (_, Evento::Cancelar) => Err(Conflito::NaoAutorizado),
    }
}

impl Estado {
    /// The name that the API gives to the state, in its `status` field. A free reference has none.
    pub(crate) fn status(self) -> Option<&'static str> {
        match self {
            Self::Livre => None,
            Self::Processando { .. } => Some("processando_autorizacao"),
            Self::Autorizado => Some("autorizado"),
            Self::Cancelado => Some("cancelado"),
            Self::Denegado => Some("denegado"),
            Self::ErroAutorizacao => Some("erro_autorizacao"),
        }
    }

    /// Reads back a stored `status`.
    pub(crate) fn de_status(status: &str, vence_em: Instante) -> Option<Self> {
        let conhecidos =
            [Self::Processando { vence_em }, Self::Autorizado, Self::Cancelado, Self::Denegado, Self::ErroAutorizacao];
        conhecidos.into_iter().find(|estado| estado.status() == Some(status))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGORA: Instante = Instante(1_000);
    const EMITIR: Evento = Evento::Emitir { atraso: Duration::from_millis(300) };
    const PROCESSANDO: Estado = Estado::Processando { vence_em: Instante(1_300) };

    #[test]
    fn a_free_reference_accepts_a_document_and_its_verdict_is_due_after_the_delay() {
        assert_eq!(transitar(Estado::Livre, EMITIR, AGORA), Ok(PROCESSANDO));
    }

    #[test]
    fn a_reference_in_process_is_taken() {
        assert_eq!(transitar(PROCESSANDO, EMITIR, AGORA), Err(Conflito::EmProcessamento));
    }

    #[test]
    fn a_reference_is_free_again_after_a_rejection() {
        assert_eq!(transitar(PROCESSANDO, Evento::Rejeitar, AGORA), Ok(Estado::ErroAutorizacao));
        assert_eq!(transitar(Estado::ErroAutorizacao, EMITIR, AGORA), Ok(PROCESSANDO));
    }

    #[test]
    fn a_reference_once_authorised_is_never_free_again() {
        assert_eq!(transitar(PROCESSANDO, Evento::Autorizar, AGORA), Ok(Estado::Autorizado));
        for estado in [Estado::Autorizado, Estado::Cancelado, Estado::Denegado] {
            assert_eq!(transitar(estado, EMITIR, AGORA), Err(Conflito::JaAutorizado));
        }
    }

    #[test]
    fn a_verdict_is_given_once() {
        for estado in [Estado::Livre, Estado::Autorizado, Estado::Cancelado, Estado::ErroAutorizacao] {
            assert_eq!(transitar(estado, Evento::Autorizar, AGORA), Err(Conflito::NaoEstaEmProcessamento));
            assert_eq!(transitar(estado, Evento::Rejeitar, AGORA), Err(Conflito::NaoEstaEmProcessamento));
        }
    }

    #[test]
    fn only_an_authorised_document_is_cancelled_and_only_once() {
        assert_eq!(transitar(Estado::Autorizado, Evento::Cancelar, AGORA), Ok(Estado::Cancelado));
        assert_eq!(transitar(Estado::Cancelado, Evento::Cancelar, AGORA), Err(Conflito::JaCancelado));
        for estado in [Estado::Livre, PROCESSANDO, Estado::Denegado, Estado::ErroAutorizacao] {
            assert_eq!(transitar(estado, Evento::Cancelar, AGORA), Err(Conflito::NaoAutorizado));
        }
    }

    #[test]
    fn every_stored_status_is_read_back() {
        for estado in [PROCESSANDO, Estado::Autorizado, Estado::Cancelado, Estado::Denegado, Estado::ErroAutorizacao] {
            let status = estado.status().expect("only a free reference has no status");
            assert_eq!(Estado::de_status(status, Instante(1_300)), Some(estado));
        }
    }
}
