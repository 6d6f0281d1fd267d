//! Waiting for the authority's verdict: queries with growing pauses, within a deadline.

use std::time::Duration;

use tracing::Instrument as _;

use super::core::Client;
use super::deadline::Deadline;
use crate::documento::Documento;
use crate::error::{Error, ErrorKind};
use crate::types::Referencia;

/// How [`Client::aguardar_com`] waits. Each query costs one credit of the rate limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Espera {
    /// Deadline of it all. 2 min by default.
    pub prazo: Duration,
    /// Pause after the first query; each next one is half as long again. 1 s by default.
    pub intervalo: Duration,
    /// Longest pause. 10 s by default.
    pub intervalo_maximo: Duration,
    /// Most queries to spend, whatever the deadline. 60 by default.
    pub max_consultas: u32,
}

impl Default for Espera {
    fn default() -> Self {
        Espera {
            prazo: Duration::from_mins(2),
            intervalo: Duration::from_secs(1),
            intervalo_maximo: Duration::from_secs(10),
            max_consultas: 60,
        }
    }
}

impl Espera {
    /// The default pauses with this deadline.
    #[must_use]
    pub fn prazo(prazo: Duration) -> Espera {
        Espera { prazo, ..Espera::default() }
    }

    /// Sets the first and the longest pause.
    #[must_use]
    pub fn com_intervalos(mut self, primeiro: Duration, maximo: Duration) -> Espera {
        (self.intervalo, self.intervalo_maximo) = (primeiro, maximo);
        self
    }

    /// Sets the most queries to spend.
    #[must_use]
    pub fn com_max_consultas(mut self, consultas: u32) -> Espera {
        self.max_consultas = consultas;
        self
    }

    /// Pause after this query, from 1.
    #[must_use]
    pub fn pausa(&self, consulta: u32) -> Duration {
        let mut pausa = self.intervalo;
        for _ in 1..consulta {
            if pausa >= self.intervalo_maximo {
                break;
            }
            pausa += pausa / 2;
        }
        pausa.min(self.intervalo_maximo)
    }
}

impl Client {
    /// Waits until the document is no longer in process, at most 2 minutes, and returns it, whatever the verdict.
    pub async fn aguardar(&self, referencia: &Referencia) -> Result<Documento, Error> {
        self.aguardar_com(referencia, Espera::default()).await
    }

    /// Waits until the document is no longer in process and returns it, whatever the verdict.
    ///
    /// A server that fails for a while does not end the wait. When deadline or queries run out the error is
    /// [`ErrorKind::PrazoEsgotado`], with the document as last seen; the document goes on at the server.
    pub async fn aguardar_com(&self, referencia: &Referencia, espera: Espera) -> Result<Documento, Error> {
        let span = tracing::info_span!("focus_cte", operacao = "aguardar", referencia = referencia.as_str());
        match self.poll(referencia, espera).instrument(span).await {
            Ok(documento) => Ok(self.inner.memory.seen(referencia, documento)),
            Err(e) => Err(e.com_operacao("aguardar").com_referencia(referencia)),
        }
    }

    /// Waits until the document is authorised.
    ///
    /// Any other verdict is the error [`ErrorKind::DocumentoRecusado`], with the document in it.
    pub async fn aguardar_autorizacao(&self, referencia: &Referencia, espera: Espera) -> Result<Documento, Error> {
        let documento = self.aguardar_com(referencia, espera).await?;
        if documento.autorizado() {
            return Ok(documento);
        }
        let mensagem =
            documento.sefaz().unwrap_or_else(|| format!("o documento ficou com status {}", documento.status));
        Err(Error::new(ErrorKind::DocumentoRecusado, mensagem)
            .com_operacao("aguardar_autorizacao")
            .com_referencia(referencia)
            .com_codigo(documento.status.as_str())
            .com_erros(documento.erros.clone())
            .com_documento(documento))
    }

    async fn poll(&self, referencia: &Referencia, espera: Espera) -> Result<Documento, Error> {
        let deadline = Deadline::after(espera.prazo);
        let call = self.query_call(referencia, false);
        let mut derradeira = false;
        let mut ultimo: Result<Option<Documento>, Error> = Ok(None);
        for consulta in 1..=espera.max_consultas.max(1) {
            match tokio::time::timeout(deadline.left(), self.run(&call, deadline)).await {
                Ok(Ok(documento)) if documento.status.finalizado() => return Ok(documento),
                Ok(Ok(documento)) => ultimo = Ok(Some(documento)),
                Ok(Err(error)) if error.retryable() => ultimo = Err(error),
                Ok(Err(error)) => return Err(error),
                Err(_) => break,
            }
            let restante = deadline.left();
            let mut pausa = espera.pausa(consulta);
            if pausa >= restante {
                if derradeira {
                    break;
                }
                // One more query shortly before the deadline.
                derradeira = true;
                pausa = restante.saturating_sub(espera.intervalo.min(restante / 4));
            }
            tokio::time::sleep(pausa).await;
        }
        Err(esgotado(ultimo, espera))
    }
}

pub(super) fn esgotado(ultimo: Result<Option<Documento>, Error>, espera: Espera) -> Error {
    let mensagem = match &ultimo {
        Ok(_) => format!("o documento não ficou pronto em {} s", espera.prazo.as_secs_f64()),
        Err(e) => {
            format!("a API não respondeu bem em {} s; a última falha foi: {}", espera.prazo.as_secs_f64(), e.mensagem())
        }
    };
    let error = Error::new(ErrorKind::PrazoEsgotado, mensagem);
    match ultimo {
        Ok(Some(documento)) => error.com_documento(documento),
        Ok(None) => error,
        Err(cause) => error.com_fonte(cause),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Espera;

    #[test]
    fn pauses_grow_by_half_up_to_the_longest() {
        let espera = Espera::default();
        let pausas: Vec<u128> = (1..=8).map(|n| espera.pausa(n).as_millis()).collect();
        assert_eq!(pausas, [1000, 1500, 2250, 3375, 5062, 7593, 10_000, 10_000]);
        assert_eq!(espera.pausa(u32::MAX), Duration::from_secs(10));
    }

    #[test]
    fn the_default_wait_spends_few_credits() {
        let espera = Espera::default();
        let consultas = (1..).scan(Duration::ZERO, |t, n| {
            *t += espera.pausa(n);
            (*t < espera.prazo).then_some(())
        });
        assert!(consultas.count() < 20);
    }
}
