//! The HTTP server: what the routes share, and the door that every request passes.

use std::collections::HashSet;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;

use crate::armazenamento::Armazenamento;
use crate::auth::Token;
use crate::erros::{self, Erro};
use crate::fila::Fila;
use crate::limite::Limite;
use crate::relogio::Relogio;
use crate::rotas::rotas;

/// What every route works with.
#[derive(Clone, Debug)]
pub(crate) struct Contexto(Arc<Partes>);

#[derive(Debug)]
pub(crate) struct Partes {
    pub(crate) armazenamento: Armazenamento,
    pub(crate) fila: Arc<Fila>,
    pub(crate) relogio: Relogio,
    pub(crate) limite: Limite,
    /// How long a CT-e stays in process.
    pub(crate) processamento: Duration,
    /// Companies that may not emit.
    pub(crate) nao_habilitadas: HashSet<String>,
}

impl Contexto {
    pub(crate) fn novo(partes: Partes) -> Self {
        Self(Arc::new(partes))
    }
}

impl std::ops::Deref for Contexto {
    type Target = Partes;

    fn deref(&self) -> &Partes {
        &self.0
    }
}

/// Serves until `parar` resolves, then finishes the requests at hand.
pub(crate) async fn servir(
    escuta: TcpListener,
    contexto: Contexto,
    parar: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let rotas: Router = rotas().layer(from_fn_with_state(contexto.clone(), porta)).with_state(contexto);
    let escuta = escuta.tap_io(|conexao| {
        // Small answers must not wait for more; a socket that refuses the option still works.
        let _ = conexao.set_nodelay(true);
    });
    axum::serve(escuta, rotas).with_graceful_shutdown(parar).await
}

/// The door: who is asking, and how much may they still ask. Only the API itself (`/v2`) needs a token and spends credits;
/// the headers are in every response.
async fn porta(State(contexto): State<Contexto>, mut requisicao: Request, seguir: Next) -> Response {
    let (cota, mut resposta) = if requisicao.uri().path().starts_with("/v2/") {
        match Token::da_requisicao(requisicao.uri(), requisicao.headers()) {
            None => (contexto.limite.intacta(), erros::sem_token()),
            Some(token) => {
                let cota = contexto.limite.gastar(&token, contexto.relogio.agora());
                if cota.excedida {
                    (cota, Erro::limite_excedido(cota.reinicia_em).into_response())
                } else {
                    requisicao.extensions_mut().insert(token);
                    (cota, seguir.run(requisicao).await)
                }
            }
        }
    } else {
        (contexto.limite.intacta(), seguir.run(requisicao).await)
    };
    cota.escrever(resposta.headers_mut());
    resposta
}
