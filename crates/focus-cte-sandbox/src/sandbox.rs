//! A running sandbox.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::armazenamento::Armazenamento;
use crate::builder::SandboxBuilder;

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
    endereco: SocketAddr,
    servico: Parte<io::Result<()>>,
    trabalho: Parte<()>,
    armazenamento: Armazenamento,
}

/// A task of the sandbox, and how it is told to stop.
#[derive(Debug)]
pub(crate) struct Parte<T> {
    pub(crate) parar: watch::Sender<bool>,
    pub(crate) tarefa: JoinHandle<T>,
}

impl<T> Parte<T> {
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

    pub(crate) fn novo(
        endereco: SocketAddr,
        servico: Parte<io::Result<()>>,
        trabalho: Parte<()>,
        armazenamento: Armazenamento,
    ) -> Self {
        Self { endereco, servico, trabalho, armazenamento }
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

    /// Stops: no new connections, the requests at hand and the batch in process are finished, the data are closed.
    ///
    /// Dropping the sandbox stops it as well, without waiting for any of these. Nothing that was accepted is lost either way.
    pub async fn encerrar(mut self) {
        // In this order: a CT-e OS in a request at hand still needs the worker.
        self.servico.encerrar().await;
        self.trabalho.encerrar().await;
        self.armazenamento.fechar().await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.servico.largar();
        self.trabalho.largar();
    }
}
