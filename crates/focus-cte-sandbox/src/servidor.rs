//! The HTTP server: its own loop over connections, so that it can also close one without an answer.

use std::collections::HashSet;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, Notify};

use crate::acaso::Acaso;
use crate::armazenamento::Armazenamento;
use crate::falhas::Falhas;
use crate::fila::Fila;
use crate::limite::Limite;
use crate::porta::Porta;
use crate::relogio::Relogio;
use crate::rigor::Rigor;
use crate::travas::Travas;
use crate::vinculos::Vinculos;
use crate::webhooks::Webhooks;

/// How long to wait when the system has no more connections to give.
const PAUSA: Duration = Duration::from_millis(50);

/// What every route works with.
#[derive(Clone, Debug)]
pub(crate) struct Contexto {
    pub(crate) armazenamento: Armazenamento,
    partes: Arc<Partes>,
}

/// What is shared by all.
#[derive(Debug)]
pub(crate) struct Partes {
    pub(crate) fila: Arc<Fila>,
    pub(crate) relogio: Relogio,
    pub(crate) rigor: Rigor,
    pub(crate) acaso: Acaso,
    pub(crate) limite: Limite,
    pub(crate) falhas: Arc<Falhas>,
    pub(crate) webhooks: Arc<Webhooks>,
    /// Tells the worker of the webhooks that there is something to deliver.
    pub(crate) entregas: Arc<Notify>,
    pub(crate) travas: Travas,
    /// Held while numbers are given, or given up.
    pub(crate) numeracao: Arc<Mutex<()>>,
    pub(crate) vinculos: Vinculos,
    /// How long a CT-e stays in process.
    pub(crate) processamento: Duration,
    /// Companies that may not emit.
    pub(crate) nao_habilitadas: HashSet<String>,
}

impl Contexto {
    pub(crate) fn novo(armazenamento: Armazenamento, partes: Partes) -> Self {
        Self { armazenamento, partes: Arc::new(partes) }
    }

    /// The same, with another storage.
    pub(crate) fn com_armazenamento(&self, armazenamento: Armazenamento) -> Self {
        Self { armazenamento, partes: Arc::clone(&self.partes) }
    }
}

impl std::ops::Deref for Contexto {
    type Target = Partes;

    fn deref(&self) -> &Partes {
        &self.partes
    }
}

/// Serves until `parar` resolves, then finishes the requests at hand.
pub(crate) async fn servir(
    escuta: TcpListener,
    contexto: Contexto,
    parar: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let porta = Porta::nova(contexto).await;
    let conexoes = GracefulShutdown::new();
    let mut parar = std::pin::pin!(parar);
    loop {
        tokio::select! {
            () = &mut parar => break,
            aceita = escuta.accept() => match aceita {
                Ok((conexao, de)) => atender(conexao, de, &porta, &conexoes),
                // The caller gave up, or there are no more descriptors: neither is a reason to stop.
                Err(causa) => {
                    tracing::debug!(%causa, "uma conexão não foi aceita");
                    tokio::time::sleep(PAUSA).await;
                }
            },
        }
    }
    drop(escuta);
    conexoes.shutdown().await;
    Ok(())
}

fn atender(conexao: TcpStream, de: SocketAddr, porta: &Porta, conexoes: &GracefulShutdown) {
    // Small answers must not wait for more; a socket that refuses the option still works.
    let _ = conexao.set_nodelay(true);
    let porta = porta.clone();
    let servico = service_fn(move |requisicao: Request<Incoming>| {
        let porta = porta.clone();
        async move { porta.passar(requisicao.map(Body::new), de).await }
    });
    let servida = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(conexao), servico);
    let servida = conexoes.watch(servida);
    tokio::spawn(async move {
        if let Err(causa) = servida.await {
            tracing::debug!(%causa, "a conexão terminou antes da resposta");
        }
    });
}
