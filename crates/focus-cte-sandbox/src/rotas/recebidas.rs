//! `/v2/ctes_recebidas`: the CT-es of others in which a company takes part.

use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use focus_cte::Modelo;
use focus_cte::evento::TipoEvento;
use serde_json::Value;

use super::corpo::{MAIOR_PEDIDO, ler, texto};
use super::empresa::{empresa_valida, empresas_do_pedido};
use crate::armazenamento::{Ditado, EventoGravado, Recebida};
use crate::auth::Token;
use crate::erros::{ARQUIVO_NAO_ENCONTRADO, Erro, ErroCampo, NAO_ENCONTRADO};
use crate::eventos::{Alvo, Pedido, registrar};
use crate::fiscal::{Resumo, resumir};
use crate::json::json;
use crate::parametros::Parametros;
use crate::relogio::Instante;
use crate::respostas::{EventoResposta, RecebidaResposta};
use crate::servidor::Contexto;

const PAGINA: u32 = 100;
const TOTAL: HeaderName = HeaderName::from_static("x-total-count");
const VERSAO_MAXIMA: HeaderName = HeaderName::from_static("x-max-version");

/// Summaries beyond a version, oldest first. `X-Max-Version` is that of the last one told: the cursor to go on from.
pub(super) async fn listar(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    uri: Uri,
) -> Result<Response, Erro> {
    let parametros = Parametros::de_uri(&uri);
    let versao = match parametros.valor("versao").filter(|texto| !texto.is_empty()).map(str::parse::<u32>) {
        None => 0,
        Some(Ok(versao)) => i64::from(versao),
        Some(Err(_)) => {
            let mensagem = "esperado um número inteiro".to_owned();
            return Err(Erro::campos_invalidos(vec![ErroCampo { campo: "versao".to_owned(), mensagem }]));
        }
    };
    let (mut recebidas, mut total) = (Vec::new(), 0);
    for empresa in empresas_do_pedido(&contexto, &token, &parametros).await? {
        recebidas.extend(contexto.armazenamento.recebidas(&empresa, versao, PAGINA).await?);
        total += contexto.armazenamento.total_recebidas(&empresa, versao).await?;
    }
    recebidas.sort_by_key(|recebida| recebida.versao);
    recebidas.truncate(usize::try_from(PAGINA).unwrap_or(usize::MAX));
    let maxima = recebidas.last().map_or(versao, |recebida| recebida.versao);
    let mut lidas = Vec::with_capacity(recebidas.len());
    for recebida in recebidas {
        let (resumo, eventos) = abrir(&contexto, &recebida).await?;
        lidas.push((recebida, resumo, eventos));
    }
    let resumos = lidas.iter().map(|(recebida, resumo, eventos)| RecebidaResposta::nova(recebida, resumo, eventos));
    let mut resposta = json(StatusCode::OK, &resumos.collect::<Vec<_>>());
    resposta.headers_mut().insert(TOTAL, HeaderValue::from(total));
    resposta.headers_mut().insert(VERSAO_MAXIMA, HeaderValue::from(maxima));
    Ok(resposta)
}

/// `CHAVE.json` (or just `CHAVE`) and `CHAVE.xml`.
pub(super) async fn documento(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Path(arquivo): Path<String>,
    uri: Uri,
) -> Result<Response, Erro> {
    let (chave, xml) = match arquivo.strip_suffix(".xml") {
        Some(chave) => (chave, true),
        None => (arquivo.strip_suffix(".json").unwrap_or(&arquivo), false),
    };
    let recebida = achar(&contexto, &token, chave, &Parametros::de_uri(&uri), None).await?;
    if xml {
        return arquivo_xml(&contexto, &recebida.caminho_xml).await;
    }
    let (resumo, eventos) = abrir(&contexto, &recebida).await?;
    Ok(json(StatusCode::OK, &RecebidaResposta::nova(&recebida, &resumo, &eventos)))
}

/// `CHAVE/cancelamento.xml` and `CHAVE/carta_correcao.xml`, of which the last one counts.
pub(super) async fn evento(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Path((chave, evento)): Path<(String, String)>,
    uri: Uri,
) -> Result<Response, Erro> {
    let tipo = match evento.as_str() {
        "cancelamento.xml" => TipoEvento::Cancelamento,
        "carta_correcao.xml" => TipoEvento::CartaCorrecao,
        _ => return Err(Erro::from(&ARQUIVO_NAO_ENCONTRADO)),
    };
    let evento = ultimo(&contexto, &token, &chave, &uri, tipo).await?;
    arquivo_xml(&contexto, &evento.caminho_xml).await
}

