//! `DELETE /v2/cte/REF` and the events under `/v2/cte/REF/...`.

use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use focus_cte::evento::TipoEvento;

use super::corpo::{MAIOR_PEDIDO, ler, texto};
use super::cte::buscar;
use crate::armazenamento::{Autorizacao, Ditado, Registro};
use crate::auth::Token;
use crate::erros::{Erro, NAO_AUTORIZADO};
use crate::eventos::{Alvo, Pedido, registrar};
use crate::json::json;
use crate::respostas::EventoResposta;
use crate::servidor::Contexto;

type Quem = (State<Contexto>, Extension<Token>, Extension<Ditado>, Path<String>);

/// Cancels a document.
pub(super) async fn cancelar(quem: Quem, corpo: Body) -> Result<Response, Erro> {
    evento(TipoEvento::Cancelamento, quem, corpo).await
}

/// Corrects a document. The last letter replaces the others.
pub(super) async fn corrigir(quem: Quem, corpo: Body) -> Result<Response, Erro> {
    evento(TipoEvento::CartaCorrecao, quem, corpo).await
}

/// Tells that the service was not what was agreed.
pub(super) async fn discordar(quem: Quem, corpo: Body) -> Result<Response, Erro> {
    evento(TipoEvento::PrestacaoDesacordo, quem, corpo).await
}

/// Registers what happened to a multimodal service.
pub(super) async fn registrar_multimodal(quem: Quem, corpo: Body) -> Result<Response, Erro> {
    evento(TipoEvento::RegistroMultimodal, quem, corpo).await
}

/// Tells the guides of a transport of valuables.
pub(super) async fn informar_gtv(quem: Quem, corpo: Body) -> Result<Response, Erro> {
    evento(TipoEvento::InformacoesGtv, quem, corpo).await
}

async fn evento(tipo: TipoEvento, quem: Quem, corpo: Body) -> Result<Response, Erro> {
    let (State(contexto), Extension(token), Extension(ditado), Path(referencia)) = quem;
    let corpo = ler(corpo, MAIOR_PEDIDO).await?;
    let corpo = texto(&corpo)?.to_owned();
    let antes = buscar(&contexto, &token, &referencia).await?;
    let chave = &autorizado(tipo, &antes)?.chave;
    let _trava = contexto.travas.trancar(chave).await;
    // While waiting, another event may have changed it.
    let registro = buscar(&contexto, &token, &referencia).await?;
    let autorizacao = autorizado(tipo, &registro)?;
    let alvo = Alvo {
        token: &token,
        chave: &autorizacao.chave,
        modelo: registro.modelo,
        caminho_xml: &autorizacao.caminho_xml,
        autorizado_em: Some(autorizacao.autorizado_em),
        registro: Some(&registro),
    };
    let pedido = Pedido { tipo, corpo, autor: None, ditado: ditado.veredito };
    let (veredito, gravado) = registrar(&contexto, &alvo, pedido).await?;
    Ok(json(StatusCode::OK, &EventoResposta::nova(tipo, &veredito, gravado.as_ref())))
}

/// What was authorised, if anything was, and if this kind of event exists for the document's model.
fn autorizado(tipo: TipoEvento, registro: &Registro) -> Result<&Autorizacao, Erro> {
    let autorizacao = registro.autorizacao.as_ref().filter(|_| tipo.aceita(registro.modelo));
    autorizacao.ok_or_else(|| Erro::from(&NAO_AUTORIZADO))
}
