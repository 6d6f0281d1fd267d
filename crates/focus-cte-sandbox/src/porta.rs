//! The door that every request passes: what befalls it, who is asking, and how much may they still ask.

use std::convert::Infallible;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, Response, header};
use axum::response::IntoResponse as _;
use tower::ServiceExt as _;

use crate::auth::Token;
use crate::erros::{self, ERRO_INTERNO, Erro, ROTA_NAO_ENCONTRADA};
use crate::falhas::corpo::{Queda, cortar, inteira, retardar};
use crate::falhas::{Falha, Pedido, Plano};
use crate::limite::Cota;
use crate::parametros::Parametros;
use crate::rotas::{controle, rotas};
use crate::servidor::Contexto;

/// The routes, behind their door.
#[derive(Clone, Debug)]
pub(crate) struct Porta {
    contexto: Contexto,
    rotas: Router,
    /// The same routes over a storage that fails.
    sem_armazenamento: Router,
    controle: Router,
}

impl Porta {
    pub(crate) async fn nova(contexto: Contexto) -> Self {
        let quebrado = contexto.com_armazenamento(contexto.armazenamento.quebrado().await);
        Self {
            rotas: rotas().with_state(contexto.clone()),
            sem_armazenamento: rotas().with_state(quebrado),
            controle: controle().with_state(contexto.clone()),
            contexto,
        }
    }

    /// Answers a request. An error closes the connection without an answer.
    pub(crate) async fn passar(self, requisicao: Request<Body>, de: SocketAddr) -> Result<Response<Body>, Queda> {
        let caminho = requisicao.uri().path();
        if caminho.starts_with("/_sandbox") {
            // Pages in a browser of this machine are not this machine's user: they tell where they come from.
            let daqui = de.ip().to_canonical().is_loopback() && !requisicao.headers().contains_key(header::ORIGIN);
            return if daqui { chamar(self.controle, requisicao).await } else { Ok(fora()) };
        }
        let plano = self.planejar(&requisicao);
        if !plano.latencia.is_zero() {
            tokio::time::sleep(plano.latencia).await;
        }
        if plano.desfecho == Some(Falha::QuedaAntes) {
            return Err(Queda);
        }
        let (cota, resposta) = self.responder(requisicao, &plano).await?;
        let mut resposta = estragar(resposta, plano.desfecho.as_ref()).await?;
        cota.escrever(resposta.headers_mut());
        Ok(resposta)
    }

    fn planejar(&self, requisicao: &Request<Body>) -> Plano {
        let uri = requisicao.uri();
        let referencia = match referencia_no_caminho(uri.path()) {
            Some(codificada) => Some(decodificar(codificada)),
            None => Parametros::de_uri(uri).valor("ref").map(str::to_owned),
        };
        let pedido =
            Pedido { metodo: requisicao.method().as_str(), caminho: uri.path(), referencia: referencia.as_deref() };
        self.contexto.falhas.planejar(pedido, self.contexto.relogio.agora())
    }

    /// Only the API itself (`/v2`) needs a token and spends credits; the headers are in every response.
    async fn responder(&self, mut requisicao: Request<Body>, plano: &Plano) -> Result<(Cota, Response<Body>), Queda> {
        let limite = &self.contexto.limite;
        let cota = if requisicao.uri().path().starts_with("/v2/") {
            let Some(token) = Token::da_requisicao(requisicao.uri(), requisicao.headers()) else {
                return Ok((limite.intacta(), erros::sem_token()));
            };
            let cota = limite.gastar(&token, self.contexto.relogio.agora());
            if cota.excedida {
                return Ok((cota, Erro::limite_excedido(cota.reinicia_em).into_response()));
            }
            requisicao.extensions_mut().insert(token);
            cota
        } else {
            limite.intacta()
        };
        let recusada = match &plano.desfecho {
            Some(Falha::Limite { reinicia_em }) => {
                let cota = Cota { restante: 0, reinicia_em: *reinicia_em, excedida: true, ..cota };
                return Ok((cota, Erro::limite_excedido(*reinicia_em).into_response()));
            }
            Some(Falha::Erro500) => Some(Erro::from(&ERRO_INTERNO).into_response()),
            Some(Falha::Erro503) => Some(erros::indisponivel()),
            Some(Falha::Html401) => Some(erros::sem_token()),
            _ => None,
        };
        if let Some(recusada) = recusada {
            return Ok((cota, recusada));
        }
        requisicao.extensions_mut().insert(plano.ditado.clone());
        let rotas = if plano.sem_armazenamento { &self.sem_armazenamento } else { &self.rotas };
        Ok((cota, chamar(rotas.clone(), requisicao).await?))
    }
}

/// Calls a route. What changes something runs on its own: a caller who hangs up must not leave it half done.
async fn chamar(rotas: Router, requisicao: Request<Body>) -> Result<Response<Body>, Queda> {
    let muda = !matches!(*requisicao.method(), Method::GET | Method::HEAD);
    let chamada = rotas.oneshot(requisicao);
    let resposta: Result<Response<Body>, Infallible> =
        if muda { tokio::spawn(chamada).await.map_err(|_| Queda)? } else { chamada.await };
    resposta.map_err(|nunca| match nunca {})
}

async fn estragar(resposta: Response<Body>, desfecho: Option<&Falha>) -> Result<Response<Body>, Queda> {
    match desfecho {
        Some(Falha::QuedaDepois) => Err(Queda),
        Some(Falha::Erro500Depois) => Ok(Erro::from(&ERRO_INTERNO).into_response()),
        Some(Falha::CorpoCortado) => Ok(cortar(inteira(resposta).await?)),
        Some(Falha::CorpoLento(tempo)) => Ok(retardar(inteira(resposta).await?, *tempo)),
        _ => Ok(resposta),
    }
}

fn fora() -> Response<Body> {
    Erro::from(&ROTA_NAO_ENCONTRADA).into_response()
}

/// The reference in `/v2/cte/REF` and `/v2/cte/REF/...`, as the path has it.
fn referencia_no_caminho(caminho: &str) -> Option<&str> {
    let referencia = caminho.strip_prefix("/v2/cte/")?.split('/').next()?;
    (referencia != "inutilizacao").then_some(referencia)
}

/// What the path's `%XX` stand for.
fn decodificar(codificada: &str) -> String {
    let mut bytes = Vec::with_capacity(codificada.len());
    let mut resto = codificada.as_bytes();
    while let Some((byte, depois)) = resto.split_first() {
        let hexa = depois.get(..2).and_then(|hexa| std::str::from_utf8(hexa).ok());
        match hexa.and_then(|hexa| u8::from_str_radix(hexa, 16).ok()) {
            Some(decodificado) if *byte == b'%' => {
                bytes.push(decodificado);
                resto = &depois[2..];
            }
            _ => {
                bytes.push(*byte);
                resto = depois;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_is_read_from_the_path() {
        assert_eq!(referencia_no_caminho("/v2/cte/abc"), Some("abc"));
        assert_eq!(referencia_no_caminho("/v2/cte/abc/carta_correcao"), Some("abc"));
        assert_eq!(referencia_no_caminho("/v2/cte"), None);
        assert_eq!(referencia_no_caminho("/v2/cte/inutilizacao"), None);
        assert_eq!(decodificar("a%2Fb%C3%A7%"), "a/bç%");
    }
}
