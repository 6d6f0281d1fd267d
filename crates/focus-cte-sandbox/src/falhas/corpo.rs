//! Bodies that do not arrive as they should: cut off in the middle, or slow.

use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Response, header};
use http_body::{Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// How long the first half of a body that is cut off has to leave.
const FOLGA: Duration = Duration::from_millis(20);
/// In how many pieces a slow body comes.
const PEDACOS: usize = 20;

/// The connection is gone: the error that makes the server close it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a conexão foi fechada de propósito")]
pub(crate) struct Queda;

/// The answer, of which only the first half arrives.
pub(crate) fn cortar(resposta: Response<Bytes>) -> Response<Body> {
    com_corpo(resposta, |corpo| {
        let metade = corpo.len() / 2;
        Gotas { pedacos: vec![corpo.slice(..metade)], pausa: FOLGA, cortado: true, ..Gotas::de(&corpo) }
    })
}

/// The answer, which takes so long to arrive.
pub(crate) fn retardar(resposta: Response<Bytes>, tempo: Duration) -> Response<Body> {
    com_corpo(resposta, |corpo| {
        let tamanho = corpo.len().div_ceil(PEDACOS).max(1);
        let pedacos: Vec<_> = (0..corpo.len())
            .step_by(tamanho)
            .map(|inicio| corpo.slice(inicio..corpo.len().min(inicio + tamanho)))
            .rev()
            .collect();
        let pausa = tempo / u32::try_from(pedacos.len().max(1)).unwrap_or(1);
        Gotas { pedacos, pausa, ..Gotas::de(&corpo) }
    })
}

/// The length is told as ever: only so does a caller see that something is missing.
fn com_corpo(resposta: Response<Bytes>, corpo: impl FnOnce(Bytes) -> Gotas) -> Response<Body> {
    let (mut partes, inteiro) = resposta.into_parts();
    partes.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(inteiro.len()));
    Response::from_parts(partes, Body::new(corpo(inteiro)))
}

/// A body that comes in pieces, with a pause after each.
#[derive(Debug)]
struct Gotas {
    /// What is still to come, the next one last.
    pedacos: Vec<Bytes>,
    pausa: Duration,
    espera: Option<Pin<Box<Sleep>>>,
    /// Whether it ends with the connection.
    cortado: bool,
    anunciado: u64,
}

impl Gotas {
    fn de(corpo: &Bytes) -> Self {
        let anunciado = u64::try_from(corpo.len()).unwrap_or(u64::MAX);
        Self { pedacos: Vec::new(), pausa: Duration::ZERO, espera: None, cortado: false, anunciado }
    }
}

impl http_body::Body for Gotas {
    type Data = Bytes;
    type Error = Queda;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Queda>>> {
        if let Some(espera) = &mut self.espera {
            if espera.as_mut().poll(cx).is_pending() {
                return Poll::Pending;
            }
            self.espera = None;
        }
        match self.pedacos.pop() {
            Some(pedaco) => {
                self.espera = Some(Box::pin(sleep(self.pausa)));
                Poll::Ready(Some(Ok(Frame::data(pedaco))))
            }
            None if self.cortado => Poll::Ready(Some(Err(Queda))),
            None => Poll::Ready(None),
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.anunciado)
    }
}

/// The whole of an answer: all of them are made in memory.
pub(crate) async fn inteira(resposta: Response<Body>) -> Result<Response<Bytes>, Queda> {
    let (partes, corpo) = resposta.into_parts();
    let corpo = axum::body::to_bytes(corpo, usize::MAX).await.map_err(|_| Queda)?;
    Ok(Response::from_parts(partes, corpo))
}
