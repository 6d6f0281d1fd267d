//! The sandbox's randomness: the numeric codes that issuers draw for their access keys, and the identifiers of webhooks.

use std::sync::Mutex;

use focus_cte_xml::codigo_numerico_valido;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// A source of numeric codes, repeatable when seeded.
#[derive(Debug)]
pub(crate) struct Acaso(Mutex<StdRng>);

impl Acaso {
    pub(crate) fn sistema() -> Self {
        Self(Mutex::new(StdRng::from_os_rng()))
    }

    pub(crate) fn de_semente(semente: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(semente)))
    }

    /// An identifier of eight letters and digits, as the API's own.
    pub(crate) fn identificador(&self) -> String {
        const LETRAS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        let mut fonte = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        (0..8).map(|_| char::from(LETRAS[fonte.random_range(0..LETRAS.len())])).collect()
    }

    /// A numeric code (`cCT`) for the document `numero`, such as the authority accepts.
    pub(crate) fn codigo_numerico(&self, numero: u32) -> u32 {
        let mut fonte = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        loop {
            let codigo = fonte.random_range(0..=99_999_999);
            if codigo_numerico_valido(codigo, numero) {
                return codigo;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_codes() {
        let (um, outro) = (Acaso::de_semente(7), Acaso::de_semente(7));
        let codigos = |acaso: &Acaso| (1..=5).map(|numero| acaso.codigo_numerico(numero)).collect::<Vec<_>>();
        assert_eq!(codigos(&um), codigos(&outro));
    }
}