/// `GET CHAVE/desacordo`: what came of the last one.
pub(super) async fn desacordo(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Path(chave): Path<String>,
    uri: Uri,
) -> Result<Response, Erro> {
    let tipo = TipoEvento::PrestacaoDesacordo;
    let evento = ultimo(&contexto, &token, &chave, &uri, tipo).await?;
    Ok(json(StatusCode::OK, &EventoResposta::nova(tipo, &evento.veredito, Some(&evento))))
}

async fn ultimo(
    contexto: &Contexto,
    token: &Token,
    chave: &str,
    uri: &Uri,
    tipo: TipoEvento,
) -> Result<EventoGravado, Erro> {
    let recebida = achar(contexto, token, chave, &Parametros::de_uri(uri), None).await?;
    let eventos = contexto.armazenamento.eventos(&recebida.chave).await?;
    let ultimo = eventos.into_iter().rfind(|evento| evento.tipo == tipo.codigo());
    ultimo.ok_or_else(|| Erro::from(&ARQUIVO_NAO_ENCONTRADO))
}

/// `POST CHAVE/desacordo`, by the company that received the CT-e; `cnpj` or `cpf` in the body says which, where several did.
pub(super) async fn discordar(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Extension(ditado): Extension<Ditado>,
    Path(chave): Path<String>,
    uri: Uri,
    corpo: Body,
) -> Result<Response, Erro> {
    let corpo = ler(corpo, MAIOR_PEDIDO).await?;
    let corpo = texto(&corpo)?.to_owned();
    let recebida = achar(&contexto, &token, &chave, &Parametros::de_uri(&uri), autor(&corpo)).await?;
    let _trava = contexto.travas.trancar(&recebida.chave).await;
    let (resumo, _) = abrir(&contexto, &recebida).await?;
    let tipo = TipoEvento::PrestacaoDesacordo;
    let alvo = Alvo {
        token: &token,
        chave: &recebida.chave,
        modelo: if recebida.chave.get(20..22) == Some("67") { Modelo::CteOs } else { Modelo::Cte },
        caminho_xml: &recebida.caminho_xml,
        autorizado_em: Instante::de_texto(&resumo.recebido_em),
        registro: None,
    };
    let pedido = Pedido { tipo, corpo, autor: Some(recebida.empresa.clone()), ditado: ditado.veredito };
    let (veredito, gravado) = registrar(&contexto, &alvo, pedido).await?;
    Ok(json(StatusCode::OK, &EventoResposta::nova(tipo, &veredito, gravado.as_ref())))
}

/// The company that a body names.
fn autor(corpo: &str) -> Option<String> {
    let corpo: Value = serde_json::from_str(corpo).ok()?;
    let numero = ["cnpj", "cpf"].into_iter().find_map(|campo| corpo.get(campo)?.as_str().map(str::to_owned));
    numero.filter(|numero| empresa_valida(numero))
}

/// The CT-e of a key, as received by a company that the token acts for: by the one that pays for it, if there is a choice.
async fn achar(
    contexto: &Contexto,
    token: &Token,
    chave: &str,
    parametros: &Parametros,
    autor: Option<String>,
) -> Result<Recebida, Erro> {
    let empresas = match autor {
        Some(empresa) => {
            contexto.vinculos.lembrar(&contexto.armazenamento, token, &empresa).await?;
            vec![empresa]
        }
        None => empresas_do_pedido(contexto, token, parametros).await?,
    };
    let mut recebidas = contexto.armazenamento.recebida(chave.strip_prefix("CTe").unwrap_or(chave)).await?;
    recebidas.retain(|recebida| empresas.contains(&recebida.empresa));
    if recebidas.len() > 1 {
        let tomador = abrir(contexto, &recebidas[0]).await?.0.tomador;
        recebidas.sort_by_key(|recebida| Some(&recebida.empresa) != tomador.as_ref());
    }
    recebidas.into_iter().next().ok_or_else(|| Erro::from(&NAO_ENCONTRADO))
}

async fn abrir(contexto: &Contexto, recebida: &Recebida) -> Result<(Resumo, Vec<EventoGravado>), Erro> {
    let xml = contexto.armazenamento.arquivo(&recebida.caminho_xml).await?.unwrap_or_default();
    let resumo = resumir(&String::from_utf8_lossy(&xml)).unwrap_or_default();
    Ok((resumo, contexto.armazenamento.eventos(&recebida.chave).await?))
}

async fn arquivo_xml(contexto: &Contexto, caminho: &str) -> Result<Response, Erro> {
    let conteudo = contexto.armazenamento.arquivo(caminho).await?;
    let conteudo = conteudo.ok_or_else(|| Erro::from(&ARQUIVO_NAO_ENCONTRADO))?;
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], conteudo).into_response())
}
