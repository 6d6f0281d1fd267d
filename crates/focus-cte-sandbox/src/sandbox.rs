//! A running sandbox.

use std::io;
use std::net::SocketAddr;
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
    parar: watch::Sender<bool>,
    servico: JoinHandle<io::Result<()>>,
    trabalho: JoinHandle<()>,
    armazenamento: Armazenamento,
}

impl Sandbox {
    /// What a sandbox may be told before it starts.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::default()
    }

    pub(crate) fn novo(
        endereco: SocketAddr,
        parar: watch::Sender<bool>,
        servico: JoinHandle<io::Result<()>>,
        trabalho: JoinHandle<()>,
        armazenamento: Armazenamento,
    ) -> Self {
        Self { endereco, parar, servico, trabalho, armazenamento }
    }

    /// The base URL for a client: `http://127.0.0.1:40123`, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.endereco)
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
        self.parar.send_replace(true);
        if timeout(ESPERA, &mut self.servico).await.is_err() {
            self.servico.abort();
        }
        if timeout(ESPERA, &mut self.trabalho).await.is_err() {
            self.trabalho.abort();
        }
        self.armazenamento.fechar().await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.parar.send_replace(true);
        self.servico.abort();
        self.trabalho.abort();
    }
}
