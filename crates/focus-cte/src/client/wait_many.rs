//! Waiting for many documents: one credit budget, growing pauses, and an early end when a webhook tells.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tracing::Instrument as _;

use super::core::Client;
use super::deadline::Deadline;
use super::limiter::Share;
use super::wait::{Espera, esgotado};
use crate::documento::{Documento, Status};
use crate::error::Error;
use crate::types::Referencia;

/// Queries under way at the same time.
const AT_ONCE: usize = 8;

type Item = (Referencia, Result<Documento, Error>);

impl Client {
    /// Waits for many documents at once; `.await` gives them all, [`Aguardador::proximo`] one by one as they are ready.
    ///
    /// Queries leave a quarter of the credits of each minute to other calls of the token. Each document has its own growing pauses
    /// and its own result: a verdict, or the error that a wait for it alone would have given. With more documents than credits give
    /// it a longer deadline.
    ///
    /// ```no_run
    /// # async fn exemplo(client: focus_cte::Client, refs: Vec<focus_cte::Referencia>) {
    /// for (referencia, resultado) in client.aguardar_muitos(refs).await {
    ///     println!("{referencia}: {resultado:?}");
    /// }
    /// # }
    /// ```
    pub fn aguardar_muitos(&self, referencias: impl IntoIterator<Item = Referencia>) -> Aguardador {
        let mut ordem = Vec::new();
        let mut pendentes = HashMap::new();
        for referencia in referencias {
            if !pendentes.contains_key(referencia.as_str()) {
                pendentes.insert(referencia.as_str().to_owned(), Pendente::nova(referencia.clone(), ordem.len()));
                ordem.push(referencia);
            }
        }
        Aguardador {
            client: self.clone(),
            espera: Espera::default(),
            prazo: None,
            ordem,
            agenda: BinaryHeap::new(),
            consultas: JoinSet::new(),
            avisos: Avisos(Arc::new(Quadro {
                estado: Mutex::new(Estado { pendentes, ..Estado::default() }),
                sino: Notify::new(),
            })),
        }
    }
}

/// A wait for many documents; made by [`Client::aguardar_muitos`].
#[must_use = "nothing is asked until it is awaited"]
pub struct Aguardador {
    client: Client,
    espera: Espera,
    prazo: Option<Deadline>,
    ordem: Vec<Referencia>,
    /// When to ask next, and for which document by its place.
    agenda: BinaryHeap<Reverse<(Instant, usize)>>,
    consultas: JoinSet<Item>,
    avisos: Avisos,
}

/// Where webhooks tell a wait what they know; made by [`Aguardador::avisos`]. Clones tell the same wait.
#[derive(Clone)]
pub struct Avisos(Arc<Quadro>);

struct Quadro {
    estado: Mutex<Estado>,
    sino: Notify,
}

#[derive(Default)]
struct Estado {
    pendentes: HashMap<String, Pendente>,
    /// Verdicts that webhooks told.
    prontos: VecDeque<(Referencia, Documento)>,
    /// References to ask for at once.
    urgentes: Vec<String>,
}

struct Pendente {
    referencia: Referencia,
    lugar: usize,
    consultas: u32,
    /// When to ask next; `None` while a query is under way. Other entries of the agenda are void.
    proxima: Option<Instant>,
    /// A webhook came while a query was under way.
    urgente: bool,
    ultimo: Result<Option<Documento>, Error>,
}

impl Pendente {
    fn nova(referencia: Referencia, lugar: usize) -> Pendente {
        Pendente { referencia, lugar, consultas: 0, proxima: None, urgente: false, ultimo: Ok(None) }
    }
}

impl Avisos {
    /// Feeds a document that a webhook brought; returns whether its reference is being waited for.
    ///
    /// A document that is authorised, cancelled or denied ends its wait. A refusal is asked for at once instead: webhooks come late,
    /// and it may be that of an earlier sending of the reference.
    #[expect(clippy::must_use_candidate, reason = "whether someone was waiting is of no interest to most callers")]
    pub fn receber(&self, documento: Documento) -> bool {
        let mut estado = self.0.trancar();
        let Some(referencia) = documento.referencia.as_deref() else { return false };
        match documento.status {
            Status::Autorizado | Status::Cancelado | Status::Denegado => {
                let Some(pendente) = estado.pendentes.remove(referencia) else { return false };
                estado.prontos.push_back((pendente.referencia, documento));
            }
            _ => {
                if !estado.pendentes.contains_key(referencia) {
                    return false;
                }
                let referencia = referencia.to_owned();
                estado.urgentes.push(referencia);
            }
        }
        drop(estado);
        self.0.sino.notify_one();
        true
    }
}

