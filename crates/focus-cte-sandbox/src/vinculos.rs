//! The companies that a token acts for: those it emits for, asks for or has webhooks of.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use crate::armazenamento::Armazenamento;
use crate::auth::Token;

/// Above this many, those in memory are forgotten; they are written down all the same.
const MAXIMO_EM_MEMORIA: usize = 100_000;

/// The pairs that are known to be written down.
#[derive(Debug, Default)]
pub(crate) struct Vinculos(Mutex<HashSet<(Token, String)>>);

impl Vinculos {
    /// Remembers that a token acts for a company.
    pub(crate) async fn lembrar(
        &self,
        armazenamento: &Armazenamento,
        token: &Token,
        empresa: &str,
    ) -> Result<(), sqlx::Error> {
        let par = (*token, empresa.to_owned());
        if self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(&par) {
            return Ok(());
        }
        armazenamento.vincular(token, empresa).await?;
        let mut conhecidos = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if conhecidos.len() >= MAXIMO_EM_MEMORIA {
            conhecidos.clear();
        }
        conhecidos.insert(par);
        Ok(())
    }

    pub(crate) fn limpar(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
