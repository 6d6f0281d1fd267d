//! The moment at which the authority receives what is sent, and where: what its rules are told beside the document.

use std::time::{Duration, SystemTime};

use focus_cte::model::DataHora;
use focus_cte::{Ambiente, Contexto, Payload, TipoAmbiente, Uf};
use focus_cte_sandbox::Relogio;
use jiff::{SignedDuration, Timestamp};

use crate::cli::Acesso;
use crate::config;
use crate::terminal::avisar;

/// How old an emission may be when it reaches the authority (MOC G103, H077).
const ATRASO: SignedDuration = SignedDuration::from_hours(168);
/// How long after its emission a document reaches a sandbox whose clock was set by it.
const DEPOIS: SignedDuration = SignedDuration::from_mins(1);

/// When a document is received.
pub(crate) struct Momento {
    quando: Timestamp,
    /// The emission that the clock of the sandbox is set by.
    emissao: Option<DataHora>,
}

impl Momento {
    /// Now; in a sandbox that begins and ends with the command, at a moment at which the document is on time.
    pub(crate) fn da_emissao(acesso: &Acesso, payload: &Payload<'_>) -> Self {
        Self::em(acesso.sandbox && acesso.dados.is_none(), payload, Timestamp::now())
    }

    fn em(efemero: bool, payload: &Payload<'_>, agora: Timestamp) -> Self {
        let emissao = payload.texto("data_emissao").and_then(|texto| texto.parse::<DataHora>().ok());
        let instante = emissao.and_then(|emissao| instante(emissao, payload.texto("uf_emitente")));
        match (emissao, instante) {
            (Some(emissao), Some(instante))
                if efemero && !(SignedDuration::ZERO..=ATRASO).contains(&agora.duration_since(instante)) =>
            {
                Self { quando: instante.saturating_add(DEPOIS).unwrap_or(agora), emissao: Some(emissao) }
            }
            _ => Self { quando: agora, emissao: None },
        }
    }

    /// What the rules are told.
    pub(crate) fn contexto(&self, acesso: &Acesso) -> Contexto {
        ambiente(acesso).into_iter().fold(Contexto::novo().quando(self.quando), Contexto::ambiente)
    }

    /// The clock of the sandbox that the document goes to; says so when it is not the system's.
    pub(crate) fn relogio(&self) -> Relogio {
        let Some(emissao) = self.emissao else { return Relogio::sistema() };
        avisar(&format!("relógio do sandbox em {emissao}: data_emissao do documento"));
        Relogio::a_partir_de(sistema(self.quando))
    }
}

/// What the rules are told of an event that is sent now.
pub(crate) fn agora(acesso: &Acesso) -> Contexto {
    Momento { quando: Timestamp::now(), emissao: None }.contexto(acesso)
}

/// The instant of an emission: without an offset, in that of the emitente's UF, or of Brasília.
fn instante(emissao: DataHora, uf: Option<&str>) -> Option<Timestamp> {
    emissao.instante().or_else(|| {
        let uf = uf.and_then(|uf| uf.parse::<Uf>().ok()).unwrap_or(Uf::Df);
        format!("{emissao}{}", uf.fuso()).parse::<DataHora>().ok()?.instante()
    })
}

/// Where a command goes: `None` for a server that may be either.
fn ambiente(acesso: &Acesso) -> Option<TipoAmbiente> {
    if acesso.sandbox {
        return Some(TipoAmbiente::Homologacao);
    }
    match config::ambiente(acesso)? {
        Ambiente::Producao => Some(TipoAmbiente::Producao),
        Ambiente::Homologacao => Some(TipoAmbiente::Homologacao),
        Ambiente::Url(_) => None,
    }
}

fn sistema(quando: Timestamp) -> SystemTime {
    let milissegundos = quando.as_millisecond();
    let duracao = Duration::from_millis(milissegundos.unsigned_abs());
    if milissegundos < 0 { SystemTime::UNIX_EPOCH - duracao } else { SystemTime::UNIX_EPOCH + duracao }
}

#[cfg(test)]
mod tests {
    use focus_cte::Modelo;

    use super::*;

    fn em(efemero: bool, emissao: &str) -> (String, bool) {
        let json = format!(r#"{{"data_emissao": "{emissao}", "uf_emitente": "AM"}}"#);
        let payload = Payload::from_slice(Modelo::Cte, json.as_bytes()).expect("JSON");
        let momento = Momento::em(efemero, &payload, "2026-11-27T12:00:00Z".parse().expect("a moment"));
        (momento.quando.to_string(), momento.emissao.is_some())
    }

    #[test]
    fn the_sandbox_of_a_command_receives_late_and_early_documents_just_after_their_emission() {
        assert_eq!(em(true, "2026-11-20T08:59:59-03:00"), ("2026-11-20T12:00:59Z".into(), true));
        assert_eq!(em(true, "2026-11-27T09:00:01-03:00"), ("2026-11-27T12:01:01Z".into(), true));
        assert_eq!(em(true, "2026-11-20T07:59:59"), ("2026-11-20T12:00:59Z".into(), true), "in the UF's offset");
    }

    #[test]
    fn documents_on_time_and_those_that_go_elsewhere_are_received_now() {
        let agora = ("2026-11-27T12:00:00Z".to_owned(), false);
        for emissao in ["2026-11-20T09:00:00-03:00", "2026-11-27T09:00:00-03:00", "ontem"] {
            assert_eq!(em(true, emissao), agora, "{emissao}");
        }
        assert_eq!(em(false, "2020-01-01T00:00:00-03:00"), agora);
    }
}