impl Quadro {
    fn trancar(&self) -> MutexGuard<'_, Estado> {
        self.estado.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Aguardador {
    /// How to wait: pauses, deadline of it all, and most queries for each document.
    pub fn com_espera(mut self, espera: Espera) -> Aguardador {
        self.espera = espera;
        self
    }

    /// Where webhooks tell this wait what they know.
    #[must_use]
    pub fn avisos(&self) -> Avisos {
        self.avisos.clone()
    }

    /// The next document that is ready, in no order; `None` when there are no more. The deadline runs from the first call.
    pub async fn proximo(&mut self) -> Option<Item> {
        let prazo = *self.prazo.get_or_insert_with(|| {
            let agora = Instant::now();
            self.agenda = (0..self.ordem.len()).map(|lugar| Reverse((agora, lugar))).collect();
            self.avisos.0.trancar().pendentes.values_mut().for_each(|p| p.proxima = Some(agora));
            Deadline::after(self.espera.prazo)
        });
        loop {
            if let Some(pronto) = self.pronto() {
                return Some(pronto);
            }
            if self.avisos.0.trancar().pendentes.is_empty() {
                return None;
            }
            if prazo.over() {
                return self.desistir();
            }
            self.perguntar(prazo);
            let proxima = self.agenda.peek().map(|Reverse((quando, _))| *quando).filter(|_| self.ha_vaga());
            let quadro = Arc::clone(&self.avisos.0);
            tokio::select! {
                Some(resposta) = self.consultas.join_next(), if !self.consultas.is_empty() => {
                    if let Ok((referencia, resultado)) = resposta
                        && let Some(item) = self.ouvir(referencia, resultado)
                    {
                        return Some(item);
                    }
                }
                () = quadro.sino.notified() => {}
                () = tokio::time::sleep_until(proxima.unwrap_or_else(Instant::now)), if proxima.is_some() => {}
                () = tokio::time::sleep(prazo.left()) => {}
            }
        }
    }

    fn ha_vaga(&self) -> bool {
        self.consultas.len() < AT_ONCE
    }

    /// A verdict that a webhook told.
    fn pronto(&mut self) -> Option<Item> {
        let (referencia, documento) = self.avisos.0.trancar().prontos.pop_front()?;
        let documento = self.client.inner.memory.seen(&referencia, documento);
        Some((referencia, Ok(documento)))
    }

    /// Starts the queries whose time has come.
    fn perguntar(&mut self, prazo: Deadline) {
        let agora = Instant::now();
        let mut estado = self.avisos.0.trancar();
        for referencia in std::mem::take(&mut estado.urgentes) {
            let Some(pendente) = estado.pendentes.get_mut(&referencia) else { continue };
            match pendente.proxima {
                Some(_) => {
                    pendente.proxima = Some(agora);
                    self.agenda.push(Reverse((agora, pendente.lugar)));
                }
                None => pendente.urgente = true,
            }
        }
        while self.consultas.len() < AT_ONCE && self.agenda.peek().is_some_and(|Reverse((quando, _))| *quando <= agora)
        {
            let Some(Reverse((quando, lugar))) = self.agenda.pop() else { break };
            let referencia = self.ordem[lugar].clone();
            match estado.pendentes.get_mut(referencia.as_str()) {
                Some(pendente) if pendente.proxima == Some(quando) => {
                    pendente.proxima = None;
                    pendente.consultas += 1;
                }
                _ => continue,
            }
            let client = self.client.clone();
            let span = tracing::info_span!("focus_cte", operacao = "aguardar_muitos", referencia = referencia.as_str());
            let consulta = async move {
                let call = client.query_call(&referencia, false).share(Share::Spare);
                let resultado = client.run(&call, prazo).await;
                (referencia, resultado)
            };
            self.consultas.spawn(consulta.instrument(span));
        }
    }

    /// Learns from a query: a result, or when to ask again.
    fn ouvir(&mut self, referencia: Referencia, resultado: Result<Documento, Error>) -> Option<Item> {
        let mut estado = self.avisos.0.trancar();
        let pendente = estado.pendentes.get_mut(referencia.as_str())?;
        match resultado {
            Ok(documento) if documento.em_processamento() => pendente.ultimo = Ok(Some(documento)),
            Err(error) if error.retryable() => pendente.ultimo = Err(error),
            pronto => {
                estado.pendentes.remove(referencia.as_str());
                drop(estado);
                return Some(self.fechar(referencia, pronto));
            }
        }
        if pendente.consultas >= self.espera.max_consultas.max(1) {
            let ultimo = std::mem::replace(&mut pendente.ultimo, Ok(None));
            estado.pendentes.remove(referencia.as_str());
            drop(estado);
            return Some(self.fechar(referencia, Err(esgotado(ultimo, self.espera))));
        }
        let urgente = std::mem::take(&mut pendente.urgente);
        let pausa = if urgente { Duration::ZERO } else { self.espera.pausa(pendente.consultas) };
        let quando = Instant::now() + pausa;
        pendente.proxima = Some(quando);
        self.agenda.push(Reverse((quando, pendente.lugar)));
        None
    }

    /// Gives up one document after the deadline.
    fn desistir(&mut self) -> Option<Item> {
        self.consultas.abort_all();
        let mut estado = self.avisos.0.trancar();
        let referencia = self.ordem.iter().find(|r| estado.pendentes.contains_key(r.as_str()))?.clone();
        let pendente = estado.pendentes.remove(referencia.as_str())?;
        drop(estado);
        Some(self.fechar(referencia, Err(esgotado(pendente.ultimo, self.espera))))
    }

    fn fechar(&self, referencia: Referencia, resultado: Result<Documento, Error>) -> Item {
        let resultado = match resultado {
            Ok(documento) => Ok(self.client.inner.memory.seen(&referencia, documento)),
            Err(e) => Err(e.com_operacao("aguardar_muitos").com_referencia(&referencia)),
        };
        (referencia, resultado)
    }
}

/// All results, in the order of the references given, each reference once.
impl IntoFuture for Aguardador {
    type Output = Vec<Item>;
    type IntoFuture = Pin<Box<dyn Future<Output = Vec<Item>> + Send>>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            let mut prontos = HashMap::new();
            while let Some((referencia, resultado)) = self.proximo().await {
                prontos.insert(referencia, resultado);
            }
            self.ordem.iter().filter_map(|r| prontos.remove_entry(r)).collect()
        })
    }
}

impl std::fmt::Debug for Aguardador {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Aguardador")
            .field("documentos", &self.ordem.len())
            .field("espera", &self.espera)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Avisos {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Avisos")
    }
}
