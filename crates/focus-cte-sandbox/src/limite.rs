//! The API's rate limit: a hundred credits a minute for each token, one per request, told in every response.
//!
//! Off by default here, so that load tests run at full speed. The headers are there all the same, and tell of credits that are
//! whole again in no time, so that clients that mind them do not wait either.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::auth::Token;
use crate::relogio::Instante;

/// The credits of the real API.
const CREDITOS_DA_API: u32 = 100;
const JANELA: Duration = Duration::from_mins(1);
/// Above this many tokens, the windows that have ended are swept.
const MAXIMO_DE_JANELAS: usize = 10_000;

const LIMIT: HeaderName = HeaderName::from_static("rate-limit-limit");
const REMAINING: HeaderName = HeaderName::from_static("rate-limit-remaining");
const RESET: HeaderName = HeaderName::from_static("rate-limit-reset");

/// Counts the requests of each token.
#[derive(Debug)]
pub(crate) struct Limite {
    /// Credits in a window; `None` never refuses.
    por_minuto: Option<u32>,
    janelas: Mutex<HashMap<Token, Janela>>,
}

/// The minute that a token's first request opened.
#[derive(Clone, Copy, Debug)]
struct Janela {
    termina_em: Instante,
    usados: u32,
}

/// What a token may still do, as the headers tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cota {
    pub(crate) limite: u32,
    pub(crate) restante: u32,
    /// Seconds until the credits are whole again.
    pub(crate) reinicia_em: u32,
    pub(crate) excedida: bool,
}

impl Limite {
    pub(crate) fn novo(por_minuto: Option<u32>) -> Self {
        Self { por_minuto, janelas: Mutex::default() }
    }

    /// What a request that spends no credit is told.
    pub(crate) fn intacta(&self) -> Cota {
        let limite = self.por_minuto.unwrap_or(CREDITOS_DA_API);
        let reinicia_em = if self.por_minuto.is_some() { segundos(JANELA) } else { 0 };
        Cota { limite, restante: limite, reinicia_em, excedida: false }
    }

    /// Spends one credit of `token`.
    pub(crate) fn gastar(&self, token: &Token, agora: Instante) -> Cota {
        let Some(limite) = self.por_minuto else {
            return Cota { restante: CREDITOS_DA_API - 1, ..self.intacta() };
        };
        let mut janelas = self.janelas.lock().unwrap_or_else(PoisonError::into_inner);
        if janelas.len() > MAXIMO_DE_JANELAS {
            janelas.retain(|_, janela| janela.termina_em > agora);
        }
        let janela = janelas.entry(*token).or_insert(Janela { termina_em: agora.mais(JANELA), usados: 0 });
        gastar(janela, limite, agora)
    }
}

fn gastar(janela: &mut Janela, limite: u32, agora: Instante) -> Cota {
    if janela.termina_em <= agora {
        *janela = Janela { termina_em: agora.mais(JANELA), usados: 0 };
    }
    let excedida = janela.usados >= limite;
    if !excedida {
        janela.usados += 1;
    }
    let falta = u64::try_from(janela.termina_em.0 - agora.0).unwrap_or(0);
    Cota {
        limite,
        restante: limite - janela.usados,
        reinicia_em: u32::try_from(falta.div_ceil(1000)).unwrap_or(u32::MAX),
        excedida,
    }
}

fn segundos(tempo: Duration) -> u32 {
    u32::try_from(tempo.as_secs()).unwrap_or(u32::MAX)
}

impl Cota {
    /// Writes the three headers of the API.
    pub(crate) fn escrever(self, cabecalhos: &mut HeaderMap) {
        cabecalhos.insert(LIMIT, HeaderValue::from(self.limite));
        cabecalhos.insert(REMAINING, HeaderValue::from(self.restante));
        cabecalhos.insert(RESET, HeaderValue::from(self.reinicia_em));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGORA: Instante = Instante(0);

    #[test]
    fn credits_run_down_and_then_the_token_is_refused() {
        let limite = Limite::novo(Some(2));
        let token = Token::de_segredo(b"um");
        let esperada = Cota { limite: 2, restante: 1, reinicia_em: 60, excedida: false };
        assert_eq!(limite.gastar(&token, AGORA), esperada);
        assert_eq!(limite.gastar(&token, AGORA), Cota { restante: 0, ..esperada });
        assert_eq!(limite.gastar(&token, AGORA), Cota { restante: 0, excedida: true, ..esperada });
    }

    #[test]
    fn credits_are_whole_again_after_a_minute() {
        let limite = Limite::novo(Some(1));
        let token = Token::de_segredo(b"um");
        limite.gastar(&token, AGORA);
        assert_eq!(limite.gastar(&token, Instante(59_001)).reinicia_em, 1);
        assert!(!limite.gastar(&token, Instante(60_000)).excedida);
    }

    #[test]
    fn each_token_has_its_own_credits() {
        let limite = Limite::novo(Some(1));
        limite.gastar(&Token::de_segredo(b"um"), AGORA);
        assert!(!limite.gastar(&Token::de_segredo(b"outro"), AGORA).excedida);
    }

    #[test]
    fn without_a_limit_nothing_is_refused_and_nobody_has_to_wait() {
        let limite = Limite::novo(None);
        let token = Token::de_segredo(b"um");
        let cotas: Vec<_> = (0..1000).map(|_| limite.gastar(&token, AGORA)).collect();
        assert!(cotas.iter().all(|cota| !cota.excedida && cota.limite == 100 && cota.restante == 99));
        assert!(cotas.iter().all(|cota| cota.reinicia_em == 0));
    }
}
