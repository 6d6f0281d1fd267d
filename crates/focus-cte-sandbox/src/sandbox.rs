//! A running sandbox.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::armazenamento::Armazenamento;
use crate::builder::SandboxBuilder;
use crate::falhas::{Falhas, Regra};
use crate::relogio::Relogio;

/// How long the end waits for the requests at hand.
const ESPERA: Duration = Duration::from_secs(5);

/// The API, offline: it listens from [`iniciar`](SandboxBuilder::iniciar) until it is dropped.
///
/// ```
/// use focus_cte_sandbox::Sandbox;
///
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let sandbox = Sandbox::builder().iniciar().await?;
/// assert!(sandbox.url().starts_with("http://127.0.0.1:"));
/// sandbox.encerrar().await;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Sandbox {
    pub(crate) endereco: SocketAddr,
    pub(crate) servico: Parte<io::Result<()>>,
    /// The worker of the documents.
    pub(crate) trabalho: Parte<()>,
    /// The worker of the webhooks.
    pub(crate) correio: Parte<()>,
    pub(crate) armazenamento: Armazenamento,
    pub(crate) relogio: Relogio,
    pub(crate) falhas: Arc<Falhas>,
}

/// A task of the sandbox, and how it is told to stop.
#[derive(Debug)]
pub(crate) struct Parte<T> {
    parar: watch::Sender<bool>,
    tarefa: JoinHandle<T>,
}

impl<T: Send + 'static> Parte<T> {
    /// Begins; what it is given turns true when it has to stop.
    pub(crate) fn nova<F>(tarefa: impl FnOnce(watch::Receiver<bool>) -> F) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        let (parar, parado) = watch::channel(false);
        Self { parar, tarefa: tokio::spawn(tarefa(parado)) }
    }

    /// Tells it to stop, and waits for it while that takes a reasonable time.
    async fn encerrar(&mut self) {
        self.parar.send_replace(true);
        if timeout(ESPERA, &mut self.tarefa).await.is_err() {
            self.tarefa.abort();
        }
    }

    fn largar(&self) {
        self.parar.send_replace(true);
        self.tarefa.abort();
    }
}

impl Sandbox {
    /// What a sandbox may be told before it starts.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::default()
    }

    /// The base URL for a client of this machine: `http://127.0.0.1:40123`, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        let ip = match self.endereco.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        format!("http://{}", SocketAddr::new(ip, self.endereco.port()))
    }

    /// The address it listens on.
    #[must_use]
    pub fn endereco(&self) -> SocketAddr {
        self.endereco
    }

    /// Misbehaves by this rule from now on.
    pub fn falhar(&self, regra: Regra) {
        self.falhas.incluir(regra);
    }

    /// Takes back all faults, also those of the builder and of the control endpoint.
    pub fn limpar_falhas(&self) {
        self.falhas.limpar();
    }

    /// The clock it lives by.
    #[must_use]
    pub fn relogio(&self) -> Relogio {
        self.relogio.clone()
    }

    /// Stops: no new connections, the requests at hand and the batch in process are finished, the data are closed.
    ///
    /// Dropping the sandbox stops it as well, without waiting for any of these. Nothing that was accepted is lost either way.
    pub async fn encerrar(mut self) {
        // In this order: a CT-e OS in a request at hand still needs the worker.
        self.servico.encerrar().await;
        self.trabalho.encerrar().await;
        self.correio.encerrar().await;
        self.armazenamento.fechar().await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.servico.largar();
        self.trabalho.largar();
        self.correio.largar();
    }
}
